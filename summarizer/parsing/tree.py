"""The dependency tree of one sentence, free of the library that made it.

Parts of speech are those of Universal Dependencies (`pos`) and of the Penn Treebank (`tag`); the
labels of dependencies (`dep`) and of named entities (`entity`) are those of OntoNotes as spaCy's
English models use them (https://github.com/clir/clearnlp-guidelines).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark: `start` inclusive, `end` exclusive, in characters of the sentence."""

    index: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    """Index of the token that it depends on; its own, for the root."""
    start: int
    end: int
    entity: str = ""
    """Label of the named entity that it belongs to, or empty."""

    @property
    def lower(self) -> str:
        """Return the word in lower case."""
        return self.text.lower()


@dataclass(frozen=True)
class Tree:
    """The tokens of a sentence in order, and the ways between them."""

    text: str
    tokens: tuple[Token, ...]
    entities: tuple[tuple[int, int], ...] = field(default=())
    """Named entities as indices of tokens: first inclusive, last exclusive."""

    @cached_property
    def _children(self) -> tuple[tuple[Token, ...], ...]:
        below: list[list[Token]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.index:
                below[token.head].append(token)
        return tuple(map(tuple, below))

    @property
    def roots(self) -> tuple[Token, ...]:
        """Return the tokens that depend on none: one, where the parser took the sentence for one."""
        return tuple(token for token in self.tokens if token.head == token.index)

    def head(self, token: Token) -> Token:
        """Return what a token depends on; the root depends on itself."""
        return self.tokens[token.head]

    def ancestors(self, token: Token) -> Iterator[Token]:
        """Yield what a token depends on, the nearest first, up to the root."""
        while token.head != token.index:
            token = self.tokens[token.head]
            yield token

    def children(self, token: Token, *deps: str) -> tuple[Token, ...]:
        """Return what depends on a token, in order; with `deps`, what does so in one of these ways."""
        below = self._children[token.index]
        return tuple(child for child in below if child.dep in deps) if deps else below

    def child(self, token: Token, *deps: str) -> Token | None:
        """Return the first that depends on a token in one of these ways."""
        return next(iter(self.children(token, *deps)), None)

    def subtree(self, token: Token, without: Callable[[Token], bool] | None = None) -> list[Token]:
        """Return a token and all that depends on it, in order; branches that `without` names are left out."""
        found, waiting = [token], list(self._children[token.index])
        while waiting:
            below = waiting.pop()
            if without is None or not without(below):
                found.append(below)
                waiting += self._children[below.index]
        return sorted(found, key=lambda item: item.index)

    def conjuncts(self, token: Token) -> list[Token]:
        """Return a token and all that is coordinated with it, in order, whichever of them it is."""
        first = token
        while first.dep == "conj":
            first = self.tokens[first.head]
        found, waiting = [first], [first]
        while waiting:
            joined = self.children(waiting.pop(), "conj")
            found += joined
            waiting += joined
        return sorted(found, key=lambda item: item.index)

    def at(self, start: int, end: int) -> list[Token]:
        """Return the tokens that a span of the sentence touches."""
        return [token for token in self.tokens if token.start < end and start < token.end]
