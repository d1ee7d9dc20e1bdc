"""The steps from an empty file to the tables of today; a step that was released never changes again.

`PRAGMA user_version` of a store is the number of steps that it has taken.
"""

import json
import sqlite3
import zlib
from collections.abc import Callable


def m001_articles_and_briefs(connection: sqlite3.Connection) -> None:
    """Articles, one brief for each article and configuration, and every attempt at one."""
    connection.execute(
        """
        CREATE TABLE articles (
            hash TEXT PRIMARY KEY,
            name TEXT NOT NULL,
            title TEXT,
            publisher TEXT,
            url TEXT,
            published TEXT,
            added_at TEXT NOT NULL,
            article BLOB NOT NULL,
            signature BLOB NOT NULL,
            copy_of TEXT REFERENCES articles (hash)
        ) STRICT
        """
    )
    connection.execute(
        """
        CREATE TABLE briefs (
            id INTEGER PRIMARY KEY,
            article_hash TEXT NOT NULL REFERENCES articles (hash),
            configuration TEXT NOT NULL,
            model TEXT NOT NULL,
            made_at TEXT NOT NULL,
            claims INTEGER NOT NULL,
            problems INTEGER NOT NULL,
            brief BLOB NOT NULL,
            UNIQUE (article_hash, configuration)
        ) STRICT
        """
    )
    connection.execute(
        """
        CREATE TABLE brief_parties (
            brief_id INTEGER NOT NULL REFERENCES briefs (id),
            name TEXT NOT NULL
        ) STRICT
        """
    )
    connection.execute("CREATE INDEX brief_parties_by_brief ON brief_parties (brief_id)")
    connection.execute(
        """
        CREATE TABLE attempts (
            id INTEGER PRIMARY KEY,
            article_hash TEXT NOT NULL REFERENCES articles (hash),
            configuration TEXT NOT NULL,
            started_at TEXT NOT NULL,
            ended_at TEXT,
            outcome TEXT CHECK (outcome IN ('done', 'failed', 'unanswered', 'stopped', 'died')),
            reason TEXT,
            calls INTEGER NOT NULL DEFAULT 0,
            input_tokens INTEGER NOT NULL DEFAULT 0,
            output_tokens INTEGER NOT NULL DEFAULT 0,
            cost_usd REAL,
            raw_answer BLOB
        ) STRICT
        """
    )
    connection.execute("CREATE INDEX attempts_by_article ON attempts (article_hash, configuration)")


def m002_search(connection: sqlite3.Connection) -> None:
    """Full text over what briefs say; the row number is that of the brief."""
    connection.execute("CREATE VIRTUAL TABLE brief_words USING fts5 (words, tokenize = 'porter unicode61')")


def m003_shipments(connection: sqlite3.Connection) -> None:
    """Shipments to a Batch API, and each request in them with its reply."""
    connection.execute(
        """
        CREATE TABLE shipments (
            id TEXT PRIMARY KEY,
            model TEXT NOT NULL,
            address TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('intended', 'uploaded', 'created', 'answered', 'void')),
            intended_at TEXT NOT NULL,
            uploaded_at TEXT,
            file_id TEXT,
            batch_id TEXT,
            status TEXT,
            expires_at TEXT,
            tokens INTEGER NOT NULL,
            queue_tokens INTEGER NOT NULL,
            too_much_queued INTEGER NOT NULL DEFAULT 0,
            reason TEXT
        ) STRICT
        """
    )
    connection.execute(
        """
        CREATE TABLE shipment_requests (
            shipment_id TEXT NOT NULL REFERENCES shipments (id),
            custom_id TEXT NOT NULL,
            article_hash TEXT NOT NULL REFERENCES articles (hash),
            configuration TEXT NOT NULL,
            digest TEXT NOT NULL,
            answered INTEGER NOT NULL DEFAULT 0,
            reply BLOB,
            attempt_id INTEGER REFERENCES attempts (id),
            UNIQUE (shipment_id, custom_id)
        ) STRICT
        """
    )
    connection.execute("CREATE INDEX requests_by_article ON shipment_requests (article_hash, configuration)")
    connection.execute("CREATE INDEX requests_by_attempt ON shipment_requests (attempt_id)")
    connection.execute(
        """
        CREATE VIEW unsettled_requests AS
        SELECT shipment_requests.*, model, address
        FROM shipment_requests
        JOIN shipments ON shipments.id = shipment_id AND state != 'void'
        LEFT JOIN attempts ON attempts.id = attempt_id
        WHERE outcome IS NULL OR outcome IN ('died', 'stopped')
        """
    )


