"""Rules for days that the calendar names, with or without a year, and for spans of them."""

from datetime import date

from summarizer.dates.derived import day_of, nth_of, of_year
from summarizer.dates.edtf import containing
from summarizer.dates.meanings import Between, Fixed, Monthly, Never, Numeric, Weekly, Yearless, Yearly
from summarizer.dates.notation import ENDS, Found, Rule, Unfit, always
from summarizer.dates.resolving import Meaning, Reason, Sense
from summarizer.dates.vocabulary import SEASONS

_MONTHS = 12
_CENTURY = 100
_PIVOT = 70
"""`68` is 2068 and `71` is 1971, as POSIX reads two-digit years."""


def in_told_year(part: Yearly, found: Found) -> Meaning:
    """Put a part of the year into the year that stands in the words or follows them, if one does."""
    year = named_year(found) if "year" in found else found.rest
    return part if year is None else of_year(part, year)


def named_year(found: Found) -> Meaning:
    """Return the year in the hole `year`, of two or four digits."""
    return Fixed(containing("year", date(full_year(found.number("year")), 1, 1)))


NAMED_PART = "({dayname:weekday}( {daypart})?|{month}( {day})?|{season})"


def named_part(found: Found, sense: Sense | None = None, *, anaphoric: bool = False) -> Meaning:
    """Return the weekday, day, month or season in the holes of `NAMED_PART`."""
    if "weekday" in found:
        return Weekly(found.weekday(), sense, anaphoric=anaphoric, otherwise="nearest")
    return yearless_part(found, sense, anaphoric=anaphoric)


def yearless_part(found: Found, sense: Sense | None = None, *, anaphoric: bool = False) -> Yearless:
    """Return the day, month or season in the holes, of no year yet."""
    if "season" in found:
        return Yearless("season", SEASONS[found["season"]], sense=sense, anaphoric=anaphoric)
    if "day" in found:
        return Yearless("day", found.month(), found.day(), sense=sense, anaphoric=anaphoric)
    return Yearless("month", found.month(), sense=sense, anaphoric=anaphoric)


def full_year(number: int) -> int:
    """Return the year that two or four digits name."""
    if number >= _CENTURY:
        return number
    return number + (1900 if number >= _PIVOT else 2000)


def _dotted(found: Found) -> Meaning:
    """Read dots day first, as the countries do that use them, unless only the other way is a date."""
    first, second = found.number("first"), found.number("second")
    month, day = (first, second) if second > _MONTHS else (second, first)
    return Fixed(containing("day", date(found.number("year"), month, day)))


def _day(found: Found) -> Meaning:
    weekday = found.weekday() if "weekday" in found and found.rest is None else None
    return in_told_year(Yearless("day", found.month(), found.day(), weekday), found)


def _days(found: Found) -> Meaning:
    days = (Yearless("day", found.month(), found.number(end)) for end in ("first", "last"))
    return Between(*(in_told_year(day, found) for day in days))


def _two_days(found: Found) -> Meaning:
    """Read `12 and 13 May` or `12, 13 and 14 May` as a span; days that lie apart are no span."""
    if found.number("last") != found.number("first") + 1 + ("middle" in found):
        raise Unfit("the days do not follow each other")
    return _days(found)


def _day_of(found: Found) -> Meaning:
    if found.ordinal() < 0:
        raise Unfit("the last of a month is no day")
    return day_of(found.ordinal(), found.whole)


def _monthly(found: Found) -> Meaning:
    return Monthly(found.number("nth"), found.weekday() if "weekday" in found else None)


