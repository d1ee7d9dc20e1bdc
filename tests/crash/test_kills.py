"""kill -9 at named steps and at any time: nothing is lost, doubled or torn."""

import itertools
import os
import random
import signal
import time
from collections import Counter
from multiprocessing.context import ForkServerContext
from pathlib import Path

from summarizer.domain.disputes import DisputeBrief
from summarizer.store import Filter, open_store
from tests.crash.killing import ARTICLES, STEPS, WORKERS, articles, export_for_ever, run_batch, run_command

KILLS = 100
EXPORT_KILLS = 100
CORRECTION_KILLS = 20
SIGNALS = 20
_KILLED = -9


def whole(store: Path, *, versions: bool = True) -> set[str]:
    """Return the hashes of the articles that have a brief; each brief is read back, so it is whole."""
    with open_store(store, create=False) as kept:
        briefs = [each.brief for each in kept.briefs(Filter(versions=versions))]
    hashes = [brief.source.content_hash for brief in briefs]
    assert len(hashes) == len(set(hashes)), "an article has two briefs"
    assert all(brief.positions for brief in briefs), "a brief is torn"
    return set(hashes)


def test_a_hundred_kills_lose_double_and_tear_nothing(tmp_path: Path, processes: ForkServerContext) -> None:
    seed = random.randrange(1_000_000)
    print(f"seed {seed}")  # noqa: T201 - pytest shows it when the test fails
    dice = random.Random(seed)
    wanted = {each.content_hash for each in articles()}
    kills = 0
    for number in range(KILLS):
        store, calls = tmp_path / f"{number}.db", tmp_path / f"{number}.txt"
        before: set[str] = set()
        killed_here = 0
        while True:
            step = dice.choice(STEPS) if kills < KILLS else "none"
            process = processes.Process(
                target=run_batch, args=(store, calls, step, dice.randint(1, ARTICLES))
            )
            process.start()
            process.join(60)
            assert process.exitcode in {0, _KILLED}
            if process.exitcode == _KILLED:
                kills += 1
                killed_here += 1
            if store.exists():
                after = whole(store)
                assert before <= after, "a brief that was there is lost"
                before = after
            if process.exitcode == 0:
                break
        assert before == wanted
        lines = calls.read_text(encoding="utf-8").splitlines()
        asked = Counter(line for line in lines if "harbour" in line)  # one question an article
        repeated = sum(asked.values()) - len(asked)
        assert repeated <= killed_here * WORKERS
        if kills >= KILLS:
            return


def test_kills_while_corrected_articles_are_briefed_lose_neither_version(
    tmp_path: Path, processes: ForkServerContext
) -> None:
    store, calls, dice = tmp_path / "briefs.db", tmp_path / "calls.txt", random.Random(17)
    older, newer = ({each.content_hash for each in articles(month)} for month in ("May", "June"))
    for month, kills in (("May", 0), ("June", CORRECTION_KILLS)):
        for left in range(kills, -1, -1):
            step = dice.choice(STEPS) if left else "none"
            nth = dice.randint(1, 3)  # soon, as there are fewer left with every run
            process = processes.Process(target=run_batch, args=(store, calls, step, nth, month))
            process.start()
            process.join(60)
            assert process.exitcode in {0, _KILLED}
            shown = whole(store, versions=False)
            assert len(shown) == ARTICLES, "an article has no version that is shown, or two"
            assert older <= whole(store), "an older version is lost"
    assert (whole(store), shown) == (older | newer, newer)


def test_a_file_that_is_exported_is_the_old_one_or_the_new_one(
    tmp_path: Path, processes: ForkServerContext
) -> None:
    store, output = tmp_path / "briefs.db", tmp_path / "out.jsonl"
    run = processes.Process(target=run_batch, args=(store, tmp_path / "calls.txt", "none", 0))
    run.start()
    run.join(60)
    for _ in range(EXPORT_KILLS):
        process = processes.Process(target=export_for_ever, args=(store, output))
        process.start()
        while not output.exists():
            time.sleep(0.005)
        time.sleep(random.random() / 20)
        process.kill()
        process.join(60)
        lines = output.read_text(encoding="utf-8").splitlines()
        assert len([DisputeBrief.model_validate_json(line) for line in lines]) == ARTICLES
        output.unlink()


def test_a_signal_ends_a_batch_soon_and_loses_nothing(tmp_path: Path, processes: ForkServerContext) -> None:
    folder, store = tmp_path / "articles", tmp_path / "briefs.db"
    folder.mkdir()
    numbers = itertools.count()
    wanted = 0
    for _ in range(SIGNALS):
        for _ in range(ARTICLES):
            number = next(numbers)
            text = f"Peru wants Bolivia to close harbour {number} in May.\n"
            (folder / f"{number}.txt").write_text(text, encoding="utf-8")
        wanted += ARTICLES
        before = whole(store) if store.exists() else set()
        process = processes.Process(target=run_command, args=(folder, store))
        process.start()
        while not (store.exists() and len(whole(store)) > len(before)):
            time.sleep(0.01)
        process_id = process.pid
        assert process_id is not None
        os.kill(process_id, random.choice((signal.SIGINT, signal.SIGTERM)))
        process.join(10)
        assert process.exitcode in {0, 5}
        assert before <= whole(store)
    process = processes.Process(target=run_command, args=(folder, store))
    process.start()
    process.join(60)
    assert process.exitcode == 0
    assert len(whole(store)) == wanted
