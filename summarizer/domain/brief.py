"""A brief: parties, positions, timeline and open disputes, each claim with its evidence."""

from typing import Literal

from summarizer.domain.article import Page, Published, Span
from summarizer.domain.frozen import Frozen
from summarizer.domain.moment import Moment, Status
from summarizer.domain.provenance import Provenance

PositionKind = Literal["demands", "offers", "agrees", "refuses", "warns", "view"]


class Evidence(Span):
    """A sentence that a claim rests on: its number, its span, and its exact words, copied by code."""

    sentence: int
    quote: str


class Claim(Frozen):
    """What every item of a brief has: evidence, and the problems that the checks found."""

    evidence: tuple[Evidence, ...]
    problems: tuple[str, ...] = ()


class SummaryLine(Claim):
    """A sentence of the summary."""

    text: str


class Party(Claim):
    """Somebody who takes part in the dispute; `aliases` are other names that the article uses."""

    name: str
    aliases: tuple[str, ...] = ()
    role: str
    """What the party is or does in this article, in a few words."""


class Position(Claim):
    """What a party wants, offers, refuses, warns of or holds to be so."""

    holder: str
    """The name of one of the parties."""
    kind: PositionKind
    statement: str


class Event(Claim):
    """Something that happened, goes on or is planned."""

    moment: Moment
    status: Status
    what: str


class Side(Frozen):
    """What one party wants in a dispute."""

    holder: str
    wants: str


class Dispute(Claim):
    """A question on which the parties have not agreed, and what each side wants."""

    question: str
    sides: tuple[Side, ...] = ()


AnyClaim = SummaryLine | Party | Position | Event | Dispute


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
    warnings: tuple[str, ...] = ()
    """What a reader must know of the whole: unknown publication date, instruction-like text."""
    provenance: Provenance

    def claims(self) -> tuple[AnyClaim, ...]:
        """Return every claim of the brief, in reading order."""
        return (*self.summary, *self.parties, *self.positions, *self.timeline, *self.open_disputes)
