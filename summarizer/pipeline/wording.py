"""A person's wording becomes a claim: refused with what is wrong, else checked as any claim is.

What a claim cannot be without (words, a sentence of the article, a holder that is a party) is refused. What
a check finds against it is recorded with it, as it is for a machine.
"""

import re
from collections.abc import Iterator, Sequence
from typing import TypeVar

from summarizer.dates import find_time_mentions, publisher_day_first
from summarizer.domain import (
    AnyClaim,
    Article,
    Attribution,
    Brief,
    Claim,
    Dispute,
    DraftDispute,
    DraftEvent,
    DraftLine,
    DraftParty,
    DraftPosition,
    DraftSide,
    Event,
    Finding,
    Moment,
    Party,
    Position,
    Role,
    Sentence,
    Side,
    SummaryLine,
    section_of,
)
from summarizer.domain.review import SECTION_FIELDS, Wording
from summarizer.errors import ReviewRefused
from summarizer.evaluation.edtf import days_of
from summarizer.grounding import cite, missing
from summarizer.pipeline.carrying import carrying
from summarizer.pipeline.verifying import verify
from summarizer.sources.briefs import read_brief
from summarizer.text import find_quote

_LONGEST = 1_000
"""Characters of one text; a claim is a sentence."""
NOBODY = "names nobody; choose a party of the brief, or add the party first"
_SEASON = re.compile(r"\d{4}-2[1-8]")

ClaimT = TypeVar("ClaimT", bound=Claim)
Slip = tuple[str, str]
"""A field and what is wrong with it."""


def worded(article: Article, brief: Brief, wording: Wording, old: AnyClaim | None = None) -> AnyClaim:
    """Return a person's wording as a claim, its evidence copied by code and its problems recorded.

    `old` is the claim of the brief that it takes the place of. Raises `ReviewRefused` with every slip.
    """
    slips = tuple(_slips(article, brief, wording, old))
    if slips:
        told = "; ".join(f"{name}: {what}" for name, what in slips)
        raise ReviewRefused(told, slips)
    return _with_problems(article, brief, _claim(article, wording))


def moments_in(article: Article, numbers: Sequence[int]) -> tuple[Moment, ...]:
    """Return the time mentions that code finds in numbered sentences of an article."""
    cited = [sentence for sentence in article.sentences if sentence.number in numbers]
    found = find_time_mentions(article.text, article.published.value, day_first=publisher_day_first(article))
    return tuple(moment for moment in found if _holder_of(moment, cited))


def placed(
    article: Article, numbers: Sequence[int], phrase: str, value: str, relation: str
) -> dict[str, object]:
    """Return the fields of a moment whose words a person gave; its span is empty where nothing has them."""
    known = next((each for each in moments_in(article, numbers) if each.phrase == phrase), None)
    span = known or next(
        (
            found.model_copy(update={"start": found.start + s.start, "end": found.end + s.start})
            for s in article.sentences
            if s.number in numbers
            for found in find_quote(phrase, article.words(s))
        ),
        None,
    )
    start, end = (span.start, span.end) if span else (0, 0)
    reason = known.unresolved if known and known.unresolved else "left open by a reviewer"
    return {
        "start": start,
        "end": end,
        "phrase": article.text[start:end],
        "value": value or None,
        "relation": relation,
        "unresolved": None if value else reason,
    }


def _holder_of(moment: Moment, sentences: Sequence[Sentence]) -> bool:
    return any(s.start <= moment.start and moment.end <= s.end for s in sentences)


# ------------------------------------------------------------ what is refused


def _slips(article: Article, brief: Brief, wording: Wording, old: AnyClaim | None) -> Iterator[Slip]:
    parties = {party.name for party in brief.parties}
    match wording:
        case DraftLine():
            yield from _text("text", wording.text)
        case DraftParty():
            yield from _party(wording, {party.name for party in brief.parties if party != old})
        case DraftPosition():
            yield from _text("statement", wording.statement)
            for holder in wording.holders:
                yield from _holder("holders", holder, parties)
            yield from _source(wording.attribution)
        case DraftEvent():
            yield from _text("what", wording.what)
            yield from _moment(article, wording.moment, wording.sentences)
            yield from _source(wording.attribution)
        case DraftDispute():
            yield from _text("question", wording.question)
            for number, side in enumerate(wording.sides, start=1):
                yield from _side(article, side, f"side {number}", parties)
    yield from _sentences(article, wording.sentences)


def _party(wording: DraftParty, others: set[str]) -> Iterator[Slip]:
    yield from _text("name", wording.name)
    yield from _text("role", wording.role, needed=False)
    if wording.name in others:
        yield "name", f"“{wording.name}” is a party of the brief already; add an alias there"
    for alias in wording.aliases:
        yield from _text("aliases", alias)


def _side(article: Article, side: DraftSide, name: str, parties: set[str]) -> Iterator[Slip]:
    yield from _holder(name, side.holder, parties)
    yield from _text(name, side.wants)
    yield from _sentences(article, side.sentences, name)


def _source(attribution: Attribution) -> Iterator[Slip]:
    yield from _text("according_to", attribution.according_to or "", needed=False)


