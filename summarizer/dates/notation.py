r"""The notation that the rules are written in: a phrase with holes for kinds of words.

`({weekday},? )?{month} {day}` reads: perhaps a weekday, then a month, then a day. `{kind}` is a
kind of word listed below, `{kind:name}` the same under another name, a blank is white space without
an empty line, `~` a blank or a hyphen; `(a|b)`, `?` and `\.` mean what they mean in expressions. Some
kinds are phrases in this notation themselves, as `{length}`: two weeks, a year and a half.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from summarizer.dates.edtf import Unit
from summarizer.dates.resolving import Meaning
from summarizer.dates.vocabulary import (
    COUNTED_IN,
    COUNTS,
    DAY_ORDINALS,
    DIGITS,
    HOLIDAYS,
    LENGTHS,
    MONTHS,
    MULTIPLES,
    ORDINALS,
    PLURALS,
    SEASONAL_HOLIDAYS,
    SEASONS,
    STEPS,
    TEENS,
    TENFOLDS,
    TENS,
    UNITS,
    WEEKDAYS,
)

_LETTERS_OF_ABBREVIATION = 3
_HOURS_OF_DAY = 24
_MONTHS_OF_HALF_YEAR = 6

_SPACE = r"(?:[^\S\n]{1,8}(?:\n[^\S\n]{0,8})?|\n[^\S\n]{0,8})"
"""A bounded run, so that pages of blanks cost nothing."""
ENDS = (
    r"(?=\s*(?:\Z|[.,;:!?)\"\u201d\u2019\u2014\u2013\n])|\s(?:and|but|or|in|on|at|by|to|as|with|for|from)\b)"
)
"""What may follow words that end a phrase: after `two days before`, any other word begins the event."""
_OTHER_WORDS = frozenset(("march", "may", "mar", "mon", "sat", "sun", "wed"))
"""Lower-case words that are no names."""
_BESIDE_FIGURES = r"(?:(?<=\d )|(?<=\bon ))"
_WORDS_LOOKED_AT = 2
DIGIT = "0"
"""Stands for any digit among the openings of a rule."""


def _written(names: Iterable[str]) -> str:
    """Match proper names in every case: `March`, `MARCH`, `june`; `march` and `may` only beside figures."""
    plain = {form for name in names for form in (name.title(), name.upper(), name)} - _OTHER_WORDS
    words = "|".join(sorted(_OTHER_WORDS & set(names))) or r"(?!)"
    return f"(?-i:{'|'.join(sorted(plain))}|{_BESIDE_FIGURES}(?:{words}))"


def _shortened(names: Iterable[str], *more: str) -> str:
    short = {name[:_LETTERS_OF_ABBREVIATION] for name in names if len(name) > _LETTERS_OF_ABBREVIATION}
    return rf"{_written(short | set(more))}\b\.?"


def _by_abbreviation(names: Mapping[str, int], word: str) -> int:
    short = word[:_LETTERS_OF_ABBREVIATION]
    return next(number for name, number in names.items() if name.startswith(short))


def _units(names: Iterable[str]) -> str:
    """Match names of units, the longer of two first; `year-old` tells no time, `decades-long` does."""
    return "(?:" + "|".join(sorted(names, reverse=True)) + ")(?!-(?!long)[a-z])(?! centur)"


def _names(names: Iterable[str]) -> str:
    """Match proper names of several words, the longer of two first."""
    forms = "|".join(sorted(names, reverse=True)).replace(" ", _SPACE).replace("'", "['\u2019]")
    return f"(?:{forms})"


_TENFOLDS = rf"(?:{'|'.join(TENFOLDS)})(?:-(?:{'|'.join(DIGITS)}))?"
_PLURAL = rf"\d{{1,4}}|{_TENFOLDS}|{'|'.join(sorted((DIGITS | TEENS).keys() - {'one'}))}"
_SHORT_MONTH = _shortened(MONTHS, "sept")
_SHORT_WEEKDAY = _shortened(WEEKDAYS, "tues", "thur", "thurs", "weds")
_DOTTED = "mon|tue|tues|wed|weds|thu|thur|thurs|fri"
"""`Sat.` and `Sun.` end sentences of their own."""
_DAYWORDS = "|".join(name.replace("-", "[- ]") for name in sorted(DAY_ORDINALS, key=len, reverse=True))
_KINDS = {
    "month": f"(?:{_written(MONTHS)}|{_SHORT_MONTH})",
    "monthname": _written(MONTHS),
    "shortmonth": _SHORT_MONTH,
    "monthcode": "|".join(name[:_LETTERS_OF_ABBREVIATION] for name in MONTHS),
    "weekday": f"(?:{_written(WEEKDAYS)}|{_SHORT_WEEKDAY})",
    "dayname": _written(WEEKDAYS),
    "shortday": _SHORT_WEEKDAY,
    "dottedday": rf"(?-i:{_DOTTED.title()}|{_DOTTED.upper()})\.",
    "daynames": _written(f"{name}s" for name in WEEKDAYS),
    "day": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\w|[.,:]\d)",
    "dayword": rf"(?:{_DAYWORDS})(?!\w|-)",
    "noday": r"(?:00?|3[2-9]|[4-9]\d)(?:st|nd|rd|th)?(?!\w|[.,:]\d)",
    "nth": r"(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th)",
    "year": r"(?:(?:1[5-9]|20)\d\d|2100)(?!\d|[.,]\d| ?%)",
    "recentyear": r"(?:(?:1[89]|20)\d\d)(?!\d|[.,]\d| ?%)",
    "number": r"\d{1,2}",
    "fulldigits": r"(?:1[5-9]|20)\d\d",
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
    "measure": _units(LENGTHS),
    "count": rf"(?:{_PLURAL}|one|an|a)\b",
    "plural": rf"(?:{_PLURAL})\b",
    "decimal": r"\d{1,3}\.5",
    "multiple": "|".join(MULTIPLES),
    "dayhours": "24|48|72|96",
    "holiday": _names(HOLIDAYS),
    "anyholiday": _names((*HOLIDAYS, *SEASONAL_HOLIDAYS)),
    "ordinal": rf"(?:{_DAYWORDS}|last|final|\d{{1,2}}(?:st|nd|rd|th))\b",
    "quarter": "first|second|third|fourth|final|1st|2nd|3rd|4th",
    "half": "first|second|1st|2nd",
    "fourth": "[1-4]",
    "fiscal": "fiscal|financial",
    "tens": "|".join(TENS),
}
_MANY_WORDS = {"holiday", "anyholiday"}
_PHRASES = {
    "several": "a couple of|a handful of|a few|few|several|many|some|dozens of",
    "halves": "{count}~and~a~half~{anyunit}|{decimal}~{anyunit}|(a|one)~{unit}~and~a~half|half~an?~{unit}",
    "length": (
        "({count}(~and~a~half| {multiple})?|{decimal})~{measure}(~and~a~half)?|"
        "half~an?~{unit}|{dayhours}~hours?"
    ),
    "lengths": (
        "({plural}(~and~a~half| {multiple})?|{decimal})~{units}|"
        "{unit} and a half|half~{unit}|{dayhours}~hours"
    ),
}
"""Kinds that are written in the notation."""


class Unfit(Exception):
    """The words fit the notation of a rule and mean something else."""


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

    def day(self) -> int:
        """Return a day of the month, in digits or words."""
        return self.ordinal("day")

    def number(self, name: str) -> int:
        """Return digits, with or without an ordinal ending, as a number."""
        return int(re.sub(r"\D", "", self.words[name]))

    def ordinal(self, name: str = "ordinal") -> int:
        """Return the rank, in digits or words; -1 is the last."""
        return ORDINALS.get(self.words[name].replace(" ", "-")) or self.number(name)

    def count(self) -> int:
        """Return a count, in digits or words."""
        return round(_counted(self.words["count"].split("-")))

    def holiday(self) -> str:
        """Return the name of a holiday as the tables write it."""
        return re.sub(r"\s+", " ", self.words["holiday"]).replace("\u2019", "'")

    def unit(self) -> Unit:
        """Return the calendar unit, from singular or plural."""
        word = self.words["unit"]
        return UNITS.get(word) or PLURALS[word]

    def step(self) -> int:
        """Return which way the words lead, -1 is back."""
        return STEPS[self.words["step"]]

    def counted(self, step: int) -> tuple[Unit, int]:
        """Return the unit to count in and how many, in the direction of `step`; one if no length is told."""
        if "length" in self:
            unit, amount = self.length()
        else:
            unit, amount = COUNTED_IN.get(self.unit(), (self.unit(), 1))
        return unit, step * amount

    def length(self) -> tuple[Unit, int]:
        """Return a length of time as a unit and how many: `a year and a half` is 18 months.

        Raise ValueError for what no calendar counts, like half a week.
        """
        words = re.split(r"[\s-]+", self.words["length"])
        if words[-1].startswith("hour"):
            return "day", int(words[0]) // _HOURS_OF_DAY
        halves = round(2 * _counted(words)) + ("half" in words)
        unit, size = next(LENGTHS[word] for word in words if word in LENGTHS)
        if unit == "year" and halves * size % 2:
            return "month", halves * size * _MONTHS_OF_HALF_YEAR
        if halves * size % 2:
            raise Unfit(f"half a {unit} is no date")
        return unit, halves * size // 2


def _counted(words: Sequence[str]) -> float:
    """Return the number that words begin with: `twenty-five`, `a hundred`, `1.5`; 1 before a bare unit."""
    if words[0] == "half":
        return 0
    number: float = 0
    for word in words:
        if word in MULTIPLES:
            number *= MULTIPLES[word]
        elif word in COUNTS or word[0].isdecimal():
            number += COUNTS.get(word) or float(word)
        else:
            break
    return number or 1


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
    unless: str = ""
    """Words, parted by blanks, none of which may stand directly before the phrase."""
    then: str = ""
    """What must or must not come directly after it, as a look-ahead; not in the notation."""
    asks: bool = False
    """Whether its words may be a name or another word, so that the parse has to call them a time."""
    before: tuple[Unit, ...] = ()
    """Units of the time expression that must follow and is part of the phrase; empty for none."""


def always(meaning: Meaning) -> Callable[[Found], Meaning]:
    """Return a builder for rules whose words leave nothing to read."""
    return lambda _: meaning


def expression_of(rule: Rule) -> str:
    """Translate the notation of a rule; a phrase that needs no more words after it ends where a word ends."""
    ending = "" if rule.before else r"(?!\w|[.,:/]\d|-\d)"
    unless = "".join(rf"(?<!\b{word} )" for word in rule.unless.split())
    return unless + _expression(rule.notation) + ending + rule.then


def _expression(notation: str) -> str:
    expression = re.sub(r"\((?!\?)", "(?:", notation)
    expression = expression.replace("~", rf"(?:{_SPACE}|-)").replace(" ", _SPACE)
    number = count()
    return re.sub(
        r"\{([a-z]\w*)(?::(\w+))?\}",
        lambda hole: f"(?P<{hole[2] or hole[1]}__{next(number)}>{_kind(hole[1])})",
        expression,
    )


def words_in(found: re.Match[str]) -> dict[str, str]:
    """Return the lower-cased words by the names of their holes; choices may share a name."""
    return {name.partition("__")[0]: word.lower() for name, word in found.groupdict().items() if word}


def _kind(name: str) -> str:
    """Return the expression of a kind of word, without names for its parts."""
    if name not in _PHRASES:
        return _KINDS[name]
    return re.sub(r"\?P<\w+>", "?:", _expression(_PHRASES[name]))


def openings(notation: str, words: int = _WORDS_LOOKED_AT) -> set[tuple[str, ...]]:
    """Return the first lower-case words of a phrase, fewer where anything may come next; any digit is `0`."""
    notation = re.sub(r"\?P<\w+>", "", notation).lstrip(" ~")
    if not words or not notation:
        return {()}
    if notation.startswith("("):
        choices, rest = _group(notation)
        if rest.startswith("?"):
            choices, rest = [*choices, ""], rest[1:]
        return {found for choice in choices for found in openings(choice + rest, words)}
    if hole := re.match(r"\{([a-z]\w*)(?::\w+)?\}", notation):
        name, rest = hole[1], notation[hole.end() :]
        if name in _PHRASES:
            return openings(f"({_PHRASES[name]}){rest}", words)
        return _continued(_first_words(_KINDS[name]), "" if name in _MANY_WORDS else rest, words)
    if word := re.match(r"[a-z]+(?=[ ~?]|\( |$)", notation):
        rest = notation[word.end() :]
        if rest.startswith("?"):
            return openings(word[0] + rest[1:], words) | openings(word[0][:-1] + rest[1:], words)
        return _continued({word[0]}, rest, words)
    if word := re.match(r"[a-z]+", notation):
        return {(word[0],)}
    return {(DIGIT,)} if words == _WORDS_LOOKED_AT else {()}


def _continued(first: set[str], rest: str, words: int) -> set[tuple[str, ...]]:
    """Put words before what follows them; anything may follow a sign, or twenty with its hyphen."""
    if not first:
        return {()}
    found = {(word,) for word in first if word in TENFOLDS}
    following = openings(rest, words - 1)
    return found | {(word, *more) for word in first - TENFOLDS.keys() for more in following}


def _group(notation: str) -> tuple[list[str], str]:
    """Return the choices of the group that a notation begins with, and what follows the group."""
    choices, depth = [""], 0
    for place, sign in enumerate(notation):
        depth += (sign == "(") - (sign == ")")
        if depth == 0:
            return choices, notation[place + 1 :]
        if sign == "|" and depth == 1:
            choices.append("")
        elif place:
            choices[-1] += sign
    raise ValueError(f"a group is not closed: {notation}")


def _first_words(kind: str) -> set[str]:
    kind = re.sub(r"\{[\d,]+\}", "", kind.lower())
    words = set(re.findall(r"(?:^|[|:(])([a-z]+)", kind))
    return words | {DIGIT} if re.search(r"\\d|[0-9]", kind) else words
