import pytest

from summarizer.errors import AccessDenied, ModelError, ModelTimeout, ModelUnavailable, RateLimited
from summarizer.llm.retrying import ATTEMPTS, ATTEMPTS_IN_SILENCE, LONGEST_WAIT_SECONDS, call


class Script:
    """Raises its errors in turn, then returns how often it was called."""

    def __init__(self, *errors: Exception) -> None:
        self.errors = list(errors)
        self.calls = 0

    def __call__(self) -> int:
        self.calls += 1
        if self.errors:
            raise self.errors.pop(0)
        return self.calls


def never(seconds: float) -> None:
    pytest.fail(f"waits {seconds} s for nothing")


@pytest.mark.parametrize("asked", [0.5, 5.0, 59.0, 60.0, 61.0, LONGEST_WAIT_SECONDS])
def test_no_wait_is_shorter_than_what_the_endpoint_asks_for(asked: float) -> None:
    waits: list[float] = []
    assert call(Script(RateLimited("busy", asked), RateLimited("busy", asked)), waits.append) == 3
    assert len(waits) == 2
    assert min(waits) >= asked


@pytest.mark.parametrize("asked", [LONGEST_WAIT_SECONDS + 1, 1e9, float("inf")])
def test_a_wait_beyond_patience_ends_at_once(asked: float) -> None:
    script = Script(RateLimited("busy", asked))
    with pytest.raises(RateLimited):
        call(script, never)
    assert script.calls == 1


def test_the_wait_is_spread_so_that_workers_do_not_come_back_together() -> None:
    waits: list[float] = []
    for _ in range(20):
        call(Script(ModelUnavailable("down")), waits.append)
    assert len(set(waits)) > 1


@pytest.mark.parametrize(("attempts", "calls"), [(1, 1), (2, 2), (ATTEMPTS + 5, ATTEMPTS)])
def test_the_last_error_is_raised_when_the_attempts_are_used_up(attempts: int, calls: int) -> None:
    script = Script(*(ModelUnavailable(str(number)) for number in range(1, 20)))
    with pytest.raises(ModelUnavailable, match=f"^{calls}$"):
        call(script, lambda _seconds: None, attempts)
    assert script.calls == calls


def test_silence_is_waited_through_twice() -> None:
    script = Script(*[ModelTimeout("silent")] * ATTEMPTS)
    with pytest.raises(ModelTimeout):
        call(script, lambda _seconds: None)
    assert script.calls == ATTEMPTS_IN_SILENCE


@pytest.mark.parametrize("error", [AccessDenied("no"), ModelError("no"), KeyError("bug")])
def test_what_does_not_say_that_it_passes_is_not_repeated(error: Exception) -> None:
    with pytest.raises(type(error)):
        call(Script(error), never)
