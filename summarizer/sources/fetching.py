"""Web pages, fetched politely and only from public addresses; trafilatura's downloader is not used.

It checks no address, repeats failures without checking certificates, and unpacks without a limit.
"""

import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import httpcore2
import httpx2
from protego import Protego

from summarizer.errors import AddressRefused, PageUnavailable
from summarizer.sources.encoding import as_utf8
from summarizer.sources.files import MOST_BYTES
from summarizer.sources.network import Allow, GuardedNetwork, Resolve, is_own, is_public, resolve
from summarizer.sources.pages import KeptPage, PageCache, default_folder
from summarizer.version import VERSION

AGENT = "summarizer"
MOST_SECONDS = 30.0
MOST_REDIRECTS = 5
HOST_DELAY_SECONDS = 1.0
LONGEST_DELAY_SECONDS = 30.0
"""A host that asks for more between two pages is asked this often all the same."""
_MOST_ROBOTS_BYTES = 500_000
_LAST_PORT = 65_535
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_FAILED = (
    httpx2.HTTPError,
    httpcore2.TimeoutException,
    httpcore2.NetworkError,
    httpcore2.ProtocolError,
    httpcore2.UnsupportedProtocol,
)


@dataclass(frozen=True)
class Page:
    """A fetched page: the address that it came from in the end, and its bytes, UTF-8 where declared."""

    url: str
    body: bytes


@dataclass(frozen=True)
class Web:
    """How the outer world is reached; a test passes its own."""

    allow: Allow = is_public
    hosts: frozenset[str] = frozenset()
    """Names of hosts whose addresses may be private, if a person named them."""
    resolve: Resolve = resolve
    network: httpcore2.NetworkBackend | None = None
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    seconds: float = MOST_SECONDS
    delay_seconds: float = HOST_DELAY_SECONDS


@dataclass(frozen=True)
class _Reply:
    status: int
    headers: httpx2.Headers
    body: bytes


class Fetcher:
    """Fetches pages for one run; threads may share it, and then share its manners towards each host."""

    def __init__(self, folder: Path | None = None, web: Web | None = None) -> None:
        """`folder` keeps pages between runs, the user's cache folder unless told."""
        self._web = web or Web()
        self._hosts = {host.casefold() for host in self._web.hosts}
        self._cache = PageCache(folder or default_folder())
        self._network = self._web.network or httpcore2.SyncBackend()
        self._robots: dict[str, Protego] = {}
        self._next_turn: dict[str, float] = {}
        self._lock = threading.Lock()

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        return httpx2.create_ssl_context(trust_env=False)

    def fetch(self, address: str) -> Page:
        """Return the page at an http or https address, after at most five redirects.

        Raises `AddressRefused` for what may not be fetched (no public address, no web address,
        robots.txt) and `PageUnavailable` for what cannot be (errors, over 10 MB, over 30 s).
        """
        url = _web_address(address)
        ends = self._web.clock() + self._web.seconds
        trusted = True
        with _told(url):
            for _ in range(MOST_REDIRECTS + 1):
                # A page of elsewhere that leads to an allowed host would let it ask there in our name.
                trusted = trusted and url.host.casefold() in self._hosts
                allow = is_own if trusted else self._web.allow
                rules = self._rules(url, ends, allow)
                if not rules.can_fetch(str(url), AGENT):
                    raise AddressRefused(f"{url}: robots.txt does not allow this page; save it as a file")
                kept = self._cache.get(str(url))
                ends += self._wait_for_turn(url, rules.crawl_delay(AGENT) or 0.0)
                reply = self._get(url, ends, MOST_BYTES, allow, kept.validators if kept else None)
                if reply.status not in _REDIRECTS:
                    return self._page(url, reply, kept)
                url = _redirected(url, reply)
        raise PageUnavailable(f"{address}: is redirected over {MOST_REDIRECTS} times; give the last address")

    def _page(self, url: httpx2.URL, reply: _Reply, kept: KeptPage | None) -> Page:
        if reply.status == httpx2.codes.NOT_MODIFIED and kept:
            return Page(str(url), kept.body)
        if reply.status != httpx2.codes.OK:
            raise PageUnavailable(f"{url}: the site answers {reply.status}; is the address right?")
        charset = httpx2.Response(200, headers=reply.headers).charset_encoding
        body = as_utf8(reply.body, charset) if charset else reply.body
        self._cache.put(str(url), body, reply.headers)
        return Page(str(url), body)

    def _rules(self, url: httpx2.URL, ends: float, allow: Allow) -> Protego:
        """Return the rules of a host, read once; a site that has none, or forbids them, allows all."""
        site = f"{url.scheme}://{url.netloc.decode('ascii')}"
        if site not in self._robots:
            robots = httpx2.URL(f"{site}/robots.txt")
            for _ in range(MOST_REDIRECTS + 1):
                there = allow if robots.host == url.host else self._web.allow
                reply = self._get(robots, ends, _MOST_ROBOTS_BYTES, there)
                if reply.status not in _REDIRECTS:
                    break
                robots = _redirected(robots, reply)
            if reply.status >= httpx2.codes.INTERNAL_SERVER_ERROR:
                raise PageUnavailable(
                    f"{robots}: the site answers {reply.status}, so what it allows is unknown; try later"
                )
            text = reply.body.decode("utf-8", "replace") if reply.status == httpx2.codes.OK else ""
            self._robots[site] = Protego.parse(text)
        return self._robots[site]

    def _wait_for_turn(self, url: httpx2.URL, asked_seconds: float) -> float:
        """Wait until this host may be asked again, and return the seconds that it took."""
        delay = min(max(self._web.delay_seconds, asked_seconds), LONGEST_DELAY_SECONDS)
        with self._lock:
            now = self._web.clock()
            turn = max(now, self._next_turn.get(url.host, now))
            self._next_turn[url.host] = turn + delay
        if turn > now:
            self._web.sleep(turn - now)
        return turn - now

    def _get(
        self,
        url: httpx2.URL,
        ends: float,
        most_bytes: int,
        allow: Allow,
        validators: dict[str, str] | None = None,
    ) -> _Reply:
        """Return one answer; each connection is made anew, so that each is checked."""
        guarded = GuardedNetwork(self._network, self._web.resolve, allow, lambda: ends - self._web.clock())
        headers = {
            "user-agent": f"{AGENT}/{VERSION}",
            "accept": "text/html,application/xhtml+xml,application/xml;q=0.9,text/plain;q=0.9,*/*;q=0.5",
            "accept-encoding": "gzip",
            **(validators or {}),
        }
        request = httpx2.Request("GET", url, headers=headers)
        asked = httpcore2.Request(
            "GET",
            httpcore2.URL(
                scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path or b"/"
            ),
            headers=request.headers.raw,
        )
        tls = self._tls if url.scheme == "https" else None
        with httpcore2.ConnectionPool(ssl_context=tls, network_backend=guarded) as pool:
            answer = pool.handle_request(asked)
            try:
                return _read(answer, url, most_bytes)
            finally:
                answer.close()


