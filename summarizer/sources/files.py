"""The bytes of one file or of standard input, as many as an article can have."""

import sys
from pathlib import Path
from typing import BinaryIO

from summarizer.documents import MOST_BYTES as MOST_DOCUMENT_BYTES
from summarizer.documents import is_document
from summarizer.errors import UnusableInput

STDIN = "-"
MOST_BYTES = 10_000_000
_HEAD_BYTES = 4_096


def read_file(name: str) -> bytes:
    """Return the bytes of a file, or of standard input for `-`.

    Raises `UnusableInput` for what cannot be read. Standard input may be one byte longer than
    `check_size` allows, and no more.
    """
    if name == STDIN:
        return _read(sys.stdin.buffer)
    path = Path(name)
    try:
        if path.is_char_device() or path.is_block_device():
            raise UnusableInput(f"{name}: is a device, no file; name a file, or - for standard input")
        with path.open("rb") as file:
            head = file.read(_HEAD_BYTES)
            check_size(path.stat().st_size, name, document=is_document(head))
            return head + _read(file, head)  # a pipe or a growing file tells no true size beforehand
    except OSError as exc:
        raise UnusableInput(
            f"{name}: cannot be read: {exc.strerror or exc}; check the path and its rights"
        ) from exc


def _read(file: BinaryIO, head: bytes | None = None) -> bytes:
    """Return what is left of a file, as much as what it is may have."""
    begun = file.read(_HEAD_BYTES) if head is None else head
    most = MOST_DOCUMENT_BYTES if is_document(begun) else MOST_BYTES
    rest = file.read(most + 1 - len(begun))
    return begun + rest if head is None else rest


def check_size(size: int, name: str, *, document: bool = False) -> None:
    """Raise `UnusableInput` for a size in bytes that no article has, or no document."""
    most = MOST_DOCUMENT_BYTES if document else MOST_BYTES
    if size > most:
        raise UnusableInput(
            f"{name}: is too large: {size / 1e6:.1f} MB, at most {most / 1e6:.0f} MB are read; "
            "is it the right file?"
        )
