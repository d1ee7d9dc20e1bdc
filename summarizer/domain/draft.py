"""What a strategy made of the model's answers: wording plus sentence numbers, nothing checked."""

from summarizer.domain.brief import PositionKind
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


class DraftPosition(Frozen):
    """What a party wants, offers, refuses, warns of or holds to be so."""

    holder: str
    kind: PositionKind
    statement: str
    sentences: tuple[int, ...]


class DraftEvent(Frozen):
    """Something that happened, goes on or is planned, at a moment that code found."""

    what: str
    moment: Moment
    status: Status
    sentences: tuple[int, ...]


class DraftSide(Frozen):
    """What one party wants in a dispute."""

    holder: str
    wants: str


class DraftDispute(Frozen):
    """A question on which the parties have not agreed."""

    question: str
    sides: tuple[DraftSide, ...]
    sentences: tuple[int, ...]


class Draft(Frozen):
    """All that a strategy found in one article."""

    summary: tuple[DraftLine, ...]
    parties: tuple[DraftParty, ...]
    positions: tuple[DraftPosition, ...]
    timeline: tuple[DraftEvent, ...]
    open_disputes: tuple[DraftDispute, ...]
    warnings: tuple[str, ...] = ()
