"""Briefs for programs: the whole brief as JSON, and the neutral form that scorers read."""

import json

from summarizer.domain import Brief
from summarizer.domain.gold import neutral_of


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
        return json.dumps(neutral_of(brief), indent=1, ensure_ascii=False) + "\n"
