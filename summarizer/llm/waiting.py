"""A line for the person who waits, as often as an endpoint stays silent for another half minute."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

TELL_EVERY_SECONDS = 30.0

Tell = Callable[[str], None]


class Silence:
    """Watches the calls of one endpoint; silent is one that answers none of them."""

    def __init__(
        self,
        name: str,
        timeout_seconds: float,
        tell: Tell,
        *,
        every: float | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`tell` is called with each line, from a thread of its own; `clock` gives seconds."""
        self._name = name
        self._timeout_seconds = timeout_seconds
        self._tell = tell
        self._every = TELL_EVERY_SECONDS if every is None else every
        self._clock = clock
        self._changed = threading.Condition()
        self._calls = 0
        self._since = 0.0
        self._watching = False

    @contextmanager
    def during_a_call(self) -> Iterator[None]:
        """Watch one call; its end, however it ends, breaks the silence."""
        with self._changed:
            self._calls += 1
            if self._calls == 1:
                self._since = self._clock()
            if not self._watching:
                self._watching = True
                threading.Thread(target=self._watch, daemon=True).start()
        try:
            yield
        finally:
            with self._changed:
                self._calls -= 1
                self._since = self._clock()
                self._changed.notify_all()

    def _watch(self) -> None:
        told, since = 0, self._since
        while True:
            with self._changed:
                if not self._calls:
                    self._watching = False
                    return
                if self._since != since:
                    told, since = 0, self._since
                left = since + self._every * (told + 1) - self._clock()
                if left > 0:
                    self._changed.wait(left)
                    continue
                told += 1
            self._tell(self.line(self._every * told))

    def line(self, seconds: float) -> str:
        """Return what is told after so many seconds."""
        return (
            f"waiting for {self._name} since {seconds:.0f} s; "
            f"--timeout ends it after {self._timeout_seconds:.0f} s"
        )
