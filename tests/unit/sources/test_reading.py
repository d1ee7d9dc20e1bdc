import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.domain import Article, SkippedArticle
from summarizer.errors import UnusableInput
from summarizer.sources import Given, read_bytes, read_input, read_inputs
from tests.articles import FERRIES

PAGE = """<!doctype html><html lang="en-GB"><head><title>Night ferries to go | Sund Post</title>
<meta property="og:site_name" content="Sund Post"><meta property="og:title" content="Night ferries to go">
<meta property="article:published_time" content="2025-02-05T08:00:00+01:00"></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>Night ferries to go</h1>
<p>Norlin Lines wants to cut the night crossings between Sund and Tarn in March, the company said.</p>
<p>The crews' union said on Monday that it would strike if a single crossing was cut in spring.</p>
<p>Talks between the company and the union begin in Tarn next week, the transport ministry said.</p>
</article><footer>All rights reserved</footer></body></html>"""


def test_plain_text_keeps_its_text_as_it_is() -> None:
    text = FERRIES.replace("\n", "\r\n")
    article = read_bytes(text.encode(), "ferries.txt")
    assert article.text == text
    assert article.title == "Norlin and crews' union at odds over night ferries"


def test_html_gives_text_and_metadata() -> None:
    article = read_bytes(PAGE.encode(), "page.html")
    assert "night crossings" in article.text
    assert "All rights reserved" not in article.text
    assert article.title == "Night ferries to go"
    assert article.publisher == "Sund Post"
    assert article.language == "en-gb"
    assert (article.published.value, article.published.found_in) == (date(2025, 2, 5), "metadata")


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("2024-07-23T05:48:12+00:00", date(2024, 7, 23)),
        ("10:19 27.01.2024 •", date(2024, 1, 27)),
        ("Published: 23 July 2024", date(2024, 7, 23)),
        ("July 23, 2024", date(2024, 7, 23)),
        ("03/04/2024", None),
        ("Tuesday", None),
        ("22-28 July 2024", None),
        ("5 July 2023 – 6 August 2024", None),
        ("Last updated: 24 July 2024", None),
        ("The ferry was built on 23 July 2024 in Tarn, the company said.", None),
    ],
)
def test_a_dateline_is_the_publication_date_and_a_date_in_a_sentence_is_not(
    line: str, day: date | None
) -> None:
    article = read_bytes(f"Ferries at odds\n{line}\n\n{FERRIES}".encode(), "ferries.txt")
    assert article.published.value == day
    assert article.published.found_in == ("text" if day else "unknown")


BODY = """The ferry crews of Sund turned down the offer of Norlin on Monday, and will strike until Friday.

Norlin said that it would go to court over the vote, which it called a breach of the contract."""
HEADLINE = "Ferry crews reject Norlin offer"


@pytest.mark.parametrize(
    "page",
    [
        f"{HEADLINE}\n\n{BODY}\n\nMost read\nDockers win court case\n3 March 2021\n",
        f"{HEADLINE}\n\n{BODY}\n\nDockers win court case\n3 March 2021\n",
        f"Dockers win court case\n3 March 2021\n\n{HEADLINE}\n\n{BODY}\n",
        f"Dockers win court case\n3 March 2021\n{HEADLINE}\n{BODY}\n",
        f"{HEADLINE}\n\nDockers win court case\n3 March 2021\n\n{BODY}\n",
        f"{HEADLINE}\n\n{BODY}\n\nComments\n\nBob\nSeptember 11, 2024\nThey are right to strike, I say.\n",
        f"{HEADLINE}\n\n{BODY}\n\n2 responses\nana\n11 September 2024\nThey are right to strike, I say.\n",
        f"{HEADLINE}\n\n{BODY}\n\nUpcoming events\nHarbour day\n11 September 2024\n",
        f"{HEADLINE}\nLast updated: 9 September 2024\n\n{BODY}\n",
        f"{BODY}\n\nRelated: Dockers win court case\n3 March 2021\n",
        f"{BODY}\n\nBridge opens to traffic\n3 March 2021\n\n{BODY.replace('Monday', 'Tuesday')}\n",
    ],
)
def test_the_date_of_another_article_is_not_the_publication_date(page: str) -> None:
    assert read_bytes(page.encode(), "ferries.txt").published.value is None


