import heapq
import itertools
import random
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from email.utils import formatdate

import pytest

from summarizer.errors import (
    AccessDenied,
    ModelError,
    ModelNotFound,
    ModelUnavailable,
    QuotaExhausted,
    RateLimited,
)
from summarizer.llm import retrying
from summarizer.llm.pacing import Limits, Pace
from summarizer.llm.translating import wait_seconds

EPOCH = 1_750_000_000.0
"""What the wall says when the virtual clock says 0."""


class Clock:
    """Virtual time for many threads: it passes only when all of them sleep, so they take turns."""

    def __init__(self, threads: int) -> None:
        self.now = 0.0
        self._awake = threads
        self._sleeping: list[tuple[float, int, threading.Event]] = []
        self._order = itertools.count()
        self._lock = threading.Lock()

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        woken = threading.Event()
        with self._lock:
            heapq.heappush(self._sleeping, (self.now + seconds, next(self._order), woken))
            self._one_less()
        woken.wait()

    @contextmanager
    def worker(self) -> Iterator[None]:
        self.sleep(0)  # all begin together, in turn
        try:
            yield
        finally:
            with self._lock:
                self._one_less()

    def _one_less(self) -> None:
        self._awake -= 1
        if not self._awake and self._sleeping:
            self.now, _, woken = heapq.heappop(self._sleeping)
            self._awake = 1
            woken.set()


class Provider:
    """An endpoint that fails at random, is away for a minute, and halves what it takes at once."""

    outage = (60.0, 120.0)
    halved_at = 150.0
    takes = 16

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.calls: list[float] = []
        self.refused: list[float] = []
        self._busy = 0
        self._chance = random.Random(7)

    def __call__(self) -> str:
        now = self.clock()
        self.calls.append(now)
        if self.outage[0] <= now < self.outage[1]:
            self.clock.sleep(0.1)
            raise ModelUnavailable("down")
        if self._busy >= self.takes / (1 if now < self.halved_at else 2):
            self.refused.append(now)
            self.clock.sleep(0.1)
            raise RateLimited("too many", 1.0)
        self._busy += 1
        self.clock.sleep(self._chance.uniform(1, 3))
        self._busy -= 1
        if self._chance.random() < 0.05:
            raise ModelUnavailable("500")
        return "done"


def run(clock: Clock, pace: Pace, documents: int, workers: int, provider: Callable[[], str]) -> list[object]:
    """Return what became of each document, asked about by so many workers."""
    waiting = iter(range(documents))
    outcomes: list[object] = []

    def work() -> None:
        with clock.worker():
            for _ in waiting:
                try:
                    outcomes.append(retrying.call(lambda: pace.call(provider), clock.sleep))
                except ModelError as exc:
                    outcomes.append(exc)

    with ThreadPoolExecutor(workers) as pool:
        for future in [pool.submit(work) for _ in range(workers)]:
            future.result()
    return outcomes


def test_a_rough_day_at_the_provider_costs_few_calls_and_no_document() -> None:
    random.seed(7)  # the waits are spread by chance
    clock = Clock(24)
    provider = Provider(clock)
    outcomes = run(clock, Pace(4, clock=clock, sleep=clock.sleep), 2_000, 24, provider)
    assert outcomes == ["done"] * 2_000
    assert len(provider.calls) / len(outcomes) <= 1.10

    before = sum(30 <= at < 60 for at in provider.calls) * 2
    during = sum(65 <= at < 120 for at in provider.calls)  # the first seconds are how it is noticed
    assert during <= before / 10

    settled = provider.halved_at + 60
    late = [at for at in provider.calls if at >= settled]
    assert len([at for at in provider.refused if at >= settled]) / len(late) <= 0.02


def header(words: str) -> str:
    """Return a header; dates are told in seconds from now, on the wall."""
    return formatdate(EPOCH + float(words[5:]), usegmt=True) if words.startswith("date ") else words


TABLE = ["0", "0.5", "5", "59", "60", "61", "120", "121", "-1", "NaN", "inf", "1e9"]
DATES = ["date -3600", "date 30", "date 7200", "Thu, 01 Jan 100000 00:00:00 GMT", "soon", ""]


@pytest.mark.parametrize("words", TABLE + DATES)
def test_no_worker_calls_before_the_time_that_one_of_them_was_told(words: str) -> None:
    clock = Clock(8)
    asked = wait_seconds(header(words), now=lambda: EPOCH)
    calls: list[float] = []

    def provider() -> str:
        calls.append(clock())
        told = len(calls) == 5
        clock.sleep(0.01 if told else 1.0)
        if told:
            raise RateLimited("busy", asked)
        return "done"

    outcomes = run(clock, Pace(8, clock=clock, sleep=clock.sleep), 60, 8, provider)
    after = [at for at in calls if at > 0.01]
    if asked is not None and asked > 120:
        assert after == []
        assert sum(isinstance(outcome, RateLimited) for outcome in outcomes) == 60 - 7
    else:
        assert outcomes == ["done"] * 60
        assert min(after) >= 0.01 + (asked or 0.0)


@pytest.mark.parametrize("kind", [QuotaExhausted, AccessDenied, ModelNotFound])
def test_what_is_true_of_every_call_ends_the_run_without_another(kind: type[ModelError]) -> None:
    clock = Clock(64)
    calls: list[float] = []

    def provider() -> str:
        calls.append(clock())
        clock.sleep(1.0)
        raise kind("no")

    outcomes = run(clock, Pace(64, clock=clock, sleep=clock.sleep), 2_000, 64, provider)
    assert len(calls) == 64
    assert {type(outcome) for outcome in outcomes} == {kind}


def alone(limits: Limits | None = None) -> tuple[Pace, list[float]]:
    """Return a pace for one worker, and its clock."""
    clock = [0.0]

    def sleep(seconds: float) -> None:
        clock[0] += seconds

    return Pace(1, limits, clock=lambda: clock[0], sleep=sleep), clock


def test_requests_a_minute_are_spread_evenly() -> None:
    pace, clock = alone(Limits(requests_per_minute=60))
    for _ in range(61):
        pace.call(lambda: None)
    assert 58 <= clock[0] <= 60


def test_tokens_a_minute_are_kept() -> None:
    pace, clock = alone(Limits(tokens_per_minute=6_000))
    for _ in range(11):
        pace.call(lambda: None, 1_000)
    assert 98 <= clock[0] <= 100


@pytest.mark.parametrize(
    ("left", "reset", "wait"),
    [
        ("0", "1s", 1.0),
        ("0", "20ms", 0.02),
        ("0", "1m30s", 90.0),
        ("0", "7", 7.0),
        ("0", "6h", 120.0),
        ("0", "soon", 0.0),
        ("0", "1.2.3s", 0.0),
        ("0", "", 0.0),
        ("3", "60s", 0.0),
    ],
)
@pytest.mark.parametrize("what", ["requests", "tokens"])
def test_an_answer_that_says_that_nothing_is_left_makes_all_wait(
    what: str, left: str, reset: str, wait: float
) -> None:
    pace, clock = alone()
    pace.heard({f"x-ratelimit-remaining-{what}": left, f"x-ratelimit-reset-{what}": reset})
    pace.call(lambda: None)
    assert clock[0] == pytest.approx(wait)


def test_a_bug_is_no_failure_of_the_provider_and_frees_its_place() -> None:
    pace, _ = alone()

    def broken() -> None:
        raise KeyError("bug")

    for _ in range(10):
        with pytest.raises(KeyError):
            pace.call(broken)
    assert pace.call(lambda: "done") == "done"
