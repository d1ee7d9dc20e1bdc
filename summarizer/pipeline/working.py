"""What every run over articles shares: one pool, and one judgement of what goes wrong in it."""

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import TypeVar

from summarizer.domain import Brief
from summarizer.errors import ModelError, RequestRejected, RunStopped, SummarizerError
from summarizer.pipeline.strategy import NO_ANSWER
from summarizer.store import Outcome

_LOOK_SECONDS = 0.2
"""A wait without end would not let a signal through everywhere."""
_OF_THE_ARTICLE = (*NO_ANSWER, RequestRejected)
"""Failures that another article need not meet."""

ItemT = TypeVar("ItemT")
ResultT = TypeVar("ResultT")


def at_once(items: Iterable[ItemT], work: Callable[[ItemT], ResultT], workers: int) -> Iterator[ResultT]:
    """Yield what `work` makes of each item, in their order, as soon as those before it are made.

    Items are taken when a worker is free. Whatever ends it, what is in work is finished first.
    """
    free = threading.Semaphore(workers)
    begun: deque[Future[ResultT]] = deque()
    with ThreadPoolExecutor(workers) as pool:
        for item in items:
            while not free.acquire(timeout=_LOOK_SECONDS):
                pass
            begun.append(pool.submit(work, item))
            begun[-1].add_done_callback(lambda _done: free.release())
            while begun and begun[0].done():
                yield begun.popleft().result()
        while begun:
            while not begun[0].done():
                wait([begun[0]], _LOOK_SECONDS)
            yield begun.popleft().result()


@dataclass(frozen=True)
class Failure:
    """Why an article has no brief: `failed` is its own, `unanswered` the endpoint's, `stopped` the run's."""

    outcome: Outcome
    error: Exception

    @property
    def reason(self) -> str:
        """What a person is told."""
        if isinstance(self.error, SummarizerError):
            return str(self.error)
        return f"a bug, please report it: {type(self.error).__name__}: {self.error}"

    @property
    def of_every_article(self) -> bool:
        """Whether each further article would fail alike: a prompt that does not render."""
        return self.outcome == "stopped" and not isinstance(self.error, RunStopped)


def tried(make: Callable[[], Brief]) -> Brief | Failure:
    """Return the brief that `make` makes, or why there is none; it never raises an `Exception`."""
    try:
        return make()
    except _OF_THE_ARTICLE as exc:
        return Failure("failed", exc)
    except ModelError as exc:
        return Failure("unanswered", exc)
    except SummarizerError as exc:
        return Failure("stopped", exc)
    except Exception as exc:  # noqa: BLE001 - one article that breaks the program must not end the run
        return Failure("failed", exc)
