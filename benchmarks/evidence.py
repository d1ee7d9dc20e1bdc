"""Every figure of what code finds and checks, in one table beside the aim it is held against.

    python benchmarks/evidence.py --bench ../shared/bench --data ../shared/data

The scorers and their data lie outside the project. Times are of this machine, as busy as it is. With
`--second-look` the embedded model is asked about the doubtful statements too, some ten minutes long.
"""

import argparse
import datetime as dt
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from rich.console import Console
from rich.progress import track
from rich.table import Table

from summarizer.cli.progress import article_bar
from summarizer.dates import find_time_mentions
from summarizer.grounding import check_support
from summarizer.llm import open_model
from summarizer.pipeline.doubts import Doubt, look_again
from summarizer.pipeline.strategy import Asker
from summarizer.prompting import load_prompts

ROOT = Path(__file__).parent.parent
WORDS = 1000
RUNS = 20


class Figure(NamedTuple):
    """A measured value, how many cases it rests on, and the most or least that it should be."""

    what: str
    value: float
    cases: str
    aim: float
    at_most: bool = False

    @property
    def met(self) -> bool:
        """Whether the aim is reached."""
        return self.value <= self.aim if self.at_most else self.value >= self.aim


Read = Callable[[dict[str, Any]], Iterator[Figure]]


def dates(scores: dict[str, Any]) -> Iterator[Figure]:
    """Return the figures of `score_dates.py`."""
    rows = {row["measure"]: row for row in scores["table"]}
    yield Figure("dates: value F1", rows["value"]["F1"], f"{rows['value']['N']} dates", 0.85)
    yield Figure("dates: relaxed span F1", rows["relaxed"]["F1"], f"{rows['relaxed']['N']} dates", 0.92)
    yearless = rows["value, no year in text"]
    yield Figure("dates without a year: right", yearless["R"], f"{yearless['N']} dates", 0.88)


def quotes(scores: dict[str, Any]) -> Iterator[Figure]:
    """Return the figures of `score_quotes.py`."""
    figures, rows = scores["figures"], scores["table"]
    absent, present = (
        sum(row["N"] for row in rows if row["label"] == label) for label in ("absent", "present")
    )
    yield Figure(
        "quotes: wrong ones accepted", figures["false_accept_rate"], f"{absent} quotes", 0.005, at_most=True
    )
    yield Figure("quotes: right ones accepted", figures["true_accept_rate"], f"{present} quotes", 0.99)
    milliseconds = figures["long_text_milliseconds"]
    yield Figure("quotes: refused in a long text, ms", milliseconds, "20,000 words", 10, at_most=True)


def grounding(scores: dict[str, Any]) -> Iterator[Figure]:
    """Return the figures of `score_grounding.py`: all edits, then each kind."""
    every, *kinds = scores["table"]
    summaries = scores["title"].removeprefix("grounding: ").split(", 0 ")[0]
    yield Figure("support: balanced accuracy", every["balanced accuracy"], summaries, 0.75)
    for row in kinds:
        kind = row["unsupported because of"].replace("_", " ")
        yield Figure(f"support: {kind}", row["balanced accuracy"], f"{row['N']} edits", 0.60)


def sentences(scores: dict[str, Any]) -> Iterator[Figure]:
    """Return the figure of `score_sentences.py`."""
    ends = scores["table"][0]["gold"]
    yield Figure("sentences: boundary F1", scores["figures"]["boundary_f1"], f"{ends} ends", 0.98)


def cleaning(scores: dict[str, Any]) -> Iterator[Figure]:
    """Return the figures of `score_cleaning.py`."""
    pages = f"{scores['table'][0]['pages']} pages"
    yield Figure("cleaning: plain text F1", scores["figures"]["text_f1"], pages, 0.90)
    yield Figure("cleaning: HTML F1", scores["figures"]["html_f1"], pages, 0.958)


SCORERS: dict[Read, str] = {
    dates: "dates",
    quotes: "grounding",
    grounding: "grounding",
    sentences: "timelines",
    cleaning: "cleaning",
}
"""How to read each scorer's figures, and the folder of its data."""


def score(name: str, bench: Path, data: Path) -> dict[str, Any]:
    """Run a scorer on a folder of data and return what it prints."""
    command = [sys.executable, str(bench / f"score_{name}.py"), "--json", "--data", str(data)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - the given scorers
    if done.returncode:
        raise SystemExit(f"score_{name}.py failed; are --bench and --data right?\n{done.stderr.strip()}")
    scores: dict[str, Any] = json.loads(done.stdout)
    return scores


def date_speed() -> Figure:
    """Return the median milliseconds to find the time expressions of an article of 1,000 words."""
    text = " ".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt")))
    article = " ".join(text.split(" ")[:WORDS])
    published = dt.date(2024, 9, 8)
    taken = []
    for _ in range(RUNS):
        started = time.perf_counter()
        find_time_mentions(article, published)
        taken.append((time.perf_counter() - started) * 1e3)
    return Figure("dates: an article, ms", statistics.median(taken), f"{WORDS} words", 5, at_most=True)


def second_look(folder: Path) -> Figure:
    """Return the balanced accuracy of support with the model's answers on what code finds doubtful."""
    texts = {row["id"]: row["text"] for row in _rows(folder / "articles.jsonl")}
    items = _rows(folder / "summedits.jsonl")
    verdicts = [check_support(item["summary"], texts[item["article_id"]]) for item in items]
    doubts = [
        Doubt(item["summary"], verdict.passage, verdict.doubtful) if verdict.doubtful else None
        for item, verdict in zip(items, verdicts, strict=True)
    ]
    with article_bar(1) as (begin, report):
        begin("second look")
        asker = Asker(open_model("local", base_url=None), load_prompts(), report)
        shared, _ = look_again([doubt for doubt in doubts if doubt], asker)
    right: dict[bool, list[bool]] = {True: [], False: []}
    for item, verdict, doubt in zip(items, verdicts, doubts, strict=True):
        supported = item["label"] == "supported"
        right[supported].append((verdict.supported and doubt not in shared) == supported)
    shares = [sum(group) / len(group) for group in right.values()]
    cases = f"{len(items)} summaries, {asker.usage.calls} asked"
    return Figure("support with the second look", sum(shares) / len(shares), cases, 0.75)


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def main() -> None:
    """Run the scorers and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--bench", type=Path, default=ROOT.parent / "shared" / "bench", help="folder of score_*.py"
    )
    parser.add_argument(
        "--data", type=Path, default=ROOT.parent / "shared" / "data", help="folder of their data"
    )
    parser.add_argument("--second-look", action="store_true", help="ask the embedded model, too")
    args = parser.parse_args()

    figures = [date_speed()]
    for read, folder in track(SCORERS.items(), "Scoring", console=Console(stderr=True), transient=True):
        figures += read(score(read.__name__, args.bench, args.data / folder))
    if args.second_look:
        figures.append(second_look(args.data / "grounding"))
    table = Table("figure", "value", "aim", "met", "N")
    for figure in figures:
        aim = f"{'≤' if figure.at_most else '≥'} {figure.aim:g}"
        table.add_row(figure.what, f"{figure.value:.3f}", aim, "yes" if figure.met else "no", figure.cases)
    Console().print(table)


if __name__ == "__main__":
    main()
