from pathlib import Path

import jsonschema
import pytest

from summarizer.render import RENDERERS
from summarizer.render.schemas import PUBLISHED, schema
from tests.unit.render.briefs import brief

FOLDER = Path(__file__).parent.parent.parent / "schemas"


@pytest.mark.parametrize("name", sorted(PUBLISHED))
def test_the_published_schema_is_what_the_types_say(name: str) -> None:
    written = (FOLDER / f"{name}.schema.json").read_text(encoding="utf-8")
    assert written == schema(name), "run `make schemas`"


def test_no_schema_is_left_over() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {f"{name}.schema.json" for name in PUBLISHED}


def test_a_rendered_brief_validates_and_a_damaged_one_does_not() -> None:
    import json

    contract = json.loads(schema("brief"))
    jsonschema.Draft202012Validator.check_schema(contract)
    made = json.loads(RENDERERS["json"].render(brief()))
    jsonschema.validate(made, contract)
    made["positions"][0]["kind"] = "guesses"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(made, contract)
