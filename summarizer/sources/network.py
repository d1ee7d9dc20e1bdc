"""Connections to public addresses only, judged by the address that is connected to, never by its name."""

import socket
from collections.abc import Callable, Iterable, Sequence
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from ssl import SSLContext
from typing import Any

import httpcore2

from summarizer.errors import AddressRefused

Address = IPv4Address | IPv6Address
Allow = Callable[[Address], bool]
Resolve = Callable[[str, int], Sequence[str]]
Remaining = Callable[[], float]
"""The seconds that are left for the whole of a fetch."""

_NOT_PUBLIC = tuple(
    ip_network(network)
    for network in (
        "168.63.129.16/32",  # a cloud's own agent, at an address that looks public
        "192.0.0.0/24",  # protocol assignments; some Python releases call parts of it global
        "192.88.99.0/24",  # relays into IPv6
        "2001::/23",  # protocol assignments, tunnels among them
        "3fff::/20",  # documentation; not every Python release knows it
        "2002::/16",  # carries an IPv4 address, which may be private
    )
)
_OWN = tuple(
    map(ip_network, ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8", "fc00::/7", "::1/128"))
)
"""Private networks and this machine. Not link-local: clouds answer there with the keys of the machine."""
_CLOUD = IPv6Network("fd00:ec2::/32")
"""Where a cloud does so among the private addresses."""
_UNICAST = IPv6Network("2000::/3")
_NAT64 = IPv6Network("64:ff9b::/96")
_IPV4_BITS = 0xFFFF_FFFF
_SHORTEST_WAIT = 0.001
"""A time of zero would mean: do not wait at all, which is another error."""


def is_public(address: Address) -> bool:
    """Tell whether an address belongs to the public internet; one inside another is judged itself."""
    if isinstance(address, IPv6Address):
        inner = IPv4Address(int(address) & _IPV4_BITS) if address in _NAT64 else address.ipv4_mapped
        if inner is not None:
            return is_public(inner)
        if address.scope_id is not None or address not in _UNICAST:
            return False
    special = any(address in network for network in _NOT_PUBLIC if network.version == address.version)
    return address.is_global and not address.is_multicast and not special


def is_own(address: Address) -> bool:
    """Tell whether an address may belong to a host that a person named: public, private or this machine's."""
    if isinstance(address, IPv6Address) and address.ipv4_mapped is not None:
        return is_own(address.ipv4_mapped)
    own = any(address in network for network in _OWN if network.version == address.version)
    return (own and address not in _CLOUD) or is_public(address)


def resolve(host: str, port: int) -> list[str]:
    """Return the addresses of a host name, in the order in which they should be tried."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class GuardedNetwork(httpcore2.NetworkBackend):
    """Resolves a name once, checks every address, and connects to one of exactly these.

    Whoever asked still sends the name as Host and for TLS, so certificates are checked against it.
    """

    def __init__(
        self, network: httpcore2.NetworkBackend, resolving: Resolve, allow: Allow, remaining: Remaining
    ) -> None:
        """`network` connects to numeric addresses; `remaining` ends every wait, however it is cut up."""
        self._network = network
        self._resolve = resolving
        self._allow = allow
        self._remaining = remaining

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - the deadline of the whole fetch is the shorter one
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        """Return a stream to the first address that answers.

        Raises `AddressRefused` when one of the addresses is not public: a name that has both kinds
        is an attack, and the next answer may hold the other one.
        """
        addresses = self._checked(host, port)
        failure: Exception = httpcore2.ConnectError("the name has no address")
        for address in addresses:
            try:
                stream = self._network.connect_tcp(
                    address, port, _left(self._remaining), local_address, socket_options
                )
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as exc:
                failure = exc
            else:
                return _Deadlined(stream, self._remaining)
        raise failure

    def _checked(self, host: str, port: int) -> list[str]:
        try:
            found = self._resolve(host, port)
            addresses = [ip_address(each) for each in found]
        except (OSError, UnicodeError, ValueError) as exc:
            raise httpcore2.ConnectError(f"the name cannot be resolved: {exc}") from exc
        for address in addresses:
            if not self._allow(address):
                raise AddressRefused(
                    f"{host}: is {address}, which is no public address; only public pages are fetched; "
                    "save the page as a file, or allow a host of your own network with --allow-host"
                )
        return [str(address) for address in addresses]


class _Deadlined(httpcore2.NetworkStream):
    """A stream whose single waits all end at one deadline, so that a dripping body ends there too."""

    def __init__(self, stream: httpcore2.NetworkStream, remaining: Remaining) -> None:
        self._stream = stream
        self._remaining = remaining

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002 - see the class
        return self._stream.read(max_bytes, _left(self._remaining))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002 - see the class
        self._stream.write(buffer, _left(self._remaining))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002 - see the class
    ) -> httpcore2.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, _left(self._remaining))
        return _Deadlined(secured, self._remaining)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - the interface's own type
        return self._stream.get_extra_info(info)


def _left(remaining: Remaining) -> float:
    left = remaining()
    if left <= 0:
        raise httpcore2.ReadTimeout("the time for the whole page is over")
    return max(left, _SHORTEST_WAIT)
