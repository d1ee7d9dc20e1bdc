"""A document is read in a process of its own, which may take so much time and memory and no more.

A hostile document can make any reader compute without end, unpack without bound, or crash. None of
this reaches the run: what comes back is a text, or a reason.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

from summarizer.documents.plain import Plain, Unreadable

MOST_BYTES = 50_000_000
"""Of a document; pictures make it larger than its text."""
_MOST_SECONDS = 60.0
_HEAVY = "takes more time or memory than a document may; save its text as .txt"


class Refused(Unreadable):
    """A document gave no text."""


def read_apart(data: bytes) -> Plain:
    """Return the text of a document; raises `Refused` with the reason when it has none."""
    here = os.pathsep.join([str(Path(__file__).parents[2]), *filter(None, [os.environ.get("PYTHONPATH")])])
    try:
        ended = subprocess.run(
            [sys.executable, "-m", "summarizer.documents.child"],
            input=data,
            capture_output=True,
            timeout=_MOST_SECONDS,
            check=False,
            env={**os.environ, "PYTHONPATH": here},  # the same code as here, wherever it was imported from
        )
    except subprocess.TimeoutExpired as exc:
        raise Refused(_HEAVY) from exc
    try:
        told = json.loads(ended.stdout)
    except ValueError as exc:  # killed by the system, or crashed
        raise Refused(_HEAVY) from exc
    if "reason" in told:
        raise Refused(told["reason"])
    return Plain(told["text"], told["title"], tuple(told["pages"]), tuple(told["notes"]))
