"""The publication date that a web page declares of itself, in metadata and time elements; never a guess.

Dates in addresses, pictures, comments and prose are not looked at: each of them is often another day.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from summarizer.domain import Published
from summarizer.sources.published import day_of

_NAMES = frozenset(
    """
    article:published article:published_time article.published article_date_original
    date.release datepublished dc.date dc.date.issued dcterms.date dcterms.issued
    og:datepublished og:pubdate og:published_time parsely-pub-date pub_date pubdate publication_date
    publish-date publishdate published rnews:datepublished sailthru.date
    """.split()  # noqa: SIM905 - a list of words is read best as words
)
_ISO_DAY = re.compile(r"\s*(\d{4}-\d\d-\d\d)(?!\d)")
_INSIDE_ARTICLE = "//article//time[@datetime] | //main//time[@datetime]"
_ARTICLE_TYPE = re.compile(r"Article|Posting|WebPage|ClaimReview|Report\b")
_AROUND = ("aside", "nav", "footer")


def declared(tree: Any) -> Published | None:  # noqa: ANN401 - an lxml tree, and lxml has no types
    """Return the day that a parsed page declares, with the words that say so; None when it does not.

    Metadata are asked first, then structured data, then time elements: these only when all agree.
    """
    for words in (*_metadata(tree), *_structured(tree), *_marked(tree)):
        if day := _published(words):
            return day
    stated = {day.value: day for words in _times(tree) if (day := _published(words))}
    return next(iter(stated.values())) if len(stated) == 1 else None


def _published(words: str) -> Published | None:
    iso = _ISO_DAY.match(words)
    day = day_of(iso.group(1) if iso else words)
    return Published(value=day, found_in="metadata", evidence=words.strip()) if day else None


def _metadata(tree: Any) -> Iterator[str]:  # noqa: ANN401 - see declared
    for element in tree.iter("meta"):
        names = (element.get(key, "").strip().casefold() for key in ("property", "name", "itemprop"))
        if _NAMES.intersection(names):
            yield element.get("content", "")


def _structured(tree: Any) -> Iterator[str]:  # noqa: ANN401 - see declared
    """Yield the `datePublished` of articles and pages in JSON-LD blocks, outermost first."""
    for script in tree.iter("script"):
        if "ld+json" not in script.get("type", ""):
            continue
        try:
            waiting = [json.loads(script.text or "", strict=False)]
        except (ValueError, RecursionError):
            continue
        for node in waiting:
            children = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
            waiting.extend(children)
            if isinstance(node, dict) and _ARTICLE_TYPE.search(str(node.get("@type"))):
                yield str(node.get("datePublished"))


def _marked(tree: Any) -> Iterator[str]:  # noqa: ANN401 - see declared
    """Yield elements that say in microdata that they hold the publication date."""
    for element in tree.xpath("//*[@pubdate or @itemprop='datePublished'][not(self::meta)]"):
        yield element.get("datetime") or element.text_content()


def _times(tree: Any) -> Iterator[str]:  # noqa: ANN401 - see declared
    for element in tree.xpath(_INSIDE_ARTICLE):
        if next(element.iterancestors(*_AROUND), None) is None:
            yield element.get("datetime")
