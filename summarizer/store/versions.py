"""Texts that stood at one place one after the other: the versions of an article.

Where a text stands that has little in common with the one before it, another article has taken the place,
and a new line of versions begins: a file that holds the news of the day does not hide yesterday's.
"""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from summarizer.domain import Article
from summarizer.store.database import Database
from summarizer.text import alike

_OF_ORIGIN = """
    SELECT origin, line, number, article_hash, seen_at, signature,
    EXISTS (SELECT 1 FROM briefs WHERE briefs.article_hash = versions.article_hash) AS briefed
    FROM versions JOIN articles ON hash = article_hash
"""


@dataclass(frozen=True)
class Version:
    """One text of an article; `number` counts from 1, and `briefed` tells whether there is a brief of it."""

    origin: str
    line: int
    number: int
    article_hash: str
    seen_at: str
    briefed: bool
    signature: bytes


class Versions:
    """The versions in a store's file; threads may share it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def before(self, article: Article, signature: bytes) -> tuple[Version, ...]:
        """Return the other texts of an article, which need not be kept yet, in the order of their reading."""
        with self._database.reading() as connection:
            same = [each for line in _same(connection, article, signature) for each in line]
        ordered = sorted(same, key=lambda each: (each.seen_at, each.line, each.number))
        return tuple(each for each in ordered if each.article_hash != article.content_hash)

    def of(self, article_hash: str) -> list[tuple[Version, ...]]:
        """Return each line of versions that a text stands in."""
        with self._database.reading() as connection:
            places = connection.execute(
                "SELECT DISTINCT origin, line FROM versions WHERE article_hash = ? ORDER BY origin, line",
                (article_hash,),
            ).fetchall()
            return [
                tuple(_read(connection, "origin = ? AND line = ?", (place["origin"], place["line"])))
                for place in places
            ]


def place(connection: sqlite3.Connection, article: Article, signature: bytes, now: str) -> None:
    """Write down that an article was read at its origin, as a version of what stood there before."""
    if article.origin is None:
        return
    same = _same(connection, article, signature)
    if len(same) == 1 and same[0][0].origin == article.origin:
        line, versions = same[0][0].line, list(same[0])
    else:  # the first text there, or lines of an older store that turn out to be one
        versions = sorted(
            (each for found in same for each in found), key=lambda each: (each.seen_at, each.line)
        )
        for each in versions:
            connection.execute(
                "DELETE FROM versions WHERE origin = ? AND line = ? AND number = ?",
                (each.origin, each.line, each.number),
            )
        (line,) = connection.execute(
            "SELECT coalesce(max(line), 0) + 1 FROM versions WHERE origin = ?", (article.origin,)
        ).fetchone()
        connection.executemany(
            "INSERT INTO versions VALUES (?, ?, ?, ?, ?)",
            [
                (article.origin, line, number, each.article_hash, each.seen_at)
                for number, each in enumerate(versions, start=1)
            ],
        )
    if not versions or versions[-1].article_hash != article.content_hash:
        connection.execute(
            "INSERT INTO versions VALUES (?, ?, ?, ?, ?)",
            (article.origin, line, len(versions) + 1, article.content_hash, now),
        )


def _same(connection: sqlite3.Connection, article: Article, signature: bytes) -> list[Sequence[Version]]:
    """Return the lines that an article stands in or goes on; an older store knew nothing but its name."""
    found = _read(connection, "origin IN (?, ?)", (article.origin, article.name)) if article.origin else []
    lines = [list(line) for _, line in groupby(found, key=lambda each: (each.origin, each.line))]
    return [line for line in lines if _goes_on(line, article, signature)]


def _goes_on(line: Sequence[Version], article: Article, signature: bytes) -> bool:
    known = any(each.article_hash == article.content_hash for each in line)
    return known or alike(line[-1].signature, signature)


def _read(connection: sqlite3.Connection, where: str, values: Sequence[str | int]) -> list[Version]:
    rows = connection.execute(f"{_OF_ORIGIN} WHERE {where} ORDER BY origin, line, number", values)
    return [Version(**{**dict(row), "briefed": bool(row["briefed"])}) for row in rows]
