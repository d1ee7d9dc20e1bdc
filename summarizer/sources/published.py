"""The publication date that a text states of itself, in a line of its own; never a guess."""

import re
from datetime import date

from summarizer.dates import find_time_mentions
from summarizer.domain import Published
from summarizer.text import is_dateline

_CLOCK_FIRST = re.compile(r"^\W*\d{1,2}:\d{2}\s+(?=\d)")
_FULL_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_LINES_LOOKED_AT = 12
"""A dateline stands near the top of a page or near its end."""


def find_published(text: str) -> Published:
    """Return the date of the first dateline; unknown when no line is one, or when it is ambiguous."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    near = [*lines[:_LINES_LOOKED_AT], *lines[_LINES_LOOKED_AT:][-_LINES_LOOKED_AT:]]
    for line in near:
        day = _day(line) if is_dateline(line) else None
        if day is not None:
            return Published(value=day, found_in="text", evidence=line)
    return Published()


def _day(line: str) -> date | None:
    """Return the one full date of a dateline."""
    found = {m.value for m in find_time_mentions(_CLOCK_FIRST.sub("", line), None) if m.value}
    days = {value[:10] for value in found if _FULL_DAY.match(value)}
    return date.fromisoformat(days.pop()) if len(days) == 1 else None
