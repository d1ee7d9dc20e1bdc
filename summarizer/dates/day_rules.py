"""Rules for days that the calendar names, with or without a year, and for spans of them."""

from datetime import date

from summarizer.dates.edtf import containing
from summarizer.dates.meanings import (
    Between,
    DayOf,
    Fixed,
    Monthly,
    Never,
    NthOf,
    Numeric,
    OfYear,
    Yearless,
    Yearly,
)
from summarizer.dates.notation import ENDS, Found, Rule, Unfit, always
from summarizer.dates.resolving import Meaning, Reason

_MONTHS = 12
_CENTURY = 100
_NO_DAY = always(Never(Reason.NOT_IN_CALENDAR, "day"))
_PIVOT = 70
"""`68` is 2068 and `71` is 1971, as POSIX reads two-digit years."""


def of_year(part: Yearly, found: Found) -> Meaning:
    """Put a part of the year into the year that follows it in the words, if one does."""
    return part if found.rest is None else OfYear(part, found.rest)


def _day(found: Found) -> Meaning:
    year = full_year(found.number("year"))
    return Fixed(containing("day", date(year, found.month(), found.day())))


def _iso_day(found: Found) -> Meaning:
    return Fixed(containing("day", date(found.number("year"), found.number("month"), found.number("day"))))


def full_year(number: int) -> int:
    """Return the year that two or four digits name."""
    if number >= _CENTURY:
        return number
    return number + (1900 if number >= _PIVOT else 2000)


def _numeric(found: Found) -> Meaning:
    return Numeric(found.number("first"), found.number("second"), full_year(found.number("year")))


def _dotted(found: Found) -> Meaning:
    """Read dots day first, as the countries do that use them, unless only the other way is a date."""
    first, second = found.number("first"), found.number("second")
    month, day = (first, second) if second > _MONTHS else (second, first)
    return Fixed(containing("day", date(found.number("year"), month, day)))


def _yearless_day(found: Found) -> Meaning:
    weekday = found.weekday() if "weekday" in found else None
    return of_year(Yearless("day", found.month(), found.day(), weekday), found)


def _days(found: Found) -> Meaning:
    first, last = (Yearless("day", found.month(), found.number(end)) for end in ("first", "last"))
    if "year" not in found:
        return Between(first, last)
    year = Fixed(containing("year", date(found.number("year"), 1, 1)))
    return Between(OfYear(first, year), OfYear(last, year))


def _two_days(found: Found) -> Meaning:
    """Read `12 and 13 May` as a span; days that lie apart are no span."""
    if found.number("last") != found.number("first") + 1:
        raise Unfit("the days do not follow each other")
    return _days(found)


def _day_of(found: Found) -> Meaning:
    if found.ordinal() < 0:
        raise Unfit("the last of a month is no day")
    return DayOf(found.ordinal(), found.whole)


def _monthly(found: Found) -> Meaning:
    return Monthly(found.number("nth"), found.weekday() if "weekday" in found else None)


def _nth_weekday(found: Found) -> Meaning:
    return NthOf(found.ordinal(), found.whole, weekday=found.weekday())


