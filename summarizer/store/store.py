"""The store of a batch: what is known of each article, and every step on the way to its brief.

One program works on a store at a time and holds its lock; others may read and review. An attempt is
written before the work, so that a process that dies leaves a trace: whatever has no end when the next
program takes the lock has died.
"""

import sqlite3
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, Self

from filelock import FileLock, Timeout

from summarizer.domain import Article, Brief, PartyClaim, Usage, fields_of, parts_of, read_brief
from summarizer.errors import StoreBusy
from summarizer.store.database import Database, open_database, translated
from summarizer.store.filters import Filter
from summarizer.store.reviews import Reviews
from summarizer.store.shipments import Attempt, Shipments
from summarizer.store.versions import Versions, place

MOST_FAILURES = 3
MOST_DEATHS = 2
_RAW_ANSWERS_KEPT = 1_000
_SEARCHED = frozenset({"words", "question", "name", "quoted", "figure"})
"""What a field of a claim holds that somebody may search for."""

Outcome = Literal["done", "failed", "unanswered", "stopped", "died"]
"""How an attempt ended; `unanswered` when the endpoint did, which is not the article's fault."""


@dataclass(frozen=True)
class Standing:
    """How an article stands under a configuration: with its brief, given up with a reason, or open."""

    done: bool = False
    given_up: str | None = None
    suspect: bool = False
    """The process died once with this article in work, which may be why."""


@dataclass(frozen=True)
class Kept:
    """A brief of the store with its number and where it came from."""

    number: int
    made_at: str
    brief: Brief


