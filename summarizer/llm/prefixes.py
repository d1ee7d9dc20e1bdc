"""What questions share is read once by the model, not once a run: its state after that is kept as a file.

The questions of one kind begin alike (instructions and examples, hundreds of tokens), and reading
them takes a processor seconds. llama.cpp writes the state of a slot to a file and takes it back in
milliseconds. Whether the file was there or not, an answer comes from the same state, bit by bit.
"""

import hashlib
import json
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

Post = Callable[[str, dict[str, Any]], bool]
"""Sends a body to a path of the server, and tells whether it did what was asked."""

_MOST_FILES = 24
"""Some prompts, models and versions; about 10 MB each with the default model."""
_CHAT = "/v1/chat/completions"
_SLOT = "/slots/0?action="


class Prefixes:
    """The states of one model in one slot, after the system message of its questions."""

    def __init__(self, folder: Path, owner: str) -> None:
        """Keep files in `folder`; `owner` names all that a state depends on beside the message."""
        self._folder = folder
        self._owner = owner
        self._last: str | None = None

    def prepare(self, body: bytes, post: Post) -> None:
        """Bring the slot to the state after the beginning of a question, where it is at another one."""
        system = _system(body)
        if system is None or system == self._last:
            return
        self._last = None
        name = f"{hashlib.sha256(f'{self._owner} {system}'.encode()).hexdigest()[:32]}.state"
        if not self._restored(name, post):
            self._read(system, name, post)
        self._last = system

    def _restored(self, name: str, post: Post) -> bool:
        path = self._folder / name
        if not path.is_file() or not post(f"{_SLOT}restore", {"filename": name}):
            return False
        with suppress(OSError):
            path.touch()  # the least used go first
        return True

    def _read(self, system: str, name: str, post: Post) -> None:
        """Let the model read a beginning and nothing else, and keep the state."""
        messages = [{"role": "system", "content": system}, {"role": "user", "content": "."}]
        if not post(_CHAT, {"messages": messages, "max_tokens": 1, "temperature": 0}):
            return
        unfinished = f"{name}.{os.getpid()}"  # two runs may write at a time, and any may be killed
        if post(f"{_SLOT}save", {"filename": unfinished}):
            with suppress(OSError):
                (self._folder / unfinished).replace(self._folder / name)
                self._prune()

    def _prune(self) -> None:
        files = sorted(self._folder.iterdir(), key=lambda path: path.stat().st_mtime_ns, reverse=True)
        for path in files[_MOST_FILES:]:
            path.unlink(missing_ok=True)


def _system(body: bytes) -> str | None:
    """Return the system message that a question begins with, None of anything else."""
    first = json.loads(body)["messages"][0] if body else {}
    return str(first["content"]) if first.get("role") == "system" else None
