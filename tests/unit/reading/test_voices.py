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


def test_the_author_says_it_as_nobody_in_particular() -> None:
    found = find_statements(article("I think that the port will close."))
    assert [(one.source, one.holder) for one in found] == [(None, None)]


def test_what_you_or_one_would_say_is_no_statement() -> None:
    assert find_statements(article("You want it open. One would say that it is late.")) == []


def test_us_is_a_state_and_us_in_small_letters_the_speaker() -> None:
    assert last_source("The US said that the port would close.") == "United States"


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        (
            "Ada Lund released a statement on Monday. The statement said that the port would close.",
            "Ada Lund",
        ),
        (
            "The Harbour Development Fund met on Monday. Lund left. The fund said that the port would close.",
            "Harbour Development Fund",
        ),
        ("Volkswagen left. Fiat and Volkswagen family owners said that the port would close.", None),
        ("Fiat rejected it. According to monitoring data from Fiat, 20 ports were closed.", "Fiat"),
        ("Norlin's profits said that the port would close.", None),
    ],
)
def test_who_speaks_is_whoever_made_the_text_or_has_the_name(text: str, holder: str | None) -> None:
    assert [found.holder for found in find_statements(article(text)) if found.kind == "says"][-1] == holder


def test_the_two_sides_are_those_who_alone_were_named_together() -> None:
    text = (
        "The government of Peru and the union met in Sund. Ada Lund and Tove Brandt signed the pledge. "
        "The boats left. It rained. The two sides agreed to share the port."
    )
    found = [each.holder for each in find_statements(article(text)) if each.kind == "agrees"]
    assert found[-2:] == ["Peru", "union"]
