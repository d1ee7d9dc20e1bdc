"""The SQLite file: how it is opened, how it grows, and what its errors mean to a person."""

import sqlite3
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pydantic import ValidationError

from summarizer.errors import StoreCorrupt, StoreError, StoreNewer
from summarizer.store.migrations import MIGRATIONS

_BUSY_SECONDS = 30.0
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_ADVICE = {
    sqlite3.SQLITE_FULL: "the disk is full; make room and run the same command again",
    sqlite3.SQLITE_READONLY: "it may only be read; change its permissions or copy it elsewhere",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened; check the folder and its permissions",
    sqlite3.SQLITE_BUSY: "another program holds it; wait for that to end and run the same command again",
    sqlite3.SQLITE_LOCKED: "another program holds it; wait for that to end and run the same command again",
    sqlite3.SQLITE_IOERR: "the disk does not read or write; check it, what was committed before is kept",
}
_RECOVER = "restore a backup, or save what can be read with: sqlite3 {path} .recover > dump.sql"


class Database:
    """One connection that threads share, one at a time; every change is a transaction."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection
        self._lock = threading.RLock()

    @property
    def in_work(self) -> bool:
        """Whether a change has begun and not ended."""
        return self._connection.in_transaction

    @contextmanager
    def changing(self) -> Iterator[sqlite3.Connection]:
        """Give the connection inside a transaction that is written to disk at its end, or not at all."""
        with self._lock, translated(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            finally:
                if self._connection.in_transaction:  # it failed; some errors have rolled it back already
                    self._connection.execute("ROLLBACK")

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Give the connection for questions only."""
        with self._lock, translated(self.path):
            yield self._connection

    def close(self) -> None:
        """Close the file, its log written back into it."""
        with self._lock:
            self._connection.close()


def open_database(path: Path, *, create: bool = True) -> Database:
    """Open a store's file, and bring its tables up to date.

    Raises a `StoreError` that says what is wrong with the file and how to go on.
    """
    if not create and not path.is_file():
        raise StoreError(f"{path}: no such store; `summarizer batch INPUT --store {path}` makes one")
    with translated(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(
            path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        try:
            connection.row_factory = sqlite3.Row
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            _migrate(path, connection)
        except BaseException:
            connection.close()
            raise
    return Database(path, connection)


def _migrate(path: Path, connection: sqlite3.Connection) -> None:
    (taken,) = connection.execute("PRAGMA user_version").fetchone()
    if taken > len(MIGRATIONS):
        raise StoreNewer(
            f"{path}: was written by a newer summarizer (step {taken}, this one knows {len(MIGRATIONS)}); "
            "update summarizer"
        )
    if taken == len(MIGRATIONS):
        return  # nothing is written, so that a store that may only be read can be
    if not taken and connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
        raise StoreError(f"{path}: is the database of another program; choose another --store")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("BEGIN IMMEDIATE")
    (taken,) = connection.execute("PRAGMA user_version").fetchone()  # of two that come first, one migrates
    for number, step in enumerate(MIGRATIONS[taken:], start=taken + 1):
        step(connection)
        connection.execute(f"PRAGMA user_version = {number}")
    connection.execute("COMMIT")


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn what SQLite or the system says into an error of ours with the next step."""
    try:
        yield
    except (zlib.error, ValidationError, UnicodeDecodeError) as exc:  # also of SQLite's own messages
        raise StoreCorrupt(f"{path}: is damaged: {exc}; {_RECOVER.format(path=path)}") from exc
    except sqlite3.DatabaseError as exc:
        # Bytes that are no UTF-8 in a text column are reported without a code.
        code = getattr(exc, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
        if code in _DAMAGED and not isinstance(exc, sqlite3.ProgrammingError):
            raise StoreCorrupt(
                f"{path}: is damaged or no store: {exc}; {_RECOVER.format(path=path)}"
            ) from exc
        if code in _ADVICE:
            raise StoreError(f"{path}: {_ADVICE[code]} ({exc})") from exc
        raise
    except OSError as exc:
        raise StoreError(f"{path}: cannot be used: {exc.strerror or exc}; check the path") from exc
