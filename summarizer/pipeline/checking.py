"""A draft becomes claims: sentence numbers become evidence, and every statement is checked against it.

Nothing is left out here. A claim that fails a check stays and says why.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from summarizer.domain import (
    Article,
    Dispute,
    Draft,
    DraftDispute,
    DraftEvent,
    DraftLine,
    DraftParty,
    DraftPosition,
    Event,
    Evidence,
    Party,
    Position,
    Side,
    SummaryLine,
)
from summarizer.grounding import check_quotes, check_support, cite, missing

_BEYOND_LATIN = re.compile(r"[^\W\d_\u0000-\u024f\u1e00-\u1eff]+")


@dataclass(frozen=True)
class Checked:
    """The claims of a draft with evidence and problems."""

    summary: tuple[SummaryLine, ...]
    parties: tuple[Party, ...]
    positions: tuple[Position, ...]
    timeline: tuple[Event, ...]
    open_disputes: tuple[Dispute, ...]


class Checker:
    """Checks the items of one article's draft."""

    def __init__(self, article: Article, parties: Sequence[DraftParty]) -> None:
        self._article = article
        self._aliases = [(party.name, *party.aliases) for party in parties]

    def check(self, draft: Draft) -> Checked:
        """Return all items of a draft as claims."""
        return Checked(
            summary=tuple(self._line(line) for line in draft.summary),
            parties=tuple(self._party(party) for party in draft.parties),
            positions=tuple(self._position(position) for position in draft.positions),
            timeline=tuple(self._event(event) for event in draft.timeline),
            open_disputes=tuple(self._dispute(dispute) for dispute in draft.open_disputes),
        )

    def _line(self, line: DraftLine) -> SummaryLine:
        evidence = self._evidence(line.sentences)
        return SummaryLine(
            text=line.text, evidence=evidence, problems=self._problems(line.sentences, evidence, line.text)
        )

    def _party(self, party: DraftParty) -> Party:
        evidence = self._evidence(party.sentences)
        problems = self._problems(party.sentences, evidence, party.role, (party.name,))
        return Party(
            name=party.name, aliases=party.aliases, role=party.role, evidence=evidence, problems=problems
        )

    def _position(self, position: DraftPosition) -> Position:
        evidence = self._evidence(position.sentences)
        problems = self._problems(position.sentences, evidence, position.statement, (position.holder,))
        return Position(
            holder=position.holder,
            kind=position.kind,
            statement=position.statement,
            evidence=evidence,
            problems=problems,
        )

    def _event(self, event: DraftEvent) -> Event:
        evidence = self._evidence(event.sentences)
        problems = self._problems(event.sentences, evidence, event.what)
        return Event(
            moment=event.moment, status=event.status, what=event.what, evidence=evidence, problems=problems
        )

    def _dispute(self, dispute: DraftDispute) -> Dispute:
        evidence = self._evidence(dispute.sentences)
        wants = [text for side in dispute.sides for text in (side.holder, side.wants)]
        problems = self._problems(dispute.sentences, evidence, dispute.question, wants, asserts=False)
        return Dispute(
            question=dispute.question,
            sides=tuple(Side(holder=side.holder, wants=side.wants) for side in dispute.sides),
            evidence=evidence,
            problems=problems,
        )

    def _evidence(self, numbers: Iterable[int]) -> tuple[Evidence, ...]:
        return cite(self._article, numbers)

    def _problems(
        self,
        numbers: Iterable[int],
        evidence: Sequence[Evidence],
        claim: str,
        known: Iterable[str] = (),
        *,
        asserts: bool = True,
    ) -> tuple[str, ...]:
        """Return what is wrong with a claim; `known` is who it may name beyond its sentences."""
        absent = [f"cites sentence {n}, which does not exist" for n in missing(self._article, numbers)]
        if not evidence:
            return (*absent, "rests on no sentence")
        if not claim:
            return tuple(absent)
        said = " ".join([*(item.quote for item in evidence), *known])
        support = check_support(claim, said, self._aliases, asserts=asserts)
        return (*absent, *support.problems, *check_quotes(claim, self._article.text), *self._foreign(claim))

    def _foreign(self, claim: str) -> Iterator[str]:
        """Yield a problem for letters beyond Latin that the article never uses: a small model's slip."""
        for word in _BEYOND_LATIN.findall(claim):
            if word not in self._article.text:
                yield f"“{word}” is in letters that the article does not use"
