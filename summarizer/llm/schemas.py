"""A form's JSON Schema as endpoints accept it: what is left out of it here, pydantic checks afterwards.

Pure. The limits are those of OpenAI's strict structured outputs, which are the narrowest that are
written down (https://platform.openai.com/docs/guides/structured-outputs#supported-schemas); others
refuse single keywords (Groq `minItems`, Anthropic `maxItems` and lengths), so none is sent.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from pydantic import BaseModel

Schema = dict[str, Any]

MOST_PROPERTIES: Final = 5_000
DEEPEST: Final = 10
MOST_CHOICES: Final = 1_000
MOST_CHARACTERS: Final = 120_000
"""Of all names of properties and definitions and all choices together."""
MANY_CHOICES: Final = 250
MOST_CHARACTERS_OF_MANY: Final = 15_000
"""Of the choices of one list that is longer than `MANY_CHOICES`."""
_ANNOTATIONS: Final = ("description",)
_BOUNDS: Final = ("minLength", "maxLength", "minItems", "maxItems")
_TYPES: Final = {str: "string", int: "integer", bool: "boolean", float: "number", type(None): "null"}


def plain_schema(model: type[BaseModel], *, bounds: bool = False) -> Schema:
    """Return the schema of a form in the few keywords that every endpoint takes.

    All properties are required and no others allowed; defaults, titles and patterns are left out, and
    lengths unless `bounds` are wanted. Lists of choices that are too long become plain types.
    """
    whole = model.model_json_schema()
    kept = (*_ANNOTATIONS, *_BOUNDS) if bounds else _ANNOTATIONS
    schema = _plain(_root(whole), kept)
    if definitions := {name: _plain(part, kept) for name, part in whole.get("$defs", {}).items()}:
        schema["$defs"] = definitions
    _widen(schema)
    return schema


def is_strict(schema: Schema) -> bool:
    """Tell whether a plain schema keeps to the limits of strict outputs, and names all its keys."""
    objects = [part for part in _parts(schema) if part.get("type") == "object"]
    properties = sum(len(part.get("properties", ())) for part in objects)
    return (
        all(part.get("properties") for part in objects)
        and properties <= MOST_PROPERTIES
        and _depth(schema, schema, frozenset()) <= DEEPEST
        and _characters(schema) <= MOST_CHARACTERS
    )


def _root(whole: Schema) -> Schema:
    """Return the object that an answer is; a model that holds itself is a reference at its top."""
    return _resolved(whole, whole) if "$ref" in whole else whole


def _resolved(part: Schema, whole: Schema) -> Schema:
    found: Schema = whole["$defs"][part["$ref"].rsplit("/", 1)[1]]
    return found


def _plain(part: Mapping[str, Any], kept: tuple[str, ...]) -> Schema:
    if "$ref" in part:  # endpoints take nothing beside a reference
        return {"$ref": part["$ref"]}
    if len(part.get("allOf", ())) == 1:
        return _plain(part["allOf"][0], kept)
    for union in ("anyOf", "oneOf"):
        if union in part:
            return {"anyOf": [_plain(each, kept) for each in part[union]]}
    choices = [part["const"]] if "const" in part else part.get("enum")
    if choices is not None:
        return {"type": part.get("type") or _type_of(choices), "enum": list(choices)}
    plain = {name: part[name] for name in ("type", *kept) if name in part}
    if plain.get("type") == "object" and isinstance(part.get("additionalProperties"), dict):
        plain["additionalProperties"] = _plain(part["additionalProperties"], kept)
    elif plain.get("type") == "object":
        properties = {name: _plain(each, kept) for name, each in part.get("properties", {}).items()}
        plain |= {"properties": properties, "required": list(properties), "additionalProperties": False}
    elif plain.get("type") == "array":
        plain["items"] = _items(part, kept)
    return plain


def _items(part: Mapping[str, Any], kept: tuple[str, ...]) -> Schema:
    """Return what a list holds; a tuple, whose places endpoints cannot tell apart, holds any of its types."""
    if "prefixItems" not in part:
        return _plain(part.get("items", {"type": "string"}), kept)
    each = {json.dumps(found): found for found in (_plain(item, kept) for item in part["prefixItems"])}
    return next(iter(each.values())) if len(each) == 1 else {"anyOf": list(each.values())}


def _type_of(choices: list[Any]) -> str | list[str]:
    types = list(dict.fromkeys(_TYPES[type(choice)] for choice in choices))
    return types[0] if len(types) == 1 else types


def _widen(schema: Schema) -> None:
    """Open the longest lists of choices until the rest keeps to the limits."""
    closed = sorted((part for part in _parts(schema) if "enum" in part), key=_size, reverse=True)
    while closed:
        longest = closed[0]["enum"]
        too_long = len(longest) > MANY_CHOICES and _size(closed[0]) > MOST_CHARACTERS_OF_MANY
        total = sum(len(part["enum"]) for part in closed)
        if not too_long and total <= MOST_CHOICES and _characters(schema) <= MOST_CHARACTERS:
            return
        del closed.pop(0)["enum"]


def _size(part: Schema) -> int:
    return sum(len(str(choice)) for choice in part["enum"])


def _parts(schema: Any) -> Iterator[Schema]:  # noqa: ANN401 - any part of a schema
    """Yield a schema and every schema in it, as they stand."""
    if isinstance(schema, list):
        for each in schema:
            yield from _parts(each)
    elif isinstance(schema, dict):
        yield schema
        for name in ("items", "anyOf"):
            yield from _parts(schema.get(name))
        for name in ("properties", "$defs"):
            yield from _parts(list(schema.get(name, {}).values()))


def _depth(part: Schema, whole: Schema, above: frozenset[str]) -> int:
    """Return how deep objects and lists stand in each other; one that holds itself counts once."""
    if "$ref" in part:
        if part["$ref"] in above:
            return 0
        return _depth(_resolved(part, whole), whole, above | {part["$ref"]})
    within = [*part.get("properties", {}).values(), *part.get("anyOf", ())]
    within += [part["items"]] if "items" in part else []
    deepest = max((_depth(each, whole, above) for each in within), default=0)
    return deepest + (part.get("type") in {"object", "array"})


def _characters(schema: Schema) -> int:
    names = sum(
        len(name) for part in _parts(schema) for key in ("properties", "$defs") for name in part.get(key, ())
    )
    return names + sum(_size(part) for part in _parts(schema) if "enum" in part)
