"""One row a tool: the figures of `score_brief.py`, what it says by our own rule, and what it took."""

import importlib
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from summarizer.domain import Gold, NeutralBrief, Tally
from summarizer.evaluation import Comparison

Json = dict[str, Any]

HEADING = (
    "tool",
    "macro-F1",
    "said",
    "parties",
    "positions",
    "timeline",
    "disputes",
    "core recall",
    "grounded",
    "verbatim",
    "invented dates",
    "calls",
    "tokens in",
    "tokens out",
    "s/article",
    "failures",
)
_CLAIMS = ("positions", "timeline", "open_disputes")


def scorer(bench: Path) -> ModuleType:
    """Return `score_brief.py` of the benchmark folder."""
    if not (bench / "score_brief.py").is_file():
        sys.exit(f"--bench {bench}: no score_brief.py there")
    sys.path.insert(0, str(bench.resolve()))
    return importlib.import_module("score_brief")


def row(
    tool: str, records: list[Json], gold: dict[str, Json], texts: dict[str, str], score: ModuleType
) -> list[str]:
    """Return the cells of a tool; an article without an answer counts as an empty brief."""
    made = {record["article"]: record for record in records}
    briefs = {stem: made.get(stem, {}).get("neutral") or {} for stem in gold}
    scored = [score.score_article(briefs[stem], gold[stem], texts[stem]) for stem in gold]
    sums = {
        section: [sum(one["sections"][section][place] for one in scored) for place in range(5)]
        for section in score.SECTIONS
    }
    f1 = [score.prf(*sums[section][:3])["f1"] for section in score.SECTIONS]
    core = score.ratio(*(sum(numbers[place] for numbers in sums.values()) for place in (3, 4)))
    claims = [claim for brief in briefs.values() for section in _CLAIMS for claim in brief.get(section, [])]
    shares = (sum(one["grounded"] for one in scored), sum(bool(claim.get("verbatim")) for claim in claims))
    failed = sum(made.get(stem, {"error": "not run"}).get("error") is not None for stem in gold)
    return [
        tool,
        *(f"{figure:.3f}" for figure in (sum(f1) / len(f1), _said(briefs, gold, texts), *f1, core)),
        *(f"{part / len(claims):.2f}" if claims else "–" for part in shares),
        str(sum(one["invented"] for one in scored)),
        *(_mean(records, key) for key in ("calls", "input_tokens", "output_tokens", "seconds")),
        f"{failed}/{len(gold)}",
    ]


def _said(briefs: dict[str, Json], gold: dict[str, Json], texts: dict[str, str]) -> float:
    """Return the macro-F1 of the items that say what gold says, as `summarizer eval` counts it."""
    tallies = [
        Comparison(
            NeutralBrief.model_validate({"article": stem, **briefs[stem]}),
            Gold.model_validate(truth),
            texts[stem],
        ).tally()
        for stem, truth in gold.items()
    ]
    return sum(tallies, Tally()).macro_f1_said


def _mean(records: list[Json], key: str) -> str:
    """Return what one article took."""
    taken = [record[key] for record in records if key in record]
    return f"{sum(taken) / len(taken):.{0 if 'tokens' in key else 1}f}" if taken else "–"


def table(rows: list[list[str]]) -> str:
    """Return the rows as a table that reads in a terminal and in Markdown."""
    lines = [list(HEADING), *rows]
    widths = [max(len(line[place]) for line in lines) for place in range(len(HEADING))]
    written = [
        "| "
        + " | ".join(
            cell.ljust(w) if not i else cell.rjust(w)
            for i, (cell, w) in enumerate(zip(line, widths, strict=True))
        )
        + " |"
        for line in lines
    ]
    rule = (
        "|"
        + "|".join("-" * (width + 2) if not i else "-" * (width + 1) + ":" for i, width in enumerate(widths))
        + "|"
    )
    return "\n".join([written[0], rule, *written[1:]])
