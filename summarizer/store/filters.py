"""Which briefs of a store are meant: by day, publisher, party, maker, problems, words and review."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from summarizer.domain import ReviewState

_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Filter:
    """What briefs must have in common; None or False asks for nothing."""

    since: date | None = None
    until: date | None = None
    publisher: str | None = None
    party: str | None = None
    by_model: str | None = None
    by_version: str | None = None
    made_since: date | None = None
    made_until: date | None = None
    with_problems: bool = False
    words: str | None = None
    review: ReviewState | None = None
    versions: bool = False
    """Older texts of an article, too, not only the newest one that has a brief."""

    def _conditions(self) -> Iterator[tuple[str, str | None]]:
        """Yield the conditions of a query over `briefs` and `articles`, each with its value if it has one."""
        if not self.versions:
            yield "articles.hash NOT IN (SELECT hash FROM outdated_articles)", None
        if self.with_problems:
            yield "briefs.problems > 0", None
        made_before = self.made_until and self.made_until + timedelta(days=1)
        party = "SELECT brief_id FROM brief_parties WHERE name LIKE ? ESCAPE '\\'"
        state = "SELECT state FROM review_standings WHERE brief_id = briefs.id"
        asked = (
            ("articles.published >= ?", self.since and self.since.isoformat()),
            ("articles.published <= ?", self.until and self.until.isoformat()),
            ("articles.publisher LIKE ? ESCAPE '\\'", self.publisher and _like(self.publisher)),
            (f"briefs.id IN ({party})", self.party and _like(self.party)),
            ("briefs.model LIKE ? ESCAPE '\\'", self.by_model and _like(self.by_model)),
            ("briefs.version = ?", self.by_version),
            ("briefs.made_at >= ?", self.made_since and self.made_since.isoformat()),
            ("briefs.made_at < ?", made_before and made_before.isoformat()),
            (f"coalesce(({state}), 'unreviewed') = ?", self.review),
        )
        yield from ((condition, value) for condition, value in asked if value)
        if self.words is not None:
            yield (
                "briefs.id IN (SELECT rowid FROM brief_words WHERE brief_words MATCH ?)",
                _all_of(self.words),
            )

    def where(self) -> tuple[str, list[str]]:
        """Return the conditions as one, and the values that it takes."""
        conditions = list(self._conditions())
        values = [value for _, value in conditions if value is not None]
        return " AND ".join(text for text, _ in conditions) or "TRUE", values


def _like(words: str) -> str:
    """Return a pattern that finds the words anywhere; nothing in them is a wildcard."""
    escaped = re.sub(r"([\\%_])", r"\\\1", words)
    return f"%{escaped}%"


def _all_of(words: str) -> str:
    """Return a query for all the words; quoted, so that none of them is an operator."""
    return " ".join(f'"{word}"' for word in _WORD.findall(words)) or '""'
