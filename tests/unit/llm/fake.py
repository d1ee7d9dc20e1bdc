"""A fake endpoint on this machine, and called so: it gives the answers it is told, one after the other."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Reply:
    """One answer of the fake: status, body and headers; `cut` closes the connection instead.

    It comes after `silent_seconds`.
    """

    body: str = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    cut: bool = False
    silent_seconds: float = 0.0


def completion(content: str | None, finish: str = "stop", refusal: str | None = None) -> Reply:
    """Return a chat completion as an endpoint sends it."""
    message = {"role": "assistant", "content": content, "refusal": refusal}
    usage = {"prompt_tokens": 10, "completion_tokens": 5, "total_tokens": 15}
    choices = [{"index": 0, "message": message, "finish_reason": finish}]
    return Reply(
        json.dumps(
            {
                "id": "1",
                "object": "chat.completion",
                "created": 0,
                "model": "m",
                "choices": choices,
                "usage": usage,
            }
        )
    )


def failure(status: int, message: str = "no", code: str | None = None, **headers: str) -> Reply:
    """Return an error as an endpoint sends it."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Reply(json.dumps({"error": {"message": message, "code": code}}), status, named)


@dataclass
class Fake:
    """The running fake: where it listens, and what it was asked."""

    base_url: str
    requests: list[dict[str, Any]]
    headers: list[dict[str, str]]
    """Of the requests, their names in lower case."""


@contextmanager
def fake_endpoint(*replies: Reply | Callable[[dict[str, Any]], Reply]) -> Iterator[Fake]:
    """Serve the replies, or what they answer to the request, in order, the last one again and again."""
    queue = list(replies)
    asked: list[dict[str, Any]] = []
    headers: list[dict[str, str]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["content-length"])
            request = json.loads(self.rfile.read(length))
            asked.append(request)
            headers.append({name.lower(): value for name, value in self.headers.items()})
            told = queue.pop(0) if len(queue) > 1 else queue[0]
            reply = told if isinstance(told, Reply) else told(request)
            time.sleep(reply.silent_seconds)
            if reply.cut:
                self.close_connection = True
                return
            self.send_response(reply.status)
            body = reply.body.encode()
            for name, value in {"content-type": "application/json", **reply.headers}.items():
                self.send_header(name, value)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield Fake(f"http://127.0.0.1:{server.server_port}/v1", asked, headers)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
