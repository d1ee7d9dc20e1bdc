from typing import Any

from summarizer.domain import Draft
from summarizer.errors import AccessDenied, AnswerInvalid
from summarizer.llm import Request, ScriptedModel
from summarizer.pipeline.material import gather
from summarizer.pipeline.staged import Staged
from summarizer.pipeline.strategy import Asker
from summarizer.prompting import load_prompts
from tests.articles import FERRIES, article


def fill_in(request: Request[Any]) -> dict[str, str]:
    """Answer every field of a form with its own name."""
    return dict.fromkeys(request.answer.model_json_schema()["properties"], "Norlin Lines said so")


def staged(model: ScriptedModel, text: str = FERRIES) -> Draft:
    return Staged().draft(gather(article(text)), Asker(model, load_prompts())).draft


def test_only_sentences_in_which_code_found_something_are_asked_about() -> None:
    model = ScriptedModel(always=fill_in)
    staged(model, "Norlin Lines wants to cut the night crossings.\nThe sea was calm.\n")
    asked = [request.user for request in model.requests if "The sea was calm" in request.user]
    assert asked == []


def test_every_field_of_the_form_is_a_finding_of_code() -> None:
    model = ScriptedModel(always=fill_in)
    staged(
        model, "Sund is a port.\nNorlin Lines wants to cut the night crossings between the ports in March.\n"
    )
    form = next(r for r in model.requests if "night crossings" in r.user).answer.model_json_schema()
    assert set(form["required"]) == {"Norlin Lines holds that", "event in March", "gist"}


def test_the_whole_article_is_in_no_prompt() -> None:
    model = ScriptedModel(always=fill_in)
    staged(model)
    longest = max(len(sentence) for sentence in FERRIES.splitlines())
    sentence_requests = [request for request in model.requests if "holds that" in request.system]
    assert all(len(request.user) <= longest + 60 for request in sentence_requests)


def test_what_the_sentence_does_not_tell_is_no_claim() -> None:
    draft = staged(ScriptedModel(always=lambda request: dict.fromkeys(fill_in(request), "-")))
    assert (draft.positions, draft.timeline, draft.summary) == ((), (), ())


def test_a_question_without_an_answer_is_a_warning_and_the_rest_stays() -> None:
    answers = iter([AnswerInvalid("rubbish")])
    draft = staged(ScriptedModel(always=lambda request: next(answers, None) or fill_in(request)))
    assert any("rubbish" in warning for warning in draft.warnings)
    assert draft.positions


def test_without_access_there_is_no_draft() -> None:
    model = ScriptedModel(always=AccessDenied("no key"))
    try:
        staged(model)
    except AccessDenied:
        return
    raise AssertionError("an error that every question would meet must end the article")


def test_moments_and_statuses_come_from_code() -> None:
    draft = staged(ScriptedModel(always=fill_in))
    moments = {event.moment.phrase: (event.moment.value, event.status) for event in draft.timeline}
    assert moments["April 2025"] == ("2025-04", "planned")
    assert moments["several weeks"][0] is None


def test_a_text_of_thirty_thousand_words_is_asked_about_to_its_end() -> None:
    lines = [
        f"Minister Ana Vell said that harbour {number} will be closed in March." for number in range(2_500)
    ]
    model = ScriptedModel(always=fill_in)
    draft = staged(model, "\n".join(lines))
    assert len("\n".join(lines).split()) >= 30_000
    assert {number for position in draft.positions for number in position.sentences} == set(range(1, 2_501))


def test_a_party_has_its_first_position_for_a_role() -> None:
    draft = staged(
        ScriptedModel(always=lambda r: dict.fromkeys(fill_in(r), "Norlin Lines wants fewer crossings."))
    )
    roles = {party.name: party.role for party in draft.parties}
    assert roles["Norlin Lines"] == "wants fewer crossings"
    assert "wants fewer crossings" not in {role for name, role in roles.items() if name != "Norlin Lines"}
