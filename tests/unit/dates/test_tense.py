"""Cues of tense around a date."""

import pytest

from summarizer.dates.resolving import Direction
from summarizer.dates.tense import AHEAD, BACK, direction_of

CUES: list[tuple[str, Direction]] = [
    *((example, "future") for example in AHEAD.values()),
    *((example, "past") for example in BACK.values()),
]


def direction(before: str, after: str = ".") -> Direction | None:
    text = f"{before} on Friday{after}"
    start = len(before) + len(" on ")
    return direction_of(text, start, start + len("Friday"), None)


@pytest.mark.parametrize(("before", "expected"), CUES)
def test_a_cue_points_as_its_table_says(before: str, expected: Direction) -> None:
    assert direction(before) == expected


def test_the_cue_nearest_to_the_date_counts() -> None:
    assert direction("They met and will meet again") == "future"


def test_a_report_dates_only_what_stands_beside_it() -> None:
    assert direction("He told reporters") == "past"
    assert direction("He told reporters in the capital that the election") is None


def test_a_date_that_opens_its_clause_looks_at_the_verb_after_it() -> None:
    assert direction("They resigned, and", " the party will elect a leader.") == "future"


def test_a_verb_of_another_sentence_does_not_count() -> None:
    assert direction("They met. The vote") is None


def test_an_abbreviation_ends_no_sentence() -> None:
    assert direction("They met with Gen. Smith") == "past"


def test_a_past_verb_far_away_does_not_govern_the_date() -> None:
    assert (
        direction(
            "They announced cuts of a fifth in output, with the closure of ten plants in the north and south"
        )
        is None
    )


def test_an_infinitive_looks_ahead_when_no_verb_says_otherwise() -> None:
    assert direction("Iraq to host talks") == "future"
    assert direction("Talks failed to reach a deal") == "past"
