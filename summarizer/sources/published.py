"""The publication date that a text states of itself, in a line of its own; never a guess."""

import re
from collections.abc import Iterable
from datetime import date
from email.utils import parsedate

from summarizer.dates import find_time_mentions
from summarizer.domain import Published
from summarizer.text import is_dateline

_CLOCK_FIRST = re.compile(r"^\W*\d{1,2}:\d{2}\s+(?=\d)")
_CHANGED = re.compile(r"(?i)^\W*(?:last\s+)?(?:updated|modified|changed)\b")
"""What tells when the page was changed, not when it was published."""
_PIECES = re.compile(r"\s*[|•·]\s*|\s—\s")
_BYLINE = re.compile(r"(?i)(?:(?:posted|published|written)\s+)?by\s")
_MOST_NAME_WORDS = 10
_LED_BY = re.compile(r"^(?P<led>[A-Z]{3,}[^\n]{6,90}?)\s(?:—|–|--|-)\s")
_IN_BRACKETS = re.compile(r"^(?P<led>[A-Z]{2}[A-Z .,’'-]+\([^)\n]{6,30}\))")
"""How a report begins with where and when it was written: "SUND, June 1, 2010 —", "SUND (June 1, 2010)"."""
_NOT_A_PLACE = re.compile(r"\b(?!of\b|the\b)[a-z]{2,}|^\W*(?:FILE|File|PHOTO|Photo|UPDATED|Updated)\b")
"""Words in small letters, so that it is prose, and what opens the line below a picture."""
_FULL_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def find_published(lines: Iterable[str]) -> Published:
    """Return the date of the first line that is a dateline; unknown when none is, or when it is ambiguous.

    The lines are those beside an article: a date anywhere else on a page is another article's.
    """
    for line in lines:
        for piece in map(_without_names, _PIECES.split(line.strip())):
            day = day_of(piece) if is_dateline(piece) and not _CHANGED.match(piece) else None
            if day is not None:
                return Published(value=day, found_in="text", evidence=line.strip())
    return Published()


def day_of_report(lead: str) -> Published:
    """Return the day by which a report begins, beside its place; unknown where it begins otherwise."""
    for pattern in (_IN_BRACKETS, _LED_BY):
        found = pattern.match(lead)
        if found and not _NOT_A_PLACE.search(found["led"]) and (day := day_of(found["led"])):
            return Published(value=day, found_in="text", evidence=found["led"].strip())
    return Published()


def _without_names(piece: str) -> str:
    """Return the dateline behind the names of a byline: "By Ana Poe, 9 September 2024"."""
    words = piece.split()
    for i in range(2, min(len(words), _MOST_NAME_WORDS) if _BYLINE.match(piece) else 0):
        if is_dateline(rest := " ".join(words[i:])):
            return rest
    return piece


def day_of(words: str) -> date | None:
    """Return the one full day that the words name; None when there are several, a range, or doubt."""
    found = {m.value for m in find_time_mentions(_CLOCK_FIRST.sub("", words), None) if m.value}
    days = {value[:10] for value in found if _FULL_DAY.match(value)}
    ranges = any("/" in value for value in found)
    return date.fromisoformat(days.pop()) if len(days) == 1 and not ranges else None


def read_day(words: object) -> object:
    """Return the day that words name, as it was where they were written; the words when they name none."""
    if not isinstance(words, str):
        return words
    if iso := _FULL_DAY.match(words.strip()):
        return iso.group()
    if parts := parsedate(words):
        year, month, day = parts[:3]
        return f"{year:04}-{month:02}-{day:02}"
    return day_of(words) or words
