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
    ReviewedBrief,
    Update,
    Verdicts,
    Verification,
)

PUBLISHED: dict[str, type[BaseModel]] = {
    "article": Article,
    "batch": BatchReport,
    "batch-row": BatchRow,
    "brief": Brief,
    "dossier": Dossier,
    "evaluation": Evaluation,
    "gold": Gold,
    "reviewed": ReviewedBrief,
    "update": Update,
    "verdicts": Verdicts,
    "verification": Verification,
}


def schema(name: str) -> str:
    """Return the JSON Schema (draft 2020-12) of a published type, as text."""
    document = {
        "$schema": GenerateJsonSchema.schema_dialect,
        "$id": f"urn:summarizer:{name}",
        **PUBLISHED[name].model_json_schema(mode="serialization"),
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"
