import pytest

from summarizer.evaluation.edtf import same_date


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("2009-33", "2009-01/2009-03"),
        ("2009-33", "2009-01-01/2009-03-31"),
        ("2024-02", "2024-02-01/2024-02-29"),
        ("2024-40", "2024-01/2024-06"),
        ("2024-41", "2024-07/2024-12"),
        ("2024", "2024-01-01/2024-12-31"),
        ("199X", "1990/1999"),
        ("19XX", "1900/1999"),
        ("2024-07-XX", "2024-07"),
        ("2024-XX-XX", "2024"),
        ("2024-07-23T10:00", "2024-07-23"),
        ("2024-07~", "2024-07?"),
        ("2024-25", "2024-21"),
        (" 2024 ", "2024"),
        ("soon", "soon"),
        (None, None),
    ],
)
def test_the_same_days(left: str | None, right: str | None) -> None:
    assert same_date(left, right)
    assert same_date(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("2024-07", "2024-08"),
        ("2024-07", "2024"),
        ("2024-21", "2024-22"),
        ("2024-21", "2024-03/2024-05"),
        ("2024-02", "2024-02-01/2024-02-28"),
        ("2024-13", "2024-01"),
        ("2024-07/..", "2024-07"),
        (None, "2024"),
        (None, ""),
    ],
)
def test_other_days(left: str | None, right: str | None) -> None:
    assert not same_date(left, right)
    assert not same_date(right, left)