class Store:
    """Articles, briefs and attempts; threads may share it."""

    def __init__(self, database: Database, clock: Callable[[], datetime] | None = None) -> None:
        """`clock` tells the time in UTC."""
        self._database = database
        self._clock = clock or (lambda: datetime.now(UTC))
        self.shipments = Shipments(database, self._now)
        """What was submitted to a Batch API."""
        self._lock = FileLock(f"{database.path}.lock", blocking=False)
        self.reviews = Reviews(database)
        self.versions = Versions(database)

    def __enter__(self) -> Self:
        """Return the store itself; leaving closes it."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let the lock go and close the file."""
        self._lock.release(force=True)
        self._database.close()

    # ------------------------------------------------------------ working

    def take(self) -> int:
        """Take the lock of the one program that may work, and return how many attempts had died.

        Raises `StoreBusy` while another program holds it.
        """
        try:
            self._lock.acquire()
        except Timeout as exc:
            raise StoreBusy(
                f"{self._database.path}: another run works on this store; wait for it to end, "
                "or give another --store"
            ) from exc
        with self._database.changing() as connection:
            died = connection.execute(
                "UPDATE attempts SET outcome = 'died', ended_at = ?, reason = 'the process ended' "
                "WHERE outcome IS NULL",
                (self._now(),),
            )
            return died.rowcount

    def leave(self) -> None:
        """Write down that nothing is in work any more, for a process that ends before it is done."""
        if self._database.in_work:
            return  # called from a signal inside a change of the same thread; the change is not whole
        with self._database.changing() as connection:
            connection.execute(
                "UPDATE attempts SET outcome = 'stopped', ended_at = ? WHERE outcome IS NULL", (self._now(),)
            )

    def add(self, article: Article, signature: bytes, copy_of: str | None = None) -> None:
        """Keep an article; one that is there already stays as it is, apart from what was told of it.

        A text that stands where another one stood is its new version; both are kept.
        """
        given = (article.name, article.title, article.publisher, article.url, _day(article), _packed(article))
        with self._database.changing() as connection:
            connection.execute(
                "INSERT INTO articles (name, title, publisher, url, published, article, hash, signature, "
                "copy_of, added_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (hash) DO UPDATE SET "
                "name = excluded.name, title = excluded.title, publisher = excluded.publisher, "
                "url = excluded.url, published = excluded.published, article = excluded.article, "
                "signature = excluded.signature",
                (*given, article.content_hash, signature, copy_of, self._now()),
            )
            place(connection, article, signature, self._now())

    def seen(self, article: Article, signature: bytes) -> None:
        """Write down that the text of an article that is kept was read at its origin, too."""
        with self._database.changing() as connection:
            place(connection, article, signature, self._now())

    def signatures(self) -> Iterator[tuple[str, bytes]]:
        """Yield the hash and signature of every article, in the order in which they came."""
        with self._database.reading() as connection:
            rows = connection.execute("SELECT hash, signature FROM articles ORDER BY rowid").fetchall()
        for row in rows:
            yield row["hash"], row["signature"]

    def standing(self, article_hash: str, configuration: str) -> Standing:
        """Return how an article stands under a configuration.

        What a Batch API did not answer counts like a failure: each try takes a day.
        """
        where = (article_hash, configuration)
        with self._database.reading() as connection:
            if connection.execute(
                "SELECT 1 FROM briefs WHERE article_hash = ? AND configuration = ?", where
            ).fetchone():
                return Standing(done=True)
            ended = connection.execute(
                "SELECT outcome, reason FROM attempts WHERE article_hash = ? AND configuration = ? "
                "AND (outcome IN ('failed', 'died') OR outcome = 'unanswered' AND EXISTS "
                "(SELECT 1 FROM shipment_requests WHERE attempt_id = attempts.id)) ORDER BY id",
                where,
            ).fetchall()
        for died, most in ((False, MOST_FAILURES), (True, MOST_DEATHS)):
            reasons = [row["reason"] for row in ended if (row["outcome"] == "died") is died]
            if len(reasons) >= most:
                return Standing(given_up=f"given up after {len(reasons)} times: {reasons[-1]}")
        return Standing(suspect=any(row["outcome"] == "died" for row in ended))

    def begin(self, article_hash: str, configuration: str) -> Attempt:
        """Write down that an attempt begins, before it does."""
        with self._database.changing() as connection:
            written = connection.execute(
                "INSERT INTO attempts (article_hash, configuration, started_at) VALUES (?, ?, ?)",
                (article_hash, configuration, self._now()),
            )
        return Attempt(written.lastrowid or 0, article_hash, configuration)

    def finish(self, attempt: Attempt, brief: Brief) -> None:
        """Keep the brief of an attempt; its end and the brief are written together."""
        took = brief.provenance
        with self._database.changing() as connection:
            written = connection.execute(
                "INSERT INTO briefs (article_hash, configuration, model, version, made_at, claims, problems, "
                "brief) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    attempt.article_hash,
                    attempt.configuration,
                    took.model,
                    took.version,
                    self._now(),
                    len(brief.claims()),
                    sum(len(part.problems) for claim in brief.claims() for part in parts_of(claim)),
                    _packed(brief),
                ),
            )
            number = written.lastrowid
            connection.executemany(
                "INSERT INTO brief_parties VALUES (?, ?)",
                [(number, name) for name in _parties(brief)],
            )
            connection.execute(
                "INSERT INTO brief_words (rowid, words) VALUES (?, ?)", (number, "\n".join(_texts(brief)))
            )
            self._end(connection, attempt, "done", usage=took.usage, cost_usd=took.cost_usd)

    def fail(
        self,
        attempt: Attempt,
        outcome: Outcome,
        reason: str,
        *,
        usage: Usage | None = None,
        cost_usd: float | None = None,
        raw_answer: str | None = None,
    ) -> None:
        """Write down how an attempt ended without a brief, and what the model had answered."""
        with self._database.changing() as connection:
            self._end(connection, attempt, outcome, reason, usage or Usage(), cost_usd)
            if raw_answer:
                connection.execute(
                    "UPDATE attempts SET raw_answer = ? WHERE id = ?",
                    (zlib.compress(raw_answer.encode()), attempt.number),
                )
                connection.execute(
                    "UPDATE attempts SET raw_answer = NULL WHERE raw_answer IS NOT NULL AND id NOT IN "
                    "(SELECT id FROM attempts WHERE raw_answer IS NOT NULL ORDER BY id DESC LIMIT ?)",
                    (_RAW_ANSWERS_KEPT,),
                )

    def _end(
        self,
        connection: sqlite3.Connection,
        attempt: Attempt,
        outcome: Outcome,
        reason: str | None = None,
        usage: Usage | None = None,
        cost_usd: float | None = None,
    ) -> None:
        took = usage or Usage()
        connection.execute(
            "UPDATE attempts SET ended_at = ?, outcome = ?, reason = ?, calls = ?, input_tokens = ?, "
            "output_tokens = ?, cost_usd = ? WHERE id = ?",
            (self._now(), outcome, reason, took.calls, took.input_tokens, took.output_tokens, cost_usd,
             attempt.number),
        )  # fmt: skip

    # ------------------------------------------------------------ reading

    def briefs(self, wanted: Filter | None = None, limit: int | None = None) -> Iterator[Kept]:
        """Yield the briefs that are wanted, in the order of their making."""
        where, values = (wanted or Filter()).where()
        query = f"SELECT * FROM briefs JOIN articles ON hash = article_hash WHERE {where} ORDER BY id LIMIT ?"  # noqa: S608 - the conditions are words of ours, all values are bound
        with self._database.reading() as connection:
            rows = connection.execute(query, (*values, limit or -1)).fetchall()
        for row in rows:
            with translated(self._database.path):
                kept = _kept(row)
            yield kept

    def brief(self, number: int) -> Kept | None:
        """Return the brief of a number, None when there is none."""
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT id, made_at, brief FROM briefs WHERE id = ?", (number,)
            ).fetchone()
            return _kept(row) if row else None

    def article(self, content_hash: str) -> Article | None:
        """Return an article as it was read, None when the store does not have it."""
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT article FROM articles WHERE hash = ?", (content_hash,)
            ).fetchone()
            return Article.model_validate_json(zlib.decompress(row["article"])) if row else None

    def usual_tokens(self, model: str) -> tuple[float, float] | None:
        """Return the mean input and output tokens of a brief, None when none was made so."""
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT avg(input_tokens), avg(output_tokens) FROM attempts "
                "JOIN briefs USING (article_hash, configuration) WHERE model = ? AND outcome = 'done'",
                (model,),
            ).fetchone()
        return None if row[0] is None else (row[0], row[1])

    def now(self) -> datetime:
        """Return the time in UTC, as the store's clock has it."""
        return self._clock()

    def _now(self) -> str:
        return self.now().isoformat(timespec="seconds")


def _kept(row: sqlite3.Row) -> Kept:
    return Kept(row["id"], row["made_at"], read_brief(zlib.decompress(row["brief"])))


def _packed(value: Article | Brief) -> bytes:
    return zlib.compress(value.model_dump_json().encode())


def _day(article: Article) -> str | None:
    return article.published.value.isoformat() if article.published.value else None


def _texts(brief: Brief) -> Iterator[str]:
    """Yield every text of a brief that somebody may search for."""
    yield from filter(None, (brief.source.title, brief.source.publisher))
    for claim in brief.claims():
        for part in parts_of(claim):
            texts = (field for field in fields_of(type(part)) if field.holds in _SEARCHED)
            yield from (text for field in texts for text in field.of(part))


def _parties(brief: Brief) -> Iterator[str]:
    """Yield every name of a party of a brief."""
    for claim in brief.claims():
        if isinstance(claim, PartyClaim):
            yield from (claim.name, *claim.aliases)


def open_store(path: Path, *, create: bool = True) -> Store:
    """Open a store, made anew where there is none unless `create` is False."""
    return Store(open_database(path, create=create))
