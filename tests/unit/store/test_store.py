import itertools
import random
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from summarizer.domain import Article, Brief, Usage
from summarizer.errors import StoreBusy, StoreCorrupt, StoreError, StoreNewer
from summarizer.llm import ScriptedModel
from summarizer.pipeline import make_brief
from summarizer.prompting import load_prompts
from summarizer.store import Filter, Store, open_store
from summarizer.store.migrations import MIGRATIONS
from summarizer.version import VERSION
from tests.articles import FERRIES, article, fill_in

TODAY = datetime.now(UTC).date()


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
    brief = a_brief(made)
    first, *others = brief.positions
    marked = first.model_copy(update={"problems": ("says something else",)})
    marked_brief = brief.model_copy(update={"positions": (marked, *others)})
    store.finish(store.begin(made.content_hash, configuration), marked_brief)


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
        (Filter(by_model="SCRIPT"), True),
        (Filter(by_model="gpt"), False),
        (Filter(by_version=VERSION), True),
        (Filter(by_version="0.0.1"), False),
        (Filter(made_since=TODAY, made_until=TODAY), True),
        (Filter(made_since=TODAY + timedelta(days=1)), False),
        (Filter(made_until=TODAY - timedelta(days=1)), False),
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


def fill(store: Store, numbers: Iterable[int]) -> None:
    for number in numbers:
        finished(store, article(f"Peru wants to close harbour {number}.\n"))


def filled(path: Path, articles: int) -> None:
    with open_store(path) as store:
        fill(store, range(articles))


def told(path: Path) -> list[str]:
    with open_store(path, create=False) as store:
        return [kept.brief.summary[0].evidence[0].quote for kept in store.briefs()]


@pytest.fixture(scope="module")
def twelve(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("store") / "briefs.db"
    filled(path, 12)
    return path.read_bytes()


@pytest.mark.parametrize("seed", range(100))
def test_a_damaged_store_is_told_or_reads_what_was_written(seed: int, twelve: bytes, path: Path) -> None:
    chance = random.Random(seed)
    data = bytearray(twelve)
    at = chance.randrange(100, len(data) - 64)
    data[at : at + 64] = chance.randbytes(64)
    path.write_bytes(data)
    with suppress(StoreCorrupt):
        assert set(told(path)) <= {f"Peru wants to close harbour {number}." for number in range(12)}


def test_a_log_that_was_cut_leaves_a_whole_earlier_store(path: Path) -> None:
    with open_store(path) as store:  # still open, so that its log still holds everything
        fill(store, range(6))
        log = path.with_name("briefs.db-wal").read_bytes()
        for cut in random.Random(7).sample(range(len(log) // 2, len(log)), 20):
            copied = path.with_name(f"{cut}.db")
            shutil.copy(path, copied)
            path.with_name(f"{cut}.db-wal").write_bytes(log[:cut])
            kept = told(copied)
            assert kept == [f"Peru wants to close harbour {number}." for number in range(len(kept))]


def test_a_full_disk_keeps_what_was_there_and_says_so(path: Path) -> None:
    filled(path, 2)
    with open_store(path) as store:
        with store._database.changing() as connection:
            (pages,) = connection.execute("PRAGMA page_count").fetchone()
            connection.execute(f"PRAGMA max_page_count = {pages}")  # SQLite's own way to be full
        with pytest.raises(StoreError, match="the disk is full; make room"):
            fill(store, range(2, 100))
    assert len(told(path)) >= 2


def test_a_store_that_may_only_be_read_can_be_read(path: Path) -> None:
    filled(path, 2)
    with open_store(path) as store:
        with store._database.reading() as connection:
            connection.execute("PRAGMA query_only = ON")  # a file's rights do not bind every user
        with pytest.raises(StoreError, match="may only be read"):
            store.take()
        assert len(list(store.briefs())) == 2


def test_a_database_of_another_program_is_left_alone(path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE articles (id)")
    other.close()
    with pytest.raises(StoreError, match="another program"):
        open_store(path)


def test_a_store_that_another_program_writes_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(path, 1)
    monkeypatch.setattr("summarizer.store.database._BUSY_SECONDS", 0.0)
    with sqlite3.connect(path, isolation_level=None) as other, open_store(path) as store:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="another program holds it"):
            store.take()
        other.execute("ROLLBACK")
    other.close()


def test_a_step_that_fails_leaves_the_store_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(connection: sqlite3.Connection) -> None:
        connection.execute("DROP TABLE brief_words")
        connection.execute("DROP TABLE what_is_not_there")

    filled(path, 1)
    with monkeypatch.context() as patched:
        patched.setattr("summarizer.store.database.MIGRATIONS", (*MIGRATIONS, fails))
        with pytest.raises(sqlite3.OperationalError):
            open_store(path)
    assert len(told(path)) == 1


def test_a_folder_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(StoreError, match="check the"):
        open_store(tmp_path / "file" / "briefs.db")


def test_a_store_that_is_only_read_is_not_made(path: Path) -> None:
    with pytest.raises(StoreError, match="no such store"):
        open_store(path, create=False)
    assert not path.exists()
