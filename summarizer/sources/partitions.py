"""Lists too long for one machine, by partition: JSON Lines and Parquet, local or in an object store.

A partition is so many rows of one file in their order. Its fingerprint is that of its rows, so the
same rows are known again wherever they lie.
"""

import hashlib
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from summarizer.errors import SettingsError, UnusableInput
from summarizer.sources.encoding import encoding_of
from summarizer.sources.files import MOST_BYTES
from summarizer.sources.interface import Given, Outcome
from summarizer.sources.lists import JSON_SUFFIXES, Row
from summarizer.sources.reading import read_rows

PARQUET_SUFFIX = ".parquet"
_SUFFIXES = (*JSON_SUFFIXES, *(f"{suffix}.gz" for suffix in JSON_SUFFIXES), PARQUET_SUFFIX)
_LOCAL_ROOT = "file:///"
_CONTENT = ("text", "html", "url")
_HEAD_BYTES = 16
"""Enough for every mark of an encoding or of another kind of file; what stands behind is judged by row."""
_ROWS_AT_ONCE = 256


@dataclass(frozen=True)
class Place:
    """A file or folder: the address of its file system, which every machine can open, and the path there."""

    root: str
    path: str

    @property
    def name(self) -> str:
        """What people call it."""
        return PurePosixPath(self.path).name

    def open(self) -> Any:  # noqa: ANN401 - pyarrow ships no types
        """Return the file system of the place, a `pyarrow.fs.FileSystem`."""
        return _file_system(self.root)[0]


@dataclass(frozen=True)
class Partition:
    """Rows of one file as JSON Lines, the first being row `first` of the file, from 1."""

    source: str
    first: int
    lines: bytes

    @property
    def content_hash(self) -> str:
        """SHA-256 of the rows, as hexadecimal."""
        return hashlib.sha256(self.lines).hexdigest()

    def read(self, given: Given | None = None) -> Iterator[Outcome]:
        """Yield what each row gives; a row that gives no article is a `SkippedArticle`."""
        return read_rows(self.lines, self.source, self.first, given)


def place_of(address: str) -> Place:
    """Return the place of a path, or of an address such as `s3://bucket/folder`.

    Raises `SettingsError` for an address of no known kind, or one that holds a password.
    """
    if "://" not in address:
        return Place(_LOCAL_ROOT, str(Path(address).absolute()))
    if urlsplit(address).password:
        raise SettingsError(
            f"{urlsplit(address).scheme}://…: holds a password, which would be shown; "
            "keep keys in the environment of every machine"
        )
    return Place(address, _file_system(address)[1])


def find_files(inputs: Sequence[str], output: Place) -> list[Place]:
    """Return the JSON Lines and Parquet files that paths, folders and addresses name, each once.

    Results of an earlier run, which lie below `output`, are no inputs. Raises `UnusableInput` for an
    input that names nothing.
    """
    return list(dict.fromkeys(place for each in inputs for place in _files(each, output)))


def _files(address: str, output: Place) -> Iterable[Place]:
    from pyarrow import fs  # noqa: PLC0415 - of an extra

    place = place_of(address)
    try:
        opened = place.open()
        kind = opened.get_file_info(place.path).type
        inside = (
            opened.get_file_info(fs.FileSelector(place.path, recursive=True))
            if kind is fs.FileType.Directory
            else ()
        )
    except OSError as exc:
        raise UnusableInput(f"{address}: cannot be read: {exc}; check the address and your rights") from exc
    if kind is fs.FileType.File:
        if not place.path.casefold().endswith(_SUFFIXES):
            raise UnusableInput(
                f"{address}: --engine ray reads {', '.join(_SUFFIXES)}; leave it out for anything else"
            )
        return [place]
    paths = (info.path for info in inside if info.type is fs.FileType.File and _is_list(info.path))
    found = sorted(path for path in paths if not path.startswith(f"{output.path}/"))
    if not found:
        raise UnusableInput(f"{address}: no such file, or a folder without any of {', '.join(_SUFFIXES)}")
    return [Place(place.root, path) for path in found]


def _is_list(path: str) -> bool:
    return path.casefold().endswith(_SUFFIXES) and not PurePosixPath(path).name.startswith((".", "_"))


def cut(place: Place, rows: int) -> Iterator[Partition]:
    """Yield the partitions of a file, each of `rows` rows but the last, one at a time.

    Raises `UnusableInput` when the file cannot be read, or not to its end; what came before stands.
    """
    import pyarrow  # noqa: PLC0415, ICN001 - of an extra

    reading = _parquet_lines if place.name.casefold().endswith(PARQUET_SUFFIX) else _json_lines
    try:
        lines = reading(place)
        first = 1
        while some := list(islice(lines, rows)):
            yield Partition(place.name, first, b"\n".join(some))
            first += len(some)
    except (OSError, EOFError, pyarrow.ArrowException) as exc:
        raise UnusableInput(f"{place.name}: cannot be read to its end: {exc}; is the file whole?") from exc


def _json_lines(place: Place) -> Iterator[bytes]:
    """Yield lines; of one that is longer than an article may be only so much that it is seen to be."""
    with io.BufferedReader(place.open().open_input_stream(place.path)) as file:
        if encoding_of(file.peek()[:_HEAD_BYTES], place.name) != "utf-8":
            raise UnusableInput(f"{place.name}: is not in UTF-8; save it so")
        while line := file.readline(MOST_BYTES + 1):
            rest = line
            while rest and not rest.endswith(b"\n"):
                rest = file.readline(MOST_BYTES)
            yield line.removesuffix(b"\n")


def _parquet_lines(place: Place) -> Iterator[bytes]:
    from pyarrow import parquet  # noqa: PLC0415 - of an extra

    with place.open().open_input_file(place.path) as file:
        table = parquet.ParquetFile(file)
        columns = [name for name in table.schema_arrow.names if name in Row.model_fields]
        if not set(_CONTENT).intersection(columns):
            raise UnusableInput(f"{place.name}: no column is called {', '.join(_CONTENT)}")
        for batch in table.iter_batches(batch_size=_ROWS_AT_ONCE, columns=columns):
            cells = [_cells(column) for column in batch.columns]
            for values in zip(*cells, strict=True):
                yield json.dumps(dict(zip(batch.schema.names, values, strict=True)), default=str).encode()


def _cells(column: Any) -> list[object]:  # noqa: ANN401 - pyarrow ships no types
    """Return the values of a column; words that are no UTF-8 are the reason of one row, not of a file."""
    from pyarrow import types  # noqa: PLC0415 - of an extra

    if not (types.is_string(column.type) or types.is_large_string(column.type)):
        return list(column.to_pylist())
    words = column.cast("large_binary").to_pylist()
    return [None if word is None else word.decode("utf-8", "surrogateescape") for word in words]


def _file_system(address: str) -> tuple[Any, str]:
    try:
        from pyarrow import ArrowInvalid, ArrowNotImplementedError, fs  # noqa: PLC0415 - of an extra
    except ImportError as exc:
        raise SettingsError("--engine ray: needs Ray and pyarrow; pip install dispute-briefs[ray]") from exc
    try:
        opened: tuple[Any, str] = fs.FileSystem.from_uri(address)
    except (ArrowInvalid, ArrowNotImplementedError, OSError) as exc:
        raise SettingsError(
            f"{address}: cannot be opened: {exc}; use a path, s3://, gs:// or abfs://"
        ) from exc
    return opened
