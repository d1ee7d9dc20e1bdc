"""Briefs for programs: the whole brief as JSON, and the neutral form that scorers read."""

import json

from summarizer.domain import (
    Brief,
    Claim,
    NeutralBrief,
    NeutralDispute,
    NeutralEvent,
    NeutralParty,
    NeutralPosition,
)
from summarizer.render.wording import evidence_of


class JsonRenderer:
    """The brief itself; reads back to an equal brief."""

    name = "json"
    suffix = ".json"

    def render(self, brief: Brief) -> str:
        """Return the brief as JSON by `schemas/brief.schema.json`."""
        return brief.model_dump_json(indent=2) + "\n"


class NeutralRenderer:
    """Names, texts, EDTF values and spans only: what briefs of any tool can be compared by."""

    name = "neutral"
    suffix = ".neutral.json"

    def render(self, brief: Brief) -> str:
        """Return the brief in the form of `bench/score_brief.py`; spans index the article's text."""
        return json.dumps(neutral(brief).model_dump(), indent=1, ensure_ascii=False) + "\n"


def neutral(brief: Brief) -> NeutralBrief:
    """Return what briefs of any tool can be compared by: a joint position once for each of its holders."""
    return NeutralBrief(
        article=brief.source.name,
        parties=tuple(NeutralParty(name=party.name, aliases=party.aliases) for party in brief.parties),
        positions=tuple(
            NeutralPosition(spans=_spans(position), holder=holder, text=position.statement)
            for position in brief.positions
            for holder in position.holders
        ),
        timeline=tuple(
            NeutralEvent(spans=_spans(event), value=event.value, text=event.what) for event in brief.timeline
        ),
        open_disputes=tuple(
            NeutralDispute(spans=_spans(dispute), question=dispute.question)
            for dispute in brief.open_disputes
        ),
    )


def _spans(claim: Claim) -> tuple[tuple[int, int], ...]:
    return tuple(dict.fromkeys((item.start, item.end) for item in evidence_of(claim)))