_TO = "{day:first}({dash}| to | until | through )(the )?{day:last}"
_AND = "{day:first}(, {day:middle},?)?( and |/)(the )?{day:last}"
RULES = (
    Rule(
        "({weekday},? )?((the )?{day}( of)?|the {dayword:day} of) {month}",
        _day,
        {
            "the twenty-first of May, 2020": "2020-05-21",
            "31 April 2021": Reason.NOT_IN_CALENDAR,
            "Tuesday, 2nd of Sept. 2025": "2025-09-02",
        },
        year=True,
    ),
    Rule(
        "({weekday},? )?{month} {day}",
        _day,
        {
            "Jul. 23rd, 2024": "2024-07-23",
            "TUE, JUL 23 2024": "2024-07-23",
            "Feb 29, 2015": Reason.NOT_IN_CALENDAR,
        },
        year=True,
    ),
    Rule(
        "({weekday},? )?({month} (the )?{dayword:day}|{dayword:day} {month})",
        _day,
        {"April first, 2021": "2021-04-01", "They met on May first.": "2024-05-01"},
        after=r"\b(?:on|by|since|until|till|through|from|to|before|after)\s+",
        year=True,
    ),
    Rule(
        "({month} {noday}|{noday}( of)? {month})",
        always(Never(Reason.NOT_IN_CALENDAR, "day")),
        {"April 32, 2021": Reason.NOT_IN_CALENDAR, "on 32 April": Reason.NOT_IN_CALENDAR},
        after=r"\bon\s+",
        year=True,
    ),
    Rule(
        r"({year}-{number:month}-{number:day}((T| ){clock})?|"
        r"{fulldigits:year}(/|\.){number:month}(/|\.){number:day})",
        _day,
        {"2024-07-23T05:48:12+00:00": "2024-07-23", "2024/07/23": "2024-07-23", "2024.07.23": "2024-07-23"},
    ),
    Rule(
        "({day}-{monthcode:month}-{shortyear:year}|{monthcode:month}-{day}-{year})",
        _day,
        {"4-Mar-2024": "2024-03-04", "04-MAR-24": "2024-03-04", "Mar-04-2024": "2024-03-04"},
    ),
    Rule(
        "({number:first}/{number:second}/{shortyear:year}|{number:first}-{number:second}-{year})",
        lambda found: Numeric(found.number("first"), found.number("second"), full_year(found.number("year"))),
        {"27-01-2024": "2024-01-27", "7/23/24": "2024-07-23", "05/05/2024": "2024-05-05"},
    ),
    Rule(
        r"{number:first}\.{number:second}\.{year}",
        _dotted,
        {"27.01.2024": "2024-01-27", "3.4.2024": "2024-04-03", "07.23.2024": "2024-07-23"},
    ),
    Rule(
        "({weekday},? )?the {ordinal} of ",
        _day_of,
        {
            "on the 15th of last month": "2024-06-15",
            "by the 1st of next month": "2024-08-01",
            "on the first of May 2021": "2021-05-01",
        },
        before=("month",),
    ),
    Rule("{weekday},? the {nth}", _monthly, {"They met on Monday the 3rd": "2024-06-03"}),
    Rule(
        "the {nth}",
        _monthly,
        {
            "He resigned on the 15th.": "2024-07-15",
            "He resigned on the 25th.": "2024-06-25",
            "He will resign by the 15th": "2024-08-15",
        },
        after=r"\b(?:on|by|until|till|since|from|before|after|to|and)\s+",
        then=ENDS,
    ),
    Rule(
        "(the )?{ordinal}~{dayname:weekday} (of|in) ",
        lambda found: nth_of(found.ordinal(), found.whole, weekday=found.weekday()),
        {
            "the first Monday of June 2024": "2024-06-03",
            "the last Friday of March 2023": "2023-03-31",
            "on the third Thursday in November 2024": "2024-11-21",
        },
        before=("month",),
    ),
    Rule(
        f"({{month}} {_TO}|(the )?{_TO}( of)? {{month}})",
        _days,
        {
            "July 23-27, 2024": "2024-07-23/2024-07-27",
            "talks held July 8 to 10": "2024-07-08/2024-07-10",
            "23\u201327 July 2024": "2024-07-23/2024-07-27",
        },
        year=True,
    ),
    Rule(
        f"({{month}} {_AND}|(the )?{_AND}( of)? {{month}})",
        _two_days,
        {
            "on the 12th and 13th of May 2021": "2021-05-12/2021-05-13",
            "on May 12 and 13, 2021": "2021-05-12/2021-05-13",
            "3, 4 and 5 May 2021": "2021-05-03/2021-05-05",
            "3 and 10 May 2021": "2021-05-10",
        },
        then=r"(?! people\b| [a-z]+s\b)",
        year=True,
    ),
    Rule(
        f"({{month}} {_AND}|(the )?{_AND}( of)? {{month}})(,? {{year}})?",
        _days,
        {
            "between 3 and 5 March 2011": "2011-03-03/2011-03-05",
            "between March 3 and 5, 2011": "2011-03-03/2011-03-05",
        },
        after=r"\bbetween\s+",
    ),
)
