import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.merging import same_statement


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The union demands higher wages.", "Higher wages are demanded by the union."),
        ("Iraq wants the troops to leave.", "Iraqi officials want soldiers to withdraw."),
    ],
)
def test_what_says_the_same_is_the_same(one: str, other: str) -> None:
    assert same_statement(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The union accepts the offer.", "The union does not accept the offer."),
        ("The union accepts the offer.", "The union rejects the offer."),
        ("The port sacked 200 workers.", "The port sacked 300 workers."),
        ("The port reopens.", "The minister resigned."),
    ],
)
def test_what_differs_in_sense_or_figure_is_not_the_same(one: str, other: str) -> None:
    assert not same_statement(one, other)


def test_a_question_settles_the_subject_of_its_answers() -> None:
    question = "Why did the port close?"
    assert same_statement("a strike by dockers over pay", "dockers walked out in a strike", about=question)


@given(st.text(max_size=60), st.text(max_size=60))
def test_neither_statement_comes_first(one: str, other: str) -> None:
    assert same_statement(one, other) == same_statement(other, one)
