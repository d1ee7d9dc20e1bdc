import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.domain import Remark
from summarizer.evaluation import Statement, check_wording
from summarizer.grounding import check_support

SENTENCE = "Ferry operator Norlin Lines wants to cut the night crossings between Sund and Tarn in March."


def remarks(
    text: str, evidence: str = "", *, asks: bool = False, problems: tuple[str, ...] = ()
) -> dict[str, str]:
    found = check_wording([Statement("position 1", text, evidence, asks=asks, problems=problems)])
    return {remark.check: remark.reason for remark in found}


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Norlin plans fewer ferries after dark.", False),
        ("Norlin “will not give in.”", False),
        ("Norlin plans to end it (by March).", False),
        ("This week Norlin cuts two ferries.", False),
        ("Italy pays for the ferries.", False),
        ("Will Norlin cut the night crossings between Sund and Tarn in March?", True),
        ("What does the union want for the crews?", True),
        ("Which crossings are cut, and what are they cut for?", True),
    ],
)
def test_good_wording_is_left_alone(text: str, asks: bool) -> None:  # noqa: FBT001 - a parameter of the test
    assert remarks(text, SENTENCE, asks=asks) == {}


def test_eight_words_in_a_row_are_copied_and_seven_are_not() -> None:
    tail = ", said people who know of it and did not want their names told."
    eight = "It was told that Norlin Lines wants to cut the night crossings"
    assert remarks("The " + eight[3:] + tail, SENTENCE)["copied"] == (
        "8 of its 25 words are the article's in a row: “norlin lines wants to cut the night crossings”"
    )
    assert "copied" not in remarks(eight.replace("Norlin Lines", "Lines") + tail, SENTENCE)


def test_a_short_statement_is_copied_when_most_of_it_is_one_run() -> None:
    said = "Crews say Norlin wants to cut crossings."
    assert "copied" in remarks("Today Norlin wants to cut crossings.", said)
    assert "copied" not in remarks("Today Norlin wants to cut.", said)
    assert "copied" not in remarks("Crews say Norlin.", said)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Norlin plans to reduce the", "ends in “the”, after which a sentence goes on"),
        ("Norlin plans fewer ferries and.", "ends in “and”, after which a sentence goes on"),
        ("Norlin plans to end crossi", "ends in “crossi”, which is the beginning of “crossings”"),
        ("Norlin plans for Mar.", "ends in “Mar”, which is the beginning of “march”"),
        ("Norlin plans less", "has no end after “less”"),
        ("Norlin plans less,", "has no end after “less”"),
        ("…", "says nothing"),
        ("", "says nothing"),
    ],
)
def test_a_statement_that_is_cut_off(text: str, reason: str) -> None:
    assert remarks(text, SENTENCE) == {"cut": reason}


def test_another_form_of_a_word_is_no_piece_of_it() -> None:
    assert remarks("Norlin plans the last night crossing.", SENTENCE) == {}
    assert remarks("All of them want to end.", "Norlin is ending all of it.") == {}
    assert remarks("Norlin wants out of Peru.", "Norlin leaves the Peruvian coast.") == {}


def test_a_question_asks() -> None:
    assert remarks("Will the crossings be cut.", asks=True) == {"cut": "asks without a question mark"}
    assert remarks("Will the crossings be cut?", asks=True) == {}
    assert remarks("What is Norlin afraid of, and because of whose?", asks=True) == {}


@pytest.mark.parametrize(
    "question",
    [
        "What is the current status of the talks?",
        "What is the status of the negotiations between Norlin and the union?",
        "What will happen to the crossings?",
        "What happens next?",
        "What's next for Norlin?",
        "What are the next steps?",
    ],
)
def test_a_question_that_could_be_asked_of_any_dispute(question: str) -> None:
    assert list(remarks(question, asks=True)) == ["generic"]
    assert "generic" not in remarks(question)


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("He rejected the offer.", "He"),
        ("They want more pay.", "They"),
        ("This is not paid for.", "This"),
        ("Their ferries stay in port.", "Their"),
        ("Will they strike?", "they"),
        ("When will it end?", "it"),
    ],
)
def test_a_statement_that_is_not_understood_alone(text: str, pronoun: str) -> None:
    assert remarks(text, asks=text.endswith("?"))["dependent"].startswith(f"“{pronoun}” stands for")


def test_a_statement_said_twice_names_the_first() -> None:
    statements = [
        Statement("event 1", "Norlin will cut the night crossings in March.", ""),
        Statement("event 2", "Norlin will cut night crossings in March.", ""),
        Statement("event 3", "Norlin will soon cut the night crossings in March.", ""),
    ]
    found = check_wording(statements)
    assert [(remark.check, remark.where) for remark in found] == [
        ("duplicate", "event 2"),
        ("duplicate", "event 3"),
    ]
    assert found[0].reason.startswith("says nearly the same as event 1: “Norlin will cut the night")


TOLD = "Norlin cuts 3 ferries of the night between Sund and Tarn in March, the state said."


@pytest.mark.parametrize(
    "other",
    [
        Statement("position 1", TOLD, "", "Norlin"),
        Statement("event 2", TOLD, "", "the union"),
        Statement("event 2", TOLD.replace("3", "4"), "", "Norlin"),
        Statement("event 2", "Norlin buys 3 ferries for the summer.", "", "Norlin"),
    ],
    ids=["section", "holder", "figure", "words"],
)
def test_what_differs_in_more_than_a_word_is_not_said_twice(other: Statement) -> None:
    first = Statement("event 1", TOLD, "", "Norlin")
    assert check_wording([first, other]) == ()


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Norlin agreed to pay.", "Norlin did not agree to pay."),
        ("Norlin did not agree to pay.", "Norlin agreed to pay."),
        ("Norlin will cut the crossings.", "Norlin may cut the crossings."),
        ("The strike ends in June 2025.", "The strike ends in May 2025."),
    ],
)
def test_the_problems_of_grounding_that_contradict_are_known_as_such(claim: str, evidence: str) -> None:
    problems = check_support(claim, evidence).problems
    assert problems
    assert remarks(claim, problems=problems)["contradicted"] in problems


def test_a_missing_word_contradicts_nothing() -> None:
    problems = check_support("The union met Norlin in Ostrava.", "The union met Norlin.").problems
    assert problems
    assert "contradicted" not in remarks("The union met Norlin in Ostrava.", problems=problems)


@given(
    st.lists(st.builds(Statement, st.just("event 1"), st.text(), st.text(), asks=st.booleans()), max_size=4)
)
def test_any_words_can_be_looked_at(statements: list[Statement]) -> None:
    assert all(isinstance(remark, Remark) and remark.reason for remark in check_wording(statements))
