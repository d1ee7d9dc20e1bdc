r"""The notation that the rules are written in: a phrase with holes for kinds of words.

`({weekday},? )?{month} {day}` reads: perhaps a weekday, then a month, then a day. `{kind}` is a
kind of word listed below, `{kind:name}` the same under another name, a blank is white space without
an empty line, `~` a blank or a hyphen; `(a|b)`, `?` and `\.` mean what they mean in expressions.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from summarizer.dates.edtf import Unit
from summarizer.dates.resolving import Meaning
from summarizer.dates.vocabulary import (
    COUNTED_IN,
    COUNTS,
    MONTHS,
    ORDINALS,
    PLURALS,
    SEASONS,
    STEPS,
    TENS,
    UNITS,
    WEEKDAYS,
)

_LETTERS_OF_ABBREVIATION = 3

_SPACE = r"(?:[^\S\n]{1,8}(?:\n[^\S\n]{0,8})?|\n[^\S\n]{0,8})"
"""A bounded run, so that pages of blanks cost nothing."""
DIGIT = "0"
"""Stands for any digit among the openings of a rule."""


def _capital(names: Mapping[str, int]) -> str:
    """Match names as English writes proper names: `March`, `MARCH`, never `march`."""
    return "(?-i:" + "|".join(f"{name.title()}|{name.upper()}" for name in names) + ")"


def _abbreviated(names: Mapping[str, int], *more: str) -> str:
    short = {name[:_LETTERS_OF_ABBREVIATION] for name in names if len(name) > _LETTERS_OF_ABBREVIATION}
    forms = "|".join(sorted(name.title() for name in short | set(more)))
    return rf"(?:{_capital(names)}|(?-i:{forms})\b\.?)"


def _by_abbreviation(names: Mapping[str, int], word: str) -> int:
    short = word[:_LETTERS_OF_ABBREVIATION]
    return next(number for name, number in names.items() if name.startswith(short))


def _units(names: Iterable[str]) -> str:
    """Match names of units, the longer of two first; `year-old` tells no time, `decades-long` does."""
    return "(?:" + "|".join(sorted(names, reverse=True)) + ")(?!-(?!long)[a-z])"


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
    "unit": _units(UNITS),
    "period": _units(UNITS.keys() - {"day"}),
    "units": _units(PLURALS),
    "anyunit": _units(UNITS | PLURALS),
    "count": r"(?:\d{1,4}|" + "|".join(COUNTS) + r")\b",
    "plural": r"(?:\d{1,4}|" + "|".join(name for name, n in COUNTS.items() if n > 1) + r")\b",
    "several": r"a couple of|a handful of|a few|few|several|many|some|dozens of",
    "ordinal": r"(?:" + "|".join(ORDINALS) + r"|\d{1,2}(?:st|nd|rd|th))\b",
    "quarter": "first|second|third|fourth|final|1st|2nd|3rd|4th",
    "tens": "|".join(TENS),
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

    def month(self) -> int:
        """Return a month from 1, by its name or any abbreviation."""
        return _by_abbreviation(MONTHS, self.words["month"])

    def weekday(self) -> int:
        """Return a weekday, Monday is 0."""
        return _by_abbreviation(WEEKDAYS, self.words["weekday"])

    def number(self, name: str) -> int:
        """Return digits, with or without an ordinal ending, as a number."""
        return int(re.sub(r"\D", "", self.words[name]))

    def count(self) -> int:
        """Return how many, in digits or words."""
        return COUNTS.get(self.words["count"]) or self.number("count")

    def ordinal(self, name: str = "ordinal") -> int:
        """Return the rank, in digits or words; -1 is the last."""
        return ORDINALS.get(self.words[name]) or self.number(name)

    def unit(self) -> Unit:
        """Return the calendar unit, from singular or plural."""
        word = self.words["unit"]
        return UNITS.get(word) or PLURALS[word]

    def step(self) -> int:
        """Return which way the words lead, -1 is back."""
        return STEPS[self.words["step"]]

    def counted(self, step: int) -> tuple[Unit, int]:
        """Return the unit to count in and how many, in the direction of `step`; one if no number is told."""
        unit, length = COUNTED_IN.get(self.unit(), (self.unit(), 1))
        return unit, length * step * (self.count() if "count" in self else 1)


@dataclass(frozen=True)
class Rule:
    """One way to tell a time: notation, meaning, and examples that are its tests.

    Examples pair a text with the EDTF value of its last mention, or the reason why it has none, in an
    article of Tuesday 2024-07-23.
    """

    notation: str
    means: Callable[[Found], Meaning]
    examples: Mapping[str, str]
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
        kind = _KINDS[hole[1]].lower()
        words = set(re.findall(r"(?:^|[|:(])([a-z]+)", kind))
        return words | {DIGIT} if re.search(r"\\d|[0-9]", kind) else words
    word = re.match(r"[a-z]+", notation, re.IGNORECASE)
    return {word[0].lower()} if word else {DIGIT}
