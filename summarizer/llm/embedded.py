"""The model inside this process: llama.cpp's own HTTP server, started when a request really goes out.

It listens on 127.0.0.1 only, on a port that the system chooses, and asks for a key made for this run.
Because it speaks HTTP like every other endpoint there is one client, and a recorded conversation
replays without it: the server is started below the transport that recordings replace.
"""

import os
import secrets
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpcore2
import httpx2

from summarizer.errors import WeightsCorrupt
from summarizer.llm.endpoint import Endpoint, Profile
from summarizer.llm.forms import EMBEDDED_FORMS
from summarizer.llm.local import LocalModel
from summarizer.llm.pacing import Pace
from summarizer.llm.terms import Terms

SLOTS = 1
"""Questions answered at once. On a processor, several slots share the time and each reads the prompt anew."""
CONTEXT_TOKENS = 8_192
_SILENT = -1
_NO_THINKING = 0
"""An answer is short and has the form that its grammar gives it, so models that can think are told not to."""
_BASE_URL = "http://embedded/v1"


class Server:
    """llama.cpp with one model, started on the first connection."""

    def __init__(self, weights: Callable[[], Path], api_key: str, threads: int | None = None) -> None:
        """`weights` finds the GGUF file, asked when the server starts; `threads` is all cores unless told."""
        self._weights = weights
        self._api_key = api_key
        self._threads = threads or os.cpu_count() or 1
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
        import xllamacpp

        weights = self._weights()
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
        params.cpuparams.n_threads = self._threads
        params.cpuparams_batch.n_threads = self._threads
        try:
            return xllamacpp.Server(params)
        except (RuntimeError, ValueError) as exc:
            raise WeightsCorrupt(f"{weights}: llama.cpp cannot load it: {exc}; is it a GGUF file?") from exc


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


class _Transport(httpx2.HTTPTransport):
    """httpx's transport over a pool that dials the embedded server.

    The pool is replaced and not the transport, since recordings stand in for `HTTPTransport`.
    """

    def __init__(self, server: Server) -> None:
        super().__init__()
        self._pool = httpcore2.ConnectionPool(network_backend=_Dialling(server))


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
    transport = _Transport(Server(model.resolve, api_key, threads))
    return Endpoint("local", profile, base_url=_BASE_URL, api_key=api_key, transport=transport, pace=pace)
