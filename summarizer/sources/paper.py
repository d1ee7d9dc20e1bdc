"""Documents made for paper: their text read apart, then as a text; with their pages and their title."""

from itertools import pairwise

from summarizer.documents import Refused, read_apart
from summarizer.domain import Article, Page
from summarizer.errors import UnusableInput
from summarizer.sources.interface import Given
from summarizer.sources.text import read_text


def read_paper(data: bytes, name: str, given: Given) -> Article:
    """Return the article of a PDF, DOCX, ODT or RTF; raises `UnusableInput` with the reason for others."""
    try:
        plain = read_apart(data)
    except Refused as exc:
        raise UnusableInput(f"{name}: {exc}") from exc
    article = read_text(plain.text, name, given, wrapped=False)
    if not article.sentences:
        raise UnusableInput(f"{name}: holds no sentence; is it the right file?")
    ends = pairwise([*plain.pages, len(plain.text)])
    pages = tuple(
        Page(number=number, start=start, end=end) for number, (start, end) in enumerate(ends, start=1)
    )
    return article.model_copy(
        update={
            "title": given.title or plain.title or article.title,
            "pages": pages,
            "notes": (*article.notes, *plain.notes),
        }
    )
