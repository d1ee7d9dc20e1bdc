"""What an overview tells: the few matters of a dossier that most sources tell, each with what lies behind it.

Only what stands in the dossier with its citations is chosen; how several lines become one sentence is
not decided here.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from summarizer.domain import Citation, Conflict, Dossier, DossierEvent, DossierLine, DossierPosition

_POSITIONS = 4
_A_HOLDER = 2
_HAPPENED = 2
_PLANNED = 1
_CONFLICTS = 2
_OPEN = 1
"""How many lines of each kind an overview of ten has at most."""
_JOINED = 2
"""Statements that one sentence can hold."""


@dataclass(frozen=True)
class Highlight:
    """One matter: the lines that tell it, and the lines of the dossier behind them.

    One line is told as it stands; of several, one sentence is to be made.
    """

    lines: tuple[str, ...]
    behind: tuple[DossierLine, ...]
    holder: str = ""
    """Who holds it, if it is a position."""

    @property
    def cited(self) -> tuple[Citation, ...]:
        """The citations of all lines, each once."""
        return tuple(dict.fromkeys(citation for line in self.behind for citation in line.cited))

    @property
    def problems(self) -> tuple[str, ...]:
        """The problems of all lines."""
        return tuple(dict.fromkeys(problem for line in self.behind for problem in line.problems))


def find_highlights(dossier: Dossier) -> list[Highlight]:
    """Return at most ten matters in reading order: what is held, happened, planned, disputed, open."""
    happened = [event for event in dossier.timeline if event.status == "happened" and event.value]
    planned = [event for event in dossier.timeline if event.status == "planned" and event.value]
    opened = dossier.open_disputes[:_OPEN]
    return [
        *_held(dossier.positions),
        *map(_event, _most_told(happened, _HAPPENED)),
        *map(_event, _most_told(planned, _PLANNED)),
        *(_differing(each, dossier) for each in sorted(dossier.conflicts, key=_width)[:_CONFLICTS]),
        *(Highlight((f"Open: {dispute.question}",), (dispute,)) for dispute in opened),
    ]


def _weight(line: DossierLine) -> tuple[bool, int, int]:
    """Return what sorts lines: those without problems first, then those that most sources tell."""
    return bool(line.problems), -line.sources, -len(line.cited)


def _width(conflict: Conflict) -> int:
    return -sum(side.sources for side in conflict.sides)


def _held(positions: Sequence[DossierPosition]) -> Iterator[Highlight]:
    """Yield what most sources tell of what parties hold, the same sentences once."""
    told: set[Citation] = set()
    often: dict[str, int] = {}
    chosen = 0
    for position in sorted(positions, key=_breadth):
        statements = [stated for stated in position.statements if not told.issuperset(stated.cited)]
        if chosen == _POSITIONS or often.get(position.holder, 0) == _A_HOLDER or not statements:
            continue
        chosen += 1
        often[position.holder] = often.get(position.holder, 0) + 1
        kept = sorted(sorted(statements, key=_weight)[:_JOINED], key=statements.index)
        told.update(citation for stated in kept for citation in stated.cited)
        yield Highlight(tuple(stated.statement for stated in kept), tuple(kept), position.holder)


def _breadth(position: DossierPosition) -> tuple[bool, int, int]:
    """Return what sorts subjects: by how many sources tell of them, what is merely said last."""
    sources = {citation.source for stated in position.statements for citation in stated.cited}
    said = all(stated.kind == "says" for stated in position.statements)
    return said, -len(sources), -sum(len(stated.cited) for stated in position.statements)


def _most_told(events: Iterable[DossierEvent], most: int) -> list[DossierEvent]:
    """Return the events that most sources tell, of two alike the later one, in order of time."""
    numbered = list(enumerate(events))
    ranked = sorted(numbered, key=lambda each: (*_weight(each[1]), -each[0]))
    return [event for _, event in sorted(islice(ranked, most), key=lambda each: each[0])]


def _event(event: DossierEvent) -> Highlight:
    """Return an event with its moment: "By 2025-09: …"."""
    when = _when(event)
    return Highlight((f"{when[:1].upper()}{when[1:]}: {event.what}",), (event,))


def _when(event: DossierEvent) -> str:
    return str(event.value) if event.relation in ("on", "during") else f"{event.relation} {event.value}"


def _differing(conflict: Conflict, dossier: Dossier) -> Highlight:
    """Return a conflict in the words of its sides; joined by a model, one side may get the other's date."""
    told = {event.what: _when(event) for event in dossier.timeline if event.value}
    dated = conflict.kind == "date"
    sides = [
        f"{side.says.rstrip('.')} ({told[side.says]})"
        if dated and side.says in told
        else side.says.rstrip(".")
        for side in conflict.sides
    ]
    return Highlight((f"Sources differ: {' – or: '.join(sides)}.",), conflict.sides)
