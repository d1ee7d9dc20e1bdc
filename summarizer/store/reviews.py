"""What people did to the briefs of a store: actions that are only ever added, and how each brief stands.

A brief's actions are numbered without gaps. Whoever adds one says which number it has; where that is
taken, somebody else was faster, and nothing is written.
"""

from dataclasses import dataclass
from typing import get_args

from summarizer.domain import Claim, Review, ReviewEntry, ReviewState
from summarizer.errors import ReviewConflict
from summarizer.store.database import Database, translated
from summarizer.store.filters import Filter


@dataclass(frozen=True)
class Queued:
    """A brief in the queue: what it is of, and how its review stands; days and times as ISO 8601."""

    number: int
    article_hash: str
    name: str
    title: str | None
    publisher: str | None
    published: str | None
    model: str
    made_at: str
    claims: int
    problems: int
    state: ReviewState
    open: int
    """Claims without a verdict."""
    signed_by: str | None
    signed_at: str | None


class Reviews:
    """The reviews in a store's file; threads may share it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def entries(self, number: int, after: int = 0) -> tuple[ReviewEntry, ...]:
        """Return the actions taken on a brief since a revision, in their order."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT entry FROM review_actions WHERE brief_id = ? AND revision > ? ORDER BY revision",
                (number, after),
            ).fetchall()
            return tuple(ReviewEntry.model_validate_json(row["entry"]) for row in rows)

    def add(self, number: int, entry: ReviewEntry, after: Review[Claim]) -> None:
        """Keep an action and how the brief stands after it, both or neither.

        Raises `ReviewConflict` unless the action follows the last one that is there.
        """
        with self._database.changing() as connection:
            (last,) = connection.execute(
                "SELECT coalesce(max(revision), 0) FROM review_actions WHERE brief_id = ?", (number,)
            ).fetchone()
            if last != entry.revision - 1:
                raise ReviewConflict(
                    f"brief {number}: was reviewed meanwhile, it is at revision {last} and not at "
                    f"{entry.revision - 1}; look at what changed and send it again"
                )
            connection.execute(
                "INSERT INTO review_actions VALUES (?, ?, ?)",
                (number, entry.revision, entry.model_dump_json().encode()),
            )
            signed = after.signed
            connection.execute(
                "INSERT OR REPLACE INTO review_standings VALUES (?, ?, ?, ?, ?, ?)",
                (
                    number,
                    entry.revision,
                    after.state,
                    after.open,
                    signed.by if signed else None,
                    signed.at.isoformat(timespec="seconds") if signed else None,
                ),
            )

    def revision(self, number: int) -> int:
        """Return how many actions were taken on a brief."""
        with self._database.reading() as connection:
            (last,) = connection.execute(
                "SELECT coalesce(max(revision), 0) FROM review_actions WHERE brief_id = ?", (number,)
            ).fetchone()
            return int(last)

    def queue(self, wanted: Filter, limit: int, after: int = 0) -> list[Queued]:
        """Return the briefs that are wanted and have a higher number than `after`, by number."""
        where, values = wanted.where()
        query = (
            "SELECT briefs.id AS number, article_hash, name, title, publisher, published, model, made_at, "  # noqa: S608 - the conditions are words of ours, all values are bound
            "claims, problems, coalesce(state, 'unreviewed') AS state, coalesce(open, claims) AS open, "
            "signed_by, signed_at FROM briefs JOIN articles ON hash = article_hash "
            f"LEFT JOIN review_standings ON brief_id = briefs.id WHERE {where} AND briefs.id > ? "
            "ORDER BY briefs.id LIMIT ?"
        )
        with self._database.reading() as connection:
            rows = connection.execute(query, (*values, after, limit)).fetchall()
        with translated(self._database.path):
            return [Queued(**dict(row)) for row in rows]

    def counts(self, wanted: Filter) -> dict[ReviewState, int]:
        """Return how many of the briefs that are wanted stand how."""
        where, values = wanted.where()
        query = (
            "SELECT coalesce(state, 'unreviewed') AS state, count(*) AS briefs FROM briefs "  # noqa: S608 - as above
            f"JOIN articles ON hash = article_hash LEFT JOIN review_standings ON brief_id = briefs.id "
            f"WHERE {where} GROUP BY 1"
        )
        with self._database.reading() as connection:
            found = {row["state"]: row["briefs"] for row in connection.execute(query, values)}
        return {state: found.get(state, 0) for state in get_args(ReviewState)}

    def of_article(self, article_hash: str) -> list[Queued]:
        """Return every brief of an article, in the order of their making."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT id FROM briefs WHERE article_hash = ? ORDER BY id", (article_hash,)
            ).fetchall()
        return [row for each in rows for row in self.queue(Filter(versions=True), 1, each["id"] - 1)]
