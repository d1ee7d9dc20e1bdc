"""JSON Schemas of the published types: the contract for other languages."""

import json

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from summarizer.domain import (
    Article,
    BatchReport,
    BatchRow,
    Brief,
    Dossier,
    Evaluation,
    Gold,
    Update,
    Verdicts,
    Verification,
    brief_type,
    reviewed_type,
)

_KNOWN = brief_type(Brief.known_as())
"""The kind of briefs that do not say their kind."""
PUBLISHED: dict[str, type[BaseModel]] = {
    "article": Article,
    "batch": BatchReport,
    "batch-row": BatchRow,
    "brief": _KNOWN,
    "dossier": Dossier,
    "evaluation": Evaluation,
    "gold": Gold.of_kind(_KNOWN),
    "reviewed": reviewed_type(_KNOWN),
    "update": Update,
    "verdicts": Verdicts,
    "verification": Verification,
}


def schema(name: str, kind: type[Brief] | None = None) -> str:
    """Return the JSON Schema (draft 2020-12) of a published type, as text; of briefs, that of a kind."""
    of_kind = {"brief": kind, "gold": Gold.of_kind(kind), "reviewed": reviewed_type(kind)} if kind else {}
    document = {
        "$schema": GenerateJsonSchema.schema_dialect,
        "$id": f"urn:summarizer:{name}",
        **(of_kind.get(name) or PUBLISHED[name]).model_json_schema(mode="serialization"),
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"
