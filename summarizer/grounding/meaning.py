"""When two words mean the same, and when they exclude each other."""

from collections.abc import Callable, Hashable, Iterable
from functools import cache, lru_cache

from summarizer.grounding.contraries import KINDS, LINKS, OPPOSITES, Rows
from summarizer.grounding.vocabulary import SYNONYMS
from summarizer.grounding.words import KINSHIP, akin, stem
from summarizer.text import wordnet
from summarizer.text.lexicon import words

_NEGATIVE = ("un", "in", "im", "il", "ir", "non", "non-")
_SHORTEST = 4

_Marks = frozenset[Hashable]
Sides = dict[str, frozenset[tuple[int, int]]]


class Lexemes:
    """The words of a text, found by what they mean: only words that share a mark are compared."""

    def __init__(self, lemmas: Iterable[str]) -> None:
        self._lemmas = tuple(lemmas)
        self._found: dict[tuple[str, str], tuple[str, ...]] = {}
        self._marked: dict[str, dict[Hashable, list[str]]] = {}

    def alike(self, word: str) -> tuple[str, ...]:
        """Return the words that may mean the same."""
        return self._search("alike", word, _marks, _marks, alike_words)

    def contrary(self, word: str) -> tuple[str, ...]:
        """Return the words that exclude a word, or that the table of kinds holds apart from it."""
        return self._search("contrary", word, _refused_by, _refused, _excluded_or_apart)

    def narrower(self, word: str) -> tuple[str, ...]:
        """Return the words for what may be a kind of what a word names."""
        return self._search("narrower", word, wordnet.senses, wordnet.broader, _kind)

    def _search(
        self,
        what: str,
        word: str,
        ours: Callable[[str], _Marks],
        theirs: Callable[[str], _Marks],
        holds: Callable[[str, str], bool],
    ) -> tuple[str, ...]:
        if (what, word) not in self._found:
            if what not in self._marked:
                self._marked[what] = self._index(theirs)
            marked = self._marked[what]
            likely = {lemma for mark in ours(word) if mark in marked for lemma in marked[mark]}
            self._found[what, word] = tuple(lemma for lemma in likely if holds(word, lemma))
        return self._found[what, word]

    def _index(self, theirs: Callable[[str], _Marks]) -> dict[Hashable, list[str]]:
        found: dict[Hashable, list[str]] = {}
        for lemma in self._lemmas:
            for mark in theirs(lemma):
                found.setdefault(mark, []).append(lemma)
        return found


@lru_cache(maxsize=65_536)
def _marks(word: str) -> _Marks:
    """Return what words that may mean the same have at least one of in common."""
    rows = {("row", row) for row in _rows().get(word, ())}
    return frozenset((stem(word)[:KINSHIP], *wordnet.meanings(word), *rows, *_places_of(OPPOSITES, word)))


@lru_cache(maxsize=65_536)
def _refused(word: str) -> _Marks:
    """Return what tells which words a word of the evidence excludes."""
    rows = {("row", rows is KINDS, row) for rows in (OPPOSITES, KINDS) for row, _ in _places_of(rows, word)}
    return frozenset((word, _negative(word), *rows))


@lru_cache(maxsize=65_536)
def _refused_by(word: str) -> _Marks:
    return (_refused(word) | wordnet.contraries(word)) - {None}


def _excluded_or_apart(one: str, other: str) -> bool:
    return excluded(one, other) or listed_apart(one, other)


def _kind(broad: str, narrow: str) -> bool:
    return wordnet.kind_of(narrow, broad)


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


def _sides(rows: Rows) -> Sides:
    """Map each stem to the rows that it stands in, and the sides there."""
    found: dict[str, set[tuple[int, int]]] = {}
    for number, row in enumerate(rows):
        for place, side in enumerate(row):
            for word in side:
                found.setdefault(stem(word), set()).add((number, place))
    return {word: frozenset(places) for word, places in found.items()}


def _places_of(rows: Rows, word: str) -> frozenset[tuple[int, int]]:
    return (_opposites() if rows is OPPOSITES else _kinds()).get(stem(word), frozenset())


@cache
def _opposites() -> Sides:
    return _sides(OPPOSITES)


@cache
def _kinds() -> Sides:
    return _sides(KINDS)


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


def links(word: str) -> bool:
    """Tell whether a word is a preposition or conjunction, or a part of one, that has a contrary."""
    return any(word in side for row in LINKS for side in row)


def contrary_links(one: str, other: str) -> bool:
    """Tell whether two prepositions or conjunctions are contraries: `because` and `despite`."""
    return any(
        one in side and other not in side and any(other in words_ for words_ in row)
        for row in LINKS
        for side in row
    )
