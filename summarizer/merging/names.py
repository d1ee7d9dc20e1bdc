"""Which names of several articles mean one party: transliterations, titles, capitals, acronyms.

A wrong join is worse than a missed one: a surname alone joins a full name only where it is the only
one that fits, and two full names join only when every part of the shorter one is in the longer one.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from summarizer.evaluation.names import folded
from summarizer.merging.described import description, excluded, one_described
from summarizer.merging.known import known_name, state_of
from summarizer.text.lexicon import words

_GIVEN = "mohammed mohamed muhammad mohammad mohamad; yousef yusuf youssef; hussein husain hussain husayn"
_PARTICLES = frozenset("al el ad as ash an ar at bin ibn the".split())  # noqa: SIM905 - a list of words
_GOVERNMENT = re.compile(r"(?:the )?(.+?)(?:['’]s)? (?:government|officials?|authorities)", re.IGNORECASE)
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = str.maketrans({"o": "u", "e": "i", "y": "i", "q": "k", "w": "v"})
_SHORTEST_SURNAME = 3

Key = tuple[str, ...]
"""A name as it is compared: one word for what a table knows, else the words, spelled one way."""


@lru_cache(maxsize=65536)
def key_of(name: str) -> Key:
    """Return what is the same for all spellings of a name, without title; empty for a title alone."""
    plain = re.sub(r"[’`]", "'", name.strip())
    known = known_name(plain)
    if known is None and (government := _GOVERNMENT.fullmatch(plain)):
        known = state_of(government[1])
    if known:
        return (f"={known}",)
    words = [word for word in re.split(r"[\s-]+", folded(plain.replace("-", " "))) if word]
    kept = [word for word in words if word not in _PARTICLES] or words
    return tuple(_spelled(word) for word in kept)


def same_name(one: str, other: str) -> bool:
    """Tell whether two names can mean one party: the words of the shorter end the longer, in its order.

    Descriptions ("the US-led coalition") mean one where nothing that both tell differs.
    """
    return one_described(one, other) or _fits(key_of(one), key_of(other), one, other)


def _fits(one: Key, other: Key, as_one: str, as_other: str) -> bool:
    if one == other:
        return bool(one)
    if any(key and key[0].startswith("=") for key in (one, other)):
        return False
    short, long = sorted((one, other), key=len)
    if not short or short[-1] != long[-1]:
        return _abbreviates(as_one, as_other) or _abbreviates(as_other, as_one)
    if len(short) == len(long) or len(short[-1]) < _SHORTEST_SURNAME:
        return False
    rest = iter(long)
    headed = {*as_one.lower().split(), *as_other.lower().split()} & words("naming", "institutions")
    return all(word in rest for word in short) and not (headed and len(short) == 1)


def _abbreviates(short: str, full: str) -> bool:
    initials = "".join(word[0] for word in re.split(r"[\s-]+", full) if word[:1].isupper())
    return short.isupper() and len(short) > 2 and short == initials  # noqa: PLR2004 - two letters are too common


class Parties:
    """The parties of several articles: who is who, by every name that an article uses."""

    def __init__(self, named: Iterable[tuple[str, tuple[str, ...]]]) -> None:
        """Join parties, each given by its name and its aliases; their order does not matter."""
        counts = Counter(named)
        self._home: dict[str, int] = {}
        self._members: list[list[str]] = []
        self._by_last: dict[str, list[int]] = defaultdict(list)
        self._counts: Counter[str] = Counter()
        for (name, _), count in counts.items():
            self._counts[name] += count
        for name in sorted(self._counts, key=lambda name: (-len(key_of(name)), name)):
            self._place(name)
        self._aliases: dict[str, int] = {}
        for name, aliases in sorted(counts):
            for alias in aliases:
                self._aliases.setdefault(alias, self._home[name])
        self._names = [self._best(members) for members in self._members]

    def of(self, name: str) -> str:
        """Return the name under which a party stands in the dossier; a stranger keeps its own."""
        number = self._home.get(name, self._aliases.get(name))
        return name if number is None else self._names[number]

    def _place(self, name: str) -> None:
        key = key_of(name)
        described = description(name)
        initials = (
            [name] if name.isupper() else ["".join(word[0] for word in name.split() if word[0].isupper())]
        )
        marks = (*key[-1:], *initials, *((f"={described.kind}",) if described else ()))
        near = {number for last in marks for number in self._by_last.get(last, ())}
        fits = [n for n in sorted(near) if self._can_be(name, n)]
        exact = [n for n in fits if any(key_of(other) == key for other in self._members[n])]
        home = next(iter(exact), fits[0] if len(fits) == 1 else None)
        if home is None:
            home = len(self._members)
            self._members.append([])
        self._members[home].append(name)
        self._home[name] = home
        for last in marks:
            if home not in self._by_last[last]:
                self._by_last[last].append(home)

    def _can_be(self, name: str, number: int) -> bool:
        """Tell whether a name fits the fullest one of a party, and no description of it speaks against it."""
        members = self._members[number]
        return same_name(name, members[0]) and not any(excluded(name, other) for other in members)

    def _best(self, members: list[str]) -> str:
        key = key_of(members[0])
        if key and key[0].startswith("="):
            return key[0][1:]
        return max(members, key=lambda name: (len(key_of(name)), self._counts[name], name))


@cache
def _given() -> Mapping[str, str]:
    return {name: row.split()[0] for row in _GIVEN.split(";") for name in row.split()}


def _spelled(word: str) -> str:
    """Return a word of a name in one spelling: Arabic names are written down in many ways."""
    plain = unicodedata.normalize("NFKD", _given().get(word, word))
    return _DOUBLED.sub(r"\1", plain.replace("ou", "u").replace("ph", "f").translate(_VOWELS))
