"""Documents as articles: sentences, pages, title, and a reason for what is none."""

import time
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from summarizer.documents import Refused, read_apart
from summarizer.domain import Article
from summarizer.errors import UnusableInput
from summarizer.sources import read_bytes, read_input, read_inputs
from summarizer.sources.fetching import Page as Fetched
from tests.articles import FERRIES
from tests.unit.documents.making import archive, column, docx, odt, pdf

HEADLINE, _, *LINES = FERRIES.splitlines()


def paper() -> bytes:
    return pdf(
        [(60, 770, 20, HEADLINE[:30]), *column("\n\n".join(LINES[:4]), 60, 720, 470)],
        column("\n\n".join(LINES[4:]), 60, 720, 470),
    )


def test_a_pdf_is_an_article_with_its_pages() -> None:
    article = read_bytes(paper(), "ferries.pdf")
    assert article.title == HEADLINE[:30]
    assert [page.number for page in article.pages] == [1, 2]
    assert article.words(article.pages[1]).startswith(LINES[4])
    assert article.pages[0].start == 0
    assert article.pages[0].end == article.pages[1].start
    assert article.pages[1].end == len(article.text)
    assert LINES[5] in [article.words(sentence) for sentence in article.sentences]


@pytest.mark.parametrize(
    "data",
    [
        docx("".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in (HEADLINE, *LINES))),
        odt("".join(f"<text:p>{line}</text:p>" for line in (HEADLINE, *LINES))),
        b"{\\rtf1 " + "\\par ".join((HEADLINE, *LINES)).encode("cp1252") + b"}",
    ],
)
def test_an_office_document_is_an_article_without_pages(data: bytes) -> None:
    article = read_bytes(data, "ferries")
    assert [article.words(sentence) for sentence in article.sentences] == [HEADLINE, *LINES]
    assert (article.title, article.pages) == (HEADLINE, ())


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (pdf([]), "scan"),
        (pdf([(60, 700, 11, "words")], encrypted=True), "password"),
        (archive(word__document_xml=b"<a>" + b" " * 70_000_000 + b"</a>"), "unpacks to more than"),
        (archive(xl__workbook_xml="<a/>"), "spreadsheet"),
        (archive(ppt__presentation_xml="<a/>"), "presentation"),
        (archive(readme="x"), "zip archive"),
        (b"PK\x03\x04...", "zip archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2_000), "old office document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"%PDF-1.7" + bytes(50_000_001), "too large"),
    ],
)
def test_a_document_that_is_not_read_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(UnusableInput, match=reason) as caught:
        read_bytes(data, "thing.bin")
    assert str(caught.value).startswith("thing.bin: ")


def test_a_document_may_be_larger_than_a_text(tmp_path: Path) -> None:
    packed = BytesIO(docx("".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in LINES)))
    with zipfile.ZipFile(packed, "a", zipfile.ZIP_STORED) as file:
        file.writestr("word/media/picture.png", bytes(12_000_000))
    (tmp_path / "ferries.docx").write_bytes(packed.getvalue())
    assert read_input(str(tmp_path / "ferries.docx")).sentences


def test_a_document_of_a_site_is_read() -> None:
    (article,) = read_inputs(["https://sund.example/a.pdf"], None, lambda url: Fetched(url, paper()))
    assert isinstance(article, Article)
    assert article.pages


@pytest.mark.parametrize("data", [b"%PDF-1.4\n" + b"[" * 200_000, b"{\\rtf1" + b"\\'e9{\\v" * 900_000])
def test_a_document_that_could_keep_a_reader_busy_ends(data: bytes) -> None:
    begun = time.monotonic()
    with pytest.raises(Refused):
        read_apart(data)
    assert time.monotonic() - begun < 30
