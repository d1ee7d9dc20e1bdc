"""The publication date that a web page declares of its own article, in metadata and time elements.

It is never a guess. Dates in addresses, pictures and prose are not looked at: each of them is often
another day. Neither is what a page declares of other things: of teasers, comments, videos, the site.
"""

import json
import re
from collections.abc import Iterator
from itertools import takewhile
from typing import Any

from summarizer.domain import Published
from summarizer.sources.published import day_of
from summarizer.sources.tree import Element, before, words_of

_NAMES = frozenset(
    """
    article:published article:published_time article.published article_date_original
    date.release datepublished dc.date dc.date.issued dcterms.date dcterms.issued
    og:datepublished og:pubdate og:published_time parsely-pub-date pub_date pubdate publication_date
    publish-date publishdate published rnews:datepublished sailthru.date
    """.split()  # noqa: SIM905 - a list of words is read best as words
)
_ISO_DAY = re.compile(r"\s*(\d{4}-\d\d-\d\d)(?!\d)")
_ARTICLE = re.compile(r"Article|Posting|Report\b|ClaimReview")
_PAGE = re.compile(r"Web(?:Page|Site)\b|ItemPage")
_PARTS = ("@graph", "mainEntity", "mainEntityOfPage")
"""Where structured data tell of the page itself; everything else in them tells of something else."""
_AROUND = ("aside", "footer", "nav")
_CHANGED = re.compile(r"(?i)modified|updated|changed")
_OTHERS = re.compile(
    r"(?i)(?:comments?|most-?read|popular|recommended|related|sidebar|teasers?|widget)(?:[-_][\w-]*)?"
)
"""Classes and names of the parts of a page that hold other articles and what readers wrote."""


def declared(tree: Element) -> Published | None:
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


def _metadata(tree: Element) -> Iterator[str]:
    for element in tree.iter("meta"):
        names = (element.get(key, "").strip().casefold() for key in ("property", "name", "itemprop"))
        if _NAMES.intersection(names) and not _is_of_another(element, None):
            yield element.get("content", "")


def _structured(tree: Element) -> Iterator[str]:
    """Yield the `datePublished` of the article in JSON-LD blocks; of the page where no article has one.

    Of several articles it is the one that has the page's address or headline, if they do not agree.
    """
    nodes = [node for script in tree.iter("script") for node in _nodes(script)]
    dated = [node for node in nodes if node.get("datePublished")]
    articles = [node for node in dated if _ARTICLE.search(str(node.get("@type")))]
    if len({str(node["datePublished"]) for node in articles}) > 1:
        articles = [node for node in articles if _names_page(node, tree)]
    for node in articles or [node for node in dated if _PAGE.search(str(node.get("@type")))]:
        yield str(node["datePublished"])


def _nodes(script: Element) -> Iterator[dict[str, Any]]:
    """Yield the objects of a block of structured data that tell of the page itself."""
    if "ld+json" not in script.get("type", ""):
        return
    try:
        waiting = [json.loads(script.text or "", strict=False)]
    except (ValueError, RecursionError):
        return
    for node in waiting:
        if isinstance(node, list):
            waiting.extend(node)
        elif isinstance(node, dict):
            waiting.extend(node.get(part) for part in _PARTS)
            yield node


def _names_page(node: dict[str, Any], tree: Element) -> bool:
    """Tell whether structured data tell of the article of this page, by its address or headline."""
    links = [link.get("href") for link in tree.iter("link") if link.get("rel") == "canonical"]
    links += [each.get("content") for each in tree.iter("meta") if each.get("property") == "og:url"]
    page = node.get("mainEntityOfPage")
    named = [node.get("url"), node.get("@id"), page.get("@id") if isinstance(page, dict) else page]
    titles = [words_of(each).casefold() for each in tree.iter("h1", "title")]
    headline = str(node.get("headline") or "").casefold().strip()
    return any(link in named for link in links if link) or bool(headline and headline in titles)


def _marked(tree: Element) -> Iterator[str]:
    """Yield elements that say in microdata that they hold the publication date."""
    main = _main(tree)
    for element in tree.xpath("//*[@pubdate or @itemprop='datePublished'][not(self::meta)]"):
        if not _is_of_another(element, main):
            yield element.get("datetime") or element.text_content()


def _times(tree: Element) -> Iterator[str]:
    main = _main(tree)
    for element in () if main is None else main.iter("time"):
        about = f"{element.get('itemprop', '')} {element.get('class', '')} {before(element)}"
        if element.get("datetime") and not _CHANGED.search(about) and not _is_of_another(element, main):
            yield element.get("datetime")


def _main(tree: Element) -> Element | None:
    """Return the element of the page's own article: it holds the headline or most of the prose."""
    found = [*tree.iter("article", "main")]
    prose = sum(len(words_of(each)) for each in tree.iter("p"))
    for element in found:
        if element.find(".//h1") is not None:
            return element
    return next((each for each in found if 2 * sum(len(words_of(p)) for p in each.iter("p")) > prose), None)


def _is_of_another(element: Element, main: Element | None) -> bool:
    """Tell whether an element stands in a part of the page that is not about its own article."""
    around = takewhile(lambda each: each is not main and each.tag != "body", element.iterancestors())
    return any(_is_another(each, main) for each in around)


def _is_another(around: Element, main: Element | None) -> bool:
    kinds = around.get("itemtype", "")
    named = f"{around.get('class', '')} {around.get('id', '')}".split()
    return (
        around.tag in _AROUND
        or (around.tag == "article" and main is not None)
        or bool(kinds and not _ARTICLE.search(kinds) and not _PAGE.search(kinds))
        or any(map(_OTHERS.fullmatch, named))
    )
