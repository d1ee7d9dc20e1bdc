"""Files that are whole or not there."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from summarizer.errors import OutputError


def write_atomic(path: Path, text: str) -> None:
    """Write a text so that a reader finds the old file or the new one, never a part.

    Raises `OutputError` naming the path and what the system said.
    """
    with writing_atomic(path) as file:
        file.write(text)


@contextmanager
def writing_atomic(path: Path, *, binary: bool = False) -> Iterator[IO[Any]]:
    """Give a file that takes its place when the block ends well; else the old one stays as it was."""
    text: dict[str, Any] = (
        {} if binary else {"encoding": "utf-8", "errors": "backslashreplace", "newline": "\n"}
    )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
        try:
            with os.fdopen(handle, "wb" if binary else "w", **text) as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            Path(temporary).chmod(0o644)
            Path(temporary).replace(path)
        finally:
            Path(temporary).unlink(missing_ok=True)
    except OSError as exc:
        raise OutputError(
            f"{path}: cannot be written: {exc.strerror or exc}; choose another --output"
        ) from exc
