"""The only place that repeats a call: full jitter, the endpoint's own wait, and a patience that ends."""

import time
from collections.abc import Callable
from typing import TypeVar

import tenacity
from tenacity.stop import stop_base
from tenacity.wait import wait_base, wait_random_exponential

from summarizer.errors import ModelError, ModelTimeout
from summarizer.llm.pacing import LONGEST_WAIT_SECONDS

ATTEMPTS = 5
ATTEMPTS_IN_SILENCE = 2
"""What got no answer in all the time that the person gives it hardly gets one the third time."""

ResultT = TypeVar("ResultT")


class _Wait(wait_base):
    """Full jitter, but never shorter than what the endpoint asks for."""

    def __init__(self) -> None:
        self._jitter = wait_random_exponential(multiplier=0.5, max=30)

    def __call__(self, retry_state: tenacity.RetryCallState) -> float:
        """Return the seconds to wait before the next attempt."""
        outcome = retry_state.outcome
        error = outcome.exception() if outcome is not None else None
        asked = error.wait_seconds if isinstance(error, ModelError) else None
        return (asked or 0.0) + self._jitter(retry_state)


class _Stop(stop_base):
    """After so many attempts, and sooner where there is no answer at all."""

    def __init__(self, attempts: int) -> None:
        self._attempts = attempts

    def __call__(self, retry_state: tenacity.RetryCallState) -> bool:
        """Tell whether the last attempt was the last one."""
        outcome = retry_state.outcome
        silent = outcome is not None and isinstance(outcome.exception(), ModelTimeout)
        most = min(self._attempts, ATTEMPTS_IN_SILENCE) if silent else self._attempts
        return retry_state.attempt_number >= most


def _worth_another(error: BaseException) -> bool:
    if not isinstance(error, ModelError) or not error.retryable:
        return False
    return (error.wait_seconds or 0.0) <= LONGEST_WAIT_SECONDS


def call(
    function: Callable[[], ResultT],
    sleep: Callable[[float], None] = time.sleep,
    attempts: int = ATTEMPTS,
) -> ResultT:
    """Return the function's result, repeating it after errors that say they are retryable.

    Raises the last error after `attempts`, five at most and two in silence, or at once when it is not worth
    another.
    """
    retrying = tenacity.Retrying(
        stop=_Stop(min(attempts, ATTEMPTS)),
        wait=_Wait(),
        retry=tenacity.retry_if_exception(_worth_another),
        sleep=sleep,
        reraise=True,
    )
    return retrying(function)
