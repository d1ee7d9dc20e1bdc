"""The brief of a dispute or negotiation: parties, positions, timeline, open disputes.

Briefs of version 0.1 are read as well: `earlier` tells what has changed since.
"""

from typing import Annotated, Literal

from pydantic import BeforeValidator, model_validator

from summarizer.domain import earlier
from summarizer.domain.brief import Brief, Section, Sections
from summarizer.domain.claims import DatedClaim, PartyClaim, QuestionClaim, StatementClaim

StatementKind = Literal["demands", "offers", "agrees", "refuses", "warns", "plans", "denies", "says"]
PositionKind = Annotated[StatementKind, BeforeValidator(earlier.kind)]
"""What a position does; as a type of fields, since it also reads the kinds of version 0.1."""


class Party(PartyClaim):
    """Somebody who takes part in the dispute; `aliases` are other names that the article uses."""


class Position(StatementClaim):
    """What one or more parties want, offer, refuse, warn of, plan, deny or say to be so."""

    kind: PositionKind

    _earlier = model_validator(mode="before")(earlier.position)


class Event(DatedClaim):
    """Something that happened, goes on or is planned; without a moment where the article tells no time."""


class Dispute(QuestionClaim):
    """A question on which the parties have not agreed, and what each side wants."""

    _earlier = model_validator(mode="before")(earlier.dispute)


class Disputes(Sections):
    """The sections of the brief of a dispute."""

    parties: Annotated[tuple[Party, ...], Section("Parties", "party")]
    positions: Annotated[tuple[Position, ...], Section("Positions", "position")]
    timeline: Annotated[tuple[Event, ...], Section("Timeline", "event", asked="events")]
    open_disputes: Annotated[tuple[Dispute, ...], Section("Open", "dispute")]


class DisputeBrief(Brief, Disputes):
    """Disputes and negotiations: parties, positions, timeline, open disputes."""

    kind: Literal["disputes"] = "disputes"
