"""Descriptions that a reader of one clause understands."""

import pytest

from summarizer.kinds.disputes.wording.clauses import Clauses
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


def test_what_is_to_be_done_tells_which_talks_they_are() -> None:
    text = "Peru and Chile began talks on ending the Norlin-led strike.\nThe talks failed."
    assert whole(text) == "[The talks on ending the Norlin-led strike] failed."


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


def test_both_sides_are_those_that_are_always_named_together() -> None:
    text = "Peru and Chile signed a treaty. Ada Lund was there. The two sides have met for five weeks."
    assert whole(text) == "[Peru and Chile] have met for five weeks."


def test_both_sides_are_not_named_where_several_pairs_are() -> None:
    text = "Peru and Chile signed a treaty. Bolivia and Ecuador met in May."
    text += " The sea was calm. Ferries came. Fish came. Ada Lund praised the two sides."
    assert whole(text) == "Ada Lund praised the two sides."


def test_a_deal_is_told_by_what_brought_it_in() -> None:
    text = "Peru signed a fishing deal in May. Ada Lund praised the deal."
    assert whole(text) == "Ada Lund praised [the fishing deal]."


def test_a_deal_of_which_there_are_several_is_not_told_by_one() -> None:
    text = "Peru signed a fishing deal in May. Chile signed a water deal. Ada Lund praised the deal."
    assert whole(text) == "Ada Lund praised the deal."


def test_what_is_like_something_before_is_not_told() -> None:
    assert whole("The port was attacked. Peru reported 40 such attacks in May.") is None
    assert whole("Peru sells goods such as fish.") == "Peru sells goods such as fish."


def test_what_a_sentence_is_about_has_to_be_known() -> None:
    assert whole("Peru loves the sea. Chile has ferries. The update adds a camera to ferries.") is None
    assert whole("Peru updates its ferries. The update adds a camera to ferries.") == (
        "The update adds a camera to ferries."
    )


def test_a_decision_that_its_verb_completes_is_told() -> None:
    text = "Ada Lund smiled. The decision was made to close the port."
    assert whole(text) == "The decision was made to close the port."


def test_a_person_alone_in_an_article_is_named_for_a_pronoun() -> None:
    text = "Ada Lund opened the port. The sea was calm. Ferries came in May. She praised Peru in June."
    assert whole(text) == "[Ada Lund] praised Peru in June."


def test_what_nobody_means_is_left_as_it_is() -> None:
    text = "Peru loves the sea. It is impossible to leave the port."
    assert whole(text) == "It is impossible to leave the port."
    assert whole("Peru loves the sea. It is hard to avoid.") is None


def test_a_time_counted_from_another_is_left_out_or_not_told() -> None:
    text = "The port closed. Soon after, Peru opened the canal."
    assert whole(text) == "Peru opened the canal."
    assert whole("The port closed. Ada Lund left soon after.") is None


def test_a_narrators_insertion_is_no_part_of_what_is_said() -> None:
    made = article(
        "The ministry confirmed that a letter came and that Ada Lund would read it without giving details."
    )
    clauses = Clauses(made, read(made))
    (statement,) = clauses.statements(1)
    (told,) = clauses.told(statement)
    assert told.text == "A letter came and Ada Lund would read it."
