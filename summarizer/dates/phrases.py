"""Find the time expressions of a text and what their words mean; no dates are worked out here."""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from summarizer.dates import anaphoric_rules, calendar_rules, day_rules, relative_rules, undated_rules
from summarizer.dates.edtf import Unit
from summarizer.dates.meanings import Between
from summarizer.dates.notation import DIGIT, Found, Rule, compiled, openings
from summarizer.dates.resolving import Meaning

_WORD = re.compile(r"(?<![\w$€£#%])(?<!\d[.,:/-])(?:[A-Za-z]+|\d)")
_CONTEXT = 40
"""Characters before a phrase in which its leading words may stand."""
_DEEPEST = 3
"""How often an expression may hold another: `late on the first day of the last week of next month`."""
_BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)
_RANGE = re.compile(r"-|\u2013|\s\u2013\s")
_AND = re.compile(r",?\s+and\s+", re.IGNORECASE)
_PERSON = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Minister|President|Secretary|Theresa)\.? (May|April|June|August)\b"
)


@dataclass(frozen=True)
class Phrase:
    """A time expression: `start` inclusive, `end` exclusive, and what it means."""

    start: int
    end: int
    meaning: Meaning


@dataclass(frozen=True, eq=False)
class _Ready:
    """A rule made ready to match."""

    rule: Rule
    pattern: re.Pattern[str]
    after: re.Pattern[str] | None

    def match(self, text: str, start: int, depth: int) -> Phrase | None:
        found = self.pattern.match(text, start)
        if found is None or not (depth or self._led(text, start)):
            return None
        end, rest = found.end(), None
        if self.rule.before:
            following = phrase_at(text, end, depth + 1, self.rule.before)
            if following is None:
                return None
            end, rest = following.end, following.meaning
        words = {name: word.lower() for name, word in found.groupdict().items() if word}
        try:
            return Phrase(start, end, self.rule.means(Found(words, rest)))
        except ValueError:  # 31 April and the like: then it is no date
            return None

    def _led(self, text: str, start: int) -> bool:
        return self.after is None or bool(self.after.search(text, max(0, start - _CONTEXT), start))


@dataclass(frozen=True)
class _Choice:
    """The rules that a phrase may follow by its first word, and one pattern that tells whether any fits."""

    fitting: re.Pattern[str]
    rules: tuple[_Ready, ...]


def _ready(rule: Rule) -> _Ready:
    after = re.compile(f"(?:{rule.after})\\Z", re.IGNORECASE | re.MULTILINE) if rule.after else None
    return _Ready(rule, compiled(rule), after)


RULES = (
    *day_rules.RULES,
    *calendar_rules.RULES,
    *relative_rules.RULES,
    *anaphoric_rules.RULES,
    *undated_rules.RULES,
)


@cache
def _choices() -> dict[str, _Choice]:
    """Sort the rules by first words, on first use: compiling them is what takes time, not importing."""
    table: dict[str, list[_Ready]] = defaultdict(list)
    for rule in RULES:
        ready = _ready(rule)
        for word in openings(rule.notation):
            for opening in "0123456789" if word == DIGIT else (word,):
                table[opening].append(ready)
    return {word: _choice(tuple(rules)) for word, rules in table.items()}


@cache
def _choice(rules: tuple[_Ready, ...]) -> _Choice:
    nameless = (re.sub(r"\?P<\w+>", "?:", ready.pattern.pattern) for ready in rules)
    return _Choice(re.compile("|".join(nameless), re.IGNORECASE), rules)


def phrase_at(text: str, start: int, depth: int = 0, units: tuple[Unit, ...] = ()) -> Phrase | None:
    """Return the longest time expression that begins at `start`; of equals, the rule listed first.

    At a `depth` above 0 it is the rest of a longer expression, whose words stand for those that must
    lead; `units` limits what it may be.
    """
    word = _WORD.match(text, start)
    choice = _choices().get(word[0].lower()) if word and depth <= _DEEPEST else None
    if choice is None or not choice.fitting.match(text, start):
        return None
    best: Phrase | None = None
    for ready in choice.rules:
        phrase = ready.match(text, start, depth)
        if phrase is None or (units and phrase.meaning.unit not in units):
            continue
        if best is None or phrase.end > best.end:
            best = phrase
    return best


def find_phrases(text: str) -> list[Phrase]:
    """Return the time expressions of a text, in order and disjoint; a date range is one."""
    people = set(_PERSON.findall(text))
    choices = _choices()
    phrases: list[Phrase] = []
    end = 0
    for word in _WORD.finditer(text):
        if word[0].lower() not in choices or word.start() < end or word[0] in people:
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
