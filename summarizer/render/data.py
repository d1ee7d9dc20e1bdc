"""Briefs for programs: the whole brief as JSON, and the neutral form that scorers read."""

import json
from collections.abc import Iterator
from typing import Any

from summarizer.domain import (
    Brief,
    Claim,
    DatedClaim,
    NeutralBrief,
    PartyClaim,
    QuestionClaim,
    StatementClaim,
)
from summarizer.render.wording import evidence_of, further_words, said


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
        return json.dumps(_sections(brief), indent=1, ensure_ascii=False) + "\n"


def neutral(brief: Brief) -> NeutralBrief:
    """Return what briefs of any tool can be compared by, of the sections that are compared."""
    return NeutralBrief.model_validate(_sections(brief))


def _sections(brief: Brief) -> dict[str, Any]:
    """Return the items of every section but the summary by the name of the section."""
    items = {
        section.name: [item for claim in claims for item in _items(claim)]
        for section, claims in brief.items()
    }
    del items["summary"]
    return {"article": brief.source.name} | items


def _items(claim: Claim) -> Iterator[dict[str, Any]]:
    """Yield a claim as names, texts, EDTF values and spans: a joint one once for each of its holders."""
    own = {"fields": further_words(claim)} if further_words(claim) else {}
    spans = {"spans": tuple(dict.fromkeys((item.start, item.end) for item in evidence_of(claim)))}
    match claim:
        case PartyClaim():
            yield {"name": claim.name, "aliases": claim.aliases} | own
        case StatementClaim():
            for holder in claim.holders:
                yield {"holder": holder, "text": claim.statement} | spans | own
        case DatedClaim():
            yield {"value": claim.value, "text": claim.what} | spans | own
        case QuestionClaim():
            yield {"question": claim.question} | spans | own
        case _:
            yield {"text": said(claim)} | spans | own
