import threading
import time
from collections.abc import Iterator

import pytest

from summarizer.errors import (
    AccessDenied,
    AnswerRefused,
    ModelUnavailable,
    PromptError,
    RequestRejected,
    RunStopped,
)
from summarizer.pipeline.working import Failure, at_once, tried


def test_results_come_in_the_order_of_the_items_whichever_is_made_first() -> None:
    def slow_at_first(number: int) -> int:
        time.sleep(0.05 if number == 0 else 0.0)
        return number

    assert list(at_once(range(20), slow_at_first, 4)) == list(range(20))


def test_no_more_than_the_workers_are_in_work_and_all_of_them_are() -> None:
    together = threading.Barrier(3, timeout=5)
    assert list(at_once(range(6), lambda _number: together.wait() >= 0, 3)) == [True] * 6


def test_an_item_is_taken_when_a_worker_is_free() -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for number in range(10):
            taken.append(number)
            yield number

    found = at_once(items(), lambda number: number, 2)
    assert next(found) == 0
    assert len(taken) <= 3
    assert list(found) == list(range(1, 10))


def test_an_error_ends_it_when_what_is_in_work_is_finished() -> None:
    done: list[int] = []

    def work(number: int) -> None:
        if number == 3:
            raise KeyError("bug")
        time.sleep(0.05)
        done.append(number)

    with pytest.raises(KeyError):
        list(at_once(range(100), work, 4))
    assert {0, 1, 2} <= set(done)
    assert len(done) < 10


@pytest.mark.parametrize(
    ("error", "outcome", "reason", "of_every_article"),
    [
        (AnswerRefused("it refused"), "failed", "it refused", False),
        (RequestRejected("bad request"), "failed", "bad request", False),
        (ModelUnavailable("down"), "unanswered", "down", False),
        (AccessDenied("no key"), "unanswered", "no key", False),
        (RunStopped("enough"), "stopped", "enough", False),
        (PromptError("does not render"), "stopped", "does not render", True),
        (KeyError("x"), "failed", "a bug, please report it: KeyError: 'x'", False),
    ],
)
def test_what_goes_wrong_is_judged_once_for_every_run(
    error: Exception,
    outcome: str,
    reason: str,
    of_every_article: bool,  # noqa: FBT001 - a parameter
) -> None:
    def fail() -> None:
        raise error

    failure = tried(fail)  # type: ignore[arg-type] # it makes no brief
    assert isinstance(failure, Failure)
    assert (failure.outcome, failure.reason, failure.of_every_article) == (outcome, reason, of_every_article)
