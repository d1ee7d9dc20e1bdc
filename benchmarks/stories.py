"""How well the articles of a store are grouped into stories, against topics that are known.

    python -m benchmarks.stories --data ../shared/data

Articles of two Wikinews topics and of four questions of the news, and the five seeds, in one heap. Briefs
are made without a model, of parties that code finds and of the sentences themselves. B-cubed precision:
how much of an article's story is of its topic; recall: how much of its topic is in its story. A
topic of Wikinews (everything on one company over years) is no story, so its recall is no aim.
"""

import argparse
import datetime as dt
import hashlib
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import fmean

from rich.console import Console
from rich.table import Table

from benchmarks.dossiers import rows
from summarizer.domain import Article, Provenance, SummaryLine, Usage
from summarizer.domain.disputes import DisputeBrief, Party
from summarizer.grounding import cite
from summarizer.merging import find_stories
from summarizer.pipeline.brief import source_of
from summarizer.reading import find_parties
from summarizer.sources import Given, read_bytes
from tests.seed_briefs import load_seed_briefs

NOBODY = Provenance(
    version="0", model="none", strategy="staged", prompts={}, usage=Usage(), cost_usd=0, seconds=0
)


def told_by_code(article: Article) -> DisputeBrief:
    """Return a brief without a model: the parties and the sentences."""
    parties = find_parties(article)
    return DisputeBrief(
        source=source_of(article),
        summary=tuple(
            SummaryLine(text=article.words(sentence), evidence=cite(article, [sentence.number]))
            for sentence in article.sentences
        ),
        parties=tuple(
            Party(name=p.name, aliases=p.aliases, role="", evidence=cite(article, p.sentences[:1]))
            for p in parties
        ),
        positions=(),
        timeline=(),
        open_disputes=(),
        provenance=NOBODY,
    )


def heap(data: Path) -> Iterator[tuple[str, DisputeBrief]]:
    """Yield each brief with its topic."""
    for row in rows(data / "timelines" / "articles.jsonl"):
        given = Given(published=dt.date.fromisoformat(row["published"]))
        yield f"Wikinews: {row['corpus']}", told_by_code(read_bytes(row["text"].encode(), row["id"], given))
    for question in rows(data / "merging" / "questions.jsonl"):
        pages: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for answer in question["answers"]:
            pages[answer["url"]][answer["paragraph"]] = None
        for url, paragraphs in pages.items():
            text = "\n\n".join(paragraphs).encode()
            name = hashlib.sha256(text).hexdigest()[:12] + url[-20:]
            yield f"question {question['id']}", told_by_code(read_bytes(text, name))
    for brief in load_seed_briefs():
        yield "seeds", brief


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    topics = {brief.source.content_hash: (topic, brief) for topic, brief in heap(parser.parse_args().data)}
    started = time.perf_counter()
    stories = find_stories(brief for _, brief in topics.values())
    seconds = time.perf_counter() - started
    whole = Counter(topic for topic, _ in topics.values())
    figures: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    for story in stories:
        inside = Counter(topics[brief.source.content_hash][0] for brief in story.briefs)
        for topic, count in inside.items():
            figures[topic] += [(count / inside.total(), count / whole[topic])] * count
    table = Table("topic", "articles", "precision", "recall")
    for topic, each in [*figures.items(), ("all", [pair for pairs in figures.values() for pair in pairs])]:
        precision, recall = (fmean(values) for values in zip(*each, strict=True))
        table.add_row(topic, str(len(each)), f"{precision:.2f}", f"{recall:.2f}")
    Console(width=100).print(table)
    print(f"{len(topics)} articles, {len(stories)} stories, {seconds:.2f} s")


if __name__ == "__main__":
    main()
