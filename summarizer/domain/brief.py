"""A brief: parties, positions, timeline and open disputes, each claim with its evidence.

Briefs of version 0.1 are read as well: `earlier` tells what has changed since.
"""

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from summarizer.domain import earlier
from summarizer.domain.article import Page, Published, Span
from summarizer.domain.frozen import Frozen
from summarizer.domain.moment import Moment, Status
from summarizer.domain.provenance import Provenance

StatementKind = Literal["demands", "offers", "agrees", "refuses", "warns", "plans", "denies", "says"]
Certainty = Literal["stated", "reported", "possible", "conditional", "denied"]

Verdict = Literal["supported", "refuted", "not found"]
"""What the checks say of a claim: its sentences say otherwise, or nowhere say so; supported is no proof."""

PositionKind = Annotated[StatementKind, BeforeValidator(earlier.kind)]
"""What a position does; as a type of fields, since it also reads the kinds of version 0.1."""
Holders = Annotated[tuple[str, ...], Field(min_length=1)]
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


class Party(Claim):
    """Somebody who takes part in the dispute; `aliases` are other names that the article uses."""

    name: str
    aliases: tuple[str, ...] = ()
    role: Role | None = None

    _role = model_validator(mode="before")(earlier.party)


class Position(Claim):
    """What one or more parties want, offer, refuse, warn of, plan, deny or say to be so."""

    holders: Holders
    kind: PositionKind
    statement: str
    attribution: Attribution = Attribution()

    _earlier = model_validator(mode="before")(earlier.position)


class Event(Claim):
    """Something that happened, goes on or is planned; without a moment where the article tells no time."""

    moment: Moment | None = None
    status: Status
    what: str
    attribution: Attribution = Attribution()

    @property
    def value(self) -> str | None:
        """When, in EDTF; None where that is not told or could not be resolved."""
        return self.moment.value if self.moment else None


class Side(Claim):
    """What one party wants in a dispute, with the sentences that say so."""

    holder: str
    wants: str


class Dispute(Claim):
    """A question on which the parties have not agreed, and what each side wants."""

    question: str
    sides: tuple[Side, ...] = ()

    _earlier = model_validator(mode="before")(earlier.dispute)


AnyClaim = SummaryLine | Party | Position | Event | Dispute


def worst(verdicts: Iterable[Verdict]) -> Verdict:
    """Return the verdict on a claim of which several things were checked."""
    found = set(verdicts)
    return "refuted" if "refuted" in found else "not found" if "not found" in found else "supported"


def parts_of(claim: Claim) -> tuple[Claim, ...]:
    """Return what of a claim has evidence and problems of its own: the claim, a party's role, the sides."""
    match claim:
        case Party():
            return (claim, claim.role) if claim.role else (claim,)
        case Dispute():
            return (claim, *claim.sides)
        case _:
            return (claim,)


class Source(Frozen):
    """The article that a brief was made from; offsets of all evidence index its text as read."""

    name: str
    title: str | None
    publisher: str | None
    url: str | None
    language: str | None
    published: Published
    content_hash: str
    """SHA-256 of the text in UTF-8, as hexadecimal."""
    sentences: int
    """How many sentences the article proper has."""
    furniture: int
    """How many lines of page furniture were left out of the sentences."""
    pages: tuple[Page, ...] = ()
    """The pages of a document that has some; evidence stands on those that its span lies in."""


class Brief(Frozen):
    """One article as structured, cited claims; validates against `schemas/brief.schema.json`."""

    source: Source
    summary: tuple[SummaryLine, ...]
    parties: tuple[Party, ...]
    positions: tuple[Position, ...]
    timeline: tuple[Event, ...]
    open_disputes: tuple[Dispute, ...]
    left_out: tuple[int, ...] = ()
    """Numbers of the sentences with a statement, figure or date that no claim rests on."""
    warnings: tuple[str, ...] = ()
    """What a reader must know of the whole: unknown publication date, instruction-like text."""
    provenance: Provenance

    def claims(self) -> tuple[AnyClaim, ...]:
        """Return every claim of the brief, in reading order; the sides of a dispute belong to it."""
        return (*self.summary, *self.parties, *self.positions, *self.timeline, *self.open_disputes)

    def cited(self) -> dict[int, Evidence]:
        """Return each sentence that a claim or a side of a dispute rests on, by number and in order."""
        parts = (part for claim in self.claims() for part in parts_of(claim))
        found = {item.sentence: item for part in parts for item in part.evidence}
        return dict(sorted(found.items()))
