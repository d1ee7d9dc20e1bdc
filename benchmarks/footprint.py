"""How fast the program starts, and how much it takes on disk without weights.

make bench
"""

import re
import statistics
import subprocess
import sys
import time
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path

RUNS = 10
ROOT = Path(__file__).parent.parent


def seconds(*arguments: str) -> float:
    """Return the median seconds of a command over the runs."""
    taken = []
    for _ in range(RUNS):
        started = time.perf_counter()
        subprocess.run([sys.executable, "-m", *arguments], check=True, capture_output=True)  # noqa: S603 - our own commands
        taken.append(time.perf_counter() - started)
    return statistics.median(taken)


def installed_bytes() -> tuple[int, int]:
    """Return the bytes of all installed files of the locked packages, and the number of packages."""
    names = re.findall(
        r"^([A-Za-z0-9_.-]+)==", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.MULTILINE
    )
    total = found = 0
    for name in names:
        try:
            listed = files(name) or []
        except PackageNotFoundError:
            continue  # locked for another platform
        found += 1
        total += sum(size for file in listed if (size := _size(Path(str(file.locate())))) is not None)
    return total, found


def _size(path: Path) -> int | None:
    return path.stat().st_size if path.is_file() else None


def main() -> None:
    """Print the figures."""
    print(f"summarizer --help        {seconds('summarizer', '--help'):.3f} s (median of {RUNS})")
    print(f"summarizer brief --help  {seconds('summarizer', 'brief', '--help'):.3f} s (median of {RUNS})")
    total, found = installed_bytes()
    print(f"installed without weights  {total / 1e6:.0f} MB in {found} packages")


if __name__ == "__main__":
    main()
