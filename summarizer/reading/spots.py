"""A place where an article names or describes somebody, before it is known who that is."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from summarizer.parsing import Token, Tree
from summarizer.reading.roles import Role
from summarizer.text.states import state_of

SpotKind = Literal["state", "person", "organisation", "group", "place", "thing"]
ENTITIES: dict[str, SpotKind] = {
    "PERSON": "person",
    "ORG": "organisation",
    "NORP": "group",
    **dict.fromkeys(("GPE", "LOC", "FAC"), "place"),
    **dict.fromkeys(("EVENT", "LAW", "WORK_OF_ART", "PRODUCT"), "thing"),
}
"""What the parser's labels of named entities mean; those of dates and figures are left out."""
Form = Literal["name", "office", "group"]


@dataclass(frozen=True)
class Spot:
    """A stretch of tokens that names somebody: `first` inclusive, `last` exclusive."""

    number: int
    """Of the sentence."""
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
    plural: bool = False
    """Whether a description is one of several: "the unions", not "union leaders"."""
    sorts: frozenset[str] = frozenset()
    """Nouns that the article calls it by: "group", of "the militant group Ansar"."""
    called: tuple[Token, ...] = ()
    """The tokens of these nouns."""

    @property
    def place(self) -> tuple[int, int]:
        """Return what orders spots as the article has them."""
        return self.number, self.first


def spelled(tree: Tree, first: int, last: int) -> str:
    """Return the words of tokens as they stand, line breaks as spaces."""
    return " ".join(tree.text[tree.tokens[first].start : tree.tokens[last - 1].end].split())


def state_within(title: str) -> str | None:
    """Return the state that an office is of: "Iraqi Prime Minister", "President of the United States"."""
    parts = title.replace("’s", "").replace("'s", "").split()
    pairs = [f"{left} {right}" for left, right in pairwise(parts)]
    return next((state for part in (*pairs, *parts) if (state := state_of(part))), None)
