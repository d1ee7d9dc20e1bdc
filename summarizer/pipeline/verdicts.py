"""What reviews tell of the machine: how many of its claims stand, by section and model; and gold briefs."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from summarizer.domain import (
    Article,
    Claim,
    Evidence,
    Gold,
    ModelVerdicts,
    PartyClaim,
    ReviewedBrief,
    StatementClaim,
    VerdictCounts,
    Verdicts,
    marked,
    parts_of,
)
from summarizer.domain.gold import Offsets, compared_sections, items_of, told_kind
from summarizer.domain.review import ADDED
from summarizer.evaluation import located
from summarizer.pipeline.reviewing import Opened, open_review
from summarizer.render import safe_name, write_atomic
from summarizer.store import Filter, Store

_Maker = tuple[str, str]


def reviewed_briefs(store: Store, wanted: Filter) -> Iterator[Opened]:
    """Yield the briefs that are wanted as their reviews left them, in the order of their making."""
    for kept in store.briefs(wanted):
        opened = open_review(store, kept.number)
        if opened is not None:
            yield opened


def count_verdicts(reviewed: Iterable[ReviewedBrief]) -> Verdicts:
    """Return how many claims were accepted, edited, rejected, added; briefs without a verdict say nothing.

    Claims that were accepted with their section are told and count for nothing: nobody looked at each.
    """
    by_maker: dict[_Maker, list[ReviewedBrief]] = defaultdict(list)
    for brief in reviewed:
        judged = (each.verdict != "open" and not each.in_bulk for each in brief.review.claims)
        if any(judged) or brief.review.rejected:
            by_maker[brief.provenance.model, brief.provenance.strategy].append(brief)
    return Verdicts(models=tuple(_counted(maker, briefs) for maker, briefs in sorted(by_maker.items())))


def _counted(maker: _Maker, briefs: list[ReviewedBrief]) -> ModelVerdicts:
    names = dict.fromkeys(section.one for brief in briefs for section in brief.sections())
    sections: dict[str, Counter[str]] = {name: Counter() for name in names}
    flagged: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    for brief in briefs:
        for section, verdict, was_marked in _judged(brief):
            sections[section][verdict] += 1
            flagged[verdict] += was_marked
        reasons.update(each.reason for each in brief.review.rejected if not each.id.startswith(ADDED))
    return ModelVerdicts(
        model=maker[0],
        strategy=maker[1],
        briefs=len(briefs),
        signed=sum(brief.review.signed is not None for brief in briefs),
        sections={section: VerdictCounts(**counts) for section, counts in sections.items()},
        flagged=VerdictCounts(**flagged),
        reasons=dict(reasons.most_common()),
    )


def _judged(brief: ReviewedBrief) -> Iterator[tuple[str, str, bool]]:
    """Yield the section of each claim, its verdict, and whether a check had marked the machine's version."""
    for said, claim in zip(brief.review.claims, brief.claims(), strict=True):
        verdict = "in_bulk" if said.in_bulk else said.verdict
        was_marked = marked(said.was or claim) and said.verdict != "added"
        yield brief.section_of(claim).one, verdict, was_marked
    for rejected in brief.review.rejected:
        if not rejected.id.startswith(ADDED):
            yield brief.section_of(rejected.claim).one, "rejected", marked(rejected.claim)


# ------------------------------------------------------------ gold


def write_gold(folder: Path, opened: Iterable[Opened]) -> int:
    """Write a gold brief and the text of its article for each signed brief, and return how many.

    `summarizer eval FOLDER/gold --articles FOLDER/articles` reads them.
    """
    written = 0
    for each in opened:
        source = each.reviewed.source
        stem = f"{each.kept.number:06}-{safe_name(source.title or source.name)}"
        known = {
            "published": source.published.value and source.published.value.isoformat(),
            "title": source.title,
            "publisher": source.publisher,
            "url": source.url,
        }
        told = {name: value for name, value in known.items() if value}
        gold = gold_of(each.reviewed, each.article, f"{stem}.txt")
        write_atomic(folder / "articles" / f"{stem}.txt", each.article.text)
        sidecar = json.dumps(told, ensure_ascii=False, indent=1)
        write_atomic(folder / "articles" / f"{stem}.meta.json", f"{sidecar}\n")
        write_atomic(
            folder / "gold" / f"{stem}.json", gold.model_dump_json(indent=1, exclude_unset=True) + "\n"
        )
        written += 1
    return written


def gold_of(brief: ReviewedBrief, article: Article, name: str) -> Gold:
    """Return a signed brief as gold; what shares a sentence with the summary is core, and who holds it.

    What several hold together is a statement of each; a question rests on the sentences of its sides, too.
    """
    summary = {item.sentence for line in brief.summary for item in line.evidence}

    def sentences(claim: Claim) -> dict[int, Evidence]:
        return {item.sentence: item for part in parts_of(claim) for item in part.evidence}

    def rests(claim: Claim) -> dict[str, Any]:
        if isinstance(claim, PartyClaim):
            return {"salience": "core" if claim.name in holders else "minor"}
        evidence = sentences(claim)
        words = [_words(item, article) for item in evidence.values()]
        return {"evidence": words, "salience": "core" if summary & evidence.keys() else "minor"}

    statements = (claim for claim in brief.claims() if isinstance(claim, StatementClaim))
    core = (claim for claim in statements if summary & sentences(claim).keys())
    holders = {holder for claim in core for holder in claim.holders}
    published = brief.source.published.value
    told: dict[str, Any] = {"article": name, "published": {"value": published and published.isoformat()}}
    for section in compared_sections(brief.kind):
        claims: tuple[Claim, ...] = getattr(brief, section.name)
        told[section.name] = [item | rests(claim) for claim in claims for item in items_of(claim)]
    return Gold.model_validate(told | told_kind(brief))


def _words(item: Evidence, article: Article) -> str | Offsets:
    """Return the words of a sentence, its offsets where a search for the words would not find them."""
    return item.quote if located(item.quote, article.text) else (item.start, item.end)
