"""HTML: trafilatura's extraction and metadata, on pages that we read ourselves."""

import re
from datetime import date

import trafilatura
from trafilatura.settings import Document

from summarizer.domain import Article, Published
from summarizer.errors import UnusableInput
from summarizer.sources.interface import Given
from summarizer.sources.published import find_published
from summarizer.sources.text import content_hash, published
from summarizer.text import split_sentences

_LANGUAGE = re.compile(r"<html[^>]*\blang\s*=\s*[\"']?([A-Za-z]{2,3})", re.IGNORECASE)
_METADATA_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}
"""Only what the page declares as its date; searching its text for one is guessing. The bound is fixed,
since by default it is today, and the same page must give the same article on every day."""
_DAY_CHARACTERS = 10


def read_html(
    html: str, url: str | None = None, *, name: str | None = None, given: Given | None = None
) -> Article:
    """Return the article of a web page; its text is the main text that trafilatura finds.

    Raises `UnusableInput` when the page holds no article text.
    """
    known = given or Given()
    called = name or url or "page"
    document = trafilatura.bare_extraction(
        html,
        url=url,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        favor_precision=False,
        date_extraction_params=_METADATA_DATES,
    )
    if not isinstance(document, Document) or not (document.text or "").strip():
        raise UnusableInput(f"{called}: no article text found in the HTML; save the article itself as .txt")
    text = document.text or ""
    language = _LANGUAGE.search(html)
    return Article(
        name=called,
        text=text,
        title=known.title or document.title,
        publisher=known.publisher or document.sitename,
        url=known.url or url or document.url,
        language=language.group(1).casefold() if language else document.language,
        published=published(known, _declared(document.date) or find_published(text)),
        content_hash=content_hash(text),
        sentences=tuple(split_sentences(text)),
    )


def _declared(value: str | None) -> Published | None:
    if not value:
        return None
    day = date.fromisoformat(value[:_DAY_CHARACTERS])
    return Published(value=day, found_in="metadata", evidence=value)
