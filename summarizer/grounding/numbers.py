"""Figures and calendar words: what a claim counts, measures and dates must stand in its evidence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from summarizer.grounding.vocabulary import ROUGH
from summarizer.grounding.words import read_words

_SMALL = (
    "zero one two three four five six seven eight nine ten "
    "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_VALUES = {word: float(value) for value, word in enumerate(_SMALL.split())} | {
    word: 10.0 * place for place, word in enumerate(_TENS.split(), 2)
}
_SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "k": 1e3,
    "million": 1e6,
    "m": 1e6,
    "mn": 1e6,
    "billion": 1e9,
    "bn": 1e9,
    "trillion": 1e12,
    "dozen": 12.0,
}
_UNITS = {
    form: unit
    for unit, forms in {
        "percent": "% percent percentage",
        "dollar": "$ dollar dollars usd",
        "euro": "€ euro euros eur",
        "pound": "£ pound pounds gbp",
        "kilometre": "km kilometre kilometres kilometer kilometers kilometers",
        "mile": "mile miles",
        "metre": "metre metres meter meters",
        "foot": "feet foot ft",
        "hour": "hour hours",
        "tonne": "ton tons tonne tonnes",
        "kilogram": "kg kilogram kilograms",
        "second": "second seconds",
        "minute": "minute minutes",
        "day": "day days",
        "week": "week weeks",
        "month": "month months",
        "year": "year years",
        "decade": "decade decades",
        "barrel": "barrel barrels",
    }.items()
    for form in forms.split()
}
_ORDINALS = {
    word: float(place)
    for place, word in enumerate(
        ("third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"), 3
    )
}
_CROWDS = {
    "dozens": 12.0,
    "hundreds": 1e2,
    "thousands": 1e3,
    "millions": 1e6,
    "billions": 1e9,
    "trillions": 1e12,
}
_UNCOUNTED = re.compile(rf"\b(?:{'|'.join((*_ORDINALS, *_CROWDS))})\b", re.IGNORECASE)
_WORDS = "|".join(sorted(_VALUES, key=len, reverse=True))
_SCALE_WORDS = "|".join(sorted(_SCALES, key=len, reverse=True))
_NUMBER = re.compile(
    rf"(?P<lead>\b[a-z]+\s+(?:than\s+|to\s+)?)?(?P<currency>[$€£])?"
    rf"(?P<number>\d+(?:,\d{{3}})*(?:\.\d+)?|\b(?:{_WORDS})\b(?:[\s-](?:{_WORDS})\b)?)"
    rf"(?:st|nd|rd|th|s)?(?:[\s-]?(?P<scale>(?:{_SCALE_WORDS})\b))?"
    rf"(?:[\s-]?(?P<unit>%|(?:[a-z]+)\b))?",
    re.IGNORECASE,
)
_ANY = re.compile(rf"\d|\b(?:{_WORDS}|{'|'.join((*_ORDINALS, *_CROWDS))})\b", re.IGNORECASE)
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_MONTH = r"(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?P<rest>[a-z]*)\b\.?"
_DATE = re.compile(
    rf"(?:\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+)?\b{_MONTH}"
    r"(?:\s+(?P<day_after>\d{1,2})(?:st|nd|rd|th)?\b(?!,?\d))?(?:,?\s+(?P<year>\d{4})\b)?"
)
_IN_MAY = re.compile(r"\b(?:in|by|since|until|last|next|late|early|of|before|after)\s+$")
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_NEAR = 0.1
_AROUND = 8
"""How many words on either side tell what a figure counts."""
_SIGHT = 100
"""Characters that hold so many words."""


Bound = Literal["exact", "rough", "over"]
"""How a figure is meant: 40, about 40, more than 40."""


@dataclass(frozen=True)
class Number:
    """A figure: its value, its unit if it has a known one, its words, how exact it is, the text around it.

    `start` and `end` are where its digits or words stand in the text, unit apart.
    """

    value: float
    unit: str | None
    text: str
    bound: Bound
    around: tuple[str, str]
    start: int
    end: int

    @cached_property
    def near(self) -> frozenset[str]:
        """The stems of the content words around it: what it counts."""
        # The outermost words of a slice may be cut.
        before, after = read_words(self.around[0])[1:], read_words(self.around[1])[:-1]
        return frozenset(word.stem for word in (*before[-_AROUND:], *after[:_AROUND]) if word.content)

    def same(self, other: "Number") -> bool:
        """Tell whether the other figure carries this one, rounding words taken at their word."""
        if self.unit and other.unit and self.unit != other.unit:
            return False
        if self.bound == "rough":
            return abs(self.value - other.value) <= _NEAR * abs(other.value)
        if self.bound == "over":
            return self.value <= other.value <= self.value * (1 + 2 * _NEAR)
        return self.value == other.value


@dataclass(frozen=True)
class Date:
    """A calendar date as far as it is written: month, and day and year where they stand."""

    month: str
    day: int | None
    year: int | None
    text: str
    start: int
    end: int

    def carried_by(self, other: "Date", values: set[float]) -> bool:
        """Tell whether the other date says all that this one does; `values` may add what it leaves out."""
        return self.month == other.month and all(
            mine in (None, theirs) or (theirs is None and mine in values)
            for mine, theirs in ((self.day, other.day), (self.year, other.year))
        )


def check_figures(claim: str, evidence: str) -> Iterator[str]:
    """Yield a problem for each date and figure of a claim that its evidence does not hold."""
    said = tuple(_dates(evidence))
    known = numbers(evidence)
    values = {number.value for number in known}
    for date in _dates(claim):
        if not any(date.carried_by(other, values) for other in said):
            yield _problem(date.text, [other.text for other in _nearest(date, said)])
    for number in numbers(blank_dates(claim)):
        same = [other for other in known if number.same(other)]
        if not same:
            yield _problem(number.text, [other.text for other in known if other.value == number.value])
        elif number.near and not any(number.near & other.near for other in same):
            yield f"“{number.text}” counts something else in the sentence"
    weekdays = _WEEKDAY.findall(evidence)
    yield from (_problem(day, weekdays[:1]) for day in _WEEKDAY.findall(claim) if day not in weekdays)


def blank_dates(text: str) -> str:
    """Return the text with blanks in place of its dates, so that their figures are not counted."""
    for date in _dates(text):
        text = text[: date.start] + " " * (date.end - date.start) + text[date.end :]
    return text


def calendar_words() -> frozenset[str]:
    """Return the capitalised words that are dates, not names."""
    days = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    return frozenset([*_MONTHS, *days, *(month[:3] for month in _MONTHS), "Sept"])


def _nearest(date: Date, said: tuple[Date, ...]) -> list[Date]:
    """Return the dates that share the month or the year, those as complete as the given one first."""
    near = [other for other in said if other.month == date.month or (date.year and other.year == date.year)]
    return sorted(near, key=lambda other: (other.month != date.month, bool(date.year) and not other.year))


def _problem(words: str, instead: list[str]) -> str:
    said = words.rstrip(".")
    if instead:
        return f"says “{said}”, the sentence says “{instead[0]}”"
    return f"“{said}” is not in the sentence"


def numbers(text: str) -> tuple[Number, ...]:
    """Return the figures of a text in order, dates and ordinals among them."""
    return tuple(_numbers(text)) if _ANY.search(text) else ()


def _numbers(text: str) -> Iterator[Number]:
    for match in _NUMBER.finditer(text):
        words = match["number"].lower()
        counted = "-" in match[0] and match["unit"]
        if words == "one" and not match["scale"] and not counted:
            continue  # mostly an article or a pronoun
        scale = _SCALES[match["scale"].lower()] if match["scale"] else 1.0
        unit = _UNITS.get((match["currency"] or match["unit"] or "").lower())
        shown = match["number"] + (f" {match['scale']}" if match["scale"] else "")
        end = match.end("unit") if unit and match["unit"] and not match["currency"] else None
        start = match.start("currency") if match["currency"] else match.start("number")
        yield Number(
            value=round(_value(words) * scale, 6),
            unit=unit,
            text=text[start:end] if end else (match["currency"] or "") + shown,
            bound=_bound((match["lead"] or "").lower()),
            around=_around(text, *match.span("number")),
            start=match.start("number"),
            end=match.end("scale") if match["scale"] else match.end("number"),
        )
    for match in _UNCOUNTED.finditer(text):
        word = match[0].lower()
        unit = "ordinal" if word in _ORDINALS else "crowd"
        around = _around(text, *match.span())
        yield Number((_ORDINALS | _CROWDS)[word], unit, match[0], "exact", around, *match.span())


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    return text[max(0, start - _SIGHT) : start], text[end : end + _SIGHT]


def _value(words: str) -> float:
    if words[0].isdigit():
        return float(words.replace(",", ""))
    first, *rest = re.split(r"[\s-]", words)
    return _VALUES[first] + sum(_VALUES[word] for word in rest)


def _bound(lead: str) -> Bound:
    first = next(iter(lead.split()), "")
    if first in ROUGH:
        return "rough"
    return "over" if first in {"over", "more", "above"} else "exact"


def _dates(text: str) -> Iterator[Date]:
    for match in _DATE.finditer(text):
        month = next(name for name in _MONTHS if name.startswith(match["month"][:3]))
        if not month.startswith(match["month"] + match["rest"]) and match["month"] != "Sept":
            continue
        day = match["day"] or match["day_after"]
        if month == "May" and not (day or match["year"] or _IN_MAY.search(text[: match.start()])):
            continue
        yield Date(
            month=month,
            day=int(day) if day else None,
            year=int(match["year"]) if match["year"] else None,
            text=match[0].strip(),
            start=match.start(),
            end=match.end(),
        )
