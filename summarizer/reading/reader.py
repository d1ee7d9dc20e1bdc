"""An article is read once: parsed, then understood."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from summarizer.dates import Reason, find_time_mentions, publisher_day_first
from summarizer.domain import Article, Moment
from summarizer.parsing import Tree, parse
from summarizer.reading.happenings import happenings_of
from summarizer.reading.model import Party, Reading, Statement
from summarizer.reading.parties import parties_of
from summarizer.reading.references import references_of
from summarizer.reading.statements import Assembly
from summarizer.text import Language

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_KEPT = 64
"""Readings that are kept: those of the articles that a run works on at once."""


@lru_cache(maxsize=_KEPT)
def read(article: Article) -> Reading:
    """Return what code understands of an article: parties, statements, happenings; in English only.

    Raises `ParserUnavailable` where the model of the parser is missing or damaged.
    """
    if not Language.of(article.language).parsed:
        return Reading(parties=(), statements=(), happenings=(), references=())
    trees = trees_of(article)
    parties = parties_of(article, trees)
    found = find_time_mentions(article.text, article.published.value, day_first=publisher_day_first(article))
    found = list(_told_in_full(found))
    assembly = Assembly(article, trees, parties)
    return Reading(
        parties=tuple(parties),
        statements=tuple(assembly.statements()),
        happenings=tuple(happenings_of(article, trees, found)),
        references=tuple(references_of(assembly)),
    )


def _told_in_full(found: Iterable[Moment]) -> Iterator[Moment]:
    """Yield times, a weekday with the date that the article has for it elsewhere: "Thursday, Feb. 23, 2023".

    Without a date of publication nothing else tells which Thursday it is; nor do two dates for it.
    """
    moments = list(found)
    dated: dict[str, set[str]] = {}
    for each in moments:
        weekday, comma, _ = each.phrase.partition(",")
        if comma and each.value and _DAY.fullmatch(each.value):
            dated.setdefault(weekday, set()).add(each.value)
    for each in moments:
        values = dated.get(each.phrase, set()) if each.unresolved == Reason.NO_PUBLICATION_DATE else set()
        known = {"value": next(iter(values)), "unresolved": None} if len(values) == 1 else {}
        yield each.model_copy(update=known)


def trees_of(article: Article) -> list[Tree]:
    """Return the parses of an article's sentences, in their order."""
    return parse([article.words(sentence) for sentence in article.sentences])


def find_parties(article: Article) -> list[Party]:
    """Return who takes part in an article, the weightiest first."""
    return list(read(article).parties)


def find_statements(article: Article) -> list[Statement]:
    """Return who says, wants, refuses, plans or denies what, in the order of the article."""
    return list(read(article).statements)
