"""A brief as entries to verify: our own form, the neutral form, and what people edit or write like them.

It is read more loosely than `Brief` validates, so that every slip of a hand or another tool reaches the
checks. What names a claim, a quotation or a date has to be of its kind; everything else is left aside.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, Any

from pydantic import AliasChoices, BaseModel, BeforeValidator, ConfigDict, Field

from summarizer.domain import Dated, Entry, Quotation, Submission

_QUOTE_KEYS = ("evidence", "spans", "quotes", "quote")


def _as_quotes(raw: object) -> object:
    """Return evidence as people write it as objects: words, the number of a sentence, a pair of offsets."""
    if isinstance(raw, str):
        return [{"words": raw}] if raw.strip() else None
    if isinstance(raw, int):
        return [_as_quote(raw)]
    return [_as_quote(item) for item in raw] if isinstance(raw, list) else raw


def _as_quote(raw: object) -> object:
    match raw:
        case str():
            return {"words": raw}
        case int() if not isinstance(raw, bool):
            return {"sentence": raw}
        case [start, end]:
            return {"start": start, "end": end}
        case dict():
            words = next((raw[key] for key in ("quote", "words", "text") if key in raw), None)
            return {"words": words, **{key: raw.get(key) for key in ("start", "end", "sentence")}}
        case _:
            return raw


def _as_names(raw: object) -> object:
    return [raw] if isinstance(raw, str) else raw


def _as_line(raw: object) -> object:
    """Return the role of a party, which other tools and version 0.1 write as words, as a claim."""
    return ({"text": raw} if raw.strip() else None) if isinstance(raw, str) else raw


def _as_attribution(raw: object) -> object:
    """Return who vouches for a claim; what other tools mean by the word is left aside."""
    return {"according_to": raw} if isinstance(raw, str) else raw if isinstance(raw, dict) else {}


Quotes = Annotated[tuple[Quotation, ...] | None, BeforeValidator(_as_quotes)]


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class _Claim(_Shape):
    quotes: Quotes = Field(None, validation_alias=AliasChoices(*_QUOTE_KEYS))
    problems: tuple[str, ...] = ()

    def resting_on(self, whole: "_Claim") -> "_Claim":
        """Return a part of a claim that without evidence of its own rests on that of the whole."""
        return self if self.quotes is not None else self.model_copy(update={"quotes": whole.quotes})


class _Line(_Claim):
    text: str = Field(validation_alias=AliasChoices("text", "claim", "statement"))


class _Party(_Claim):
    name: str
    aliases: tuple[str, ...] = ()
    role: Annotated[_Line | None, BeforeValidator(_as_line)] = None


class _Attribution(_Shape):
    according_to: str | None = None


class _Vouched(_Claim):
    attribution: Annotated[_Attribution, BeforeValidator(_as_attribution)] = _Attribution()

    @property
    def sources(self) -> tuple[str, ...]:
        """Whoever the article names as the source, if it names any."""
        told = self.attribution.according_to
        return (told,) if told else ()


class _Position(_Vouched):
    holders: Annotated[tuple[str, ...], BeforeValidator(_as_names)] = Field(
        min_length=1, validation_alias=AliasChoices("holders", "holder")
    )
    statement: str = Field(validation_alias=AliasChoices("statement", "text", "gist"))


class _Moment(_Shape):
    value: str | None = None
    phrase: str | None = None
    relation: str | None = None


class _Event(_Vouched, _Moment):
    what: str = Field(validation_alias=AliasChoices("what", "text", "gist"))
    moment: _Moment | None = None


class _Side(_Claim):
    holder: str
    wants: str = Field(validation_alias=AliasChoices("wants", "text", "gist"))


class _Dispute(_Claim):
    question: str
    sides: tuple[_Side, ...] = ()


class _Published(_Shape):
    value: date | None = None


class _Source(_Shape):
    published: _Published = _Published()
    content_hash: str | None = None


class _Brief(_Shape):
    source: _Source = _Source()
    published: _Published | None = None
    summary: tuple[_Line, ...] = ()
    parties: tuple[_Party, ...] = ()
    positions: tuple[_Position, ...] = ()
    timeline: tuple[_Event, ...] = ()
    open_disputes: tuple[_Dispute, ...] = ()


SECTIONS = ("summary", "parties", "positions", "timeline", "open_disputes")


def read_brief(raw: Mapping[str, Any], name: str) -> Submission:
    """Return the entries of a brief; pydantic's `ValidationError` tells which field is of no use."""
    brief = _Brief.model_validate(raw)
    aside = [key for key, value in raw.items() if key not in SECTIONS and _holds_items(value)]
    return Submission(
        name=name,
        entries=tuple(_entries(brief)),
        aliases=tuple((party.name, *party.aliases) for party in brief.parties),
        published=(brief.published or brief.source.published).value,
        content_hash=brief.source.content_hash,
        notes=tuple(f"“{key}” is no section of a brief and was not checked" for key in aside),
    )


def _holds_items(value: object) -> bool:
    return isinstance(value, list) and any(isinstance(item, dict) for item in value)


def _entries(brief: _Brief) -> Iterator[Entry]:
    for n, line in enumerate(brief.summary, start=1):
        yield _entry(f"summary {n}", line, line.text)
    for n, party in enumerate(brief.parties, start=1):
        names = (party.name, *party.aliases)
        yield _entry(f"party {n}", party, None, names)
        if party.role:
            resting = party.role.resting_on(party)
            yield _entry(f"party {n}, role", resting, party.role.text, names)
    for n, position in enumerate(brief.positions, start=1):
        yield _entry(f"position {n}", position, position.statement, (*position.holders, *position.sources))
    for n, event in enumerate(brief.timeline, start=1):
        told = _entry(f"event {n}", event, event.what, event.sources)
        yield told.model_copy(update={"dated": _dated(event)})
    for n, dispute in enumerate(brief.open_disputes, start=1):
        holders = tuple(side.holder for side in dispute.sides)
        asked = _entry(f"dispute {n}", dispute, dispute.question, holders)
        yield asked.model_copy(update={"asserts": False})
        for m, side in enumerate(dispute.sides, start=1):
            resting = side.resting_on(dispute)
            yield _entry(f"dispute {n}, side {m}", resting, side.wants, (side.holder,))


def _entry(where: str, item: _Claim, claim: str | None, names: tuple[str, ...] = ()) -> Entry:
    return Entry(where=where, claim=claim, quotes=item.quotes, names=names, problems=item.problems)


def _dated(event: _Event) -> Dated:
    told = event.moment or event
    return Dated(value=told.value, phrase=told.phrase, relation=told.relation)
