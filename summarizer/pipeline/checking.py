"""A draft becomes claims: sentence numbers become evidence, and every statement is checked against it.

Nothing is left out here. A claim that fails a check stays and says why.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from summarizer.domain import (
    Article,
    Dispute,
    Draft,
    DraftDispute,
    DraftEvent,
    DraftLine,
    DraftParty,
    DraftPosition,
    DraftSide,
    Event,
    Party,
    Position,
    Role,
    Side,
    SummaryLine,
    worst,
)
from summarizer.grounding import (
    Problem,
    Spellings,
    Support,
    check_digits,
    check_quotes,
    check_support,
    cite,
    missing,
)
from summarizer.pipeline.briefing.names import NOBODY, Mentioned
from summarizer.pipeline.carrying import carrying
from summarizer.pipeline.doubts import Doubt
from summarizer.reading import calendar_side
from summarizer.text import Language
from summarizer.text.states import state_of

_BEYOND_LATIN = re.compile(r"[^\W\d_\u0000-\u024f\u1e00-\u1eff]+")

_CAPITALISED = re.compile(r"\b[A-Z][\w.]*(?:\s[A-Z][\w.]*)?")

NEAR = 2
"""Sentences before and behind those cited that are of the same passage."""


@dataclass(frozen=True)
class Checked:
    """The claims of a draft with evidence and problems."""

    summary: tuple[SummaryLine, ...]
    parties: tuple[Party, ...]
    positions: tuple[Position, ...]
    timeline: tuple[Event, ...]
    open_disputes: tuple[Dispute, ...]


@dataclass(frozen=True)
class Checks:
    """What of the checks can be made, by the languages of an article and of the claims about it."""

    text: Language
    claims: Language

    @classmethod
    def of(cls, article: Article, language: str | None = None) -> "Checks":
        """Return the checks for claims in a language, in the article's unless told."""
        return cls(Language.of(article.language), Language.of(language or article.language))

    @property
    def wording(self) -> bool:
        """Whether claims are compared with their sentences word by word, which needs English."""
        return self.text.parsed and self.claims.parsed

    @property
    def quotations(self) -> bool:
        """Whether what a claim quotes must stand in the article as it is."""
        return self.text == self.claims

    def off(self) -> Iterator[str]:
        """Yield what a reader must know of the checks that were not made."""
        if self.wording:
            return
        if not self.text.parsed:
            told = f"The article is in {self.text.name}: no program read it before the model, and"
        else:
            told = f"The claims are in {self.claims.name}:"
        yield (
            f"{told} the wording of claims, denials and names inside of them were not checked. Sentence "
            f"numbers, figures, the names of parties{' and quotations' if self.quotations else ''} were."
        )
        if not self.quotations and not self.text.parsed:
            yield f"The claims are in {self.claims.name}, so that quotations in them were not checked."


