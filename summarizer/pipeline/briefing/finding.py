"""From what a model proposed to a draft: names joined, words for "when" resolved, nothing left out.

What the article does not have is kept as it was proposed; the checks mark it.
"""

from collections.abc import Iterable, Sequence

from summarizer.domain import (
    Article,
    Attribution,
    Certainty,
    Draft,
    DraftDispute,
    DraftEvent,
    DraftLine,
    DraftPosition,
    DraftSide,
)
from summarizer.pipeline.briefing.form import Proposal, ProposedEvent
from summarizer.pipeline.briefing.material import Material
from summarizer.pipeline.briefing.moments import Found, When, find_moments
from summarizer.pipeline.briefing.names import NOBODY, Names, on_one_line


def find(material: Material, proposal: Proposal, warnings: Iterable[str] = ()) -> Draft:
    """Return what was proposed as a draft."""
    names = Names(proposal.parties, material.parties)
    positions = [
        DraftPosition(
            holders=tuple(dict.fromkeys(names.of(name, each.sentences) for name in each.holders or [NOBODY])),
            kind=each.kind,
            statement=on_one_line(each.statement),
            attribution=_attribution(names, each.according_to, each.certainty),
            sentences=_numbers(each.sentences),
        )
        for each in proposal.positions
    ]
    disputes = [
        DraftDispute(
            question=on_one_line(each.question),
            sides=tuple(
                DraftSide(
                    holder=names.of(side.holder, side.sentences),
                    wants=on_one_line(side.wants),
                    sentences=_numbers(side.sentences),
                )
                for side in each.sides
            ),
            sentences=_numbers(each.sentences),
        )
        for each in proposal.open_disputes
    ]
    lines = [
        DraftLine(text=on_one_line(line.text), sentences=_numbers(line.sentences))
        for line in proposal.summary
    ]
    return Draft(
        summary=tuple(dict.fromkeys(lines)),
        positions=tuple(dict.fromkeys(positions)),
        timeline=tuple(dict.fromkeys(_events(material.article, names, proposal.events))),
        open_disputes=tuple(dict.fromkeys(disputes)),
        parties=names.parties,
        warnings=tuple(warnings),
    )


def _events(article: Article, names: Names, proposed: Sequence[ProposedEvent]) -> Iterable[DraftEvent]:
    whens = [When(each.when, _numbers(each.sentences), each.status) for each in proposed]
    for each, found in zip(proposed, find_moments(article, whens), strict=True):
        yield DraftEvent(
            what=on_one_line(each.what),
            moment=found.moment if found else None,
            when=on_one_line(each.when),
            status=each.status,
            attribution=_attribution(names, each.according_to, each.certainty),
            sentences=_numbers([*each.sentences, *_told_in(found)]),
        )


def _told_in(found: Found | None) -> list[int]:
    return [found.sentence] if found else []


def _attribution(names: Names, according_to: str, certainty: Certainty) -> Attribution:
    teller = on_one_line(according_to)
    return Attribution(
        according_to=(names.known(teller) or teller) if teller else None,
        certainty=certainty,
    )


def _numbers(cited: Iterable[int]) -> tuple[int, ...]:
    return tuple(sorted(set(cited)))
