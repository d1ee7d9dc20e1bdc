"""A small Hugging Face Hub on this machine: answers what the Hub's own client asks, over HTTP."""

import hashlib
import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

Files = dict[str, bytes]
_API = re.compile(
    r"/api/models/(?P<repo>[^/]+/[^/?]+)(?:/(?P<what>[a-z-]+)/(?P<revision>[^/?]+))?(?:[/?].*)?"
)
_FILE = re.compile(r"/(?P<repo>[^/]+/[^/]+)/resolve/(?P<revision>[^/]+)/(?P<file>[^?]+)")


@dataclass
class Hub:
    """What the Hub has, what it refuses, and what it was asked."""

    repos: dict[str, dict[str, Files]] = field(default_factory=dict)
    """Files by repository and commit; the last commit is the newest."""
    licence: str = "apache-2.0"
    plain: bool = False
    """Whether the files are small ones, of which the Hub tells no SHA-256."""
    refusal: tuple[int, str] | None = None
    """Status and error code of every answer."""
    files_refused_after: int | None = None
    """So many ranges are sent, then the file is refused."""
    sent: bytes | None = None
    """What is sent in place of each file's bytes."""
    asked: list[str] = field(default_factory=list)
    ranges: list[tuple[int, int]] = field(default_factory=list)

    def add(self, repo: str, file: str, content: bytes) -> str:
        """Commit a file, and return the commit."""
        commits = self.repos.setdefault(repo, {})
        commit = f"{len(commits) + 1:040x}"
        commits[commit] = {**(next(reversed(commits.values())) if commits else {}), file: content}
        return commit

    def answer(self, path: str, wanted: str, span: tuple[int, int] | None) -> tuple[int, Any]:
        """Return status and body (JSON or bytes) of a request; `wanted` is its body."""
        self.asked.append(path)
        if self.refusal:
            return self.refusal
        if found := _API.fullmatch(path):
            return self._about(found["repo"], found["what"], found["revision"], wanted)
        if (found := _FILE.fullmatch(path)) and span:
            return self._file(found["repo"], found["revision"], found["file"], span)
        return 404, "EntryNotFound"

    def _about(self, repo: str, what: str | None, revision: str | None, wanted: str) -> tuple[int, Any]:
        commits = self.repos.get(repo)
        if commits is None:
            return 401, "RepoNotFound"
        commit = next(reversed(commits)) if revision in {None, "main"} else str(revision)
        if commit not in commits:
            return 404, "RevisionNotFound"
        if what == "commits":
            told = {"authors": [], "date": "2026-01-02T03:04:05.000Z", "title": "", "message": ""}
            return 200, [{"id": commit, **told} for commit in reversed(commits)]
        if what in {"tree", "paths-info"}:
            return 200, [
                self._entry(*item) for item in commits[commit].items() if what == "tree" or item[0] in wanted
            ]
        siblings = [self._sibling(*item) for item in commits[commit].items()]
        card = {"license": self.licence}
        return 200, {"id": repo, "sha": commit, "private": False, "siblings": siblings, "cardData": card}

    def _sibling(self, file: str, content: bytes) -> dict[str, Any]:
        lfs = {"size": len(content), "sha256": hashlib.sha256(content).hexdigest(), "pointerSize": 130}
        entry = {"rfilename": file, "size": len(content), "blobId": "0" * 40}
        return entry if self.plain else {**entry, "lfs": lfs}

    def _entry(self, file: str, content: bytes) -> dict[str, Any]:
        lfs = {"size": len(content), "oid": hashlib.sha256(content).hexdigest(), "pointerSize": 130}
        return {"type": "file", "oid": "0" * 40, "size": len(content), "path": file, "lfs": lfs}

    def _file(self, repo: str, revision: str, file: str, span: tuple[int, int]) -> tuple[int, Any]:
        if self.files_refused_after is not None and len(self.ranges) >= self.files_refused_after:
            return 403, ""
        self.ranges.append(span)
        content = self.sent or self.repos[repo][revision][file]
        return 206, content[span[0] : span[1] + 1]


def _handler(hub: Hub) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the handler's signature
            """Keep quiet; tests look at what was asked."""

        def do_GET(self) -> None:
            """Answer a question, or send a range of a file."""
            wanted = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
            found = re.fullmatch(r"bytes=(\d+)-(\d+)", self.headers.get("Range", ""))
            status, body = hub.answer(self.path, wanted, (int(found[1]), int(found[2])) if found else None)
            self.send_response(status)
            if status >= 400:
                self.send_header("X-Error-Code", body)
                body = {}
            body = body if isinstance(body, bytes) else json.dumps(body).encode()
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_POST(self) -> None:
            """Answer a question that stands in the body."""
            self.do_GET()

    return Handler


@contextmanager
def hub_on_this_machine(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    """Serve a Hub, and let the Hub's client find it."""
    from huggingface_hub import HfFileSystem

    hub = Hub()
    with ThreadingHTTPServer(("127.0.0.1", 0), _handler(hub)) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        move_hub(f"http://127.0.0.1:{server.server_port}", monkeypatch)
        HfFileSystem.clear_instance_cache()
        yield hub
        server.shutdown()


def move_hub(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Say what `HF_ENDPOINT` says; the client reads that variable only when it is imported."""
    monkeypatch.delenv("HF_TOKEN", raising=False)
    monkeypatch.setattr("huggingface_hub.constants.ENDPOINT", address)
    template = f"{address}/{{repo_id}}/resolve/{{revision}}/{{filename}}"
    monkeypatch.setattr("huggingface_hub.constants.HUGGINGFACE_CO_URL_TEMPLATE", template)
