"""A partition is there whole or not at all, on a disk and in an object store."""

import json
from pathlib import Path

import pytest
from pyarrow import fs, parquet

from summarizer.domain import BatchReport, BatchRow
from summarizer.errors import OutputError
from summarizer.render.partitions import COLUMNS, PartitionFolder
from tests.unit.render.briefs import brief

ROWS = [
    BatchRow(name="a", fate="made", brief=brief()),
    BatchRow(name="b", fate="failed", reason="the model refused"),
]
REPORT = BatchReport(inputs=2, made=1, failed=1)


@pytest.fixture(params=["disk", "objects"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> PartitionFolder:
    """Return a folder on the disk, and one behind a file system that is no local one."""
    if request.param == "disk":
        return PartitionFolder(fs.LocalFileSystem(), str(tmp_path))
    for name in ("jsonl", "parquet", "reports"):
        (tmp_path / name).mkdir()
    return PartitionFolder(fs.SubTreeFileSystem(str(tmp_path), fs.LocalFileSystem()), "")


def test_what_is_written_is_found_again(folder: PartitionFolder) -> None:
    assert folder.report("p") is None
    assert folder.rows("p") == []
    folder.write("p", ROWS, REPORT)
    assert folder.report("p") == REPORT
    assert folder.rows("p") == ROWS


def test_the_same_rows_stand_in_both_files(folder: PartitionFolder, tmp_path: Path) -> None:
    folder.write("p", ROWS, REPORT)
    lines = (tmp_path / "jsonl" / "p.jsonl").read_text("utf-8").splitlines()
    table = parquet.read_table(tmp_path / "parquet" / "p.parquet").to_pylist()
    assert tuple(table[0]) == COLUMNS
    assert [(row["name"], row["fate"], row["reason"]) for row in table] == [
        ("a", "made", None),
        ("b", "failed", "the model refused"),
    ]
    assert json.loads(table[0]["brief"]) == json.loads(lines[0])["brief"]
    assert table[0]["article"] == brief().source.content_hash
    assert table[1]["brief"] is None


def test_a_partition_without_its_report_is_not_there(folder: PartitionFolder, tmp_path: Path) -> None:
    folder.write("p", ROWS, REPORT)
    (tmp_path / "reports" / "p.json").write_text('{"inputs": 2', encoding="utf-8")
    assert folder.report("p") is None


def test_the_report_is_written_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    folder = PartitionFolder(fs.LocalFileSystem(), str(tmp_path))
    monkeypatch.setattr("os.fsync", fails)
    with pytest.raises(OutputError, match="cannot be written"):
        folder.write("p", ROWS, REPORT)
    assert folder.report("p") is None
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    store = fs.SubTreeFileSystem(str(tmp_path), fs.LocalFileSystem())
    with pytest.raises(OutputError, match="choose another --output"):
        PartitionFolder(store, "nowhere").write("p", ROWS, REPORT)
