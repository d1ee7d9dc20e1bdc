"""Names that a model proposed, found in the article and joined with what the reading knows under them."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from summarizer.domain import Article, DraftParty
from summarizer.pipeline.briefing.form import ProposedParty
from summarizer.reading import Party
from summarizer.text import Language

_PUNCTUATION = re.compile(r"[^\w\s]+")
_ENDING, _WITH_ENDING = 2, 5
"""Letters that another case of a name may change, of names longer than that."""
_POSSESSIVE = re.compile(r"['’`](?:s\b|(?=\s|$))")


def folded(name: str) -> str:
    """Return a name without case, accents, punctuation and article, as it is compared with others."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(character for character in plain if not unicodedata.combining(character))
    words = _PUNCTUATION.sub(" ", _POSSESSIVE.sub("", bare).replace(".", "")).split()
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


class Names:
    """Who is called what in one article: the proposed parties, each with all its names.

    Proposals that share a name are one party. What the reading knows under one of its names joins it,
    unless another proposal has that name. A holder that nobody proposed becomes a party as well, so that
    nothing is impossible to say; whether the article has the name, the checks tell.
    """

    def __init__(self, proposed: Iterable[ProposedParty], known: Sequence[Party]) -> None:
        self._read = {folded(name): party for party in known for name in (party.name, *party.aliases)}
        self._parties: dict[str, DraftParty] = {}
        """By their names."""
        self._by_key: dict[str, str] = {}
        """The name of a party by each of its names, folded."""
        for party in proposed:
            self._add(party.name, party.also_called, party.role, party.sentences)
        for name in list(self._parties):
            self._complete(name)

    @property
    def parties(self) -> tuple[DraftParty, ...]:
        """All parties, in the order in which they were proposed or first needed."""
        return tuple(self._parties.values())

    def of(self, name: str, sentences: Sequence[int]) -> str:
        """Return what the party of a name is called; a new one rests on the sentences where it is needed."""
        if found := self.known(name):
            return found
        self._add(name, (), "", sentences)
        self._complete(name.strip())
        return name.strip()

    def known(self, name: str) -> str | None:
        """Return what the party of a name is called, None where nobody is known by it."""
        key = folded(name)
        if key in self._by_key:
            return self._by_key[key]
        read = self._read.get(key)
        names = (read.name, *read.aliases) if read else ()
        return next((self._by_key[folded(each)] for each in names if folded(each) in self._by_key), None)

    def _add(self, name: str, aliases: Sequence[str], role: str, sentences: Sequence[int]) -> None:
        name, others = name.strip(), [alias.strip() for alias in aliases]
        same = self._by_key.get(folded(name))
        kept = self._parties.get(same) if same else None
        party = DraftParty(
            name=kept.name if kept else name,
            aliases=_distinct((*(kept.aliases if kept else ()), *([name] if kept else []), *others)),
            role=(kept.role if kept else "") or role.strip(),
            sentences=tuple(sorted({*(kept.sentences if kept else ()), *sentences})),
        )
        self._keep(party)

    def _keep(self, party: DraftParty) -> None:
        own = folded(party.name)
        aliases = tuple(alias for alias in party.aliases if folded(alias) not in {own, ""})
        self._parties[party.name] = party.model_copy(update={"aliases": aliases})
        self._by_key[own] = party.name
        for alias in aliases:
            self._by_key.setdefault(folded(alias), party.name)

    def _complete(self, name: str) -> None:
        """Add the names of what the reading knows under a name of the party."""
        party = self._parties[name]
        found = (self._read.get(folded(each)) for each in (party.name, *party.aliases))
        for read in filter(None, found):
            theirs = [each for each in (read.name, *read.aliases) if self._free(each, name)]
            if self._is_of(read, name):
                self._keep(party.model_copy(update={"aliases": _distinct((*party.aliases, *theirs))}))
                party = self._parties[name]

    def _is_of(self, read: Party, name: str) -> bool:
        """Tell whether what was read belongs to a party, and not rather to another that has its main name."""
        return self._by_key.get(folded(read.name), name) == name

    def _free(self, alias: str, name: str) -> bool:
        return self._by_key.get(folded(alias), name) == name


def in_article(name: str, article: Article) -> bool:
    """Tell whether an article has a name: as it stands, or its words together in one sentence."""
    wanted = folded(name).split()
    if not Language.of(article.language).parsed:
        return _has_somehow(folded(article.text), wanted)
    texts = [article.title or "", *(article.words(sentence) for sentence in article.sentences)]
    return any(_has(folded(text).split(), wanted) for text in texts)


def _has_somehow(text: str, wanted: Sequence[str]) -> bool:
    """Tell whether a text has words in some form: with other endings, or something written before them."""
    return all((word[:-_ENDING] if len(word) > _WITH_ENDING else word) in text for word in wanted)


def _has(words: Sequence[str], wanted: Sequence[str]) -> bool:
    stems = {_stem(word) for word in words}
    return all(_stem(word) in stems for word in wanted)


def _stem(word: str) -> str:
    """Return a word without the ending of a plural: "the Iraqi and US governments" name a government."""
    return word[:-1] if word.endswith("s") and len(word) > 3 else word  # noqa: PLR2004 - "us", "gas"


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    """Return each name once, as it is written first."""
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(folded(name), name)
    return tuple(first.values())
