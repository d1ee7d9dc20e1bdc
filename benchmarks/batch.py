"""What a batch costs beside the model: idle workers, processor time and memory an article.

    python benchmarks/batch.py              # skewed latency and processor time
    python benchmarks/batch.py --many 20000 # memory over many articles, too

The model is scripted: it waits as an endpoint would and answers at once, so that only our own work counts.
"""

import argparse
import heapq
import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from summarizer.domain import Article
from summarizer.llm import Request, ScriptedModel
from summarizer.pipeline import Batch, Maker, Plan
from summarizer.prompting import load_prompts
from summarizer.sources import read_bytes, read_inputs
from summarizer.store import open_store

DOCUMENTS, WORKERS = 60, 10
SHORT_SECONDS, LONG_SECONDS, LONG_EVERY = 0.2, 2.0, 10
SEEDS = Path(__file__).parent.parent / "seeds"
_MEGABYTE = 1_000_000
_STATES = ("Peru", "France", "Norway", "Kenya", "Chile")


def short_articles(count: int) -> Iterator[Article]:
    """Yield articles of one sentence, so that each takes one call."""
    for number in range(count):
        text = f"{_STATES[number % len(_STATES)]} wants to close harbour {number}.\n"
        yield read_bytes(text.encode(), f"{number}.txt")


def answer(request: Request[Any]) -> dict[str, str]:
    """Fill in a form."""
    fields = request.answer.model_json_schema()["properties"]
    return {key: field.get("enum", ["the harbour to be closed."])[0] for key, field in fields.items()}


def run(articles: Iterator[Article] | Sequence[Article], model: ScriptedModel, workers: int) -> float:
    """Return the seconds that a batch of new articles takes."""
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "briefs.db") as store:
        store.take()
        maker = Maker(model, load_prompts(), second_look=False)
        started = time.perf_counter()
        report = Batch(store, maker, Plan(workers=workers, copies_too=True)).run(articles)
        taken = time.perf_counter() - started
    if report.made != report.inputs:
        sys.exit(f"not all were made: {report}")
    return taken


def skewed() -> tuple[float, float]:
    """Return the seconds of the skewed case, and those of a pool that does nothing but wait."""
    waits = [SHORT_SECONDS if number % LONG_EVERY else LONG_SECONDS for number in range(DOCUMENTS)]

    def waits_first(request: Request[Any]) -> dict[str, str]:
        if "harbour" in request.user and "wants to close" in request.user:
            time.sleep(waits[int(request.user.split("harbour ")[1].split(".")[0])])
        return answer(request)

    free = [0.0] * WORKERS
    for wait in waits:
        heapq.heappush(free, heapq.heappop(free) + wait)
    return run(list(short_articles(DOCUMENTS)), ScriptedModel(always=waits_first), WORKERS), max(free)


def processor_milliseconds(rounds: int) -> tuple[float, int]:
    """Return our own processor time for an article of the seeds, reading and storing included, and N."""
    seeds = [each.read_bytes() for each in sorted(SEEDS.glob("*.txt"))]
    started = time.process_time()
    articles = [
        read_bytes(f"{data.decode('utf-8')}\nIt was day {number}.".encode(), f"{number}.txt")
        for number, data in enumerate(seeds * rounds)
    ]
    run(articles, ScriptedModel(always=answer), 1)
    return 1_000 * (time.process_time() - started) / len(articles), len(articles)


def memory(count: int) -> tuple[float, float]:
    """Return the megabytes that the process took at most after two thirds of many articles, and after all."""
    peaks: list[float] = []

    def watched() -> Iterator[Article]:
        for number, each in enumerate(short_articles(count), start=1):
            if number == count * 2 // 3:
                peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1_024 / _MEGABYTE)
            yield each

    model = ScriptedModel(always=answer)
    model.requests = _Forgetful()
    run(watched(), model, 2)
    return peaks[0], resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1_024 / _MEGABYTE


class _Forgetful(list[Request[Any]]):
    """A list that keeps nothing: the scripted model notes every request for tests."""

    def append(self, _request: Request[Any]) -> None:
        """Forget it."""


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--many", type=int, metavar="N", help="measure memory over so many articles")
    many = parser.parse_args().many
    list(read_inputs([str(SEEDS)]))
    run(list(short_articles(1)), ScriptedModel(always=answer), 1)  # both load what is loaded once
    taken, ideal = skewed()
    print(f"{DOCUMENTS} documents, {WORKERS} workers, every {LONG_EVERY}th ten times as long: "
          f"{taken:.2f} s, ideal {ideal:.2f} s, ratio {taken / ideal:.3f}")  # fmt: skip
    milliseconds, count = processor_milliseconds(8)
    print(f"own processor time an article of the seeds: {milliseconds:.1f} ms (N = {count})")
    if many:
        before, after = memory(many)
        print(
            f"memory at most: {before:.0f} MB after two thirds of {many:,} articles, {after:.0f} MB after all"
        )


if __name__ == "__main__":
    main()
