"""The model inside this process: llama.cpp's own HTTP server, started when a request really goes out.

It listens on 127.0.0.1 only, on a port that the system chooses, and asks for a key made for this run.
Because it speaks HTTP like every other endpoint there is one client, and a recorded conversation
replays without it: the server is started below the transport that recordings replace.
"""

import json
import os
import secrets
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from importlib.metadata import version
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

import httpcore2
import httpx2

from summarizer.errors import WeightsCorrupt
from summarizer.llm.endpoint import Endpoint, Profile
from summarizer.llm.forms import EMBEDDED_FORMS
from summarizer.llm.local import LocalModel
from summarizer.llm.pacing import Pace
from summarizer.llm.prefixes import Prefixes
from summarizer.llm.sharing import wait_as_suits
from summarizer.llm.terms import Terms
from summarizer.llm.weights import weights_folder

SLOTS = 1
"""Questions answered at once. On a processor, several slots share the time and each reads the prompt anew."""
CONTEXT_TOKENS = 8_192
_SILENT = -1
_NO_CACHE = 0
"""llama.cpp would keep states of slots in memory, up to 8 GB; `Prefixes` keeps the few that matter."""
_NO_THINKING = 0
"""An answer is short and has the form that its grammar gives it, so models that can think are told not to."""
_BASE_URL = "http://embedded/v1"


class Server:
    """llama.cpp with one model, started on the first connection."""

    def __init__(
        self,
        weights: Callable[[], Path],
        api_key: str,
        threads: int | None = None,
        states: Path | None = None,
    ) -> None:
        """`weights` finds the GGUF file, asked when the server starts; `threads` is all cores unless told.

        The states of slots may be kept in the folder `states`.
        """
        self._weights = weights
        self._api_key = api_key
        self._threads = threads or os.cpu_count() or 1
        self._states = states
        self._lock = threading.Lock()
        self._server: Any = None

    def address(self) -> tuple[str, int]:
        """Return host and port, starting the server if it does not run yet."""
        with self._lock:
            if self._server is None:
                self._server = self._start()
        parts = urlsplit(self._server.listening_address)
        return parts.hostname or "127.0.0.1", parts.port or 0

    def _start(self) -> Any:  # noqa: ANN401 - xllamacpp ships no types
        weights = self._weights()
        wait_as_suits(self._threads)  # before llama.cpp is loaded
        import xllamacpp

        params = xllamacpp.CommonParams()
        params.model.path = str(weights)
        params.hostnames = ["127.0.0.1"]
        params.port = 0
        params.api_keys = [self._api_key]
        params.cors_origins = ""
        params.ui = False
        params.endpoint_slots = False
        params.verbosity = _SILENT
        params.enable_reasoning = _NO_THINKING
        params.n_parallel = SLOTS
        params.n_ctx = CONTEXT_TOKENS
        params.cache_ram_mib = _NO_CACHE
        if self._states and _made(self._states):
            params.slot_save_path = f"{self._states}{os.sep}"
        params.cpuparams.n_threads = self._threads
        params.cpuparams_batch.n_threads = self._threads
        try:
            return xllamacpp.Server(params)
        except (RuntimeError, ValueError) as exc:
            raise WeightsCorrupt(f"{weights}: llama.cpp cannot load it: {exc}; is it a GGUF file?") from exc


def _made(folder: Path) -> bool:
    """Tell whether a folder is there, making it if need be; a cache that may only be read has none."""
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    return folder.is_dir()


class _Dialling(httpcore2.NetworkBackend):
    """Connects to the embedded server, whatever address the request names."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._network = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,  # noqa: ARG002 - the server has its own address
        port: int,  # noqa: ARG002 - the same
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        """Start the server if need be, and connect."""
        address, its_port = self._server.address()
        return self._network.connect_tcp(address, its_port, timeout, local_address, socket_options)


class _Pool(httpcore2.ConnectionPool):
    """Connections to the embedded server; what a question shares with others is brought in before it."""

    def __init__(self, server: Server, prefixes: Prefixes) -> None:
        super().__init__(network_backend=_Dialling(server))
        self._prefixes = prefixes
        self._turn = threading.Lock()

    def handle_request(self, request: httpcore2.Request) -> httpcore2.Response:
        """Send a question when the one slot is at its beginning; the answer is whole when this returns."""
        body = b"".join(cast("Iterable[bytes]", request.stream))
        with self._turn:
            self._prefixes.prepare(body, partial(self._post, request))
            return super().handle_request(self._like(request, request.url.target, body))

    def _post(self, like: httpcore2.Request, target: str, body: dict[str, Any]) -> bool:
        response = super().handle_request(self._like(like, target.encode(), json.dumps(body).encode()))
        response.read()
        response.close()
        return response.status == HTTPStatus.OK

    @staticmethod
    def _like(request: httpcore2.Request, target: bytes, body: bytes) -> httpcore2.Request:
        """Return a request with the key and the patience of another."""
        url = httpcore2.URL(
            scheme=request.url.scheme, host=request.url.host, port=request.url.port, target=target
        )
        headers = [(name, value) for name, value in request.headers if name.lower() != b"content-length"]
        headers.append((b"Content-Length", str(len(body)).encode()))
        return httpcore2.Request(
            request.method, url, headers=headers, content=body, extensions=request.extensions
        )


class _Transport(httpx2.HTTPTransport):
    """httpx's transport over a pool that dials the embedded server.

    The pool is replaced and not the transport, since recordings stand in for `HTTPTransport`.
    """

    def __init__(self, pool: _Pool) -> None:
        super().__init__()
        self._pool = pool


def open_embedded(model: LocalModel, terms: Terms | None = None, threads: int | None = None) -> Endpoint:
    """Return the model of a GGUF file; nothing is verified or loaded before the first question."""
    terms = terms or Terms()
    api_key = secrets.token_urlsafe(24)
    profile = Profile(
        reference=model.reference,
        strategy=model.entry.strategy,
        context_tokens=CONTEXT_TOKENS,
        concurrency=SLOTS,
        usd_per_million_tokens=(0.0, 0.0),
        forms=EMBEDDED_FORMS,
        timeout_seconds=terms.timeout_seconds,
    )
    pace = Pace(profile.concurrency, silence=terms.silence(model.reference))
    states = weights_folder().parent / "states"
    owner = f"{model.reference} {version('xllamacpp')} {CONTEXT_TOKENS}"
    server = Server(model.resolve, api_key, threads, states)
    transport = _Transport(_Pool(server, Prefixes(states, owner)))
    return Endpoint("local", profile, base_url=_BASE_URL, api_key=api_key, transport=transport, pace=pace)
