"""What is to be verified: a brief, or a list of claims and quotations as JSON, JSON Lines or CSV."""

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from pydantic import AliasChoices, BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import from_json

from summarizer.domain import Entry, Submission
from summarizer.errors import UnusableInput
from summarizer.sources.briefs import SECTIONS, Quotes, read_brief
from summarizer.sources.encoding import decode
from summarizer.sources.files import STDIN, check_size, read_file
from summarizer.sources.slips import slip

CLAIM_KEYS = ("claim", "statement", "text")
QUOTE_KEYS = ("quote", "quotation", "quotes", "evidence")
_JSON_SUFFIXES = (".json", ".jsonl", ".ndjson")
_TABLE_SUFFIXES = (".csv", ".tsv")
_DELIMITERS = (",", ";", "\t")
_WANTED = "a claim (claim, statement, text) or a quote (quote, quotation, evidence)"

Row = tuple[str, object]
"""Where something stands in its file, and what stands there."""


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")

    claim: str | None = Field(None, validation_alias=AliasChoices(*CLAIM_KEYS))
    quotes: Quotes = Field(None, validation_alias=AliasChoices(*QUOTE_KEYS))


def read_submission(name: str) -> Submission:
    """Return what a file, or standard input for `-`, hands in to be verified.

    Raises `UnusableInput`, naming the row or field, for what cannot be read as claims or quotations.
    """
    called = "stdin" if name == STDIN else Path(name).name
    data = read_file(name)
    check_size(len(data), called)
    text = decode(data, called, "save it as JSON or CSV").removeprefix("\ufeff")
    if not text.strip():
        raise UnusableInput(f"{called}: is empty; it should hold a brief, or {_WANTED} a row")
    suffix = Path(name).suffix.casefold()
    looks_like_json = text.lstrip()[0] in "{["
    if suffix in _JSON_SUFFIXES or (looks_like_json and suffix not in _TABLE_SUFFIXES):
        submission = _from_json(text, called)
    else:
        submission = _from_rows(_table_rows(text, called), called)
    if not submission.entries:
        raise UnusableInput(f"{called}: holds no claim and no quotation, so there is nothing to verify")
    return submission


def _from_json(text: str, name: str) -> Submission:
    try:
        document = from_json(text)
    except ValueError as exc:
        rows = _lines(text, name)
        if rows is None:
            raise UnusableInput(f"{name}: is no JSON: {exc}; correct it there") from exc
        return _from_rows(rows, name)
    if isinstance(document, list) and len(document) == 1:
        document = document[0]
    if isinstance(document, dict) and any(section in document for section in SECTIONS):
        try:
            return read_brief(document, name)
        except ValidationError as exc:
            raise slip(exc, name) from exc
    items = document if isinstance(document, list) else [document]
    return _from_rows([(f"item {n}", item) for n, item in enumerate(items, start=1)], name)


def _lines(text: str, name: str) -> list[Row] | None:
    """Return the objects of JSON Lines; None when the first line is no JSON, so that it is none of these."""
    rows: list[Row] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            rows.append((f"line {number}", from_json(line)))
        except ValueError as exc:
            if not rows:
                return None
            raise UnusableInput(f"{name}: line {number} is no JSON: {exc}; correct it there") from exc
    return rows


def _from_rows(rows: Sequence[Row], name: str) -> Submission:
    entries: list[Entry] = []
    known: set[str] = set()
    for where, row in rows:
        if not isinstance(row, dict):
            raise UnusableInput(f"{name}: {where} is no object; give each {_WANTED}")
        try:
            read = _Entry.model_validate(row)
        except ValidationError as exc:
            raise slip(exc, name, where) from exc
        known.update({*CLAIM_KEYS, *QUOTE_KEYS}.intersection(row))
        claim = read.claim if read.claim and read.claim.strip() else None
        entries.append(Entry(where=where, claim=claim, quotes=read.quotes or None))
    if entries and not known:
        raise UnusableInput(f"{name}: is no brief, and nothing in it is called {_WANTED}")
    return Submission(name=name, entries=tuple(entries))


def _table_rows(text: str, name: str) -> list[tuple[str, dict[str, str]]]:
    """Return the rows of a table as objects, numbered as a spreadsheet does: the header is row 1."""
    delimiter = max(_DELIMITERS, key=lambda each: _usable_columns(text, each))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        header, rows = _header(reader), list(reader)
    except csv.Error as exc:
        raise UnusableInput(
            f"{name}: line {reader.line_num}: {exc}; is a double quote left open, or not doubled in a cell?"
        ) from exc
    while rows and not rows[-1]:
        rows.pop()
    columns = _columns(header, name)
    for number, cells in enumerate(rows, start=2):
        if any(cell.strip() for cell in cells[len(header) :]):
            raise UnusableInput(
                f"{name}: row {number} has {len(cells)} cells and the header {len(header)}; "
                "put a cell that holds the delimiter in double quotes"
            )
    return [
        (f"row {number}", {key: (cells[place : place + 1] or [""])[0] for key, place in columns.items()})
        for number, cells in enumerate(rows, start=2)
    ]


def _header(reader: Iterator[list[str]]) -> list[str]:
    return [cell.strip().casefold() for cell in next(reader, [])]


def _usable_columns(text: str, delimiter: str) -> tuple[int, int]:
    """Return how many columns of a table are of use when it is divided so, and how many it has."""
    try:
        header = _header(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error:
        return 0, 0
    return len({*CLAIM_KEYS, *QUOTE_KEYS}.intersection(header)), len(header)


def _columns(header: Sequence[str], name: str) -> dict[str, int]:
    """Return the places of the columns with claims and quotations."""
    columns: dict[str, int] = {}
    for keys in (CLAIM_KEYS, QUOTE_KEYS):
        key = next((key for key in keys if key in header), None)
        if key is not None:
            columns[key] = header.index(key)
        if key is not None and header.count(key) > 1:
            raise UnusableInput(f"{name}: has two columns called {key}; rename one")
    if not columns:
        named = ", ".join(header)[:200]
        raise UnusableInput(f"{name}: no column is called {_WANTED}; row 1 has: {named}")
    return columns
