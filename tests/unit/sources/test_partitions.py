"""Partitions are the same rows whatever file they lie in, and nothing in a row ends the reading."""

import datetime as dt
import gzip
import json
import sys
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from summarizer.domain import Article, SkippedArticle
from summarizer.errors import SettingsError, UnusableInput
from summarizer.sources.files import MOST_BYTES
from summarizer.sources.interface import Given, Outcome
from summarizer.sources.partitions import Partition, Place, cut, find_files, place_of

ELSEWHERE = Place("file:///", "/elsewhere")


def lines(count: int) -> list[str]:
    return [
        json.dumps({"id": f"a{number}", "text": f"Peru closed harbour {number}."}) for number in range(count)
    ]


def written(path: Path, rows: list[str]) -> Path:
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def parts(path: Path, rows: int) -> list[Partition]:
    return list(cut(place_of(str(path)), rows))


def outcomes(path: Path, rows: int = 100) -> list[Outcome]:
    return [each for partition in parts(path, rows) for each in partition.read()]


def test_a_file_is_cut_into_partitions_of_so_many_rows(tmp_path: Path) -> None:
    found = parts(written(tmp_path / "a.jsonl", lines(5)), 2)
    assert [(each.first, each.lines.count(b"\n") + 1) for each in found] == [(1, 2), (3, 2), (5, 1)]


def test_the_same_rows_have_the_same_fingerprint_in_another_file(tmp_path: Path) -> None:
    one = parts(written(tmp_path / "a.jsonl", lines(4)), 2)
    other = parts(written(tmp_path / "b.ndjson", lines(5)), 2)
    assert [each.content_hash for each in one] == [each.content_hash for each in other[:2]]
    assert len({each.content_hash for each in other}) == 3


def test_a_compressed_file_holds_the_same_rows(tmp_path: Path) -> None:
    plain = written(tmp_path / "a.jsonl", lines(3))
    packed = tmp_path / "a.jsonl.gz"
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    assert [each.lines for each in parts(packed, 2)] == [each.lines for each in parts(plain, 2)]


def test_a_file_that_breaks_off_gives_what_came_before(tmp_path: Path) -> None:
    packed = tmp_path / "a.jsonl.gz"
    rows = [json.dumps({"text": f"{number} {hash(number)}" * 50}) for number in range(20_000)]
    packed.write_bytes(gzip.compress("\n".join(rows).encode())[:-2_000])
    found: list[Partition] = []
    with pytest.raises(UnusableInput, match="cannot be read to its end"):
        found.extend(cut(place_of(str(packed)), 100))
    assert 0 < len(found) < 200
    assert b"\n".join(each.lines for each in found) == "\n".join(rows[: 100 * len(found)]).encode()


def test_parquet_gives_the_rows_that_json_lines_give(tmp_path: Path) -> None:
    day = dt.date(2025, 2, 5)
    rows = [json.loads(line) | {"published": day, "other": 1.5} for line in lines(600)]
    parquet.write_table(pa.Table.from_pylist(rows), tmp_path / "a.parquet", row_group_size=70)
    found = parts(tmp_path / "a.parquet", 250)
    assert [each.lines.count(b"\n") + 1 for each in found] == [250, 250, 100]
    articles = outcomes(tmp_path / "a.parquet")
    assert [each.name for each in articles] == [f"a{number}" for number in range(600)]
    assert all(isinstance(each, Article) and each.published.value == day for each in articles)


def test_the_cut_does_not_depend_on_row_groups(tmp_path: Path) -> None:
    table = pa.Table.from_pylist([json.loads(line) for line in lines(50)])
    parquet.write_table(table, tmp_path / "a.parquet", row_group_size=7)
    parquet.write_table(table, tmp_path / "b.parquet")
    one, other = parts(tmp_path / "a.parquet", 20), parts(tmp_path / "b.parquet", 20)
    assert [each.content_hash for each in one] == [each.content_hash for each in other]


def test_words_in_a_parquet_file_that_are_no_text_are_the_reason_of_one_row(tmp_path: Path) -> None:
    texts = pa.array([b"Peru closed a harbour.", b"\xff\xfe", None], pa.binary())
    bad = pa.Array.from_buffers(pa.string(), 3, texts.buffers())
    parquet.write_table(pa.table({"text": bad}), tmp_path / "a.parquet")
    first, second, third = outcomes(tmp_path / "a.parquet")
    assert isinstance(first, Article)
    assert isinstance(second, SkippedArticle)
    assert isinstance(third, SkippedArticle)
    assert "holds none of text, html or url" in third.reason


def test_a_parquet_file_without_articles_is_told(tmp_path: Path) -> None:
    parquet.write_table(pa.table({"number": [1]}), tmp_path / "a.parquet")
    with pytest.raises(UnusableInput, match="no column is called text, html, url"):
        parts(tmp_path / "a.parquet", 2)


