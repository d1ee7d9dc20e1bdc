"""How well the rule of `summarizer.evaluation.gists` agrees with a reader on 100 pairs.

    python benchmarks/gists.py --gold seeds/gold ../gold/wikinews --articles seeds ../gold/wikinews

gist_pairs.jsonl holds a statement, the gist of a gold item and its evidence, and whether the statement
carries the gist (`carries`), judged before the rule was written. `origin` tells where the statement is
from: `brief`, one of a small model that gold matches by evidence; `floor`, a random answer that it matches;
`neighbour`, a brief's statement beside the gist most like it that it does not match; `paraphrase`, written
for the purpose, right and wrong. Gists and evidence of `000` to `003` are of the seeds. All others are of
Wikinews (CC BY 2.5, https://en.wikinews.org), as TimeSET gives it (kimihiroh/timeset, CC BY 4.0).
"""

import argparse
import json
from collections import defaultdict
from pathlib import Path
from typing import Any

from summarizer.domain import Gold
from summarizer.evaluation import Gists, Wanted
from summarizer.sources import read_gold
from summarizer.text import split_sentences

PAIRS = Path(__file__).with_name("gist_pairs.jsonl")

Json = dict[str, Any]


def main() -> None:
    """Print agreement by origin, and the pairs on which rule and reader differ."""
    root = Path(__file__).parent.parent
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pairs", type=Path, default=PAIRS, metavar="FILE", help="other pairs")
    parser.add_argument("--gold", type=Path, nargs="+", default=[root / "seeds/gold"], metavar="DIR")
    parser.add_argument("--articles", type=Path, nargs="+", default=[root / "seeds"], metavar="DIR")
    options = parser.parse_args()
    pairs = [json.loads(line) for line in options.pairs.read_text(encoding="utf-8").splitlines()]
    rules = rules_of(options.gold, options.articles)
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    """Carried and found so, carried and not found so, not carried and found so, not carried and not."""
    unread = 0
    for pair in pairs:
        if pair["article"] not in rules:
            unread += 1
            continue
        fault = fault_of(rules[pair["article"]], pair)
        place = 2 * (not pair["carries"]) + (fault is not None)
        counts[pair["origin"]][place] += 1
        counts["all"][place] += 1
        if pair["carries"] == (fault is not None):
            judged = "carries it" if pair["carries"] else "does not carry it"
            print(f"the reader: {judged}; the rule: {fault or 'carries it'}")
            print(f"  {pair['statement']}\n  {pair['gist']}")
    print()
    for origin, (kept, lost, fooled, caught) in counts.items():
        total = kept + lost + fooled + caught
        print(
            f"{origin:10} agree {kept + caught} of {total} ({(kept + caught) / total:.2f}); carried: "
            f"{kept} of {kept + lost} found; not carried: {caught} of {fooled + caught} found"
        )
    if unread:
        print(f"{unread} pairs are of articles that are not there")


def fault_of(rule: Gists, pair: Json) -> str | None:
    """Return why the statement of a pair does not carry its gist; None where the rule says that it does."""
    wanted = Wanted(
        pair["gist"], "\n".join(pair["evidence"]), pair["holder"], asks=pair["section"] == "open_disputes"
    )
    return rule.fault(pair["statement"], wanted)


def rules_of(gold: list[Path], articles: list[Path]) -> dict[str, Gists]:
    """Return the rule of every article that is there, by its file name."""
    read = (_rule(file.gold, articles) for folder in gold for file in read_gold(folder))
    return {name: rule for name, rule in read if rule}


def _rule(gold: Gold, folders: list[Path]) -> tuple[str, Gists | None]:
    places = [folder / gold.article for folder in folders]
    path = next((place for place in places if place.is_file()), None)
    if path is None:
        return gold.article, None
    text = path.read_bytes().decode("utf-8")
    sentences = [text[sentence.start : sentence.end] for sentence in split_sentences(text)]
    return gold.article, Gists(sentences, [(party.name, *party.aliases) for party in gold.parties])


if __name__ == "__main__":
    main()
