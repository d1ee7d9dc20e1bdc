"""What every kind of brief is made of: claims with evidence, whose fields say what they hold.

A kind derives its claims from these. Code goes by what a field holds to find it in the article, check, show,
edit and score it. The annotation tells: a `NAME` that the article has, a `HOLDER` of the claim, a `FIGURE`,
`QUOTED` words, or a `QUESTION`, which asserts nothing. A field of `Literal` is a closed choice, one of
`Moment` tells when, and any other text is wording that is compared with the sentences.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import Field, create_model, model_validator
from pydantic.fields import FieldInfo

from summarizer.domain import earlier
from summarizer.domain.article import Span
from summarizer.domain.frozen import Frozen
from summarizer.domain.moment import Moment, Status

Verdict = Literal["supported", "refuted", "not found"]
"""What the checks say of a claim: its sentences say otherwise, or nowhere say so; supported is no proof."""
Certainty = Literal["stated", "reported", "possible", "conditional", "denied"]
Holds = Literal[
    "words", "question", "name", "holder", "figure", "quoted", "when", "choice", "attribution", "part"
]  # fmt: skip
"""What a field of a claim holds; a part is a claim of its own."""


@dataclass(frozen=True)
class Holding:
    """The annotation of a field that holds something else than wording."""

    holds: Holds


NAME = Holding("name")
HOLDER = Holding("holder")
FIGURE = Holding("figure")
QUOTED = Holding("quoted")
QUESTION = Holding("question")
CHOICE = Holding("choice")

Name = Annotated[str, NAME]
"""What somebody or something is called; the article has to have it."""
Holder = Annotated[str, HOLDER]
"""The name of a party, whose word or wish a claim is."""
Holders = Annotated[tuple[Holder, ...], Field(min_length=1)]
"""Names of parties, those who hold something together."""


class Evidence(Span):
    """A sentence that a claim rests on: its number, its span, and its exact words, copied by code."""

    sentence: int
    quote: str


class Claim(Frozen):
    """What every item of a brief has: evidence, and what the checks found."""

    evidence: tuple[Evidence, ...]
    problems: tuple[str, ...] = ()
    """Why it is marked; a claim without any is supported."""
    verdict: Verdict = "supported"
    cleared: tuple[str, ...] = ()
    """What code did not find, and a second look of the model did, in words of the sentences."""

    _marked_earlier = model_validator(mode="before")(earlier.claim)


class Attribution(Frozen):
    """Who vouches for a claim in the article, and how."""

    according_to: str | None = None
    """A party, or a source as the article words it ("four officials"); None is the article's own voice."""
    certainty: Certainty = "stated"
    """Whether it is stated, reported by hearsay, possible, under a condition, or denied."""


class SummaryLine(Claim):
    """A sentence of the summary."""

    text: str


class Role(Claim):
    """What a party is or does in an article, in a few words, with the sentences that say so."""

    text: str


class PartyClaim(Claim):
    """Somebody who takes part; `aliases` are other names that the article uses."""

    name: Name
    aliases: tuple[Name, ...] = ()
    role: Role | None = None

    _earlier_role = model_validator(mode="before")(earlier.party)


class StatementClaim(Claim):
    """What one or more parties hold or do, in a sentence; a kind narrows what they may do in it."""

    holders: Holders
    kind: Annotated[str, CHOICE]
    statement: str
    attribution: Attribution = Attribution()


class DatedClaim(Claim):
    """Something that happens; without a moment where the article tells no time."""

    what: str
    moment: Moment | None = None
    status: Status
    attribution: Attribution = Attribution()

    @property
    def value(self) -> str | None:
        """When, in EDTF; None where that is not told or could not be resolved."""
        return self.moment.value if self.moment else None


class Side(Claim):
    """What one party says to a question, with the sentences that say so."""

    holder: Holder
    wants: str


class QuestionClaim(Claim):
    """What the article leaves open, and what each side says to it."""

    question: Annotated[str, QUESTION]
    sides: tuple[Side, ...] = ()


@dataclass(frozen=True)
class ClaimField:
    """A field of a claim as code sees it."""

    name: str
    holds: Holds
    many: bool
    """Whether it holds several."""
    part: type[Claim] | None = None
    """The class of a part."""

    @property
    def title(self) -> str:
        """Its name in a reader's words."""
        return self.name.replace("_", " ")

    def of(self, claim: Claim) -> tuple[Any, ...]:
        """Return what a claim has in it, empty where it has nothing."""
        value = getattr(claim, self.name)
        return value if self.many else () if value is None or value == "" else (value,)


@cache
def fields_of(claim: type[Claim]) -> tuple[ClaimField, ...]:
    """Return the fields of a class of claims but those that every claim has, in their order.

    Raises TypeError for a field whose type says nothing that code could find, check and show.
    """
    for name, info in Claim.model_fields.items():
        if claim.model_fields[name].annotation != info.annotation:
            raise TypeError(f"{claim.__name__}.{name}: every claim has that itself; take another name")
    own = {name: info for name, info in claim.model_fields.items() if name not in Claim.model_fields}
    return tuple(_field(claim, name, info) for name, info in own.items())


class Wording(Frozen):
    """A claim as a person words it: its fields, and the numbers of sentences in place of the evidence."""

    sentences: tuple[int, ...]


@cache
def wording_of(claim: type[Claim]) -> type[Wording]:
    """Return the class of the wordings of a class of claims; a part that is one of a kind is just words."""
    fields: dict[str, Any] = {}
    for field in fields_of(claim):
        info = claim.model_fields[field.name]
        if field.part and field.many:
            each: Any = wording_of(field.part)
            fields[field.name] = (tuple[each, ...], ())
        else:
            fields[field.name] = (str | None, None) if field.part else (info.annotation, info)
    made: type[Wording] = create_model(f"Worded{claim.__name__}", __base__=Wording, **fields)
    return made


def parts_of(claim: Claim) -> tuple[Claim, ...]:
    """Return what of a claim has evidence and problems of its own: the claim, and its parts."""
    fields = (field for field in fields_of(type(claim)) if field.holds == "part")
    return (claim, *(part for field in fields for part in field.of(claim)))


def worst(verdicts: Iterable[Verdict]) -> Verdict:
    """Return the verdict on a claim of which several things were checked."""
    found = set(verdicts)
    return "refuted" if "refuted" in found else "not found" if "not found" in found else "supported"


def _field(owner: type[Claim], name: str, info: FieldInfo) -> ClaimField:
    told = [each for each in info.metadata if isinstance(each, Holding)]
    kind, many = info.annotation, False
    while get_origin(kind) in {tuple, Union, UnionType, Annotated}:
        arguments = get_args(kind)
        if get_origin(kind) is Annotated:
            told += [each for each in arguments[1:] if isinstance(each, Holding)]
        many = many or get_origin(kind) is tuple
        kind = next(each for each in arguments if each is not type(None))
    if told:
        return ClaimField(name, told[0].holds, many)
    if get_origin(kind) is Literal and all(isinstance(each, str) for each in get_args(kind)):
        return ClaimField(name, "choice", many)
    if kind is str:
        return ClaimField(name, "words", many)
    if kind is Moment:
        return ClaimField(name, "when", many)
    if kind is Attribution:
        return ClaimField(name, "attribution", many)
    if isinstance(kind, type) and issubclass(kind, Claim):
        return ClaimField(name, "part", many, kind)
    raise TypeError(
        f"{owner.__name__}.{name}: {info.annotation} is no text, choice, moment or claim; take "
        "str, Annotated[str, FIGURE], a Literal of words, or tuple[…, ...] of one of them"
    )
