"""Who of those that an article names takes part: who acts, speaks, meets others or is dealt with.

A weight for what a party does in each place, added up over the article, and as much as its kind
needs: a body is rarely named for nothing, a state often only says where. And something that shows
that it is somebody: a product, a work or a programme is named like a body, but never says a word.
"""

import re
from dataclasses import dataclass

from summarizer.reading.aliases import NAMELIKE, Group
from summarizer.reading.roles import Role, is_somebody, reports
from summarizer.reading.sorts import is_office, sort_of
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
_PART = r"(?:[\w’'-]*[a-zà-ž][\w’'-]*|[A-Z]\.|[“\"‘]\w+[”\"’])"
_FULL_NAME = re.compile(f"{_PART}(?: {_PART})+")
"""Words in small letters, initials, a nickname: "Ana M. Vell", not "Mac OS"."""
_ENOUGH = {"organisation": 0.5, "person": 0.5}
_ENOUGH_OF_A_BODY = 0.3
"""What is named as a body or as somebody's group is a party wherever it is more than a place."""
_TOGETHER = frozenset({"workers", "protest", "unions", "armed", "opposition"})
"""Sorts of those who act together for an end: once is enough."""
_OFTEN = 3
"""Sentences that name a group plainly ("the coalition"), after which it is a party whatever it does."""
_LOOSE = frozenset({"firms", "people", "owners", "sides"})
"""Sorts of groups that are as often a class of people or things: "US manufacturers"."""


@dataclass(frozen=True)
class Setting:
    """What an article tells beside its names."""

    ruled: frozenset[str]
    """The states whose offices it names."""
    personal: frozenset[int]
    """The numbers of the sentences that speak of a man or woman, who is named there or just before."""
    things: frozenset[str]
    """Abbreviations of what is nobody."""


def takes_part(group: Group, setting: Setting) -> bool:
    """Tell whether somebody named or described is a party."""
    if group.key not in state_names().values() and _is_nobody(group, setting):
        return False
    kind, _, _ = group.key.partition(":")
    if group.kind == "place":
        return any(is_somebody(spot.tree, spot.head) or spot.head.dep == "dative" for spot in group.spots)
    if kind == "office":
        told = len({spot.number for spot in group.spots}) > 1 or state_within(group.name) is not None
        return told and any(is_somebody(spot.tree, spot.head) for spot in group.spots if spot.role == "acts")
    if kind == "plain" and not _stands_alone(group):
        return False
    if _is_passing(group):
        return False
    return _weight(group) + (0.5 if group.key in setting.ruled else 0) >= _enough(group)


def _is_nobody(group: Group, setting: Setting) -> bool:
    """Tell whether it is a thing, a medium that reports, or a class of which one is told once."""
    name = group.name.removeprefix("The ")
    medium = name in lexicon("naming")["media"] or any(
        spot.sorts & words("naming", "outlets") for spot in group.spots
    )
    acts = [spot for spot in group.spots if spot.role == "acts"]
    cited = all(reports(spot.tree, spot.head) for spot in acts)
    medium |= group.kind != "person" and bool(acts) and cited
    medium |= _is_titled(group) and all(_is_source(spot) or reports(spot.tree, spot.head) for spot in acts)
    thing = (
        group.kind == "thing"
        or _is_class(group)
        or _is_bare(group)
        or name in state_adjectives()
        or not setting.things.isdisjoint(group.names)
    )
    unproved = group.kind in {"person", "organisation", None} and not _is_somebody(group, setting.personal)
    once = len({spot.number for spot in group.spots}) == 1 and not any(spot.plural for spot in group.spots)
    return medium or thing or unproved or (once and _is_loose(group))


def _is_titled(group: Group) -> bool:
    """Tell whether a name ends as the titles of media do: "The Sund Herald"."""
    *before, last = group.name.split()
    return bool(before) and group.kind != "person" and last.lower() in words("naming", "titles")


def _is_source(spot: Spot) -> bool:
    lead = spot.tree.head(spot.head)
    return spot.head.dep == "pobj" and spot.tree.head(lead).lower == "according"


def _is_passing(group: Group) -> bool:
    """Tell whether somebody is only mentioned: a state that does nothing, a person that something is of."""
    once = len({spot.number for spot in group.spots}) == 1
    if group.kind == "person" and once and all(_is_of(spot) or _only_suffers(spot) for spot in group.spots):
        return True
    if any(spot.role == "acts" or is_somebody(spot.tree, spot.head) for spot in group.spots):
        return False
    return group.kind == "state" and once


def _only_suffers(spot: Spot) -> bool:
    """Tell whether something is only done to a person without an office: "who toppled Vell"."""
    return spot.role == "dealt" and not any(map(is_office, spot.title.split()))


def _is_of(spot: Spot) -> bool:
    """Tell whether a place only says whose something is: "the president's rating", "the virtues of Vell"."""
    lead = spot.tree.head(spot.head)
    held = is_office(spot.tree.head(lead).text)  # "the chairman of Oro Ltd. Ana Vell"
    return spot.role in {"owns", "within"} or (spot.role == "toward" and lead.lower == "of" and not held)


