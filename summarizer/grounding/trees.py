"""A text as trees that can be compared: what says something of its own, and in which place it stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from summarizer.grounding.meaning import Lexemes
from summarizer.parsing import Token, Tree, parse
from summarizer.text import split_sentences

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})
_EMPTY = frozenset({"be", "do", "have"})
_PLACES = {
    "nsubj": "subject", "csubj": "subject", "nsubjpass": "object", "dobj": "object", "attr": "object",
    "acomp": "object", "oprd": "object", "dative": "receiver", "amod": "modifier", "compound": "modifier",
    "nmod": "modifier", "poss": "modifier", "nummod": "number", "advmod": "manner", "npadvmod": "manner",
}  # fmt: skip
_BELOW = frozenset({"xcomp", "ccomp", "advcl", "pcomp"})


class Node(NamedTuple):
    """A token in its tree."""

    tree: Tree
    token: Token

    @property
    def lemma(self) -> str:
        """Return the basic form in lower case, without a hyphen."""
        return self.token.lemma.lower()


class Edge(NamedTuple):
    """Something with a meaning, what it belongs to, and the place that it takes there."""

    head: Node
    place: str
    node: Node


@dataclass(frozen=True, eq=False)
class Parsed:
    """The trees of a text, and what was read off them."""

    trees: tuple[Tree, ...]

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """Everything that has a meaning of its own, in order."""
        return tuple(Node(tree, token) for tree in self.trees for token in tree.tokens if has_meaning(token))

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """The basic forms and the words themselves, in lower case."""
        every = (token for tree in self.trees for token in tree.tokens)
        return frozenset(form for token in every for form in (token.lower, token.lemma.lower()))

    @cached_property
    def contents(self) -> frozenset[str]:
        """The basic forms of what has a meaning of its own."""
        return frozenset(node.lemma for node in self.nodes)

    @cached_property
    def lexemes(self) -> Lexemes:
        """The same, to be searched by what they mean."""
        return Lexemes(self.contents)

    @cached_property
    def edges(self) -> tuple[Edge, ...]:
        """What belongs to what, prepositions and conjunctions passed over."""
        return tuple(edge for node in self.nodes for edge in _edges(node))

    @cached_property
    def _beside(self) -> dict[tuple[int, int], list[Node]]:
        found: dict[tuple[int, int], list[Node]] = {}
        for head, _, node in self.edges:
            found.setdefault((id(head.tree), head.token.index), []).append(node)
            found.setdefault((id(node.tree), node.token.index), []).append(head)
        return found

    def neighbours(self, node: Node) -> list[Node]:
        """Return what a word belongs to and what belongs to it."""
        return self._beside.get((id(node.tree), node.token.index), [])


@lru_cache(maxsize=2_048)
def read(text: str) -> Parsed:
    """Parse a text sentence by sentence."""
    return Parsed(tuple(parse(sentences_of(text))))


@lru_cache(maxsize=2_048)
def sentences_of(text: str) -> tuple[str, ...]:
    """Return the sentences of a text."""
    return tuple(text[s.start : s.end] for s in split_sentences(text))


def has_meaning(token: Token) -> bool:
    """Tell whether a word says something of its own, unlike `the` and `was`."""
    worded = any(map(str.isalnum, token.text))
    return worded and token.pos in _CONTENT and token.lemma.lower() not in _EMPTY


def first_of(tree: Tree, token: Token) -> Token:
    """Return the first of the words that a word is coordinated with: all stand in the place of the first."""
    while token.dep == "conj":
        token = tree.head(token)
    return token


def _edges(node: Node) -> Iterator[Edge]:
    tree = node.tree
    placed = first_of(tree, node.token)
    head, place = tree.head(placed), _PLACES.get(placed.dep, placed.dep)
    while not has_meaning(head) and head.dep != "ROOT":
        if head.pos == "ADP":
            place = "subject" if head.dep == "agent" else head.lower
        head = tree.head(head)
    if head is not node.token and has_meaning(head):
        yield Edge(Node(tree, head), place, node)


# ------------------------------------------------------------ who does what to whom


def is_passive(tree: Tree, verb: Token) -> bool:
    """Tell whether a verb is done to its subject."""
    if tree.child(verb, "auxpass", "nsubjpass"):
        return True
    if verb.dep == "acl" and verb.tag == "VBN":
        return True
    if verb.dep == "conj" and tree.child(verb, "agent"):
        return True
    joined = verb.dep == "conj" and verb.tag == "VBN" and not tree.child(verb, "aux", "nsubj", "dobj")
    return joined and is_passive(tree, tree.head(verb))


def grammatical_subject(tree: Tree, verb: Token) -> Token | None:
    """Return the subject of a verb, that of the verb above where it has none of its own."""
    own = tree.child(verb, "nsubj", "nsubjpass", "csubj")
    head = tree.head(verb)
    if own is not None:
        return head if verb.dep == "relcl" and own.tag in {"WDT", "WP"} else own
    if verb.dep == "acl":
        return head
    if verb.dep == "xcomp" and (told := tree.child(head, "dobj")):
        return told
    if head is verb or verb.dep not in _BELOW | {"conj"}:
        return None
    return grammatical_subject(tree, head)


def doer(tree: Tree, verb: Token) -> Token | None:
    """Return who or what does what a verb says."""
    if is_passive(tree, verb):
        agent = tree.child(verb, "agent")
        return tree.child(agent, "pobj") if agent else None
    return grammatical_subject(tree, verb)


def undergoer(tree: Tree, verb: Token) -> Token | None:
    """Return to whom or what it is done."""
    if is_passive(tree, verb):
        return grammatical_subject(tree, verb)
    return tree.child(verb, "dobj", "dative")
