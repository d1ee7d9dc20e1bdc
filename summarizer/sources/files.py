"""The bytes of one file or of standard input, as many as an article can have."""

import sys
from pathlib import Path

from summarizer.errors import UnusableInput

STDIN = "-"
MOST_BYTES = 10_000_000


def read_file(name: str) -> bytes:
    """Return the bytes of a file, or of standard input for `-`.

    Raises `UnusableInput` for what cannot be read. Standard input may be one byte longer than
    `check_size` allows, and no more.
    """
    if name == STDIN:
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    path = Path(name)
    try:
        if path.is_char_device() or path.is_block_device():
            raise UnusableInput(f"{name}: is a device, no file; name a file, or - for standard input")
        check_size(path.stat().st_size, name)
        with path.open("rb") as file:  # a pipe or a growing file tells no true size beforehand
            return file.read(MOST_BYTES + 1)
    except OSError as exc:
        raise UnusableInput(
            f"{name}: cannot be read: {exc.strerror or exc}; check the path and its rights"
        ) from exc


def check_size(size: int, name: str) -> None:
    """Raise `UnusableInput` for a size in bytes that no article has."""
    if size > MOST_BYTES:
        raise UnusableInput(
            f"{name}: is too large: {size / 1e6:.1f} MB, at most {MOST_BYTES / 1e6:.0f} MB are read; "
            "is it the right file?"
        )
