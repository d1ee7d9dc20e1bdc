"""Who of those that an article names takes part: who acts, speaks, meets others or is dealt with.

A weight for what a party does in each place, added up over the article, and as much as its kind
needs: a body is rarely named for nothing, a state often only says where. And something that shows
that it is somebody: a product, a work or a programme is named like a body, but never says a word.
"""

from summarizer.reading.aliases import Group
from summarizer.reading.roles import Role, is_somebody
from summarizer.reading.sorts import sort_of
from summarizer.reading.spots import Spot, SpotKind, state_within
from summarizer.text.lexicon import lexicon, words
from summarizer.text.states import known_bodies, state_adjectives, state_names

_ALWAYS: dict[Role, float] = {"acts": 1, "meets": 1, "backs": 1}
_WEIGHTS: dict[SpotKind | None, dict[Role, float]] = {
    "person": {"dealt": 0.5, "owns": 0.5, "toward": 0.5, "named": 1, "within": 0.25, "told": 0.5},
    "organisation": {"dealt": 1, "owns": 1, "toward": 0.34, "named": 0.5, "within": 0.25},
    "state": {"dealt": 0.5, "owns": 0.5, "toward": 0.34, "named": 0.34, "within": 0.25},
    "group": {"dealt": 0.5, "owns": 0.5, "toward": 0.34, "named": 0.34, "within": 0.25},
    None: {"dealt": 0.5, "owns": 0.5, "toward": 0.34, "named": 0.25},
}
_ENOUGH = {"organisation": 0.5}
_ENOUGH_OF_A_BODY = 0.3
"""What is named as a body or as somebody's group is a party wherever it is more than a place."""
_LOOSE = frozenset({"firms", "people", "owners", "sides"})
"""Sorts of groups that are as often a class of people or things: "US manufacturers"."""


def takes_part(group: Group, ruled: frozenset[str], personal: frozenset[int]) -> bool:
    """Tell whether somebody named or described is a party.

    `ruled` are the states whose offices are named, `personal` the numbers of the sentences that
    speak of a man or woman: who is named there or just before is a person.
    """
    if group.name.removeprefix("The ") in lexicon("naming")["media"] or group.name in state_adjectives():
        return group.key in state_names().values()
    if any(spot.sorts & words("naming", "outlets") for spot in group.spots) or group.kind == "thing":
        return False
    if group.kind == "place":
        return any(is_somebody(spot.tree, spot.head) or spot.head.dep == "dative" for spot in group.spots)
    if group.key.startswith("office:"):
        told = len({spot.number for spot in group.spots}) > 1 or state_within(group.name) is not None
        return told and any(is_somebody(spot.tree, spot.head) for spot in group.spots if spot.role == "acts")
    if group.key.startswith("plain:") and not _stands_alone(group):
        return False
    if group.kind in {"person", "organisation", None} and not _is_somebody(group, personal):
        return False
    if _is_loose(group) and len({spot.number for spot in group.spots}) == 1 and not _is_plural(group):
        return False
    return _weight(group) + (0.5 if group.key in ruled else 0) >= _enough(group)


def _is_loose(group: Group) -> bool:
    return group.key.startswith("group:") and group.key.rpartition(":")[2] in _LOOSE


def _is_plural(group: Group) -> bool:
    return any(spot.head.tag in {"NNS", "NNPS"} for spot in group.spots)


def _enough(group: Group) -> float:
    called = any(sort_of(sort) for spot in group.spots for sort in spot.sorts if spot.form == "name")
    owned = group.key.startswith("group:") and not _is_loose(group)
    return _ENOUGH_OF_A_BODY if owned or called or _is_body(group) else _ENOUGH.get(group.kind or "", 1)


def _weight(group: Group) -> float:
    weights = _ALWAYS | _WEIGHTS.get(group.kind, {})
    titled = any(spot.title for spot in group.spots if spot.form == "name")
    told = sum(max(weights.get(spot.role, 0), 0.5 * _governs(spot)) for spot in group.spots)
    return told + (group.kind == "person" and titled)


def _governs(spot: Spot) -> bool:
    """Tell whether a state is named by those who act for it: "Government of Peru"."""
    return (
        spot.kind in {"state", "group"}
        and spot.role != "placed"
        and sort_of(spot.head.lemma.lower()) == "rulers"
    )


def _is_body(group: Group) -> bool:
    """Tell whether a name says that it is a body's: "Higher Military Commission"."""
    parts = group.name.lower().split()
    return (
        group.kind == "organisation" and len(parts) > 1 and bool(set(parts) & words("naming", "institutions"))
    )


def _is_somebody(group: Group, personal: frozenset[int]) -> bool:
    """Tell whether anything shows that a name is that of a person or body."""
    if group.key in known_bodies() or any(spot.title or spot.form != "name" for spot in group.spots):
        return True
    if group.kind == "person" and any({spot.number, spot.number + 1} & personal for spot in group.spots):
        return True
    ends = words("naming", "institutions") | words("naming", "corporate")
    named = any({word.lower().rstrip(".") for word in name.split()} & ends for name in group.names)
    called = any(sort_of(sort) for spot in group.spots for sort in spot.sorts)
    return named or called or any(is_somebody(spot.tree, spot.head) for spot in group.spots)


def _stands_alone(group: Group) -> bool:
    """Tell whether a description without an owner is a party: "the ferry union", police that act twice."""
    noun = group.spots[0].head.lemma.lower()
    if not sort_of(noun) or noun in words("naming", "outlets"):
        return False
    somebody = any(is_somebody(spot.tree, spot.head) for spot in group.spots)
    acts = somebody or any(spot.role in {"acts", "meets"} for spot in group.spots)
    modified = " " in group.key.removeprefix("plain:") and somebody
    repeated = len({spot.number for spot in group.spots}) > 1 and noun not in words("parties", "generic")
    return acts and (modified or repeated)