def _text(name: str, words: str, *, needed: bool = True) -> Iterator[Slip]:
    if needed and not words.strip():
        yield name, "is empty; write what it says"
    if len(words) > _LONGEST:
        yield name, f"has {len(words):,} characters; {_LONGEST:,} are the most"


def _holder(name: str, holder: str, parties: set[str]) -> Iterator[Slip]:
    if not holder.strip():
        yield name, NOBODY
    elif holder not in parties:
        yield name, f"“{holder}” is no party of the brief; choose one of them, or add the party first"


def _sentences(article: Article, numbers: Sequence[int], name: str = "sentences") -> Iterator[Slip]:
    if not numbers:
        yield name, "rests on no sentence; select one in the article"
    for number in missing(article, numbers):
        yield name, f"{number} is no sentence of the article, which has 1 to {len(article.sentences)}"


def _moment(article: Article, moment: Moment | None, numbers: Sequence[int]) -> Iterator[Slip]:
    if moment is None:
        return
    cited = [sentence for sentence in article.sentences if sentence.number in numbers]
    inside = moment.start < moment.end and article.words(moment) == moment.phrase
    if not inside or not _holder_of(moment, cited):
        advice = "copy the words that tell when from one of them, or leave the date empty, too"
        yield "phrase", f"its sentences do not say this; {advice}"
    if moment.value is not None and not _is_edtf(moment.value):
        yield "value", f"“{moment.value}” is no EDTF date; write 2024-07-23, 2024-07, 2024, or two with a /"
    if (moment.value is None) == (moment.unresolved is None):
        yield "value", "has to be a date, or a reason why there is none"


def _is_edtf(value: str) -> bool:
    """Tell whether a value is a day, month, year, season or an interval of them that the calendar has."""
    parts = value.split("/")
    if len(parts) > 2 or not all(_SEASON.fullmatch(part) or _in_calendar(part) for part in parts):  # noqa: PLR2004 - start and end
        return False
    return parts == sorted(parts)


def _in_calendar(part: str) -> bool:
    days = days_of(part)
    if days is None or "T" in part:
        return False
    first = days_of(part[:7]) if len(part) == len("2024-07-23") else days
    return first is not None and first[0] <= days[0] and days[1] <= first[1]


# ------------------------------------------------------------ what is recorded


def _claim(article: Article, wording: Wording) -> AnyClaim:
    evidence = cite(article, wording.sentences)
    match wording:
        case DraftLine():
            return SummaryLine(text=wording.text.strip(), evidence=evidence)
        case DraftParty():
            return Party(
                name=wording.name.strip(),
                aliases=tuple(alias.strip() for alias in wording.aliases),
                role=_role(article, wording),
                evidence=evidence,
            )
        case DraftPosition():
            return Position(
                holders=tuple(dict.fromkeys(wording.holders)),
                kind=wording.kind,
                statement=wording.statement.strip(),
                attribution=_attribution(wording.attribution),
                evidence=evidence,
            )
        case DraftEvent():
            return Event(
                moment=wording.moment,
                status=wording.status,
                what=wording.what.strip(),
                attribution=_attribution(wording.attribution),
                evidence=evidence,
            )
        case DraftDispute():
            sides = tuple(
                Side(holder=side.holder, wants=side.wants.strip(), evidence=cite(article, side.sentences))
                for side in wording.sides
            )
            return Dispute(question=wording.question.strip(), sides=sides, evidence=evidence)


def _role(article: Article, wording: DraftParty) -> Role | None:
    """Return a role with the sentences of its party, of which code keeps those that carry it."""
    numbers = carrying(article, wording.role, wording.sentences)
    return Role(text=wording.role.strip(), evidence=cite(article, numbers)) if wording.role.strip() else None


def _attribution(told: Attribution) -> Attribution:
    """Return an attribution as a person means it: nobody named is the article's own voice."""
    return told.model_copy(update={"according_to": (told.according_to or "").strip() or None})


def _with_problems(article: Article, brief: Brief, claim: AnyClaim) -> AnyClaim:
    """Return a claim, and its sides, with what the checks of `summarizer verify` find against each."""
    section = section_of(claim)
    if section is None:
        raise AssertionError(f"no section for {type(claim).__name__}")
    parties = (*brief.parties, claim) if isinstance(claim, Party) else brief.parties
    submission = read_brief({SECTION_FIELDS[section]: [claim.model_dump(mode="json")]}, "review").model_copy(
        update={"aliases": tuple((party.name, *party.aliases) for party in parties)}
    )
    found = iter(verify(submission, [article]).findings)
    checked = _judged(claim, next(found))
    match checked:
        case Party() if checked.role:
            return checked.model_copy(update={"role": _judged(checked.role, next(found))})
        case Dispute():
            sides = tuple(_judged(side, next(found)) for side in checked.sides)
            return checked.model_copy(update={"sides": sides})
        case _:
            return checked


def _judged(claim: ClaimT, finding: Finding) -> ClaimT:
    """Return a claim, or a part of one, with what was found against it."""
    return claim.model_copy(update={"problems": finding.problems, "verdict": finding.verdict})
