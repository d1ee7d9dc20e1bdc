"""Names in claims: each must stand in the evidence, under one of the spellings that mean the same."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import cache
from typing import NamedTuple

from summarizer.grounding.meaning import alike_words
from summarizer.grounding.numbers import calendar_words
from summarizer.grounding.words import Word, Words, akin, read_words, remembered
from summarizer.text import wordnet
from summarizer.text.lexicon import words as listed
from summarizer.text.states import known_bodies, state_adjectives, state_names

Aliases = Mapping[str, Sequence[str]] | Sequence[Sequence[str]]

_LONGEST_SPELLING = 7
_LONGEST_ACRONYM = 4
_LONG_NAME = 7
_SPELLINGS_ALIKE = 0.88
_PARTS = frozenset(
    {"North", "South", "East", "West", "Northern", "Southern", "Eastern", "Western", "Central", "New"}
)
"""Words before the name of a place that make it another place."""
_SIDES = frozenset(part.lower() for part in _PARTS - {"New"})
_LINKS = frozenset({"of", "for", "and", "the"})


class Spellings:
    """Which spellings name the same party: those given, and states with adjective and capital."""

    def __init__(self, aliases: Aliases) -> None:
        groups = (
            [(name, *others) for name, others in aliases.items()]
            if isinstance(aliases, Mapping)
            else [tuple(group) for group in aliases]
        )
        self._given = {_key(read_words(name)): group[0] for group in groups for name in group}
        self._read: dict[tuple[Word, ...], dict[str, set[int]]] = {}
        self._parties: dict[str, str | None] = {}
        self._begin = {key.split(" ", 1)[0].casefold() for key in self._given} | _known_beginnings()

    def mentions(self, words: Sequence[Word]) -> dict[str, set[int]]:
        """Map each party named in the words to the positions of the words that name it."""
        text = tuple(words)
        if text not in self._read:
            self._read[text] = self._mentions(text)
        return self._read[text]

    def party(self, name: str) -> str | None:
        """Return the party that a name names, None where it is no known spelling."""
        if name not in self._parties:
            key = _key(read_words(name))
            self._parties[name] = self._given.get(key) or _known().get(key)
        return self._parties[name]

    def begins(self, word: str) -> bool:
        """Tell whether a spelling may begin with a word."""
        words = read_words(word)
        return bool(words) and words[0].text.casefold() in self._begin

    def _mentions(self, words: Sequence[Word]) -> dict[str, set[int]]:
        found: dict[str, set[int]] = {}
        spans: dict[int, list[tuple[range, str]]] = {}
        begins = [start for start, word in enumerate(words) if word.text.casefold() in self._begin]
        for start in begins:
            for end in range(start + 1, min(len(words), start + _LONGEST_SPELLING) + 1):
                key = _key(words[start:end])
                for table, mark in ((self._given, "given "), (_known(), "known ")):
                    if key in table:
                        spans.setdefault(start, []).append((range(start, end), mark + table[key]))
        for start, beginning in spans.items():
            near = [each for at in range(start - _LONGEST_SPELLING, start + 1) for each in spans.get(at, ())]
            for span, party in beginning:
                # South Sudan does not name Sudan.
                if not any(_within(span, other) and party != longer for other, longer in near):
                    found.setdefault(party, set()).update(span)
        return found


def _within(span: range, other: range) -> bool:
    """Tell whether a span is a part of another, and not all of it."""
    return span != other and other.start <= span.start and span.stop <= other.stop


class _Told(NamedTuple):
    """What a text tells of names: the stems of its words, the words, and the initials of its names."""

    stems: frozenset[str]
    spelt: frozenset[str]
    initials: frozenset[str]


def check_names(claim: Words, evidence: Sequence[Words], spellings: Spellings) -> Iterator[str]:
    """Yield each name of a claim that none of the texts of its evidence holds."""
    parties = {party for text in evidence for party in spellings.mentions(text)}
    stems, spelt, initials = (frozenset().union(*each) for each in zip(*map(_told, evidence), strict=True))
    mentioned = spellings.mentions(claim).items()
    carried = {place for party, places in mentioned if party in parties for place in places}
    judged = name_places(claim) - carried - _acronyms(claim, spelt, initials)
    strange: list[str] = []
    for place, word in enumerate(claim):
        beside = any(each.capitalised and each.stem in stems for each in claim[max(0, place - 2) : place])
        if place in judged and not _said(word, _part(claim, place), stems, spelt, beside=beside):
            parted = _part(claim, place) != word.stem and not strange
            strange += [claim[place - 1].text, word.text] if parted else [word.text]
        elif strange:
            yield " ".join(strange)
            strange = []
    if strange:
        yield " ".join(strange)


@remembered
def _told(words: Sequence[Word]) -> _Told:
    stems = {_part(words, place) for place in range(len(words))}
    # West Africa is a part of Africa, where South Sudan is none of Sudan.
    stems |= {word.stem for word in words if _key((word,)) not in _known()}
    return _Told(frozenset(stems), frozenset(word.text for word in words), frozenset(_initials(words)))


def _part(words: Sequence[Word], place: int) -> str:
    """Return the stem of a word, with what tells a place from another: South Sudan is not Sudan."""
    before, word = words[place - 1 : place], words[place]
    parted = word.capitalised and before and (before[0].text in _PARTS or before[0].text in _SIDES)
    return f"{before[0].stem} {word.stem}" if parted else word.stem


def _said(word: Word, part: str, stems: Collection[str], spelt: Collection[str], *, beside: bool) -> bool:
    """Tell whether the evidence has a word of a name in some form.

    `beside` tells that the rest of a longer name is there: then a common noun may be another, so that a
    peace treaty is a peace accord.
    """
    if part in stems or word.text in _PARTS or _one_of(word.text) in spelt:
        return True
    if part != word.stem or _key((word,)) in _known():
        return False  # a state is another than the person who is called like it: Sudan is not Sudani
    if beside and any(alike_words(_single(word.text), _single(other)) for other in spelt):
        return True
    return any(akin(word.stem, other) or _misspelt(word.stem, other) for other in stems)


def _single(noun: str) -> str:
    """Return a common noun within a name in its basic form: accord, of the Peace Accords."""
    lower = noun.lower()
    return lower if wordnet.known(lower) else lower.removesuffix("s")


def _misspelt(one: str, other: str) -> bool:
    """Tell whether two long names differ by a letter or two, as spellings of one name do."""
    if min(len(one), len(other)) < _LONG_NAME or one[0] != other[0]:
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _SPELLINGS_ALIKE


def _one_of(name: str) -> str | None:
    """Return the acronym of which a name is the plural: PC of `PCs`."""
    return name[:-1] if name.endswith("s") and name[:-1].isupper() else None


def name_places(words: Sequence[Word]) -> set[int]:
    """Return the positions of the words that are written like names.

    The first word of a sentence is capitalised anyway: it counts when a known or longer name begins there.
    """
    ordinary = calendar_words() | _titles()
    return {
        place
        for place, word in enumerate(words)
        if word.capitalised
        and word.content
        and word.text not in ordinary
        and (not word.initial or word.text.isupper() or _key((word,)) in _known() or _followed(words, place))
    }


@cache
def _titles() -> frozenset[str]:
    """Return the words that stand before a name and are no part of it, as they are written there."""
    every = listed("parties", "honorifics") | listed("parties", "offices")
    return frozenset(word.capitalize() for word in every)


def _followed(words: Sequence[Word], place: int) -> bool:
    following = words[place + 1 : place + 2]
    named = any(word.capitalised and word.content and not word.initial for word in following)
    return named and not wordnet.known(words[place].text.lower())


def _acronyms(claim: Sequence[Word], spelt: frozenset[str], initials: frozenset[str]) -> set[int]:
    """Return the positions of acronyms that the evidence spells out, and of names that it shortens."""
    ours = _initials(claim)
    short = {place for place, word in enumerate(claim) if word.text in initials}
    return short | {place for letters in spelt & ours.keys() for place in ours[letters]}


def _initials(words: Sequence[Word]) -> dict[str, range]:
    """Map the initials of runs of capitalised words to where the run stands."""
    found: dict[str, range] = {}
    for start, first in enumerate(words):
        letters = first.text[0] if first.capitalised else ""
        for end in range(start + 1, min(len(words), start + _LONGEST_ACRONYM + 2)):
            if not letters or not (words[end].capitalised or words[end].text in _LINKS):
                break
            if words[end].capitalised:
                letters += words[end].text[0]
                found[letters] = range(start, end + 1)
    return found


@cache
def _known() -> dict[str, str]:
    table = state_names() | state_adjectives() | known_bodies()
    return {_key(read_words(name)): state for name, state in table.items()}


@cache
def _known_beginnings() -> frozenset[str]:
    return frozenset(key.split(" ", 1)[0].casefold() for key in _known())


def _key(words: Sequence[Word]) -> str:
    """Return a spelling without case, except short ones: `US` is not `us`."""
    joined = " ".join(word.text for word in words)
    return joined if len(joined) <= _LONGEST_ACRONYM else joined.casefold()
