from typing import Any, Literal

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, Field, create_model

from summarizer.llm.schemas import (
    DEEPEST,
    MOST_CHARACTERS_OF_MANY,
    MOST_CHOICES,
    MOST_PROPERTIES,
    is_strict,
    plain_schema,
)

STRICT = ConfigDict(extra="forbid")


class Side(BaseModel):
    model_config = STRICT

    holder: str = Field(max_length=80, description="Who holds it.")
    sentences: list[Literal[1, 2, 3]] = Field(min_length=1, max_length=2)


class DisputeBrief(BaseModel):
    """A form with one of everything."""

    model_config = STRICT

    title: str = Field(default="none", pattern="^[a-z]+$")
    kind: Literal["demands"]
    certainty: Literal["stated", "denied"] | None = None
    sides: list[Side] = Field(default_factory=list, max_length=10)
    first: Side = Field(description="The first of them.")
    span: tuple[int, int] = (0, 0)


def test_only_keywords_stay_that_every_endpoint_takes() -> None:
    side = {
        "type": "object",
        "properties": {
            "holder": {"type": "string", "description": "Who holds it."},
            "sentences": {"type": "array", "items": {"type": "integer", "enum": [1, 2, 3]}},
        },
        "required": ["holder", "sentences"],
        "additionalProperties": False,
    }
    assert plain_schema(DisputeBrief) == {
        "type": "object",
        "description": "A form with one of everything.",
        "properties": {
            "title": {"type": "string"},
            "kind": {"type": "string", "enum": ["demands"]},
            "certainty": {"anyOf": [{"type": "string", "enum": ["stated", "denied"]}, {"type": "null"}]},
            "sides": {"type": "array", "items": {"$ref": "#/$defs/Side"}},
            "first": {"$ref": "#/$defs/Side"},
            "span": {"type": "array", "items": {"type": "integer"}},
        },
        "required": ["title", "kind", "certainty", "sides", "first", "span"],
        "additionalProperties": False,
        "$defs": {"Side": side},
    }
    assert is_strict(plain_schema(DisputeBrief))


def test_bounds_are_kept_where_they_are_wanted() -> None:
    side = plain_schema(Side, bounds=True)["properties"]
    assert side["holder"]["maxLength"] == 80
    assert (side["sentences"]["minItems"], side["sentences"]["maxItems"]) == (1, 2)


def test_a_form_that_holds_itself_is_an_object_at_its_top() -> None:
    class Chain(BaseModel):
        model_config = STRICT

        source: str
        told_by: "Chain | None"

    schema = plain_schema(Chain)
    assert schema["type"] == "object"
    assert schema["properties"]["told_by"] == {"anyOf": [{"$ref": "#/$defs/Chain"}, {"type": "null"}]}
    assert is_strict(schema)


def form(**fields: Any) -> type[BaseModel]:  # noqa: ANN401 - types of fields
    return create_model("Form", __config__=STRICT, **{name: (kind, ...) for name, kind in fields.items()})


def choices(schema: dict[str, Any]) -> list[int]:
    return [len(part.get("items", part).get("enum", ())) for part in schema["properties"].values()]


def test_more_choices_than_endpoints_take_are_opened_list_by_list() -> None:
    numbers: Any = Literal[tuple(range(1, 401))]
    few: Any = Literal[tuple(range(1, 101))]
    schema = plain_schema(form(one=list[numbers], two=list[numbers], three=list[numbers], four=few))
    assert choices(schema) == [0, 400, 400, 100]
    assert sum(choices(schema)) <= MOST_CHOICES
    assert schema["properties"]["one"]["items"] == {"type": "integer"}


def test_one_list_of_long_choices_is_opened() -> None:
    names: Any = Literal[tuple(f"{number:03}" * 30 for number in range(251))]
    fewer: Any = Literal[tuple(f"{number:03}" * 30 for number in range(250))]
    assert MOST_CHARACTERS_OF_MANY < 251 * 90
    assert choices(plain_schema(form(one=names))) == [0]
    assert choices(plain_schema(form(one=fewer))) == [250]


def nested(levels: int) -> type[BaseModel]:
    inner: Any = str
    for _ in range(levels):
        inner = form(inner=inner)
    found: type[BaseModel] = inner
    return found


@pytest.mark.parametrize(
    ("model", "fits"),
    [
        (nested(DEEPEST), True),
        (nested(DEEPEST + 1), False),
        (form(**{f"field_{number}": str for number in range(MOST_PROPERTIES)}), True),
        (form(**{f"field_{number}": str for number in range(MOST_PROPERTIES + 1)}), False),
        (form(**{f"{number:03}" * 50: str for number in range(801)}), False),
        (form(free=dict[str, int]), False),
        (form(), False),
    ],
    ids=["deep", "too deep", "wide", "too wide", "long names", "names unknown", "empty"],
)
def test_a_form_beyond_the_limits_is_not_asked_for_strictly(
    model: type[BaseModel],
    fits: bool,  # noqa: FBT001 - a parameter
) -> None:
    assert is_strict(plain_schema(model)) is fits


def test_free_keys_stay_free_where_strictness_is_not_asked_for() -> None:
    assert plain_schema(form(free=dict[str, int]))["properties"]["free"] == {
        "type": "object",
        "additionalProperties": {"type": "integer"},
    }


@given(
    st.builds(
        DisputeBrief,
        title=st.from_regex("^[a-z]+$", fullmatch=True),
        kind=st.just("demands"),
        certainty=st.sampled_from(["stated", "denied", None]),
        sides=st.lists(
            st.builds(Side, sentences=st.lists(st.sampled_from([1, 2, 3]), min_size=1, max_size=2)),
            max_size=3,
        ),
    )
)
def test_what_pydantic_takes_the_plain_schema_takes(brief: DisputeBrief) -> None:
    jsonschema.validate(brief.model_dump(mode="json"), plain_schema(DisputeBrief))
