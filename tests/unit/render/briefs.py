"""A small brief with everything in it, and the same brief with hostile words in every place."""

from datetime import date

from summarizer.domain import (
    Attribution,
    Evidence,
    Moment,
    Provenance,
    Published,
    Side,
    Source,
    SummaryLine,
    Usage,
)
from summarizer.domain.disputes import Dispute, DisputeBrief, Event, Party, Position


def brief(words: str = "Norlin wants to cut the night crossings") -> DisputeBrief:
    """Return a brief in which every text is `words`."""
    evidence = (Evidence(sentence=2, start=10, end=10 + len(words), quote=words),)
    problems = (words,)
    vouched = Attribution(according_to=words, certainty="reported")
    side = Side(holder=words, wants=words, evidence=evidence, problems=problems)
    return DisputeBrief(
        source=Source(
            name="ferries.txt",
            title=words,
            publisher=words,
            url=None,
            language="en",
            published=Published(value=date(2025, 2, 5), found_in="text", evidence="2025-02-05"),
            content_hash="0" * 64,
            sentences=7,
            furniture=2,
        ),
        summary=(SummaryLine(text=words, evidence=evidence),),
        parties=(Party(name=words, aliases=(words,), role=words, evidence=evidence),),
        positions=(
            Position(
                holders=(words,), kind="demands", statement=words, attribution=vouched, evidence=evidence,
                problems=problems,
            ),
        ),
        timeline=(
            Event(
                moment=Moment(start=1, end=2, phrase=words, value="2025-03", relation="by"),
                status="planned",
                what=words,
                attribution=vouched,
                evidence=evidence,
            ),
            Event(
                moment=Moment(start=3, end=4, phrase=words, unresolved="no publication date"),
                status="happened",
                what=words,
                evidence=evidence,
            ),
            Event(status="ongoing", what=words, evidence=evidence),
        ),
        open_disputes=(Dispute(question=words, sides=(side,), evidence=evidence),),
        left_out=(4, 9, 12),
        warnings=(words,),
        provenance=Provenance(
            version="0.1.0",
            model="local/m@1",
            strategy="staged",
            prompts={"sentence": "0" * 64},
            usage=Usage(calls=3, input_tokens=1200, output_tokens=90),
            cost_usd=0.0,
            seconds=41.5,
        ),
    )  # fmt: skip
