"""Rules for times that count from the publication date."""

from summarizer.dates.meanings import (
    Around,
    CountedFrom,
    Hence,
    Now,
    Shift,
    WeekdayFrom,
    WeekdayOf,
    Weekly,
    Window,
    Yearless,
)
from summarizer.dates.notation import ENDS, Found, Rule, Unfit, always
from summarizer.dates.resolving import Meaning, Reason, Sense
from summarizer.dates.vocabulary import DAYS_AWAY, SEASONS, WEEKDAYS

LAST_IS_NO_VERB = (
    r"(?:^\s*|\b(?:in|over|during|for|within|of|from|since|its|his|her|their|our|my|your)\s+|['\u2019]s\s+)"
)
"""Without an article, `last` counts weeks after these words only: `it may last two weeks` looks ahead."""
_ANY_ONE = "a per long one every each holiday"
"""`a weekend` and `every weekend` are none in particular."""
_ONLY_INSIDE = r"(?!)"
"""Matches nowhere: the rule serves only as the rest of a longer expression."""
SENSES: dict[str, Sense | None] = {
    "last": "last",
    "past": "last",
    "this": None,
    "next": "next",
    "coming": "next",
}

_SATURDAY = 5
_NOT_OF = "(?! of\\b)"
_NOT_A_NAME = r"(?! (?-i:Times|Telegraph|Mirror|Mail|Express|Herald|Post|Agreement|Night))"
_NO_WEEKDAY = "every each black good bloody easter super ash palm first second third fourth final"
"""What makes a set or a name of a weekday: every Friday, Black Friday."""


def _near(found: Found) -> Meaning:
    return Shift("day", DAYS_AWAY[found["near"]])


def _period(found: Found) -> Meaning:
    return Shift(found.unit(), found.step())


def _this_period(found: Found) -> Meaning:
    return Shift(found.unit(), 0, anaphoric=found.unit() == "day")


def _window(found: Found) -> Meaning:
    return Window(*found.counted(found.step()))


def _ago(found: Found) -> Meaning:
    return Shift(*found.counted(-1))


def _ahead(found: Found) -> Meaning:
    return Shift(*found.counted(1))


def _counted_from(found: Found) -> Meaning:
    return CountedFrom(*found.counted(found.step() if "step" in found else 1), found.whole)


def _unit_from(found: Found) -> Meaning:
    return Around(found.unit(), CountedFrom(found.unit(), found.step(), found.whole))


def _weekday_from(found: Found) -> Meaning:
    return WeekdayFrom(found.weekday(), found.step(), found.whole)


def _anniversary(found: Found) -> Meaning:
    unit, amount = found.counted(-1)
    if unit not in ("week", "year"):
        raise Unfit(f"no day of a {unit} is told so")
    return CountedFrom(unit, amount, found.whole)


def _two_away(found: Found) -> Meaning:
    return Shift(found.unit(), 2 * found.step())


def _week_after(found: Found) -> Meaning:
    return CountedFrom("week", 1, Weekly(found.weekday(), "next"))


def _hence(found: Found) -> Meaning:
    return Hence(*found.counted(1))


def _weekdays_ago(found: Found) -> Meaning:
    weekday = WEEKDAYS[found["weekdays"].removesuffix("s")]
    return CountedFrom("week", 1 - found.count(), Weekly(weekday, "last"))


def _weekday(found: Found) -> Meaning:
    return Weekly(found.weekday())


def _stepped_weekday(found: Found) -> Meaning:
    return Weekly(found.weekday(), SENSES[found["step"]], otherwise="nearest")


def _weekday_of(found: Found) -> Meaning:
    return WeekdayOf(found.weekday(), found.whole)


def _stepped_month(found: Found) -> Meaning:
    return Yearless("month", found.month(), sense=SENSES[found["step"]])


def _stepped_day(found: Found) -> Meaning:
    return Yearless("day", found.month(), found.number("day"), sense=SENSES[found["step"]])


def _stepped_season(found: Found) -> Meaning:
    return Yearless("season", SEASONS[found["season"]], sense=SENSES[found["step"]])


