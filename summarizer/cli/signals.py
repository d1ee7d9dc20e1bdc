"""How a person ends a run: in order the first time, at once the second."""

import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.domain import StoppedBy

_ENDING = b"\nending after the calls in flight; the same signal again ends at once\n"


@contextmanager
def ended_by_signals(
    stop: "Callable[[StoppedBy, str], None]",
    ended: threading.Event,
    leave: Callable[[], None] = lambda: None,
) -> Iterator[None]:
    """Let the first Ctrl-C or SIGTERM end a run in order, and the second at once, after `leave`."""

    def end(number: int, _frame: object) -> None:
        if ended.is_set():
            leave()
            os._exit(128 + number)
        ended.set()
        os.write(2, _ENDING)  # a stream may be in the midst of a line
        stop("person", f"stopped by {signal.Signals(number).name}; run again to go on")

    before = {number: signal.signal(number, end) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
