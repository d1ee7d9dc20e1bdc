"""A brief as entries to verify: our own form, the neutral form, and what people edit or write like them.

It is read more loosely than `Brief` validates, so that every slip of a hand or another tool reaches the
checks. What names a claim, a quotation or a date has to be of its kind; everything else is left aside.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Annotated, Any

from pydantic import AliasChoices, BaseModel, BeforeValidator, ConfigDict, Field, create_model

from summarizer.domain import (
    Brief,
    Claim,
    ClaimField,
    Dated,
    Entry,
    PartyClaim,
    Quotation,
    Submission,
    brief_type,
    fields_of,
    kind_of,
)
from summarizer.errors import UnusableInput

_QUOTE_KEYS = ("evidence", "spans", "quotes", "quote")
_TEXT_KEYS = ("text", "gist", "claim", "statement")
"""What other tools call the words of a claim, behind the name that its kind has for them."""
_TEXTS = frozenset({"words", "question"})
_NAMING = frozenset({"name", "holder", "attribution"})


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
    rests_on: Quotes = Field(None, validation_alias=AliasChoices(*_QUOTE_KEYS))
    problems: tuple[str, ...] = ()

    def resting_on(self, whole: "_Claim") -> "_Claim":
        """Return a part of a claim that without evidence of its own rests on that of the whole."""
        return self if self.rests_on is not None else self.model_copy(update={"rests_on": whole.rests_on})


class _Attribution(_Shape):
    according_to: str | None = None


class _Moment(_Shape):
    value: str | None = None
    phrase: str | None = None
    relation: str | None = None


class _Dated(_Claim, _Moment):
    """A claim that may tell its time beside its words, as in the neutral form."""


class _Published(_Shape):
    value: date | None = None


class _Source(_Shape):
    published: _Published = _Published()
    content_hash: str | None = None


class _Brief(_Shape):
    source: _Source = _Source()
    published: _Published | None = None


@cache
def _shape_of(kind: type[Brief]) -> type[_Brief]:
    """Return the shape of the briefs of a kind."""
    fields: dict[str, Any] = {}
    for section in kind.sections():
        claim: Any = _claim_of(section.claim)
        fields[section.name] = (tuple[claim, ...], ())
    return create_model("_Brief", __base__=_Brief, **fields)


@cache
def _claim_of(claim: type[Claim]) -> type[_Claim]:
    """Return the shape of a class of claims; choices are left aside, since no check is made of them."""
    fields: dict[str, Any] = {}
    texts = [field.name for field in fields_of(claim) if field.holds in _TEXTS]
    for field in fields_of(claim):
        if field.holds != "choice":
            others = _TEXT_KEYS if field.name in texts[:1] else (field.name.removesuffix("s"),)
            alias = AliasChoices(field.name, *others)
            fields[field.name] = _field(field, alias, needed=claim.model_fields[field.name].is_required())
    dated = any(field.holds == "when" for field in fields_of(claim))
    return create_model("_Claim", __base__=_Dated if dated else _Claim, **fields)


def _field(field: ClaimField, alias: AliasChoices, *, needed: bool) -> tuple[Any, Any]:
    """Return a field of a claim as it is read."""
    types: dict[str, Any] = {"when": _Moment, "attribution": _Attribution}
    each = _claim_of(field.part) if field.part else types.get(field.holds, str)
    readings: dict[str, Callable[[object], object]] = {"part": _as_line, "attribution": _as_attribution}
    one: Any = each if needed or field.many else each | None
    if reading := readings.get(field.holds):
        one = Annotated[one, BeforeValidator(reading)]
    if not field.many:
        return one, Field(... if needed else None, validation_alias=alias)
    several: Any = Annotated[tuple[one, ...], BeforeValidator(_as_names)]
    return several, Field(... if needed else (), validation_alias=alias, min_length=int(needed))


def is_brief(raw: Mapping[str, Any], aside: Collection[str]) -> bool:
    """Tell whether an object is a brief: it has a section of its kind, or names a kind that is not known.

    `aside` are the keys that other objects have lists of.
    """
    if isinstance(raw.get("summary"), str):
        return False
    try:
        sections = brief_type(kind_of(raw)).sections()
    except UnusableInput:
        return any(_holds_items(value) for key, value in raw.items() if key not in aside)
    return any(section.name in raw for section in sections)


def read_brief(raw: Mapping[str, Any], name: str) -> Submission:
    """Return the entries of a brief; pydantic's `ValidationError` tells which field is of no use.

    Of a kind that is not known, there are the quotations alone.
    """
    lists = {key: value for key, value in raw.items() if _holds_items(value)}
    try:
        kind = brief_type(kind_of(raw))
    except UnusableInput as exc:
        entries = [entry for key, value in lists.items() for entry in _quotations(key, value)]
        return _submission(name, _Brief.model_validate(raw), entries, f"{exc}; only quotations were checked")
    brief = _shape_of(kind).model_validate(raw)
    entries, aliases = [], []
    for section in kind.sections():
        items = getattr(brief, section.name)
        for n, item in enumerate(items, start=1):
            entries += _entries(f"{section.one} {n}", section.claim, item)
        if issubclass(section.claim, PartyClaim):
            aliases += [(item.name, *item.aliases) for item in items]
    known = {section.name for section in kind.sections()}
    notes = [f"“{key}” is no section of a brief and was not checked" for key in lists if key not in known]
    return _submission(name, brief, entries, *notes).model_copy(update={"aliases": tuple(aliases)})


def _submission(name: str, brief: _Brief, entries: Sequence[Entry], *notes: str) -> Submission:
    return Submission(
        name=name,
        entries=tuple(entries),
        published=(brief.published or brief.source.published).value,
        content_hash=brief.source.content_hash,
        notes=notes,
    )


def _holds_items(value: object) -> bool:
    return isinstance(value, list) and any(isinstance(item, dict) for item in value)


def _quotations(where: str, raw: object) -> Iterator[Entry]:
    """Yield every quotation of items that nobody knows the fields of, and of their parts."""
    if isinstance(raw, list):
        for n, item in enumerate(raw, start=1):
            yield from _quotations(f"{where} {n}", item)
    if isinstance(raw, dict):
        if quotes := _Claim.model_validate(raw).rests_on:
            yield Entry(where=where, quotes=quotes)
        for key, value in raw.items():
            if key not in _QUOTE_KEYS:
                yield from _quotations(f"{where}, {key}", value)


def _entries(where: str, claim: type[Claim], item: _Claim, whole: tuple[str, ...] = ()) -> Iterator[Entry]:
    """Yield a claim, then what else it says, quotes or counts, then its parts."""
    told = list(_told(claim, item))
    own = _names(told)
    of_parts = [name for field, part in told if field.part for name in _names(_told(field.part, part))]
    names = (*own, *of_parts) or whole
    texts = [(field, text) for field, text in told if field.holds in _TEXTS]
    times = [time for field, time in told if field.holds == "when"]
    yield Entry(
        where=where,
        claim=texts[0][1] if texts else None,
        quotes=item.rests_on,
        names=names,
        dated=_dated(times[0] if times else item) if isinstance(item, _Dated) else None,
        asserts=not texts or texts[0][0].holds != "question",
        problems=item.problems,
    )
    numbers = Counter[str]()
    for field, value in told:
        numbers[field.name] += 1
        one = f"{field.title.removesuffix('s')} {numbers[field.name]}" if field.many else field.title
        place = f"{where}, {one}"
        if field.part:
            yield from _entries(place, field.part, value.resting_on(item), own)
        elif field.holds == "quoted":
            yield Entry(where=place, quotes=(Quotation(words=value),))
        elif field.holds == "figure" or (field, value) in texts[1:]:
            asserts = field.holds == "words"
            yield Entry(where=place, claim=value, quotes=item.rests_on, names=names, asserts=asserts)
        elif value in times[1:]:
            yield Entry(where=place, claim=value.phrase, quotes=item.rests_on, dated=_dated(value))


def _told(claim: type[Claim], item: _Claim) -> Iterator[tuple[ClaimField, Any]]:
    """Yield what an item has in each of its fields."""
    for field in fields_of(claim):
        value = getattr(item, field.name, None)
        for each in value if field.many and value else [value]:
            if each or (each == "" and field.holds in _TEXTS):
                yield field, each


def _names(told: Iterable[tuple[ClaimField, Any]]) -> tuple[str, ...]:
    """Return who is named, whoever vouches for it among them."""
    names = (
        each.according_to if field.holds == "attribution" else each
        for field, each in told
        if field.holds in _NAMING
    )
    return tuple(filter(None, names))


def _dated(told: _Moment | _Dated) -> Dated:
    return Dated(value=told.value, phrase=told.phrase, relation=told.relation)
