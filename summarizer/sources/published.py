"""The publication date that a text states of itself, in a line of its own; never a guess."""

import re
from datetime import date

from summarizer.dates import find_time_mentions
from summarizer.domain import Published
from summarizer.text import is_dateline

_CLOCK_FIRST = re.compile(r"^\W*\d{1,2}:\d{2}\s+(?=\d)")
_CHANGED = re.compile(r"(?i)^\W*(?:last\s+)?(?:updated|modified)\b")
"""A line that tells when the page was changed, not when it was published."""
_FULL_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_LINES_LOOKED_AT = 12
"""A dateline stands near the top of a page or near its end."""


def find_published(text: str) -> Published:
    """Return the date of the first dateline; unknown when no line is one, or when it is ambiguous."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    near = [*lines[:_LINES_LOOKED_AT], *lines[_LINES_LOOKED_AT:][-_LINES_LOOKED_AT:]]
    for line in near:
        day = day_of(line) if is_dateline(line) and not _CHANGED.match(line) else None
        if day is not None:
            return Published(value=day, found_in="text", evidence=line)
    return Published()


def day_of(words: str) -> date | None:
    """Return the one full day that the words name; None when there are several, a range, or doubt."""
    found = {m.value for m in find_time_mentions(_CLOCK_FIRST.sub("", words), None) if m.value}
    days = {value[:10] for value in found if _FULL_DAY.match(value)}
    ranges = any("/" in value for value in found)
    return date.fromisoformat(days.pop()) if len(days) == 1 and not ranges else None
