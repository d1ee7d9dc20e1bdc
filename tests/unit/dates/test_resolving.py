"""Choosing among the occurrences of what comes again."""

from datetime import date

import pytest

from summarizer.dates.edtf import Stretch, containing
from summarizer.dates.resolving import Memory, Reason, Sense, chosen

PUBLISHED = date(2024, 7, 23)
JULYS = [containing("month", date(year, 7, 1)) for year in (2023, 2024, 2025)]


@pytest.mark.parametrize(
    ("sense", "value"),
    [
        ("past", "2024-07"),
        ("future", "2024-07"),
        ("nearest", "2024-07"),
        ("last", "2023-07"),
        ("next", "2025-07"),
    ],
)
def test_only_last_and_next_pass_over_the_current_occurrence(sense: Sense, value: str) -> None:
    found = chosen(JULYS, PUBLISHED, sense)
    assert isinstance(found, Stretch)
    assert found.value == value


def test_nothing_to_choose_from_is_no_date() -> None:
    assert chosen([], PUBLISHED, "nearest") is Reason.NOT_IN_CALENDAR


def test_memory_gives_the_last_mention_that_is_fine_enough() -> None:
    day, year = containing("day", PUBLISHED), containing("year", PUBLISHED)
    assert Memory([("day", day), ("year", year)]).latest("month") == day


def test_an_unresolved_mention_hides_those_before_it() -> None:
    assert Memory([("day", containing("day", PUBLISHED)), ("month", None)]).latest("month") is None
