"""The door to the web of one run: when the run has ended, no further page is fetched."""

from collections.abc import Callable

from summarizer.errors import RunStopped
from summarizer.sources.fetching import Page


class Gate:
    """Passes addresses on to `fetch` until it is shut; inputs that it turns away are told as not read."""

    def __init__(self, fetch: Callable[[str], Page]) -> None:
        self._fetch = fetch
        self.shut: Callable[[], bool] = lambda: False
        """Whether the run has ended; asked before each page."""

    def fetch(self, address: str) -> Page:
        """Return a page; raises `RunStopped` when the gate is shut."""
        if self.shut():
            raise RunStopped(f"{address}: not looked at, as the run had ended; run again to go on")
        return self._fetch(address)