RULES = (
    Rule(
        "({weekday},? )?((the )?{day}( of)?|the {dayword:day} of|{dayword:day}) {month},? {year}",
        _day,
        {
            "the twenty-first of May, 2020": "2020-05-21",
            "31 April 2021": Reason.NOT_IN_CALENDAR,
            "23 July 2024": "2024-07-23",
            "Tuesday, 2nd of Sept. 2025": "2025-09-02",
            "1 May 2003": "2003-05-01",
        },
    ),
    Rule(
        "({weekday},? )?{month} ({day}|(the )?{dayword:day}),? {year}",
        _day,
        {
            "July 23, 2024": "2024-07-23",
            "Jul. 23rd, 2024": "2024-07-23",
            "TUE, JUL 23 2024": "2024-07-23",
            "April first, 2021": "2021-04-01",
            "Feb 29, 2015": Reason.NOT_IN_CALENDAR,
        },
    ),
    Rule(
        "({month} {noday},?|{noday}( of)? {month},?) {year}",
        _NO_DAY,
        {"April 32, 2021": Reason.NOT_IN_CALENDAR, "32 April 2021": Reason.NOT_IN_CALENDAR},
    ),
    Rule("{month} {noday}", _NO_DAY, {"on Sept. 32": Reason.NOT_IN_CALENDAR}, after=r"\bon\s+"),
    Rule(
        "({weekday},? )?{month} (the )?{dayword:day}",
        _yearless_day,
        {"They met on May first.": "2024-05-01"},
        after=r"\b(?:on|by|since|until|till|through|from|to|before|after)\s+",
    ),
    Rule(
        "{year}-{number:month}-{number:day}((T| ){clock})?",
        _iso_day,
        {"2024-07-23": "2024-07-23", "2024-07-23T05:48:12+00:00": "2024-07-23"},
    ),
    Rule(
        r"{fulldigits:year}(/|\.){number:month}(/|\.){number:day}",
        _iso_day,
        {"2024/07/23": "2024-07-23", "2024.07.23": "2024-07-23"},
    ),
    Rule(
        "{day}-{monthcode:month}-{shortyear:year}",
        _day,
        {"4-Mar-2024": "2024-03-04", "04-MAR-24": "2024-03-04"},
    ),
    Rule("{monthcode:month}-{day}-{year}", _day, {"Mar-04-2024": "2024-03-04"}),
    Rule(
        "{number:first}/{number:second}/{shortyear:year}",
        _numeric,
        {
            "27/01/2024": "2024-01-27",
            "7/23/24": "2024-07-23",
            "05/05/2024": "2024-05-05",
            "03/04/2024": Reason.AMBIGUOUS_ORDER,
        },
    ),
    Rule(
        "{number:first}-{number:second}-{year}",
        _numeric,
        {"27-01-2024": "2024-01-27", "03-04-2024": Reason.AMBIGUOUS_ORDER},
    ),
    Rule(
        r"{number:first}\.{number:second}\.{year}",
        _dotted,
        {"27.01.2024": "2024-01-27", "3.4.2024": "2024-04-03", "07.23.2024": "2024-07-23"},
    ),
    Rule(
        "({weekday},? )?(the )?{day}( of)? {month}",
        _yearless_day,
        {"He resigned on 7 October": "2023-10-07", "It will begin on the 2nd of August": "2024-08-02"},
    ),
    Rule(
        "({weekday},? )?{month} {day}",
        _yearless_day,
        {
            "the Oct. 7 attacks": "2023-10-07",
            "Thursday, July 25": "2024-07-25",
            "Monday, July 24": "2023-07-24",
        },
    ),
    Rule(
        "(the )?{day}( of)? {month}( of)? ",
        _yearless_day,
        {"4 July last year": "2023-07-04"},
        before=("year",),
    ),
    Rule("{month} {day}( of)? ", _yearless_day, {"July 4 of last year": "2023-07-04"}, before=("year",)),
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
    Rule(
        "{weekday},? the {nth}",
        _monthly,
        {"They met on Monday the 3rd": "2024-06-03"},
    ),
    Rule(
        "the {nth}",
        _monthly,
        {
            "He resigned on the 15th.": "2024-07-15",
            "He resigned on the 25th.": "2024-06-25",
            "He will resign by the 15th": "2024-08-15",
            "It began in March 2021 and ended on the 9th.": "2021-03-09",
            "On May 5, 2011, they said that they will meet on the 2nd.": "2011-06-02",
        },
        after=r"\b(?:on|by|until|till|since|from|before|after|to|and)\s+",
        then=ENDS,
    ),
    Rule(
        "(the )?{ordinal}~{dayname:weekday} (of|in) ",
        _nth_weekday,
        {
            "the first Monday of June 2024": "2024-06-03",
            "the last Friday of March 2023": "2023-03-31",
            "on the third Thursday in November 2024": "2024-11-21",
            "the fifth Monday of June 2024": Reason.NOT_IN_CALENDAR,
        },
        before=("month",),
    ),
    Rule(
        "{month} {day:first}({dash}| to | through | until ){day:last}(,? {year})?",
        _days,
        {"July 23-27, 2024": "2024-07-23/2024-07-27", "talks held July 8 to 10": "2024-07-08/2024-07-10"},
    ),
    Rule(
        "(the )?{day:first}({dash}| to | until | through )(the )?{day:last}( of)? {month}( {year})?",
        _days,
        {
            "23\u201327 July 2024": "2024-07-23/2024-07-27",
            "held from 8 to 10 July": "2024-07-08/2024-07-10",
            "from the 7th to the 9th of May 2021": "2021-05-07/2021-05-09",
        },
    ),
    Rule(
        "(the )?{day:first}( and |/)(the )?{day:last}( of)? {month}( {year})?",
        _two_days,
        {"on the 12th and 13th of May 2021": "2021-05-12/2021-05-13", "3 and 10 May 2021": "2021-05-10"},
    ),
    Rule(
        "{month} {day:first}( and |/){day:last}(,? {year})?",
        _two_days,
        {"on May 12 and 13, 2021": "2021-05-12/2021-05-13", "on May 3 and 10": "2024-05-03"},
        then=r"(?! people\b| [a-z]+s\b)",
    ),
    Rule(
        "(the )?{day:first} and (the )?{day:last}( of)? {month}( {year})?",
        _days,
        {"between 3 and 5 March 2011": "2011-03-03/2011-03-05"},
        after=r"\bbetween\s+",
    ),
    Rule(
        "{month} {day:first} and {day:last}(,? {year})?",
        _days,
        {"between March 3 and 5, 2011": "2011-03-03/2011-03-05"},
        after=r"\bbetween\s+",
    ),
)
