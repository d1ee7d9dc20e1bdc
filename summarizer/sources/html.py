"""HTML: trafilatura's extraction and metadata, on pages that we read ourselves."""

import re
from collections.abc import Iterator
from typing import Any

import trafilatura
from trafilatura.settings import Document

from summarizer.domain import Article, Published
from summarizer.errors import UnusableInput
from summarizer.sources.declared import declared
from summarizer.sources.interface import Given
from summarizer.sources.language import in_its_language
from summarizer.sources.published import find_published
from summarizer.sources.text import content_hash, published
from summarizer.sources.tree import Table, prepared, words_of
from summarizer.text import article_parts, split_sentences, without_labels

_LANGUAGE = re.compile(r"<html[^>]*\blang\s*=\s*[\"']?([A-Za-z]{2,3}(?:-[A-Za-z]{2}\b)?)", re.IGNORECASE)
_FIXED_CLOCK = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}
"""For the date search of the extraction, whose result is not used: it guesses, and it asks the clock."""
_BESIDE = 60
"""Characters by which words beside a table are known again, and by which it is named."""
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
    headings = [] if tree is None else [words_of(each) for each in tree.iter("h1", "title")]
    tables = [] if tree is None else prepared(tree)
    document = _extracted(html if tree is None else tree, url) or _extracted(html, url)
    if document is None:
        raise UnusableInput(f"{called}: no article text found in the HTML; save the article itself as .txt")
    extracted = document.text or ""
    text = without_labels(extracted, headings) or extracted
    language = _LANGUAGE.search(html)
    article = Article(
        name=called,
        text=text,
        title=known.title or document.title,
        publisher=known.publisher or document.sitename,
        url=known.url or url or document.url,
        language=language.group(1).casefold() if language else document.language,
        published=published(known, stated or _dated(extracted)),
        content_hash=content_hash(text),
        sentences=tuple(split_sentences(text, wrapped=False)),
        notes=tuple(_left_out(tables, text)),
    )
    return in_its_language(article)


def _extracted(page: Any, url: str | None) -> Document | None:  # noqa: ANN401 - a page, or its lxml tree
    document = trafilatura.bare_extraction(
        page,
        url=url,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        favor_precision=False,
        date_extraction_params=_FIXED_CLOCK,
    )
    return document if isinstance(document, Document) and (document.text or "").strip() else None


def _left_out(tables: list[Table], text: str) -> Iterator[str]:
    """Yield a note for each table beside which the article has words, and of which it has none."""
    for table in tables:
        near = any(words[:_BESIDE] in text for words in table.beside)
        if near and table.rows[-1] not in text:
            yield f"A table of {len(table.rows)} rows was left out: “{table.rows[0][:_BESIDE]}”."


def _dated(extracted: str) -> Published:
    return find_published(extracted[span.start : span.end] for span in article_parts(extracted).beside)
