"""Find the time expressions of a text and what their words mean; no dates are worked out here."""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, cached_property

from summarizer.dates import (
    anaphoric_rules,
    calendar_rules,
    day_rules,
    fiscal_rules,
    holiday_rules,
    relative_rules,
    undated_rules,
)
from summarizer.dates.edtf import Unit
from summarizer.dates.meanings import Between, Never
from summarizer.dates.notation import DIGIT, Found, Rule, Unfit, expression_of, openings, words_in
from summarizer.dates.resolving import Meaning, Reason

_WORD = re.compile(r"(?<![\w$€£#%])(?<!\d[.,:/])(?:(?<!\d-)|(?=[QH]\d))(?:[A-Za-z]+|\d)")
_CONTEXT = 40
"""Characters before a phrase in which its leading words may stand."""
_DEEPEST = 3
"""How often an expression may hold another: `late on the first day of the last week of next month`."""
_BEFORE_YEAR = re.compile(r"(?:,\s{1,8}(?=\d{4})|\s{1,8}(?:of\s{1,8}|in\s{1,8})?)", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s+$", re.IGNORECASE)
_RANGE = re.compile(r"-|\u2013|\s\u2013\s")
_TO = re.compile(r"\s(?:to|through)\s", re.IGNORECASE)
_AND = re.compile(r",?\s+and\s+", re.IGNORECASE)


@dataclass(frozen=True)
class Phrase:
    """A time expression: `start` inclusive, `end` exclusive, and what it means."""

    start: int
    end: int
    meaning: Meaning
    doubtful: bool = False
    """Whether its words may be a name or another word, which only the parse of the sentence tells."""


@dataclass(frozen=True, eq=False)
class _Ready:
    """A rule made ready to match; compiling is what takes time, so it waits until a text needs it."""

    rule: Rule

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(expression_of(self.rule), re.IGNORECASE)

    @cached_property
    def after(self) -> re.Pattern[str]:
        return re.compile(f"(?:{self.rule.after})\\Z", re.IGNORECASE | re.MULTILINE)

    @cached_property
    def then(self) -> re.Pattern[str]:
        return re.compile(self.rule.then, re.IGNORECASE)

    def phrase(self, text: str, found: re.Match[str], depth: int) -> Phrase | None:
        """Return what the words found mean, if the words around them allow it."""
        start, end = found.span()
        units, link = self.rule.before, end
        if self.rule.year and (linked := _BEFORE_YEAR.match(text, end)):
            units, link = ("year",), linked.end()
        following = phrase_at(text, link, depth + 1, units) if units else None
        if following is None and (self.rule.before or not self._fits(text, found, depth)):
            return None
        if self.rule.before and not (depth or self._led(text, start)):
            return None
        rest = following.meaning if following else None
        try:
            meaning = self.rule.means(Found(words_in(found), rest))
        except Unfit:
            return None
        except ValueError:  # what datetime raises outside the calendar
            meaning = Never(Reason.NOT_IN_CALENDAR, "day")
        doubtful = self.rule.asks and not (depth or rest)
        return Phrase(start, following.end if following else end, meaning, doubtful)

    def _fits(self, text: str, found: re.Match[str], depth: int) -> bool:
        """Tell whether the words around a phrase allow it: those that lead to it, and those that follow."""
        if self.rule.year and not self.then.match(text, found.end()):
            return False
        return bool(depth) or self._led(text, found.start())

    def _led(self, text: str, start: int) -> bool:
        return not self.rule.after or bool(self.after.search(text, max(0, start - _CONTEXT), start))


RULES = (
    *holiday_rules.RULES,
    *fiscal_rules.RULES,
    *day_rules.RULES,
    *calendar_rules.RULES,
    *relative_rules.RULES,
    *anaphoric_rules.RULES,
    *undated_rules.RULES,
)


@cache
def _choices() -> dict[str, list[_Ready]]:
    """Return the rules by the words that their phrases may begin with, in their order."""
    choices: dict[str, list[_Ready]] = defaultdict(list)
    for ready in map(_Ready, RULES):
        for word in openings(ready.rule.notation):
            choices[word].append(ready)
    return dict(choices)


def rules_at(text: str, start: int) -> list[_Ready]:
    """Return the rules whose phrases may begin with the word at `start`, in their order."""
    word = _WORD.match(text, start)
    return _choices().get(DIGIT if word[0].isdecimal() else word[0].lower(), []) if word else []


def phrase_at(text: str, start: int, depth: int = 0, units: tuple[Unit, ...] = ()) -> Phrase | None:
    """Return the longest time expression that begins at `start`; of equals, the rule listed first.

    At a `depth` above 0 it is the rest of a longer expression, whose words stand for those that must
    lead; `units` limits what it may be.
    """
    if depth > _DEEPEST:
        return None
    best: Phrase | None = None
    for ready in rules_at(text, start):
        found = ready.pattern.match(text, start)
        phrase = ready.phrase(text, found, depth) if found else None
        if phrase is None or (units and phrase.meaning.unit not in units):
            continue
        if best is None or phrase.end > best.end:
            best = phrase
    return best


def find_phrases(text: str) -> list[Phrase]:
    """Return the time expressions of a text, in order and disjoint; a date range is one."""
    phrases: list[Phrase] = []
    end = 0
    for word in _WORD.finditer(text):
        phrase = phrase_at(text, word.start()) if word.start() >= end else None
        if phrase is not None:
            phrases.append(phrase)
            end = phrase.end
    return _ranges(text, phrases)


def _ranges(text: str, phrases: list[Phrase]) -> list[Phrase]:
    """Make one of `between March and May` and of `March\u2013May 2024`."""
    merged: list[Phrase] = []
    for phrase in phrases:
        if merged and _is_range(text, merged[-1], phrase):
            first = merged.pop()
            merged.append(Phrase(first.start, phrase.end, Between(first.meaning, phrase.meaning)))
        else:
            merged.append(phrase)
    return merged


def _is_range(text: str, first: Phrase, last: Phrase) -> bool:
    """Tell whether two times are the ends of one: `Monday to Friday`, but not `from Monday to Friday`."""
    gap, unit = text[first.end : last.start], first.meaning.unit
    if unit is None or unit != last.meaning.unit or isinstance(first.meaning, Between):
        return False
    lead = max(0, first.start - _CONTEXT)
    if _TO.fullmatch(gap):
        return unit in ("day", "month") and not _FROM.search(text, lead, first.start)
    between = _BETWEEN.search(text, lead, first.start)
    return bool(_RANGE.fullmatch(gap) or (between and _AND.fullmatch(gap)))
