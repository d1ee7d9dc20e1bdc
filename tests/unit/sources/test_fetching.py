import gzip
import itertools
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import ip_address
from pathlib import Path

import httpcore2
import pytest

from summarizer.errors import AddressRefused, PageUnavailable, UnusableInput
from summarizer.sources.fetching import Fetcher, Web
from summarizer.sources.network import is_own, is_public
from tests.unit.sources.web import PUBLIC, FakeNetwork, Names, answer, fetcher, moved

ROWS = """
127.0.0.1 127.0.0.2 127.1 127.0.1 127.255.255.254 0.0.0.0 0 0.1.2.3 10.0.0.1 10.255.255.255 10.1
172.16.0.1 172.31.255.255 192.168.0.1 192.168.1.254 192.168.257 169.254.169.254 169.254.0.1 100.64.0.1
100.100.100.200 100.127.255.255 192.0.0.1 192.0.0.8 192.0.0.170 192.0.2.1 198.18.0.1 198.19.255.255
198.51.100.1 203.0.113.7 192.88.99.1 224.0.0.1 224.0.0.251 239.255.255.250 240.0.0.1 255.255.255.255
168.63.129.16 2130706433 2852039166 3232235777 167772161 0x7f000001 0x7f.1 0x7f.0.0.1 0xa9fea9fe
0xA9.0xFE.0xA9.0xFE 0xc0a80101 017700000001 0177.0.0.1 0177.1 0251.0376.0251.0376 0300.0250.1.1 012.1
00000177.0.0.01 0xac100001 0x0a.0x00.0x00.0x01 4294967295 3758096385 1684275200
[::1] [::] [::127.0.0.1] [::ffff:127.0.0.1] [::ffff:7f00:1] [::ffff:10.0.0.1] [::ffff:169.254.169.254]
[::ffff:a9fe:a9fe] [::ffff:192.168.1.1] [::ffff:0.0.0.0] [::ffff:168.63.129.16]
[0:0:0:0:0:ffff:127.0.0.1]
[64:ff9b::127.0.0.1] [64:ff9b::7f00:1] [64:ff9b::10.0.0.1] [64:ff9b::a9fe:a9fe] [64:ff9b::192.168.0.1]
[64:ff9b:1::7f00:1] [64:ff9b:1::1] [2002:7f00:1::] [2002:a00:1::1] [2002:a9fe:a9fe::] [2002:c0a8:101::1]
[2001:0:7f00:1::] [2001:0:4136:e378:8000:63bf:3fff:fdd2] [2001:db8::1] [2001:10::1] [2001:20::1]
[fe80::1] [fe80::ffff:1] [febf::1] [fec0::1] [fc00::1] [fd00::1] [fd00:ec2::254] [fdff::1] [ff02::1]
[ff01::1] [ff05::2] [ff0e::1] [100::1] [3fff::1] [5f00::1] [4000::1] [::2] [::a9fe:a9fe]
localhost LOCALHOST localhost. api.localhost metadata.google.internal metadata router.lan intranet
both.example mapped.example nat64.example link.example multicast.example v6.example
zero.example unique.example
""".split()  # noqa: SIM905 - a list of words is read best as words
SCHEMES = [
    "file:///etc/passwd",
    "file://localhost/etc/passwd",
    "FILE:///etc/passwd",
    "ftp://example.org/a",
    "gopher://example.org:70/_x",
    "dict://example.org:11211/stat",
    "ldap://example.org/x",
    "jar:http://example.org/a!/b",
    "data:text/html,<p>a",
    "javascript:alert(1)",
    "ws://example.org/",
    "unix:///var/run/docker.sock",
    "http+unix://%2Fvar%2Frun%2Fdocker.sock/info",
    "http:///etc/passwd",
    "http://",
    "https://",
    "//example.org/",
    "example.org",
    "",
    "http://user:word@example.org/",
    "http://user@example.org/",
    "http://[::1",
    "http://[fe80::1%25eth0]/",
    "http://exa mple.org/",
    "http://example.org:99999/",
    "http://example.org:port/",
    "http://a\nb/",
    "http://example.org\\@127.0.0.1/",
]
PRIVATE = Names(
    localhost=["127.0.0.1", "::1"],
    **{
        "api.localhost": ["::1"],
        "metadata.google.internal": ["169.254.169.254"],
        "metadata": ["169.254.169.254"],
        "router.lan": ["192.168.0.1"],
        "intranet": ["10.0.0.7"],
        "both.example": [PUBLIC, "10.0.0.7"],
        "mapped.example": ["::ffff:10.0.0.7"],
        "nat64.example": ["64:ff9b::a00:7"],
        "link.example": ["fe80::1%eth0"],
        "multicast.example": ["224.0.0.251"],
        "v6.example": ["fd00::7"],
        "zero.example": ["0.0.0.0"],  # noqa: S104 - an address to be refused, nothing listens
        "unique.example": ["fc00::1"],
    },
)
HOSTILE = [
    *SCHEMES,
    *(f"http://{host}/" for host in ROWS),
    *(f"https://{host}:8443/latest/meta-data/" for host in ROWS[::5]),
]
CHAINS = [
    *[("http://127.0.0.1/",), ("http://169.254.169.254/latest/",), ("http://[::1]/",), ("//10.0.0.1/x",)],
    *[("http://2130706433/",), ("http://0x7f.1/",), ("http://017700000001/",), ("https://[::ffff:7f00:1]/",)],
    *[("file:///etc/passwd",), ("ftp://a.example/",), ("javascript:alert(1)",), ("gopher://a.example/",)],
    *[("http://localhost/",), ("http://both.example/",), ("http://metadata.google.internal/",), ("http://",)],
    ("/one", "http://intranet/"),
    ("/one", "/two", "http://router.lan/"),
    ("http://b.example/", "http://c.example/", "http://v6.example/"),
    ("/1", "/2", "/3", "/4", "http://[64:ff9b::7f00:1]/"),
    ("/1", "/2", "/3", "/4", "/5", "/6"),
    ("http://a.example/",),
    ("",),
    ("http://user:word@b.example/",),
]


