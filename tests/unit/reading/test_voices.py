"""Whom a pronoun or a description means."""

import pytest

from summarizer.reading import find_statements
from tests.articles import article


def last_source(text: str) -> str | None:
    return find_statements(article(text))[-1].source


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Ada Lund came on Monday. She said the port would close.", "Ada Lund"),
        ("Ada Lund said it was late. She warned that the port would close.", "Ada Lund"),
        ("Peru left the talks. It said the port would close.", "Peru"),
        ("The crews went on strike. They said the port would close.", "The crews"),
        ("Ada Lund said that she would leave.", "Ada Lund"),
        ("Bob Ray was there. Ada Lund's lawyer said she would leave.", "Ada Lund's lawyer"),
    ],
)
def test_a_pronoun_means_who_spoke_or_acted_last(text: str, source: str) -> None:
    assert last_source(text) == source


@pytest.mark.parametrize(
    "text",
    [
        "The port closed on Monday. She said it was late.",
        "Peru left the talks. She said it was late.",
        "Ada Lund left. The port closed. The ships went. The day ended. She said it was late.",
        "Ada Lund left. They said it was late.",
    ],
)
def test_a_pronoun_that_nothing_near_fits_is_left_open(text: str) -> None:
    assert last_source(text) is None


def test_in_a_quotation_he_is_somebody_else_than_who_speaks() -> None:
    text = "Bob Ray came. “He wants the port,” said Carl Vell."
    assert {found.source for found in find_statements(article(text))} == {"Carl Vell"}


def test_the_author_and_everybody_take_no_position() -> None:
    assert find_statements(article("I think that the port will close. You want it open.")) == []


def test_us_is_a_state_and_us_in_small_letters_the_speaker() -> None:
    assert last_source("The US said that the port would close.") == "United States"
