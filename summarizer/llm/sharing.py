"""How the threads of the embedded model wait for one another, hundreds of times for each token.

Where processors are free they spin: waking takes longer than the wait. Where other processes work, a
spinning thread keeps the processor from the thread that it waits for, and from everybody else. The
choice is made once, since OpenMP reads its variable when it is loaded.
"""

import os
import time
from collections.abc import Callable
from pathlib import Path

STAT = Path("/proc/stat")
_POLICY = "OMP_WAIT_POLICY"
_LOOK_SECONDS = 0.2
_SLACK = 0.3
"""Of a processor: what the system itself takes now and then."""
_IDLE = slice(3, 5)
"""The fields of /proc/stat in which a processor does nothing, or waits for a disk."""
_ALL = slice(0, 8)


def wait_as_suits(threads: int, sleep: Callable[[float], None] = time.sleep) -> None:
    """Let the threads sleep while they wait, unless so many processors are free or the person chose."""
    if _POLICY in os.environ:
        return
    free = _free_processors(sleep)
    if free is not None and free < threads - _SLACK:
        os.environ[_POLICY] = "passive"


def _free_processors(sleep: Callable[[float], None]) -> float | None:
    """Return how many processors did nothing for a moment; None where the system does not tell."""
    before = _ticks()
    sleep(_LOOK_SECONDS)
    after = _ticks()
    if before is None or after is None:
        return None
    passed = [later - earlier for earlier, later in zip(before, after, strict=True)]
    return (os.cpu_count() or 1) * sum(passed[_IDLE]) / (sum(passed[_ALL]) or 1)


def _ticks() -> list[int] | None:
    try:
        first = STAT.read_text(encoding="ascii").partition("\n")[0]
    except OSError:
        return None
    return [int(ticks) for ticks in first.split()[1:]]
