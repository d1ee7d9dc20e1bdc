"""When two words mean the same, and when they exclude each other."""

from functools import cache, lru_cache

from summarizer.grounding.contraries import KINDS, OPPOSITES, Rows
from summarizer.grounding.trees import Node
from summarizer.grounding.vocabulary import SYNONYMS
from summarizer.grounding.words import akin, stem
from summarizer.text import wordnet
from summarizer.text.lexicon import words

_NEGATIVE = ("un", "in", "im", "il", "ir", "non", "non-")
_SHORTEST = 4


def alike(one: Node, other: Node) -> bool:
    """Tell whether two words may mean the same, whatever their forms."""
    if one.token.lower == other.token.lower or one.lemma == other.lemma:
        return True
    if "NUM" in {one.token.pos, other.token.pos} or "PROPN" in {one.token.pos, other.token.pos}:
        return bool(stem(one.token.text) == stem(other.token.text))
    return alike_words(one.lemma, other.lemma)


@lru_cache(maxsize=65_536)
def alike_words(one: str, other: str) -> bool:
    """Tell whether two basic forms are of one word, or of two that may mean the same."""
    if excluded(one, other):
        return False
    return (
        akin(stem(one), stem(other))
        or wordnet.synonyms(one, other)
        or bool(_rows().get(one, frozenset()) & _rows().get(other, frozenset()))
        or bool(_places_of(OPPOSITES, one) & _places_of(OPPOSITES, other))
    )


def one_word(one: str, other: str) -> bool:
    """Tell whether two basic forms are of one word: `sign` and `signature`."""
    return other in wordnet.family(one) or akin(stem(one), stem(other))


@lru_cache(maxsize=65_536)
def excluded(one: str, other: str) -> bool:
    """Tell whether two basic forms are contraries: `rise` and `fall`, `legal` and `illegal`."""
    if one == other:
        return False
    listed = _apart(OPPOSITES, one, other)
    return listed or wordnet.contrary(one, other) or _negative(one) == other or _negative(other) == one


@lru_cache(maxsize=65_536)
def of_one_kind(one: str, other: str) -> bool:
    """Tell whether two basic forms name different things of one kind: a knife and a gun."""
    if alike_words(one, other):
        return False
    return _apart(KINDS, one, other) or wordnet.sisters(one, other)


def listed_apart(one: str, other: str) -> bool:
    """Tell whether the table of kinds has two basic forms as different things."""
    return _apart(KINDS, one, other)


@cache
def _sides(rows: Rows) -> dict[str, frozenset[tuple[int, int]]]:
    """Map each stem to the rows that it stands in, and the sides there."""
    found: dict[str, set[tuple[int, int]]] = {}
    for number, row in enumerate(rows):
        for place, side in enumerate(row):
            for word in side:
                found.setdefault(stem(word), set()).add((number, place))
    return {word: frozenset(places) for word, places in found.items()}


def _places_of(rows: Rows, word: str) -> frozenset[tuple[int, int]]:
    return _sides(rows).get(stem(word), frozenset())


def _apart(rows: Rows, one: str, other: str) -> bool:
    """Tell whether two words stand on different sides of a row and on the same side of none."""
    ours, theirs = _places_of(rows, one), _places_of(rows, other)
    return not ours & theirs and bool({row for row, _ in ours} & {row for row, _ in theirs})


def _negative(word: str) -> str | None:
    """Return what is left of a word without its negative prefix, None where it has none."""
    for prefix in _NEGATIVE:
        if word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST:
            rest = word.removeprefix(prefix)
            if wordnet.known(rest):
                return rest
    return None


@cache
def _rows() -> dict[str, frozenset[int]]:
    rows: dict[str, set[int]] = {}
    for number, row in enumerate(SYNONYMS):
        for word in row:
            rows.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in rows.items()}


def mutual(lemma: str) -> bool:
    """Tell whether what a verb says is done by two together, in either order."""
    return lemma in words("relations", "mutual")


def converse(lemma: str) -> bool:
    """Tell whether a verb says from one side what another says from the other: one buys what one sells."""
    return lemma in words("relations", "converse")
