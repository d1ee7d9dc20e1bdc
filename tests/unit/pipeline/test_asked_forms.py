"""Every form that a strategy asks for keeps to what endpoints and llama.cpp's grammar take."""

from collections.abc import Iterator
from typing import Any

import pytest

from summarizer.domain import Article
from summarizer.llm import Request, StrategyName
from summarizer.llm.schemas import MOST_CHOICES, is_strict, plain_schema
from summarizer.pipeline.kind import usual_kind
from summarizer.pipeline.preview import questions
from summarizer.prompting import load_prompts
from tests.articles import FERRIES, article

LONG = article(
    FERRIES + "".join(f"Norlin said on Monday that ferry {number} waits.\n" for number in range(400))
)
LLAMA_REPEATS = 2_000


def asked(text: Article, strategy: StrategyName) -> list[Request[Any]]:
    found = questions(text, usual_kind().strategies[strategy], load_prompts(), context_tokens=32_768)
    assert found
    return found


def values(part: object, *keywords: str) -> Iterator[Any]:
    """Yield the values of keywords anywhere in a schema."""
    if isinstance(part, dict):
        yield from (part[keyword] for keyword in keywords if keyword in part)
    for each in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from values(each, *keywords)


@pytest.mark.parametrize("strategy", ["single", "staged"])
@pytest.mark.parametrize("text", [article(FERRIES), LONG], ids=["short", "long"])
def test_a_form_is_strict_and_its_grammar_compiles(text: Article, strategy: StrategyName) -> None:
    for request in asked(text, strategy):
        schema = plain_schema(request.answer)
        assert is_strict(schema)
        assert sum(map(len, values(schema, "enum"))) <= MOST_CHOICES
        bounds = values(request.answer.model_json_schema(), "maxLength", "maxItems", "minLength", "minItems")
        assert all(bound < LLAMA_REPEATS for bound in bounds)
