"""What is to be verified: a brief, an answer with citations, or a list of claims and quotations.

Briefs come as JSON, answers as text, Markdown or JSON, lists as JSON, JSON Lines or CSV.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated

from pydantic import AliasChoices, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import from_json

from summarizer.domain import Entry, Quotation, Reference, Submission
from summarizer.errors import UnusableInput
from summarizer.sources.answers import cited_sentences, read_answer
from summarizer.sources.briefs import Quotes, is_brief, read_brief
from summarizer.sources.encoding import decode
from summarizer.sources.files import STDIN, check_size, read_file
from summarizer.sources.slips import slip

CLAIM_KEYS = ("claim", "statement", "text")
QUOTE_KEYS = ("quote", "quotation", "quotes", "evidence")
SENTENCE_KEYS = ("sentence", "sentences")
CITE_KEYS = ("article", "articles", "cites", "citations", "citation", "sources", "source", "url")
ANSWER_KEYS = ("answer", "response", "output", "summary", "text")
LIST_KEYS = ("claims", "statements", "items")
REFERENCE_KEYS = ("articles", "sources", "references", "citations", "documents")
_JSON_SUFFIXES = (".json", ".jsonl", ".ndjson")
_TABLE_SUFFIXES = (".csv", ".tsv")
_DELIMITERS = (",", ";", "\t")
_WANTED = "a claim (claim, statement, text) or a quote (quote, quotation, evidence)"
_ONLY_NUMBERS = re.compile(r"[\[\]\d\s,;]+")
_COLUMNS = (CLAIM_KEYS, QUOTE_KEYS, SENTENCE_KEYS, CITE_KEYS)

Row = tuple[str, object]
"""Where something stands in its file, and what stands there."""


def _as_cites(raw: object) -> object:
    """Return what a row cites, as people and programs write it, as words."""
    if raw is None:
        return ()
    if isinstance(raw, str) and _ONLY_NUMBERS.fullmatch(raw):
        return tuple(re.findall(r"\d+", raw))
    return tuple(map(_as_cite, raw if isinstance(raw, list) else [raw]))


def _as_cite(raw: object) -> object:
    if isinstance(raw, dict):
        raw = next((raw[key] for key in ("number", "id", "url", "name", "title") if key in raw), None)
    return str(raw) if isinstance(raw, int) else raw


def _as_numbers(raw: object) -> object:
    """Return the numbers of sentences, as a list or as "3, 4"."""
    if isinstance(raw, str):
        return tuple(re.findall(r"\d+", raw))
    return [raw] if isinstance(raw, int) else raw or ()


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")

    claim: str | None = Field(None, validation_alias=AliasChoices(*CLAIM_KEYS))
    quotes: Quotes = Field(None, validation_alias=AliasChoices(*QUOTE_KEYS))
    sentences: Annotated[tuple[int, ...], BeforeValidator(_as_numbers)] = Field(
        (), validation_alias=AliasChoices(*SENTENCE_KEYS)
    )
    cites: Annotated[tuple[str, ...], BeforeValidator(_as_cites)] = Field(
        (), validation_alias=AliasChoices(*CITE_KEYS)
    )


def read_submission(name: str) -> Submission:
    """Return what a file, or standard input for `-`, hands in to be verified.

    Raises `UnusableInput`, naming the row or field, for what cannot be read as claims or quotations.
    """
    called = "stdin" if name == STDIN else Path(name).name
    data = read_file(name)
    check_size(len(data), called)
    text = decode(data, called, "save it as text, JSON or CSV").removeprefix("\ufeff")
    if not text.strip():
        raise UnusableInput(f"{called}: is empty; it should hold a brief, an answer, or {_WANTED} a row")
    suffix = Path(name).suffix.casefold()
    looks_like_json = re.match(r"\s*(?:\{|\[\s*[\]{\[\"])", text)
    if suffix in _JSON_SUFFIXES or (looks_like_json and suffix not in _TABLE_SUFFIXES):
        submission = _from_json(text, called)
    elif suffix in _TABLE_SUFFIXES or any(_usable_columns(text, each)[0] for each in _DELIMITERS):
        submission = _from_rows(_table_rows(text, called), called)
    else:
        submission = read_answer(text, called)
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
    if not isinstance(document, dict):
        return _from_rows(_numbered(document if isinstance(document, list) else [document]), name)
    if is_brief(document, (*LIST_KEYS, *REFERENCE_KEYS, *QUOTE_KEYS, *CITE_KEYS)):
        try:
            return read_brief(document, name)
        except ValidationError as exc:
            raise slip(exc, name) from exc
    return _from_answer(document, name)


def _from_answer(document: Mapping[str, object], name: str) -> Submission:
    """Return the claims of an object: its list of them, the sentences of its text, or itself as one."""
    references = tuple(_references(document))
    rows = next((document[key] for key in LIST_KEYS if isinstance(document.get(key), list)), None)
    if isinstance(rows, list):
        return _from_rows(_numbered(rows), name, references)
    told = next((document[key] for key in ANSWER_KEYS if isinstance(document.get(key), str)), None)
    single = not {"claim", "statement", *QUOTE_KEYS}.isdisjoint(document)
    if isinstance(told, str) and not single and (references or told != document.get("text")):
        return read_answer(told, name, references)
    return _from_rows(_numbered([document]), name)


def _numbered(items: Sequence[object]) -> list[Row]:
    return [(f"item {number}", item) for number, item in enumerate(items, start=1)]


def _references(document: Mapping[str, object]) -> Iterator[Reference]:
    """Yield the articles that an object lists, each under its id, or its number from 1."""
    listed = next((document[key] for key in REFERENCE_KEYS if isinstance(document.get(key), list | dict)), [])
    pairs = listed.items() if isinstance(listed, dict) else enumerate(listed, start=1)  # type: ignore[arg-type] # a list
    for key, told in pairs:
        if isinstance(told, dict):
            own = next((told[each] for each in ("number", "id", "key") if told.get(each) is not None), key)
            words = (told.get(each) for each in ("name", "file", "title", "url", "id"))
            yield Reference(key=str(own), told=tuple(word for word in words if isinstance(word, str)))
        elif isinstance(told, str):
            yield Reference(key=str(key), told=(told,))


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


def _from_rows(rows: Sequence[Row], name: str, references: tuple[Reference, ...] = ()) -> Submission:
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
        entries.append(_entry(where, read))
    if entries and not known:
        raise UnusableInput(f"{name}: is no brief, and nothing in it is called {_WANTED}")
    return Submission(name=name, entries=tuple(entries), references=references)


def _entry(where: str, read: _Entry) -> Entry:
    """Return a row as an entry; citations that stand in its claim are no words of it."""
    claim = read.claim if read.claim and read.claim.strip() else None
    cited = [] if read.cites or not claim else list(cited_sentences(claim))
    if marks := tuple(dict.fromkeys(cite for sentence in cited for cite in sentence.cites)):
        claim = " ".join(sentence.words for sentence in cited)
    numbered = tuple(Quotation(sentence=number) for number in read.sentences)
    quotes = (*(read.quotes or ()), *numbered)
    return Entry(where=where, claim=claim, quotes=quotes or None, cites=read.cites or marks)


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
    """Return the places of the columns with claims, quotations, and where they are said to stand."""
    columns: dict[str, int] = {}
    for keys in _COLUMNS:
        key = next((key for key in keys if key in header), None)
        if key is not None:
            columns[key] = header.index(key)
        if key is not None and header.count(key) > 1:
            raise UnusableInput(f"{name}: has two columns called {key}; rename one")
    if not {*CLAIM_KEYS, *QUOTE_KEYS}.intersection(columns):
        named = ", ".join(header)[:200]
        raise UnusableInput(f"{name}: no column is called {_WANTED}; row 1 has: {named}")
    return columns