FROM_PUBLICATION = (
    Rule(
        "{near}( {daypart})?",
        _near,
        {"yesterday": "2024-07-22", "today's vote": "2024-07-23", "tomorrow night": "2024-07-24"},
    ),
    Rule(
        "the {unit} (?P<step>before) last",
        _two_away,
        {"the year before last": "2022", "the week before last": "2024-07-08/2024-07-14"},
    ),
    Rule("the {unit} (?P<step>after) next", _two_away, {"the year after next": "2026"}),
    Rule("the day before yesterday", always(Shift("day", -2)), {"the day before yesterday": "2024-07-21"}),
    Rule("the day after tomorrow", always(Shift("day", 2)), {"the day after tomorrow": "2024-07-25"}),
    Rule("last night", always(Shift("day", -1)), {"last night": "2024-07-22"}),
    Rule("the night before last", always(Shift("day", -2)), {"the night before last": "2024-07-21"}),
    Rule("this {daypart}", always(Shift("day", 0)), {"this morning": "2024-07-23"}),
    Rule(
        "(right now|currently|presently|nowadays|at present|at the moment|these days)",
        always(Now()),
        {
            "It currently has 900 troops": "2024-07-23",
        },
    ),
    Rule(
        "this weekend",
        always(Weekly(_SATURDAY, unit="weekend", otherwise="future")),
        {
            "They will meet this weekend": "2024-07-27/2024-07-28",
            "They met this weekend": "2024-07-20/2024-07-21",
        },
    ),
    Rule(
        "(?P<step>last|this|next) {period:unit}",
        _period,
        {
            "last month": "2024-06",
            "this week": "2024-07-22/2024-07-28",
            "next year": "2025",
            "last weekend": "2024-07-20/2024-07-21",
            "next quarter": "2024-36",
        },
    ),
    Rule(
        "the (?P<step>last|current) {period:unit}",
        _period,
        {
            "the last quarter": "2024-34",
            "the current decade": "202X",
        },
        then=_NOT_OF,
    ),
    Rule("this (?P<step>past|coming) {period:unit}", _period, {"this past weekend": "2024-07-20/2024-07-21"}),
    Rule(
        "the {unit}",
        _this_period,
        {"the end of the year": "2024", "the rest of the week": "2024-07-22/2024-07-28"},
        after=_ONLY_INSIDE,
    ),
    Rule(
        "(the )?weekend",
        always(Weekly(_SATURDAY, unit="weekend")),
        {
            "They will meet at the weekend": "2024-07-27/2024-07-28",
            "Over the weekend, it fell": "2024-07-20/2024-07-21",
        },
        unless=_ANY_ONE,
    ),
    Rule(
        "(the )?({period:unit}{apostrophe}s (end|close|start)|(?P<unit>week|month|quarter|year)~end)",
        _this_period,
        {"by year-end": "2024", "by month's end": "2024-07", "before the decade's end": "202X"},
    ),
    Rule("end of {period:unit}", _this_period, {"by end of year": "2024"}),
    Rule(
        "(this|the same) time (?P<step>last|next) {unit}",
        _period,
        {"this time last year": "2023", "the same time next week": "2024-07-29/2024-08-04"},
    ),
    Rule(
        "the new year",
        always(Around("year", Yearless("month", 1))),
        {"Talks will resume in the new year": "2025", "They met early in the new year": "2024"},
        after=r"\b(?:in|into|until|till|before|after|of)\s+",
        then=ENDS,
    ),
    Rule(
        "{count} {daynames:weekdays} ago",
        _weekdays_ago,
        {"They met two Fridays ago": "2024-07-12"},
    ),
    Rule(
        "{length} ago",
        _ago,
        {
            "two weeks ago": "2024-07-08/2024-07-14",
            "10 years ago": "2014",
            "a month ago": "2024-06",
            "five days ago": "2024-07-18",
            "two decades ago": "2004",
            "a year and a half ago": "2023-01",
            "two-and-a-half years ago": "2022-01",
            "1.5 years ago": "2023-01",
            "half a century ago": "1974",
            "a hundred years ago": "1924",
            "twenty-five years ago": "1999",
            "a fortnight ago": "2024-07-08/2024-07-14",
            "48 hours ago": "2024-07-21",
        },
    ),
    Rule("{length} from now", _ahead, {"a week from now": "2024-07-29/2024-08-04"}),
    Rule("{length}{apostrophe}s? time", _ahead, {"in two years' time": "2026"}),
    Rule(
        "{length}",
        _hence,
        {
            "They will meet in three days": "2024-07-26",
            "It will end in a year and a half": "2026-01",
            "It fell in two weeks": Reason.NO_START,
        },
        after=r"\bin\s+",
    ),
    Rule(
        "{length} (?P<step>before|after) ",
        _counted_from,
        {
            "two days before 4 July 2020": "2020-07-02",
            "a year before March 2003": "2002-03",
            "two weeks after May 1, 2020": "2020-05-15",
            "two days before 2020": Reason.OTHER_EVENT,
        },
        before=("day", "month", "year"),
    ),
    Rule(
        "the {unit} (?P<step>before|after) ",
        _unit_from,
        {"the day after Monday's vote": "2024-07-23", "the week after 4 July 2020": "2020-07-06/2020-07-12"},
        before=("day", "month", "year"),
    ),
    Rule(
        "the {dayname:weekday} (?P<step>before|after) ",
        _weekday_from,
        {"the Friday before Christmas 2020": "2020-12-18", "the Monday after 4 July 2020": "2020-07-06"},
        before=("day",),
    ),
    Rule(
        "{length} ago ",
        _anniversary,
        {
            "a year ago today": "2023-07-23",
            "two years ago this month": "2022-07",
            "a week ago Monday": "2024-07-15",
        },
        before=("day", "week", "month"),
    ),
    Rule(
        "{length} from ",
        _counted_from,
        {
            "They will meet a week from Thursday": "2024-08-01",
            "It will close for a week from Thursday": "2024-07-25",
        },
        unless="for",
        before=("day",),
    ),
)

