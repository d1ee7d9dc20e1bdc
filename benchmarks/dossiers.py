"""Every figure of joining briefs, in one table beside the aim it is held against.

    python -m benchmarks.dossiers --bench ../shared/bench --data ../shared/data

The scorers and their data lie outside the project. The time is of this machine, as busy as it is.
"""

import argparse
import datetime as dt
import json
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import cache
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.chronicle import chronicle
from summarizer.domain import Article, Published, Sentence
from summarizer.domain.disputes import DisputeBrief, Event
from summarizer.merging import merge, same_statement
from tests.seed_briefs import load_seed_briefs

BRIEFS = 1000
Row = tuple[str, float, str]


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Read a JSON Lines file; texts hold line separators of their own."""
    yield from (json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line)


def same_answers(data: Path) -> dict[str, Any]:
    """Decide for every pair of answers to a question whether they say the same."""
    return {
        question["id"]: [
            [
                one["id"],
                other["id"],
                same_statement(one["answer"], other["answer"], about=question["question"]),
            ]
            for one, other in combinations(question["answers"], 2)
        ]
        for question in rows(data / "questions.jsonl")
    }


def timelines(data: Path) -> dict[str, Any]:
    """Make the timeline of each entity from the articles of its corpus."""
    articles = [(row["corpus"], _article(row)) for row in rows(data / "articles.jsonl")]
    predictions = {}
    for row in rows(data / "gold.jsonl"):
        inside = [article for corpus, article in articles if corpus == row["corpus"]]
        predictions[row["entity"]] = [
            {"date": o.value, "doc": o.article, "sentence": o.sentence, "text": o.text, "event": o.word}
            for o in chronicle(inside, [row["entity"]])
        ]
    return predictions


def _article(row: dict[str, Any]) -> Article:
    sentences = tuple(
        Sentence(number=s["id"], start=s["start"], end=s["end"]) for s in row["sentences"] if s["id"] != 1
    )
    published = Published(value=dt.date.fromisoformat(row["published"]), found_in="given")
    return Article(
        name=row["id"], text=row["text"], published=published, content_hash="", sentences=sentences
    )


def scored(scorer: Path, data: Path, predict: Callable[[Path], dict[str, Any]]) -> dict[str, Any]:
    """Run a scorer on predictions and return its figures."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "predictions.json"
        file.write_text(json.dumps(predict(data)), encoding="utf-8")
        command = [sys.executable, str(scorer), "--data", str(data), "--predictions", str(file), "--json"]
        done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - our own scorers
    figures: dict[str, Any] = json.loads(done.stdout)["figures"]
    return figures


def seconds_of_many(data: Path) -> float:
    """Measure how long 1,000 briefs take, built like those of the seeds, each claim in words of its own."""
    chance = random.Random(BRIEFS)  # noqa: S311 - repeatable, not secret
    seeds = load_seed_briefs()
    briefs = [_varied(seeds[i % len(seeds)], _sentences(data), chance) for i in range(BRIEFS)]
    started = time.perf_counter()
    merge(briefs)
    return time.perf_counter() - started


@cache
def _sentences(data: Path) -> list[list[str]]:
    """Return the words of every sentence of the articles."""
    articles = [_article(row) for row in rows(data / "articles.jsonl")]
    return [article.words(s).split() for article in articles for s in article.sentences]


def _varied(brief: DisputeBrief, sentences: list[list[str]], chance: random.Random) -> DisputeBrief:
    """Return a brief with other words in every claim: each time the halves of two sentences of news."""

    def words() -> str:
        one, other = chance.choices(sentences, k=2)
        return " ".join(one[: len(one) // 2] + other[len(other) // 2 :])

    def day() -> dt.date:
        return dt.date(2024, 1, 1) + dt.timedelta(days=chance.randrange(700))

    def told(claim: Any, **changed: Any) -> Any:  # noqa: ANN401 - claims of every kind
        evidence = tuple(each.model_copy(update={"quote": words()}) for each in claim.evidence)
        return claim.model_copy(update={"evidence": evidence, **changed})

    def event(claim: Event) -> Any:  # noqa: ANN401 - an event again
        told_for = claim.moment
        moment = told_for and told_for.model_copy(update={"value": told_for.value and day().isoformat()})
        return told(claim, what=words(), moment=moment)

    source = brief.source.model_copy(
        update={
            "content_hash": f"{chance.getrandbits(256):064x}",
            "published": Published(value=day(), found_in="given"),
        }
    )
    return brief.model_copy(
        update={
            "source": source,
            "parties": tuple(told(party) for party in brief.parties),
            "positions": tuple(told(position, statement=words()) for position in brief.positions),
            "timeline": tuple(event(claim) for claim in brief.timeline),
            "open_disputes": tuple(told(dispute, question=words()) for dispute in brief.open_disputes),
        }
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bench", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    args = parser.parse_args()
    merging = scored(args.bench / "score_merging.py", args.data / "merging", same_answers)
    told = scored(args.bench / "score_timeline.py", args.data / "timelines", timelines)
    found: list[Row] = [
        ("same answer or not: balanced accuracy", merging["balanced_accuracy"], "≥ 0.78"),
        ("timelines: official micro-F1", 100 * told["official_micro_f1"], "≥ 20"),
        ("timelines: F1 of dates", 100 * told["date_f1"], ""),
        ("timelines: F1 of dates with sentences", 100 * told["date_sentence_f1"], ""),
        ("1,000 briefs of varied wording merged, seconds", seconds_of_many(args.data / "timelines"), "≤ 10"),
    ]
    table = Table("figure", "value", "aim")
    for what, value, aim in found:
        table.add_row(what, f"{value:.3f}", aim)
    Console(width=100).print(table)


if __name__ == "__main__":
    main()
