from typing import Any

from summarizer.domain import Attribution, Dossier
from summarizer.errors import AnswerInvalid
from summarizer.llm import Request, ScriptedModel
from summarizer.merging import merge
from summarizer.pipeline import add_words
from summarizer.prompting import load_prompts
from tests.unit.merging.dossiers import brief, dispute, event, party, position


def story() -> Dossier:
    return merge(
        [
            brief(
                "a",
                "2024-01-10",
                party("Ana Vell"),
                position("Ana Vell", "Ana Vell wants a pay rise of 3 percent for the dockers."),
                event("The dockers began a strike at the port.", "2024-01-08"),
                dispute("Will the port raise the pay of the dockers?"),
            ),
            brief(
                "b",
                "2024-02-10",
                party("Ana Vell"),
                position(
                    "Ana Vell", "Ana Vell warns that the dockers want a pay rise of 5 percent.", "warns"
                ),
            ),
        ]
    )


def told(line: str, subject: str) -> ScriptedModel:
    def answer(request: Request[Any]) -> dict[str, str]:
        (field,) = request.answer.model_json_schema()["properties"]
        return {field: line if field == "In short" else subject}

    return ScriptedModel(always=answer)


def test_lines_of_one_claim_stand_as_they_are_and_several_are_joined() -> None:
    model = told("Ana Vell wants a pay rise of 3 percent and later of 5 percent", "pay of the dockers")
    made = add_words(story(), model, load_prompts())
    assert [line.text for line in made.overview] == [
        "Ana Vell wants a pay rise of 3 percent and later of 5 percent.",
        "2024-01-08: The dockers began a strike at the port.",
        "Open: Will the port raise the pay of the dockers?",
    ]
    joined = made.overview[0]
    assert (joined.sources, joined.problems) == (2, ())
    assert [citation.source for citation in joined.cited] == ["S1", "S2"]
    assert [position.subject for position in made.positions] == ["pay of the dockers"]


def test_a_line_that_its_sentences_do_not_carry_stays_with_the_problem() -> None:
    made = add_words(story(), told("Ana Vell wants a pay rise of 9 percent.", "pay"), load_prompts())
    assert "9 percent" in made.overview[0].text
    assert any("9" in problem for problem in made.overview[0].problems)


def test_without_an_answer_the_first_line_stands_and_says_so() -> None:
    made = add_words(story(), ScriptedModel(always=AnswerInvalid("rubbish")), load_prompts())
    line = made.overview[0]
    assert line.text == "Ana Vell wants a pay rise of 3 percent for the dockers."
    assert "the model gave no usable answer" in line.problems[0]
    assert made.positions[0].subject is None


def test_an_answer_that_reached_its_end_says_that_it_is_cut() -> None:
    made = add_words(story(), told("pay " * 100, "pay"), load_prompts())
    assert made.overview[0].problems[0] == "is cut short: the model wrote too much"


def test_a_subject_of_names_only_or_of_words_of_its_own_is_left_out() -> None:
    for subject in ("Ana Vell", "volcanoes", "pay " * 12):
        assert add_words(story(), told("So.", subject), load_prompts()).positions[0].subject is None


def test_what_an_article_says_is_no_instruction_of_the_prompt() -> None:
    model = told("So.", "pay")
    add_words(story(), model, load_prompts())
    assert all("dockers" not in request.system for request in model.requests)
    assert all("dockers" in request.user for request in model.requests)


def test_a_line_says_who_vouches_for_what_it_tells() -> None:
    told_by = {"attribution": Attribution(according_to="two officials", certainty="possible")}
    vell = position("Ana Vell", "Ana Vell wants more pay.").model_copy(update=told_by)
    strike = event("The dockers began a strike.", "2024-01-08").model_copy(update=told_by)
    dossier = merge([brief("a", "2024-01-10", party("Ana Vell"), vell, strike)])
    made = add_words(dossier, told("So.", "pay"), load_prompts())
    assert [line.text for line in made.overview] == [
        "Ana Vell wants more pay. (possible, according to two officials)",
        "2024-01-08: The dockers began a strike. (possible, according to two officials)",
    ]
