"""Answers of an endpoint that come to an end, in time and in length, whatever the endpoint does."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import httpx2

MOST_BYTES = 10_000_000


class BoundedStream(httpx2.SyncByteStream):
    """A body that is broken off when it drips or does not end."""

    def __init__(
        self,
        stream: httpx2.SyncByteStream,
        seconds: float,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`seconds` are what is left for it, from now on; `clock` gives seconds."""
        self._stream = stream
        self._clock = clock
        self._deadline = clock() + seconds

    def __iter__(self) -> Iterator[bytes]:
        """Yield the body; raises what httpx raises for a body that does not come."""
        length = 0
        for chunk in self._stream:
            length += len(chunk)
            if length > MOST_BYTES:
                raise httpx2.RemoteProtocolError(f"more than {MOST_BYTES:,} bytes")
            if self._clock() > self._deadline:
                raise httpx2.ReadTimeout("no whole answer in time")
            yield chunk

    def close(self) -> None:
        """Close the connection's side of it."""
        self._stream.close()


@dataclass(frozen=True)
class Bound:
    """Bounds an answer from the request on: some endpoints send spaces for as long as their model thinks."""

    seconds: float

    def begin(self, request: httpx2.Request) -> None:
        """Note when a request goes out."""
        request.extensions["begun"] = time.monotonic()

    def limit(self, response: httpx2.Response) -> None:
        """Bound the body of a response that has not been read yet."""
        if isinstance(response.stream, httpx2.SyncByteStream):
            took = time.monotonic() - response.request.extensions["begun"]
            response.stream = BoundedStream(response.stream, self.seconds - took)
