"""A web that is not there: names with addresses, answers by host and path, and a count of connections."""

import ipaddress
import socket
from collections.abc import Iterable, Sequence
from pathlib import Path

import httpcore2

from summarizer.sources.fetching import Fetcher, Web

PUBLIC = "93.184.216.34"


def answer(body: bytes = b"", status: str = "200 OK", **headers: str) -> bytes:
    """Return an answer as a site sends it."""
    named = {"content-length": str(len(body)), **{k.replace("_", "-"): v for k, v in headers.items()}}
    head = "".join(f"{name}: {value}\r\n" for name, value in named.items())
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body


def moved(target: str, status: str = "302 Found") -> bytes:
    """Return a redirect."""
    return answer(status=status, location=target)


NOT_THERE = answer(status="404 Not Found")


class FakeNetwork(httpcore2.NetworkBackend):
    """Answers by address and path, and remembers whom it was connected to and what it was asked."""

    def __init__(self, answers: dict[str, bytes]) -> None:
        self.answers = answers
        self.connected: list[str] = []
        self.asked: list[str] = []

    def connect_tcp(
        self,
        host: str,
        port: int,  # noqa: ARG002 - the interface's own argument
        timeout: float | None = None,  # noqa: ARG002 - the interface's own argument
        local_address: str | None = None,  # noqa: ARG002 - the interface's own argument
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,  # noqa: ARG002 - the interface's own argument
    ) -> httpcore2.NetworkStream:
        self.connected.append(host)
        return _Stream(self)


class _Stream(httpcore2.MockStream):
    def __init__(self, network: FakeNetwork) -> None:
        super().__init__([])
        self._network = network
        self._written = b""

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002 - the interface's own argument
        self._written += buffer
        if not self._written.endswith(b"\r\n\r\n"):
            return
        request, self._written = self._written.decode(), b""
        self._network.asked.append(request)
        path = request.split(" ")[1]
        host = next(line[6:] for line in request.split("\r\n") if line.lower().startswith("host: "))
        self._buffer.append(self._network.answers.get(host + path, NOT_THERE))


class Names:
    """A resolver: numeric forms as the system reads them, names from a table, then public ones."""

    def __init__(self, **table: Sequence[str]) -> None:
        self.table = {name.replace("_", "-"): list(found) for name, found in table.items()}

    def __call__(self, host: str, _port: int) -> list[str]:
        try:
            return [str(ipaddress.ip_address(host))]
        except ValueError:
            pass
        try:
            return [socket.inet_ntoa(socket.inet_aton(host))]
        except (OSError, UnicodeError):
            pass
        answers = self.table.get(host.rstrip(".").casefold())
        return [PUBLIC] if answers is None else answers


def fetcher(
    folder: Path, answers: dict[str, bytes], names: Names | None = None
) -> tuple[Fetcher, FakeNetwork]:
    """Return a fetcher in that web, with the strict policy and a clock that stands still."""
    network = FakeNetwork(answers)
    web = Web(resolve=names or Names(), network=network, clock=lambda: 0.0, sleep=lambda _: None)
    return Fetcher(folder, web), network
