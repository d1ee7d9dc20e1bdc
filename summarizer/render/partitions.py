"""Finished partitions in a folder, local or in an object store: JSON Lines, Parquet, and last their report.

`jsonl/NAME.jsonl` and `parquet/NAME.parquet` hold a row an input, `reports/NAME.json` the counts. A
partition whose report is there is whole.
"""

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from summarizer.domain import BatchReport, BatchRow
from summarizer.errors import OutputError
from summarizer.render.files import writing_atomic

COLUMNS = ("name", "fate", "reason", "article", "title", "publisher", "published", "url", "brief")


class PartitionFolder:
    """Where finished partitions are written and found again, each by its name."""

    def __init__(self, file_system: Any, folder: str) -> None:  # noqa: ANN401 - pyarrow ships no types
        """`file_system` is a `pyarrow.fs.FileSystem`, `folder` a path in it."""
        self._file_system = file_system
        self._folder = folder.rstrip("/")

    def report(self, name: str) -> BatchReport | None:
        """Return the report of a partition that is there, None when it is not, or not whole."""
        data = self._read(f"reports/{name}.json")
        try:
            return None if data is None else BatchReport.model_validate_json(data)
        except ValidationError:
            return None

    def rows(self, name: str) -> list[BatchRow]:
        """Return the rows of a partition that is there, an empty list when it is not."""
        data = self._read(f"jsonl/{name}.jsonl") or b""
        return [BatchRow.model_validate_json(line) for line in data.splitlines() if line]

    def write(self, name: str, rows: Sequence[BatchRow], report: BatchReport) -> None:
        """Write a partition, its report last; raises `OutputError` naming the file that cannot be."""
        lines = "".join(f"{row.model_dump_json()}\n" for row in rows)
        self._write(f"jsonl/{name}.jsonl", lines.encode())
        self._write(f"parquet/{name}.parquet", _parquet(rows))
        self._write(f"reports/{name}.json", report.model_dump_json().encode())

    def _read(self, path: str) -> bytes | None:
        try:
            with self._file_system.open_input_stream(f"{self._folder}/{path}") as stream:
                data: bytes = stream.read()
                return data
        except FileNotFoundError:
            return None
        except OSError as exc:
            raise OutputError(f"{self._folder}/{path}: cannot be read: {exc}; check --output") from exc

    def _write(self, path: str, data: bytes) -> None:
        """Write a file that is there whole or not at all; an object store has whole objects only."""
        where = f"{self._folder}/{path}"
        if self._file_system.type_name == "local":
            with writing_atomic(Path(where), binary=True) as file:
                file.write(data)
            return
        try:
            with self._file_system.open_output_stream(where) as stream:
                stream.write(data)
        except OSError as exc:
            raise OutputError(f"{where}: cannot be written: {exc}; choose another --output") from exc


def _parquet(rows: Sequence[BatchRow]) -> bytes:
    import pyarrow  # noqa: PLC0415, ICN001 - of an extra
    from pyarrow import parquet  # noqa: PLC0415 - of an extra

    schema = pyarrow.schema([(name, pyarrow.string()) for name in COLUMNS])
    table = pyarrow.Table.from_pylist([_cells(row) for row in rows], schema=schema)
    data = io.BytesIO()
    parquet.write_table(table, data, compression="zstd")
    return data.getvalue()


def _cells(row: BatchRow) -> dict[str, str | None]:
    cells: dict[str, str | None] = {"name": row.name, "fate": row.fate, "reason": row.reason}
    if row.brief is None:
        return cells
    source = row.brief.source
    return cells | {
        "article": source.content_hash,
        "title": source.title,
        "publisher": source.publisher,
        "published": source.published.value.isoformat() if source.published.value else None,
        "url": source.url,
        "brief": row.brief.model_dump_json(),
    }
