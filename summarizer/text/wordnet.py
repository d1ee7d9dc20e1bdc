"""What words mean to one another, read from the part of WordNet 3.0 that stands beside this file.

`wordnet.txt.xz`, made by `benchmarks/cut_wordnet.py`, holds single words and phrasal verbs with their
meanings, what each meaning is a kind of, contraries and derivations. `WORDNET-LICENSE` is its licence.
"""

import lzma
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple, TypeVar

ItemT = TypeVar("ItemT")

_ABOVE = 3
"""How many steps up a meaning is still told by a narrower one: a blacksmith is a worker, not an object."""
_SENSES = 6
"""Meanings of a word that are looked at, the most frequent first."""


class _Table(NamedTuple):
    meanings: dict[str, list[tuple[str, tuple[int, ...]]]]
    broader: list[tuple[int, ...]]
    contrary: dict[str, frozenset[str]]
    derived: dict[str, frozenset[str]]


@cache
def _table() -> _Table:
    packed = files("summarizer.text").joinpath("wordnet.txt.xz").read_bytes()
    parts = [part.split("\n") for part in lzma.decompress(packed).decode().split("\n--\n")]
    words, broader, contrary, derived, _ = parts
    meanings: defaultdict[str, list[tuple[str, tuple[int, ...]]]] = defaultdict(list)
    for line in words:
        word, pos, *numbers = line.split(" ")
        meanings[word.replace("_", " ")].append((pos, tuple(int(n, 16) for n in numbers)))
    return _Table(
        dict(meanings),
        [tuple(int(n, 16) for n in line.split()) for line in broader],
        _pairs(line.split(" ")[:2] for line in contrary),
        _pairs(line.split(" ") for line in derived),
    )


def _pairs(lines: Iterable[Iterable[ItemT]]) -> dict[ItemT, frozenset[ItemT]]:
    found: defaultdict[ItemT, set[ItemT]] = defaultdict(set)
    for one, other in lines:
        found[one].add(other)
        found[other].add(one)
    return {word: frozenset(others) for word, others in found.items()}


@lru_cache(maxsize=65_536)
def family(word: str) -> frozenset[str]:
    """Return a word in its basic form with the words that are derived from it, or it from them."""
    table = _table()
    return frozenset({word}) | table.derived.get(word, frozenset())


@lru_cache(maxsize=65_536)
def meanings(word: str) -> frozenset[int]:
    """Return what a word or one derived from it means."""
    known = _table().meanings
    return frozenset(
        number for each in family(word) for _, numbers in known.get(each, ()) for number in numbers[:_SENSES]
    )


@lru_cache(maxsize=65_536)
def broader(word: str) -> frozenset[int]:
    """Return what each meaning of a word is a kind of, a few steps up."""
    table = _table()
    found, level = set[int](), set(meanings(word))
    for _ in range(_ABOVE):
        level = {above for number in level for above in table.broader[number]}
        found |= level
    return frozenset(found)


@lru_cache(maxsize=65_536)
def senses(word: str) -> frozenset[int]:
    """Return what a word itself means, the words derived from it left aside."""
    return frozenset(number for _, numbers in _table().meanings.get(word, ()) for number in numbers[:_SENSES])


@lru_cache(maxsize=65_536)
def contraries(word: str) -> frozenset[str]:
    """Return the words that exclude a word or one derived from it."""
    table = _table()
    return frozenset(other for each in family(word) for other in table.contrary.get(each, ()))


def synonyms(one: str, other: str) -> bool:
    """Tell whether two words, in their basic forms, may mean the same."""
    return bool(meanings(one) & meanings(other))


def kind_of(narrow: str, broad: str) -> bool:
    """Tell whether what the first word names may be a kind of what the second names: a ferry is a ship."""
    return bool(broader(narrow) & senses(broad))


def contrary(one: str, other: str) -> bool:
    """Tell whether two words, in their basic forms, exclude each other."""
    return other in contraries(one)


def known(word: str) -> bool:
    """Tell whether there is such a word, in its basic form."""
    return word in _table().meanings


@lru_cache(maxsize=65_536)
def sisters(one: str, other: str) -> bool:
    """Tell whether two words may name different things of one kind: a knife and a gun."""
    table = _table()
    kinds = [{above for number in senses(word) for above in table.broader[number]} for word in (one, other)]
    return bool(kinds[0] & kinds[1]) and not synonyms(one, other)
