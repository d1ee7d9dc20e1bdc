import pytest

from summarizer.render.stretches import date_words, machine_date, stretch
from tests.unit.render.dossiers import VALUES


@pytest.mark.parametrize(
    ("value", "first", "last", "unit", "words"),
    [
        ("2024-07-23", "2024-07-23", "2024-07-23", "day", "23 July 2024"),
        ("2024-02", "2024-02-01", "2024-02-29", "month", "February 2024"),
        ("2025", "2025-01-01", "2025-12-31", "year", "2025"),
        ("2024-21", "2024-03-01", "2024-05-31", "season", "spring 2024"),
        ("2024-23", "2024-09-01", "2024-11-30", "season", "autumn 2024"),
        ("2024-24", "2024-12-01", "2025-02-28", "season", "winter 2024/2025"),
        ("2024-33", "2024-01-01", "2024-03-31", "quarter", "first quarter of 2024"),
        ("2024-36", "2024-10-01", "2024-12-31", "quarter", "fourth quarter of 2024"),
        ("2024-41", "2024-07-01", "2024-12-31", "half", "second half of 2024"),
        ("199X", "1990-01-01", "1999-12-31", "decade", "the 1990s"),
        ("19XX", "1900-01-01", "1999-12-31", "century", "1900–1999"),
        ("2024-07-22/2024-07-28", "2024-07-22", "2024-07-28", "days", "22–28 July 2024"),
        ("2024-07-29/2024-08-04", "2024-07-29", "2024-08-04", "days", "29 July – 4 August 2024"),
        ("2024-12-30/2025-01-05", "2024-12-30", "2025-01-05", "days", "30 December 2024 – 5 January 2025"),
        ("2024-11/2025-02", "2024-11-01", "2025-02-28", "days", "November 2024 – February 2025"),
    ],
)
def test_a_value_is_exactly_its_days(value: str, first: str, last: str, unit: str, words: str) -> None:
    found = stretch(value)
    assert found is not None
    assert (found.first.isoformat(), found.last.isoformat(), found.unit) == (first, last, unit)
    assert date_words(value) == words


@pytest.mark.parametrize(
    "value", ["2024-02-31", "0000", "2024-13", "2024-00", "2025-09~", "/", "..", "x", ""]
)
def test_what_has_no_certain_days_stays_as_it_is(value: str) -> None:
    assert stretch(value) is None
    assert date_words(value) == value
    assert machine_date(value) == ""


def test_an_interval_that_ends_before_it_begins_has_no_days() -> None:
    assert stretch("2024/2023") is None


def test_only_days_months_and_years_are_for_machines() -> None:
    assert [value for value in VALUES if machine_date(value)] == [
        "2024-07-23", "2025-09", "2025", "2003", "0001-01-01", "9999-12-31", "9999",
    ]  # fmt: skip
