"""Where sources exclude each other: another date, number or holder, or a denial; every sentence is kept.

A later article that tells of the same plan or count anew updates the earlier one, which is no
conflict. That is known only where both articles are dated; what has happened never changes.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from summarizer.domain import Claim, Conflict, ConflictKind, ConflictSide
from summarizer.domain.disputes import Event, Position
from summarizer.grounding.numbers import Number
from summarizer.merging.endings import last_ends, one_end
from summarizer.merging.grouping import neighbours
from summarizer.merging.material import Material, Told, backing, best
from summarizer.merging.statements import denies, evenly_alike, likeness, read_statement, same_figures
from summarizer.merging.timeline import alike_events, apart, event_of

SUBJECT = 0.3
"""Likeness from which two claims are about one subject, so that they are compared at all."""
_SAME_MATTER = 0.6
_SAME_WORDS = 0.9
_QUOTED = re.compile(r"[“\"]([^”\"]{20,})[”\"]")
"""Words of somebody, long enough that two people do not say them by chance."""
_LONG = 6
"""Content words of a sentence that two people do not say by chance either."""
_NEAR = 3
"""How many words around a figure two sentences share when the figures count the same."""

Clash = tuple[ConflictKind, int, int]
"""Two claims, by number, that exclude each other."""


def find_conflicts(material: Material, events: Sequence[Sequence[Told]]) -> tuple[Conflict, ...]:
    """Return what sources tell differently, each matter once with all its sides, by kind and matter.

    `events` are the claims that tell one event each: who is on one side of a date brings the others.
    """
    told = _distinct(Told(c, source) for brief, source in material.pairs() for c in _judged(brief.claims()))
    conflicts = [
        _conflict(kind, _with_mates(kind, [told[number] for number in numbers], events), material)
        for kind, numbers in _matters(_clashes(told, material))
    ]
    return tuple(sorted(conflicts, key=lambda conflict: conflict.model_dump_json()))


def _clashes(told: Sequence[Told], material: Material) -> Iterator[Clash]:
    ends = list(last_ends(told))
    marks = [read_statement(each.quote).stems for each in told]
    for i, j in neighbours([marks[number] for number in ends]):
        one, other = told[ends[i]], told[ends[j]]
        if _open(one, other) and _dates_differ(one, other, material) and one_end(one, other):
            yield "date", ends[i], ends[j]
    values = _values(told)
    for i, j in neighbours(marks):
        one, other = told[i], told[j]
        if _independent(one, other) and _one_matter(one, other):
            both = values[_place(one)] & values[_place(other)]
            yield from ((kind, i, j) for kind in _kinds(one, other, material, told_by_both=both))


def _matters(clashes: Iterable[Clash]) -> Iterator[tuple[ConflictKind, list[int]]]:
    """Yield the claims that hang together by clashes of one kind: the sides of one matter."""
    beside: dict[ConflictKind, defaultdict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    for kind, one, other in clashes:
        beside[kind][one].add(other)
        beside[kind][other].add(one)
    for kind, near in beside.items():
        seen: set[int] = set()
        for start in sorted(near):
            found, todo = set(), {start} - seen
            while todo:
                found |= todo
                todo = {other for number in todo for other in near[number]} - found
            seen |= found
            if found:
                yield kind, sorted(found)


def _with_mates(kind: ConflictKind, told: list[Told], events: Sequence[Sequence[Told]]) -> list[Told]:
    """Return claims with those that tell the same events, where they exclude each other by date."""
    if kind != "date":
        return told
    mates = [mate for group in events if any(each in group for each in told) for mate in group]
    return [*told, *(mate for mate in mates if mate not in told)]


def _judged(claims: Sequence[Claim]) -> list[Claim]:
    return [claim for claim in claims if isinstance(claim, Event | Position) and claim.evidence]


def _distinct(told: Iterable[Told]) -> list[Told]:
    """Return one claim for each wording of each source: the rest are repetitions."""
    first: dict[tuple[object, ...], Told] = {}
    for each in told:
        claim = each.claim
        value = claim.value if isinstance(claim, Event) else None
        origin = each.source.copy_of or each.source.label
        first.setdefault((origin, type(claim), value, each.says, each.quote), each)
    return list(first.values())


def _place(told: Told) -> tuple[str, str]:
    return told.source.label, told.quote


def _values(told: Iterable[Told]) -> Mapping[tuple[str, str], set[str | None]]:
    """Return the moments that each sentence of each source gives to anything."""
    values: defaultdict[tuple[str, str], set[str | None]] = defaultdict(set)
    for each in told:
        if isinstance(each.claim, Event):
            values[_place(each)].add(each.claim.value)
    return values


def _one_matter(one: Told, other: Told) -> bool:
    return _alike(one, other) >= SUBJECT or likeness(one.quote, other.quote) >= SUBJECT


def _alike(one: Told, other: Told) -> float:
    """Return how alike two claims are beyond the names of their holders."""
    return likeness(one.says, other.says, about=_holders(one, other))


def _evenly(one: Told, other: Told) -> bool:
    return evenly_alike(one.says, other.says, about=_holders(one, other))


def _holders(one: Told, other: Told) -> str:
    return " ".join((*_holders_of(one), *_holders_of(other)))


def _independent(one: Told, other: Told) -> bool:
    origins = {each.source.copy_of or each.source.label for each in (one, other)}
    return len(origins) > 1


def _open(one: Told, other: Told) -> bool:
    return _independent(one, other) and not _updates(one, other)


def _kinds(
    one: Told, other: Told, material: Material, *, told_by_both: set[str | None]
) -> Iterator[ConflictKind]:
    """Yield how two claims on one matter exclude each other; sentences that share a date mean its events."""
    mine, theirs = one.claim, other.claim
    if isinstance(mine, Event) and isinstance(theirs, Event):
        alike = mine.status == theirs.status and _evenly(one, other)
        alike = alike and alike_events(one, other) >= _SAME_MATTER and _one_subject(one, other)
        either = {mine.value, theirs.value} & told_by_both
        if alike and not either and _dates_differ(one, other, material) and not _updates(one, other):
            yield "date"
    held = isinstance(mine, Position) and isinstance(theirs, Position)
    if held and _one_speech(one, other) and _holders_differ(one, other, material):
        yield "holder"
    if _counts_differ(one, other, material) and not _later(one, other):
        yield "number"
    alike = _alike(one, other) >= _SAME_MATTER and _evenly(one, other)
    if alike and _one_voice(one, other, material) and _denied(one, other, material):
        yield "denial"


def _one_subject(one: Told, other: Told) -> bool:
    """Tell whether the first word of one event stands in the other's sentence: what it is about, mostly."""
    return any(
        first.stem in {word.stem for word in read_statement(b.quote).words}
        for a, b in ((one, other), (other, one))
        for first in [word for word in read_statement(a.says).words if word.content][:1]
    )


