"""Whether what governs a time expression lies back or ahead."""

import pytest

from summarizer.dates.governing import Place, direction_of, follows_change, narrated, places_of
from summarizer.dates.relations import relation_of


def place_of(text: str, phrase: str) -> Place:
    start = text.index(phrase)
    (place,) = places_of(text, [(start, start + len(phrase))])
    assert place is not None
    return place


def direction(text: str, phrase: str = "Friday") -> str | None:
    start = text.index(phrase)
    return direction_of(place_of(text, phrase), relation_of(text, start, start + len(phrase)))


@pytest.mark.parametrize(
    "text",
    [
        "Talks will be held on Friday.",
        "On Friday, talks will be held.",
        "The truce was due to expire on Friday.",
        "Iraq wants troops to leave on Friday.",
        "They announced a meeting to be held on Friday.",
        "A hearing was set for Friday.",
        "A vote is expected on Friday.",
        "A vote is due on Friday.",
        "The scheduled vote on Friday was called off.",
        "They set a deadline of Friday.",
        "Ahead of Friday's summit, leaders met.",
        "They will meet come Friday.",
        "The court adjourned the trial until Friday.",
        "The vote was pushed back to Friday.",
        "The law takes effect on Friday.",
        "The next round is on Friday.",
        "The ministers are meeting on Friday.",
        "He faces trial on Friday.",
        "Iraq to host talks on Friday",
        "They must leave by Friday.",
        "The king ordered them out by Friday.",
        "They resigned, and on Friday the party will elect a leader.",
    ],
)
def test_what_governs_a_time_points_ahead(text: str) -> None:
    assert direction(text) == "future"


@pytest.mark.parametrize(
    "text",
    [
        "The ministers met on Friday.",
        "On Friday, the court ruled that they will pay.",
        "He told reporters on Friday that the talks would resume.",
        "Asked by reporters on Friday, they would not say.",
        "Talks failed to reach a deal on Friday.",
        "The talks, originally planned for Friday, failed.",
        "A vote had been expected on Friday.",
        "They have been fighting since Friday.",
        "Friday's attack will shape the vote.",
        "The minister says on Friday that he is tired.",
        "As of Friday, the army holds the town.",
        "By Friday, they had run out of money.",
        "By Friday, the town was taken.",
        "The Friday deadline passed.",
        "The company missed a Friday deadline.",
        "The union said on Friday its members would walk out.",
        "Police are investigating a shooting on Friday.",
        "She was to have met him on Friday.",
        "He is to leave, having met them on Friday.",
    ],
)
def test_what_governs_a_time_points_back(text: str) -> None:
    assert direction(text) == "past"


@pytest.mark.parametrize(
    "text",
    [
        "the talks on Friday",
        "GENEVA, Friday (Reuters) - The union will strike.",
        "Friday's vote is the second of its kind.",
        "Oil is up on Friday.",
    ],
)
def test_where_nothing_tells_nothing_is_said(text: str) -> None:
    assert direction(text) is None


def test_a_verb_of_another_sentence_does_not_count() -> None:
    assert direction("They met. The vote on Friday") is None


def test_a_span_outside_every_tree_has_no_place() -> None:
    text = "word " * 500 + "on Friday"
    assert places_of(text, [(len(text) - 6, len(text))]) == [None]
    assert places_of("", []) == []


def test_a_time_that_leads_to_a_verb_in_the_past_is_narrated() -> None:
    assert narrated(place_of("Over the next two years, they grew.", "the next two years"))
    assert not narrated(place_of("They will grow over the next two years.", "the next two years"))
    assert not narrated(place_of("the next two years", "the next two years"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sales were up 10 percent from May.", True),
        ("It was a rise of a fifth from May.", True),
        ("The law was in force from May.", False),
    ],
)
def test_a_change_from_a_date_compares_with_it(text: str, expected: bool) -> None:  # noqa: FBT001 - a case of the table
    assert follows_change(place_of(text, "May")) is expected