def _read(answer: httpcore2.Response, url: httpx2.URL, most_bytes: int) -> _Reply:
    """Return an answer with its body unpacked, in pieces of at most 1 MB, so that no bomb goes off."""
    headers = httpx2.Headers(answer.headers)
    body = bytearray()
    pieces = httpx2.Response(answer.status, headers=headers, stream=_Stream(answer)).iter_bytes()
    for piece in pieces:
        body += piece
        if len(body) > most_bytes:
            raise PageUnavailable(f"{url}: is larger than {most_bytes / 1e6:g} MB; is it an article?")
    return _Reply(answer.status, headers, bytes(body))


class _Stream(httpx2.SyncByteStream):
    def __init__(self, answer: httpcore2.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        return self._answer.iter_stream()


@contextmanager
def _told(url: httpx2.URL) -> Iterator[None]:
    """Translate what goes wrong on the way into an error of ours."""
    try:
        yield
    except (httpx2.TimeoutException, httpcore2.TimeoutException) as exc:
        raise PageUnavailable(f"{url}: gives no whole page within {MOST_SECONDS:.0f} s; try later") from exc
    except _FAILED as exc:
        raise PageUnavailable(f"{url}: cannot be fetched: {exc}; check the address") from exc


def _web_address(address: str) -> httpx2.URL:
    """Return an address that a page can have; what a fragment names lies inside the page."""
    try:
        url = httpx2.URL(address).copy_with(fragment=None)
    except (httpx2.InvalidURL, UnicodeError, ValueError) as exc:
        raise AddressRefused(f"{address[:200]!r}: is no web address: {exc}; correct it") from exc
    names_a_site = url.host and b"%" not in url.raw_host and (url.port or 0) <= _LAST_PORT
    if url.scheme not in {"http", "https"} or not names_a_site:
        raise AddressRefused(
            f"{address[:200]!r}: is no http or https address; name the file itself, or the page"
        )
    if url.userinfo:
        raise AddressRefused(f"{url.host}: the address holds a name or password; give it without")
    return url


def _redirected(url: httpx2.URL, reply: _Reply) -> httpx2.URL:
    target = reply.headers.get("location")
    if not target:
        raise PageUnavailable(f"{url}: is redirected, but not where; is the address right?")
    try:
        return _web_address(str(url.join(target)))
    except (httpx2.InvalidURL, UnicodeError, ValueError) as exc:
        raise AddressRefused(f"{url}: is redirected to what is no address: {exc}") from exc
