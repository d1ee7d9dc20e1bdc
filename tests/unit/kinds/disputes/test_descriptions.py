"""Descriptions that a reader of one clause understands."""

import pytest

from summarizer.kinds.disputes.clauses import Clauses
from summarizer.reading import read
from tests.articles import article


def whole(text: str) -> str | None:
    """Return the last sentence of a text as it can be told alone."""
    made = article(text)
    clause = Clauses(made, read(made)).whole(len(made.sentences))
    return clause.text if clause else None


def test_a_firm_that_was_named_is_named_again() -> None:
    text = "Norlin Lines rejected the offer. The company sold 300 ferries in May."
    assert whole(text) == "[Norlin Lines] sold 300 ferries in May."


def test_what_was_told_in_full_is_told_in_full_again() -> None:
    text = "The talks on a pay rise began late. Ada Lund said the talks had failed."
    assert whole(text) == "Ada Lund said [the talks on a pay rise] had failed."


@pytest.mark.parametrize(
    "text",
    [
        "Norlin Lines and Tarn Ferries lost their licences. The company sold 300 ferries in May.",
        "Peru passed a law. This ban takes effect in May.",
        "Peru named a ferry. Sund loves the new boat.",
        "Peru and Chile met. Neither country made a statement.",
        "Ferries were late. Some arrived in May.",
        "Ferries were late. Another harbour was closed in May.",
    ],
)
def test_what_nobody_can_tell_is_not_told(text: str) -> None:
    assert whole(text) is None


def test_what_everybody_knows_needs_no_telling() -> None:
    assert whole("Ada Lund spoke about the economy.") == "Ada Lund spoke about the economy."


def test_a_sentence_that_speaks_to_its_reader_is_no_news() -> None:
    assert whole("Ada Lund opened the port that you loved.") is None


def test_what_the_first_sentences_tell_of_needs_no_telling_later() -> None:
    lead = "Peru will begin a dialogue with Chile soon. Chile hopes for a dialogue about the port of Sund."
    later = "The sea was calm. Ada Lund welcomed the dialogue in Sund."
    assert whole(f"{lead} {later}") == "Ada Lund welcomed the dialogue in Sund."


def test_both_sides_are_understood() -> None:
    assert whole("Peru met Chile. The two sides talked in May.") == "The two sides talked in May."
