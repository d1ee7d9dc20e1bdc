"""Answers of an endpoint that come to an end, in time and in length, whatever the endpoint does."""

import time
from collections.abc import Callable, Iterator

import httpx2

MOST_SECONDS = 600.0
"""For a body, once it has begun: some endpoints send spaces for as long as their model thinks."""
MOST_BYTES = 10_000_000


class BoundedStream(httpx2.SyncByteStream):
    """A body that is broken off when it drips or does not end."""

    def __init__(self, stream: httpx2.SyncByteStream, clock: Callable[[], float] = time.monotonic) -> None:
        """`clock` gives seconds; the time runs from now on."""
        self._stream = stream
        self._clock = clock
        self._deadline = clock() + MOST_SECONDS

    def __iter__(self) -> Iterator[bytes]:
        """Yield the body; raises what httpx raises for a body that does not come."""
        length = 0
        for chunk in self._stream:
            length += len(chunk)
            if length > MOST_BYTES:
                raise httpx2.RemoteProtocolError(f"more than {MOST_BYTES:,} bytes")
            if self._clock() > self._deadline:
                raise httpx2.ReadTimeout(f"no whole answer within {MOST_SECONDS:.0f} s")
            yield chunk

    def close(self) -> None:
        """Close the connection's side of it."""
        self._stream.close()


def bound(response: httpx2.Response) -> None:
    """Bound the body of a response that has not been read yet."""
    if isinstance(response.stream, httpx2.SyncByteStream):
        response.stream = BoundedStream(response.stream)
