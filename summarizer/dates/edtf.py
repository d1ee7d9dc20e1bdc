"""Calendar arithmetic over stretches of days, and how EDTF (ISO 8601-2) writes them down."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Unit = Literal["day", "week", "weekend", "month", "quarter", "season", "half", "year", "decade", "century"]

COARSENESS: dict[Unit, int] = {
    "day": 0, "weekend": 1, "week": 1, "month": 2, "quarter": 3, "season": 3,
    "half": 4, "year": 5, "decade": 6, "century": 7,
}  # fmt: skip
"""Units by rising length; equal numbers count as equally fine."""

_MONTHS: dict[Unit, int] = {
    "month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200,
}  # fmt: skip
_DAYS: dict[Unit, int] = {"day": 1, "week": 7, "weekend": 7}
_THURSDAY, _SATURDAY = 3, 5
_WINTER_AND_BEFORE_SPRING = 2
"""The months of a year that still belong to the winter of the year before."""


@dataclass(frozen=True)
class Stretch:
    """Consecutive days, both ends inclusive, with their EDTF value and the unit they are counted in."""

    first: date
    last: date
    value: str
    unit: Unit


def containing(unit: Unit, day: date) -> Stretch:
    """Return the calendar unit that a day lies in; ValueError outside the years 1 to 9999.

    `week` is Monday to Sunday; `season` is northern: spring is March to May, and the winter of a
    year begins in its December.
    """
    if unit in _DAYS:
        return _days(unit, day)
    shift = _WINTER_AND_BEFORE_SPRING if unit == "season" else 0
    length = _MONTHS[unit]
    first = _month_start((_month_index(day) - shift) // length * length + shift)
    last = _month_start(_month_index(first) + length) - timedelta(days=1)
    return Stretch(first, last, _written(unit, first), unit)


def moved(day: date, unit: Unit, amount: int) -> date:
    """Return a day in the unit that lies `amount` units after the one of `day`.

    Raise ValueError or OverflowError outside the years 1 to 9999.
    """
    if unit in _DAYS:
        return day + timedelta(days=_DAYS[unit] * amount)
    return _month_start(_month_index(day) + _MONTHS[unit] * amount)


def numbered(unit: Unit, number: int, year: int) -> Stretch:
    """Return the month, quarter, season (1 is spring) or half with this number, from 1, of a year."""
    month = 3 * number if unit == "season" else _MONTHS[unit] * (number - 1) + 1
    return containing(unit, date(year, month, 1))


def joined(first: Stretch, last: Stretch) -> Stretch:
    """Return the interval from the start of one stretch to the end of another; ValueError if reversed."""
    if last.last < first.first:
        raise ValueError(f"{first.value} does not lie before {last.value}")
    start, end = first.value.split("/")[0], last.value.split("/")[-1]
    return Stretch(first.first, last.last, f"{start}/{end}", last.unit)


def weeks_of(month: Stretch, unit: Unit = "week") -> Iterable[Stretch]:
    """Yield the weeks of a stretch by their Thursdays, as ISO 8601 does, or its weekends by Saturday."""
    counted = _SATURDAY if unit == "weekend" else _THURSDAY
    return (containing(unit, day.first) for day in weekdays_of(month, counted))


def weekdays_of(whole: Stretch, weekday: int) -> Iterable[Stretch]:
    """Yield the Mondays of a stretch, or another weekday; Monday is 0."""
    day = whole.first + timedelta(days=(weekday - whole.first.weekday()) % 7)
    while day <= whole.last:
        yield containing("day", day)
        day += timedelta(days=7)


def easter_sunday(year: int, days_after: int = 0) -> date:
    """Return western Easter Sunday, or a day that many days after it.

    The anonymous Gregorian computus, as in Meeus, *Astronomical Algorithms*, chapter 8.
    """
    golden, (century, rest) = year % 19, divmod(year, 100)
    skipped = (8 * century + 13) // 25
    epact = (19 * golden + century - century // 4 - skipped + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1) + timedelta(days=days_after)


def _days(unit: Unit, day: date) -> Stretch:
    if unit == "day":
        return Stretch(day, day, day.isoformat(), unit)
    monday = day - timedelta(days=day.weekday())
    first = monday + timedelta(days=5 if unit == "weekend" else 0)
    last = monday + timedelta(days=6)
    return Stretch(first, last, f"{first.isoformat()}/{last.isoformat()}", unit)


def _month_index(day: date) -> int:
    return day.year * 12 + day.month - 1


def _month_start(index: int) -> date:
    return date(index // 12, index % 12 + 1, 1)


def _written(unit: Unit, first: date) -> str:
    """Write a unit longer than a week, given its first day."""
    year = f"{first.year:04d}"
    part = {
        "month": first.month,
        "season": 20 + first.month // 3,
        "quarter": 33 + first.month // 3,
        "half": 40 + first.month // 6,
    }
    if unit in part:
        return f"{year}-{part[unit]:02d}"
    return {"decade": f"{year[:3]}X", "century": f"{year[:2]}XX"}.get(unit, year)
