"""A dossier for programs: the whole as JSON by its schema, and a table with a row for each line."""

import csv
import io
from collections.abc import Iterator

from summarizer.domain import Attribution, Citation, Dossier, DossierLine
from summarizer.render.dossier.reading import disputes
from summarizer.render.safety import inert_cell

COLUMNS = (
    "section", "holder", "subject", "kind", "when", "relation", "phrase", "according_to",
    "certainty", "text", "told_by", "sources",
    "cited", "quotes", "problems",
)  # fmt: skip

Row = dict[str, str]


class JsonDossierRenderer:
    """The dossier itself; reads back to an equal dossier."""

    name = "json"
    suffix = ".json"

    def render(self, dossier: Dossier) -> str:
        """Return the dossier as JSON by `schemas/dossier.schema.json`."""
        return dossier.model_dump_json(indent=2) + "\n"


class CsvDossierRenderer:
    """A row for each line, with its sources and sentences; nothing in a cell is a formula."""

    name = "csv"
    suffix = ".csv"

    def render(self, dossier: Dossier) -> str:
        """Return the table with a header."""
        text = io.StringIO()
        rows = csv.DictWriter(text, COLUMNS, restval="", lineterminator="\n")
        rows.writeheader()
        for row in dossier_rows(dossier):
            rows.writerow({name: inert_cell(cell) for name, cell in row.items()})
        return text.getvalue()


def dossier_rows(dossier: Dossier) -> Iterator[Row]:
    """Yield a row for each source and each line of a dossier, in reading order."""
    for source in dossier.sources:
        yield {
            "section": "source",
            "holder": source.publisher or "",
            "kind": f"copy of {source.copy_of}" if source.copy_of else "",
            "when": str(source.published or ""),
            "text": source.title or source.name,
            "sources": source.label,
        }
    for line in dossier.overview:
        yield _row("overview", line, text=line.text)
    yield from _update(dossier)
    yield from _conflicts(dossier)
    for party in dossier.parties:
        yield _row("party", party, holder=party.name, text=", ".join(party.aliases))
    yield from _positions(dossier)
    for event in dossier.timeline:
        yield _row(
            "event", event, kind=event.status, when=event.value or "", relation=event.relation,
            phrase=event.phrase or "", text=event.what, **_vouched(event.attribution),
        )  # fmt: skip
    yield from _disputes(dossier)
    yield from _figures(dossier)


def _update(dossier: Dossier) -> Iterator[Row]:
    if dossier.update is None:
        return
    for kind in ("new", "changed", "resolved"):
        for news in getattr(dossier.update, kind):
            yield _row("update", news, kind=kind, subject=news.section, text=news.says)


def _conflicts(dossier: Dossier) -> Iterator[Row]:
    for conflict in dossier.conflicts:
        for side in conflict.sides:
            yield _row(
                "conflict", side, kind=conflict.kind, subject=conflict.matter, text=side.says,
                when=str(side.published or ""),
            )  # fmt: skip


def _positions(dossier: Dossier) -> Iterator[Row]:
    for position in dossier.positions:
        for stated in position.statements:
            days = dict.fromkeys(str(day) for day in (stated.first, stated.last) if day)
            yield _row(
                "position", stated, holder=position.holder, subject=position.subject or "",
                kind=stated.kind, when="/".join(days), text=stated.statement,
                **_vouched(stated.attribution),
            )  # fmt: skip


def _disputes(dossier: Dossier) -> Iterator[Row]:
    opened = len(dossier.open_disputes)
    for number, dispute in enumerate(disputes(dossier)):
        sides = "; ".join(f"{side.holder}: {side.wants}" for side in dispute.sides)
        kind = "open" if number < opened else "closed"
        when = str(dispute.last_open or "")
        row = _row("dispute", dispute, holder=sides, kind=kind, when=when, text=dispute.question)
        lines: tuple[DossierLine, ...] = (dispute, *dispute.sides)
        problems = dict.fromkeys(problem for line in lines for problem in line.problems)
        cited = tuple(dict.fromkeys(item for line in lines for item in line.cited))
        yield row | {"problems": "; ".join(problems)} | _cited(cited)
    for closed in dossier.closed_disputes:
        row = _row("closing", closed, subject=closed.question, when=closed.closed_on or "")
        yield row | _cited(closed.closing) | {"text": closed.closed_by}


def _figures(dossier: Dossier) -> Iterator[Row]:
    for figure in dossier.figures:
        for told in figure.told:
            yield _row(
                "figure", told, holder=figure.place or "", subject=figure.counted, kind=told.bound,
                when=str(told.published or ""), text=told.text,
            )  # fmt: skip


def _vouched(attribution: Attribution) -> Row:
    return {"according_to": attribution.according_to or "", "certainty": attribution.certainty}


def _row(section: str, line: DossierLine, **told: str) -> Row:
    counts = {"told_by": str(line.sources), "problems": "; ".join(line.problems)}
    return {"section": section} | told | counts | _cited(line.cited)


def _cited(cited: tuple[Citation, ...]) -> Row:
    return {
        "sources": " ".join(dict.fromkeys(item.source for item in cited)),
        "cited": " ".join(f"{item.source}:{item.evidence.sentence}" for item in cited),
        "quotes": "\n".join(item.evidence.quote for item in cited),
    }
