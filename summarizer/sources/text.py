"""Plain text: the article proper, its headline, its dateline and the agency it names."""

import hashlib
import re

from summarizer.domain import Article, Published, Sentence
from summarizer.sources.interface import Given
from summarizer.sources.language import in_its_language
from summarizer.sources.published import day_of_report, find_published
from summarizer.text import ArticleParts, article_parts

_SLUG = re.compile(r"^(?P<agency>[A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,3})\s?/ (?=[A-Z])")


_LEADS = 3
"""Sentences among which a report begins, behind its headlines."""
_LONGEST_LEAD = 120


def read_text(text: str, name: str, given: Given, *, wrapped: bool = True) -> Article:
    """Return the article of a plain-text page; `wrapped` as for `article_parts`."""
    parts = article_parts(text, wrapped=wrapped)
    article = Article(
        name=name,
        text=text,
        title=given.title or (text[parts.title.start : parts.title.end] if parts.title else None),
        publisher=given.publisher or _publisher(text, parts.sentences),
        url=given.url,
        published=published(given, _found(text, parts)),
        content_hash=content_hash(text),
        sentences=parts.sentences,
        furniture=parts.furniture,
    )
    return in_its_language(article)


def _found(text: str, parts: ArticleParts) -> Published:
    """Return the day that stands beside an article, else the one that its report begins with."""
    beside = find_published(text[span.start : span.end] for span in parts.beside)
    leads = (text[each.start : each.start + _LONGEST_LEAD] for each in parts.sentences[:_LEADS])
    told = [beside, *map(day_of_report, leads)]
    return next((day for day in told if day.value), beside)


def published(given: Given, found: Published) -> Published:
    """Return the date that was given, else the one that was found."""
    return Published(value=given.published, found_in="given") if given.published else found


def content_hash(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _publisher(text: str, sentences: tuple[Sentence, ...]) -> str | None:
    """Return the agency that opens the lead: "Shafaq News/ Iraq aims …"."""
    for sentence in sentences[:2]:
        if slug := _SLUG.match(text[sentence.start : sentence.end]):
            return slug["agency"]
    return None
