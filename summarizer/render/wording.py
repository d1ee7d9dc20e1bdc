"""How the data of a brief or dossier is said in English, alike in every rendering for people.

What is returned may hold words of an article; each rendering escapes it for its own format.
"""

from collections.abc import Collection, Iterable, Sequence
from itertools import groupby
from typing import Any, NamedTuple, assert_never

from summarizer.domain import (
    Attribution,
    Brief,
    Claim,
    ClaimField,
    DatedClaim,
    Evidence,
    Moment,
    PartyClaim,
    Provenance,
    Published,
    QuestionClaim,
    Relation,
    Review,
    ReviewedBrief,
    Role,
    Side,
    StatementClaim,
    SummaryLine,
    fields_of,
    pages_of,
    parts_of,
)
from summarizer.text import Language

NO_TIME = "undated"
"""When something happens whose sentence tells no time."""
SECOND_LOOK = "a second look found it in other words"
"""Before what code did not find in the sentences of a claim, and the model did."""
_FOUND = {"given": "as given", "metadata": "from the page's metadata", "text": "from the text"}
_SEASON_STARTS = {"21": "02~", "22": "05~", "23": "08~", "24": "11~"}
"""EDTF counts the seasons on after the months; each is put behind the month before its first."""
_LEADS: dict[type[Claim], str] = {
    SummaryLine: "text",
    Role: "text",
    Side: "wants",
    PartyClaim: "name",
    StatementClaim: "statement",
    DatedClaim: "what",
    QuestionClaim: "question",
}
"""The field of each base class that says what a claim says; a kind's own class has that of its base."""
_TEXTS = frozenset({"words", "question", "name", "quoted", "figure"})


class Told(NamedTuple):
    """What a claim says in a field that only its class has; a part brings its own sentences and marks."""

    field: ClaimField
    words: str
    part: Claim | None = None

    @property
    def title(self) -> str:
        """What the field is called."""
        return self.field.title


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


def review_words(review: Review[Claim]) -> str:
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


def base_of(kind: type[Claim]) -> type[Claim]:
    """Return what a class of claims is shown as: one of the base classes, `Claim` for any other."""
    return next((base for base in _LEADS if issubclass(kind, base)), Claim)


def said(claim: Claim) -> str:
    """Return the field that says what a claim says; of a class without a base, its first text."""
    return str(getattr(claim, _lead(type(claim)), None) or "")


def holders_of(claim: Claim) -> tuple[str, ...]:
    """Return the parties whose word or wish a claim is."""
    return next((tuple(field.of(claim)) for field in fields_of(type(claim)) if field.holds == "holder"), ())


def further(claim: Claim) -> list[Told]:
    """Return the fields that a claim has beyond what is shown of every claim of its base, empty ones not."""
    base = base_of(type(claim))
    return _beside(claim, base.model_fields) if base is not Claim else _beside_words(claim)


def further_words(claim: Claim) -> dict[str, str]:
    """Return the same by name of the field, for programs."""
    told = further(claim)
    names = dict.fromkeys(each.field.name for each in told)
    return {name: "; ".join(each.words for each in told if each.field.name == name) for name in names}


def _lead(kind: type[Claim]) -> str:
    texts = (field.name for field in fields_of(kind) if field.holds in _TEXTS and not field.many)
    return _LEADS.get(base_of(kind)) or next(texts, "")


def _beside_words(claim: Claim) -> list[Told]:
    """Return all fields of a claim but its words and who holds it."""
    return _beside(claim, [each.name for each in fields_of(type(claim)) if each.holds == "holder"][:1])


def _beside(claim: Claim, shown: Collection[str]) -> list[Told]:
    own = [each for each in fields_of(type(claim)) if each.name not in {_lead(type(claim)), *shown}]
    return [told for field in own for told in _told(field, claim) if told.words]


def _told(field: ClaimField, claim: Claim) -> list[Told]:
    values = field.of(claim)
    if field.part:
        return [Told(field, _in_a_line(part), part) for part in values]
    return [Told(field, "; ".join(_value_words(field, value) for value in values))]


def _value_words(field: ClaimField, value: Any) -> str:  # noqa: ANN401 - what the field holds
    match field.holds:
        case "when":
            return when_words(value)
        case "attribution":
            return attribution_words(value)
        case "quoted":
            return f"“{value}”"
        case _:
            return str(value)


def _in_a_line(part: Claim) -> str:
    """Return a part in words: who holds it, what it says, and what else its class has."""
    whose = f"{listed(holders_of(part))}: " if holders_of(part) else ""
    return " · ".join(
        [f"{whose}{said(part)}", *(f"{told.title}: {told.words}" for told in _beside_words(part))]
    )


def when_words(moment: Moment | None) -> str:
    """Return when something happens, as data and in the words of the article."""
    if moment is None:
        return NO_TIME
    if moment.value is None:
        return f"unresolved (“{moment.phrase}”: {moment.unresolved or ''})"
    return f"{relation_words(moment.relation)}{moment.value} (“{moment.phrase}”)"


def by_holder(brief: Brief, statements: Sequence[StatementClaim]) -> list[tuple[str, list[StatementClaim]]]:
    """Return the statements of the same holders together, holders in the order of the parties."""
    named = [party.name for party in brief.claims() if isinstance(party, PartyClaim)]
    named += [holder for statement in statements for holder in statement.holders]
    order = {name: number for number, name in enumerate(dict.fromkeys(named))}
    names = list(order)

    def ranks(statement: StatementClaim) -> list[int]:
        return sorted({order[holder] for holder in statement.holders})

    held = groupby(sorted(statements, key=ranks), key=ranks)
    return [(listed([names[rank] for rank in holders]), list(group)) for holders, group in held]


def in_time_order(events: Iterable[DatedClaim]) -> list[DatedClaim]:
    """Return events in order of time, those without a date last and in the order of the text."""
    events = list(events)
    return [
        *sorted((event for event in events if event.value), key=lambda event: _first_day(event.value or "")),
        *sorted((event for event in events if not event.value), key=_place),
    ]


def _place(event: DatedClaim) -> int:
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
