"""Which spots mean one party: surname and full name, acronym and what it abbreviates, capital and state.

Names are joined first, the longer before the shorter; then offices and descriptions, in the order of the
article, each only where one reading is plain: a description that fits two parties is left open.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from summarizer.reading.roles import is_somebody
from summarizer.reading.sorts import sort_of
from summarizer.reading.spots import Spot, SpotKind, state_within
from summarizer.text.lexicon import words
from summarizer.text.states import state_adjectives, state_names, state_of

_ARTICLE_OF_NAME = re.compile(r"^(?:al|el|ad|as|ash|an|the)[- ]", re.IGNORECASE)
_SHORTEST_ACRONYM = 2
BODIES = frozenset(
    {"alliance", "bodies", "courts", "firms", "forces", "parliament", "police", "rulers", "unions"}
)
"""Sorts of which no single person is one, as a rebel or worker is."""
NAMELIKE = frozenset({"rulers", "police", "opposition", "parliament"})
"""Sorts of which a country has one: "police said" needs no article to mean it."""


@dataclass
class Group:
    """Spots that mean one party, while they are being joined."""

    name: str
    key: str
    spots: list[Spot] = field(default_factory=list)

    def add(self, spot: Spot) -> None:
        """Add a place where the article means it."""
        self.spots.append(spot)
        self.__dict__.pop("kind", None)
        self.__dict__.pop("names", None)

    @cached_property
    def kind(self) -> SpotKind | None:
        """Return what most of its names say that it is; its state, or a person's office, decides."""
        if self.key in state_names().values():
            return "state"
        named = [spot for spot in self.spots if spot.form == "name"]
        if any(spot.title for spot in self.spots if spot.kind == "person"):
            return "person"
        sorts = {sort_of(sort) for spot in self.spots if spot.form != "office" for sort in spot.sorts}
        alone = all(" " not in spot.text for spot in named)
        if (sorts & BODIES or (sorts - {""} and alone)) and any(spot.kind != "thing" for spot in named):
            return "organisation"
        longest = max((len(spot.text.split()) for spot in named), default=0)
        full = [spot.kind for spot in named if spot.kind and len(spot.text.split()) == longest]
        told = full or [spot.kind for spot in named if spot.kind]
        kinds = Counter([kind for kind in told if kind != "thing"] or told)
        return kinds.most_common(1)[0][0] if kinds else None if named else self.spots[0].kind

    @property
    def spellings(self) -> Counter[str]:
        """Return how often each spelling stands."""
        return Counter(spot.text for spot in self.spots)

    @cached_property
    def names(self) -> list[str]:
        """Return the spellings that are names, each once."""
        return list(dict.fromkeys(spot.text for spot in self.spots if spot.form == "name"))

    @property
    def sorts(self) -> frozenset[str]:
        """Return the nouns that the article calls it by, and those within its names."""
        called = {sort for spot in self.spots for sort in spot.sorts}
        named = {word.lower() for name in self.names for word in name.split()}
        return frozenset(called | named | {sort_of(word) for word in called | named} - {""})


def join(spots: Iterable[Spot], linked: Mapping[str, str]) -> list[Group]:
    """Join spots into parties; `linked` maps names in brackets to the ones before them."""
    ordered = sorted(spots, key=lambda spot: spot.place)
    joining = _Joining(linked)
    for spot in sorted(ordered, key=lambda spot: -len(spot.text.split())):
        if spot.form == "name":
            joining.name(spot)
    for spot in ordered:
        if spot.form == "office":
            joining.hold(spot)
        elif spot.form == "group":
            joining.describe(spot)
    return joining.groups


