r"""The notation that the rules are written in: a phrase with holes for kinds of words.

`({weekday},? )?{month} {day}` reads: perhaps a weekday, then a month, then a day. `{kind}` is a
kind of word listed below, `{kind:name}` the same under another name, a blank is white space without
an empty line, `~` a blank or a hyphen; `(a|b)`, `?` and `\.` mean what they mean in expressions.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import cast

from summarizer.dates.edtf import Unit
from summarizer.dates.resolving import Meaning

_MONTH_NAMES = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_WEEKDAY_NAMES = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_COUNT_NAMES = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]
_ORDINAL_NAMES = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
]
_TENS_NAMES = ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"]

MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, start=1)}
WEEKDAYS = {name: number for number, name in enumerate(_WEEKDAY_NAMES)}
_COUNTS = {name: number for number, name in enumerate(_COUNT_NAMES, start=1)} | {
    "a": 1, "an": 1, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
}  # fmt: skip
_ORDINALS = {name: number for number, name in enumerate(_ORDINAL_NAMES, start=1)} | {
    "nineteenth": 19, "twentieth": 20, "twenty-first": 21, "last": -1, "final": -1,
}  # fmt: skip
SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
TENS = {name: 10 * number for number, name in enumerate(_TENS_NAMES, start=2)}
_SHORTEST_ABBREVIATION = 3
_CENTURY = 100

_SPACE = r"(?:[^\S\n]+\n?[^\S\n]*|\n[^\S\n]*)"
_NOT_HYPHENATED = "(?!-(?!long)[a-z])"
"""`year-old` and `day-to-day` tell no time, `decades-long` does."""
DIGIT = "0"
"""Stands for any digit among the openings of a rule."""


def _capital(names: Mapping[str, int]) -> str:
    """Match names as English writes proper names: `March`, `MARCH`, never `march`."""
    return "(?-i:" + "|".join(f"{name.title()}|{name.upper()}" for name in names) + ")"


def _abbreviated(names: Mapping[str, int], *more: str) -> str:
    short = {name[:_SHORTEST_ABBREVIATION] for name in names if len(name) > _SHORTEST_ABBREVIATION}
    forms = "|".join(sorted(name.title() for name in short | set(more)))
    return rf"(?:{_capital(names)}|(?-i:{forms})\b\.?)"


_KINDS = {
    "month": _abbreviated(MONTHS, "sept"),
    "monthname": _capital(MONTHS),
    "weekday": _abbreviated(WEEKDAYS, "tues", "thur", "thurs"),
    "dayname": _capital(WEEKDAYS),
    "day": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\w|[.,:]\d)",
    "year": r"(?:1[5-9]|20)\d\d(?!\d|[.,]\d| ?%)",
    "number": r"\d{1,2}",
    "shortyear": r"(?:(?:1[5-9]|20)\d\d|\d\d)(?!\d)",
    "decade": r"(?:1[5-9]|20)\d0",
    "tenyears": r"\d0",
    "number2": r"\d\d",
    "clock": r"\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)?",
    "daypart": "morning|afternoon|evening|night|noon|midday",
    "season": "|".join(SEASONS),
    "dash": "[-\u2013]",
    "apostrophe": "['\u2019]",
    "near": "today|tonight|yesterday|tomorrow",
    "unit": "(?:day|weekend|week|month|quarter|year|decade|century)" + _NOT_HYPHENATED,
    "period": "(?:weekend|week|month|quarter|year|decade|century)" + _NOT_HYPHENATED,
    "units": "(?:days|weekends|weeks|months|quarters|years|decades|centuries)" + _NOT_HYPHENATED,
    "anyunit": "(?:(?:day|weekend|week|month|quarter|year|decade)s?|century|centuries)" + _NOT_HYPHENATED,
    "count": r"(?:\d{1,4}|" + "|".join(_COUNTS) + r")\b",
    "plural": r"(?:\d{1,4}|" + "|".join(name for name, n in _COUNTS.items() if n > 1) + r")\b",
    "several": r"a couple of|a handful of|a few|few|several|many|some|dozens of",
    "ordinal": r"(?:" + "|".join(_ORDINALS) + r"|\d{1,2}(?:st|nd|rd|th))\b",
    "quarter": "first|second|third|fourth|final|1st|2nd|3rd|4th",
    "tens": "|".join(TENS),
}
_UNIT_NAMES = set(["day", "weekend", "week", "month", "quarter", "year", "decade", "century"])
_UNIT_PLURALS = set(["days", "weekends", "weeks", "months", "quarters", "years", "decades", "centuries"])
_OPENINGS: dict[str, set[str]] = {
    "month": {name[:3] for name in MONTHS} | {"sept"} | set(MONTHS),
    "weekday": {name[:3] for name in WEEKDAYS} | {"tues", "thur", "thurs"} | set(WEEKDAYS),
    "count": {*_COUNTS, DIGIT},
    "plural": {*_COUNTS, DIGIT} - {"a", "an", "one"},
    "ordinal": {name.partition("-")[0] for name in _ORDINALS} | {DIGIT},
    "several": {"a", "few", "several", "many", "some", "dozens"},
    "quarter": {"first", "second", "third", "fourth", "final", DIGIT},
    "unit": _UNIT_NAMES,
    "period": _UNIT_NAMES - {"day"},
    "units": _UNIT_PLURALS,
    "anyunit": _UNIT_NAMES | _UNIT_PLURALS,
}


@dataclass(frozen=True)
class Found:
    """The words in the holes of a rule, lower-cased, and the expression that followed, if it asks for one."""

    words: Mapping[str, str]
    rest: Meaning | None = None

    @property
    def whole(self) -> Meaning:
        """Return the expression that followed; only rules with `before` may ask."""
        if self.rest is None:
            raise LookupError("a rule reads an expression after it without saying `before`")
        return self.rest

    def __contains__(self, name: str) -> bool:
        """Tell whether an optional hole was filled."""
        return name in self.words

    def __getitem__(self, name: str) -> str:
        """Return the words in a hole."""
        return self.words[name]

    def month(self, name: str = "month") -> int:
        """Return a month from 1, by its name or any abbreviation."""
        return next(n for full, n in MONTHS.items() if full.startswith(self.words[name][:3]))

    def weekday(self, name: str = "weekday") -> int:
        """Return a weekday, Monday is 0."""
        return next(n for full, n in WEEKDAYS.items() if full.startswith(self.words[name][:3]))

    def number(self, name: str) -> int:
        """Return digits, with or without an ordinal ending, as a number."""
        return int(re.sub(r"\D", "", self.words[name]))

    def count(self) -> int:
        """Return how many, in digits or words."""
        return _COUNTS.get(self.words["count"]) or self.number("count")

    def ordinal(self, name: str = "ordinal") -> int:
        """Return the rank, in digits or words; -1 is the last."""
        return _ORDINALS.get(self.words[name]) or self.number(name)

    def unit(self, name: str = "unit") -> Unit:
        """Return the calendar unit, from singular or plural."""
        word = self.words[name].removesuffix("s")
        return cast("Unit", "century" if word.startswith("centur") else word)


@dataclass(frozen=True)
class Rule:
    """One way to tell a time: notation, meaning, and examples that are its tests.

    Examples pair a text with the EDTF value of its one mention, in an article of Tuesday 2024-07-23.
    """

    notation: str
    means: Callable[[Found], Meaning]
    examples: Mapping[str, str | None]
    after: str = ""
    """What must stand directly before the phrase and is no part of it, as a regular expression."""
    then: str = ""
    """What must or must not come directly after it, as a look-ahead; not in the notation."""
    before: tuple[Unit, ...] = ()
    """Units of the time expression that must follow and is part of the phrase; empty for none."""


def always(meaning: Meaning) -> Callable[[Found], Meaning]:
    """Return a builder for rules whose words leave nothing to read."""
    return lambda _: meaning


def compiled(rule: Rule) -> re.Pattern[str]:
    """Translate the notation of a rule; a phrase that needs no more words after it ends where a word ends."""
    pattern = re.sub(r"\((?!\?)", "(?:", rule.notation)
    pattern = pattern.replace("~", rf"(?:{_SPACE}|-)").replace(" ", _SPACE)
    pattern = re.sub(
        r"\{(\w+)(?::(\w+))?\}", lambda hole: f"(?P<{hole[2] or hole[1]}>{_KINDS[hole[1]]})", pattern
    )
    ending = "" if rule.before else r"(?!\w|[.,:/]\d|-\d)"
    return re.compile(pattern + ending + rule.then, re.IGNORECASE)


def openings(notation: str) -> set[str]:
    """Return the lower-case words that a phrase may begin with; all digits are one of them, `0`."""
    notation = re.sub(r"\?P<\w+>", "", notation)
    if group := re.match(r"\(([^()]*)\)(\??)", notation):
        first = {word for choice in group[1].split("|") for word in openings(choice)}
        return first | openings(notation[group.end() :]) if group[2] else first
    if hole := re.match(r"\{(\w+)", notation):
        kind = hole[1]
        digits = re.match(r"[(?:]*(?:\\d|3|1|20)", _KINDS[kind])
        words = set(re.findall("[a-z]+", re.sub(r"\\.|\(\?-?[a-z]*:", " ", _KINDS[kind]).lower()))
        return _OPENINGS.get(kind) or ({DIGIT} if digits else words)
    word = re.match(r"[a-z]+", notation, re.IGNORECASE)
    return {word[0].lower()} if word else {DIGIT}
