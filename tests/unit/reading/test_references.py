"""Whom pronouns plainly mean."""

import pytest

from summarizer.reading import read
from tests.articles import article


def meant(text: str) -> list[tuple[str, tuple[str, ...]]]:
    made = article(text)
    return [(made.text[each.start : each.end], each.parties) for each in read(made).references]


@pytest.mark.parametrize(
    ("text", "pronoun", "parties"),
    [
        ("Minister Ana Vell met the union.\nShe rejected its offer.", "She", ("Ana Vell",)),
        ("Peru insists that it wants the port.", "it", ("Peru",)),
        ("Peru wants its ships back.", "its", ("Peru",)),
        ("Peru and Chile met in Sund.\nThey agreed to talk.", "They", ("Peru", "Chile")),
    ],
)
def test_a_pronoun_means_who_acted_last(text: str, pronoun: str, parties: tuple[str, ...]) -> None:
    assert (pronoun, parties) in meant(text)


@pytest.mark.parametrize(
    "text",
    [
        "Minister Ana Vell met Tove Brandt, and Ilan Voss left.\nThe storm came.\nHe left.",
        "Peru met Chile over the port.\nThe storm closed it.",
        "Peru closed the port of Sund in May and its cranes.",
    ],
)
def test_what_may_be_somebody_or_something_else_is_left_open(text: str) -> None:
    assert meant(text) == []


def test_a_reference_names_the_sentence_that_has_the_name() -> None:
    made = article("Minister Ana Vell left.\nShe said the port would close.\nShe rejected the offer.")
    assert [each.sentence for each in read(made).references] == [1, 1]


def test_he_goes_on_to_mean_who_still_acts() -> None:
    text = "Minister Ana Vell met the union.\nShe had a plan for Sund.\nShe wants its support."
    assert [parties for pronoun, parties in meant(text) if pronoun == "She"] == [("Ana Vell",)] * 2


def test_the_two_leaders_are_the_persons_named_together_before() -> None:
    text = "Minister Ana Vell and President Ilan Voss met.\nThe two leaders agreed to talk."
    assert ("leaders", ("Ana Vell", "Ilan Voss")) in meant(text)


def test_the_two_sides_are_no_persons() -> None:
    text = "Minister Ana Vell and President Ilan Voss met.\nThe two sides agreed to talk."
    assert not [noun for noun, _ in meant(text) if noun == "sides"]
