"""Who may use the page: whoever has the link, from this machine, and no page of another origin.

A page elsewhere may make a browser send requests here, and may give its own name our address (DNS
rebinding). So every request needs a Host that we were told of, and a cookie that only our link sets;
every change needs an Origin that is ours.
"""

import hmac
import secrets
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from http import HTTPStatus

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_BYTES = 200_000
"""Of what a browser may send; an edit is a few hundred."""

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
"""Only files of this origin, and no text ever becomes markup or code, not even by our own script."""
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}
_NO_LINK = "401: open the link that `summarizer review` printed; it lets this browser in.\n"
_READING = ("GET", "HEAD")

Check = Callable[[Request], Response | None]


@dataclass(frozen=True)
class Access:
    """The names under which the page may be asked for, `127.0.0.1:8000`, and the secrets that open it."""

    hosts: frozenset[str]
    token: str = field(default_factory=secrets.token_urlsafe, repr=False)
    """Stands in the link, once; the cookie holds another secret."""
    session: str = field(default_factory=secrets.token_urlsafe, repr=False)

    @classmethod
    def on(cls, port: int, names: Iterable[str] = ()) -> "Access":
        """Return access by the names of this machine itself, and by others that a person gave."""
        own = ("127.0.0.1", "localhost", "[::1]")
        told = (f"[{name}]" if name.count(":") > 1 and name[0] != "[" else name for name in (*own, *names))
        return cls(frozenset(f"{name.lower()}:{port}" for name in told))

    @property
    def cookie(self) -> str:
        """The cookie's name, one for each port: browsers do not keep the ports of a machine apart."""
        return "summarizer_review_" + "_".join(sorted({host.rpartition(":")[2] for host in self.hosts}))


class Guard:
    """Lets through what may pass, and gives every answer the headers that hold the page in."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        """`app` is asked only for what every check lets through."""
        self._app = app
        self._access = access
        self._checks: tuple[Check, ...] = (self._host, self._link, self._cookie, self._change)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return  # no WebSocket is offered, and nothing waits for the start or end of the program
        request = Request(scope)
        refused = next((answer for check in self._checks if (answer := check(request))), None)
        await (refused or self._app)(scope, receive, _with_headers(send))

    def _host(self, request: Request) -> Response | None:
        hosts = request.headers.getlist("host")
        if len(hosts) == 1 and hosts[0].lower() in self._access.hosts:
            return None
        return PlainTextResponse("403: this page is not served under that name.\n", HTTPStatus.FORBIDDEN)

    def _link(self, request: Request) -> Response | None:
        """Let a browser in that has the link: a cookie for it, and an address without the token."""
        token = request.query_params.get("token")
        if token is None or request.method != "GET" or not _same(token, self._access.token):
            return None
        answer = RedirectResponse("/", HTTPStatus.SEE_OTHER)
        answer.set_cookie(self._access.cookie, self._access.session, httponly=True, samesite="strict")
        return answer

    def _cookie(self, request: Request) -> Response | None:
        if _same(request.cookies.get(self._access.cookie, ""), self._access.session):
            return None
        return PlainTextResponse(_NO_LINK, HTTPStatus.UNAUTHORIZED)

    def _change(self, request: Request) -> Response | None:
        if request.method in _READING:
            return None
        headers = request.headers
        own = f"{request.url.scheme}://{headers['host'].lower()}"
        if headers.get("origin") != own or headers.get("sec-fetch-site", "same-origin") != "same-origin":
            return PlainTextResponse("403: changes come from the page itself.\n", HTTPStatus.FORBIDDEN)
        if headers.get("content-type", "").partition(";")[0].strip() != "application/json":
            return PlainTextResponse("415: changes are JSON.\n", HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
        if _length(headers) is None:
            return PlainTextResponse("411: says no length.\n", HTTPStatus.LENGTH_REQUIRED)
        if (_length(headers) or 0) > MOST_BYTES:
            return PlainTextResponse("413: too long.\n", HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        return None


def _same(told: str, known: str) -> bool:
    return hmac.compare_digest(told.encode(), known.encode())


def _length(headers: Headers) -> int | None:
    length = headers.get("content-length", "")
    return int(length) if length.isascii() and length.isdigit() else None


def _with_headers(send: Send) -> Callable[[Message], Awaitable[None]]:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).update(_HEADERS)
        await send(message)

    return sending
