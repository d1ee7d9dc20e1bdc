"""What was submitted to a Batch API, and where each of its requests stands.

A shipment is `intended` before anything of it leaves this machine, `uploaded` when the endpoint has
its file, `created` when the batch's id is known, `answered` when its replies are here, or `void` when
nothing comes of it. Whether a request is settled is not written down a second time: it is, when the
attempt that used its reply has ended.
"""

import sqlite3
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from summarizer.store.database import Database

State = Literal["intended", "uploaded", "created", "answered", "void"]


@dataclass(frozen=True)
class Attempt:
    """An attempt that has begun: at which article, with which configuration."""

    number: int
    article_hash: str
    configuration: str


@dataclass(frozen=True)
class Asked:
    """A request as it is submitted: its id in the file, whose it is, and the digest of its body."""

    custom_id: str
    article_hash: str
    configuration: str
    digest: str


@dataclass(frozen=True)
class Shipment:
    """A shipment of this store; `tokens` is an estimate of what it puts into the endpoint's queue."""

    id: str
    state: State
    uploaded_at: datetime | None = None
    file_id: str | None = None
    batch_id: str | None = None
    status: str | None = None
    expires_at: datetime | None = None
    tokens: int = 0


class Shipments:
    """The shipments of a store."""

    def __init__(self, database: Database, now: Callable[[], str]) -> None:
        """`now` tells the time as it is written."""
        self._database = database
        self._now = now

    def intend(
        self, shipment: str, model: str, address: str, *, tokens: int, requests: Sequence[Asked]
    ) -> None:
        """Write down what is about to be submitted, before it is; ids count once in a shipment."""
        with self._database.changing() as connection:
            connection.execute(
                "INSERT INTO shipments (id, model, address, state, intended_at, tokens, queue_tokens) "
                "SELECT ?, ?, ?, 'intended', ?, ?, ? + coalesce(sum(tokens), 0) FROM shipments WHERE "
                "model = ? AND address = ? AND state IN ('intended', 'uploaded', 'created')",
                (shipment, model, address, self._now(), tokens, tokens, model, address),
            )
            connection.executemany(
                "INSERT INTO shipment_requests (shipment_id, custom_id, article_hash, configuration, "
                "digest) VALUES (?, ?, ?, ?, ?)",
                [(shipment, r.custom_id, r.article_hash, r.configuration, r.digest) for r in requests],
            )

    def uploaded(self, shipment: str, file_id: str) -> None:
        """Write down that the endpoint has the file, before the batch is asked for."""
        self._set(shipment, state="uploaded", file_id=file_id, uploaded_at=self._now())

    def created(self, shipment: str, batch_id: str) -> None:
        """Write down the id of the batch."""
        self._set(shipment, state="created", batch_id=batch_id)

    def seen(self, shipment: str, status: str, expires_at: datetime | None) -> None:
        """Write down how the endpoint said the batch stands."""
        self._set(shipment, status=status, expires_at=expires_at.isoformat() if expires_at else None)

    def void(self, shipment: str, reason: str, *, too_much_queued: bool = False) -> None:
        """Write down that nothing comes of a shipment: its articles are open again."""
        self._set(shipment, state="void", reason=reason, too_much_queued=int(too_much_queued))

    def keep(self, shipment: str, replies: Iterable[tuple[str, bool, str]]) -> None:
        """Keep replies: custom id, whether it is an answer, the line itself.

        Of several for one request, the first answer stays; ids that were never asked are left out.
        """
        with self._database.changing() as connection:
            connection.executemany(
                "UPDATE shipment_requests SET reply = ?, answered = ? WHERE shipment_id = ? AND "
                "custom_id = ? AND (reply IS NULL OR answered < ?)",
                [
                    (zlib.compress(text.encode()), int(ok), shipment, custom_id, int(ok))
                    for custom_id, ok, text in replies
                ],
            )

    def answered(self, shipment: str, rest: str) -> None:
        """Write down that all replies are here; `rest` is that of every request that has none."""
        with self._database.changing() as connection:
            connection.execute(
                "UPDATE shipment_requests SET reply = ? WHERE shipment_id = ? AND reply IS NULL",
                (zlib.compress(rest.encode()), shipment),
            )
            connection.execute("UPDATE shipments SET state = 'answered' WHERE id = ?", (shipment,))

    def blame(self, shipment: str, replies: Sequence[tuple[int, str]]) -> bool:
        """Keep the replies of those requests because of which a batch failed; the others are open again.

        A reply comes with its line in the file, from 1. False, and nothing is changed, when the file has
        none of the lines.
        """
        with self._database.changing() as connection:
            rows = connection.execute(
                "SELECT rowid FROM shipment_requests WHERE shipment_id = ? ORDER BY rowid", (shipment,)
            ).fetchall()
            named = [
                (zlib.compress(text.encode()), rows[line - 1]["rowid"])
                for line, text in replies
                if 1 <= line <= len(rows)
            ]
            if not named:
                return False
            connection.executemany("UPDATE shipment_requests SET reply = ? WHERE rowid = ?", named)
            connection.execute(
                "DELETE FROM shipment_requests WHERE shipment_id = ? AND reply IS NULL", (shipment,)
            )
            connection.execute("UPDATE shipments SET state = 'answered' WHERE id = ?", (shipment,))
        return True

    def begin(self, shipment: str, article_hash: str, configuration: str) -> Attempt:
        """Write down that a brief is begun from replies, before it is; with its end they are settled."""
        where = (article_hash, configuration)
        with self._database.changing() as connection:
            number = connection.execute(
                "INSERT INTO attempts (article_hash, configuration, started_at) VALUES (?, ?, ?)",
                (*where, self._now()),
            ).lastrowid
            connection.execute(
                "UPDATE shipment_requests SET attempt_id = ? WHERE shipment_id = ? AND "
                "article_hash = ? AND configuration = ?",
                (number, shipment, *where),
            )
        return Attempt(number or 0, article_hash, configuration)

    def live(self, model: str, address: str) -> list[Shipment]:
        """Return the shipments of which something is still to come, in their order."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT * FROM shipments WHERE model = ? AND address = ? AND state IN "
                "('intended', 'uploaded', 'created') ORDER BY rowid",
                (model, address),
            ).fetchall()
        return [_shipment(row) for row in rows]

    def of(self, article_hash: str, configuration: str) -> Shipment | None:
        """Return the shipment that an article waits for or has unused replies of, None without one."""
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT shipments.* FROM shipments JOIN unsettled_requests ON shipment_id = "
                "shipments.id WHERE article_hash = ? AND configuration = ? "
                "ORDER BY shipments.rowid DESC LIMIT 1",
                (article_hash, configuration),
            ).fetchone()
        return None if row is None else _shipment(row)

    def replies(self, article_hash: str, configuration: str) -> dict[str, tuple[bool, str]]:
        """Return whether each question is answered, and the line that says so, by its digest.

        Replies of attempts that ended with the article's failure or brief are used up.
        """
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT digest, answered, reply FROM shipment_requests LEFT JOIN attempts ON attempts.id "
                "= attempt_id WHERE shipment_requests.article_hash = ? AND "
                "shipment_requests.configuration = ? AND reply IS NOT NULL AND "
                "(outcome IS NULL OR outcome NOT IN ('done', 'failed')) ORDER BY shipment_requests.rowid",
                (article_hash, configuration),
            ).fetchall()
        return {
            row["digest"]: (bool(row["answered"]), zlib.decompress(row["reply"]).decode()) for row in rows
        }

    def drop_used_replies(self) -> None:
        """Make room: what a brief was made of, or what failed, is not needed again."""
        with self._database.changing() as connection:
            connection.execute(
                "UPDATE shipment_requests SET reply = NULL WHERE reply IS NOT NULL AND attempt_id IN "
                "(SELECT id FROM attempts WHERE outcome IN ('done', 'failed'))"
            )

    def waiting(self, model: str, address: str) -> list[tuple[str, str]]:
        """Return article and configuration of all that was submitted and has no brief or end yet."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT DISTINCT article_hash, configuration FROM unsettled_requests WHERE model = ? AND "
                "address = ? AND NOT EXISTS (SELECT 1 FROM briefs WHERE briefs.article_hash = "
                "unsettled_requests.article_hash AND briefs.configuration = "
                "unsettled_requests.configuration)",
                (model, address),
            ).fetchall()
        return [(row["article_hash"], row["configuration"]) for row in rows]

    def too_many_tokens(self, model: str, address: str, since: datetime) -> int | None:
        """Return how many tokens the queue held when the endpoint last said, `since` then, too many."""
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT queue_tokens FROM shipments WHERE model = ? AND address = ? AND too_much_queued "
                "AND intended_at >= ? ORDER BY rowid DESC LIMIT 1",
                (model, address, since.isoformat(timespec="seconds")),
            ).fetchone()
        return None if row is None else int(row["queue_tokens"])

    def _set(self, shipment: str, **values: object) -> None:
        names = ", ".join(f"{name} = ?" for name in values)
        with self._database.changing() as connection:
            connection.execute(
                f"UPDATE shipments SET {names} WHERE id = ?",  # noqa: S608 - the names are words of ours
                (*values.values(), shipment),
            )


def _shipment(row: sqlite3.Row) -> Shipment:
    return Shipment(
        id=row["id"],
        state=row["state"],
        uploaded_at=_time(row["uploaded_at"]),
        file_id=row["file_id"],
        batch_id=row["batch_id"],
        status=row["status"],
        expires_at=_time(row["expires_at"]),
        tokens=row["tokens"],
    )


def _time(written: str | None) -> datetime | None:
    return None if written is None else datetime.fromisoformat(written)
