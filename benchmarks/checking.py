"""Milliseconds that code takes to compare a statement with its evidence, once all is parsed.

    python benchmarks/checking.py

The statements are those of the briefs in `seeds/gold`, made by hand: each is compared with the sentences that
it cites, with five sentences around them as context and the article's parties as aliases, and once more with
the whole article. Times are those of the processor.
"""

import json
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from rich.console import Console
from rich.table import Table

from summarizer.grounding import Spellings, check_support
from summarizer.parsing import parse
from summarizer.text import split_sentences

SEEDS = Path(__file__).parent.parent / "seeds"
AROUND = 5
AIM_MILLISECONDS = 10.0


class Case(NamedTuple):
    """A statement with what it is compared with."""

    statement: str
    evidence: str
    context: str
    article: str
    spellings: Spellings


def cases() -> Iterator[Case]:
    """Yield the statements of the gold briefs."""
    for path in sorted((SEEDS / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        article = (SEEDS / gold["article"]).read_text(encoding="utf-8")
        spellings = Spellings({party["name"]: party["aliases"] for party in gold["parties"]})
        for claim in (*gold["positions"], *gold["timeline"]):
            context = around(article, claim["evidence"])
            yield Case(claim["gist"], " ".join(claim["evidence"]), context, article, spellings)


def around(article: str, evidence: list[str]) -> str:
    """Return the sentences nearest to those cited."""
    every = [article[s.start : s.end] for s in split_sentences(article)]
    cited = [
        i for i, words in enumerate(every) if any(words in quote or quote in words for quote in evidence)
    ]
    others = [i for i in range(len(every)) if i not in cited]
    near = sorted(others, key=lambda i: min((abs(i - each) for each in cited), default=i))
    return "\n".join(every[i] for i in sorted(near[:AROUND]))


def milliseconds(check: Callable[[Case], Any], every: list[Case]) -> list[float]:
    """Return how long each check takes the first time, its sentences parsed already."""
    taken = []
    check(every[0])  # reads the tables of words
    for case in every:
        for text in (case.statement, case.evidence, case.context, case.article):
            parse([text[s.start : s.end] for s in split_sentences(text)])
        started = time.process_time()
        check(case)
        taken.append((time.process_time() - started) * 1e3)
    return taken


def main() -> None:
    """Print the table."""
    every = list(cases())
    checks = {
        "cited sentences": lambda c: check_support(c.statement, c.evidence, c.spellings, context=c.context),
        "whole article": lambda c: check_support(c.statement, c.article, c.spellings, context=c.context),
    }
    table = Table("compared with", "median ms", "mean ms", "slowest ms", "aim", "N")
    for name, check in checks.items():
        taken = milliseconds(check, every)
        shown = [f"{value:.1f}" for value in (statistics.median(taken), statistics.mean(taken), max(taken))]
        table.add_row(name, *shown, f"mean ≤ {AIM_MILLISECONDS:g}", str(len(every)))
    Console().print(table)


if __name__ == "__main__":
    main()
