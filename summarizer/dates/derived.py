"""Times that the calendar makes of another one: a part of a year, the week around a day, two days before."""

from datetime import timedelta

from summarizer.dates.edtf import COARSENESS, Stretch, Unit, containing, joined, moved, weekdays_of, weeks_of
from summarizer.dates.meanings import Derived, Yearly
from summarizer.dates.resolving import Meaning, Reason


def of_year(part: Yearly, year: Meaning) -> Derived:
    """Return a part of a year that is told in words: `October of next year`, `the first half of 2009`."""
    return Derived(
        year, part.unit, lambda known: next(iter(part.in_year(known.first.year)), Reason.NOT_IN_CALENDAR)
    )


def day_of(day: int, month: Meaning) -> Derived:
    """Return a day of a month that is told in words: `the 15th of last month`."""
    return Derived(month, "day", lambda known: containing("day", known.first.replace(day=day)))


def weekday_of(weekday: int, week: Meaning) -> Derived:
    """Return a weekday, Monday is 0, of a week that is told in words: `Wednesday of last week`."""
    return Derived(week, "day", lambda known: containing("day", known.first + timedelta(days=weekday)))


def around(unit: Unit, inside: Meaning) -> Derived:
    """Return the larger unit around a date: `the week of July 22`."""
    return Derived(inside, unit, lambda known: containing(unit, known.first))


def nth_of(number: int, month: Meaning, unit: Unit = "day", weekday: int = 0) -> Derived:
    """Return a week, weekend or weekday (Monday is 0) counted in a month, -1 is the last."""

    def counted(known: Stretch) -> Stretch | Reason:
        parts = list(weekdays_of(known, weekday) if unit == "day" else weeks_of(known, unit))
        index = number - 1 if number > 0 else number
        return parts[index] if index < len(parts) else Reason.NOT_IN_CALENDAR

    return Derived(month, unit, counted)


def counted_from(unit: Unit, amount: int, start: Meaning) -> Derived:
    """Return so many units from a date that is told: `a week from Monday`, `two days before Christmas`.

    Weeks and years lead to the like day; a date that is less fine than the unit leads nowhere.
    """

    def counted(known: Stretch) -> Stretch | Reason:
        if COARSENESS[known.unit] > COARSENESS[unit]:
            return Reason.OTHER_EVENT
        if unit == "week":
            return containing(known.unit, known.first + timedelta(days=7 * amount))
        if unit == "year":
            return containing(known.unit, known.first.replace(year=known.first.year + amount))
        return containing(unit, moved(known.first, unit, amount))

    return Derived(start, unit, counted)


def weekday_from(weekday: int, step: int, date: Meaning) -> Derived:
    """Return the next weekday (Monday is 0) after a date, or before it for a step of -1."""

    def nearest(known: Stretch) -> Stretch:
        days = step * (weekday - known.first.weekday()) % 7 or 7
        return containing("day", known.first + timedelta(days=step * days))

    return Derived(date, "day", nearest)


def edge_of(unit: Unit, amount: int, whole: Meaning) -> Derived:
    """Return the first units of a longer time, or the last for a negative amount."""

    def edge(known: Stretch) -> Stretch | Reason:
        if amount > 0:
            first, last = known.first, moved(known.first, unit, amount - 1)
        else:
            first, last = moved(known.last, unit, amount + 1), known.last
        start, end = containing(unit, first), containing(unit, last)
        part = start if start == end else joined(start, end)
        return part if known.first <= part.first and part.last <= known.last else Reason.NOT_IN_CALENDAR

    return Derived(whole, unit, edge)
