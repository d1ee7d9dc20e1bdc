import pytest
from pydantic import BaseModel

from summarizer.errors import AnswerInvalid
from summarizer.llm import Request, ScriptedModel
from summarizer.pipeline.speaking import Speaking


class Weather(BaseModel):
    sky: str


REQUEST = Request(system="s", user="u", answer=Weather, max_tokens=9)


def test_every_question_is_told_with_what_it_took() -> None:
    told: list[str] = []
    asked = Speaking(ScriptedModel(always=lambda _request: {"sky": "grey"}), told.append)
    assert asked.ask(REQUEST).value == Weather(sky="grey")
    (line,) = told
    assert line.startswith(f"{asked.reference}: Weather, 0.0 s: ")
    assert " tokens in, " in line


def test_a_question_without_an_answer_is_told_with_the_reason() -> None:
    told: list[str] = []
    with pytest.raises(AnswerInvalid):
        Speaking(ScriptedModel(always=AnswerInvalid("rubbish")), told.append).ask(REQUEST)
    assert told[0].endswith(" s: no answer: rubbish")
