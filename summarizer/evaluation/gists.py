"""Whether a statement says what gold says: the same words of the article are no proof of that.

A statement may rest on the right sentence and say something else, or nothing. So it has to carry the
gist of the gold item: enough of its telling words, little beside them, no figure of its own, and nothing
that turns it round. The rule, and how well it agrees with people, stand in docs/evaluation.md.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, partial
from typing import Literal, NamedTuple

from summarizer.evaluation.problems import contradicts
from summarizer.grounding import Spellings, check_support, name_words
from summarizer.grounding.numbers import numbers
from summarizer.grounding.vocabulary import SYNONYMS
from summarizer.grounding.words import Word, akin, read_words, stem
from summarizer.parsing import Token, parse
from summarizer.text import split_sentences

_ENOUGH = 0.45
"""Share of what a gist says in the article's words that a statement has to say, too."""
_ABOUT = 0.4
"""Share of a statement that the gist and its evidence have to have; a page that says everything has less."""
_ASKS = re.compile(r"\?|^\W*whether\b", re.IGNORECASE)
"""What a question has: a sentence on the same matter is none."""
_VERBS = frozenset({"VERB", "AUX"})


class Term(NamedTuple):
    """What of a text can be found again in other words: a party under any name, a figure, a word."""

    kind: Literal["party", "figure", "word"]
    keys: frozenset[str]
    """What it is known by; one in common is enough."""
    shown: str

    def same(self, other: "Term") -> bool:
        """Tell whether two terms mean the same: for words, forms of one word or synonyms."""
        if self.kind != other.kind:
            return False
        pairs = ((ours, theirs) for ours in self.keys for theirs in other.keys)
        return bool(self.keys & other.keys) or (self.kind == "word" and any(akin(*pair) for pair in pairs))


class Wanted(NamedTuple):
    """What a gold item asks of a statement."""

    gist: str
    evidence: str
    """The words of the article that it rests on."""
    holder: str = ""
    """Whose position it is, which is compared elsewhere."""
    asks: bool = False
    """Whether it is a question, which affirms nothing."""