class _Joining:
    def __init__(self, linked: Mapping[str, str]) -> None:
        self.groups: list[Group] = []
        self._linked = linked
        self._keyed: dict[str, Group] = {}
        self._spelled: dict[str, Group] = {}

    def name(self, spot: Spot) -> None:
        """Add a name to the party that it means, else begin a party with it."""
        home = self._keyed.get(spot.key) if spot.key else self._home(spot)
        if home is None:
            home = self._begin(spot.key if spot.key in state_names().values() else spot.text, spot.key)
        home.add(spot)
        self._spelled.setdefault(_plain(spot.text), home)

    def _begin(self, name: str, key: str) -> Group:
        group = Group(name, key)
        self.groups.append(group)
        if key:
            self._keyed[key] = group
        return group

    def _home(self, spot: Spot) -> Group | None:
        if (same := self._spelled.get(_plain(spot.text))) is not None:
            return same
        one = self._spelled.get(_plain(spot.text.removesuffix("s")))
        if one is not None and spot.kind != "person":  # "the Houthis", after "Houthi rebels"
            return one
        if spot.text in self._linked and (full := self._spelled.get(_plain(self._linked[spot.text]))):
            return full
        fits = [group for group in self.groups if _short(spot, group)]
        if len(fits) > 1:
            fits = [
                group for group in fits if any(_same_company(spot.text, name) for name in group.names)
            ] or fits
        if len(fits) > 1 and all(group.kind == "person" for group in fits):
            return max(fits, key=lambda group: _last_before(group, spot))
        return fits[0] if len(fits) == 1 else None

    # ------------------------------------------------------------ offices and descriptions

    def _only_state(self, spot: Spot) -> str | None:
        """Return the state that the sentence of an office names, where it is only one."""
        states = {
            s.key
            for group in self.groups
            for s in group.spots
            if s.number == spot.number and s.kind == "state"
        }
        return next(iter(states)) if len(states) == 1 else None

    def hold(self, spot: Spot) -> None:
        """Give an office to the only person who has it, else to a party of its own."""
        office, state = _office_words(spot.text), state_within(spot.text) or self._only_state(spot)
        held = [
            group for group in self.groups if group.kind == "person" and _holds(group, spot, office, state)
        ]
        if len(held) == 1:
            held[0].add(spot)
        elif not held:
            self._keep(spot, f"office:{' '.join(office)} {state or ''}")

    def describe(self, spot: Spot) -> None:
        """Give a description to the party that it plainly means, else make it a party of its own."""
        if (same := self._spelled.get(_plain(spot.text))) is not None:  # "Oduya's foundation"
            same.add(spot)
            return
        if spot.key.startswith("of:"):
            self._speak(spot, spot.key.removeprefix("of:"))
            return
        noun = spot.key.split()[-1].rpartition(":")[2]
        if noun == "authority" and spot.role != "acts":  # it is what somebody may do
            return
        if sort_of(noun) == "rulers" and _tells_what(spot):
            return
        if spot.key.startswith("plain:") and (spot.definite or sort_of(noun) in NAMELIKE):
            fits = [group for group in self.groups if _called(group, spot, noun)] or self._governed(spot)
            called = [group for group in fits if any(other.key == spot.key for other in group.spots)]
            fits = called if len(called) == 1 else fits
            if len(fits) == 1:
                fits[0].add(spot)
            if fits:
                return
        self._keep(spot, spot.key)

    def _speak(self, spot: Spot, owner: str) -> None:
        """Give "Pentagon officials" to the Pentagon, and "Vell's government" to the state that Vell leads."""
        home = self._keyed.get(owner) or self._spelled.get(_plain(owner))
        if home is not None and home.kind == "person" and "rulers" in map(sort_of, spot.sorts):
            states = [state for each in home.spots if (state := state_within(each.title))]
            administration = spot.head.lemma == "administration"  # so called in one state's news
            state = states[0] if states else "United States" if administration else ""
            home = self._keyed.get(state) or (self._begin(state, state) if state else None)
        if home is not None:
            home.add(spot)

    def _governed(self, spot: Spot) -> list[Group]:
        """Return the state of "the government" where only offices tell it: "Colombian President Ana Vell"."""
        if sort_of(spot.head.lemma.lower()) != "rulers" or spot.plural:
            return []  # "many governments", "authorities"
        states = {
            state for group in self.groups for each in group.spots if (state := state_within(each.title))
        }
        states |= {
            group.key.removeprefix("people:") for group in self.groups if group.key.startswith("people:")
        }
        if len(states) != 1:
            return []
        state = states.pop()
        return [self._keyed.get(state) or self._begin(state, state)]

    def _keep(self, spot: Spot, key: str) -> None:
        home = self._keyed.get(key)
        if home is None:
            home = self._begin(spot.text, key)
        home.add(spot)


# ---------------------------------------------------------------- what fits what


def _tells_what(spot: Spot) -> bool:
    """Tell whether a word says of what sort a noun is: "a government agency", not "a government plan"."""
    above = spot.tree.head(spot.head).lemma.lower()
    return spot.head.dep in {"compound", "nmod"} and above not in words("opposing", "acts") | words(
        "somebody", "has"
    )


def _last_before(group: Group, spot: Spot) -> tuple[int, int]:
    """Return where a person is last named in full before a surname that others bear too."""
    full = [other.place for other in group.spots if len(other.text.split()) > len(spot.text.split())]
    return max((place for place in full if place < spot.place), default=(0, 0))


