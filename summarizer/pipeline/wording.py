"""A person's wording becomes a claim: refused with what is wrong, else checked as any claim is.

What a claim cannot be without (words, a sentence of the article, a holder that is a party) is refused. What
a check finds against it is recorded with it, as it is for a machine.
"""

import re
from collections.abc import Iterator, Sequence

from summarizer.dates import find_time_mentions, publisher_day_first
from summarizer.domain import (
    AnyClaim,
    Article,
    Brief,
    Dated,
    Dispute,
    DraftDispute,
    DraftEvent,
    DraftLine,
    DraftParty,
    DraftPosition,
    Entry,
    Event,
    Moment,
    Party,
    Position,
    Quotation,
    Sentence,
    Side,
    Submission,
    SummaryLine,
)
from summarizer.domain.review import Wording
from summarizer.errors import ReviewRefused
from summarizer.evaluation.edtf import days_of
from summarizer.grounding import cite, missing
from summarizer.pipeline.verifying import verify
from summarizer.text import find_quote

_LONGEST = 1_000
"""Characters of one text; a claim is a sentence."""
_SEASON = re.compile(r"\d{4}-2[1-8]")

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
    claim = _claim(article, wording)
    return claim.model_copy(update={"problems": _problems(article, brief, claim)})


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
    others = {party.name for party in brief.parties if party != old}
    parties = {party.name for party in brief.parties}
    match wording:
        case DraftLine():
            yield from _text("text", wording.text)
        case DraftParty():
            yield from _text("name", wording.name)
            yield from _text("role", wording.role, needed=False)
            if wording.name in others:
                yield "name", f"“{wording.name}” is a party of the brief already; add an alias there"
            for alias in wording.aliases:
                yield from _text("aliases", alias)
        case DraftPosition():
            yield from _text("statement", wording.statement)
            yield from _holder("holder", wording.holder, parties)
        case DraftEvent():
            yield from _text("what", wording.what)
            yield from _moment(article, wording)
        case DraftDispute():
            yield from _text("question", wording.question)
            for side in wording.sides:
                yield from _holder("sides", side.holder, parties)
                yield from _text("sides", side.wants)
    yield from _sentences(article, wording.sentences)


def _text(name: str, words: str, *, needed: bool = True) -> Iterator[Slip]:
    if needed and not words.strip():
        yield name, "is empty; write what it says"
    if len(words) > _LONGEST:
        yield name, f"has {len(words):,} characters; {_LONGEST:,} are the most"


def _holder(name: str, holder: str, parties: set[str]) -> Iterator[Slip]:
    if holder not in parties:
        yield name, f"“{holder}” is no party of the brief; choose one of them, or add the party first"


def _sentences(article: Article, numbers: Sequence[int]) -> Iterator[Slip]:
    if not numbers:
        yield "sentences", "rests on no sentence; select one in the article"
    for number in missing(article, numbers):
        yield "sentences", f"{number} is no sentence of the article, which has 1 to {len(article.sentences)}"


def _moment(article: Article, wording: DraftEvent) -> Iterator[Slip]:
    moment = wording.moment
    cited = [sentence for sentence in article.sentences if sentence.number in wording.sentences]
    inside = moment.start < moment.end and article.words(moment) == moment.phrase
    if not inside or not _holder_of(moment, cited):
        yield "phrase", "its sentences do not say this; copy the words that tell when from one of them"
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
                role=wording.role.strip(),
                evidence=evidence,
            )
        case DraftPosition():
            return Position(
                holder=wording.holder,
                kind=wording.kind,
                statement=wording.statement.strip(),
                evidence=evidence,
            )
        case DraftEvent():
            return Event(
                moment=wording.moment, status=wording.status, what=wording.what.strip(), evidence=evidence
            )
        case DraftDispute():
            sides = tuple(Side(holder=side.holder, wants=side.wants.strip()) for side in wording.sides)
            return Dispute(question=wording.question.strip(), sides=sides, evidence=evidence)


def _problems(article: Article, brief: Brief, claim: AnyClaim) -> tuple[str, ...]:
    """Return what the checks of `summarizer verify` find against a claim."""
    aliases = tuple((party.name, *party.aliases) for party in brief.parties)
    if isinstance(claim, Party):
        aliases = (*aliases, (claim.name, *claim.aliases))
    submission = Submission(name="review", entries=tuple(_entries(claim)), aliases=aliases)
    findings = verify(submission, article, lambda _done, _all: None).findings
    return tuple(dict.fromkeys(problem for finding in findings for problem in finding.problems))


def _entries(claim: AnyClaim) -> Iterator[Entry]:
    quotes = tuple(
        Quotation(words=item.quote, start=item.start, end=item.end, sentence=item.sentence)
        for item in claim.evidence
    )
    match claim:
        case SummaryLine():
            yield Entry(where="summary", claim=claim.text, quotes=quotes)
        case Party():
            names = (claim.name, *claim.aliases)
            yield Entry(where="party", claim=claim.role or None, quotes=quotes, names=names)
        case Position():
            yield Entry(where="position", claim=claim.statement, quotes=quotes, names=(claim.holder,))
        case Event():
            told = claim.moment
            dated = Dated(value=told.value, phrase=told.phrase, relation=told.relation)
            yield Entry(where="event", claim=claim.what, quotes=quotes, dated=dated)
        case Dispute():
            holders = tuple(side.holder for side in claim.sides)
            yield Entry(where="dispute", claim=claim.question, quotes=quotes, names=holders, asserts=False)
            for side in claim.sides:
                yield Entry(where="side", claim=side.wants, quotes=quotes, names=(side.holder,))
