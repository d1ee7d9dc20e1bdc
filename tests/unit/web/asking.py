"""Requests put to the application byte for byte, so that no client tidies a header up."""

import asyncio
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from starlette.applications import Starlette

from summarizer.store import Store
from summarizer.web import Access, create_app

HOST = "127.0.0.1:8000"
ORIGIN = f"http://{HOST}"
ACCESS = Access(Access.on(8000).hosts, token="token-of-the-link", session="secret-of-the-cookie")  # noqa: S106 - of tests only
"""Fixed, since tests are named after it and must have one name in every process."""
COOKIE = f"{ACCESS.cookie}={ACCESS.session}"
LET_IN = (("host", HOST), ("cookie", COOKIE))
SENDING = (("origin", ORIGIN), ("content-type", "application/json"))

Headers = Iterable[tuple[str, str]]


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: str

    @property
    def json(self) -> Any:  # noqa: ANN401 - whatever the page answers
        """The body as JSON."""
        return json.loads(self.body)


def app_of(store: Store) -> Starlette:
    """Return the application over a store, with secrets that tests know."""
    return create_app(store, ACCESS, "anna")


def ask(
    app: Starlette, method: str, target: str, headers: Headers = LET_IN, body: bytes | None = None
) -> Answer:
    """Return the answer to one request; a body brings its length with it."""
    path, _, query = target.partition("?")
    sent = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers]
    if body is not None and not any(name == b"content-length" for name, _ in sent):
        sent.append((b"content-length", str(len(body)).encode()))
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "scheme": "http",
        "path": path, "raw_path": path.encode(), "query_string": query.encode(), "root_path": "",
        "headers": sent, "client": ("127.0.0.1", 50000), "server": ("127.0.0.1", 8000),
    }  # fmt: skip
    messages: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body or b"", "more_body": False}

    async def send(message: Any) -> None:  # noqa: ANN401 - an ASGI message
        messages.append(message)

    asyncio.run(app(scope, receive, send))
    start = messages[0]
    told = b"".join(message.get("body", b"") for message in messages[1:])
    names = {name.decode().lower(): value.decode() for name, value in start["headers"]}
    return Answer(start["status"], names, told.decode())


def post(app: Starlette, target: str, value: object, extra: Headers = SENDING) -> Answer:
    """Send JSON as the page does."""
    return ask(app, "POST", target, (*LET_IN, *extra), json.dumps(value).encode())