@pytest.mark.parametrize("url", HOSTILE)
def test_an_address_that_is_not_public_is_never_connected_to(tmp_path: Path, url: str) -> None:
    agent, network = fetcher(tmp_path, {}, PRIVATE)
    with pytest.raises(AddressRefused):
        agent.fetch(url)
    assert network.connected == []


def test_there_are_enough_hostile_addresses_and_chains_to_mean_something() -> None:
    assert len(set(HOSTILE)) >= 150
    assert len(set(CHAINS)) >= 20


@pytest.mark.parametrize("chain", CHAINS)
def test_no_redirect_leads_to_a_place_that_is_not_public(tmp_path: Path, chain: tuple[str, ...]) -> None:
    start = "http://a.example/"
    places = [start, *(target if "//" in target else f"http://a.example{target}" for target in chain)]
    answers = {
        place.split("//")[-1]: moved(target)
        for place, target in itertools.zip_longest(places[:-1], chain, fillvalue="")
    }
    agent, network = fetcher(tmp_path, answers, PRIVATE)
    with pytest.raises(UnusableInput):
        agent.fetch(places[0])
    assert set(network.connected) == {PUBLIC}


def test_at_most_five_redirects_are_followed(tmp_path: Path) -> None:
    answers = {f"a.example/{n}": moved(f"/{n + 1}") for n in range(5)}
    agent, _ = fetcher(tmp_path, {**answers, "a.example/5": answer(b"words")})
    assert agent.fetch("http://a.example/0").url == "http://a.example/5"
    longer, _ = fetcher(tmp_path, {**answers, "a.example/5": moved("/6"), "a.example/6": answer(b"words")})
    with pytest.raises(PageUnavailable, match="over 5 times"):
        longer.fetch("http://a.example/0")


def test_a_name_that_changes_its_address_is_judged_at_each_connection(tmp_path: Path) -> None:
    turns = iter([[PUBLIC], ["127.0.0.1"]])  # public for robots.txt, then rebound
    network = FakeNetwork({"a.example/": answer(b"words")})
    web = Web(resolve=lambda *_: next(turns), network=network, clock=lambda: 0.0)
    with pytest.raises(AddressRefused, match=r"127\.0\.0\.1"):
        Fetcher(tmp_path, web).fetch("http://a.example/")
    assert network.connected == [PUBLIC]


def test_the_address_that_was_judged_is_the_one_connected_to_and_the_name_is_sent(tmp_path: Path) -> None:
    agent, network = fetcher(tmp_path, {"a.example/x": answer(b"words")})
    assert agent.fetch("https://a.example/x#part").body == b"words"
    assert network.connected == [PUBLIC, PUBLIC]
    assert all("host: a.example" in asked.lower() for asked in network.asked)


@pytest.mark.parametrize(
    "address", ["8.8.8.8", PUBLIC, "2606:2800:220:1::1", "64:ff9b::808:808", "::ffff:8.8.8.8"]
)
def test_public_addresses_are_allowed(address: str) -> None:
    assert is_public(ip_address(address))


