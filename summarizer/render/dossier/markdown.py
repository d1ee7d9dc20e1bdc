"""A dossier that a person reads as text: where sources differ first, the quoted sentences last.

Every word of a source and of a model is untrusted; `markdown_text` makes it plain words.
"""

from collections.abc import Iterable, Iterator, Sequence

from summarizer.domain import (
    Citation,
    ClosedDispute,
    ConflictSide,
    Dossier,
    DossierDispute,
    DossierEvent,
    DossierLine,
    News,
    Stated,
)
from summarizer.render.dossier.reading import (
    CONFLICTS,
    SECTIONS,
    Sentences,
    by_party,
    differing,
    disputes,
    dossier_facts,
    dossier_title,
    figure_words,
    matrix,
    source_words,
    stated_when,
)
from summarizer.render.safety import markdown_text as plain
from summarizer.render.stretches import date_words
from summarizer.render.wording import NO_TIME, relation_words, vouched

_NOTHING = "_Nothing found._"


class MarkdownDossierRenderer:
    """Markdown for people, in CommonMark with tables."""

    name = "md"
    suffix = ".md"

    def render(self, dossier: Dossier) -> str:
        """Return the dossier as Markdown."""
        return "\n\n".join(_Page(dossier).parts()) + "\n"


class _Page:
    """The parts of one page, and the anchors that they share."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.sentences = Sentences(dossier)
        self.differing = differing(dossier)

    def parts(self) -> Iterator[str]:
        yield f"# {plain(dossier_title(self.dossier))}"
        yield " · ".join(map(plain, dossier_facts(self.dossier))) or _NOTHING
        yield from (f"{plain(line.text)}{self._cited(line)}" for line in self.dossier.overview)
        if self.dossier.update is not None:
            yield from _section("Since the earlier dossier", self._update())
        yield from _section("Where sources differ", self._conflicts())
        yield from _section("Who wants what in which question", self._matrix())
        yield from _section("Open", self._open())
        if self.dossier.closed_disputes:
            yield from _section("Closed", self._closed())
        yield from _section("Timeline", self._timeline())
        yield from _section("Positions", self._positions())
        if self.dossier.figures:
            yield from _section("Figures over time", self._figures())
        yield from _section("Parties", self._parties())
        yield from _section("Sources", self._sources())
        yield from _section("Sentences", self._sentences())

    def _cited(self, line: DossierLine) -> str:
        problems = "".join(f"<br>⚠ _{plain(problem)}_" for problem in line.problems)
        return self._links(line.cited) + problems

    def _links(self, cited: Iterable[Citation]) -> str:
        places = self.sentences.links(cited)
        links = ", ".join(f"[{plain(label)}](#{anchor})" for anchor, label in places)
        return f" \\[{links}\\]" if links else ""

    def _update(self) -> Iterator[str]:
        update = self.dossier.update
        if update is None:
            return
        kinds: tuple[tuple[str, Sequence[News]], ...] = (
            ("new", update.new),
            ("changed", update.changed),
            ("resolved", update.resolved),
        )
        for kind, news in kinds:
            for line in news:
                yield f"- {kind} {SECTIONS[line.section]}: {plain(line.says)}{self._cited(line)}"

    def _conflicts(self) -> Iterator[str]:
        for conflict in self.dossier.conflicts:
            yield f"- **{plain(conflict.matter)}** ({CONFLICTS[conflict.kind]})"
            for side in conflict.sides:
                yield f"  - {plain(side.says)}{self._cited(side)}"
                yield from self._quotes(side)

    def _quotes(self, side: ConflictSide) -> Iterator[str]:
        for item in side.cited:
            yield f"    - {plain(self.sentences.origin(item.source))}: “{plain(item.evidence.quote)}”"

    def _matrix(self) -> Iterator[str]:
        rows = matrix(self.dossier)
        if not rows:
            return
        numbers = range(1, len(disputes(self.dossier)) + 1)
        yield f"| party | {' | '.join(f'question {number}' for number in numbers)} |"
        yield f"|---|{'---|' * len(numbers)}"
        for row in rows:
            yield f"| {plain(row.holder)} | {' | '.join(row.cells)} |"

    def _timeline(self) -> Iterator[str]:
        if not self.dossier.timeline:
            return
        yield "| when | what | |"
        yield "|---|---|---|"
        for event in self.dossier.timeline:
            status = f"{event.status}{', sources differ' if event.what in self.differing else ''}"
            what = f"{plain(vouched(event.what, event.attribution))}{self._cited(event)}"
            yield f"| {_when(event)} | {what} | {status} |"

    def _open(self) -> Iterator[str]:
        for number, dispute in enumerate(self.dossier.open_disputes, start=1):
            yield from self._question(number, dispute)

    def _closed(self) -> Iterator[str]:
        for number, closed in enumerate(self.dossier.closed_disputes, len(self.dossier.open_disputes) + 1):
            yield from self._question(number, closed)
            yield f"  - {self._closing(closed)}"

    def _question(self, number: int, dispute: DossierDispute) -> Iterator[str]:
        # The number is the one of the matrix; as a list of Markdown it would be counted anew.
        last = f", last open {dispute.last_open}" if dispute.last_open else ""
        yield f"- **({number}) {plain(dispute.question)}**{last}{self._cited(dispute)}"
        for side in dispute.sides:
            yield f"  - {plain(side.holder)}: {plain(side.wants)}{self._cited(side)}"

    def _closing(self, closed: ClosedDispute) -> str:
        when = f" ({plain(date_words(closed.closed_on))})" if closed.closed_on else ""
        return f"closed by: {plain(closed.closed_by)}{when}{self._links(closed.closing)}"

    def _positions(self) -> Iterator[str]:
        for holder, positions in by_party(self.dossier):
            yield f"- **{plain(holder)}**"
            for position in positions:
                headed = position.subject is not None or position.changed
                if headed:
                    subject = plain(position.subject or "one subject")
                    yield f"  - on {subject}{', changed over time' if position.changed else ''}"
                for stated in position.statements:
                    yield f"{'    ' if headed else '  '}- {self._stated(stated)}"

    def _stated(self, stated: Stated) -> str:
        when = stated_when(stated.first, stated.last)
        said = plain(vouched(stated.statement, stated.attribution))
        return f"{stated.kind} ({when}): {said}{self._cited(stated)}"

    def _figures(self) -> Iterator[str]:
        for figure in self.dossier.figures:
            place = f", {plain(figure.place)}" if figure.place else ""
            yield f"- **{plain(figure.counted)}{place}**"
            for told in figure.told:
                when = date_words(told.published.isoformat()) if told.published else "no date"
                yield f"  - {when}: {plain(figure_words(told))}{self._cited(told)}"

    def _parties(self) -> Iterator[str]:
        if not self.dossier.parties:
            return
        yield "| party | also called | sources |"
        yield "|---|---|---|"
        for party in self.dossier.parties:
            aliases = plain(", ".join(party.aliases))
            yield f"| {plain(party.name)} | {aliases} | {party.sources}{self._cited(party)} |"

    def _sources(self) -> Iterator[str]:
        if not self.dossier.sources:
            return
        yield "| | title | publisher | written |"
        yield "|---|---|---|---|"
        for source in self.dossier.sources:
            title, publisher, written = map(plain, source_words(source))
            copy = f" (repeats {plain(source.copy_of)})" if source.copy_of else ""
            yield f"| {plain(source.label)} | {title}{copy} | {publisher} | {written} |"

    def _sentences(self) -> Iterator[str]:
        for origin, lines in self.sentences.by_source():
            yield f"- {plain(origin)}"
            for anchor, number, words in lines:
                yield f'  - <a id="{anchor}"></a>\\[{number}\\] “{plain(words)}”'


def _section(title: str, lines: Iterator[str]) -> list[str]:
    return [f"## {title}", "\n".join(lines) or _NOTHING]


def _when(event: DossierEvent) -> str:
    if event.value is None and event.phrase is None:
        return NO_TIME
    date = "no date" if event.value is None else f"{relation_words(event.relation)}{plain(event.value)}"
    return date if event.phrase is None else f"{date} (“{plain(event.phrase)}”)"
