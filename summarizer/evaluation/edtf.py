"""EDTF values that denote the same days: 2009-33, 2009-01/2009-03 and 2009-01-01/2009-03-31."""

import re
from calendar import monthrange

Days = tuple[str, str]
"""First and last day, both inclusive."""

_QUALIFIERS = re.compile(r"[~?%]")
_UNKNOWN_PARTS = re.compile(r"(-XX)+$")
_SEASON = re.compile(r"(\d{4})-2([1-8])")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_YEARS = re.compile(r"(?=.{4}$)\d{2,4}X{0,2}")
_PART = re.compile(r"(\d{4})-(\d\d)")
_SEASONS = 4
_MONTHS: dict[int, Days] = {
    **{month: (f"{month:02d}", f"{month:02d}") for month in range(1, 13)},
    **{32 + quarter: (f"{3 * quarter - 2:02d}", f"{3 * quarter:02d}") for quarter in range(1, 5)},
    40: ("01", "06"),
    41: ("07", "12"),
}
"""First and last month of what may follow a year: months, quarters (33 to 36) and halves."""


def same_date(left: str | None, right: str | None) -> bool:
    """Tell whether two values denote the same days; no value is the same as no value only."""
    if left is None or right is None:
        return left is right
    return _denoted(left) == _denoted(right)


def _denoted(value: str) -> Days | str:
    """Return the days of a value; a season as such, since its days differ; else the value itself."""
    plain = _QUALIFIERS.sub("", value.strip())
    if "/" in plain:
        first, last = (days_of(part) for part in plain.split("/", 1))
        return (first[0], last[1]) if first and last else plain
    if season := _SEASON.fullmatch(plain):
        # 25 to 28 are the seasons of the northern hemisphere, which 21 to 24 mean here anyway.
        return f"{season[1]} season {(int(season[2]) - 1) % _SEASONS}"
    return days_of(plain) or plain


def days_of(value: str) -> Days | None:
    """Return the first and last day of a value that is no interval or season, None for what is neither."""
    stretch = _UNKNOWN_PARTS.sub("", value.partition("T")[0])
    if _DAY.fullmatch(stretch):
        return stretch, stretch
    if _YEARS.fullmatch(stretch):
        return f"{stretch.replace('X', '0')}-01-01", f"{stretch.replace('X', '9')}-12-31"
    part = _PART.fullmatch(stretch)
    if part is None or int(part[2]) not in _MONTHS:
        return None
    first, last = _MONTHS[int(part[2])]
    return f"{part[1]}-{first}-01", f"{part[1]}-{last}-{monthrange(int(part[1]), int(last))[1]}"
