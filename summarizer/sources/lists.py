"""Lists of articles or of their addresses, read row by row: JSON Lines, CSV, feeds, plain addresses."""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from email.utils import parsedate
from html import unescape
from pathlib import Path
from typing import Annotated, Any, TextIO
from urllib.parse import urljoin

import feedparser
from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError
from pydantic_core import from_json

from summarizer.domain import SkippedArticle
from summarizer.domain.frozen import Frozen
from summarizer.errors import UnusableInput
from summarizer.sources.encoding import encoding_of
from summarizer.sources.files import MOST_BYTES
from summarizer.sources.interface import Given
from summarizer.sources.published import day_of
from summarizer.sources.slips import slip

JSON_SUFFIXES = (".jsonl", ".ndjson")
TABLE_SUFFIXES = (".csv", ".tsv")
FEED_SUFFIXES = (".rss", ".atom", ".xml")
_WANTED = "text, html or url"
_WEB = re.compile(r"https?://\S+", re.IGNORECASE)
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]")
_TAG = re.compile(r"<[^<>]{0,500}>")
_HEAD_BYTES = 4_096
_NO_TEXT = re.compile("[\0\ud800-\udfff]")
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Listed(Frozen):
    """An article that a list tells of: with its text or HTML, or only with its address in `given`."""

    name: str
    given: Given
    text: str | None = None
    html: str | None = None
    id: str | None = None

    @property
    def origin(self) -> str | None:
        """Where the same article may be read again: its id, or its address; a row's number is neither."""
        return f"id {self.id}" if self.id else self.given.url


def read_day(words: object) -> object:
    """Return the day that words name, as it was where they were written; the words when they name none."""
    if not isinstance(words, str):
        return words
    if iso := _ISO_DAY.match(words.strip()):
        return iso.group()
    if parts := parsedate(words):
        year, month, day = parts[:3]
        return f"{year:04}-{month:02}-{day:02}"
    return day_of(words) or words


def _or_none(words: object) -> object:
    return words if not isinstance(words, str) or words.strip() else None


def _as_text(value: object) -> object:
    return str(value) if isinstance(value, int) else value


_Words = Annotated[str | None, BeforeValidator(_or_none), BeforeValidator(_as_text)]


class Row(BaseModel):
    """What is read of a row of a list; anything else in it is left alone."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: _Words = None
    url: _Words = None
    text: _Words = None
    html: _Words = None
    title: _Words = None
    publisher: _Words = None
    published: Annotated[date | None, BeforeValidator(read_day), BeforeValidator(_or_none)] = None


def is_web(place: str) -> bool:
    """Tell whether an input is the address of a page."""
    return bool(_WEB.fullmatch(place))


def is_feed(data: bytes, name: str) -> bool:
    """Tell whether bytes are a feed, by their beginning or the name's suffix."""
    head = data[:_HEAD_BYTES]
    looks = head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and _FEED.search(head) is not None
    return looks or name.casefold().endswith(FEED_SUFFIXES)


def addresses(data: bytes) -> list[Listed]:
    """Return the pages of a file that holds nothing but web addresses; else an empty list."""
    if data.removeprefix(codecs.BOM_UTF8).lstrip()[:4].lower() != b"http":
        return []
    words = data.decode("utf-8-sig", "replace").split()
    if not all(map(is_web, words)):
        return []
    return [Listed(name=word, given=Given(url=word)) for word in dict.fromkeys(words)]


def feed_entries(data: bytes, name: str) -> Iterator[Listed | SkippedArticle]:
    """Yield the entries of a feed, RSS or Atom, with the days on which they say that they appeared.

    Raises `UnusableInput` when the bytes are no feed, or one without entries.
    """
    feed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=True)
    base = _joined(name if is_web(name) else "", feed.feed.get("link") or "")
    if not feed.entries:
        raise UnusableInput(f"{name}: is a feed without entries, or none; is it the right address?")
    for number, entry in enumerate(feed.entries, start=1):
        url = _joined(base, entry.get("link"))
        if not url or not is_web(url):
            yield SkippedArticle(
                name=f"{name} entry {number}", reason=f"{name}: entry {number} has no web address to follow"
            )
            continue
        title = unescape(_TAG.sub("", entry.get("title") or "")).strip() or None
        yield Listed(name=url, given=Given(url=url, title=title, published=_day(entry)))


def _joined(base: str | None, link: str | None) -> str | None:
    """Return a link as an address, a relative one counted from `base`; None when it is none."""
    try:
        return None if link is None else urljoin(base or "", link)
    except ValueError:
        return None


def _day(entry: Any) -> date | None:  # noqa: ANN401 - feedparser has no types
    """Return the day of an entry; a date that none can read is as good as no date."""
    day = read_day(entry.get("published") or entry.get("updated"))
    try:
        return date.fromisoformat(day) if isinstance(day, str) else day if isinstance(day, date) else None
    except ValueError:
        return None


def table_rows(name: str) -> Iterator[Listed | SkippedArticle]:
    """Yield the rows of a JSON Lines or CSV file, one at a time, however long the file is.

    A row that cannot be used is a `SkippedArticle` with its number. Raises `UnusableInput` when the
    file itself cannot be.
    """
    path = Path(name)
    tabular = path.suffix.casefold() in TABLE_SUFFIXES
    try:
        with path.open("rb") as file:
            encoding = encoding_of(file.read(_HEAD_BYTES), path.name)
        newline = "" if tabular else "\n"
        with path.open(encoding=encoding, errors="surrogateescape", newline=newline) as stream:
            yield from (_csv_rows if tabular else _json_rows)(stream, path.name)
    except OSError as exc:
        raise UnusableInput(f"{name}: cannot be read: {exc.strerror or exc}; check the path") from exc
    except UnicodeError as exc:
        raise UnusableInput(
            f"{path.name}: is not in the encoding that it says ({exc}); save it as UTF-8"
        ) from exc


