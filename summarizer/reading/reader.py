"""An article is read once: parsed, then understood."""

from functools import lru_cache

from summarizer.dates import find_time_mentions, publisher_day_first
from summarizer.domain import Article
from summarizer.parsing import Tree, parse
from summarizer.reading.happenings import happenings_of
from summarizer.reading.model import Party, Reading, Statement
from summarizer.reading.parties import parties_of
from summarizer.reading.statements import statements_of
from summarizer.text import Language

_KEPT = 64
"""Readings that are kept: those of the articles that a run works on at once."""


@lru_cache(maxsize=_KEPT)
def read(article: Article) -> Reading:
    """Return what code understands of an article: parties, statements, happenings; in English only.

    Raises `ParserUnavailable` where the model of the parser is missing or damaged.
    """
    if not Language.of(article.language).parsed:
        return Reading(parties=(), statements=(), happenings=())
    trees = trees_of(article)
    parties = parties_of(article, trees)
    found = find_time_mentions(article.text, article.published.value, day_first=publisher_day_first(article))
    return Reading(
        parties=tuple(parties),
        statements=tuple(statements_of(article, trees, parties)),
        happenings=tuple(happenings_of(article, trees, found)),
    )


def trees_of(article: Article) -> list[Tree]:
    """Return the parses of an article's sentences, in their order."""
    return parse([article.words(sentence) for sentence in article.sentences])


def find_parties(article: Article) -> list[Party]:
    """Return who takes part in an article, the weightiest first."""
    return list(read(article).parties)


def find_statements(article: Article) -> list[Statement]:
    """Return who says, wants, refuses, plans or denies what, in the order of the article."""
    return list(read(article).statements)
