"""What questions share is read once by the model, not once a run: its state after that is kept as a file.

The questions of one kind begin alike (instructions and examples, hundreds of tokens), and reading
them takes a processor seconds. llama.cpp writes the state of a slot to a file and takes it back in
milliseconds. So every question of a kind is asked from the same state, bit by bit: its answer depends neither
on the questions before it nor on whether the file was there.
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
_MUCH = 400
"""Characters; what is shorter is read again sooner than answers are made to depend on one another."""
_CHAT = "/v1/chat/completions"
_SLOT = "/slots/0?action="


class Prefixes:
    """The states of one model in one slot, after the system message of its questions."""

    def __init__(self, folder: Path, owner: str) -> None:
        """Keep files in `folder`; `owner` names all that a state depends on beside the message."""
        self._folder = folder
        self._owner = owner
        self._last = ("", "")
        """System message and question that the slot has read."""

    def prepare(self, body: bytes, post: Post) -> None:
        """Bring the slot to the state after the beginning of a question, and no further.

        Where a question repeats much of the last one, an article for example, the slot stays as it is.
        """
        asked = _asked(body)
        if asked is None:
            return
        (system, user), (last_system, last_user) = asked, self._last
        self._last = asked
        if system == last_system and len(user) >= _MUCH and user[:_MUCH] == last_user[:_MUCH]:
            return
        name = f"{hashlib.sha256(f'{self._owner} {system}'.encode()).hexdigest()[:32]}.state"
        if not self._restored(name, post) and system != last_system:
            self._read(system, name, post)

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


def _asked(body: bytes) -> tuple[str, str] | None:
    """Return the system message and the question of a request, None of anything else."""
    messages = json.loads(body)["messages"] if body else []
    if [message["role"] for message in messages[:2]] != ["system", "user"]:
        return None
    return str(messages[0]["content"]), str(messages[1]["content"])
