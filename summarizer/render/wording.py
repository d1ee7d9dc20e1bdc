"""How the data of a brief or dossier is said in English, alike in every rendering for people.

What is returned may hold words of an article; each rendering escapes it for its own format.
"""

from collections.abc import Iterable
from itertools import groupby
from typing import assert_never

from summarizer.domain import (
    Brief,
    Event,
    Position,
    PositionKind,
    Provenance,
    Published,
    Relation,
    Review,
    ReviewedBrief,
    pages_of,
)

KINDS: dict[PositionKind, str] = {
    "demands": "demands",
    "offers": "offers",
    "agrees": "agrees",
    "refuses": "refuses",
    "warns": "warns",
    "view": "holds",
}
_FOUND = {"given": "as given", "metadata": "from the page's metadata", "text": "from the text"}
_SEASON_STARTS = {"21": "02~", "22": "05~", "23": "08~", "24": "11~"}
"""EDTF counts the seasons on after the months; each is put behind the month before its first."""


def counted(count: int, noun: str) -> str:
    """Return a count with its noun, `1 line` or `2,000 lines`."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def published_words(published: Published) -> str:
    """Return the publication date and where it was found."""
    if published.value is None:
        return "publication date unknown"
    return f"published {published.value} ({_FOUND.get(published.found_in, 'source unknown')})"


def source_facts(brief: Brief) -> list[str]:
    """Return what is known of the article: publisher, date, sentences, and what was left out."""
    source = brief.source
    facts = [
        source.publisher or "",
        published_words(source.published),
        counted(source.sentences, "sentence"),
        f"{counted(source.furniture, 'line')} of page furniture left out" if source.furniture else "",
        review_words(brief.review) if isinstance(brief, ReviewedBrief) else "",
    ]
    return [fact for fact in facts if fact]


def review_words(review: Review) -> str:
    """Return how far a review has come: who signed when, and how many claims have which verdict."""
    verdicts = [claim.verdict for claim in review.claims]
    counts = {name: verdicts.count(name) for name in ("accepted", "edited", "added")}
    counts |= {"rejected and left out": len(review.rejected), "not judged": review.open}
    told = ", ".join(f"{count} {name}" for name, count in counts.items() if count)
    signed = review.signed
    state = f"signed off by {signed.by} on {signed.at:%Y-%m-%d}" if signed else "review not signed off"
    return f"{state} ({told})" if told else state


def made_facts(made: Provenance) -> list[str]:
    """Return how a brief came to be: program, model, strategy, tokens, time and cost."""
    facts = [
        f"summarizer {made.version}",
        made.model,
        made.strategy,
        f"{made.usage.input_tokens:,} tokens in, {made.usage.output_tokens:,} out",
        f"{made.seconds:.0f} s",
    ]
    if made.cost_usd is None:
        return facts
    return [*facts, f"${made.cost_usd:.4f}" if made.cost_usd else "no cost"]


def by_holder(brief: Brief) -> list[tuple[str, list[Position]]]:
    """Return the positions of each holder together, holders in the order of the parties."""
    holders = [party.name for party in brief.parties] + [position.holder for position in brief.positions]
    order = {name: number for number, name in enumerate(dict.fromkeys(holders))}
    held = sorted(brief.positions, key=lambda position: order[position.holder])
    return [(holder, list(group)) for holder, group in groupby(held, key=lambda position: position.holder)]


def in_time_order(events: Iterable[Event]) -> list[Event]:
    """Return events in order of time, those without a date last and in the order of the text."""
    events = list(events)
    dated = [event for event in events if event.moment.value]
    undated = [event for event in events if not event.moment.value]
    return [
        *sorted(dated, key=lambda event: _first_day(event.moment.value or "")),
        *sorted(undated, key=lambda event: event.moment.start),
    ]


def cited_sentences(brief: Brief) -> list[tuple[int, str]]:
    """Return the number and words of every sentence that a claim rests on, in order."""
    cited = {item.sentence: item.quote for claim in brief.claims() for item in claim.evidence}
    return sorted(cited.items())


def cited_pages(brief: Brief) -> dict[int, str]:
    """Return where each sentence that a claim rests on stands in a document with pages: "p. 3"."""
    cited = {item.sentence: item for claim in brief.claims() for item in claim.evidence}
    found = {number: pages_of(brief.source.pages, item) for number, item in cited.items()}
    return {
        number: f"p. {pages[0]}" if len(pages) == 1 else f"pp. {pages[0]}–{pages[-1]}"
        for number, pages in found.items()
        if pages
    }


def relation_words(relation: Relation) -> str:
    """Return what stands before a date: nothing, or a word and a space."""
    match relation:
        case "on" | "during":
            return ""
        case "since":
            return "from "
        case "by" | "until" | "before" | "after":
            return f"{relation} "
        case _:
            assert_never(relation)


def _first_day(value: str) -> str:
    """Return a key in time order: a year comes before its months, a season before its first month."""
    first = value.split("/", maxsplit=1)[0].replace("X", "0")
    year, dash, part = first.partition("-")
    return f"{year}{dash}{_SEASON_STARTS.get(part, part)}"
