import itertools
import sqlite3
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from summarizer.domain import Article, Brief, Usage
from summarizer.errors import StoreBusy, StoreCorrupt, StoreError, StoreNewer
from summarizer.llm import ScriptedModel
from summarizer.pipeline import make_brief
from summarizer.prompting import load_prompts
from summarizer.store import Filter, Store, open_store
from summarizer.store.migrations import MIGRATIONS
from tests.articles import FERRIES, article, fill_in


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "briefs.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with open_store(path) as opened:
        yield opened


def a_brief(made: Article) -> Brief:
    return make_brief(made, ScriptedModel(always=fill_in), load_prompts())


def finished(store: Store, made: Article, configuration: str = "c") -> None:
    store.add(made, b"signed")
    store.finish(store.begin(made.content_hash, configuration), a_brief(made))


def test_a_brief_comes_out_as_it_went_in(store: Store) -> None:
    made = article(FERRIES)
    store.add(made, b"signed")
    brief = a_brief(made)
    store.finish(store.begin(made.content_hash, "c"), brief)
    (kept,) = store.briefs()
    assert kept.brief == brief
    assert store.brief(kept.number) == kept
    assert store.article(made.content_hash) == made


def test_an_article_has_one_brief_for_each_configuration(store: Store) -> None:
    made = article(FERRIES)
    finished(store, made, "one")
    finished(store, made, "other")
    assert store.standing(made.content_hash, "one").done
    with pytest.raises(sqlite3.IntegrityError):
        finished(store, made, "one")
    assert len(list(store.briefs())) == 2


def test_an_attempt_is_on_disk_before_the_work(store: Store, path: Path) -> None:
    made = article(FERRIES)
    store.add(made, b"signed")
    store.begin(made.content_hash, "c")
    with sqlite3.connect(path) as other:
        assert other.execute("SELECT outcome FROM attempts").fetchall() == [(None,)]
    other.close()


def test_after_three_failures_an_article_is_given_up_with_the_last_reason(store: Store) -> None:
    made = article(FERRIES)
    store.add(made, b"signed")
    for number in range(3):
        assert store.standing(made.content_hash, "c").given_up is None
        store.fail(store.begin(made.content_hash, "c"), "failed", f"reason {number}")
    assert store.standing(made.content_hash, "c").given_up == "given up after 3 times: reason 2"
    assert store.standing(made.content_hash, "another").given_up is None


def test_what_an_endpoint_did_not_answer_is_never_given_up(store: Store) -> None:
    made = article(FERRIES)
    store.add(made, b"signed")
    for _ in range(5):
        store.fail(store.begin(made.content_hash, "c"), "unanswered", "connection refused")
    assert store.standing(made.content_hash, "c").given_up is None


def test_an_article_in_whose_work_the_process_died_twice_is_given_up(path: Path) -> None:
    made = article(FERRIES)
    for expected in (0, 1, 1):
        with open_store(path) as store:
            assert store.take() == expected
            store.add(made, b"signed")
            if not store.standing(made.content_hash, "c").given_up:
                store.begin(made.content_hash, "c")
    with open_store(path) as store:
        assert store.take() == 0
        assert store.standing(made.content_hash, "c").given_up == "given up after 2 times: the process ended"


def test_leaving_on_purpose_is_no_death(path: Path) -> None:
    made = article(FERRIES)
    with open_store(path) as store:
        store.add(made, b"signed")
        store.begin(made.content_hash, "c")
        store.leave()
    with open_store(path) as store:
        assert store.take() == 0


def test_one_run_works_on_a_store_at_a_time(path: Path) -> None:
    with open_store(path) as store, open_store(path) as other:
        store.take()
        with pytest.raises(StoreBusy, match="another run works on this store"):
            other.take()
        assert list(other.briefs()) == []
    with open_store(path) as store:
        store.take()


