import pytest

from summarizer.errors import AnswerInvalid, ModelTimeout
from summarizer.llm import Model, Request, ScriptedModel
from tests.unit.llm.test_endpoint import Said

QUESTION = Request("Be brief.", "Well?", Said, 50)


def test_answers_come_in_order_in_every_form() -> None:
    model: Model = ScriptedModel(
        [Said(answer="a"), {"answer": "b"}, lambda request: {"answer": request.user}]
    )
    assert [model.ask(QUESTION).value.answer for _ in range(3)] == ["a", "b", "Well?"]


def test_the_questions_are_kept() -> None:
    model = ScriptedModel(always={"answer": "a"})
    model.ask(QUESTION)
    assert model.requests == [QUESTION]


def test_an_error_in_the_queue_is_raised() -> None:
    with pytest.raises(ModelTimeout):
        ScriptedModel([ModelTimeout("slow")]).ask(QUESTION)


def test_a_scripted_answer_is_held_to_the_schema() -> None:
    with pytest.raises(AnswerInvalid):
        ScriptedModel([{"other": 1}]).ask(QUESTION)


def test_a_question_beyond_the_script_is_a_bug_of_the_test() -> None:
    with pytest.raises(AssertionError, match=r"Well\?"):
        ScriptedModel().ask(QUESTION)
