"""The kinds of meaning that a time expression can have, each with the way to its calendar value."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import MAXYEAR, MINYEAR, date, timedelta

from summarizer.dates.edtf import (
    COARSENESS,
    Stretch,
    Unit,
    containing,
    joined,
    moved,
    numbered,
    weekdays_of,
    weeks_of,
)
from summarizer.dates.resolving import Context, Meaning, Reason, Sense, recurring

_LEAP_DAY = 29


@dataclass(frozen=True)
class Fixed:
    """A full date: `23 July 2024`, `2014`, `the 1990s`."""

    stretch: Stretch

    @property
    def unit(self) -> Unit:
        """Return the unit that the date is written in."""
        return self.stretch.unit

    def resolve(self, context: Context) -> Stretch:  # noqa: ARG002 - the protocol passes a context; a full date needs none
        """Return the date itself."""
        return self.stretch


@dataclass(frozen=True)
class Yearly(ABC):
    """What comes every year, told without its year: `September`, `Oct. 7`, `Easter`, `next spring`."""

    sense: Sense | None = field(default=None, kw_only=True)
    anaphoric: bool = field(default=False, kw_only=True)
    """Counts from the last mention: `the following summer`."""

    @property
    @abstractmethod
    def unit(self) -> Unit:
        """Return how fine it is."""

    @property
    def rarity(self) -> int:
        """Return how many years around a date hold all its occurrences that can be meant."""
        return 2

    @abstractmethod
    def in_year(self, year: int) -> list[Stretch]:
        """Return its occurrence in a year; none when that year has no such day."""

    def resolve(self, context: Context) -> Stretch | Reason:
        """Return the occurrence that tense asks for, else the one nearest to the publication date."""
        start = context.start(self.unit, anaphoric=self.anaphoric)
        return recurring(self._around, start, context, self.sense or context.direction or "nearest")

    def _around(self, day: date) -> list[Stretch]:
        reach = range(-self.rarity, self.rarity + 1)
        return [known for near in reach for known in self.in_year(day.year + near)]


@dataclass(frozen=True)
class Yearless(Yearly):
    """A part of the year that the calendar counts: `September`, `Oct. 7`, `the third quarter`, `spring`."""

    part: Unit
    number: int
    """Of the unit in its year, from 1; of the month when the unit is a day."""
    day: int = 1
    weekday: int | None = None
    """Monday is 0; narrows `Tuesday, July 23` to the years in which it is true."""

    @property
    def unit(self) -> Unit:
        """Return the unit of the part."""
        return self.part

    @property
    def rarity(self) -> int:
        """Return more years for what some years lack: 29 February, Tuesday 23 July."""
        return 8 if self.weekday is not None or self.day == _LEAP_DAY else 2

    def in_year(self, year: int) -> list[Stretch]:
        """Return its occurrence in a year; none when the day or weekday does not exist there."""
        try:
            if self.part != "day":
                return [numbered(self.part, self.number, year)]
            day = date(year, self.number, self.day)
        except (ValueError, OverflowError):
            return []
        return [containing("day", day)] if self.weekday in (None, day.weekday()) else []


@dataclass(frozen=True)
class Movable(Yearly):
    """A holiday whose date is worked out anew each year: `Thanksgiving`, `Good Friday`."""

    day_of: Callable[[int], date]

    @property
    def unit(self) -> Unit:
        """Return that it is a day."""
        return "day"

    def in_year(self, year: int) -> list[Stretch]:
        """Return its day in a year of the calendar."""
        return [containing("day", self.day_of(year))] if MINYEAR <= year < MAXYEAR else []


@dataclass(frozen=True)
class Weekly:
    """What comes every week: `Tuesday`, `last Friday`, `the following Monday`, `the weekend`."""

    number: int
    """Of the weekday, Monday is 0; a weekend comes with its Saturday."""
    sense: Sense | None = None
    unit: Unit = "day"
    """A day, or the weekend."""
    anaphoric: bool = False
    otherwise: Sense = "past"
    """What it means where no verb tells."""

    def resolve(self, context: Context) -> Stretch | Reason:
        """Return the coming one beside a verb in the future, else the latest, publication day included."""
        start = context.start("day", anaphoric=self.anaphoric)
        return recurring(self._around, start, context, self.sense or context.direction or self.otherwise)

    def _around(self, day: date) -> list[Stretch]:
        near = (day + timedelta(days=days) for days in range(-7, 8))
        return [containing(self.unit, found) for found in near if found.weekday() == self.number]


@dataclass(frozen=True)
class Shift:
    """So many units from the publication date or from the last mention: `last month`, `a year later`."""

    unit: Unit
    amount: int
    anaphoric: bool = False

    def resolve(self, context: Context) -> Stretch | Reason:
        """Count from the publication date, or from the last mention that is fine enough."""
        start = context.start(self.unit, anaphoric=self.anaphoric)
        if isinstance(start, Reason):
            return start
        day = start.last if self.amount > 0 else start.first
        return containing(self.unit, moved(day, self.unit, self.amount))


@dataclass(frozen=True)
class Hence:
    """`in two weeks`: a date when the verb is in the future, else only a length of time."""

    unit: Unit
    amount: int

    def resolve(self, context: Context) -> Stretch | Reason:
        """Count forward from the publication date after a future cue."""
        if context.direction != "future":
            return Reason.NO_START
        return Shift(self.unit, self.amount).resolve(context)


@dataclass(frozen=True)
class CountedFrom:
    """So many units from a date that is told: `a week from Monday`, `two days before Christmas`."""

    unit: Unit
    amount: int
    start: Meaning

    def resolve(self, context: Context) -> Stretch | Reason:
        """Find the date, if it is fine enough to count from; weeks and years lead to the like one."""
        start = self.start.resolve(context)
        if isinstance(start, Reason):
            return start
        if COARSENESS[start.unit] > COARSENESS[self.unit]:
            return Reason.OTHER_EVENT
        if self.unit == "week":
            return containing(start.unit, start.first + timedelta(days=7 * self.amount))
        if self.unit == "year":
            return containing(start.unit, start.first.replace(year=start.first.year + self.amount))
        return containing(self.unit, moved(start.first, self.unit, self.amount))


@dataclass(frozen=True)
class WeekdayFrom:
    """The weekday next to a date that is told: `the Friday before Christmas`."""

    number: int
    """Monday is 0."""
    step: int
    """1 for after, -1 for before."""
    date: Meaning
    unit: Unit = "day"

    def resolve(self, context: Context) -> Stretch | Reason:
        """Find the date, then go day by day to the weekday."""
        known = self.date.resolve(context)
        if isinstance(known, Reason):
            return known
        days = self.step * (self.number - known.first.weekday()) % 7 or 7
        return containing("day", known.first + timedelta(days=self.step * days))


@dataclass(frozen=True)
class Window:
    """The units up to the publication date, or from it on: `the past two weeks`, `the next 90 days`.

    Told in the past, the next two years are those after the last mention.
    """

    unit: Unit
    amount: int
    """Negative for the past."""

    def resolve(self, context: Context) -> Stretch | Reason:
        """Return the interval, as fine as the unit: weeks are written in days."""
        unit: Unit = "day" if self.unit in ("week", "weekend") else self.unit
        narrated = self.amount > 0 and context.direction == "past"
        start = context.start(unit, anaphoric=narrated)
        if isinstance(start, Reason):
            return start
        near = containing(unit, start.last)
        far = containing(unit, moved(start.last, self.unit, self.amount))
        return joined(near, far) if self.amount > 0 else joined(far, near)


@dataclass(frozen=True)
class OfYear:
    """A part of a year that is told in words: `October of next year`, `the first half of 2009`."""

    part: Yearly
    year: Meaning

    @property
    def unit(self) -> Unit:
        """Return the unit of the part."""
        return self.part.unit

    def resolve(self, context: Context) -> Stretch | Reason:
        """Find the year, then the part in it."""
        year = self.year.resolve(context)
        if isinstance(year, Reason):
            return year
        return next(iter(self.part.in_year(year.first.year)), Reason.NOT_IN_CALENDAR)


@dataclass(frozen=True)
class SameOf:
    """`the same month a year ago`: the unit last spoken of, in another year."""

    named: Unit | None
    """None for `the same period`, which repeats the last mention that is shorter than a year."""
    year: Meaning

    @property
    def unit(self) -> Unit:
        """Return the unit, a half-year at most when the words leave it open."""
        return self.named or "half"

    def resolve(self, context: Context) -> Stretch | Reason:
        """Find the last mention and the year, and move the one into the other."""
        known, year = context.memory.latest(self.unit), self.year.resolve(context)
        if isinstance(year, Reason):
            return year
        if known is None:
            return Reason.NO_EARLIER_DATE
        months = 12 * (year.first.year - known.first.year)
        if known.unit == "day":
            first = known.first.replace(year=year.first.year)
        else:
            first = moved(known.first, "month", months)
        return containing(self.named or known.unit, first)


@dataclass(frozen=True)
class NthOf:
    """A week, weekend or weekday counted in a month, -1 is the last: `the last week of March`."""

    number: int
    month: Meaning
    unit: Unit = "day"
    weekday: int = 0
    """Which day is counted, Monday is 0."""

    def resolve(self, context: Context) -> Stretch | Reason:
        """Find the month, then the week or day in it."""
        month = self.month.resolve(context)
        if isinstance(month, Reason):
            return month
        if self.unit == "day":
            parts = list(weekdays_of(month, self.weekday))
        else:
            parts = list(weeks_of(month, self.unit))
        index = self.number - 1 if self.number > 0 else self.number
        return parts[index] if index < len(parts) else Reason.NOT_IN_CALENDAR


@dataclass(frozen=True)
class DayOf:
    """A day of a month that is told in words: `the 15th of last month`."""

    day: int
    month: Meaning
    unit: Unit = "day"

    def resolve(self, context: Context) -> Stretch | Reason:
        """Find the month, then the day in it."""
        month = self.month.resolve(context)
        return month if isinstance(month, Reason) else containing("day", month.first.replace(day=self.day))


@dataclass(frozen=True)
class Monthly:
    """A day told by its number alone: `on the 15th`, of the month spoken of, else of the latest month."""

    day: int
    weekday: int | None = None
    """Monday is 0; narrows `Monday the 3rd` to the months in which it is true."""
    unit: Unit = "day"

    def resolve(self, context: Context) -> Stretch | Reason:
        """Return the day in the month of the last mention, a later one beside a verb in the future."""
        known = context.memory.latest("month")
        if (
            self.weekday is None
            and known is not None
            and (known.unit != "day" or context.direction != "future")
        ):
            return containing("day", known.first.replace(day=self.day))
        start = context.start("day", anaphoric=known is not None)
        return recurring(self._around, start, context, context.direction or "past")

    def _around(self, day: date) -> list[Stretch]:
        reach = 2 if self.weekday is None else 12
        months = [containing("month", moved(day, "month", near)) for near in range(-reach, reach + 1)]
        days = [month.first.replace(day=self.day) for month in months if month.last.day >= self.day]
        return [containing("day", known) for known in days if self.weekday in (None, known.weekday())]


@dataclass(frozen=True)
class EdgeOf:
    """The first units of a longer time, or the last: `the first nine months of 2023`."""

    unit: Unit
    amount: int
    """Negative for the last ones."""
    whole: Meaning

    def resolve(self, context: Context) -> Stretch | Reason:
        """Find the longer time, then as many units from its start or up to its end."""
        whole = self.whole.resolve(context)
        if isinstance(whole, Reason):
            return whole
        if self.amount > 0:
            first, last = whole.first, moved(whole.first, self.unit, self.amount - 1)
        else:
            first, last = moved(whole.last, self.unit, self.amount + 1), whole.last
        start, end = containing(self.unit, first), containing(self.unit, last)
        part = start if start == end else joined(start, end)
        return part if whole.first <= part.first and part.last <= whole.last else Reason.NOT_IN_CALENDAR


@dataclass(frozen=True)
class EndingIn:
    """The months up to a date: `the three months to June`, `the year ended March 31`."""

    months: int
    end: Meaning
    over: bool
    """Whether the words say that it ended."""
    unit: Unit = "month"

    def resolve(self, context: Context) -> Stretch | Reason:
        """Find the date, then the months up to its own; a day in the middle of a month ends none."""
        end = self.end.resolve(replace(context, direction="past") if self.over else context)
        if isinstance(end, Reason):
            return end
        if (end.last + timedelta(days=1)).day != 1:
            return Reason.NO_START
        first = moved(end.last, "month", 1 - self.months)
        return joined(containing("month", first), containing("month", end.last))


@dataclass(frozen=True)
class WeekdayOf:
    """A weekday of a week that is told in words: `Wednesday of last week`."""

    number: int
    week: Meaning
    unit: Unit = "day"

    def resolve(self, context: Context) -> Stretch | Reason:
        """Find the week, then the day in it."""
        week = self.week.resolve(context)
        if isinstance(week, Reason):
            return week
        return containing("day", week.first + timedelta(days=self.number))


@dataclass(frozen=True)
class Around:
    """The larger unit around a date: `the week of July 22`."""

    unit: Unit
    date: Meaning

    def resolve(self, context: Context) -> Stretch | Reason:
        """Find the date, then the unit that it lies in."""
        known = self.date.resolve(context)
        return known if isinstance(known, Reason) else containing(self.unit, known.first)


@dataclass(frozen=True)
class Between:
    """From one date to another, both included: `between March and May`, `July 23-27, 2024`."""

    first: Meaning
    last: Meaning

    @property
    def unit(self) -> Unit | None:
        """Return the unit of the end."""
        return self.last.unit

    def resolve(self, context: Context) -> Stretch | Reason:
        """Resolve the end, and let the start share its year where it has none."""
        last = self.last.resolve(context)
        if isinstance(last, Reason):
            return last
        ending = replace(context, span_end=last)
        first = self.first.resolve(ending)
        return first if isinstance(first, Reason) else joined(first, last)


@dataclass(frozen=True)
class Numeric:
    """Two numbers and a year, in either order of day and month: `03/04/2024`."""

    first: int
    second: int
    year: int
    unit: Unit = "day"

    @property
    def day_first(self) -> bool | None:
        """Tell the order from the numbers alone; None when both could be the month."""
        if max(self.first, self.second) <= 12:  # noqa: PLR2004 - there are twelve months
            return None
        return self.first > self.second

    def resolve(self, context: Context) -> Stretch | Reason:
        """Read it as its numbers allow, else as the other dates of the text are written."""
        day_first = self.day_first if self.day_first is not None else context.day_first
        if self.first == self.second:
            day_first = True
        if day_first is None:
            return Reason.AMBIGUOUS_ORDER
        day, month = (self.first, self.second) if day_first else (self.second, self.first)
        return containing("day", date(self.year, month, day))


@dataclass(frozen=True)
class Now:
    """`currently`: the publication date, but no date that later words could count from."""

    unit: Unit | None = None

    def resolve(self, context: Context) -> Stretch | Reason:
        """Return the publication date."""
        return Shift("day", 0).resolve(context)


@dataclass(frozen=True)
class Never:
    """An expression that has no calendar value whatever the context: `for months`, `recently`."""

    reason: Reason
    unit: Unit | None = None

    def resolve(self, context: Context) -> Reason:  # noqa: ARG002 - the protocol passes a context; nothing in it could help
        """Return the reason."""
        return self.reason
