"""Names that a model proposed, found in the article and joined with what the reading knows under them."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from summarizer.domain import Article
from summarizer.grounding import Spellings
from summarizer.grounding.words import read_words
from summarizer.pipeline.briefing.form import Proposed
from summarizer.reading import Party
from summarizer.text import Language

_PUNCTUATION = re.compile(r"[^\w\s]+")
NOBODY = "(not told)"
"""The name of a party for which a model gave none; the checks mark it."""
_ENDING, _WITH_ENDING = 2, 5
"""Letters that another case of a name may change, of names longer than that."""
_POSSESSIVE = re.compile(r"['’`](?:s\b|(?=\s|$))")


def folded(name: str) -> str:
    """Return a name without case, accents, punctuation and article, as it is compared with others."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(character for character in plain if not unicodedata.combining(character))
    words = _PUNCTUATION.sub(" ", _POSSESSIVE.sub("", bare).replace(".", "")).split()
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


@dataclass(frozen=True)
class Named:
    """A party under all its names, with the sentences that it rests on."""

    name: str
    aliases: tuple[str, ...]
    sentences: tuple[int, ...]
    proposed: tuple[Any, ...] = ()
    """What a model said of it, in order; nothing of a holder that nobody proposed."""


class Names:
    """Who is called what in one article: the proposed parties, each with all its names.

    A proposal under a name that an earlier one has is that party; an alias that several have means the
    first. What the reading knows under one of its names joins it, unless another proposal has that name.
    A holder that nobody proposed becomes a party as well, so that
    nothing is impossible to say; whether the article has the name, the checks tell.
    """

    def __init__(self, proposed: Iterable[Proposed], known: Sequence[Party]) -> None:
        """`proposed` are the forms of claims of parties."""
        self._read = {folded(name): party for party in known for name in (party.name, *party.aliases)}
        self._parties: dict[str, Named] = {}
        """By their names."""
        self._by_key: dict[str, str] = {}
        """The name of a party by each of its names, folded."""
        for each in proposed:
            told: Any = each
            self._add(told.name, told.also_called, told.sentences, each)
        for name in list(self._parties):
            self._complete(name)

    @property
    def parties(self) -> tuple[Named, ...]:
        """All parties, in the order in which they were proposed or first needed."""
        return tuple(self._parties.values())

    def of(self, name: str, sentences: Sequence[int]) -> str:
        """Return what the party of a name is called; a new one rests on the sentences where it is needed."""
        name = _written(name)
        if found := self.known(name):
            return found
        self._add(name, (), sentences)
        self._complete(name)
        return name

    def known(self, name: str) -> str | None:
        """Return what the party of a name is called, None where nobody is known by it."""
        key = folded(name)
        if key in self._by_key:
            return self._by_key[key]
        read = self._read.get(key)
        names = (read.name, *read.aliases) if read else ()
        return next((self._by_key[folded(each)] for each in names if folded(each) in self._by_key), None)

    def _add(
        self, name: str, aliases: Sequence[str], sentences: Sequence[int], proposed: Proposed | None = None
    ) -> None:
        name, others = _written(name), [on_one_line(alias) for alias in aliases]
        same = self._by_key.get(folded(name))
        kept = self._parties.get(same) if same else None
        self._keep(
            Named(
                name=kept.name if kept else name,
                aliases=_distinct((*(kept.aliases if kept else ()), *([name] if kept else []), *others)),
                sentences=tuple(sorted({*(kept.sentences if kept else ()), *sentences})),
                proposed=(*(kept.proposed if kept else ()), *([proposed] if proposed else [])),
            )
        )

    def _keep(self, party: Named) -> None:
        own = folded(party.name)
        aliases = tuple(alias for alias in party.aliases if folded(alias) not in {own, ""})
        self._parties[party.name] = replace(party, aliases=aliases)
        self._by_key[own] = party.name
        for alias in aliases:
            self._by_key.setdefault(folded(alias), party.name)

    def _complete(self, name: str) -> None:
        """Add the names of what the reading knows under a name of the party."""
        party = self._parties[name]
        found = (self._read.get(folded(each)) for each in (party.name, *party.aliases))
        for other in filter(None, found):
            theirs = [each for each in (other.name, *other.aliases) if self._free(each, name)]
            if self._is_of(other, name):
                self._keep(replace(party, aliases=_distinct((*party.aliases, *theirs))))
                party = self._parties[name]

    def _is_of(self, read: Party, name: str) -> bool:
        """Tell whether what was read belongs to a party, and not rather to another that has its main name."""
        return self._by_key.get(folded(read.name), name) == name

    def _free(self, alias: str, name: str) -> bool:
        return self._by_key.get(folded(alias), name) == name


class Mentioned:
    """The names that an article has: their words in one sentence, or a state in other words.

    "Norwegian officials" and "Oslo" name Norway.
    """

    def __init__(self, article: Article) -> None:
        self._article = article
        self._known: dict[str, bool] = {}
        self._spellings = Spellings(())

    def __contains__(self, name: str) -> bool:
        """Tell whether the article has a name."""
        if name not in self._known:
            self._known[name] = self._has(name)
        return self._known[name]

    def _has(self, name: str) -> bool:
        wanted = {_stem(word) for word in folded(name).split()}
        if name == NOBODY or not wanted:
            return False
        if not Language.of(self._article.language).parsed:
            return _has_somehow(folded(self._article.text), folded(name).split())
        if any(wanted <= stems for stems in self._stems):
            return True
        words = tuple(read_words(name))
        named = self._spellings.mentions(words).items()
        return any(state in self._states and len(places) == len(words) for state, places in named)

    @cached_property
    def _states(self) -> frozenset[str]:
        return frozenset(self._spellings.mentions(tuple(read_words(self._article.text))))

    @cached_property
    def _stems(self) -> list[frozenset[str]]:
        words = self._article.words
        texts = [self._article.title or "", *map(words, self._article.sentences)]
        return [frozenset(map(_stem, folded(text).split())) for text in texts]


def on_one_line(text: str) -> str:
    """Return what a model wrote on one line, so that it cannot look like several in a question or a page."""
    return " ".join(text.split())


def _written(name: str) -> str:
    """Return a name as it was proposed, or that there is none."""
    return on_one_line(name) if folded(name) else NOBODY


def _has_somehow(text: str, wanted: Sequence[str]) -> bool:
    """Tell whether a text has words in some form: with other endings, or something written before them."""
    return all((word[:-_ENDING] if len(word) > _WITH_ENDING else word) in text for word in wanted)


def _stem(word: str) -> str:
    """Return a word without the ending of a plural: "the Iraqi and US governments" name a government."""
    plural = word.endswith("s") and not word.endswith("ss") and len(word) > 3  # noqa: PLR2004 - "us", "gas"
    return word[:-1] if plural else word


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    """Return each name once, as it is written first."""
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(folded(name), name)
    return tuple(first.values())
