from collections.abc import Iterator

import httpx2
import pytest

from summarizer.errors import ModelUnavailable
from summarizer.llm import bounding
from summarizer.llm.bounding import BoundedStream
from tests.unit.llm.fake import Reply, fake_endpoint
from tests.unit.llm.test_endpoint import ask

SECONDS = 600.0


class Body(httpx2.SyncByteStream):
    """A body in pieces; each lets some time pass."""

    def __init__(self, piece: bytes, pieces: int, seconds: float = 0.0) -> None:
        self.now = 0.0
        self.closed = False
        self._piece, self._pieces, self._seconds = piece, pieces, seconds

    def __iter__(self) -> Iterator[bytes]:
        for _ in range(self._pieces):
            self.now += self._seconds
            yield self._piece

    def close(self) -> None:
        self.closed = True


def bounded(body: Body) -> BoundedStream:
    return BoundedStream(body, SECONDS, clock=lambda: body.now)


def test_a_slow_body_that_ends_in_time_is_handed_on() -> None:
    body = Body(b"ab", 500, seconds=1.0)
    assert b"".join(bounded(body)) == b"ab" * 500


def test_a_byte_a_second_ends() -> None:
    body = Body(b" ", 100_000, seconds=1.0)
    with pytest.raises(httpx2.ReadTimeout):
        list(bounded(body))
    assert body.now == SECONDS + 1


def test_a_body_without_end_ends() -> None:
    with pytest.raises(httpx2.RemoteProtocolError):
        list(bounded(Body(b" " * 1_000_000, 1_000)))


def test_closing_closes_the_connection() -> None:
    body = Body(b"", 0)
    bounded(body).close()
    assert body.closed


def test_an_endpoint_whose_answer_does_not_end_is_unavailable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounding, "MOST_BYTES", 1_000)
    with fake_endpoint(Reply(" " * 2_000)) as fake, pytest.raises(ModelUnavailable):
        ask(fake)
