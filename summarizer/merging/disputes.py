"""Open questions across sources: the latest state of each, and what closed those that are closed."""

import re
from collections import defaultdict
from collections.abc import Sequence

from summarizer.domain import ClosedDispute, DossierDispute, DossierEvent, DossierSide
from summarizer.domain.disputes import Dispute
from summarizer.merging.grouping import Nearest, grouped
from summarizer.merging.material import Material, Told, backing, best, days
from summarizer.merging.statements import evenly_alike, likeness, read_statement, same_statement

_SAME_QUESTION = 0.35
_SETTLES = 0.35
"""Likeness from which an event is about a question."""
_CLOSING = re.compile(
    r"\b(?:agreed|signed|settled|resolved|ratified|approved|reached|ruled|concluded|accepted|ended)\b",
    re.IGNORECASE,
)
_UNSURE = re.compile(
    r"\b(?:not|no|never|without|failed|would|could|may|might|if|talks|discuss\w*|start\w*|begin\w*)\b",
    re.IGNORECASE,
)
"""What is agreed to be talked about is not settled."""


def merge_disputes(
    material: Material, timeline: Sequence[DossierEvent]
) -> tuple[tuple[DossierDispute, ...], tuple[ClosedDispute, ...]]:
    """Return the open disputes and the closed ones, by question."""
    told = [Told(dispute, source) for brief, source in material.pairs() for dispute in brief.open_disputes]
    groups = grouped(told, lambda each: read_statement(each.says).stems, _same)
    closings = _Closings(timeline, material)
    opened: list[DossierDispute] = []
    closed: list[ClosedDispute] = []
    for group in groups:
        dispute = _merged(group, material)
        closing = closings.of(dispute)
        if closing is None:
            opened.append(dispute)
            continue
        closed.append(
            ClosedDispute(
                **{name: getattr(dispute, name) for name in DossierDispute.model_fields},
                closed_by=closing.what,
                closed_on=closing.value,
                closing=closing.cited,
            )
        )
    return tuple(sorted(opened, key=_order)), tuple(sorted(closed, key=_order))


def _order(dispute: DossierDispute) -> tuple[int, int, str, str]:
    """Return what sorts disputes: what most sources tell comes first."""
    return -dispute.sources, -len(dispute.cited), dispute.question, dispute.model_dump_json()


def _same(one: Told, other: Told) -> bool:
    return likeness(one.says, other.says) >= _SAME_QUESTION and evenly_alike(one.says, other.says)


def _merged(group: list[Told], material: Material) -> DossierDispute:
    """Return a dispute in the words of its latest source, and what each holder wanted last."""
    latest_first = [*(each for each in group[::-1] if each.source.published)] or group[::-1]
    shown = best(latest_first)
    wanted: defaultdict[str, list[Told]] = defaultdict(list)
    for told in dict.fromkeys((shown, *latest_first, *group[::-1])):
        assert isinstance(told.claim, Dispute)  # noqa: S101 - narrows the type for the checker
        for side in told.claim.sides:
            wanted[material.parties.of(side.holder)].append(Told(side, told.source))
    published = days(group)
    return DossierDispute(
        question=shown.says,
        sides=tuple(_side(holder, told) for holder, told in wanted.items()),
        last_open=published[-1] if published else None,
        **backing(group, shown.says),
    )


def _side(holder: str, latest_first: Sequence[Told]) -> DossierSide:
    """Return what a holder wanted last, with all who tell the same."""
    same = [each for each in latest_first if same_statement(latest_first[0].says, each.says)]
    wants = best(same).says
    return DossierSide(holder=holder, wants=wants, **backing(same, wants))


class _Closings:
    """The events that may have settled something."""

    def __init__(self, timeline: Sequence[DossierEvent], material: Material) -> None:
        self._sources = {source.label: source for source in material.sources}
        self._events = [event for event in timeline if _settles(event)]
        marks = [read_statement(event.what).stems for event in self._events]
        self._nearest = Nearest(marks)
        for number in range(len(marks)):
            self._nearest.add(number, number)

    def of(self, dispute: DossierDispute) -> DossierEvent | None:
        """Return the first event that a later source reports and that is about a question open before."""
        near = sorted(self._nearest.of(read_statement(dispute.question).stems))
        return next((self._events[n] for n in near if self._closes(self._events[n], dispute)), None)

    def _closes(self, event: DossierEvent, dispute: DossierDispute) -> bool:
        told = [self._sources[citation.source].published for citation in event.cited]
        later = dispute.last_open and any(day and day > dispute.last_open for day in told)
        return bool(later) and likeness(event.what, dispute.question) >= _SETTLES


def _settles(event: DossierEvent) -> bool:
    closed = event.status == "happened" and _CLOSING.search(event.what)
    return bool(closed) and not _UNSURE.search(event.what)