class Gists:
    """Compares statements with the gists of one article, whose rare words tell more than the others."""

    def __init__(self, sentences: Iterable[str], parties: Iterable[Sequence[str]]) -> None:
        """`sentences` are the article's; `parties` are the names of each party of gold."""
        known = [tuple(names) for names in parties]
        self._spellings = Spellings([(*names, *_surnames(names, known)) for names in known])
        self._read: dict[str, tuple[Term, ...]] = {}
        told = [self._terms(sentence) for sentence in sentences]
        self._frequency = Counter(
            key for terms in told for key in {(term.kind, key) for term in terms for key in term.keys}
        )
        self._sentences = len(told)

    def fault(self, statement: str, wanted: Wanted, cited: str = "") -> str | None:
        """Return why a statement does not carry a gist, in a reader's words; None where it does.

        `cited` are further words of the article that the statement rests on. Gold without a gist asks
        for nothing.
        """
        if not wanted.gist.strip():
            return None
        said = self._terms(statement)
        if not said or (wanted.asks and not _ASKS.search(statement)):
            return "asks nothing" if said else "says nothing"
        known = [term for text in wanted[:3] for term in self._terms(text)]
        if missing := self._missing(said, wanted):
            return f"does not say {_named(missing)}"
        beside = [term for term in said if not _in(term, known)]
        # A word that the article has nowhere rewords; one that it has elsewhere is of something else.
        elsewhere, of_article = ([t for t in terms if self._count(t)] for terms in (beside, said))
        if self._weight(elsewhere) > (1 - _ABOUT) * self._weight(of_article):
            return f"says {_named(elsewhere)} instead"
        figures = [t for t in beside if t.kind == "figure" and not _in(t, self._terms(cited))]
        return f"says {_named(figures)}" if figures else self._contradiction(statement, wanted, cited)

    def _missing(self, said: Sequence[Term], wanted: Wanted) -> list[Term]:
        """Return what a statement should say and does not; empty where it says enough of one clause."""
        article, holder = self._terms(wanted.evidence), self._terms(wanted.holder)
        clauses = [
            tuple(term for term in self._terms(clause) if not _in(term, holder))
            for clause in _clauses(wanted.gist)
        ]
        missing: list[Term] = []
        for content in [clause for clause in clauses if clause] or [self._terms(wanted.gist)]:
            expected = [term for term in content if _in(term, article)] or content
            missing = [term for term in expected if not _in(term, said)]
            if self._weight(missing) <= (1 - _ENOUGH) * self._weight(expected):
                return []
        return missing

    def _contradiction(self, statement: str, wanted: Wanted, cited: str) -> str | None:
        """Return what turns a statement round beside the gist and beside the article alike.

        One of the two may say in another way what the statement says ("no coverage", "a blackout").
        """
        against = []
        for words in (wanted.gist, f"{wanted.evidence}\n{cited}"):
            support = check_support(statement, words, self._spellings, asserts=not wanted.asks)
            against.append(next(filter(contradicts, support.problems), None))
        return against[0] if all(against) else None

    def _weight(self, terms: Iterable[Term]) -> float:
        """Return how much terms tell: the rarer in the article, the more."""
        return sum(math.log((self._sentences + 1) / (self._count(term) + 0.5)) for term in terms)

    def _count(self, term: Term) -> int:
        """Return in how many sentences of the article a term stands."""
        return max(self._frequency[term.kind, key] for key in term.keys)

    def _terms(self, text: str) -> tuple[Term, ...]:
        if text not in self._read:
            self._read[text] = tuple({(term.kind, term.keys): term for term in self._found(text)}.values())
        return self._read[text]

    def _found(self, text: str) -> Iterator[Term]:
        words = read_words(text)
        named = self._named(words)
        for places, parties in named.items():
            yield Term("party", frozenset(parties), " ".join(words[place].text for place in places))
        naming = {place for places in named for place in places}
        for place, word in enumerate(words):
            if word.content and place not in naming:
                yield Term("word", frozenset({_synonym().get(word.stem, word.stem)}), word.text)
        for number in numbers(text):
            yield Term("figure", frozenset({f"{number.value:g}"}), number.text)

    def _named(self, words: Sequence[Word]) -> dict[range, list[str]]:
        """Map the places of each name to the parties that it names; a name within a longer one is none."""
        found: dict[range, list[str]] = {}
        for party, places in self._spellings.mentions(words).items():
            for run in _runs(places):
                found.setdefault(run, []).append(party)
        return {
            run: parties
            for run, parties in found.items()
            if not any(set(run) < set(other) for other in found)
        }


def _surnames(names: Sequence[str], every: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield the last words of names that are written like names and are in no name of another party."""
    others = {word for each in every if each != names for name in each for word in name.split()}
    for name in names:
        last = name.split()[-1:]
        if last and last[0][:1].isupper() and last[0] not in others:
            yield last[0]


def _runs(places: Iterable[int]) -> Iterator[range]:
    """Yield the places that follow one another together."""
    start = end = -1
    for place in sorted(places):
        if place != end:
            if end > start:
                yield range(start, end)
            start = place
        end = place + 1
    if end > start:
        yield range(start, end)


def _clauses(gist: str) -> Iterator[str]:
    """Yield what a gist says, clause by clause of those joined by "and", without who says so.

    "Iraq will leave and pay" of "Iraq will leave and pay, sources say" is "Iraq will leave", and "pay".
    """
    for tree in parse([gist[sentence.start : sentence.end] for sentence in split_sentences(gist)]):
        heads = [clause for root in tree.roots for clause in tree.children(root, "ccomp")] or tree.roots
        verbs = {
            verb.index: verb
            for head in heads
            for verb in tree.conjuncts(head)
            if verb.pos in _VERBS or verb == head
        }
        for verb in verbs.values():
            others = frozenset(verbs.keys() - {verb.index})
            clause = tree.subtree(verb, partial(_is_one, others))
            yield " ".join(token.text for token in clause)


def _is_one(places: frozenset[int], token: Token) -> bool:
    return token.index in places


def _in(term: Term, others: Iterable[Term]) -> bool:
    return any(term.same(other) for other in others)


def _named(terms: Iterable[Term]) -> str:
    return name_words([term.shown for term in terms])


@cache
def _synonym() -> dict[str, str]:
    """Map the stem of each word with synonyms to the stem that stands for all of them."""
    return {stem(word): stem(row[0]) for row in reversed(SYNONYMS) for word in row}
