"""Under which names a brief has the parties: each person once, groups in full, and no name that is not sure.

A name of a part or an office of somebody, or one that several persons have, is no other name of theirs.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from summarizer.parsing import Token, Tree
from summarizer.reading import Party, Reading
from summarizer.reading.sorts import is_office
from summarizer.text.lexicon import words
from summarizer.text.states import state_adjectives

_SHORTEST_FIRST_NAME = 3
_SHORTEST_MISSPELT = 6
"""Letters of a name that one wrong letter makes no other name."""
_RULES = frozenset({"government"})
"""Nouns with which a state itself is meant: "the Peruvian government"."""
_WITHIN = frozenset({"of", "the", "and"})
"""Words in small letters within names."""
_MARKING = frozenset({"amod", "compound", "nummod", "nmod"})


def joined(reading: Reading, trees: Sequence[tuple[int, Tree]]) -> Reading:
    """Return a reading with each person once, and with groups under the fullest name that they have."""
    names: dict[str, str] = {}
    for party in reading.parties:
        first = next((p for p in reading.parties if _is_same(p, party)), None)
        first = first if first not in {None, party} else _only_one(party, reading.parties)
        names[party.name] = names.get(first.name, first.name)
    taken = {name for party in reading.parties for name in (party.name, *party.aliases)}
    for party in reading.parties:
        full = _full_name(party, trees)
        if full and (full not in taken or full in party.aliases):
            names[party.name] = full
    return _renamed(reading, names)


def _is_same(one: Party, other: Party) -> bool:
    """Tell whether two names are of one: "Tim Lund" and "Timothy D. Lund", "Oro" and "Oro (ORO) union"."""
    plain, bracket, _ = other.name.partition(" (")
    if bracket and plain in {one.name, *one.aliases}:
        return True
    if one.kind != "person" or other.kind != "person":
        return False
    mine, theirs = one.name.casefold().split(), other.name.casefold().split()
    if len(mine) < 2 or len(theirs) < 2 or mine[-1] != theirs[-1]:  # noqa: PLR2004 - first and last name
        return False
    short, long = sorted((mine[0], theirs[0]), key=len)
    return len(short) >= _SHORTEST_FIRST_NAME and long.startswith(short)


def _only_one(party: Party, parties: Sequence[Party]) -> Party:
    """Return the only person whose family name is misspelt, or whose office is told; else the party."""
    means = _is_slip if " " not in party.name else _is_holder
    fits = [each for each in parties if each.kind == "person" and each != party and means(party, each)]
    return fits[0] if len(fits) == 1 else party


def _is_slip(party: Party, person: Party) -> bool:
    """Tell whether a name is a family name, told before, with one letter wrong or two that are swapped."""
    one, other = party.name, person.name.split()[-1]
    before = person.mentions[0].start < party.mentions[0].start
    if not before or " " not in person.name or one[0] != other[0]:
        return False
    if party.kind == "state":  # "Jordan said", after "Jim Jordan"
        return one == other and not party.aliases
    if len(one) < _SHORTEST_MISSPELT:
        return False
    differ = [place for place, (mine, theirs) in enumerate(zip(one, other, strict=False)) if mine != theirs]
    if len(one) == len(other):
        swapped = [one[place] for place in differ] == [other[place] for place in reversed(differ)]
        return len(differ) == 1 or (swapped and len(differ) == 2 and differ[1] - differ[0] == 1)  # noqa: PLR2004
    short, long = sorted((one, other), key=len)
    at = differ[0] if differ else len(short)
    return short == long[:at] + long[at + 1 :]


def _is_holder(party: Party, person: Party) -> bool:
    """Tell whether an office without its holder is a person's: "the Peruvian senator", "Sen. Ana Vell"."""
    if party.kind != "person" or not party.name[-1:].islower() or " " not in person.name:
        return False
    (*told, office), (*known, title) = party.name.split(), person.title.split() or [""]
    short = title.endswith(".") and office.startswith(title.rstrip(".").lower())
    same = office.islower() and is_office(office) and (title.lower() == office or short)
    return same and (not told or not known or not set(told).isdisjoint(known))


