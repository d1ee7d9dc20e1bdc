"""Rules for times that count from the publication date."""

from summarizer.dates.meanings import Hence, Now, Shift, WeekdayOf, Weekly, Window, Yearless
from summarizer.dates.notation import Found, Rule, always
from summarizer.dates.resolving import Meaning, Reason, Sense
from summarizer.dates.vocabulary import DAYS_AWAY, SEASONS

_ONLY_INSIDE = r"(?!)"
"""Matches nowhere: the rule serves only as the rest of a longer expression."""
_SENSES: dict[str, Sense] = {
    "last": "last",
    "past": "last",
    "this": "nearest",
    "next": "next",
    "coming": "next",
}

_SATURDAY = 5
_NOT_OF = "(?! of\\b)"
_NOT_A_NAME = r"(?! (?-i:Times|Telegraph|Mirror|Mail|Express|Herald|Post|Agreement|Night))"
_NOT_A_SET = (
    r"(?<!every )(?<!each )(?<!Black )(?<!Good )(?<!Bloody )(?<!Easter )(?<!Super )(?<!Ash )(?<!Palm )"
)


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


def _hence(found: Found) -> Meaning:
    return Hence(*found.counted(1))


def _weekday(found: Found) -> Meaning:
    return Weekly(found.weekday())


def _stepped_weekday(found: Found) -> Meaning:
    if found["step"] == "this":
        return WeekdayOf(found.weekday(), Shift("week", 0))
    return Weekly(found.weekday(), _SENSES[found["step"]])


def _weekday_of(found: Found) -> Meaning:
    return WeekdayOf(found.weekday(), found.whole)


def _stepped_month(found: Found) -> Meaning:
    return Yearless("month", found.month(), sense=_SENSES[found["step"]])


def _stepped_day(found: Found) -> Meaning:
    return Yearless("day", found.month(), found.number("day"), sense=_SENSES[found["step"]])


def _stepped_season(found: Found) -> Meaning:
    return Yearless("season", SEASONS[found["season"]], sense=_SENSES[found["step"]])


FROM_PUBLICATION = (
    Rule(
        "{near}( {daypart})?",
        _near,
        {"yesterday": "2024-07-22", "today's vote": "2024-07-23", "tomorrow night": "2024-07-24"},
    ),
    Rule("the day before yesterday", always(Shift("day", -2)), {"the day before yesterday": "2024-07-21"}),
    Rule("the day after tomorrow", always(Shift("day", 2)), {"the day after tomorrow": "2024-07-25"}),
    Rule("last night", always(Shift("day", -1)), {"last night": "2024-07-22"}),
    Rule("this {daypart}", always(Shift("day", 0)), {"this morning": "2024-07-23"}),
    Rule(
        "(right now|currently|presently|nowadays|at present|at the moment|these days)",
        always(Now()),
        {
            "It currently has 900 troops": "2024-07-23",
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
    ),
    Rule("(the )?year~end", always(Shift("year", 0)), {"by year-end": "2024"}),
    Rule(
        "{count} {anyunit:unit} ago",
        _ago,
        {
            "two weeks ago": "2024-07-08/2024-07-14",
            "10 years ago": "2014",
            "a month ago": "2024-06",
            "five days ago": "2024-07-18",
            "two decades ago": "2004",
        },
    ),
    Rule("{count} {anyunit:unit} from now", _ahead, {"a week from now": "2024-07-29/2024-08-04"}),
    Rule("{count} {anyunit:unit}{apostrophe}s? time", _ahead, {"in two years' time": "2026"}),
    Rule(
        "{count} {anyunit:unit}",
        _hence,
        {
            "They will meet in three days": "2024-07-26",
            "It fell in two weeks": Reason.NO_START,
        },
        after=r"\bin\s+",
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
        after=_NOT_A_SET,
        then=_NOT_A_NAME,
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
        "(the )?(?P<step>last|past|next|coming|previous) {plural:count} {units:unit}",
        _window,
        {
            "the past two weeks": "2024-07-09/2024-07-23",
            "the next 90 days": "2024-07-23/2024-10-21",
            "the last six months": "2024-01/2024-07",
            "the last two decades": "2004/2024",
        },
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