def piped_rows(data: bytes, name: str) -> Iterator[Listed | SkippedArticle]:
    """Yield the rows of JSON Lines that came without a file name."""
    encoding = encoding_of(data[:_HEAD_BYTES], name)
    return _json_rows(
        io.TextIOWrapper(io.BytesIO(data), encoding=encoding, errors="surrogateescape", newline="\n"), name
    )


def _json_rows(stream: TextIO, name: str) -> Iterator[Listed | SkippedArticle]:
    for number, line in enumerate(_lines(stream, name), start=1):
        if line.strip():
            yield _json_row(line, name, f"line {number}")


def numbered_rows(lines: bytes, name: str, first: int) -> Iterator[Listed | SkippedArticle]:
    """Yield the rows of JSON Lines that stand in a file from line `first` on.

    None of them ends the reading: one that is longer than an article may be is a reason, too.
    """
    for number, line in enumerate(lines.split(b"\n"), start=first):
        where = f"line {number}"
        if len(line) > MOST_BYTES:
            yield _skipped(name, where, f"is longer than {MOST_BYTES / 1e6:.0f} MB; is it one article?")
        elif line.strip():
            text = line.decode("utf-8", "surrogateescape")
            yield _json_row(text.removeprefix("\ufeff") if number == 1 else text, name, where)


def _json_row(line: str, name: str, where: str) -> Listed | SkippedArticle:
    try:
        document = from_json(_clean(line, name, where))
    except ValueError as exc:
        return _skipped(name, where, f"is no JSON: {exc}; correct it there")
    except UnusableInput as exc:
        return SkippedArticle(name=f"{name} {where}", reason=str(exc))
    return _listed(document, name, where)


def _csv_rows(stream: TextIO, name: str) -> Iterator[Listed | SkippedArticle]:
    first = next(_lines(stream, name), "")
    delimiter = max(",;\t", key=first.count)
    header = [cell.strip().casefold() for cell in next(csv.reader([first], delimiter=delimiter), [])]
    if not {"text", "html", "url"}.intersection(header):
        raise UnusableInput(f"{name}: no column is called {_WANTED}; row 1 has: {', '.join(header)[:200]}")
    reader = csv.reader(_lines(stream, name), delimiter=delimiter, strict=True)
    for number in _counted():
        where = f"row {number}"
        try:
            with _long_fields():
                cells = next(reader)
            if any(cells):
                yield _cells(header, [_clean(cell, name, where) for cell in cells], name, where)
        except StopIteration:
            return
        except csv.Error as exc:
            yield _skipped(name, where, f"{exc}; is a double quote left open, or not doubled in a cell?")
        except UnusableInput as exc:
            yield SkippedArticle(name=f"{name} {where}", reason=str(exc))


def _cells(header: list[str], cells: list[str], name: str, where: str) -> Listed | SkippedArticle:
    if any(cells[len(header) :]):
        problem = f"has {len(cells)} cells and the header {len(header)}; put such a cell in double quotes"
        return _skipped(name, where, problem)
    return _listed(dict(zip(header, cells, strict=False)), name, where)


def _counted() -> Iterator[int]:
    """Count as a spreadsheet does: the header is row 1."""
    number = 2
    while True:
        yield number
        number += 1


@contextmanager
def _long_fields() -> Iterator[None]:
    """Let a cell be as long as an article; the limit belongs to the whole process, so it is put back."""
    before = csv.field_size_limit(MOST_BYTES)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _lines(stream: TextIO, name: str) -> Iterator[str]:
    """Yield lines, none longer than an article may be; one that is ends the reading of the file."""
    number = 0
    while line := stream.readline(MOST_BYTES + 1):
        number += 1
        line = line.removeprefix("\ufeff") if number == 1 else line
        if len(line) > MOST_BYTES:
            raise UnusableInput(
                f"{name}: line {number} of what is left is longer than {MOST_BYTES / 1e6:.0f} MB; "
                "nothing behind it was read: is it the right file?"
            )
        yield line


def _clean(words: str, name: str, where: str) -> str:
    if "\0" in words:
        raise UnusableInput(f"{name}: {where} holds NUL characters; it is no text")
    try:
        words.encode()
    except UnicodeEncodeError as exc:
        raise UnusableInput(f"{name}: {where} is not UTF-8; save the file as UTF-8") from exc
    return words


def _listed(document: Any, name: str, where: str) -> Listed | SkippedArticle:  # noqa: ANN401 - any JSON
    if not isinstance(document, dict):
        return _skipped(name, where, f"is no object; give each {_WANTED}")
    try:
        row = Row.model_validate(document)
    except ValidationError as exc:
        return SkippedArticle(name=f"{name} {where}", reason=str(slip(exc, name, where)))
    if not (row.text or row.html or row.url):
        return _skipped(name, where, f"holds none of {_WANTED}; give it one")
    if _NO_TEXT.search(
        " ".join(filter(None, (row.text, row.html, row.id, row.url, row.title, row.publisher)))
    ):
        return _skipped(name, where, "holds NUL characters or halves of characters; it is no text")
    given = Given(published=row.published, title=row.title, publisher=row.publisher, url=row.url)
    called = row.id or row.url or f"{name} {where}"
    return Listed(name=called, given=given, text=row.text, html=row.html, id=row.id)


def _skipped(name: str, where: str, problem: str) -> SkippedArticle:
    return SkippedArticle(name=f"{name} {where}", reason=f"{name}: {where}: {problem}")