@pytest.mark.parametrize(
    "row", ["no JSON", "[1]", "{}", '{"text": 1', "\udcff", '{"text": "\\ud800"}', "x\0y"]
)
def test_a_bad_row_is_a_reason_with_its_number_and_the_rest_is_read(tmp_path: Path, row: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join([*lines(2), row, *lines(1)]), encoding="utf-8", errors="surrogateescape")
    first, _, bad, last = outcomes(path, 2)
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert isinstance(bad, SkippedArticle)
    assert "line 3" in bad.reason


def test_a_line_that_is_too_long_is_a_reason_and_the_rest_is_read(tmp_path: Path) -> None:
    path = written(tmp_path / "a.jsonl", [*lines(1), "x" * (2 * MOST_BYTES + 5), *lines(1)])
    first, long, last = outcomes(path)
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert isinstance(long, SkippedArticle)
    assert "line 2: is longer than 10 MB" in long.reason


def test_empty_lines_count_and_are_no_rows(tmp_path: Path) -> None:
    path = written(tmp_path / "a.jsonl", [*lines(1), "", "  ", "no JSON"])
    _, bad = outcomes(path, 3)
    assert bad.name == "a.jsonl line 4"


def test_a_byte_order_mark_is_no_part_of_the_first_row(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + lines(1)[0].encode())
    assert isinstance(outcomes(path)[0], Article)


def test_a_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(lines(1)[0].encode("utf-16"))
    with pytest.raises(UnusableInput, match="is not in UTF-8"):
        parts(path, 2)


def test_what_is_given_holds_for_rows_that_do_not_say_it() -> None:
    partition = Partition("a.jsonl", 1, lines(1)[0].encode())
    (article,) = partition.read(Given(published=dt.date(2024, 1, 2)))
    assert isinstance(article, Article)
    assert article.published.value == dt.date(2024, 1, 2)


LINE = st.binary(max_size=40).filter(lambda line: b"\n" not in line)


@given(st.lists(LINE, min_size=1, max_size=20), st.integers(1, 7))
def test_the_partitions_joined_are_the_file(
    tmp_path_factory: pytest.TempPathFactory, rows: list[bytes], size: int
) -> None:
    path = tmp_path_factory.mktemp("cut") / "a.jsonl"
    path.write_bytes(b'{"a row": "at first"}\n' + b"\n".join(rows))
    found = b"\n".join(each.lines for each in parts(path, size))
    assert found.rstrip(b"\n") == path.read_bytes().rstrip(b"\n")


def test_folders_give_their_lists_sorted_and_each_once(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    for name in ("b.jsonl", "deep/a.parquet", ".hidden.jsonl", "_old.jsonl", "note.txt"):
        (tmp_path / name).write_text("", encoding="utf-8")
    found = find_files([str(tmp_path), str(tmp_path / "b.jsonl")], ELSEWHERE)
    assert [each.name for each in found] == ["b.jsonl", "a.parquet"]


def test_results_of_an_earlier_run_are_no_inputs(tmp_path: Path) -> None:
    (tmp_path / "out" / "jsonl").mkdir(parents=True)
    for name in ("a.jsonl", "out/jsonl/b.jsonl"):
        (tmp_path / name).write_text("", encoding="utf-8")
    found = find_files([str(tmp_path)], place_of(str(tmp_path / "out")))
    assert [each.name for each in found] == ["a.jsonl"]


def test_an_address_of_an_object_store_is_a_file_system_and_a_path_in_it(tmp_path: Path) -> None:
    written(tmp_path / "a.jsonl", lines(3))
    (place,) = find_files([f"file://{tmp_path}"], ELSEWHERE)
    assert place.root == f"file://{tmp_path}"
    assert len(list(cut(place, 2))) == 2


@pytest.mark.parametrize("name", ["nothing.jsonl", "empty", "note.txt"])
def test_an_input_that_names_no_list_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "note.txt").write_text("", encoding="utf-8")
    with pytest.raises(UnusableInput, match=name):
        find_files([str(tmp_path / name)], ELSEWHERE)


def test_an_address_of_no_known_kind_is_told() -> None:
    with pytest.raises(SettingsError, match="use a path, s3://"):
        place_of("gopher://example.org/a.jsonl")


def test_an_address_with_a_password_is_refused_and_not_repeated() -> None:
    with pytest.raises(SettingsError, match="holds a password") as refused:
        place_of("s3://user:secret@bucket/a.jsonl")
    assert "secret" not in str(refused.value)


def test_without_pyarrow_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(SettingsError, match=r"pip install dispute-briefs\[ray\]"):
        place_of("s3://bucket/a.jsonl")
