"""Figures and calendar words: what a claim counts, measures and dates must stand in its evidence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal
from unicodedata import numeric

from summarizer.grounding.problems import Problem, absent, differs
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
        "percent": "% percent percentage pct",
        "point": "point points",
        "dollar": "$ dollar dollars",
        "US dollar": "us$ usd",
        "Australian dollar": "a$ au$ aud",
        "Canadian dollar": "c$ ca$ cad",
        "New Zealand dollar": "nz$ nzd",
        "Hong Kong dollar": "hk$ hkd",
        "Singapore dollar": "s$ sgd",
        "yen": "¥ yen jpy",
        "rupee": "₹ rupee rupees inr",
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
_GLYPHS = "¼½¾⅓⅔⅛"
_PARTS = {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8}
_FRACTION = re.compile(
    r"(?<!first )(?<!second )(?<!other )(?<!latter )\b(?P<half>half)"
    r"(?=\s+(?:(?:of|the|all|its|his|her|their|our|these|those)\b|[a-z]+s\b))"
    r"|\b(?P<count>an?|one|two|three|four|five|seven|nine)[\s-]"
    rf"(?P<part>{'|'.join(_PARTS)})s?\b(?=\s+(?:of|the|more|less|fewer|higher|lower)\b)",
    re.IGNORECASE,
)
_YEARS = re.compile(r"\b(?P<century>(?:1[5-9]|20)\d\d)[-\u2013/](?P<year>\d\d)\b(?![-\u2013/]\d)")
_WORDS = "|".join(sorted(_VALUES, key=len, reverse=True))
_SCALE_WORDS = "|".join(sorted(_SCALES, key=len, reverse=True))
_NUMBER = re.compile(
    r"(?P<lead>\b(?!minus\b|negative\b|half\b)[a-z]+\s+(?:than\s+|to\s+)?)?"
    r"(?P<sign>(?<![^\s(])[-\u2212](?=[$€£¥₹\d])|\b(?:minus|negative)\s+)?"
    r"(?P<currency>(?:\b(?:US|AU?|CA?|NZ|HK|S))?\$|[€£¥₹])?\s?"
    r"(?P<number>\d{1,3}(?:[\u00a0\u202f ]\d{3})+(?!\d)"
    rf"|\d+(?:,\d{{3}})*(?:\.\d+)?[{_GLYPHS}]?|[{_GLYPHS}]"
    rf"|\b(?:{_WORDS})\b(?:[\s-](?:{_WORDS})\b)?|\b(?:half\s)?an?(?=\s(?:{_SCALE_WORDS})\b))"
    rf"(?:st|nd|rd|th|s)?(?:[\s-]?(?P<scale>(?:{_SCALE_WORDS})\b))?"
    rf"(?:[\s-]?(?P<unit>%|(?:per\s+cent|percentage\s+points?|[a-z]+)\b))?",
    re.IGNORECASE,
)
_ANY = re.compile(
    rf"[\d{_GLYPHS}]|\b(?:{_WORDS}|half|quarters?|an?\s(?:{_SCALE_WORDS}))\b"
    rf"|\b(?:{'|'.join((*_ORDINALS, *_CROWDS))})\b",
    re.IGNORECASE,
)
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


Bound = Literal["exact", "rough", "over", "under"]
"""How a figure is meant: 40, about 40, more than 40, less than 40."""


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
        if self.unit and other.unit and self.unit != other.unit and not _one_kind(self.unit, other.unit):
            return False
        if self.bound == "rough":
            return abs(self.value - other.value) <= _NEAR * abs(other.value)
        if self.bound == "over":
            return self.value <= other.value <= self.value * (1 + 2 * _NEAR)
        if self.bound == "under" and other.bound == "exact":
            return self.value * (1 - 2 * _NEAR) <= other.value < self.value
        return self.value == other.value


def _one_kind(one: str, other: str) -> bool:
    """Tell whether a unit is named less exactly beside another: dollars may be those of any state."""
    return "dollar" in {one, other} and one.endswith("dollar") and other.endswith("dollar")


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


def check_figures(claim: str, evidence: Sequence[str]) -> Iterator[Problem]:
    """Yield a problem for each date and figure of a claim that no sentence of its evidence holds."""
    said = tuple(date for sentence in evidence for date in _dates(sentence))
    known = tuple(number for sentence in evidence for number in numbers(sentence))
    values = {number.value for number in known}
    for date in _dates(claim):
        if not any(date.carried_by(other, values) for other in said):
            yield _problem(date.text, [other.text for other in _nearest(date, said)])
    for number in numbers(blank_dates(claim)):
        if not any(number.same(other) for other in known):
            yield _problem(number.text, [o.text for o in known if abs(o.value) == abs(number.value)])
    weekdays = [day for sentence in evidence for day in _WEEKDAY.findall(sentence)]
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


def _problem(words: str, instead: list[str]) -> Problem:
    said = words.rstrip(".")
    return differs(said, instead[0]) if instead else absent(said)


@lru_cache(maxsize=8_192)
def numbers(text: str) -> tuple[Number, ...]:
    """Return the figures of a text in order, dates and ordinals among them."""
    return tuple(_numbers(text)) if _ANY.search(text) else ()


def _numbers(text: str) -> Iterator[Number]:
    whole = text
    for match in (*_FRACTION.finditer(text), *_YEARS.finditer(text)):
        start = match.start("year") - 1 if "year" in match.groupdict() else match.start()
        text = text[:start] + " " * (match.end() - start) + text[match.end() :]
    yield from _shares(whole)
    for match in _NUMBER.finditer(text):
        words = match["number"].lower()
        counted = "-" in match[0] and match["unit"]
        if words == "one" and not match["scale"] and not counted:
            continue  # mostly an article or a pronoun
        scale = _SCALES[match["scale"].lower()] if match["scale"] else 1.0
        scale = -scale if match["sign"] else scale
        unit = _UNITS.get((match["currency"] or " ".join((match["unit"] or "").split()[-1:])).lower())
        unit = "percent" if (match["unit"] or "").lower().startswith("per ") else unit
        bound = _bound((match["lead"] or "").lower())
        shown = match["number"] + (f" {match['scale']}" if match["scale"] else "")
        end = match.end("unit") if unit and match["unit"] and not match["currency"] else None
        start = match.start("currency") if match["currency"] else match.start("number")
        start = match.start("sign") if match["sign"] else start
        yield Number(
            value=round(_value(words) * scale, 6),
            unit=unit,
            text=(match["lead"] if bound == "under" else "")
            + (text[start:end] if end else text[start : match.start("number")] + shown),
            bound=bound,
            around=_around(text, *match.span("number")),
            start=match.start("number"),
            end=match.end("scale") if match["scale"] else match.end("number"),
        )
    for match in _YEARS.finditer(whole):
        until = float(match["century"][:2] + match["year"])
        yield Number(until, None, match[0], "exact", _around(whole, *match.span()), *match.span("year"))
    for match in _UNCOUNTED.finditer(text):
        word = match[0].lower()
        unit = "ordinal" if word in _ORDINALS else "crowd"
        around = _around(text, *match.span())
        yield Number((_ORDINALS | _CROWDS)[word], unit, match[0], "exact", around, *match.span())


def _shares(text: str) -> Iterator[Number]:
    """Yield fractions as what they are of a hundred: `a quarter of` is 25 percent."""
    for match in _FRACTION.finditer(text):
        count = (match["count"] or "a").lower()
        parts = _PARTS[(match["half"] or match["part"]).lower()]
        share = 100 * _VALUES.get(count, 1.0) / parts
        yield Number(
            round(share, 6), "percent", match[0], "exact", _around(text, *match.span()), *match.span()
        )


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    return text[max(0, start - _SIGHT) : start], text[end : end + _SIGHT]


def _value(words: str) -> float:
    if words[-1] in _GLYPHS:
        return numeric(words[-1]) + (_value(words[:-1]) if words[:-1] else 0.0)
    if words[0].isdigit():
        return float(re.sub(r"[,\s]", "", words))
    if words.endswith(("a", "an")):
        return 0.5 if words.startswith("half") else 1.0
    first, *rest = re.split(r"[\s-]", words)
    return _VALUES[first] + sum(_VALUES[word] for word in rest)


def _bound(lead: str) -> Bound:
    first = next(iter(lead.split()), "")
    if first in ROUGH:
        return "rough"
    if first in {"less", "fewer", "under", "below"}:
        return "under"
    return "over" if first in {"over", "more", "above"} else "exact"


@lru_cache(maxsize=8_192)
def _dates(text: str) -> tuple[Date, ...]:
    return tuple(_read_dates(text))


def _read_dates(text: str) -> Iterator[Date]:
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
