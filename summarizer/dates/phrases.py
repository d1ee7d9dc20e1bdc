"""Find the time expressions of a text and what their words mean; no dates are worked out here."""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain

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

_WORD = re.compile(r"(?<![\w$€£#%])(?<!\d[.,:/-])(?:[A-Za-z]+|\d)")
_SECOND_WORD = re.compile(r"\d*(?:\.5)?(?:st|nd|rd|th)?\.?[\s-]*([A-Za-z]+|\d)")
_CONTEXT = 40
"""Characters before a phrase in which its leading words may stand."""
_DEEPEST = 3
"""How often an expression may hold another: `late on the first day of the last week of next month`."""
_BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)
_RANGE = re.compile(r"-|\u2013|\s\u2013\s")
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

    def phrase(self, text: str, found: re.Match[str], depth: int) -> Phrase | None:
        """Return what the words found mean, if the words around them allow it."""
        start, end = found.span()
        if not (depth or self._led(text, start)):
            return None
        rest = None
        if self.rule.before:
            following = phrase_at(text, end, depth + 1, self.rule.before)
            if following is None:
                return None
            end, rest = following.end, following.meaning
        try:
            meaning = self.rule.means(Found(words_in(found), rest))
        except Unfit:
            return None
        except ValueError:  # what datetime raises outside the calendar
            meaning = Never(Reason.NOT_IN_CALENDAR, "day")
        return Phrase(start, end, meaning, doubtful=self.rule.asks and not depth)

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
def _choices() -> dict[str, dict[str, tuple[_Ready, ...]]]:
    """Sort the rules by their first word, then by their second; "" holds those that any second may follow."""
    seconds: dict[str, dict[_Ready, set[str]]] = defaultdict(lambda: defaultdict(set))
    for ready in map(_Ready, RULES):
        for first, *second in openings(ready.rule.notation):
            seconds[first][ready].update(second or [""])
    return {
        first: {
            second: tuple(ready for ready, known in rules.items() if known & {second, ""})
            for second in {"", *chain.from_iterable(rules.values())}
        }
        for first, rules in seconds.items()
    }


def _key(word: str) -> str:
    return DIGIT if word.isdecimal() else word.lower()


def rules_at(text: str, start: int) -> tuple[_Ready, ...]:
    """Return the rules whose phrases may begin with the two words at `start`, in their order."""
    word = _WORD.match(text, start)
    choices = _choices().get(_key(word[0])) if word else None
    if word is None or choices is None:
        return ()
    second = _SECOND_WORD.match(text, word.end())
    return choices.get(_key(second[1]) if second else "", choices[""])


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
    choices = _choices()
    phrases: list[Phrase] = []
    end = 0
    for word in _WORD.finditer(text):
        if _key(word[0]) not in choices or word.start() < end:
            continue
        phrase = phrase_at(text, word.start())
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
    gap = text[first.end : last.start]
    if first.meaning.unit is None or first.meaning.unit != last.meaning.unit:
        return False
    led = _BETWEEN.search(text, max(0, first.start - _CONTEXT), first.start)
    return bool(_RANGE.fullmatch(gap) or (led and _AND.fullmatch(gap)))
