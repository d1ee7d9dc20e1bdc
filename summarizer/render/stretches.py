"""EDTF values as days and as words: what a picture, a calendar and a reader need of them."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Literal

from summarizer.evaluation.edtf import days_of

Unit = Literal["day", "days", "month", "quarter", "season", "half", "year", "decade", "century"]

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_SEASON = re.compile(r"([0-9]{4})-2([1-8])")
_SEASONS = ("spring", "summer", "autumn", "winter")
_ORDINALS = ("first", "second", "third", "fourth")
_FORMS: tuple[tuple[Unit, re.Pattern[str]], ...] = (
    ("day", re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")),
    ("month", re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])")),
    ("quarter", re.compile(r"[0-9]{4}-3[3-6]")),
    ("half", re.compile(r"[0-9]{4}-4[01]")),
    ("year", re.compile(r"[0-9]{4}")),
    ("decade", re.compile(r"[0-9]{3}X")),
    ("century", re.compile(r"[0-9]{2}XX")),
)
_MACHINE = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?)?")


@dataclass(frozen=True)
class Stretch:
    """The days that a value denotes, both ends inclusive, and the unit that it is told in."""

    first: dt.date
    last: dt.date
    unit: Unit


def stretch(value: str | None) -> Stretch | None:
    """Return the days of an EDTF value, None for no value and for one without certain days.

    A season is taken as three whole months, spring from March, winter from December.
    """
    if value is None:
        return None
    first, dash, last = value.partition("/")
    start = _single(first)
    end = _single(last) if dash else start
    if start is None or end is None or end.last < start.first:
        return None
    return Stretch(start.first, end.last, "days" if dash else start.unit)


def date_words(value: str) -> str:
    """Return an EDTF value as a reader says it; one that is not understood stays as it is."""
    first, dash, last = value.partition("/")
    start, end = _single(first), _single(last if dash else first)
    if start is None or end is None:
        return value
    if not dash:
        return _said(first, start)
    if start.unit == end.unit == "day" and start.first.year == end.first.year:
        same_month = start.first.month == end.first.month
        opening = f"{start.first.day}" if same_month else _day(start.first, year=False)
        return f"{opening}–{_day(end.last)}" if same_month else f"{opening} – {_day(end.last)}"
    return f"{_said(first, start)} – {_said(last, end)}"


def machine_date(value: str) -> str:
    """Return what HTML's `<time datetime>` may hold of a value, or nothing."""
    return value if _MACHINE.fullmatch(value) and _single(value) else ""


def _single(value: str) -> Stretch | None:
    if season := _SEASON.fullmatch(value):
        return _season(int(season[1]), (int(season[2]) - 1) % 4)
    for unit, form in _FORMS:
        if form.fullmatch(value):
            try:
                first, last = map(dt.date.fromisoformat, days_of(value) or ())
            except ValueError:  # 30 February, or the year 0
                return None
            return Stretch(first, last, unit)
    return None


def _season(year: int, index: int) -> Stretch | None:
    try:
        first = dt.date(year, 3 * index + 3, 1)
        years, month = divmod(3 * index + 5, 12)
        after = dt.date(year + years, month + 1, 1)
    except ValueError:
        return None
    return Stretch(first, after - dt.timedelta(days=1), "season")


def _said(value: str, days: Stretch) -> str:
    year = f"{days.first.year}"
    match days.unit:
        case "day":
            return _day(days.first)
        case "month":
            return f"{MONTHS[days.first.month - 1]} {year}"
        case "season":
            name = _SEASONS[int(value[-1]) % 4 - 1]
            return (
                f"{name} {year}" if days.first.year == days.last.year else f"{name} {year}/{days.last.year}"
            )
        case "quarter":
            return f"{_ORDINALS[days.first.month // 3]} quarter of {year}"
        case "half":
            return f"{_ORDINALS[days.first.month // 6]} half of {year}"
        case "decade":
            return f"the {year}s"
        case "century":
            return f"{year}–{days.last.year}"
        case _:
            return year


def _day(day: dt.date, *, year: bool = True) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}{f' {day.year}' if year else ''}"
