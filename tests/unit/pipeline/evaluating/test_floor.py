"""Random answers, in the forms that models fill."""

from enum import Enum
from typing import Literal

import pytest
from pydantic import BaseModel, Field, ValidationInfo, field_validator

from summarizer.errors import AnswerInvalid
from summarizer.llm import Request, ScriptedModel
from summarizer.pipeline.evaluating.floor import RandomAnswers
from tests.articles import FERRIES, article

SENTENCES = tuple(" ".join(article(FERRIES).words(s).split()) for s in article(FERRIES).sentences)


class Mood(Enum):
    FIRM = "firm"
    OPEN = "open"


class Claim(BaseModel):
    holders: list[str] = Field(min_length=1, max_length=3)
    statement: str
    short: str = Field(max_length=20)
    when: str | None
    kind: Literal["demands", "offers"]
    mood: Mood
    sentences: list[Literal[2, 3, 5]] = Field(min_length=1, max_length=4)
    number: int
    fixed: Literal["x"]
    sure: bool


class Form(BaseModel):
    claims: list[Claim]
    none: list[Claim] = Field(max_length=0)


def answers(seed: int = 7, model: ScriptedModel | None = None) -> RandomAnswers:
    return RandomAnswers(article(FERRIES), model or ScriptedModel(), seed)


def filled(user: str = "?", seed: int = 7) -> Form:
    return answers(seed).ask(Request("system", user, Form, 100)).value


def test_every_field_gets_what_the_article_offers_for_it() -> None:
    form = filled()
    names = {name for claim in form.claims for name in claim.holders}
    assert form.none == []
    assert 1 <= len(form.claims) <= 20
    assert "Norlin Lines" in names
    assert all(name in FERRIES and len(name) < 40 for name in names)
    assert {claim.statement for claim in form.claims} <= set(SENTENCES)
    assert all(any(s.startswith(claim.short) for s in SENTENCES) for claim in form.claims)
    assert all(1 <= claim.number <= len(SENTENCES) for claim in form.claims)
    times = {claim.when for claim in form.claims} - {None}
    assert times
    assert all(time in FERRIES for time in times if time)


def test_the_same_question_gets_the_same_answer_and_another_draw_another() -> None:
    assert filled() == filled()
    assert (
        len({filled().model_dump_json(), filled("other").model_dump_json(), filled(seed=8).model_dump_json()})
        == 3
    )


def test_it_stands_in_for_a_model_and_costs_nothing() -> None:
    stand_in = answers(model=ScriptedModel(strategy="single", context_tokens=123))
    assert (stand_in.strategy, stand_in.context_tokens, stand_in.usd_per_million_tokens) == (
        "single",
        123,
        (0.0, 0.0),
    )
    usage = stand_in.ask(Request("system", "user", Form, 100)).usage
    assert (usage.calls, usage.input_tokens, usage.output_tokens) == (1, 0, 0)


class Choosy(BaseModel):
    statement: str

    @field_validator("statement")
    @classmethod
    def never(cls, value: str, info: ValidationInfo) -> str:
        raise ValueError(f"{info.field_name} is never {value}")


def test_a_form_that_asks_for_more_than_its_schema_has_no_answer() -> None:
    with pytest.raises(AnswerInvalid, match="statement is never"):
        answers().ask(Request("system", "user", Choosy, 100))


class Nested(BaseModel):
    values: dict[str, float]
    share: float


def test_a_kind_of_field_that_no_form_of_ours_has_is_a_bug() -> None:
    with pytest.raises(TypeError, match="no form of ours has a field of type 'number'"):
        answers().ask(Request("system", "user", Nested, 100))
