"""The embedded model, or any endpoint, behind a proxy on loopback that counts what is asked.

Every tool gets an embedded server of its own in a process of its own, so that none finds its prompt in
another's prefix cache, and the server ends with the run whatever happens.
"""

import http.client
import json
import os
import secrets
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import SplitResult, urlsplit

MODEL = "local-model"
"""What tools call the model; llama.cpp takes any name."""
PATIENCE_SECONDS = 1_800
_HTTP_OK = 200
_KEY_VARIABLES = ("OPENAI_API_KEY", "SUMMARIZER_API_KEY")
"""Where tools look for the key of an endpoint, each in its own."""
_NOT_HANDED_ON = {"host", "connection", "content-length", "accept-encoding", "transfer-encoding"}


@dataclass
class Meter:
    """What was asked since the last reading; seconds run from the first question to the last answer."""

    calls: int = 0
    failed_calls: int = 0
    cut_answers: int = 0
    """Those that ran into the limit of tokens."""
    input_tokens: int = 0
    output_tokens: int = 0
    _first: float | None = None
    _last: float | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def asked(self) -> None:
        """Note that a question came."""
        with self._lock:
            self.calls += 1
            self._first = self._first or time.perf_counter()

    def answered(self, status: int, body: bytes) -> None:
        """Note that it was answered, and the tokens that the server counted."""
        try:
            answer = json.loads(body) if status == _HTTP_OK else {}
        except ValueError:
            answer = {}
        usage = answer.get("usage") or {}
        endings = [choice.get("finish_reason") for choice in answer.get("choices") or []]
        with self._lock:
            self._last = time.perf_counter()
            self.failed_calls += status != _HTTP_OK
            self.cut_answers += "length" in endings
            self.input_tokens += usage.get("prompt_tokens", 0)
            self.output_tokens += usage.get("completion_tokens", 0)

    def read(self) -> dict[str, float]:
        """Return what was counted, and begin again."""
        with self._lock:
            seconds = self._last - self._first if self._first and self._last else 0.0
            counted = {
                "calls": self.calls,
                "failed_calls": self.failed_calls,
                "cut_answers": self.cut_answers,
                "input_tokens": self.input_tokens,
                "output_tokens": self.output_tokens,
                "seconds": round(seconds, 2),
            }
            self.calls = self.failed_calls = self.cut_answers = 0
            self.input_tokens = self.output_tokens = 0
            self._first = self._last = None
            return counted


@dataclass(frozen=True)
class Endpoint:
    """Where a tool finds the model, and what it asked there."""

    base_url: str
    environment: dict[str, str]
    meter: Meter


@contextmanager
def endpoint(base_url: str | None) -> Iterator[Endpoint]:
    """Count what is asked of an endpoint, or of a fresh embedded server, for the length of a `with` block."""
    if base_url is None:
        key = secrets.token_urlsafe(24)
        with _embedded(key) as address, _proxy(f"http://{address}/v1") as (proxied, meter):
            yield Endpoint(proxied, _environment(key), meter)
    else:
        key = next((os.environ[name] for name in _KEY_VARIABLES if os.environ.get(name)), "none")
        with _proxy(base_url) as (proxied, meter):
            yield Endpoint(proxied, _environment(key), meter)


def _environment(key: str) -> dict[str, str]:
    return {**os.environ, **dict.fromkeys(_KEY_VARIABLES, key)}


@contextmanager
def _embedded(key: str) -> Iterator[str]:
    """Run a fresh embedded server, and give its address."""
    with subprocess.Popen(  # noqa: S603 - this very file
        [sys.executable, __file__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=_environment(key),
        text=True,
    ) as server:
        try:
            assert server.stdout  # noqa: S101 - a pipe was asked for; this tells the type checker
            address = server.stdout.readline().strip()
            if not address:
                raise RuntimeError("the embedded server did not start; see the message above")
            yield address
        finally:
            server.terminate()


@contextmanager
def _proxy(upstream: str) -> Iterator[tuple[str, Meter]]:
    meter = Meter()

    class Handler(_Handler):
        pass

    Handler.upstream, Handler.meter = urlsplit(upstream), meter
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listening:
        listening.daemon_threads = True
        threading.Thread(target=listening.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{listening.server_address[1]}/v1", meter
        finally:
            listening.shutdown()


class _Handler(BaseHTTPRequestHandler):
    """Hands questions on to the server, and counts those that ask the model."""

    protocol_version = "HTTP/1.1"
    upstream: SplitResult
    meter: Meter

    def do_GET(self) -> None:
        """Hand on a look at the server, such as its list of models."""
        self._answer(*self._upstream(b""))

    def do_POST(self) -> None:
        """Hand on a question, and count it."""
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.meter.asked()
        status, kind, answer = self._upstream(body)
        self.meter.answered(status, answer)
        self._answer(status, kind, answer)

    def _upstream(self, body: bytes) -> tuple[int, str, bytes]:
        headers = {name: value for name, value in self.headers.items() if name.lower() not in _NOT_HANDED_ON}
        kind = http.client.HTTPSConnection if self.upstream.scheme == "https" else http.client.HTTPConnection
        connection = kind(self.upstream.netloc, timeout=PATIENCE_SECONDS)
        path = f"{self.upstream.path.rstrip('/')}{self.path.removeprefix('/v1')}"
        try:
            connection.request(self.command, path, body, headers)
            response = connection.getresponse()
            return response.status, response.getheader("Content-Type", ""), response.read()
        except OSError as exc:
            return 502, "application/json", json.dumps({"error": {"message": str(exc)}}).encode()
        finally:
            connection.close()

    def _answer(self, status: int, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002, ANN401 - the library's own signature
        """Say nothing; the runner tells how far it is."""


def main() -> None:
    """Serve the project's own embedded model until standard input ends."""
    from summarizer.llm.embedded import Server  # noqa: PLC0415 - only the server's process needs it
    from summarizer.llm.local import find_local  # noqa: PLC0415

    # It ends with the last name that holds it.
    server = Server(find_local("local").resolve, os.environ[_KEY_VARIABLES[0]])
    host, port = server.address()
    print(f"{host}:{port}", flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
