"""Many briefs: a file each, a line each, or a row for each claim."""

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from itertools import zip_longest
from pathlib import Path
from typing import IO, Any, TypeVar

from summarizer.domain import (
    Brief,
    Claim,
    DatedClaim,
    PartyClaim,
    QuestionClaim,
    ReviewedBrief,
    ReviewedClaim,
    Side,
    StatementClaim,
    parts_of,
    worst,
)
from summarizer.errors import SettingsError
from summarizer.render.files import write_atomic, writing_atomic
from summarizer.render.interface import Renderer
from summarizer.render.safety import inert_cell, safe_name
from summarizer.render.wording import evidence_of, further_words, holders_of, said

COLUMNS = (
    "article", "title", "publisher", "published", "url", "section", "holder", "kind", "when", "relation",
    "according_to", "certainty", "text", "checked", "problems", "cleared", "sentences", "quotes", "verdict",
    "reviewer",
    "model", "version", "made_at", "fields",
)  # fmt: skip
_ROWS_A_GROUP = 10_000

T = TypeVar("T")

Row = dict[str, str | None]
Made = tuple[Brief, str | None]
"""A brief and when it was made, as ISO 8601; None where nobody knows."""


def claim_rows(brief: Brief, made_at: str | None = None) -> Iterator[Row]:
    """Yield a row for each claim of a brief, in reading order."""
    source = brief.source
    published = source.published.value.isoformat() if source.published.value else None
    about = {
        "article": source.content_hash,
        "title": source.title,
        "publisher": source.publisher,
        "published": published,
        "url": source.url,
        "model": brief.provenance.model,
        "version": brief.provenance.version,
        "made_at": made_at,
    }
    judgements = brief.review.claims if isinstance(brief, ReviewedBrief) else ()
    sections = (section.one for section, claims in brief.items() for _ in claims)
    for section, claim, judged in zip_longest(sections, brief.claims(), judgements):
        yield (
            about
            | _told(claim)
            | {
                "section": section,
                "checked": worst(part.verdict for part in parts_of(claim)),
                "problems": "; ".join(_problems(claim)) or None,
                "cleared": "; ".join(told for part in parts_of(claim) for told in part.cleared) or None,
                "sentences": " ".join(str(evidence.sentence) for evidence in evidence_of(claim)),
                "quotes": "\n".join(evidence.quote for evidence in evidence_of(claim)),
                "verdict": _verdict(judged) if judged else None,
                "reviewer": judged.by if judged else None,
                "fields": json.dumps(own, ensure_ascii=False) if (own := further_words(claim)) else None,
            }
        )


def _verdict(judged: ReviewedClaim[Claim]) -> str:
    return f"{judged.verdict} in bulk" if judged.in_bulk else judged.verdict


def _problems(claim: Claim) -> Iterator[str]:
    for each in parts_of(claim):
        whose = f"{each.holder}: " if isinstance(each, Side) else ""
        yield from (f"{whose}{problem}" for problem in each.problems)


def _told(claim: Claim) -> Row:
    columns = ("holder", "kind", "when", "relation", "according_to", "certainty", "text")
    told: Row = dict.fromkeys(columns) | {"holder": "; ".join(holders_of(claim)) or None, "text": said(claim)}
    if isinstance(claim, StatementClaim | DatedClaim):
        told |= claim.attribution.model_dump()
    match claim:
        case PartyClaim():
            return told | {"holder": claim.name, "text": claim.role.text if claim.role else None}
        case StatementClaim():
            return told | {"kind": claim.kind}
        case DatedClaim():
            relation = claim.moment.relation if claim.moment else None
            return told | {"kind": claim.status, "when": claim.value, "relation": relation}
        case QuestionClaim():
            return told | {"holder": "; ".join(f"{side.holder}: {side.wants}" for side in claim.sides)}
    return told


def write_files(folder: Path, renderer: Renderer, briefs: Iterable[tuple[int, Brief]]) -> int:
    """Write a file for each brief, named by its number and title, and return how many."""
    written = 0
    for number, brief in briefs:
        name = f"{number:06}-{safe_name(brief.source.title or brief.source.name)}"
        write_atomic(folder / f"{name}{renderer.suffix}", renderer.render(brief))
        written += 1
    return written


def write_jsonl(path: Path, briefs: Iterable[Brief]) -> int:
    """Write a brief a line, and return how many."""
    return _write(path, briefs, lambda file: lambda brief: file.write(f"{brief.model_dump_json()}\n"))


def write_csv(path: Path, briefs: Iterable[Made]) -> int:
    """Write a claim a row, and return how many briefs; nothing in a cell is a formula."""

    def begin(file: IO[str]) -> Callable[[Made], object]:
        rows = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        rows.writeheader()
        return lambda made: rows.writerows(
            {name: inert_cell(cell or "") for name, cell in row.items()} for row in claim_rows(*made)
        )

    return _write(path, briefs, begin)


def write_parquet(path: Path, briefs: Iterable[Made]) -> int:
    """Write a claim a row, and return how many briefs."""
    try:
        import pyarrow  # noqa: PLC0415, ICN001 - an extra that most people do not need
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError as exc:
        raise SettingsError("--format parquet: needs pyarrow; pip install dispute-briefs[parquet]") from exc
    schema = pyarrow.schema([(name, pyarrow.string()) for name in COLUMNS])
    rows: list[dict[str, Any]] = []
    written = 0
    with writing_atomic(path, binary=True) as file, parquet.ParquetWriter(file, schema) as writer:
        for made in briefs:
            written += 1
            rows += claim_rows(*made)
            if len(rows) >= _ROWS_A_GROUP:
                writer.write_table(pyarrow.Table.from_pylist(rows, schema=schema))
                rows = []
        writer.write_table(pyarrow.Table.from_pylist(rows, schema=schema))
    return written


def _write(path: Path, briefs: Iterable[T], begin: Callable[[IO[str]], Callable[[T], object]]) -> int:
    written = 0
    with writing_atomic(path) as file:
        put = begin(file)
        for brief in briefs:
            put(brief)
            written += 1
    return written