OWN = ("10.0.0.1", "172.31.0.9", "192.168.1.4", "127.0.0.1", "fd12:3456::1", "::1", "::ffff:10.0.0.1", PUBLIC)
SHUT = """
169.254.169.254 fd00:ec2::254 fe80::1 0.0.0.0 224.0.0.1 255.255.255.255 100.100.100.200 168.63.129.16
:: ff02::1 ::ffff:169.254.169.254 64:ff9b::a9fe:a9fe 2002:a00:1::
""".split()  # noqa: SIM905 - a list of words is read best as words


@pytest.mark.parametrize(("address", "allowed"), [*((a, True) for a in OWN), *((a, False) for a in SHUT)])
def test_a_named_host_may_be_private_and_never_a_clouds_own(address: str, allowed: object) -> None:
    assert is_own(ip_address(address)) is allowed


WIKI = {
    "wiki.lan/a": answer(b"<p>in"),
    "pub.example/a": moved("http://wiki.lan/a"),
    "wiki.lan/b": moved("/a"),
}


def reading(folder: Path, network: FakeNetwork, *hosts: str) -> Fetcher:
    names = Names(**{"wiki.lan": ["10.1.2.3"], "other.lan": ["10.1.2.4"]})
    web = Web(hosts=frozenset(hosts), resolve=names, network=network, delay_seconds=0.0)
    return Fetcher(folder, web)


@pytest.mark.parametrize("url", ["http://wiki.lan/a", "http://WIKI.lan/a", "http://wiki.lan/b"])
def test_a_host_that_was_named_is_fetched_from_though_its_address_is_private(
    tmp_path: Path, url: str
) -> None:
    assert reading(tmp_path, FakeNetwork(WIKI), "wiki.lan").fetch(url).body == b"<p>in"


@pytest.mark.parametrize(
    ("url", "hosts"),
    [
        ("http://wiki.lan/a", ()),
        ("http://wiki.lan/a", ("lan", "other.lan", "x.wiki.lan")),
        ("http://pub.example/a", ("wiki.lan",)),
        ("http://10.1.2.3/a", ("wiki.lan",)),
    ],
    ids=["not named", "another named", "led there from elsewhere", "by its address"],
)
def test_no_other_host_is_reached_for_it(tmp_path: Path, url: str, hosts: tuple[str, ...]) -> None:
    network = FakeNetwork(WIKI)
    with pytest.raises(AddressRefused, match="allow a host of your own network with --allow-host"):
        reading(tmp_path, network, *hosts).fetch(url)
    assert set(network.connected) <= {PUBLIC}


def test_robots_are_respected_and_asked_once_a_host(tmp_path: Path) -> None:
    rules = b"User-agent: *\nDisallow: /inside\n"
    pages = {"a.example/robots.txt": answer(rules), "a.example/news": answer(b"words")}
    agent, network = fetcher(tmp_path, pages)
    assert agent.fetch("http://a.example/news").body == b"words"
    with pytest.raises(AddressRefused, match=r"robots\.txt"):
        agent.fetch("http://a.example/inside/x")
    assert [asked.split(" ")[1] for asked in network.asked] == ["/robots.txt", "/news"]


def test_rules_that_cannot_be_read_allow_nothing(tmp_path: Path) -> None:
    agent, _ = fetcher(tmp_path, {"a.example/robots.txt": answer(status="503 Down")})
    with pytest.raises(PageUnavailable, match="unknown"):
        agent.fetch("http://a.example/")


@pytest.mark.parametrize(("rules", "wait"), [(b"", 1.0), (b"User-agent: *\nCrawl-delay: 7", 7.0)])
def test_a_host_is_not_asked_again_before_its_delay(tmp_path: Path, rules: bytes, wait: float) -> None:
    waits: list[float] = []
    pages = {f"a.example/{name}": answer(b"words") for name in "bc"}
    network = FakeNetwork({**pages, "a.example/robots.txt": answer(rules)})
    web = Web(resolve=Names(), network=network, clock=lambda: 0.0, sleep=waits.append)
    agent = Fetcher(tmp_path, web)
    for name in ("b", "c"):
        agent.fetch(f"http://a.example/{name}")
    assert waits == [wait]


