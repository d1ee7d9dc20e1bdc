"""How the data of a brief or dossier is said in English, alike in every rendering for people.

What is returned may hold words of an article; each rendering escapes it for its own format.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import assert_never

from summarizer.domain import (
    Attribution,
    Brief,
    Claim,
    Event,
    Evidence,
    Position,
    Provenance,
    Published,
    Relation,
    Review,
    ReviewedBrief,
    pages_of,
    parts_of,
)
from summarizer.text import Language

NO_TIME = "no time told"
"""When something happens of which nobody tells a time."""
SECOND_LOOK = "a second look found it in other words"
"""Before what code did not find in the sentences of a claim, and the model did."""
_FOUND = {"given": "as given", "metadata": "from the page's metadata", "text": "from the text"}
_SEASON_STARTS = {"21": "02~", "22": "05~", "23": "08~", "24": "11~"}
"""EDTF counts the seasons on after the months; each is put behind the month before its first."""


def counted(count: int, noun: str) -> str:
    """Return a count with its noun, `1 line` or `2,000 lines`."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def listed(names: Sequence[str]) -> str:
    """Return names as a sentence lists them: "Peru", "Peru and Chile", "Peru, Chile and Ecuador"."""
    *first, last = names or ("",)
    return f"{', '.join(first)} and {last}" if first else last


def attribution_words(attribution: Attribution) -> str:
    """Return who vouches for a claim and how, nothing for what the article states in its own voice."""
    who, certainty = attribution.according_to, attribution.certainty
    words = ("" if certainty == "stated" else certainty, f"according to {who}" if who else "")
    return ", ".join(filter(None, words))


def vouched(words: str, attribution: Attribution) -> str:
    """Return a statement with who vouches for it in brackets, where somebody does."""
    told = attribution_words(attribution)
    return f"{words} ({told})" if told else words


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
        language_words(brief),
        counted(source.sentences, "sentence"),
        f"{counted(source.furniture, 'line')} of page furniture left out" if source.furniture else "",
        review_words(brief.review) if isinstance(brief, ReviewedBrief) else "",
    ]
    return [fact for fact in facts if fact]


def language_words(brief: Brief) -> str:
    """Return what an article is in, and its claims where they are in something else; nothing for English."""
    text = Language.of(brief.source.language)
    claims = Language.of(brief.provenance.language or brief.source.language)
    told = "" if text.parsed else f"in {text.name}"
    return told if claims == text else ", ".join(filter(None, [told, f"claims in {claims.name}"]))


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
    """Return the positions of the same holders together, holders in the order of the parties."""
    named = [party.name for party in brief.parties]
    named += [holder for position in brief.positions for holder in position.holders]
    order = {name: number for number, name in enumerate(dict.fromkeys(named))}
    names = list(order)

    def ranks(position: Position) -> list[int]:
        return sorted({order[holder] for holder in position.holders})

    held = groupby(sorted(brief.positions, key=ranks), key=ranks)
    return [(listed([names[rank] for rank in holders]), list(group)) for holders, group in held]


def in_time_order(events: Iterable[Event]) -> list[Event]:
    """Return events in order of time, those without a date last and in the order of the text."""
    events = list(events)
    return [
        *sorted((event for event in events if event.value), key=lambda event: _first_day(event.value or "")),
        *sorted((event for event in events if not event.value), key=_place),
    ]


def _place(event: Event) -> int:
    return min((item.start for item in event.evidence), default=0)


def evidence_of(claim: Claim) -> tuple[Evidence, ...]:
    """Return what a claim and its sides rest on, each sentence once."""
    return tuple(dict.fromkeys(item for each in parts_of(claim) for item in each.evidence))


def cited_sentences(brief: Brief) -> list[tuple[int, str]]:
    """Return the number and words of every sentence that a claim rests on, in order."""
    return [(number, item.quote) for number, item in brief.cited().items()]


def cited_pages(brief: Brief) -> dict[int, str]:
    """Return where each sentence that a claim rests on stands in a document with pages: "p. 3"."""
    found = {number: pages_of(brief.source.pages, item) for number, item in brief.cited().items()}
    return {
        number: f"p. {pages[0]}" if len(pages) == 1 else f"pp. {pages[0]}–{pages[-1]}"
        for number, pages in found.items()
        if pages
    }


def left_out_words(brief: Brief) -> str:
    """Return which sentences tell something that stands in no claim, nothing where there are none."""
    numbers = [str(number) for number in brief.left_out]
    if not numbers:
        return ""
    which = f"sentence {numbers[0]} has" if len(numbers) == 1 else f"sentences {listed(numbers)} have"
    return f"Left out: {which} a statement, figure or date that no claim rests on."


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
