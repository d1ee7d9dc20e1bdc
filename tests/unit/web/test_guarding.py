import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette

from summarizer.store import Store
from summarizer.web import Access, Place
from tests.unit.pipeline.reviews import ferries_store
from tests.unit.web.asking import ACCESS, COOKIE, HOST, LET_IN, ORIGIN, SENDING, app_of, ask, post

ACCEPT = {"seen": 0, "by": "anna", "action": {"kind": "accept", "claim": "summary-1"}}
BODY = json.dumps(ACCEPT).encode()
ROUTES = [
    ("GET", "/"),
    ("GET", f"/?token={ACCESS.token}"),
    ("GET", "/briefs/1"),
    ("GET", "/briefs/1/revision"),
    ("GET", "/static/page.css"),
    ("GET", "/static/review.js"),
    ("GET", "/static/forms.js"),
    ("GET", "/nothing-here"),
    ("POST", "/briefs/1/check"),
    ("POST", "/briefs/1/actions"),
]
FOREIGN_HOSTS = [
    "evil.example", "evil.example:8000", "127.0.0.1", "localhost", "127.0.0.1:80", "127.0.0.1:8001",
    "localhost:1",
    "127.0.0.1.evil.example:8000", "localhost.evil.example:8000", "evil.localhost:8000", "localhost.:8000",
    "127.0.0.1.:8000", "127.1:8000", "2130706433:8000", "0x7f.0.0.1:8000", "0177.0.0.1:8000", "0.0.0.0:8000",
    "127.0.0.2:8000", "[::]:8000", "::1:8000", "[::ffff:127.0.0.1]:8000", "user@127.0.0.1:8000",
    "127.0.0.1:8000@evil.example", "127.0.0.1:8000/", "127.0.0.1:8000,evil.example", "127.0.0.1:8000 evil",
    "127.0.0.1:08000", "127.0.0.1:8000#", "", " ", "192.168.0.1:8000", "169.254.169.254:8000",
]  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with ferries_store(tmp_path_factory.mktemp("web") / "briefs.db") as opened:
        yield opened


@pytest.fixture(scope="module")
def app(store: Store) -> Starlette:
    return app_of(store)


@pytest.fixture(autouse=True)
def nothing_is_written(store: Store, request: pytest.FixtureRequest) -> Iterator[None]:
    yield
    if "writes" not in request.keywords:
        assert store.reviews.revision(1) == 0


@pytest.mark.parametrize("host", FOREIGN_HOSTS)
def test_under_a_foreign_host_every_address_is_forbidden(host: str, app: Starlette) -> None:
    assert len(FOREIGN_HOSTS) >= 30
    for method, path in ROUTES:
        headers = (("host", host), ("cookie", COOKIE), ("origin", f"http://{host}"), SENDING[1])
        answer = ask(app, method, path, headers, BODY if method == "POST" else None)
        assert answer.status == 403, path
        assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    "headers", [(), (("host", HOST), ("host", "evil.example")), (("host", HOST), ("host", HOST))]
)
def test_no_host_or_two_are_forbidden(headers: tuple[tuple[str, str], ...], app: Starlette) -> None:
    for method, path in ROUTES:
        assert ask(app, method, path, (*headers, ("cookie", COOKIE), *SENDING)).status == 403


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "LOCALHOST:8000", "[::1]:8000"])
def test_the_names_of_this_machine_are_served(host: str, app: Starlette) -> None:
    assert ask(app, "GET", "/", (("host", host), ("cookie", COOKIE))).status == 200


@pytest.mark.parametrize(
    "cookie", ["", "x=y", f"{ACCESS.cookie}=", f"{ACCESS.cookie}=wrong", f"{ACCESS.cookie}={ACCESS.token}"]
)
def test_without_the_cookie_every_address_but_the_link_is_refused(cookie: str, app: Starlette) -> None:
    for method, path in ROUTES:
        if "token" not in path:
            headers = (("host", HOST), ("cookie", cookie), *SENDING)
            answer = ask(app, method, path, headers, BODY if method == "POST" else None)
            assert answer.status == 401, path
            assert "Norlin" not in answer.body


