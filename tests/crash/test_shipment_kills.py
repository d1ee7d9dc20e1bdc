"""kill -9 at every step of a shipment and at any time: nothing is lost, submitted or answered twice."""

import random
from multiprocessing.context import ForkServerContext
from pathlib import Path
from typing import Any

import pytest

from summarizer.store import open_store
from tests.batch_server import Ending, FakeBatchServer, Result, answered, fake_batch_server
from tests.crash.killing import ARTICLES, articles
from tests.crash.submitting import STEPS, run_submitted

KILLS_A_STEP = 3
KILLS_AT_ANY_TIME = 12
_KILLED = -9


def first_half(line: dict[str, Any]) -> Result | None:
    """Answer the requests whose id begins so; the others are not come to."""
    return answered(line) if line["custom_id"] < "8" else None


def briefed(store: Path) -> list[str]:
    with open_store(store, create=False) as kept:
        return sorted(each.brief.source.content_hash for each in kept.briefs())


def run_to_the_end(
    processes: ForkServerContext, store: Path, server: FakeBatchServer, *, first: tuple[Any, ...]
) -> int:
    """Run with a kill, then without, and return how many runs were killed."""
    kills = 0
    for arguments in (first, ("none", 0)):
        process = processes.Process(target=run_submitted, args=(store, server.base_url, *arguments))
        process.start()
        process.join(60)
        assert process.exitcode in {0, _KILLED}
        kills += process.exitcode == _KILLED
    return kills


def nothing_lost_or_doubled(store: Path, server: FakeBatchServer) -> None:
    assert briefed(store) == sorted(each.content_hash for each in articles())
    assert server.doubled() == [], "a shipment became two batches"
    assert sorted(server.answers.values()) == [1] * ARTICLES, "a question was answered twice"


@pytest.mark.parametrize("step", STEPS)
def test_a_kill_at_a_step_loses_and_doubles_nothing(
    tmp_path: Path, processes: ForkServerContext, step: str
) -> None:
    kills = 0
    for nth in range(1, KILLS_A_STEP + 1):
        with fake_batch_server() as server:
            server.endings.append(Ending("expired", first_half))
            store = tmp_path / f"{nth}.db"
            kills += run_to_the_end(processes, store, server, first=(step, nth))
            nothing_lost_or_doubled(store, server)
    assert kills == KILLS_A_STEP


def test_a_kill_at_any_time_loses_and_doubles_nothing(tmp_path: Path, processes: ForkServerContext) -> None:
    seed = random.randrange(1_000_000)
    print(f"seed {seed}")  # noqa: T201 - pytest shows it when the test fails
    dice = random.Random(seed)
    kills = 0
    for number in range(KILLS_AT_ANY_TIME * 3):
        with fake_batch_server() as server:
            server.endings.append(Ending("expired", first_half))
            store = tmp_path / f"{number}.db"
            kills += run_to_the_end(processes, store, server, first=("none", 0, dice.uniform(0.1, 1.5)))
            nothing_lost_or_doubled(store, server)
        if kills >= KILLS_AT_ANY_TIME:
            return
    raise AssertionError(f"only {kills} runs were killed")