@pytest.mark.parametrize(
    "page",
    [
        f"{HEADLINE}\n9 September 2024\n\n{BODY}\n",
        f"9 September 2024\n{HEADLINE}\n\n{BODY}\n",
        f"Sund Post\n9 September 2024\n\n{HEADLINE}\n\n{BODY}\n",
        f"{HEADLINE}\nBy Ana Poe\n\nMon 9 Sep 2024 18.32 BST\n\n{BODY}\n",
        f"{HEADLINE}\n\nBy Ana Poe, September 9, 2024\n\n{BODY}\n",
        f"{HEADLINE}\nBy Ana Poe | 9 September 2024 | 3 min read\n\n{BODY}\n",
        f"{HEADLINE}\nPublished: 9 Sept 2024 | Updated: 10 Sept 2024\n\n{BODY}\n",
        f"{HEADLINE}\n\n{BODY}\n\nPublished 9 September 2024\n",
        f"{HEADLINE}\n\n{BODY}\n\n9 September 2024\n\nMost read\nDockers win court case\n3 March 2021\n",
        f"The strike is on.\n9 September 2024\n\n{BODY}\n",
        f"9 September 2024\n\n{BODY}\n",
    ],
)
def test_a_dateline_at_the_head_or_the_foot_of_the_article_is_its_date(page: str) -> None:
    assert read_bytes(page.encode(), "ferries.txt").published.value == date(2024, 9, 9)


@pytest.mark.parametrize(
    ("led", "day"),
    [
        ("SUND, Norway, Sept. 9, 2024 (BNA) — ", date(2024, 9, 9)),
        ("SUND (9 September 2024) ", date(2024, 9, 9)),
        ("SUND, Sept. 9 (BNA) — ", None),
        ("FILE Crews on strike in Sund, Sept. 9, 2024 - ", None),
        ("Sund was cut off on Sept. 9, 2024 — ", None),
        ("Sept. 9, 2024: ", None),
    ],
)
def test_a_report_begins_with_its_date_behind_its_place(led: str, day: date | None) -> None:
    assert read_bytes(f"{HEADLINE}\n\n{led}{BODY}\n".encode(), "ferries.txt").published.value == day


def test_what_a_person_says_wins(tmp_path: Path) -> None:
    file = tmp_path / "ferries.txt"
    file.write_text(f"Ferries\n2024-07-23\n\n{FERRIES}", encoding="utf-8")
    (tmp_path / "ferries.meta.json").write_text(
        json.dumps({"published": "2025-01-01", "publisher": "Sund Post"}), encoding="utf-8"
    )
    assert read_input(str(file)).published.value == date(2025, 1, 1)
    assert read_input(str(file)).publisher == "Sund Post"
    flagged = read_input(str(file), Given(published=date(2025, 2, 2)))
    assert (flagged.published.value, flagged.published.found_in) == (date(2025, 2, 2), "given")


