"""What briefs are compared by: a gold brief that a person wrote, and the neutral form of any brief.

Both have the sections of their kind but the summary; the class of its claims tells what an item of a section
has. Both are read more loosely than what we write: what the comparison does not need is left aside.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Annotated, Any, Literal, Self, cast

from pydantic import (
    AliasChoices,
    BeforeValidator,
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    create_model,
    model_validator,
)

from summarizer.domain import earlier
from summarizer.domain.brief import Brief, SectionField, brief_type, kind_of
from summarizer.domain.claims import (
    Claim,
    ClaimField,
    DatedClaim,
    PartyClaim,
    QuestionClaim,
    StatementClaim,
    SummaryLine,
    fields_of,
    parts_of,
)
from summarizer.domain.frozen import Frozen
from summarizer.domain.moment import Moment

Salience = Literal["core", "minor"]
"""Whether a good brief must have an item (`core`), or may have it."""

Offsets = tuple[int, int]
"""Start inclusive and end exclusive, in characters of the article's text."""

BASES: tuple[type[Claim], ...] = (PartyClaim, StatementClaim, DatedClaim, QuestionClaim, Claim)
"""What claims are compared by: names, holders, dates, what they ask, or their place in the article alone."""

_WORDS = frozenset({"words", "question"})
_OWN = frozenset({"name", "holder", "figure", "quoted", "when", "choice"})
_NAMING = frozenset({"name", "holder", "figure", "quoted"})


class _Loose(Frozen):
    model_config = ConfigDict(frozen=True, extra="ignore", use_attribute_docstrings=True)


class _Item(_Loose):
    """An item of a section; what the kind alone asks for stays as it was written."""

    model_config = ConfigDict(frozen=True, extra="allow", use_attribute_docstrings=True)


class GoldParty(_Item):
    """Somebody who takes part, with every other name that is right."""

    name: str
    aliases: tuple[str, ...] = ()
    salience: Salience = "minor"


class GoldClaim(_Item):
    """What the gold items but parties have in common."""

    evidence: tuple[str | Offsets, ...]
    """Words of the article, wherever they stand in it, or a pair of offsets."""
    salience: Salience = "minor"

    @property
    def said(self) -> str:
        """What is said, in the words of whoever made the gold; empty where nobody wrote it down."""
        return ""


class _Held(GoldClaim):
    holder: str
    """The name of one of the parties, not an alias."""


class _Dated(GoldClaim):
    value: str | None
    """EDTF, or null where the text has none."""


class GoldRest(GoldClaim):
    """What is compared by its place in the article."""

    gist: str = Field("", validation_alias=AliasChoices("gist", "text"))

    @property
    def said(self) -> str:
        """The gist."""
        return self.gist


class GoldStatement(GoldRest, _Held):
    """What a party wants, offers, refuses, warns of or holds to be so."""


class GoldDated(GoldRest, _Dated):
    """Something with a time."""


class GoldQuestion(GoldClaim):
    """What the article leaves open."""

    question: str

    @property
    def said(self) -> str:
        """The question."""
        return self.question


class NeutralParty(_Item):
    """A name and the other names."""

    name: str
    aliases: tuple[str, ...] = ()


class NeutralClaim(_Item):
    """What is said or asked, and where the article is said to say it."""

    text: str = Field("", validation_alias=AliasChoices("text", "question", "statement", "what", "gist"))
    spans: tuple[Offsets, ...] = ()

    @property
    def said(self) -> str:
        """The text."""
        return self.text


class NeutralStatement(NeutralClaim):
    """Who holds what."""

    holder: str


class NeutralDated(NeutralClaim):
    """What happens when; the value is EDTF or null."""

    value: str | None = None


class GoldPublished(_Loose):
    """The publication date in EDTF, null where the article does not tell it."""

    value: str | None = None


class _OfKind(_Loose):
    article: str
    """File name of the article."""
    kind: str = earlier.KIND
    """The name of its kind, which tells its sections."""

    @model_validator(mode="wrap")
    @classmethod
    def _with_sections(cls, raw: Any, handler: ModelWrapValidatorHandler["_OfKind"]) -> "_OfKind":  # noqa: ANN401
        """Return it with the sections of its kind; `UnusableInput` for a kind that nobody has loaded."""
        if cls not in _FORMS:
            return handler(raw)
        return cls.of_kind(brief_type(kind_of(raw))).model_validate(raw)

    @classmethod
    @cache
    def of_kind(cls, kind: type[Brief]) -> type[Self]:
        """Return the class with the sections of a kind."""
        forms, without = _FORMS[cls]
        fields: dict[str, Any] = {}
        for section in compared_sections(kind.known_as()):
            item: Any = forms[BASES.index(base_of(section.claim))]
            fields[section.name] = (tuple[item, ...], without)
        made: Any = create_model(cls.__name__, __base__=cls, __doc__=cls.__doc__, **fields)
        return cast("type[Self]", made)

    def items(self) -> Iterator[tuple[SectionField, tuple[Any, ...]]]:
        """Yield each section with its items."""
        for section in compared_sections(self.kind):
            yield section, getattr(self, section.name)