def test_a_page_that_did_not_change_comes_from_the_last_run(tmp_path: Path) -> None:
    first, _ = fetcher(tmp_path, {"a.example/": answer(b"words", etag='"7"', last_modified="Mon")})
    first.fetch("http://a.example/")
    second, network = fetcher(tmp_path, {"a.example/": answer(status="304 Not Modified")})
    assert second.fetch("http://a.example/").body == b"words"
    assert 'if-none-match: "7"' in network.asked[-1].lower()
    assert "if-modified-since: mon" in network.asked[-1].lower()


def test_a_damaged_page_of_the_last_run_is_fetched_anew(tmp_path: Path) -> None:
    pages = {"a.example/": answer(b"words", etag='"7"')}
    fetcher(tmp_path, pages)[0].fetch("http://a.example/")
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(kept.read_bytes()[:-1])
    agent, network = fetcher(tmp_path, pages)
    assert agent.fetch("http://a.example/").body == b"words"
    assert "if-none-match" not in network.asked[-1].lower()


@pytest.mark.parametrize(
    "bomb",
    [
        answer(gzip.compress(bytes(50_000_000), 1, mtime=0), content_encoding="gzip"),
        answer(gzip.compress(gzip.compress(bytes(50_000_000), 1, mtime=0)), content_encoding="gzip, gzip"),
        answer(bytes(10_000_001)),
        answer(gzip.compress(b"words", mtime=0)[:-5] + b"broken", content_encoding="gzip"),
        b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nshort",
        b"not http at all\r\n\r\n",
        answer(status="500 Broken"),
        answer(status="403 Forbidden"),
        answer(status="204 No Content"),
        answer(status="304 Not Modified"),
    ],
)
def test_what_is_no_whole_page_of_fitting_size_is_told(tmp_path: Path, bomb: bytes) -> None:
    agent, _ = fetcher(tmp_path, {"a.example/": bomb})
    with pytest.raises(PageUnavailable, match=r"a\.example.*[;?]"):
        agent.fetch("http://a.example/")


def test_the_encoding_in_the_header_holds(tmp_path: Path) -> None:
    page = answer("Malmö".encode("latin-1"), content_type="text/html; charset=iso-8859-1")
    agent, _ = fetcher(tmp_path, {"a.example/": page})
    assert agent.fetch("http://a.example/").body.decode() == "Malmö"


class _Dripping(httpcore2.MockStream):
    """Gives a byte at a time, and a second passes with each."""

    def __init__(self, clock: list[float]) -> None:
        super().__init__([])
        self._clock = clock
        self._bytes = itertools.chain(b"HTTP/1.1 200 OK\r\n\r\n", itertools.repeat(120))

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002 - the interface's own
        self._clock[0] += 1
        return bytes([next(self._bytes)])


class _DrippingNetwork(FakeNetwork):
    def __init__(self, clock: list[float]) -> None:
        super().__init__({})
        self._clock = clock

    def connect_tcp(self, *_: object, **__: object) -> httpcore2.NetworkStream:
        return _Dripping(self._clock)


def test_a_body_that_drips_ends_after_thirty_seconds(tmp_path: Path) -> None:
    clock = [0.0]
    web = Web(resolve=Names(), network=_DrippingNetwork(clock), clock=lambda: clock[0])
    with pytest.raises(PageUnavailable, match="within 30 s"):
        Fetcher(tmp_path, web).fetch("http://a.example/")
    assert clock[0] <= 31


def test_a_name_without_an_address_is_told(tmp_path: Path) -> None:
    def unknown(_host: str, _port: int) -> list[str]:
        raise socket.gaierror(-2, "Name or service not known")

    with pytest.raises(PageUnavailable, match="cannot be resolved"):
        Fetcher(tmp_path, Web(resolve=unknown, network=FakeNetwork({}))).fetch("http://a.example/")


@contextmanager
def _server(reply: bytes) -> Iterator[int]:
    """Serve one answer to everybody on this machine, and yield the port."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            while True:
                try:
                    connection, _ = listening.accept()
                except OSError:
                    return
                with connection:
                    connection.recv(65_536)
                    connection.sendall(reply)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield listening.getsockname()[1]
        listening.shutdown(socket.SHUT_RDWR)
        thread.join()


def test_a_real_page_is_fetched_over_a_real_connection_once_it_is_allowed(tmp_path: Path) -> None:
    with _server(answer(gzip.compress(b"User-agent: *\nAllow: /", mtime=0), content_encoding="gzip")) as port:
        url = f"http://127.0.0.1:{port}/"
        with pytest.raises(AddressRefused):
            Fetcher(tmp_path).fetch(url)
        assert Fetcher(tmp_path, Web(allow=lambda _: True)).fetch(url).body == b"User-agent: *\nAllow: /"
