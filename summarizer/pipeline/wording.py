"""A person's wording becomes a claim: refused with what is wrong, else checked as any claim is.

What a claim cannot be without (words, a sentence of the article, a holder that is a party) is refused. What
a check finds against it is recorded with it, as it is for a machine.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from summarizer.dates import find_time_mentions, publisher_day_first
from summarizer.domain import (
    Article,
    Attribution,
    Brief,
    Claim,
    ClaimField,
    Moment,
    PartyClaim,
    SectionField,
    Sentence,
    fields_of,
)
from summarizer.domain.claims import Wording, wording_of
from summarizer.errors import ReviewRefused
from summarizer.evaluation.edtf import days_of
from summarizer.grounding import missing
from summarizer.pipeline.carrying import carrying
from summarizer.pipeline.checking import Checker, resting_on
from summarizer.text import find_quote

_LONGEST = 1_000
"""Characters of one text; a claim is a sentence."""
NOBODY = "names nobody; choose a party of the brief, or add the party first"
_SEASON = re.compile(r"\d{4}-2[1-8]")

Slip = tuple[str, str]
"""A field and what is wrong with it."""


def worded(
    article: Article,
    brief: Brief,
    section: SectionField,
    wording: Mapping[str, Any],
    old: Claim | None = None,
) -> Claim:
    """Return a person's wording of a claim of a section, with evidence copied by code and problems recorded.

    `old` is the claim of the brief that it takes the place of. Raises `ReviewRefused` with every slip.
    """
    try:
        said = wording_of(section.claim).model_validate(wording)
    except ValidationError as exc:
        raise _refused(slips_of(exc)) from exc
    parties = [claim for claim in brief.claims() if isinstance(claim, PartyClaim) and claim != old]
    if slips := list(_Desk(article, brief, {party.name for party in parties}).slips(section.claim, said)):
        raise _refused(slips)
    claim = _claim(article, section.claim, said)
    everybody = [*parties, *([claim] if isinstance(claim, PartyClaim) else [])]
    checked = Checker(article, [(party.name, *party.aliases) for party in everybody]).check(claim)
    return _dated(article, checked)


def _refused(slips: Sequence[Slip]) -> ReviewRefused:
    return ReviewRefused("; ".join(f"{name}: {what}" for name, what in slips), tuple(slips))


def slips_of(exc: ValidationError) -> list[Slip]:
    """Return what is of another shape than it must be, field by field and in a person's words."""
    found = []
    for error in exc.errors():
        place = [part for part in error["loc"] if isinstance(part, str)]
        nobody = error["type"] == "too_short" and error["loc"][-1] == "holders"
        said = NOBODY if nobody else error["msg"].removeprefix("Value error, ")
        found.append((place[-1] if place else "", said))
    return found


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


class _Desk:
    """Looks through a person's wording for what no claim of a brief can be."""

    def __init__(self, article: Article, brief: Brief, others: set[str]) -> None:
        self._article = article
        self._others = others
        """The names of the parties but that whose wording it is."""
        self._parties = {claim.name for claim in brief.claims() if isinstance(claim, PartyClaim)}
        self._has_parties = any(issubclass(each.claim, PartyClaim) for each in brief.sections())

    def slips(self, kind: type[Claim], said: Wording, part: str = "") -> Iterator[Slip]:
        """Yield every slip of the wording of a claim; those of a part bear its name."""
        for field in fields_of(kind):
            needed = kind.model_fields[field.name].is_required()
            yield from self._of(field, said, part or field.name, needed=needed)
        name = getattr(said, "name", None)
        if issubclass(kind, PartyClaim) and name in self._others:
            yield "name", f"“{name}” is a party of the brief already; add an alias there"
        yield from self._sentences(said.sentences, part or "sentences")

    def _of(self, field: ClaimField, said: Wording, name: str, *, needed: bool) -> Iterator[Slip]:
        value = getattr(said, field.name)
        values = value if field.many else () if value is None else (value,)
        for number, each in enumerate(values, start=1):
            match field.holds:
                case "holder":
                    yield from self._holder(name, each)
                case "when":
                    yield from _moment(self._article, each, said.sentences)
                case "attribution":
                    yield from _text("according_to", each.according_to or "", needed=False)
                case "part" if field.part and field.many:
                    yield from self.slips(field.part, each, f"{field.part.__name__.lower()} {number}")
                case "choice":
                    pass
                case _:
                    yield from _text(name, each, needed=needed or field.many)

    def _holder(self, name: str, holder: str) -> Iterator[Slip]:
        if not holder.strip():
            yield name, NOBODY
        elif self._has_parties and holder not in self._parties:
            yield name, f"“{holder}” is no party of the brief; choose one of them, or add the party first"

    def _sentences(self, numbers: Sequence[int], name: str) -> Iterator[Slip]:
        if not numbers:
            yield name, "rests on no sentence; select one in the article"
        for number in missing(self._article, numbers):
            last = len(self._article.sentences)
            yield name, f"{number} is no sentence of the article, which has 1 to {last}"


def _text(name: str, words: str, *, needed: bool = True) -> Iterator[Slip]:
    if needed and not words.strip():
        yield name, "is empty; write what it says"
    if len(words) > _LONGEST:
        yield name, f"has {len(words):,} characters; {_LONGEST:,} are the most"


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


def _claim(article: Article, kind: type[Claim], said: Wording) -> Claim:
    """Return a wording as a claim that nobody has checked."""
    values = {field.name: _value(article, field, said) for field in fields_of(kind)}
    told = {name: value for name, value in values.items() if value is not None}
    return kind.model_validate({**told, **resting_on(article, said.sentences)})


def _value(article: Article, field: ClaimField, said: Wording) -> Any:  # noqa: ANN401 - of any field
    """Return what a person wrote into a field as the claim has it."""
    value = getattr(said, field.name)
    if isinstance(value, Attribution):
        return value.model_copy(update={"according_to": (value.according_to or "").strip() or None})
    if field.part and field.many:
        return tuple(_claim(article, field.part, each) for each in value)
    if field.part:  # in words, which rest on those sentences of the claim that carry them
        text = (value or "").strip()
        return (
            {"text": text, **resting_on(article, carrying(article, text, said.sentences))} if text else None
        )
    if field.many:
        return tuple(dict.fromkeys(each.strip() for each in value))
    return value.strip() if isinstance(value, str) else value


def _dated(article: Article, claim: Claim) -> Claim:
    """Return a claim, marked where a person gave it a date that its sentences do not tell."""
    times = moments_in(article, [item.sentence for item in claim.evidence])
    for field in fields_of(type(claim)):
        for moment in field.of(claim) if field.holds == "when" else ():
            if moment.value and moment.value not in {each.value for each in times}:
                told = ", ".join(f"“{each.phrase}” ({each.value or each.unresolved})" for each in times)
                problem = f"invented date: {moment.value}; its sentences say {told or 'no date'}"
                problems = (*claim.problems, problem)
                return claim.model_copy(update={"problems": problems, "verdict": "refuted"})
    return claim