def test_the_link_gives_a_cookie_and_an_address_without_the_token(app: Starlette) -> None:
    answer = ask(app, "GET", f"/?token={ACCESS.token}", (("host", HOST),))
    assert (answer.status, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert ACCESS.session in answer.headers["set-cookie"]
    assert ACCESS.token not in answer.headers["set-cookie"]


@pytest.mark.parametrize("token", ["", "x", "é", ACCESS.session, ACCESS.token[:-1], f"{ACCESS.token}x"])
def test_a_wrong_token_opens_nothing(token: str, app: Starlette) -> None:
    answer = ask(app, "GET", f"/?token={token}".encode().decode("latin-1"), (("host", HOST),))
    assert answer.status == 401
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ((SENDING[1],), 403),
        ((("origin", "null"), SENDING[1]), 403),
        ((("origin", "http://evil.example"), SENDING[1]), 403),
        ((("origin", "https://127.0.0.1:8000"), SENDING[1]), 403),
        ((("origin", "http://127.0.0.1:8001"), SENDING[1]), 403),
        ((("origin", "http://localhost:8000"), SENDING[1]), 403),
        ((("sec-fetch-site", "cross-site"), *SENDING), 403),
        ((("sec-fetch-site", "same-site"), *SENDING), 403),
        ((("sec-fetch-site", "none"), *SENDING), 403),
        ((("origin", ORIGIN),), 415),
        ((("origin", ORIGIN), ("content-type", "text/plain")), 415),
        ((("origin", ORIGIN), ("content-type", "application/x-www-form-urlencoded")), 415),
        ((("content-length", "200001"), *SENDING), 413),
        ((("content-length", "1e9"), *SENDING), 411),
        ((("content-length", ""), *SENDING), 411),
    ],
)
def test_a_change_that_the_page_did_not_send_is_refused(
    headers: tuple[tuple[str, str], ...], status: int, app: Starlette
) -> None:
    for path in ("/briefs/1/actions", "/briefs/1/check"):
        assert ask(app, "POST", path, (*LET_IN, *headers), BODY).status == status


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "GET"])
def test_changes_are_made_by_post_only(method: str, app: Starlette) -> None:
    answer = ask(app, method, "/briefs/1/actions", (*LET_IN, *SENDING), BODY)
    assert answer.status in {403, 405}


@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_every_answer_holds_the_page_in(method: str, path: str, app: Starlette) -> None:
    for headers in (LET_IN, (("host", "evil.example"),)):
        told = ask(app, method, path, headers).headers
        policy = told["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert told["referrer-policy"] == "no-referrer"
        assert told["x-content-type-options"] == "nosniff"
        assert told["cross-origin-opener-policy"] == "same-origin"
        assert "access-control-allow-origin" not in told


def test_a_web_socket_is_not_answered(app: Starlette) -> None:
    import asyncio

    sent: list[object] = []

    async def send(message: object) -> None:
        sent.append(message)

    async def receive() -> dict[str, str]:
        return {"type": "websocket.connect"}

    asyncio.run(app({"type": "websocket", "path": "/", "headers": []}, receive, send))  # type: ignore[arg-type]
    assert sent == []


@pytest.mark.parametrize(
    ("address", "local"),
    [("127.0.0.1", True), ("127.9.9.9", True), ("::1", True), ("localhost", True), ("0.0.0.0", False),  # noqa: S104 - asked, not bound
     ("::", False), ("192.168.1.4", False), ("example.org", False)],
)  # fmt: skip
def test_only_a_loopback_address_needs_no_warning(address: str, local: object) -> None:
    assert Place(address).local is local


def test_secrets_are_long_and_new_each_time_and_not_in_the_repr() -> None:
    one, other = Access.on(1), Access.on(1)
    assert len({one.token, one.session, other.token, other.session}) == 4
    assert min(map(len, (one.token, one.session))) >= 43
    assert one.token not in repr(one)


def test_an_address_of_ipv6_is_a_name_in_brackets() -> None:
    assert {"[fe80::1]:80", "desk:80"} < Access.on(80, ["fe80::1", "Desk"]).hosts


def test_the_page_names_no_other_origin_and_has_no_inline_script_or_style(app: Starlette) -> None:
    for path in ("/", "/briefs/1", "/static/page.css", "/static/review.css", "/static/review.js"):
        body = ask(app, "GET", path).body
        assert not re.search(
            r"(?i)(?:src|href|action)=[\"']?(?:https?:)?//|url\(|@import|\son\w+=|<style|\sstyle=", body
        )
        assert not re.search(r"<script(?![^>]*\ssrc=)", body)


@pytest.mark.parametrize("name", ["forms.js", "review.js"])
def test_the_scripts_make_no_markup_of_text(name: str) -> None:
    script = (Path(__file__).parents[3] / "summarizer/web/static" / name).read_text(encoding="utf-8")
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|DOMParser", script
    )
    assert len(script.splitlines()) < 500


@pytest.mark.writes
def test_what_the_page_itself_sends_is_taken(app: Starlette, store: Store) -> None:
    assert post(app, "/briefs/1/actions", ACCEPT).status == 200
    assert store.reviews.revision(1) == 1
