"""Small invented briefs for the tests of merging."""

import datetime as dt
import hashlib

from summarizer.domain import Evidence, Moment, Provenance, Published, Side, Source, Status, Usage
from summarizer.domain.disputes import Dispute, DisputeBrief, Event, Party, Position, PositionKind


def evidence(quote: str) -> tuple[Evidence, ...]:
    return (Evidence(start=0, end=len(quote), sentence=1, quote=quote),)


def party(name: str, *aliases: str) -> Party:
    return Party(name=name, aliases=aliases, role="", evidence=evidence(name))


def position(holder: str, statement: str, kind: PositionKind = "demands", quote: str = "") -> Position:
    """Return a position; "Ana Vell and Bo Holt" hold it together."""
    holders = tuple(holder.split(" and "))
    return Position(holders=holders, kind=kind, statement=statement, evidence=evidence(quote or statement))


def event(what: str, value: str | None, status: Status = "happened", quote: str = "") -> Event:
    unresolved = "no date" if value is None else None
    moment = Moment(start=0, end=1, phrase="then", value=value, unresolved=unresolved)
    return Event(moment=moment, status=status, what=what, evidence=evidence(quote or what))


def dispute(question: str, *sides: tuple[str, str]) -> Dispute:
    """Return a dispute, each side with the holder and its sentence."""
    told = tuple(Side(holder=holder, wants=wants, evidence=evidence(wants)) for holder, wants in sides)
    return Dispute(question=question, sides=told, evidence=evidence(question))


def brief(name: str, published: str | None, *claims: Party | Position | Event | Dispute) -> DisputeBrief:
    """Return a brief of the given claims, its hash made from its name."""
    day = dt.date.fromisoformat(published) if published else None
    return DisputeBrief(
        source=Source(
            name=name,
            title=None,
            publisher=None,
            url=None,
            language=None,
            published=Published(value=day, found_in="given" if day else "unknown"),
            content_hash=hashlib.sha256(name.encode()).hexdigest(),
            sentences=1,
            furniture=0,
        ),
        summary=(),
        parties=tuple(claim for claim in claims if isinstance(claim, Party)),
        positions=tuple(claim for claim in claims if isinstance(claim, Position)),
        timeline=tuple(claim for claim in claims if isinstance(claim, Event)),
        open_disputes=tuple(claim for claim in claims if isinstance(claim, Dispute)),
        provenance=Provenance(
            version="0", model="none", strategy="staged", prompts={}, usage=Usage(), cost_usd=0, seconds=0
        ),
    )