def m004_reviews(connection: sqlite3.Connection) -> None:
    """Keep what reviewers did, which nobody changes, and how each brief stands after it."""
    connection.execute(
        """
        CREATE TABLE review_actions (
            brief_id INTEGER NOT NULL REFERENCES briefs (id),
            revision INTEGER NOT NULL CHECK (revision > 0),
            entry BLOB NOT NULL,
            PRIMARY KEY (brief_id, revision)
        ) STRICT, WITHOUT ROWID
        """
    )
    for change in ("UPDATE", "DELETE"):
        connection.execute(
            f"CREATE TRIGGER review_actions_no_{change.lower()} BEFORE {change} ON review_actions "
            "BEGIN SELECT RAISE(ABORT, 'a review only grows'); END"
        )
    connection.execute(
        """
        CREATE TABLE review_standings (
            brief_id INTEGER PRIMARY KEY REFERENCES briefs (id),
            revision INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('begun', 'signed')),
            open INTEGER NOT NULL,
            signed_by TEXT,
            signed_at TEXT
        ) STRICT
        """
    )


def m005_versions(connection: sqlite3.Connection) -> None:
    """Keep which texts stood at a place one after the other, and tell which of them are outdated.

    Several articles may stand at one place in turn, each with a line of versions. Where the articles of an
    older store were read is not known beyond their names, so each begins a line of its own there; the next
    text of that name joins those that it is a version of.
    """
    connection.execute(
        """
        CREATE TABLE versions (
            origin TEXT NOT NULL,
            line INTEGER NOT NULL,
            number INTEGER NOT NULL CHECK (number > 0),
            article_hash TEXT NOT NULL REFERENCES articles (hash),
            seen_at TEXT NOT NULL,
            PRIMARY KEY (origin, line, number)
        ) STRICT, WITHOUT ROWID
        """
    )
    connection.execute("CREATE INDEX versions_by_article ON versions (article_hash)")
    connection.execute(
        """
        INSERT INTO versions
        SELECT name, row_number() OVER (PARTITION BY name ORDER BY rowid), 1, hash, added_at FROM articles
        """
    )
    connection.execute(
        """
        CREATE VIEW outdated_versions AS
        SELECT own.* FROM versions AS own
        WHERE EXISTS (
            SELECT 1 FROM versions AS later
            WHERE later.origin = own.origin AND later.line = own.line AND later.number > own.number
            AND later.article_hash != own.article_hash
            AND EXISTS (SELECT 1 FROM briefs WHERE briefs.article_hash = later.article_hash)
        )
        """
    )
    connection.execute(
        """
        CREATE VIEW outdated_articles AS
        SELECT DISTINCT article_hash AS hash FROM versions
        EXCEPT
        SELECT versions.article_hash FROM versions LEFT JOIN outdated_versions USING (origin, line, number)
        WHERE outdated_versions.number IS NULL
        """
    )


def m006_program_versions(connection: sqlite3.Connection) -> None:
    """Keep which version of the program made a brief where a filter finds it; NULL for a damaged brief."""
    connection.execute("ALTER TABLE briefs ADD COLUMN version TEXT")
    for number, packed in connection.execute("SELECT id, brief FROM briefs").fetchall():
        try:
            version = json.loads(zlib.decompress(packed))["provenance"]["version"]
        except (zlib.error, ValueError, KeyError, TypeError):
            continue
        connection.execute("UPDATE briefs SET version = ? WHERE id = ?", (version, number))


MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = (
    m001_articles_and_briefs,
    m002_search,
    m003_shipments,
    m004_reviews,
    m005_versions,
    m006_program_versions,
)
