"""Who of those that an article names takes part: who acts, speaks, meets others or is dealt with.

A weight for what a party does in each place, added up over the article, and as much as its kind
needs: a body is rarely named for nothing, a state often only says where.
"""

from summarizer.reading.aliases import Group
from summarizer.reading.roles import Role, does
from summarizer.reading.sorts import sort_of
from summarizer.reading.spots import SpotKind
from summarizer.text.lexicon import lexicon, words
from summarizer.text.states import state_adjectives, state_names

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


def takes_part(group: Group, ruled: frozenset[str]) -> bool:
    """Tell whether somebody named or described is a party; `ruled` are states whose offices are named."""
    if group.name.removeprefix("The ") in lexicon("naming")["media"] or group.name in state_adjectives():
        return group.key in state_names().values()
    if any(spot.sorts & words("naming", "outlets") for spot in group.spots):
        return False
    if group.kind in {"thing", "place"}:
        return group.kind == "place" and _governs_itself(group)
    if group.key.startswith("office:"):
        return any(spot.role == "acts" for spot in group.spots)
    if group.key.startswith("plain:") and not _stands_alone(group):
        return False
    called = any(sort_of(sort) for spot in group.spots for sort in spot.sorts if spot.form == "name")
    body = group.key.startswith("group:") or _is_body(group) or called
    weight = _weight(group) + (0.5 if group.key in ruled else 0)
    return weight >= (_ENOUGH_OF_A_BODY if body else _ENOUGH.get(group.kind or "", 1))


def _weight(group: Group) -> float:
    weights = _ALWAYS | _WEIGHTS.get(group.kind, {})
    titled = any(spot.title for spot in group.spots if spot.form == "name")
    told = sum(weights.get(spot.role, 0) for spot in group.spots)
    governs = group.kind == "state" and any(spot.form == "group" for spot in group.spots)
    return told + (group.kind == "person" and titled) + 0.5 * governs


def _is_body(group: Group) -> bool:
    """Tell whether a name says that it is a body's: "Higher Military Commission"."""
    parts = group.name.lower().split()
    return (
        group.kind == "organisation" and len(parts) > 1 and bool(set(parts) & words("naming", "institutions"))
    )


def _governs_itself(group: Group) -> bool:
    """Tell whether a place that is no state does something, as a region or town with a government may."""
    return any(does(spot.tree, spot.head) or spot.head.dep == "dative" for spot in group.spots)


def _stands_alone(group: Group) -> bool:
    """Tell whether a description without an owner is a party: "the ferry union", police that act twice."""
    noun = group.spots[0].head.lemma.lower()
    if not sort_of(noun) or noun in words("naming", "outlets"):
        return False
    acts = any(spot.role in {"acts", "meets"} for spot in group.spots)
    modified = " " in group.key.removeprefix("plain:")
    repeated = len({spot.number for spot in group.spots}) > 1 and noun not in words("parties", "generic")
    return acts and (modified or repeated)
