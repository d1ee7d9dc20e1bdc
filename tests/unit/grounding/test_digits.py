"""Figures of claims in other languages, compared by their digits."""

import pytest

from summarizer.grounding import check_digits, check_quotes


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("exige 1.200 euros", "exige 1 200 euros"),
        ("3.5 per cent", "un 3,5 %"),
        ("1200 يورو", "١٢٠٠ يورو"),
        ("tres barcos", "3 barcos"),
        ("los 3 barcos", "tres barcos"),
    ],
)
def test_one_number_in_two_spellings_is_carried(claim: str, evidence: str) -> None:
    assert check_digits(claim, evidence) == ()


@pytest.mark.parametrize(
    ("claim", "evidence", "figure"),
    [
        ("un 35 %", "un 3,5 %", "35"),
        ("1.300 euros", "1.200 euros", "1.300"),
        ("el 23 de julio", "el martes", "23"),
    ],
)
def test_a_number_that_the_sentence_does_not_have_is_named(claim: str, evidence: str, figure: str) -> None:
    assert check_digits(claim, evidence) == (f"“{figure}” is not in the sentence",)


@pytest.mark.parametrize("marks", ["«{}»", "« {} »", "„{}“", "»{}«", "“{}”", '"{}"'])
def test_quotations_are_held_to_the_article_in_any_marks(marks: str) -> None:
    text = "Sie sagten: „wir gehen morgen früh“, mehr nicht."
    assert check_quotes("Er: " + marks.format("wir gehen morgen"), text) == ()
    assert check_quotes("Er: " + marks.format("wir bleiben morgen"), text) == (
        "quotes “wir bleiben morgen”, which the article does not say",
    )
