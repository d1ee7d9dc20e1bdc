"""What a strategy made of the model's answers: wording plus sentence numbers, nothing checked."""

from itertools import chain

from pydantic import model_validator

from summarizer.domain import earlier
from summarizer.domain.claims import Attribution, Holders
from summarizer.domain.disputes import PositionKind
from summarizer.domain.frozen import Frozen
from summarizer.domain.moment import Moment, Status


class DraftLine(Frozen):
    """A sentence of the summary."""

    text: str
    sentences: tuple[int, ...]


class DraftParty(Frozen):
    """Somebody who takes part: `aliases` are other names that the article uses."""

    name: str
    aliases: tuple[str, ...] = ()
    role: str
    sentences: tuple[int, ...]
    role_sentences: tuple[int, ...] = ()
    """Those that say the role, where somebody knows; else they are found among the party's."""


class DraftPosition(Frozen):
    """What one or more parties want, offer, refuse, warn of, plan, deny or say to be so."""

    holders: Holders
    kind: PositionKind
    statement: str
    attribution: Attribution = Attribution()
    sentences: tuple[int, ...]

    _earlier = model_validator(mode="before")(earlier.position)


class DraftEvent(Frozen):
    """Something that happened, goes on or is planned, at a moment that code found, or at none."""

    what: str
    moment: Moment | None = None
    when: str = ""
    """The words that were proposed for its time; code found no moment for them where it has none."""
    status: Status
    attribution: Attribution = Attribution()
    sentences: tuple[int, ...]

    @property
    def value(self) -> str | None:
        """When, in EDTF; None where that is not told or could not be resolved."""
        return self.moment.value if self.moment else None


class DraftSide(Frozen):
    """What one party wants in a dispute."""

    holder: str
    wants: str
    sentences: tuple[int, ...]


class DraftDispute(Frozen):
    """A question on which the parties have not agreed."""

    question: str
    sides: tuple[DraftSide, ...]
    sentences: tuple[int, ...]

    _earlier = model_validator(mode="before")(earlier.dispute)


class Draft(Frozen):
    """All that a strategy found in one article."""

    summary: tuple[DraftLine, ...]
    parties: tuple[DraftParty, ...]
    positions: tuple[DraftPosition, ...]
    timeline: tuple[DraftEvent, ...]
    open_disputes: tuple[DraftDispute, ...]
    warnings: tuple[str, ...] = ()

    def cited(self) -> frozenset[int]:
        """Return the numbers of all sentences that something in it rests on."""
        parts = (self.summary, self.parties, self.positions, self.timeline, self.open_disputes)
        sides = (side.sentences for dispute in self.open_disputes for side in dispute.sides)
        return frozenset(chain(*(claim.sentences for part in parts for claim in part), *sides))
