"""Briefs for programs: the whole brief as JSON, and the neutral form that scorers read."""

import json

from summarizer.domain import Brief, Claim


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
        neutral = {
            "article": brief.source.name,
            "parties": [{"name": party.name, "aliases": party.aliases} for party in brief.parties],
            "positions": [
                {"holder": position.holder, "text": position.statement, "spans": _spans(position)}
                for position in brief.positions
            ],
            "timeline": [
                {"value": event.moment.value, "text": event.what, "spans": _spans(event)}
                for event in brief.timeline
            ],
            "open_disputes": [
                {"question": dispute.question, "spans": _spans(dispute)} for dispute in brief.open_disputes
            ],
        }
        return json.dumps(neutral, indent=1, ensure_ascii=False) + "\n"


def _spans(claim: Claim) -> list[tuple[int, int]]:
    return [(item.start, item.end) for item in claim.evidence]