def _one_voice(one: Told, other: Told, material: Material) -> bool:
    """Tell whether two claims are told by the sources themselves; two parties that disagree are a dispute."""
    return not _holders_differ(one, other, material) and not _updates(one, other)


def _one_speech(one: Told, other: Told) -> bool:
    """Tell whether two sources give the same words, to whomever they give them."""
    if _quoted(one) & _quoted(other):
        return True
    holders = [read_statement(" ".join(_holders_of(each))).stems for each in (one, other)]
    ours, theirs = (read_statement(each.quote).stems for each in (one, other))
    # A sentence that names both holders may give its words to either.
    if holders[0] & theirs or holders[1] & ours or len(ours & theirs) < _LONG:
        return False
    return likeness(one.quote, other.quote, about=_holders(one, other)) >= _SAME_WORDS


def _later(one: Told, other: Told) -> bool:
    days = {each.source.published for each in (one, other)}
    return len(days) > 1 and None not in days


def _updates(one: Told, other: Told) -> bool:
    """Tell whether the later of two articles may tell how things have moved on since the earlier one."""
    past = all(isinstance(each.claim, Event) and each.claim.status == "happened" for each in (one, other))
    return _later(one, other) and not past


def _dates_differ(one: Told, other: Told, _: Material) -> bool:
    return apart(event_of(one).value, event_of(other).value)


def _holders_differ(one: Told, other: Told, material: Material) -> bool:
    """Tell whether no party holds both; what the sources tell themselves has no holder."""
    ours, theirs = (frozenset(map(material.parties.of, _holders_of(each))) for each in (one, other))
    return ours != theirs and ours.isdisjoint(theirs)


def _denied(one: Told, other: Told, _: Material) -> bool:
    return denies(one.says, other.says)


def _counts_differ(one: Told, other: Told, _: Material) -> bool:
    """Tell whether two sentences on one matter count the same thing and give another figure."""
    if same_figures(one.quote, other.quote) or likeness(one.quote, other.quote) < SUBJECT:
        return False
    ours, theirs = one.figures, other.figures
    return any(
        _same_thing(mine, number)
        and not any(agree(mine, each) for each in theirs)
        and not any(agree(number, each) for each in ours)
        for mine in ours
        for number in theirs
    )


_EXCLUDE: Mapping[ConflictKind, Callable[[Told, Told, Material], bool]] = {
    "date": _dates_differ,
    "number": _counts_differ,
    "holder": _holders_differ,
    "denial": _denied,
}
"""How it is told, for each kind, that two claims are on different sides."""


def _same_thing(one: Number, other: Number) -> bool:
    return one.unit == other.unit and len(one.near & other.near) >= _NEAR


def agree(one: Number, other: Number) -> bool:
    """Tell whether one of two figures carries the other."""
    return one.same(other) or other.same(one)


def _quoted(told: Told) -> set[str]:
    return {" ".join(words.casefold().split()).rstrip(".,") for words in _QUOTED.findall(told.quote)}


def _holders_of(told: Told) -> tuple[str, ...]:
    return told.claim.holders if isinstance(told.claim, Position) else ()


def _conflict(kind: ConflictKind, told: Sequence[Told], material: Material) -> Conflict:
    """Return a conflict; a claim joins the first side of which it excludes nothing."""
    excludes = _EXCLUDE[kind]
    sides: list[list[Told]] = []
    for each in told:
        home = next((side for side in sides if not any(excludes(each, o, material) for o in side)), None)
        if home is None:
            sides.append([each])
        else:
            home.append(each)
    return Conflict(kind=kind, matter=best(sides[0]).says, sides=tuple(map(_side, sides)))


def _side(told: Sequence[Told]) -> ConflictSide:
    shown = best(told)
    return ConflictSide(says=shown.says, published=told[0].source.published, **backing(told, shown.says))
