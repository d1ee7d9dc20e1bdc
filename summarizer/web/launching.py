"""The page served from this machine, until the person ends it."""

import ipaddress
import socket
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

import uvicorn

from summarizer.errors import SettingsError
from summarizer.store import Store
from summarizer.web.app import create_app
from summarizer.web.guarding import Access


@dataclass(frozen=True)
class Place:
    """Where the page is served: an address, a port (0 for any that is free), and other names for it."""

    address: str = "127.0.0.1"
    port: int = 0
    names: tuple[str, ...] = ()

    @property
    def local(self) -> bool:
        """Whether only this machine can reach it."""
        if self.address == "localhost":
            return True
        with suppress(ValueError):
            return ipaddress.ip_address(self.address).is_loopback
        return False


def launch(
    store: Store, reviewer: str, place: Place, tell: Callable[[str], None], *, browser: bool = True
) -> None:
    """Serve the page of a store until Ctrl-C; `tell` is called with the link once it can be opened."""
    listening = _listen(place)
    with listening:
        port = listening.getsockname()[1]
        named = () if ipaddress.ip_address(listening.getsockname()[0]).is_unspecified else (place.address,)
        access = Access.on(port, (*named, *place.names))
        shown = "localhost" if place.local else (*place.names, *named, "localhost")[0]
        shown = f"[{shown}]" if ":" in shown else shown
        link = f"http://{shown}:{port}/?token={access.token}"
        config = uvicorn.Config(
            create_app(store, access, reviewer),
            ws="none",
            lifespan="off",
            log_level="warning",
            access_log=False,
            server_header=False,
        )
        tell(link)
        if browser:
            webbrowser.open(link)
        with suppress(KeyboardInterrupt):  # uvicorn ends what is under way, then passes it on
            uvicorn.Server(config).run(sockets=[listening])


def _listen(place: Place) -> socket.socket:
    family = socket.AF_INET6 if ":" in place.address else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((place.address, place.port))
        listening.listen()
    except OSError as exc:
        listening.close()
        raise SettingsError(
            f"{place.address}:{place.port}: cannot be listened on: {exc.strerror or exc}; "
            "give another --port or --host"
        ) from exc
    return listening