def _short(spot: Spot, group: Group) -> bool:
    """Tell whether a spelling is a shorter form of a party's name: its surname, its initials."""
    if any(_same_company(spot.text, name) for name in group.names):
        return True
    kind, short, full = group.kind, _plain(spot.text), _plain(group.name)
    if state_of(group.name[len(spot.text) :].strip()):  # "Norlin Australia" is not Norlin
        return False
    if kind == "person":
        surname = full.startswith(f"{short} ") or full.endswith(f" {short}")
        return surname and spot.kind not in {"state", "thing"} and _one_sex(spot, group)
    letters = spot.text.removeprefix("The ").replace(".", "")
    if letters.isupper() and len(letters) >= _SHORTEST_ACRONYM:
        initials = {found for name in group.names for found in _initials(name)}
        begins = len(letters) > _SHORTEST_ACRONYM and any(found.startswith(letters) for found in initials)
        return kind != "state" and (letters in initials or begins)
    if (
        full.startswith(f"{short} ")
        and kind == "organisation"
        and spot.kind in {"organisation", "person", None}
    ):
        company = len(_core(group.name)) != len(group.name.split())
        acts = any(is_somebody(other.tree, other.head) for other in group.spots)
        body = full.split()[-1] in words("naming", "institutions")
        if company or (acts and not body):
            return True
    if kind in {"organisation", None} and spot.kind in {"organisation", "person", None}:
        body = short.split()[-1] in words("naming", "institutions")
        return body and (full.endswith(f" {short}") or full.startswith(f"{short} of "))
    return False


def _one_sex(spot: Spot, group: Group) -> bool:
    """Tell whether forms of address do not speak against it: "Mr. Oduya" is not "Mrs. Oduya"."""
    said = {other.title.split()[-1].rstrip(".") for other in (spot, *group.spots) if other.title}
    return not ("Mr" in said and said & {"Mrs", "Ms", "Miss"})


def _initials(name: str) -> set[str]:
    parts = re.split(r"[\s-]+", name)
    capitals, company = "".join(word[0] for word in parts if word[0].isupper()), _core(name)
    full, short = "".join(word[0] for word in parts).upper(), "".join(word[0] for word in company)
    return {capitals, full, short}


def _same_company(name: str, other: str) -> bool:
    """Tell whether two names differ only in what companies add to theirs: "Ford", "Ford Motor Company"."""
    return name != other and _core(name) == _core(other) != ()


@lru_cache(maxsize=4_096)
def _core(name: str) -> tuple[str, ...]:
    parts = name.removeprefix("The ").split()
    while len(parts) > 1 and parts[-1].lower().replace(".", "") in words("naming", "corporate"):
        parts.pop()
    return tuple(parts)


@lru_cache(maxsize=4_096)
def _plain(name: str) -> str:
    plain = _ARTICLE_OF_NAME.sub("", name).replace("-", " ").replace("’", "'").removesuffix("'s").rstrip(".")
    return (plain[:-1] if re.fullmatch(r"[A-Z]{2,}s", plain) else plain).casefold()


def _holds(group: Group, spot: Spot, office: list[str], state: str | None) -> bool:
    """Tell whether a person has an office: told before, or told in the same full words wherever."""
    for other in group.spots:
        title = _office_words(other.title)
        if office and title[-len(office) :] == office:
            states = {found for each in group.spots if (found := state_within(each.title))}
            if other.place < spot.place and (state is None or not states or state in states):
                return True
            if state is not None and state in states and title == office:
                return True
    return False


def _office_words(title: str) -> list[str]:
    """Return the words of an office itself: an adviser to the president is an adviser."""
    known = state_adjectives()
    office = re.split(r" (?:of|to|for|at|in) ", title)[0]
    return [word.lower() for word in office.split() if word not in known and word.lower() != "former"]


def _called(group: Group, spot: Spot, noun: str) -> bool:
    """Tell whether the article calls a party, named before, by the noun of a description."""
    kind = group.kind
    if sort_of(noun) == "rulers":
        return not spot.plural and ((kind == "state" and _governs(group)) or noun in group.sorts)
    if spot.plural and sort_of(noun) in {"firms", "owners", "sides"} and kind == "organisation":
        return False  # "a potential investor" is not all of "the investors"
    before = min(other.place for other in group.spots) < spot.place
    many = {other.plural for other in group.spots if other.form == "group" and noun in other.sorts}
    number = not many or spot.plural in many
    return before and number and kind not in {"person", "state", "place", "thing"} and noun in group.sorts


def _governs(group: Group) -> bool:
    """Tell whether a state does something in the article: by its officials, or as the subject of a verb."""
    return any(spot.text not in state_names() or spot.role == "acts" for spot in group.spots)
