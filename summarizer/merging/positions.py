"""What each party holds, by subject and over time: repeated once with all sources, changed as a change."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from summarizer.domain import DossierPosition, Stated
from summarizer.domain.disputes import Position
from summarizer.merging.grouping import grouped
from summarizer.merging.material import Material, Told, backing, best, days
from summarizer.merging.statements import contradicts, likeness, read_statement, same_figures, same_statement

_SAME_SUBJECT = 0.35
_STANCES = {"demands": 1, "offers": 1, "agrees": 1, "plans": 1, "refuses": -1, "denies": -1}
"""Which kinds turn round on one subject: who refuses now what it agreed to has changed."""


def merge_positions(material: Material) -> tuple[DossierPosition, ...]:
    """Return the positions of all parties, by holder, those on one subject together."""
    by_holder: defaultdict[str, list[Told]] = defaultdict(list)
    for brief, source in material.pairs():
        for position in brief.positions:
            for holder in dict.fromkeys(map(material.parties.of, position.holders)):
                by_holder[holder].append(Told(position, source))
    return tuple(position for holder in sorted(by_holder) for position in _of(holder, by_holder[holder]))


def _of(holder: str, told: list[Told]) -> Iterator[DossierPosition]:
    own = read_statement(holder).stems
    groups = grouped(told, lambda each: read_statement(each.says).stems - own, _repeats)
    subjects = grouped(
        groups,
        lambda group: read_statement(group[0].says).stems - own,
        lambda one, other: likeness(one[0].says, other[0].says, about=holder) >= _SAME_SUBJECT,
    )
    for subject in subjects:
        statements = tuple(_stated(group) for group in subject)
        changed = any(_changes(one, other) for one, other in pairwise(statements))
        yield DossierPosition(holder=holder, statements=statements, changed=changed)


def _repeats(one: Told, other: Told) -> bool:
    kinds = {_STANCES.get(each.claim.kind, 0) for each in (one, other) if isinstance(each.claim, Position)}
    return len(kinds) == 1 and one.denied == other.denied and same_statement(one.says, other.says)


def _changes(one: Stated, other: Stated) -> bool:
    """Tell whether a later statement takes another stance, figure or sense than an earlier one."""
    if not (one.last and other.first and one.last < other.first):
        return False
    turned = _STANCES.get(one.kind, 0) * _STANCES.get(other.kind, 0) < 0
    figures = not same_figures(one.statement, other.statement)
    return turned or figures or contradicts(one.statement, other.statement)


def _stated(group: list[Told]) -> Stated:
    position, published = best(group).claim, days(group)
    assert isinstance(position, Position)  # noqa: S101 - narrows the type for the checker
    return Stated(
        kind=position.kind,
        statement=position.statement,
        attribution=position.attribution,
        first=published[0] if published else None,
        last=published[-1] if published else None,
        **backing(group, position.statement),
    )