def _is_bare(group: Group) -> bool:
    """Tell whether it is only called by a word for one of a sort: "Democrat", "Senator", "City"."""
    if " " in group.name or any(spot.plural or spot.form != "name" for spot in group.spots):
        return False
    if {spot.text for spot in group.spots} != {group.name}:
        return False
    word = group.name.lower()
    known = words("naming", "places") | words("naming", "things") | words("parties", "offices")
    return word == "state" or word in known or sort_of(word) == "people"


def _is_class(group: Group) -> bool:
    """Tell whether a name is one of a class of bodies and no body: "a PAC", "the PACs"."""
    names = {spot.text for spot in group.spots if spot.form == "name"}
    return group.kind in {"organisation", None} and any(f"{name}s" in names for name in names)


def _is_loose(group: Group) -> bool:
    return group.key.startswith("group:") and group.key.rpartition(":")[2] in _LOOSE


def _enough(group: Group) -> float:
    called = any(sort_of(sort) for spot in group.spots for sort in spot.sorts if spot.form == "name")
    owned = group.key.startswith("group:") and not _is_loose(group)
    if group.kind == "person" and " " not in group.name:
        return 1
    return _ENOUGH_OF_A_BODY if owned or called or _is_body(group) else _ENOUGH.get(group.kind or "", 1)


def _weight(group: Group) -> float:
    weights = _ALWAYS | _WEIGHTS.get(group.kind, {})
    titled = any(spot.title for spot in group.spots if spot.form == "name")
    told = sum(max(weights.get(spot.role, 0), _at_least(spot)) for spot in group.spots)
    return told + (group.kind == "person" and titled)


def _at_least(spot: Spot) -> float:
    """Return what counts of a place whoever is named: being accused or met is much, a government is some."""
    if spot.role == "dealt" and is_somebody(spot.tree, spot.head):
        return 1
    governed = spot.kind in {"state", "group"} and sort_of(spot.head.lemma.lower()) == "rulers"
    return 0.5 if governed and spot.role != "placed" else 0


def _is_body(group: Group) -> bool:
    """Tell whether a name says that it is a body's: "Higher Military Commission"."""
    parts = group.name.lower().split()
    body = len(parts) > 1 and not words("naming", "institutions").isdisjoint(parts)
    return group.kind == "organisation" and body and parts[-1] not in words("naming", "buildings")


def _is_somebody(group: Group, personal: frozenset[int]) -> bool:
    """Tell whether anything shows that a name is that of a person or body."""
    if group.key in known_bodies() or any(spot.title or spot.form != "name" for spot in group.spots):
        return True
    full = group.kind == "person" and _FULL_NAME.fullmatch(group.name) is not None
    determined = [_determined(spot) for spot in group.spots]
    if full and not any(determined):
        return True
    shaped = full or (group.kind == "person" and " " not in group.name)
    spoken_of = any({spot.number, spot.number + 1} & personal for spot in group.spots)
    if shaped and spoken_of and sum(determined) * 2 < len(determined):
        return True
    ends = words("naming", "institutions") | words("naming", "corporate")
    named = any(
        {word.lower().rstrip(".") for word in name.split()} & ends
        and name.split()[-1].lower() not in words("naming", "buildings")
        for name in group.names
    )
    called = any(sort_of(sort) for spot in group.spots for sort in spot.sorts)
    return named or called or any(is_somebody(spot.tree, spot.head) for spot in group.spots)


def _determined(spot: Spot) -> bool:
    """Tell whether an article stands before a name, as before those of things: "the App Store"."""
    before = spot.tree.tokens[max(0, spot.first - 1)]
    return before.pos == "DET" or spot.tree.child(spot.head, "det") is not None


def _stands_alone(group: Group) -> bool:
    """Tell whether a description without an owner is a party: "the ferry union", police that act twice."""
    noun = group.spots[0].head.lemma.lower()
    told = any(spot.definite or spot.plural for spot in group.spots)
    if not sort_of(noun) or noun in words("naming", "outlets") or (sort_of(noun) in _LOOSE and not told):
        return False
    somebody = any(is_somebody(spot.tree, spot.head) for spot in group.spots)
    acts = somebody or any(spot.role in {"acts", "meets"} for spot in group.spots)
    if sort_of(noun) == "people":  # a class of people, who are nobody unless more is told of them
        does = any(is_somebody(s.tree, s.head) and s.role in {"acts", "dealt"} for s in group.spots)
        wide = noun in words("parties", "generic")
        return does and not wide and len({spot.number for spot in group.spots}) > 1
    if somebody and acts and sort_of(noun) in _TOGETHER:
        return True
    if sort_of(noun) in NAMELIKE and any(spot.role == "acts" for spot in group.spots):
        return True
    modified = " " in group.key.removeprefix("plain:") and somebody
    times = len({spot.number for spot in group.spots}) if noun not in words("parties", "generic") else 0
    often = times >= _OFTEN and sort_of(noun) not in _LOOSE and any(spot.definite for spot in group.spots)
    return often or (acts and (modified or times > 1))
