from typing import Any

import pytest

from summarizer.domain.disputes import Disputes
from summarizer.errors import AccessDenied, AnswerInvalid
from summarizer.kinds.disputes.staged import Staged
from summarizer.llm import Request, ScriptedModel
from summarizer.pipeline.briefing.material import gather
from summarizer.pipeline.strategy import Asker, Draft
from summarizer.prompting import load_prompts
from tests.articles import FERRIES, article, fill_in
from tests.proposals import sections

LONG = (
    "Norlin Lines wants to cut the night crossings between the ports of Sund and Tarn in March after a "
    "winter of storms and strikes that kept most of the old ferries in the harbours for a month and a half "
    "and left the islands without bread.\n"
)
SHORT = "Norlin Lines wants to cut the night crossings between the ports of Sund and Tarn in March."


def staged(model: ScriptedModel, text: str = FERRIES) -> Disputes:
    return sections(drafted(model, text))


def drafted(model: ScriptedModel, text: str = FERRIES) -> Draft:
    return Staged().draft(gather(article(text)), Asker(model, load_prompts()))


def answering(short: str = "", question: str = "") -> ScriptedModel:
    """Return a model that shortens and asks as it is told to."""

    def script(request: Request[Any]) -> dict[str, str]:
        fields = request.answer.model_json_schema()["properties"]
        return {"short": short} if "short" in fields else {"question": question}

    return ScriptedModel(always=script)


def test_a_statement_is_the_articles_clause_and_no_model_is_asked_for_it() -> None:
    model = ScriptedModel(always=fill_in)
    draft = staged(model)
    assert "“We will strike if a single crossing goes.”" in [p.statement for p in draft.positions]
    assert [request for request in model.requests if "You shorten" in request.system] == []


def test_a_long_clause_is_shortened_where_the_checks_find_nothing_new() -> None:
    assert [p.statement for p in staged(answering(short=SHORT), LONG).positions] == [SHORT]


@pytest.mark.parametrize(
    "short", ["", "-", "Norlin Lines wants to cut the night crossings in May.", "Norlin Lines wants war."]
)
def test_a_wording_that_says_something_else_is_not_taken(short: str) -> None:
    assert [p.statement for p in staged(answering(short=short), LONG).positions] == [LONG.strip()]


DEMAND = (
    "Peru wants Norlin Lines to cut the night crossings between Sund and Tarn in March.\n"
    "Norlin Lines refused to cut the night crossings.\n"
)


def test_a_question_that_names_the_matter_is_taken() -> None:
    question = "Will Norlin Lines cut in March the night crossings of Sund and Tarn?"
    (dispute,) = staged(answering(question=question), DEMAND).open_disputes
    assert dispute.question == question


@pytest.mark.parametrize(
    "question",
    [
        "What will happen?",
        "Is it so",
        "Did Norlin Lines cut the night crossings?",
        "Will Chile buy Oslo?",
        "Will Norlin Lines cut the night crossings in March?",
    ],
)
def test_another_question_gives_way_to_that_of_code(question: str) -> None:
    (dispute,) = staged(answering(question=question), DEMAND).open_disputes
    assert dispute.question == "Will Norlin Lines cut the night crossings between Sund and Tarn in March?"


def test_the_whole_article_is_in_no_prompt() -> None:
    model = ScriptedModel(always=fill_in)
    staged(model)
    assert model.requests
    assert all(len(request.user) < len(FERRIES) for request in model.requests)


def test_a_question_without_an_answer_is_a_warning_and_the_claims_stay() -> None:
    draft = drafted(ScriptedModel(always=AnswerInvalid("rubbish")))
    assert any("rubbish" in warning for warning in draft.warnings)
    assert draft.claims["positions"]
    assert draft.claims["open_disputes"]


def test_without_access_there_is_no_draft() -> None:
    with pytest.raises(AccessDenied):
        staged(ScriptedModel(always=AccessDenied("no key")))


def test_moments_and_statuses_come_from_code() -> None:
    draft = staged(ScriptedModel(always=fill_in))
    moments = {
        event.moment.phrase: (event.moment.value, event.status) for event in draft.timeline if event.moment
    }
    assert moments["April 2025"] == ("2025-04", "planned")


def test_a_long_text_gives_a_readable_number_of_claims() -> None:
    lines = [f"Minister Ana Vell wants to close harbour {number} in March." for number in range(300)]
    draft = staged(ScriptedModel(always=fill_in), "\n".join(lines))
    assert draft.positions
    assert len(draft.positions) < 20


def test_every_claim_of_an_invented_article_is_in_its_words() -> None:
    draft = staged(ScriptedModel(always=fill_in))
    words = set(FERRIES.replace("“", "").replace("”", "").replace(",", " ").replace(".", " ").split())
    for position in draft.positions:
        said = position.statement.replace("[", "").replace("]", "").strip("“”.").replace(",", " ").split()
        assert {word for word in said if word.islower()} <= words
