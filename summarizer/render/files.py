"""Files that are whole or not there."""

import os
import tempfile
from pathlib import Path

from summarizer.errors import OutputError


def write_atomic(path: Path, text: str) -> None:
    """Write a text so that a reader finds the old file or the new one, never a part.

    Raises `OutputError` naming the path and what the system said.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
                file.write(text)
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
