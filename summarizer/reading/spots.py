"""A place where an article names or describes somebody, before it is known who that is."""

from dataclasses import dataclass
from typing import Literal

from summarizer.parsing import Token, Tree
from summarizer.reading.roles import Role

SpotKind = Literal["state", "person", "organisation", "group", "place", "thing"]
Form = Literal["name", "office", "group"]


@dataclass(frozen=True)
class Spot:
    """A stretch of tokens that names somebody: `first` inclusive, `last` exclusive."""

    sentence: int
    tree: Tree
    first: int
    last: int
    head: Token
    """The token whose place in the tree tells what the party does here."""
    text: str
    """The name as it is spelled, without title; of a description, its words without the article."""
    kind: SpotKind | None
    role: Role
    form: Form = "name"
    title: str = ""
    key: str = ""
    """What joins it with others whatever the spelling: its state; a group's owner and sort."""
    definite: bool = False
    """Whether it points back at somebody known: "the union", "this group"."""
    sorts: frozenset[str] = frozenset()
    """Nouns that the article calls it by: "group", of "the militant group Ansar"."""


def spelled(tree: Tree, first: int, last: int) -> str:
    """Return the words of tokens as they stand, line breaks as spaces."""
    return " ".join(tree.text[tree.tokens[first].start : tree.tokens[last - 1].end].split())
