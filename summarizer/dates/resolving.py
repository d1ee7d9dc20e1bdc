"""From what a time expression means to its calendar value in one article, or the reason why not.

A meaning is what the words say ("the month before"); only a context (publication date, tense,
earlier mentions) makes a date of it. The kinds of meaning are in `meanings`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Literal, Protocol

from summarizer.dates.edtf import COARSENESS, Stretch, Unit, containing

Direction = Literal["past", "future"]
Sense = Literal["past", "future", "last", "next", "nearest"]


class Reason(StrEnum):
    """Why a time expression has no value; a closed set, worded for readers."""

    NO_PUBLICATION_DATE = "no publication date"
    NO_EARLIER_DATE = "no earlier date to count from"
    AMBIGUOUS_ORDER = "ambiguous day and month"
    NO_START = "a duration without a start"
    FISCAL = "a fiscal year whose months are not told"
    OTHER_EVENT = "depends on another event"
    VAGUE = "too vague for a date"
    NOT_IN_CALENDAR = "not a date of the calendar"
    NOT_READ = "no date that code reads in this language"


@dataclass
class Memory:
    """The mentions so far, oldest first; None stands for one that could not be resolved."""

    mentions: list[tuple[Unit, Stretch | None]] = field(default_factory=list)

    def latest(self, unit: Unit) -> Stretch | None:
        """Return the last mention at least as fine as `unit`; an unresolved one hides those before it."""
        fine = (seen for known, seen in reversed(self.mentions) if COARSENESS[known] <= COARSENESS[unit])
        return next(fine, None)


@dataclass(frozen=True)
class Context:
    """What surrounds a phrase: publication date, tense, earlier mentions, and habits of the text."""

    published: date | None
    memory: Memory
    day_first: bool | None
    """Whether 03/04/2024 is in April, as other dates of the text or its publisher decide; None if unknown."""
    direction: Direction | None = None
    span_start: Stretch | None = None
    """The start of the span that the phrase ends: `from November to February`."""
    span_end: Stretch | None = None
    """The dated end of a span whose start leaves the year out: `from March to May 2024`."""

    def start(self, unit: Unit, *, anaphoric: bool) -> Stretch | Reason:
        """Return what is counted from: the last mention as fine as `unit`, or the publication date."""
        if anaphoric:
            return self.memory.latest(unit) or Reason.NO_EARLIER_DATE
        if self.published is None:
            return Reason.NO_PUBLICATION_DATE
        return containing("day", self.published)


class Meaning(Protocol):
    """What a phrase says before anything is known of its article."""

    @property
    def unit(self) -> Unit | None:
        """How fine its value is; None when it never has one."""

    def resolve(self, context: Context) -> Stretch | Reason:
        """Return the days it denotes, or the reason why there are none."""


def resolved(meaning: Meaning, context: Context) -> Stretch | Reason:
    """Resolve a meaning; a date that no calendar has (31 April, the year 0) becomes a reason."""
    try:
        return meaning.resolve(context)
    except (ValueError, OverflowError):  # what datetime raises outside the calendar
        return Reason.NOT_IN_CALENDAR


def chosen(occurrences: Sequence[Stretch], published: date, sense: Sense) -> Stretch | Reason:
    """Return one of several occurrences, in order of time: as `sense` says, seen from `published`.

    `past` and `future` include one around the publication date, `last` and `next` do not.
    """
    fitting = {
        "past": [known for known in occurrences if known.first <= published],
        "last": [known for known in occurrences if known.last < published],
        "future": [known for known in occurrences if known.last >= published],
        "next": [known for known in occurrences if known.first > published],
        "nearest": sorted(occurrences, key=lambda known: _distance(known, published), reverse=True),
    }[sense]
    if not fitting:
        return Reason.NOT_IN_CALENDAR
    return fitting[0] if sense in ("future", "next") else fitting[-1]


def recurring(
    around: Callable[[date], Sequence[Stretch]], start: Stretch | Reason, context: Context, sense: Sense
) -> Stretch | Reason:
    """Choose among the occurrences around `start`; the ends of a span are chosen by each other."""
    if context.span_end is not None:
        return chosen(around(context.span_end.first), context.span_end.first, "past")
    if context.span_start is not None:
        return chosen(around(context.span_start.first), context.span_start.first, "future")
    return start if isinstance(start, Reason) else chosen(around(start.last), start.last, sense)


def _distance(known: Stretch, day: date) -> int:
    return max((known.first - day).days, (day - known.last).days, 0)