class Gold(_OfKind):
    """One article as a careful person briefs it; what briefs are scored against."""

    published: Annotated[GoldPublished, BeforeValidator(lambda raw: raw or {})] = GoldPublished()

    def cited(self) -> Iterator[tuple[str, GoldClaim]]:
        """Yield every item with evidence and its place in the file, in a person's words."""
        for section, items in self.items():
            for number, item in enumerate(items, start=1):
                if isinstance(item, GoldClaim):
                    yield f"{section.name}, item {number}", item


class NeutralBrief(_OfKind):
    """Names, texts, EDTF values and spans only: what briefs of any tool can be compared by."""


_FORMS: Mapping[type[_OfKind], tuple[Sequence[type[_Item]], Any]] = {
    Gold: ((GoldParty, GoldStatement, GoldDated, GoldQuestion, GoldRest), ...),
    NeutralBrief: ((NeutralParty, NeutralStatement, NeutralDated, NeutralClaim, NeutralClaim), ()),
}
"""The forms of items in the order of `BASES`, and what a section is that is not there."""


def compared_sections(kind: str) -> tuple[SectionField, ...]:
    """Return the sections of a kind that are compared: a summary says again what stands in the others."""
    return tuple(each for each in brief_type(kind).sections() if not issubclass(each.claim, SummaryLine))


def base_of(claim: type[Claim]) -> type[Claim]:
    """Return what claims of a class are compared by."""
    return next(base for base in BASES if issubclass(claim, base))


def own_fields(claim: type[Claim], holding: Iterable[str] = _OWN) -> tuple[ClaimField, ...]:
    """Return the fields of a class of claims that its base does not have, those that can be compared."""
    known = {field.name for field in fields_of(base_of(claim))}
    return tuple(field for field in fields_of(claim) if field.name not in known and field.holds in holding)


def said(claim: Claim) -> str:
    """Return what a claim says or asks: its words, or its names and figures where its class has no words."""
    fields = fields_of(type(claim))
    telling = [field for field in fields if field.holds in _WORDS] or [
        field for field in fields if field.holds in _NAMING
    ]
    return " ".join(text for field in telling for text in field.of(claim))


def items_of(claim: Claim) -> Iterator[dict[str, Any]]:
    """Yield what a claim is compared by, where it stands left aside: what several hold once for each."""
    told = {field: [_plain(value) for value in field.of(claim)] for field in own_fields(type(claim))}
    own: dict[str, Any] = {
        field.name: values if field.many else values[0] for field, values in told.items() if values
    }
    match claim:
        case PartyClaim():
            yield {"name": claim.name, "aliases": claim.aliases} | own
        case StatementClaim():
            yield from ({"holder": holder, "text": said(claim)} | own for holder in claim.holders)
        case DatedClaim():
            yield {"value": claim.value, "text": said(claim)} | own
        case QuestionClaim():
            yield {"question": said(claim)} | own
        case _:
            yield {"text": said(claim)} | own


def neutral_of(brief: Brief) -> dict[str, Any]:
    """Return a brief in its neutral form; spans index the article's text."""
    told: dict[str, Any] = {"article": brief.source.name} | told_kind(brief)
    for section in compared_sections(brief.kind):
        told[section.name] = [
            item if isinstance(claim, PartyClaim) else item | {"spans": _spans(claim)}
            for claim in getattr(brief, section.name)
            for item in items_of(claim)
        ]
    return told


def told_kind(brief: Brief) -> dict[str, str]:
    """Return the kind of a brief as its neutral form and gold tell it: not where it goes without saying."""
    return {} if brief.kind == earlier.KIND else {"kind": brief.kind}


def _plain(value: str | Moment) -> str:
    return value.value or value.phrase if isinstance(value, Moment) else value


def _spans(claim: Claim) -> tuple[Offsets, ...]:
    return tuple(dict.fromkeys((item.start, item.end) for part in parts_of(claim) for item in part.evidence))