def test_a_broken_sidecar_names_the_file_and_the_field(tmp_path: Path) -> None:
    (tmp_path / "ferries.txt").write_text(FERRIES, encoding="utf-8")
    (tmp_path / "ferries.meta.json").write_text('{"published": "soon"}', encoding="utf-8")
    with pytest.raises(UnusableInput, match=r"ferries\.meta\.json: published"):
        read_input(str(tmp_path / "ferries.txt"))


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "empty"),
        (b" \n\t \n", "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04...", "zip"),
        (b"\x1f\x8b\x08...", "gzip"),
        (b"some\0binary\0data", "binary"),
        (b"\xff\xfea", "utf-16"),
        (b"x" * 10_000_001, "too large"),
        (b"<html><body></body></html>", "no article text"),
        (b"<html><body>" + b"<p>" * 100_001, "tags"),
        (b'<html><meta charset="undefined"><p>caf\xe9</p>', "unknown encoding"),
        (b'<html><meta charset="unicode_escape"><p>caf\xe9 \\ud800</p>', "unknown encoding"),
    ],
)
def test_what_is_no_article_says_what_it_is(data: bytes, problem: str) -> None:
    with pytest.raises(UnusableInput, match=problem) as caught:
        read_bytes(data, "thing.bin")
    assert str(caught.value).startswith("thing.bin: ")
    assert ";" in str(caught.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_common_encodings_are_read(encoding: str) -> None:
    text = "Das Fährunternehmen will “Nachtfahrten” streichen – sagte der Verband am Montag in Malmö.\n" * 5
    assert "“Nachtfahrten” streichen –" in read_bytes(text.encode(encoding), "a.txt").text


def test_a_page_that_declares_latin_1_is_read_as_browsers_read_it() -> None:
    page = PAGE.replace("<head>", '<head><meta charset="iso-8859-1">').replace(
        "The crews' union", "“Nej”, the union"
    )
    assert "“Nej”" in read_bytes(page.encode("cp1252"), "page.html").text


def test_a_folder_in_place_of_a_sidecar_is_a_reason_of_one_article(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FERRIES, encoding="utf-8")
    (tmp_path / "a.meta.json").mkdir()
    (tmp_path / "b.txt").write_text(FERRIES, encoding="utf-8")
    bad, good = read_inputs([str(tmp_path)])
    assert isinstance(bad, SkippedArticle)
    assert "a.meta.json" in bad.reason
    assert isinstance(good, Article)


def test_a_name_that_is_too_long_for_the_system_is_an_error_of_ours() -> None:
    with pytest.raises(UnusableInput, match="check the path"):
        list(read_inputs(["x" * 5_000]))


def test_an_endless_device_is_not_read() -> None:
    with pytest.raises(UnusableInput, match="device"):
        read_input("/dev/zero")


def test_a_row_of_comments_is_read_in_linear_time() -> None:
    page = "<!--a-->" * 10_000 + FERRIES  # with backtracking, thirty would take minutes
    assert read_bytes(page.encode(), "a.txt").text == page


def test_a_piece_of_a_page_is_read_as_html() -> None:
    piece = PAGE[PAGE.index("<title>") :]
    assert "<p>" not in read_bytes(piece.encode(), "piece.html").text


def test_a_file_that_is_too_large_is_not_even_read(tmp_path: Path) -> None:
    file = tmp_path / "huge.txt"
    with file.open("wb") as handle:
        handle.truncate(50_000_000)
    with pytest.raises(UnusableInput, match=r"50\.0 MB"):
        read_input(str(file))


def test_folders_patterns_and_files_are_expanded_once(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "notes.jpg", ".hidden.txt", "a.meta.json"):
        (tmp_path / name).write_text(PAGE if name.endswith("html") else FERRIES, encoding="utf-8")
    (tmp_path / "a.meta.json").write_text("{}", encoding="utf-8")
    found = list(read_inputs([str(tmp_path), str(tmp_path / "*.txt"), str(tmp_path / "b.txt")]))
    assert [outcome.name for outcome in found] == ["a.html", "b.txt"]


def test_one_bad_file_is_a_value_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\0")
    (tmp_path / "b.txt").write_text(FERRIES, encoding="utf-8")
    bad, good = read_inputs([str(tmp_path)])
    assert isinstance(bad, SkippedArticle)
    assert "binary" in bad.reason
    assert isinstance(good, Article)


@pytest.mark.parametrize("name", ["nowhere.txt", "nowhere/*.txt"])
def test_an_input_that_names_nothing_is_an_error(name: str) -> None:
    with pytest.raises(UnusableInput, match="no such file"):
        list(read_inputs([name]))


def test_a_folder_without_articles_says_what_was_looked_for(tmp_path: Path) -> None:
    with pytest.raises(UnusableInput, match=r"\.txt"):
        list(read_inputs([str(tmp_path)]))


def test_an_entity_bomb_and_deep_nesting_do_no_harm() -> None:
    deep = "<html><body>" + "<div>" * 20_000 + "Some text." + "</div>" * 20_000 + "</body></html>"
    for page in (deep, '<!DOCTYPE html [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><html><body>&b;</body></html>'):
        try:
            read_bytes(page.encode(), "page.html")
        except UnusableInput:
            continue


@settings(max_examples=60)
@given(st.binary(max_size=400))
def test_bytes_are_an_article_or_an_error_of_ours(data: bytes) -> None:
    try:
        article = read_bytes(data, "any")
    except UnusableInput:
        return
    for sentence in article.sentences:
        assert article.text[sentence.start : sentence.end].strip()
