"""How long an article takes to be read, and what memory it takes to read many.

    python benchmarks/reading.py [--many 2000]

Seconds are medians of one process on the machine as it is, the parser loaded, no sentence known before. The
many articles are the seeds with other figures, and a number in each sentence, so that no tree serves twice.
"""

import argparse
import re
import resource
import time
from pathlib import Path
from statistics import median

from summarizer.domain import Article
from summarizer.parsing.english import English
from summarizer.reading import read
from summarizer.sources import read_bytes

SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))
_WORDS = 750


def varied(file: Path, number: int) -> Article:
    """Return an article of a seed with other figures and one other name in every sentence."""
    text = re.sub(
        r"\b\d", lambda digit: str((int(digit.group()) + number) % 10), file.read_text(encoding="utf-8")
    )
    return read_bytes(re.sub(r"\. ", f". Of {number}, ", text).encode(), f"{number}.txt")


def megabytes() -> float:
    """Return the most memory that the process has had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Print the figures."""
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--many", type=int, default=500)
    many: int = arguments.parse_args().many
    parsing, reading = [], []
    for number, file in enumerate(SEEDS * 4):
        article = varied(file, number)
        words = len(article.text.split())
        sentences = [article.words(sentence) for sentence in article.sentences]
        parser = English()
        parser.parse(sentences[:1])
        started = time.perf_counter()
        parser.parse(sentences)
        parsed = time.perf_counter()
        read(article)
        once = time.perf_counter()
        read.cache_clear()
        read(article)  # its trees are known now
        parsing.append((parsed - started) * _WORDS / words)
        reading.append((time.perf_counter() - once) * _WORDS / words)
    print(
        f"parsing {_WORDS} words    {median(parsing):.3f} s (of {len(parsing)}, slowest {max(parsing):.3f})"
    )
    print(f"reading besides      {median(reading):.3f} s (of {len(reading)}, slowest {max(reading):.3f})")
    print(f"memory               {megabytes():.0f} MB after {len(parsing)} articles")
    for number in range(many):
        read(varied(SEEDS[number % len(SEEDS)], 1_000 + number))
    print(f"                     {megabytes():.0f} MB after {many} more")


if __name__ == "__main__":
    main()