def _full_name(party: Party, trees: Sequence[tuple[int, Tree]]) -> str | None:
    """Return a bare noun with what marks it out where it is first told: "families" of "flood families"."""
    if party.kind == "group" and f"{party.name}s" in party.aliases:
        return f"{party.name}s"  # "Democrats", of whom one is a "Democrat"
    if party.kind != "group" or not party.name.islower() or " " in party.name:
        return None
    for mention in party.mentions:
        start, tree = trees[mention.sentence - 1]
        head = tree.at(mention.start - start, mention.end - start)[-1]
        before: list[Token] = []
        while head.index - len(before) > 0:
            token = tree.tokens[head.index - len(before) - 1]
            if token.head != head.index or token.dep not in _MARKING:
                break
            before.insert(0, token)
        if any(token.pos == "PROPN" or not token.text.isalnum() for token in before):
            return " ".join(tree.text[before[0].start : head.end].split())
    return None


def _renamed(reading: Reading, names: Mapping[str, str]) -> Reading:
    def name(old: str) -> str:
        return names.get(old, old)

    grouped: dict[str, list[Party]] = defaultdict(list)
    for party in reading.parties:
        grouped[name(party.name)].append(party)
    return replace(
        reading,
        parties=tuple(_one(new, parties) for new, parties in grouped.items()),
        statements=tuple(
            replace(
                each,
                source=each.source and name(each.source),
                holder=each.holder and name(each.holder),
                chain=tuple(name(teller) for teller in each.chain),
            )
            for each in reading.statements
        ),
        references=tuple(
            replace(each, parties=tuple(dict.fromkeys(name(party) for party in each.parties)))
            for each in reading.references
        ),
    )


def _one(name: str, parties: Sequence[Party]) -> Party:
    """Return several parties as one."""
    first = parties[0]
    mentions = [replace(mention, party=name) for party in parties for mention in party.mentions]
    also = [alias for party in parties for alias in (party.name, *party.aliases)]
    return replace(
        first,
        name=name,
        spoken=first.spoken if name == first.name else name,
        aliases=tuple(alias for alias in dict.fromkeys(also) if alias != name),
        title=next((party.title for party in parties if party.title), ""),
        mentions=tuple(sorted(mentions, key=lambda mention: mention.start)),
    )


def shared_names(trees: Iterable[Tree]) -> frozenset[str]:
    """Return the family names that several persons of an article have."""
    first: dict[str, set[str]] = defaultdict(set)
    for tree in trees:
        for before, token in zip(tree.tokens, tree.tokens[1:], strict=False):
            named = before.pos == token.pos == "PROPN" and before.entity == token.entity == "PERSON"
            last = token.index + 1 == len(tree.tokens) or tree.tokens[token.index + 1].pos != "PROPN"
            if named and last and before.lower.rstrip(".") not in words("parties", "honorifics"):
                first[token.text].add(before.lower)
    return frozenset(name for name, those in first.items() if not _are_one(those))


def _are_one(first_names: Iterable[str]) -> bool:
    """Tell whether first names are forms of one: "Tim" and "Timothy", "A."."""
    longest = max(first_names, key=len)
    return all(longest.startswith(name.rstrip(".")) for name in first_names)


def other_names(party: Party, shared: frozenset[str]) -> tuple[str, ...]:
    """Return the other names of a party that are surely its own, and no part or office of it."""
    sure = [alias for alias in party.aliases if alias not in shared and _is_name_of(alias, party)]
    return tuple({alias.casefold(): alias for alias in reversed(sure)}.values())[::-1]


def _is_name_of(alias: str, party: Party) -> bool:
    *before, last = alias.split()
    if party.kind == "person":
        family = party.name.split()[-1].casefold()
        return family.endswith(last.casefold()) or (bool(before) and last.casefold().endswith(family))
    small = [word for word in (*before, last) if word.islower() and word not in _WITHIN]
    described = alias.islower() and not _is_part(alias, party)
    adjective = alias in state_adjectives() and not alias.replace(".", "").isupper()
    if adjective or (described and party.kind != "group"):
        return False
    if party.kind == "state":
        building = bool(before) and last.casefold() in words("naming", "buildings")
        return (not small and not building) or (bool(before) and small == [last] and last in _RULES)
    if party.kind == "organisation" and small and not alias.islower():
        return False  # "lawmakers in Congress" are not all of it
    return alias.rstrip("s").casefold() != party.name.rstrip("s").casefold()


def _is_part(alias: str, party: Party) -> bool:
    """Tell whether the words of a description are words of the name: "commission" of "Port Commission"."""
    return alias.rstrip("s").casefold() in party.name.casefold()
