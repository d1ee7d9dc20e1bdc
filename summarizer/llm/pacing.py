"""One pace for all workers of a run: how many calls at once, how soon after a refusal, and when to stop.

The number of calls in flight grows by addition and shrinks by multiplication (AIMD). What the endpoint
asks one worker to wait, all wait. While it is down, single calls probe it (a circuit breaker).
Nothing is repeated here: that is `retrying` alone.
"""

import itertools
import random
import re
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from typing import TypeVar

from summarizer.errors import (
    AccessDenied,
    ModelError,
    ModelNotFound,
    ModelTimeout,
    ModelUnavailable,
    QuotaExhausted,
    RateLimited,
)
from summarizer.llm.waiting import Silence

LONGEST_WAIT_SECONDS = 120.0
"""An endpoint that asks for more is told no: the run stops and says when to come back."""
MOST_AT_ONCE = 64
_LOOK_AGAIN_SECONDS = 0.25
_SHRINK = 0.7
_CAREFUL_GROWTH = 0.2
"""Calls more a round once a limit was met, so that it is met again after hundreds of calls only."""
_FAILURES_IN_A_ROW = 3
_FIRST_PROBE_SECONDS = 5.0
_SLOWEST_PROBE_SECONDS = 15.0
_FINAL = (AccessDenied, ModelNotFound, QuotaExhausted)
"""True of every call of the run, so none is made after the first."""
_PARTS = re.compile(r"([\d.]+)(ms|s|m|h|d)?")
_SECONDS = {"ms": 0.001, "s": 1.0, "": 1.0, "m": 60.0, "h": 3_600.0, "d": 86_400.0}

ResultT = TypeVar("ResultT")


@dataclass(frozen=True)
class Limits:
    """What the person knows of the endpoint's limits; None where they leave it to the endpoint."""

    requests_per_minute: float | None = None
    tokens_per_minute: float | None = None

    def shared(self, by: int) -> "Limits":
        """Return what each of so many processes may take, so that all together keep within these limits."""
        requests, tokens = self.requests_per_minute, self.tokens_per_minute
        return Limits(requests and requests / by, tokens and tokens / by)


class _Rate:
    """So much a minute, evenly spread; a whole second's worth may come at once."""

    def __init__(self, per_minute: float | None) -> None:
        self._seconds_each = 60.0 / per_minute if per_minute else 0.0
        self._free_at = 0.0

    def wait(self, now: float) -> float:
        return max(0.0, self._free_at - now)

    def take(self, amount: float, now: float) -> None:
        self._free_at = max(self._free_at, now - 1.0) + amount * self._seconds_each