WEEKDAYS_AND_SEASONS = (
    Rule(
        "{dayname:weekday}( {daypart})?",
        _weekday,
        {
            "It was signed on Wednesday": "2024-07-17",
            "The strikes occurred on Tuesday": "2024-07-23",
            "Talks will resume on Thursday": "2024-07-25",
            "The trial is set to begin on Wednesday": "2024-07-24",
            "Friday's vote": "2024-07-19",
            "They met on Monday evening": "2024-07-22",
        },
        unless=_NO_WEEKDAY,
        then=_NOT_A_NAME,
        asks=True,
    ),
    Rule(
        "{shortday:weekday}( {daypart})?",
        _weekday,
        {"It was signed on Thurs.": "2024-07-18", "THE UNION VOTED ON MON.": "2024-07-22"},
        after=r"\b(?:on|by|since|until|till|from|to|through|before|after|late|early)\s+",
        then="(?! (?-i:[A-Z][a-z]))",
    ),
    Rule(
        r"{dottedday:weekday}( {daypart})?",
        _weekday,
        {"It was signed Tues. night": "2024-07-23"},
    ),
    Rule(
        "(this |the )?(?P<step>last|this|next|past|coming) {dayname:weekday}( {daypart})?",
        _stepped_weekday,
        {
            "last Tuesday": "2024-07-16",
            "this Friday": "2024-07-26",
            "next Tuesday": "2024-07-30",
            "this coming Monday": "2024-07-29",
        },
    ),
    Rule("{dayname:weekday} week", _week_after, {"They will meet Monday week": "2024-08-05"}),
    Rule(
        "{dayname:weekday}( {daypart})?,?( of)? ",
        _weekday_of,
        {
            "Wednesday of last week": "2024-07-17",
            "Monday next week": "2024-07-29",
        },
        before=("week",),
    ),
    Rule(
        "(this |the )?(?P<step>last|this|next|past|coming) {month}",
        _stepped_month,
        {
            "last July": "2023-07",
            "next March": "2025-03",
            "this September": "2024-09",
        },
    ),
    Rule("(?P<step>last|this|next) {month} {day}", _stepped_day, {"last October 7": "2023-10-07"}),
    Rule(
        "(this |the )?(?P<step>last|this|next|past|coming) {season}",
        _stepped_season,
        {
            "last summer": "2023-22",
            "this summer": "2024-22",
            "next winter": "2024-24",
        },
    ),
)

WINDOWS = (
    Rule(
        "(the )?(?P<step>past|next|coming|previous) {lengths:length}",
        _window,
        {
            "the past two weeks": "2024-07-09/2024-07-23",
            "the next 90 days": "2024-07-23/2024-10-21",
            "the past year and a half": "2023-01/2024-07",
            "the past half century": "1974/2024",
            "the past 24 hours": "2024-07-22/2024-07-23",
            "In June 2011 it split. The next two years were bad": "2011/2013",
        },
    ),
    Rule(
        "(the|these) (?P<step>last) {lengths:length}",
        _window,
        {"the last six months": "2024-01/2024-07", "the last two decades": "2004/2024"},
    ),
    Rule(
        "(?P<step>last) {lengths:length}",
        _window,
        {"over last two weeks": "2024-07-09/2024-07-23", "It could last two weeks": Reason.NO_START},
        after=LAST_IS_NO_VERB,
    ),
    Rule(
        "(the )?(?P<step>past|coming) {unit}",
        _window,
        {
            "over the past year": "2023/2024",
            "the coming week": "2024-07-23/2024-07-30",
        },
        then=_NOT_OF,
    ),
    Rule(
        "the (?P<step>next) {unit}",
        _window,
        {"over the next month": "2024-07/2024-08"},
        after=r"\b(?:over|in|within|during|for|throughout)\s+",
    ),
    Rule(
        "the (?P<step>last) (?P<unit>decade|century)",
        _window,
        {"the last decade": "2014/2024"},
        then=_NOT_OF,
    ),
)

RULES = (*WINDOWS, *FROM_PUBLICATION, *WEEKDAYS_AND_SEASONS)
