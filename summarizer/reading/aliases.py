"""Which spots mean one party: surname and full name, acronym and what it abbreviates, capital and state."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from summarizer.reading.groups import sort_of
from summarizer.reading.spots import Spot, SpotKind
from summarizer.text.lexicon import words
from summarizer.text.states import state_adjectives, state_names

_ARTICLE_OF_NAME = re.compile(r"^(?:al|el|ad|as|ash|an|the)[- ]", re.IGNORECASE)


@dataclass
class Group:
    """Spots that mean one party, while they are being joined."""

    name: str
    key: str
    spots: list[Spot] = field(default_factory=list)

    @property
    def kind(self) -> SpotKind | None:
        """Return what most of its names say that it is; a title or a full state name decides."""
        if self.key in state_names().values():
            return "state"
        kinds = [spot.kind for spot in self.spots if spot.kind and spot.form == "name"]
        if any(spot.title for spot in self.spots):
            return "person"
        return (
            Counter(kinds).most_common(1)[0][0]
            if kinds
            else ("group" if self.spots[0].form == "group" else None)
        )

    @property
    def spellings(self) -> Counter[str]:
        """Return how often each spelling stands."""
        return Counter(spot.text for spot in self.spots)

    @property
    def sorts(self) -> frozenset[str]:
        """Return the nouns that the article calls it by, and those within its names."""
        called = {sort for spot in self.spots for sort in spot.sorts}
        named = {word.lower() for spot in self.spots if spot.form == "name" for word in spot.text.split()}
        return frozenset(called | {sort_of(word) for word in called | named} | named)


def join(spots: Iterable[Spot], linked: dict[str, str]) -> list[Group]:
    """Join spots into parties; longer names first, so that a surname finds its full name.

    `linked` maps names to the ones that stand before them in brackets: "PKK" to what it abbreviates.
    """
    groups: list[Group] = []
    ordered = sorted(
        spots, key=lambda spot: (spot.form != "name", -len(spot.text.split()), spot.sentence, spot.first)
    )
    for spot in ordered:
        if spot.form == "name":
            place(spot, groups, linked)
    for spot in sorted(ordered, key=lambda spot: (spot.sentence, spot.first)):
        if spot.form == "office":
            _hold(spot, groups)
        elif spot.form == "group":
            _describe(spot, groups)
    return groups


def place(spot: Spot, groups: list[Group], linked: dict[str, str]) -> None:
    """Add a name to the party that it means, else begin a party with it."""
    home = _home(spot, groups, linked)
    if home is None:
        name = spot.key if spot.key in state_names().values() else spot.text
        home = Group(name, spot.key)
        groups.append(home)
    home.spots.append(spot)


def _home(spot: Spot, groups: list[Group], linked: dict[str, str]) -> Group | None:
    if spot.key:
        return next((group for group in groups if group.key == spot.key), None)
    exact = [group for group in groups if _plain(spot.text) in map(_plain, group.spellings)]
    if exact:
        return exact[0]
    if spot.text in linked:
        return next((group for group in groups if linked[spot.text] in group.spellings), None)
    fits = [
        group for group in groups if not group.key.startswith(("group:", "plain:")) and _short(spot, group)
    ]
    if len(fits) > 1:
        fits = [group for group in fits if _same_company(spot.text, group.name)] or fits
    return fits[0] if len(fits) == 1 else None


def _short(spot: Spot, group: Group) -> bool:
    short, full = _plain(spot.text), _plain(group.name)
    if _same_company(spot.text, group.name):
        return True
    if spot.text.isupper() and len(spot.text) > 1:
        return any(spot.text.replace(".", "") in _initials(name) for name in group.spellings)
    kind = group.kind
    if kind == "person":
        return spot.kind not in {"state", "thing"} and (
            full.startswith(f"{short} ") or full.endswith(f" {short}")
        )
    if kind in {"organisation", None} and spot.kind in {"organisation", "person", None}:
        body = short.split()[-1] in words("naming", "institutions")
        return body and (full.endswith(f" {short}") or full.startswith(f"{short} of "))
    return False


def _initials(name: str) -> set[str]:
    parts = re.split(r"[\s-]+", name)
    return {
        "".join(word[0] for word in parts if word[0].isupper()),
        "".join(word[0] for word in parts).upper(),
    } - {name[:1]}


def _same_company(name: str, other: str) -> bool:
    return name != other and _core(name) == _core(other) != []


def _core(name: str) -> list[str]:
    parts = name.split()
    while len(parts) > 1 and parts[-1].rstrip(".").lower().replace(".", "") in words("naming", "corporate"):
        parts.pop()
    return parts


def _plain(name: str) -> str:
    return _ARTICLE_OF_NAME.sub("", name).replace("-", " ").replace("’", "'").casefold()


# ---------------------------------------------------------------- offices and descriptions


def _hold(spot: Spot, groups: list[Group]) -> None:
    """Give an office to the only person named before with it, else to a party of its own."""
    office = _office_words(spot.text)
    state = _state_in(spot.text)
    held = [
        group for group in groups if any(_holds(group, spot, office, state, other) for other in group.spots)
    ]
    if len(held) == 1:
        held[0].spots.append(spot)
    elif not held and (spot.definite or state):
        key = f"office:{spot.text.lower()}"
        place_keyed(spot, key, groups)


def _holds(group: Group, spot: Spot, office: list[str], state: str | None, other: Spot) -> bool:
    title = _office_words(other.title)
    before = (other.sentence, other.first) < (spot.sentence, spot.first)
    states = {_state_in(each.title) for each in group.spots} - {None}
    fits = before and bool(office) and title[-len(office) :] == office
    return fits and (state is None or not states or state in states)


def _office_words(title: str) -> list[str]:
    return [
        word.lower() for word in title.split() if word not in state_adjectives() and word.lower() != "former"
    ]


def _state_in(title: str) -> str | None:
    known = state_adjectives() | state_names()
    return next((known[word] for word in title.split() if word in known), None)


def _describe(spot: Spot, groups: list[Group]) -> None:
    """Give a description to the party that it plainly means, else make it a party of its own."""
    if spot.key.startswith("of:"):
        owner = spot.key.removeprefix("of:")
        home = next((group for group in groups if owner in group.spellings), None)
        if home is not None and home.kind == "person":
            state = next((s for each in home.spots if (s := _state_in(each.title))), None)
            if "administration" in spot.sorts and state is None:
                state = "United States"
            home = next((group for group in groups if group.key == state), None)
        if home is not None:
            home.spots.append(spot)
        return
    if spot.key.startswith("plain:") and spot.definite:
        fits = [group for group in groups if _before(group, spot) and _called(group, spot)]
        if len(fits) == 1:
            fits[0].spots.append(spot)
            return
        if fits:
            return
    place_keyed(spot, spot.key, groups)


def _before(group: Group, spot: Spot) -> bool:
    first = min((other.sentence, other.first) for other in group.spots)
    return first < (spot.sentence, spot.first)


def _called(group: Group, spot: Spot) -> bool:
    noun = spot.head.lemma.lower()
    sorts = group.sorts
    if sort_of(noun) == "rulers" and group.kind == "state":
        return any(each.form != "name" or each.text not in state_names() for each in group.spots)
    return noun in sorts


def place_keyed(spot: Spot, key: str, groups: list[Group]) -> None:
    """Add a spot to the party of its key, else begin one."""
    home = next((group for group in groups if group.key == key), None)
    if home is None:
        home = Group(spot.text, key)
        groups.append(home)
    home.spots.append(spot)
