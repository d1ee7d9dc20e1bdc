"""What a dossier's renderings for people share: anchors of sentences, the matrix, the facts at its head."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from summarizer.domain import (
    Citation,
    ConflictKind,
    Dossier,
    DossierDispute,
    DossierLine,
    DossierPosition,
    DossierSource,
    FigureTold,
)
from summarizer.render.stretches import date_words
from summarizer.render.wording import counted

CONFLICTS: dict[ConflictKind, str] = {
    "date": "different dates",
    "number": "different figures",
    "holder": "different speakers",
    "denial": "one denies what the other affirms",
}
SECTIONS = {
    "parties": "party",
    "positions": "position",
    "timeline": "event",
    "open_disputes": "open question",
    "closed_disputes": "closed question",
    "conflicts": "conflict",
    "figures": "figure",
}
"""What a line of news is called, by the section that it stands in."""


class Sentences:
    """Every cited sentence once, by source and number; each has an anchor on the page."""

    def __init__(self, dossier: Dossier) -> None:
        """Collect the sentences of all lines."""
        words: dict[tuple[str, int], str] = {}
        for citation in _citations(dossier):
            words.setdefault((citation.source, citation.evidence.sentence), citation.evidence.quote)
        known = {source.label: source for source in dossier.sources}
        labels = list(dict.fromkeys([*known, *(label for label, _ in words)]))
        self._order = {label: number for number, label in enumerate(labels, start=1)}
        self._sources = known
        self._words = words

    def anchor(self, label: str, sentence: int) -> str:
        """Return the id of a sentence; no word of a source is in it."""
        return f"s{self._order[label]}-{sentence}"

    def links(self, cited: Iterable[Citation]) -> list[tuple[str, str]]:
        """Return anchor and label of each citation, once."""
        places = dict.fromkeys((item.source, item.evidence.sentence) for item in cited)
        return [(self.anchor(label, number), f"{label}:{number}") for label, number in places]

    def by_source(self) -> Iterator[tuple[str, list[tuple[str, int, str]]]]:
        """Yield each source in words with the anchor, number and words of its cited sentences."""
        ordered = sorted(self._words, key=lambda place: (self._order[place[0]], place[1]))
        for label, places in groupby(ordered, key=lambda place: place[0]):
            lines = [(self.anchor(label, number), number, self._words[label, number]) for _, number in places]
            yield self.origin(label), lines

    def origin(self, label: str) -> str:
        """Return a source in words: its label, who published it, and when."""
        source = self._sources.get(label)
        if source is None:
            return label
        written = date_words(source.published.isoformat()) if source.published else "no date"
        return f"{label} · {source.publisher or source.title or source.name} · {written}"


@dataclass(frozen=True)
class MatrixRow:
    """A party, and for each dispute what it holds there in a word, or nothing."""

    holder: str
    cells: tuple[str, ...]


def disputes(dossier: Dossier) -> tuple[DossierDispute, ...]:
    """Return all questions in the order of their numbers: the open ones, then the closed ones."""
    return (*dossier.open_disputes, *dossier.closed_disputes)


def matrix(dossier: Dossier) -> list[MatrixRow]:
    """Return a row for every party that has a side in a dispute, parties in the order of the dossier."""
    said = {
        (position.holder, stated.statement): stated.kind
        for position in dossier.positions
        for stated in position.statements
    }
    columns = [
        {side.holder: said.get((side.holder, side.wants), "wants") for side in dispute.sides}
        for dispute in disputes(dossier)
    ]
    order = _party_order(dossier)
    sides = dict.fromkeys(holder for column in columns for holder in column)
    holders = sorted(sides, key=lambda name: order.get(name, len(order)))
    return [MatrixRow(holder, tuple(column.get(holder, "") for column in columns)) for holder in holders]


def differing(dossier: Dossier) -> dict[str, int]:
    """Return by its words every account that another one excludes, with the number of the conflict."""
    accounts: dict[str, int] = {}
    for number, conflict in enumerate(dossier.conflicts, start=1):
        for side in conflict.sides:
            accounts.setdefault(side.says, number)
    return accounts


def by_party(dossier: Dossier) -> list[tuple[str, list[DossierPosition]]]:
    """Return the positions of each holder together, those told by most sources first."""
    order = _party_order(dossier)
    held = sorted(dossier.positions, key=lambda position: order.get(position.holder, len(order)))
    held_by: dict[str, list[DossierPosition]] = {}
    for position in held:
        held_by.setdefault(position.holder, []).append(position)
    return list(held_by.items())


def _party_order(dossier: Dossier) -> dict[str, int]:
    return {party.name: number for number, party in enumerate(dossier.parties)}


def dossier_title(dossier: Dossier) -> str:
    """Return what the story is called, or of how many articles it is."""
    return dossier.title or f"Dossier of {counted(len(dossier.sources), 'article')}"


def dossier_facts(dossier: Dossier) -> list[str]:
    """Return how many articles there are, who published them, and when."""
    sources = dossier.sources
    days = sorted(source.published for source in sources if source.published)
    publishers = sorted({source.publisher for source in sources if source.publisher})
    copies = sum(source.copy_of is not None for source in sources)
    undated = len(sources) - len(days)
    facts = [
        counted(len(sources), "article"),
        f"{copies} of them repeated from another" if copies else "",
        ", ".join(publishers),
        _written(days[0].isoformat(), days[-1].isoformat()) if days else "",
        f"{undated} without a date" if undated else "",
    ]
    return [fact for fact in facts if fact]


def stated_when(first: object, last: object) -> str:
    """Return when a statement was told: one day, two days, or that no source has a date."""
    return _written(str(first), str(last)) if first and last else "no date"


def figure_words(told: FigureTold) -> str:
    """Return a figure as its source gives it, and how exact it is."""
    return {"exact": told.text, "rough": f"{told.text} (rough)", "over": f"more than {told.text}"}[told.bound]


def source_words(source: DossierSource) -> tuple[str, str, str]:
    """Return a source's title, publisher and date of writing, each in words."""
    written = date_words(source.published.isoformat()) if source.published else "no date"
    return source.title or source.name, source.publisher or "", written


def _written(first: str, last: str) -> str:
    return date_words(first) if first == last else f"{date_words(first)} – {date_words(last)}"


def _citations(dossier: Dossier) -> Iterator[Citation]:
    lines: list[Sequence[DossierLine]] = [
        dossier.overview,
        dossier.parties,
        *(position.statements for position in dossier.positions),
        dossier.timeline,
        disputes(dossier),
        *(dispute.sides for dispute in disputes(dossier)),
        *(conflict.sides for conflict in dossier.conflicts),
        *(figure.told for figure in dossier.figures),
    ]
    if dossier.update:
        lines += [dossier.update.new, dossier.update.changed, dossier.update.resolved]
    for section in lines:
        for line in section:
            yield from line.cited
    for closed in dossier.closed_disputes:
        yield from closed.closing
