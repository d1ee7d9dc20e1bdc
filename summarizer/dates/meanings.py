"""The kinds of meaning that a time expression can have, each with the way to its calendar value."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from summarizer.dates.edtf import Stretch, Unit, containing, joined, moved, numbered, weeks_of
from summarizer.dates.resolving import Context, Meaning, Reason, Sense, chosen


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
class Yearless:
    """A part of the year without its year: `September`, `Oct. 7`, `the third quarter`, `next spring`."""

    unit: Unit
    number: int
    """Of the unit in its year, from 1; of the month when the unit is a day."""
    day: int = 1
    weekday: int | None = None
    """Monday is 0; narrows `Tuesday, July 23` to the years in which it is true."""
    sense: Sense | None = None

    def resolve(self, context: Context) -> Stretch | Reason:
        """Return the occurrence that tense asks for, else the one nearest to the publication date."""
        if context.borrowed_year is not None:
            return self._up_to(context.borrowed_year)
        if context.published is None:
            return Reason.NO_PUBLICATION_DATE
        year = context.published.year
        occurrences = [known for near in range(-8, 9) for known in self.in_year(year + near)]
        return chosen(occurrences, context.published, self.sense or context.direction or "nearest")

    def in_year(self, year: int) -> list[Stretch]:
        """Return its occurrence in a year; none when the day or weekday does not exist there."""
        try:
            if self.unit != "day":
                return [numbered(self.unit, self.number, year)]
            day = date(year, self.number, self.day)
        except (ValueError, OverflowError):
            return []
        return [containing("day", day)] if self.weekday in (None, day.weekday()) else []

    def _up_to(self, end: Stretch) -> Stretch | Reason:
        occurrences = self.in_year(end.first.year - 1) + self.in_year(end.first.year)
        before = [known for known in occurrences if known.first <= end.first]
        return before[-1] if before else Reason.NOT_IN_CALENDAR


@dataclass(frozen=True)
class Weekly:
    """What comes every week: `Tuesday`, `last Friday`, `the following Monday`, `the weekend`."""

    number: int
    """Of the weekday, Monday is 0; a weekend comes with its Saturday."""
    sense: Sense | None = None
    unit: Unit = "day"
    """A day, or the weekend."""
    anaphoric: bool = False

    def resolve(self, context: Context) -> Stretch | Reason:
        """Return the coming one after a future cue, else the latest, publication day included."""
        start = context.published
        if self.anaphoric:
            anchor = context.memory.latest("day")
            start = None if anchor is None else anchor.last
        if start is None:
            return Reason.NO_EARLIER_DATE if self.anaphoric else Reason.NO_PUBLICATION_DATE
        days = (start + timedelta(days=near) for near in range(-7, 8))
        occurrences = [containing(self.unit, day) for day in days if day.weekday() == self.number]
        return chosen(occurrences, start, self.sense or context.direction or "past")


@dataclass(frozen=True)
class Shift:
    """So many units from the publication date or from the last mention: `last month`, `a year later`."""

    unit: Unit
    amount: int
    anaphoric: bool = False

    def resolve(self, context: Context) -> Stretch | Reason:
        """Count from the publication date, or from the last mention that is fine enough."""
        start, missing = context.published, Reason.NO_PUBLICATION_DATE
        if self.anaphoric:
            anchor = context.memory.latest(self.unit)
            start = None if anchor is None else anchor.last if self.amount > 0 else anchor.first
            missing = Reason.NO_EARLIER_DATE
        return missing if start is None else containing(self.unit, moved(start, self.unit, self.amount))


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
class Window:
    """The units up to the publication date, or from it on: `the past two weeks`, `the next 90 days`."""

    unit: Unit
    amount: int
    """Negative for the past."""

    def resolve(self, context: Context) -> Stretch | Reason:
        """Return the interval, as fine as the unit: weeks are written in days."""
        if context.published is None:
            return Reason.NO_PUBLICATION_DATE
        unit: Unit = "day" if self.unit in ("week", "weekend") else self.unit
        near = containing(unit, context.published)
        far = containing(unit, moved(context.published, self.unit, self.amount))
        return joined(near, far) if self.amount > 0 else joined(far, near)


@dataclass(frozen=True)
class OfYear:
    """A part of a year that is told in words: `October of next year`, `the first half of 2009`."""

    part: Yearless
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
class WeekOf:
    """A week counted in a month, -1 is the last: `the last week of March`."""

    number: int
    month: Meaning
    unit: Unit = "week"

    def resolve(self, context: Context) -> Stretch | Reason:
        """Find the month, then the week in it."""
        month = self.month.resolve(context)
        if isinstance(month, Reason):
            return month
        weeks = list(weeks_of(month))
        index = self.number - 1 if self.number > 0 else self.number
        return weeks[index] if index < len(weeks) else Reason.NOT_IN_CALENDAR


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
        ending = replace(context, borrowed_year=last)
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
