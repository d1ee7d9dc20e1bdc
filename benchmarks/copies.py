"""How well copies of one story are found among real pages, and how long that takes.

    python benchmarks/copies.py ../shared/data/cleaning/pages.jsonl

Each page's text is copied with another headline, cut ends, site junk and changed words; all pairs are
known. The data lie outside the project.
"""

import argparse
import json
import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from rich.console import Console
from rich.table import Table

from summarizer.domain import Article
from summarizer.errors import UnusableInput
from summarizer.sources import read_bytes
from summarizer.text import Copies, signature

JUNK = "Share this story\nSubscribe to our newsletter for more.\nLeave a Reply\n"
Vary = Callable[[list[str], random.Random], list[str]]


def cut(share: float) -> Vary:
    """Return what keeps the first share of the words."""
    return lambda words, _chance: words[: int(len(words) * share)]


def changed(share: float) -> Vary:
    """Return what changes a share of the words."""
    return lambda words, chance: [word if chance.random() > share else "other" for word in words]


VARIATIONS: dict[str, Vary] = {
    "another headline and junk": lambda words, _: ["A", "new", "headline.\n\n", *words, "\n\n" + JUNK],
    "cut to 70 %": cut(0.7),
    "cut to 50 %": cut(0.5),
    "cut to 35 %": cut(0.35),
    "without the first tenth": lambda words, _: words[len(words) // 10 :],
    "1 word in 50 changed": changed(0.02),
    "1 word in 20 changed": changed(0.05),
}


def pages(path: Path) -> Iterator[list[str]]:
    """Yield the words of each page's article, line breaks kept on the words before them."""
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line:
            yield json.loads(line)["article_text"].replace("\n", "\n ").split(" ")


def made(words: list[str], name: str) -> Article | None:
    """Return the article of words; None when too little is left of it."""
    try:
        return read_bytes(" ".join(words).encode(), name)
    except UnusableInput:
        return None


def main() -> None:
    """Print recall for each variation, and how many unlike pages are called copies."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pages", type=Path)
    chance = random.Random(7)  # noqa: S311 - nothing here is secret
    originals = [(words, made(words, str(n))) for n, words in enumerate(pages(parser.parse_args().pages))]
    known = Copies()
    started = time.perf_counter()
    false = sum(known.add(a.name, signature(a)) is not None for _, a in originals if a)
    table = Table("variation", "copies", "found", "of the right page")
    for name, vary in VARIATIONS.items():
        copies = [(a.name, made(vary(words, chance), f"{a.name} {name}")) for words, a in originals if a]
        found = [(first, known.add(a.name, signature(a))) for first, a in copies if a]
        right = sum(first == of for first, of in found)
        table.add_row(name, str(len(found)), str(sum(of is not None for _, of in found)), str(right))
    pairs = len(originals) * (len(originals) - 1) // 2
    console = Console()
    console.print(table)
    console.print(
        f"unlike pages called copies: {false} of {pairs} pairs; {time.perf_counter() - started:.1f} s"
    )


if __name__ == "__main__":
    main()
