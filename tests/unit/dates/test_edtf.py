"""Calendar arithmetic and EDTF."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.dates.edtf import (
    COARSENESS,
    Unit,
    containing,
    easter_sunday,
    joined,
    moved,
    numbered,
    weekdays_of,
    weeks_of,
)

UNITS = st.sampled_from(sorted(COARSENESS))
DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(9000, 1, 1))


@pytest.mark.parametrize(
    ("unit", "day", "value"),
    [
        ("day", date(2024, 7, 23), "2024-07-23"),
        ("week", date(2024, 7, 23), "2024-07-22/2024-07-28"),
        ("weekend", date(2024, 7, 23), "2024-07-27/2024-07-28"),
        ("month", date(2024, 7, 23), "2024-07"),
        ("quarter", date(2024, 12, 31), "2024-36"),
        ("season", date(2024, 7, 23), "2024-22"),
        ("season", date(2024, 2, 29), "2023-24"),
        ("half", date(2024, 7, 1), "2024-41"),
        ("year", date(812, 7, 1), "0812"),
        ("decade", date(1999, 7, 1), "199X"),
        ("century", date(1999, 7, 1), "19XX"),
    ],
)
def test_units_are_written_as_edtf(unit: Unit, day: date, value: str) -> None:
    assert containing(unit, day).value == value


@pytest.mark.parametrize(
    ("unit", "number", "value"),
    [("month", 9, "2024-09"), ("quarter", 4, "2024-36"), ("season", 4, "2024-24"), ("half", 1, "2024-40")],
)
def test_parts_of_a_year_are_counted_from_one(unit: Unit, number: int, value: str) -> None:
    assert numbered(unit, number, 2024).value == value


def test_an_interval_runs_from_the_first_to_the_last_of_its_ends() -> None:
    week = containing("week", date(2024, 7, 23))
    assert joined(week, containing("day", date(2024, 8, 1))).value == "2024-07-22/2024-08-01"


def test_a_reversed_interval_is_refused() -> None:
    with pytest.raises(ValueError, match="2024-02 does not lie before 2024-01"):
        joined(numbered("month", 2, 2024), numbered("month", 1, 2024))


def test_weeks_belong_to_the_month_of_their_thursday() -> None:
    firsts = [week.first.isoformat() for week in weeks_of(numbered("month", 3, 2009))]
    assert firsts == ["2009-03-02", "2009-03-09", "2009-03-16", "2009-03-23"]


def test_the_weekdays_of_a_month_are_in_order() -> None:
    mondays = [day.value for day in weekdays_of(numbered("month", 7, 2024), 0)]
    assert mondays == ["2024-07-01", "2024-07-08", "2024-07-15", "2024-07-22", "2024-07-29"]


@pytest.mark.parametrize(
    "sunday",
    [
        date(1818, 3, 22), date(1916, 4, 23), date(1943, 4, 25), date(1954, 4, 18), date(1981, 4, 19),
        date(2000, 4, 23), date(2019, 4, 21), date(2024, 3, 31), date(2025, 4, 20), date(2285, 3, 22),
    ],
)  # fmt: skip
def test_easter_is_where_the_tables_of_the_church_have_it(sunday: date) -> None:
    assert easter_sunday(sunday.year) == sunday
    assert easter_sunday(sunday.year, days_after=-2) == sunday - timedelta(days=2)


@given(UNITS, DAYS)
def test_a_unit_contains_its_day(unit: Unit, day: date) -> None:
    stretch = containing(unit, day)
    reach = timedelta(days=5 if unit == "weekend" else 0)
    assert stretch.first - reach <= day <= stretch.last


@given(UNITS, DAYS, st.integers(-9, 9))
def test_moving_there_and_back_returns_to_the_same_unit(unit: Unit, day: date, amount: int) -> None:
    there = moved(day, unit, amount)
    assert containing(unit, moved(there, unit, -amount)) == containing(unit, day)


@given(UNITS, DAYS)
def test_the_next_unit_begins_where_this_one_ends(unit: Unit, day: date) -> None:
    this, following = containing(unit, day), containing(unit, moved(day, unit, 1))
    gap = 6 if unit == "weekend" else 1
    assert following.first - this.last == timedelta(days=gap)