def test_raw_answers_are_kept_compressed_and_pruned(
    store: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("summarizer.store.store._RAW_ANSWERS_KEPT", 2)
    made = article(FERRIES)
    store.add(made, b"signed")
    for number in range(4):
        store.fail(store.begin(made.content_hash, "c"), "failed", "no", raw_answer=f"{number} " * 1_000)
    with sqlite3.connect(path) as other:
        sizes = other.execute("SELECT length(raw_answer) FROM attempts ORDER BY id").fetchall()
    other.close()
    assert [size is None for (size,) in sizes] == [True, True, False, False]
    assert sizes[3][0] < 100


def test_tokens_of_failed_attempts_are_in_the_ledger(store: Store, path: Path) -> None:
    made = article(FERRIES)
    store.add(made, b"signed")
    took = Usage(calls=2, input_tokens=700, output_tokens=50)
    store.fail(store.begin(made.content_hash, "c"), "failed", "no", usage=took, cost_usd=0.25)
    with sqlite3.connect(path) as other:
        assert other.execute(
            "SELECT calls, input_tokens, output_tokens, cost_usd FROM attempts"
        ).fetchall() == [(2, 700, 50, 0.25)]
    other.close()


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Filter(), True),
        (Filter(since=date(2025, 2, 5), until=date(2025, 2, 5)), True),
        (Filter(since=date(2025, 2, 6)), False),
        (Filter(until=date(2025, 2, 4)), False),
        (Filter(party="norlin"), True),
        (Filter(party="%"), False),
        (Filter(publisher="Sund Herald"), True),
        (Filter(publisher="Tarn"), False),
        (Filter(words="crossing"), True),
        (Filter(words="crossings Norlin"), True),
        (Filter(words="submarine"), False),
        (Filter(words='" OR NEAR('), False),
        (Filter(with_problems=True), True),
    ],
)
def test_briefs_are_found_by_what_is_known_of_them(store: Store, wanted: Filter, found: object) -> None:
    finished(store, article(FERRIES).model_copy(update={"publisher": "The Sund Herald"}))
    assert bool(list(store.briefs(wanted))) == found


def test_a_limit_ends_the_list(store: Store) -> None:
    for configuration in "abc":
        finished(store, article(FERRIES), configuration)
    assert [kept.number for kept in store.briefs(limit=2)] == [1, 2]


def test_the_clock_is_the_callers(path: Path) -> None:
    from summarizer.store import open_database

    times = (datetime(2026, 1, day, tzinfo=UTC) for day in itertools.count(1))
    with Store(open_database(path), lambda: next(times)) as store:
        finished(store, article(FERRIES))
        (kept,) = store.briefs()
    assert kept.made_at.startswith("2026-01-0")


@pytest.mark.parametrize("steps", range(len(MIGRATIONS)))
def test_a_store_of_any_older_version_is_brought_up_to_date(path: Path, steps: int) -> None:
    with sqlite3.connect(path) as old:
        for step in MIGRATIONS[:steps]:
            step(old)
        old.execute(f"PRAGMA user_version = {steps}")
    old.close()
    with open_store(path) as store:
        finished(store, article(FERRIES))
        assert list(store.briefs(Filter(words="Norlin")))


def test_a_store_of_a_newer_version_is_refused(path: Path) -> None:
    with sqlite3.connect(path) as newer:
        newer.execute("PRAGMA user_version = 99")
    newer.close()
    with pytest.raises(StoreNewer, match="update summarizer"):
        open_store(path)


def test_a_file_that_is_no_store_is_refused_and_left_alone(path: Path) -> None:
    path.write_text("no database at all, but quite some text" * 100, encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(StoreCorrupt, match="restore a backup"):
        open_store(path)
    assert path.read_bytes() == before


def test_a_damaged_page_is_told_and_not_read_as_something_else(path: Path) -> None:
    with open_store(path) as store:
        for configuration in "abcdefghij":
            finished(store, article(FERRIES), configuration)
    data = bytearray(path.read_bytes())
    for page in range(4_096, len(data), 4_096):
        data[page : page + 64] = b"\xff" * 64
    path.write_bytes(data)
    with pytest.raises(StoreCorrupt), open_store(path) as store:
        list(store.briefs())


def test_a_write_ahead_log_that_was_cut_loses_nothing_that_is_whole(path: Path) -> None:
    with open_store(path) as store:
        finished(store, article(FERRIES), "one")
        copy = path.with_name("copy.db")
        copy.write_bytes(path.read_bytes())
        log = path.with_name("briefs.db-wal").read_bytes()
        copy.with_name("copy.db-wal").write_bytes(log[: len(log) - 100])
    with open_store(copy) as store:
        assert len(list(store.briefs())) <= 1
        finished(store, article(FERRIES), "two")
        assert "two" in {row for row in ("two",) if store.standing(article(FERRIES).content_hash, row).done}


def test_a_folder_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(StoreError, match="check the"):
        open_store(tmp_path / "file" / "briefs.db")


def test_a_store_that_is_only_read_is_not_made(path: Path) -> None:
    with pytest.raises(StoreError, match="no such store"):
        open_store(path, create=False)
    assert not path.exists()
