import re
from typing import Any

import pytest

from summarizer.domain import Draft
from summarizer.errors import AnswerInvalid, AnswerTruncated, ContextOverflow
from summarizer.llm import Request, ScriptedModel
from summarizer.pipeline.briefing.material import gather
from summarizer.pipeline.briefing.single import Single
from summarizer.pipeline.strategy import Asker
from summarizer.prompting import load_prompts
from tests.articles import FERRIES, article

_SENTENCE = re.compile(r"^\[\d+\]", re.MULTILINE)


def answer(request: Request[Any]) -> dict[str, Any]:
    """Fill in a form: a position and a summary line that cite the first sentence shown."""
    schema = request.answer.model_json_schema()
    parties = list(schema["$defs"]["Roles"]["properties"])
    number = int(request.user.split("[", 1)[1].split("]", 1)[0])
    return {
        "roles": dict.fromkeys(parties, "takes part"),
        "positions": [
            {"holder": parties[0], "kind": "demands", "statement": "Fewer crossings.", "sentences": [number]}
        ],
        "events": dict.fromkeys(schema["$defs"]["Events"]["properties"], "It happens."),
        "open_disputes": [],
        "summary": [{"text": "A dispute.", "sentences": [number]}],
    }


def single(model: ScriptedModel, text: str = FERRIES) -> Draft:
    return Single().draft(gather(article(text)), Asker(model, load_prompts()))


def test_a_short_article_is_one_question() -> None:
    model = ScriptedModel(always=answer, context_tokens=32_768)
    draft = single(model)
    assert len(model.requests) == 1
    assert draft.positions[0].statement == "Fewer crossings."


def test_an_answer_that_cites_a_sentence_that_does_not_exist_does_not_validate() -> None:
    def invents(request: Request[Any]) -> dict[str, Any]:
        return answer(request) | {"summary": [{"text": "A dispute.", "sentences": [99]}]}

    with pytest.raises(AnswerInvalid):
        single(ScriptedModel(always=invents))


def test_a_holder_that_code_did_not_find_does_not_validate() -> None:
    def invents(request: Request[Any]) -> dict[str, Any]:
        made = answer(request)
        return made | {"positions": [made["positions"][0] | {"holder": "Atlantis"}]}

    with pytest.raises(AnswerInvalid):
        single(ScriptedModel(always=invents))


def test_a_long_article_is_read_in_windows_and_nothing_is_cut() -> None:
    lines = [f"Minister Ana Vell said that harbour {number} will be closed." for number in range(2_700)]
    model = ScriptedModel(always=answer, context_tokens=8_192)
    single(model, "\n".join(lines))
    assert len(model.requests) > 1
    shown = "\n".join(request.user for request in model.requests)
    assert len("\n".join(lines).split()) >= 24_000
    assert all(line in shown for line in lines)


def test_a_window_without_an_answer_is_a_warning() -> None:
    lines = [f"Minister Ana Vell said that harbour {number} will be closed." for number in range(900)]
    answers = iter([AnswerInvalid("rubbish")])
    model = ScriptedModel(always=lambda request: next(answers, None) or answer(request), context_tokens=8_192)
    draft = single(model, "\n".join(lines))
    assert any("rubbish" in warning for warning in draft.warnings)
    assert draft.positions


@pytest.mark.parametrize("error", [AnswerTruncated("cut"), ContextOverflow("long")])
def test_a_window_whose_answer_has_no_room_is_asked_about_once_more_in_halves(error: Exception) -> None:
    model = ScriptedModel([error], always=answer, context_tokens=32_768)
    draft = single(model)
    assert len(model.requests) == 3
    whole, first, second = (set(_SENTENCE.findall(request.user)) for request in model.requests)
    assert first | second == whole
    assert not first & second
    assert not draft.warnings


def test_halves_that_have_no_room_either_are_warnings() -> None:
    model = ScriptedModel(always=AnswerTruncated("cut"), context_tokens=32_768)
    draft = single(model)
    assert len(model.requests) == 3
    assert len(draft.warnings) == 2


def test_what_the_overlap_of_windows_gives_twice_stands_once() -> None:
    lines = [
        f"Minister Ana Vell said that harbour {number} will be closed in March." for number in range(900)
    ]
    draft = single(ScriptedModel(always=answer, context_tokens=8_192), "\n".join(lines))
    spans = [(event.moment.start, event.moment.end) for event in draft.timeline]
    assert len(spans) == len(set(spans)) == 900
