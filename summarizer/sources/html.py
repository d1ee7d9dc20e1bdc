"""HTML: trafilatura's extraction and metadata, on pages that we read ourselves."""

import re

import trafilatura
from trafilatura.settings import Document

from summarizer.domain import Article
from summarizer.errors import UnusableInput
from summarizer.sources.declared import declared
from summarizer.sources.interface import Given
from summarizer.sources.published import find_published
from summarizer.sources.text import content_hash, published
from summarizer.text import article_parts, split_sentences

_LANGUAGE = re.compile(r"<html[^>]*\blang\s*=\s*[\"']?([A-Za-z]{2,3}(?:-[A-Za-z]{2}\b)?)", re.IGNORECASE)
_FIXED_CLOCK = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}
"""For the date search of the extraction, whose result is not used: it guesses, and it asks the clock."""
_MOST_TAGS = 100_000
"""The time of the extraction grows with the square of them; a news page has a few thousand."""


def read_html(
    html: str, url: str | None = None, *, name: str | None = None, given: Given | None = None
) -> Article:
    """Return the article of a web page; its text is the main text that trafilatura finds.

    Raises `UnusableInput` when the page holds no article text.
    """
    known = given or Given()
    called = name or url or "page"
    if html.count("<") > _MOST_TAGS:
        raise UnusableInput(
            f"{called}: has over {_MOST_TAGS:,} tags, which is no article; is it the right file?"
        )
    tree = trafilatura.load_html(html)
    stated = None if tree is None else declared(tree)
    document = trafilatura.bare_extraction(
        html,
        url=url,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        favor_precision=False,
        date_extraction_params=_FIXED_CLOCK,
    )
    if not isinstance(document, Document) or not (document.text or "").strip():
        raise UnusableInput(f"{called}: no article text found in the HTML; save the article itself as .txt")
    text = document.text or ""
    language = _LANGUAGE.search(html)
    beside = (text[span.start : span.end] for span in article_parts(text).beside)
    return Article(
        name=called,
        text=text,
        title=known.title or document.title,
        publisher=known.publisher or document.sitename,
        url=known.url or url or document.url,
        language=language.group(1).casefold() if language else document.language,
        published=published(
            known,
            stated or find_published(beside),
        ),
        content_hash=content_hash(text),
        sentences=tuple(split_sentences(text)),
    )