class Checker:
    """Checks claims against the sentences of one article; `aliases` are the spellings of a party each.

    Names and figures may come from as many as `near` sentences before and behind those that a claim cites.

    Claims that code does not find, and that may stand there in other words, are gathered in `doubts`; those
    that a second look `cleared` before are not marked.
    """

    def __init__(
        self,
        article: Article,
        aliases: Sequence[Sequence[str]],
        cleared: Collection[Doubt] = (),
        checks: Checks | None = None,
        near: int = NEAR,
    ) -> None:
        self._article = article
        self._mentioned = Mentioned(article)
        self._checks = checks or Checks.of(article)
        self._spellings = Spellings(aliases)
        self._cleared = cleared
        self._scene = _scene(article)
        self._near = near
        self.doubts: list[Doubt] = []

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
        return SummaryLine(text=line.text, **self._checked(line.sentences, line.text))

    def _party(self, party: DraftParty) -> Party:
        names = (party.name, *party.aliases)
        return Party(
            name=party.name,
            aliases=party.aliases,
            role=self._role(party, names) if party.role else None,
            **self._checked(party.sentences, None, found=self._unheard(*names)),
        )

    def _role(self, party: DraftParty, names: Sequence[str]) -> Role:
        numbers = party.role_sentences or carrying(self._article, party.role, party.sentences)
        return Role(text=party.role, **self._checked(numbers, party.role, names))

    def _position(self, position: DraftPosition) -> Position:
        teller = position.attribution.according_to
        known = (*position.holders, *filter(None, [teller]))
        return Position(
            holders=position.holders,
            kind=position.kind,
            statement=position.statement,
            attribution=position.attribution,
            **self._checked(
                position.sentences, position.statement, known, found=self._unheard(*known), holders=known
            ),
        )

    def _event(self, event: DraftEvent) -> Event:
        teller = event.attribution.according_to
        known = tuple(filter(None, [teller]))
        found = (*self._unheard(*known), *self._untimely(event))
        return Event(
            moment=event.moment,
            status=event.status,
            what=event.what,
            attribution=event.attribution,
            **self._checked(event.sentences, event.what, known, found=found),
        )

    def _dispute(self, dispute: DraftDispute) -> Dispute:
        holders = [side.holder for side in dispute.sides]
        return Dispute(
            question=dispute.question,
            sides=tuple(self._side(side) for side in dispute.sides),
            **self._checked(dispute.sentences, dispute.question, holders, asserts=False),
        )

    def _side(self, side: DraftSide) -> Side:
        return Side(
            holder=side.holder,
            wants=side.wants,
            **self._checked(side.sentences, side.wants, (side.holder,), found=self._unheard(side.holder)),
        )

    def _unheard(self, *names: str) -> Iterator[Problem]:
        """Yield a problem for each name that the article does not have."""
        for name in names:
            if name == NOBODY:
                yield Problem("not found", "nobody is named")
            elif name not in self._mentioned:
                yield Problem("not found", f"“{name}” is not in the article")

    def _untimely(self, event: DraftEvent) -> Iterator[Problem]:
        """Yield a problem for words that tell no time, and for what has happened after it was told."""
        if event.moment is None and event.when:
            yield Problem("not found", f"“{event.when}” is no time that the article tells")
        if event.status == "happened" and calendar_side(event.moment, self._article.published) == "future":
            told = f"is told as having happened, but {event.value} is after the publication date"
            yield Problem("refuted", told)

    def _checked(
        self,
        numbers: Collection[int],
        claim: str | None,
        known: Iterable[str] = (),
        *,
        found: Iterable[Problem] = (),
        asserts: bool = True,
        holders: Sequence[str] = (),
    ) -> dict[str, Any]:
        """Return the fields that every claim has; `found` is what is known to be wrong with it."""
        before = tuple(found)
        support = self.support(numbers, claim, known, asserts=asserts, holders=holders)
        doubt = self._doubt(numbers, claim, support) if asserts else None
        if doubt:
            self.doubts.append(doubt)
        cleared = support.problems if doubt in self._cleared else ()
        left = () if cleared else support.problems
        verdicts = [each.verdict for each in before]
        return {
            "evidence": cite(self._article, numbers),
            "problems": (*(each.text for each in before), *left),
            "verdict": worst([*verdicts, "supported" if cleared else support.verdict]),
            "cleared": cleared,
        }

    def support(
        self,
        numbers: Collection[int],
        claim: str | None,
        known: Iterable[str] = (),
        *,
        asserts: bool = True,
        holders: Sequence[str] = (),
    ) -> Support:
        """Return how far the numbered sentences carry a claim, None where none is made.

        `known` is who it may name beyond its sentences, `holders` by whose word it stands.
        """
        absent = tuple(f"cites sentence {n}, which does not exist" for n in missing(self._article, numbers))
        evidence = cite(self._article, numbers)
        if not evidence:
            return Support((*absent, "rests on no sentence"), verdict="not found")
        if claim is None:
            return Support(absent, verdict="not found" if absent else "supported")
        said = " ".join(item.quote for item in evidence)
        if self._checks.wording:
            support = check_support(
                claim,
                said,
                self._spellings,
                asserts=asserts,
                context=self._around(numbers),
                known=(*known, *self._scene),
                holders=holders,
                quotable=self._article.text,
            )
        else:
            support = self._unparsed(claim, " ".join([said, *known]))
        others = (*absent, *self._foreign(claim))
        if not others:
            return support
        return replace(
            support, problems=(*others, *support.problems), verdict=worst(["not found", support.verdict])
        )

    def _unparsed(self, claim: str, said: str) -> Support:
        """Return how far sentences carry a claim where no program reads one of the two."""
        quoted = check_quotes(claim, self._article.text) if self._checks.quotations else ()
        problems = (*check_digits(claim, said), *quoted) if claim.strip() else ("says nothing",)
        return Support(problems, verdict="not found" if problems else "supported")

    def _doubt(self, numbers: Collection[int], claim: str | None, support: Support) -> Doubt | None:
        """Return what a second look may find in other words: no quotation, which is there or is not."""
        unclear = support.verdict == "not found" and not missing(self._article, numbers)
        if not (claim and numbers and unclear) or check_quotes(claim, self._article.text):
            return None
        return Doubt(claim, self._around(numbers, inclusive=True), support.problems)

    def _around(self, numbers: Collection[int], *, inclusive: bool = False) -> str:
        """Return the sentences next to those that are numbered, which may name what these only point to."""
        near = {number + step for number in numbers for step in range(-self._near, self._near + 1)}
        wanted = near if inclusive else near - set(numbers)
        return "\n".join(self._article.words(s) for s in self._article.sentences if s.number in wanted)

    def _foreign(self, claim: str) -> Iterator[str]:
        """Yield a problem for letters beyond Latin that the article never uses: a small model's slip."""
        if not self._checks.wording and (
            not self._checks.quotations or _BEYOND_LATIN.search(self._article.text)
        ):
            return
        for word in _BEYOND_LATIN.findall(claim):
            if word not in self._article.text:
                yield f"“{word}” is in letters that the article does not use"


def _scene(article: Article) -> tuple[str, ...]:
    """Return the state that an article names most, in which things are that it says of no other."""
    named = Counter(filter(None, map(state_of, _CAPITALISED.findall(article.text))))
    return tuple(state for state, _ in named.most_common(1))
