"""How fast the review page is: a long article with 80 claims, and a queue of 500 briefs, in real Chromium.

python benchmarks/review.py [--runs 20]
"""

import argparse
import hashlib
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from playwright.sync_api import Page

from summarizer.domain import Accept, Article, Brief, SummaryLine
from summarizer.domain.disputes import Dispute, Event, Party, Position
from summarizer.grounding import cite
from summarizer.pipeline.reviewing import act
from summarizer.pipeline.wording import moments_in
from summarizer.store import Store, open_store
from summarizer.text import split_sentences
from tests.articles import FERRIES
from tests.browser.chromium import chromium, served
from tests.unit.pipeline.reviews import ferries_brief, keep

WORDS = 3_000
CLAIMS = 80
BRIEFS = 500
PAINTED = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime"


def article(number: int, words: int) -> Article:
    """Return an article of so many words, in paragraphs, with a time expression in many a sentence."""
    body = FERRIES.split("\n\n", 1)[1].replace("\n", " ")
    repeats = words // len(body.split()) + 1
    text = f"Night ferries, report {number}\n\n" + "\n\n".join([body.strip()] * repeats)
    return Article(
        name=f"{number}.txt",
        title=f"Night ferries between Sund and Tarn, report {number}",
        publisher="The Sund Herald",
        text=text,
        content_hash=hashlib.sha256(text.encode()).hexdigest(),
        sentences=tuple(split_sentences(text)),
    )


def brief(made: Article, claims: int) -> Brief:
    """Return a brief with so many claims, spread over the sentences and often sharing them."""
    small = ferries_brief()
    moments = {number: moments_in(made, [number]) for number in (2, 6)}
    moment = next(found[0] for found in moments.values() if found)
    numbers = [sentence.number for sentence in made.sentences]
    chosen = [numbers[index * 7 % len(numbers)] for index in range(claims)]
    kinds: list[list[SummaryLine | Party | Position | Event | Dispute]] = [[] for _ in range(5)]
    for index, number in enumerate(chosen):
        evidence = cite(made, [number, numbers[index % 5]])
        claim = small.claims()[(0, 2, 4, 5, 6)[index % 5]].model_copy(update={"evidence": evidence})
        if isinstance(claim, Event):
            claim = claim.model_copy(update={"moment": moment})
        if isinstance(claim, Party):
            claim = claim.model_copy(update={"name": f"Party {index}"})
        kinds[index % 5].append(claim)
    fields = dict(
        zip(("summary", "parties", "positions", "timeline", "open_disputes"), map(tuple, kinds), strict=True)
    )
    source = small.source.model_copy(
        update={"name": made.name, "title": made.title, "publisher": made.publisher,
                "content_hash": made.content_hash, "sentences": len(made.sentences)}
    )  # fmt: skip
    return small.model_copy(update={**fields, "source": source})


def fill(store: Store) -> None:
    """Put one long brief and many small ones into a store."""
    long = article(0, WORDS)
    keep(store, long, brief(long, CLAIMS))
    for number in range(1, BRIEFS):
        small = article(number, 80)
        keep(store, small, brief(small, 30))
        if number % 3 == 0:
            act(store, number + 1, Accept(claim="summary-1"), "anna", 0)


def painted(page: Page, address: str, runs: int) -> list[float]:
    """Return the first contentful paint of each run in ms, counted from the request."""
    times = []
    for _ in range(runs):
        page.goto(address)
        value = None
        while value is None:
            value = page.evaluate(PAINTED)
        times.append(float(value))
    return times


def accepted(page: Page, runs: int) -> list[float]:
    """Return how long a verdict takes, in ms, from the key until the page shows it."""
    times = []
    for _ in range(runs):
        left = page.locator(".verdict-open").count()
        start = time.perf_counter()
        page.keyboard.press("a")
        while page.locator(".verdict-open").count() == left:
            pass
        times.append((time.perf_counter() - start) * 1_000)
        page.locator("body:not(.busy)").wait_for()
    return times


def told(name: str, times: list[float], most: float | None = None) -> None:
    """Print median and slowest of several runs beside the limit."""
    limit = f", limit {most:.0f} ms" if most else ""
    middle, slowest = statistics.median(times), max(times)
    print(f"{name}: median {middle:.0f} ms, slowest {slowest:.0f} ms, N = {len(times)}{limit}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=20)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "briefs.db") as store:
        fill(store)
        with served(store) as link, chromium() as browser:
            page = browser.new_page(viewport={"width": 1280, "height": 800})
            page.goto(link)
            origin = page.url.rstrip("/")
            long = painted(page, f"{origin}/briefs/1", runs)
            told(f"first paint, {WORDS:,} words and {CLAIMS} claims", long, 300)
            told("a verdict, until the page shows it", accepted(page, min(runs, 40)))
            told(f"first paint, queue of {BRIEFS} briefs", painted(page, f"{origin}/", runs), 500)


if __name__ == "__main__":
    main()