class Pace:
    """What the workers of a run share; threads may call it at the same time."""

    def __init__(
        self,
        at_once: int,
        limits: Limits | None = None,
        *,
        silence: Silence | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """Begin with `at_once` calls in flight; `clock` and `sleep` are of one time, in seconds.

        `silence` watches the calls, where somebody waits for them.
        """
        known = limits or Limits()
        self._clock = clock
        self.sleep = sleep
        self._silence = silence
        self._lock = threading.Lock()
        self._at_once = float(at_once)
        self._in_flight = 0
        self._tickets = itertools.count()
        self._queue: set[int] = set()
        self._requests = _Rate(known.requests_per_minute)
        self._tokens = _Rate(known.tokens_per_minute)
        self._not_before = float("-inf")
        self._shrunk_at = float("-inf")
        self._failures = 0
        self._failing_since = float("-inf")
        self._probe_seconds = _FIRST_PROBE_SECONDS
        self._stopped: ModelError | None = None

    def call(self, function: Callable[[], ResultT], tokens: int = 0) -> ResultT:
        """Return the function's result, called when the pace allows; `tokens` is what it may take.

        Raises the error that stopped the run instead of calling after one that ends it for everybody.
        """
        started = self._enter(tokens)
        try:
            with self._silence.during_a_call() if self._silence else nullcontext():
                result = function()
        except ModelError as exc:
            self._went_wrong(exc, started)
            raise
        else:
            self._went_well(started)
            return result
        finally:
            with self._lock:
                self._in_flight -= 1

    def heard(self, headers: Mapping[str, str]) -> None:
        """Take in what an answer's headers say of the limits: nothing left means that all wait."""
        for what in ("requests", "tokens"):
            left = headers.get(f"x-ratelimit-remaining-{what}", "")
            reset = _seconds(headers.get(f"x-ratelimit-reset-{what}", ""))
            if left.strip() == "0" and reset is not None:
                self._wait_all(min(reset, LONGEST_WAIT_SECONDS))

    def _enter(self, tokens: int) -> float:
        """Wait for a turn, and return the time at which it came."""
        now = self._clock()
        with self._lock:
            ticket = next(self._tickets)
            self._queue.add(ticket)
        try:
            while wait := self._turn(ticket, tokens, now):
                self.sleep(wait)
                now = max(self._clock(), now + wait)
        finally:
            with self._lock:
                self._queue.discard(ticket)
        return now

    def _turn(self, ticket: int, tokens: int, now: float) -> float:
        """Take the turn if it has come, and return 0.0; else the seconds after which to look again."""
        with self._lock:
            wait = self._wait(ticket, now)
            if not wait:
                self._in_flight += 1
                self._requests.take(1, now)
                self._tokens.take(tokens, now)
            return wait

    def _wait(self, ticket: int, now: float) -> float:
        if self._stopped is not None:
            raise self._stopped
        wait = max(self._not_before - now, self._requests.wait(now), self._tokens.wait(now))
        if wait > 0:
            return wait
        if self._down:  # the longest waiting one probes, so that no document fails for probing alone
            free = not self._in_flight and ticket == min(self._queue)
        else:
            free = self._in_flight < int(self._at_once)
        return 0.0 if free else _LOOK_AGAIN_SECONDS

    @property
    def _down(self) -> bool:
        return self._failures >= _FAILURES_IN_A_ROW

    def _went_well(self, started: float) -> None:
        with self._lock:
            if started > self._failing_since:  # what began before the failures tells nothing of now
                self._failures, self._probe_seconds = 0, _FIRST_PROBE_SECONDS
            met_a_limit = self._shrunk_at > float("-inf")
            growth = (_CAREFUL_GROWTH if met_a_limit else 1.0) / self._at_once
            self._at_once = min(MOST_AT_ONCE, self._at_once + growth)

    def _went_wrong(self, error: ModelError, started: float) -> None:
        asked = error.wait_seconds or 0.0
        if isinstance(error, _FINAL) or asked > LONGEST_WAIT_SECONDS:
            self._stopped = error
        elif asked:
            self._wait_all(asked)
        if isinstance(error, RateLimited):
            self._shrink(started)
        elif isinstance(error, ModelUnavailable | ModelTimeout):
            self._failed()

    def _wait_all(self, seconds: float) -> None:
        with self._lock:
            self._not_before = max(self._not_before, self._clock() + seconds)

    def _shrink(self, started: float) -> None:
        """Allow fewer at once; refusals of calls that began before the last time say nothing new."""
        with self._lock:
            if started >= self._shrunk_at:
                self._shrunk_at = self._clock()
                self._at_once = max(1.0, self._at_once * _SHRINK)

    def _failed(self) -> None:
        with self._lock:
            if not self._failures:
                self._failing_since = self._clock()
            self._failures += 1
            if self._down:
                spread = random.uniform(0.5, 1.0)  # noqa: S311 - it spreads calls, nothing is secret
                self._not_before = max(self._not_before, self._clock() + self._probe_seconds * spread)
                self._probe_seconds = min(_SLOWEST_PROBE_SECONDS, 2 * self._probe_seconds)


def _seconds(words: str) -> float | None:
    """Return a time as endpoints write it (`20ms`, `6m0s`, `1.5`) in seconds; None when it is none."""
    parts = _PARTS.findall(words)
    if not parts or "".join(map("".join, parts)) != words.strip():
        return None
    try:
        return sum(float(number) * _SECONDS[unit] for number, unit in parts)
    except ValueError:
        return None
