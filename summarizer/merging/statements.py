"""Whether two statements say the same: shared content, and no figure, negation or contrary between them."""

import re
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from summarizer.grounding.vocabulary import SYNONYMS
from summarizer.grounding.words import Word, read_words, stem
from summarizer.merging.polarity import check_negations, check_polarity
from summarizer.text.states import known_bodies, state_adjectives, state_names

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_COUNTS = {
    word: str(value)
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905 - counted
    )
    if value > 1
}
SAME_STATEMENT = 0.5
"""Likeness from which two statements on their own say the same."""
EVENLY = 0.4
SAME_ANSWER = 0.2
"""Likeness from which two answers to one question do: the question has settled most of the subject."""


_REMEMBERED = 65536
"""Words and texts whose reading is kept."""


@dataclass(frozen=True)
class Statement:
    """A statement as it is compared: the stems of its content, and its figures."""

    text: str
    stems: frozenset[str]
    figures: frozenset[str]

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Its words in order, read only where two statements are alike."""
        return read_words(self.text)


@lru_cache(maxsize=_REMEMBERED)
def read_statement(text: str) -> Statement:
    """Read a statement; words that mean the same have one stem, a state and its adjective too."""
    read = [_read_word(word) for word in text.split()]
    return Statement(
        text,
        frozenset().union(*(stems for stems, _ in read)),
        frozenset().union(*(found for _, found in read)),
    )


@lru_cache(maxsize=_REMEMBERED)
def _read_word(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the stems and the figures of a word between blanks; a story has many texts but few words."""
    words = read_words(text)
    stems = frozenset(_meaning(word) for word in words if word.content and word.text.lower() not in _COUNTS)
    counts = {_COUNTS[word.text.lower()] for word in words if word.text.lower() in _COUNTS}
    return stems, frozenset({found.replace(",", "") for found in _FIGURE.findall(text)} | counts)


def likeness(one: str, other: str, *, about: str = "") -> float:
    """Return how much of the shorter statement's content the other has, from 0 to 1.

    What `about` says (a question, the holder's name) goes without saying and is left out.
    """
    ours, theirs = _contents(one, other, about)
    if not ours or not theirs:
        return float(one == other)
    shared = len(ours & theirs)
    return (shared / min(len(ours), len(theirs)) + 2 * shared / (len(ours) + len(theirs))) / 2


def evenly_alike(one: str, other: str, *, about: str = "") -> bool:
    """Tell whether two statements share enough of both, so that neither is a small part of the other."""
    ours, theirs = _contents(one, other, about)
    return 2 * len(ours & theirs) >= EVENLY * (len(ours) + len(theirs))


def _contents(one: str, other: str, about: str) -> tuple[frozenset[str], frozenset[str]]:
    left, right = read_statement(one), read_statement(other)
    ours, theirs = left.stems, right.stems
    if about:
        given = read_statement(about).stems
        if ours - given and theirs - given:
            ours, theirs = ours - given, theirs - given
    return ours | left.figures, theirs | right.figures


def contradicts(one: str, other: str) -> bool:
    """Tell whether one statement denies, or turns into its contrary, what the other says."""
    if one == other:
        return False
    left, right = read_statement(one), read_statement(other)
    return any(check_polarity(left.words, right.words)) or any(check_polarity(right.words, left.words))


def denies(one: str, other: str) -> bool:
    """Tell whether one statement denies what the other affirms."""
    left, right = read_statement(one).words, read_statement(other).words
    return any(check_negations(left, right)) or any(check_negations(right, left))


def same_figures(one: str, other: str) -> bool:
    """Tell whether the figures of two statements agree: those of one are among those of the other."""
    left, right = read_statement(one).figures, read_statement(other).figures
    return left <= right or right <= left


def same_statement(one: str, other: str, *, about: str = "") -> bool:
    """Tell whether two statements say the same; with `about` they are answers to that question."""
    if one.casefold() == other.casefold():
        return True
    return (
        same_figures(one, other)
        and likeness(one, other, about=about) >= (SAME_ANSWER if about else SAME_STATEMENT)
        and not contradicts(one, other)
    )


def _meaning(word: Word) -> str:
    state = _states().get(word.text)
    return state or _synonyms().get(word.stem, word.stem)


@cache
def _states() -> dict[str, str]:
    return state_names() | state_adjectives() | known_bodies()


@cache
def _synonyms() -> dict[str, str]:
    return {stem(word): stem(min(row)) for row in SYNONYMS for word in row}
