from typing import Any

import pytest

from summarizer.domain import Attribution, Draft
from summarizer.errors import AccessDenied, AnswerInvalid
from summarizer.llm import Request, ScriptedModel
from summarizer.pipeline.briefing.material import gather
from summarizer.pipeline.briefing.staged import Staged
from summarizer.pipeline.strategy import Asker
from summarizer.prompting import load_prompts
from tests.articles import FERRIES, article


def fill_in(request: Request[Any]) -> dict[str, str]:
    """Answer every field of a form alike."""
    return dict.fromkeys(request.answer.model_json_schema()["properties"], "fewer crossings")


def staged(model: ScriptedModel, text: str = FERRIES) -> Draft:
    return Staged().draft(gather(article(text)), Asker(model, load_prompts()))


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
    assert form["required"] == ["Norlin Lines wants"]


def test_the_whole_article_is_in_no_prompt() -> None:
    model = ScriptedModel(always=fill_in)
    staged(model)
    longest = max(len(sentence) for sentence in FERRIES.splitlines())
    sentence_requests = [request for request in model.requests if "finish each" in request.system]
    assert sentence_requests
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
    draft = staged(ScriptedModel(always=fill_in))
    roles = {party.name: party.role for party in draft.parties}
    assert roles["Norlin Lines"] == "wants fewer crossings"
    assert "wants fewer crossings" not in {role for name, role in roles.items() if name != "Norlin Lines"}


def keys(text: str) -> list[str]:
    """Return the fields of all forms, in the order of the text."""
    model = ScriptedModel(always=lambda request: dict.fromkeys(fill_in(request), "-"))
    staged(model, text)
    return [key for request in model.requests for key in request.answer.model_json_schema()["properties"]]


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Peru and the United States agreed to share the harbour.", "Peru and the United States agree"),
        ("The US rejects the offer.", "The United States rejects"),
        ("The US did not accept the offer.", "The United States is against"),
        ("Peru does not expect a deal.", "Peru"),
        ("Peru did not reject the offer.", "Peru"),
        ("Iraqi militias threatened to close the port.", "Iraqi militias threaten"),
        ("Peru warned of a storm.", "Peru warns that"),
        ("Peru said the port would close.", "Peru says that"),
        ("Peru and the US are set to begin talks.", "Peru and the United States are set to"),
        ("Peru is close to a deal.", "Peru agrees"),
        ("The port closed in 1962.", "In 1962"),
        ("Peru wants the port to close in May and to open in June.", "In June Peru wants"),
    ],
)
def test_a_field_begins_the_sentence_that_the_model_finishes(text: str, field: str) -> None:
    assert field in keys(text)


def finished(text: str, answer: str) -> Draft:
    return staged(ScriptedModel(always=lambda request: dict.fromkeys(fill_in(request), answer)), text)


def test_a_statement_is_its_beginning_and_what_the_model_finished() -> None:
    draft = finished("Peru said the port would close.", "The port will close")
    assert [position.statement for position in draft.positions] == ["Peru says that the port will close."]


def test_parties_that_agree_hold_one_statement_together() -> None:
    draft = finished("Peru and France agreed to share the harbour.", "to share the harbour.")
    assert [(position.holders, position.statement) for position in draft.positions] == [
        (("Peru", "France"), "Peru and France agree to share the harbour."),
    ]


def test_what_somebody_tells_of_another_is_reported_by_that_teller() -> None:
    (position,) = finished("Four officials said France rejected the offer.", "the offer.").positions
    assert position.holders == ("France",)
    assert position.attribution == Attribution(according_to="Four officials", certainty="reported")


@pytest.mark.parametrize(
    "text",
    [
        "Peru said on Monday that the port would close.",
        "Peru told Radio Sund in an interview on Monday that the port would close.",
        "Peruvian officials on Monday said the port would close.",
        "Peru wants the port to close on Monday.",
    ],
)
def test_when_something_was_said_or_is_wanted_the_statement_happens(text: str) -> None:
    draft = finished(text, "the port to close.")
    assert [event.what for event in draft.timeline] == [position.statement for position in draft.positions]


def test_when_something_else_happens_is_asked() -> None:
    assert keys("Peru said the port would close on Monday.") == ["Peru says that", "On Monday"]


def test_now_is_no_time() -> None:
    assert keys("The port is now closed.") in ([], ["In short"])


def test_initials_are_spaced_as_the_sentence_spaces_them() -> None:
    draft = finished("The U.S. said the port would close.", "the U. S. closes the port.")
    assert [position.statement for position in draft.positions] == [
        "The United States says that the U.S. closes the port."
    ]


def test_the_summary_says_what_the_positions_of_its_sentences_say() -> None:
    draft = finished("Peru said that it would close the port of Sund for all ships.", "the port will close.")
    assert [line.text for line in draft.summary] == ["Peru says that the port will close."]
