"""Parties that news describes and does not name: "the US-led coalition", "Iran-backed militias".

Sources choose their own words for them. Two descriptions mean one party when they are of one kind, nothing
that both say differs (who leads or backs it, whom it is against, of which state), and all their other
words say nothing of who it is. Any other word makes a name of it, and names are not compared here.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from summarizer.merging.known import known_name, state_of

_KINDS = {
    word: kind
    for kind, row in {
        "coalition": "coalition alliance",
        "group": "groups militia militias factions forces fighters militants",
    }.items()
    for word in row.split()
}
_OPEN = frozenset(
    "the global international multinational foreign military armed militant militia resistance".split()  # noqa: SIM905 - a list of words
)
"""What tells nothing of who it is."""
_BY = re.compile(r"(.+)-(?:led|backed|aligned|supported|linked|allied)|pro-(.+)", re.IGNORECASE)
_AGAINST = re.compile(r"anti-(.+)", re.IGNORECASE)


@dataclass(frozen=True)
class Description:
    """What a description tells; an empty text where it tells nothing of that."""

    kind: str
    by: str = ""
    against: str = ""
    of: str = ""


@lru_cache(maxsize=65536)
def description(name: str) -> Description | None:
    """Read a description, None for a name."""
    *words, head = name.split() or [""]
    kind = _KINDS.get(head.lower())
    if kind is None:
        return None
    told = {"by": "", "against": "", "of": ""}
    for word in words:
        if by := _BY.fullmatch(word):
            told["by"] = _who(by[1] or by[2])
        elif against := _AGAINST.fullmatch(word):
            told["against"] = _who(against[1])
        elif state := state_of(word):
            told["of"] = state
        elif word.lower() not in _OPEN:
            return None
    return Description(kind, **told)


def one_described(one: str, other: str) -> bool:
    """Tell whether two names describe one party; groups only where both say who backs them."""
    ours, theirs = description(one), description(other)
    if ours is None or theirs is None or excluded(one, other):
        return False
    return ours.kind == theirs.kind and (ours.kind == "coalition" or bool(ours.by and theirs.by))


def excluded(one: str, other: str) -> bool:
    """Tell whether two descriptions say something different of whom they describe."""
    ours, theirs = description(one), description(other)
    if ours is None or theirs is None:
        return False
    pairs = ((ours.by, theirs.by), (ours.against, theirs.against), (ours.of, theirs.of))
    return any(mine and yours and mine != yours for mine, yours in pairs)


def _who(word: str) -> str:
    return state_of(word) or known_name(word) or word.casefold()
