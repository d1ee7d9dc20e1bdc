"""Rules for times that are told from somewhere else: the publication date, an earlier mention, nowhere."""

from summarizer.dates.edtf import Unit
from summarizer.dates.notation import SEASONS, Found, Rule, always
from summarizer.dates.resolving import (
    Hence,
    Meaning,
    Now,
    Reason,
    SameOf,
    Sense,
    Shift,
    WeekdayOf,
    Weekly,
    Window,
    Yearless,
)

_ONLY_INSIDE = r"(?!)"
"""Matches nowhere: the rule serves only as the rest of a longer expression."""
_STEPS = {
    "last": -1, "past": -1, "previous": -1, "preceding": -1, "prior": -1, "before": -1, "earlier": -1,
    "this": 0, "current": 0,
    "next": 1, "coming": 1, "following": 1, "after": 1, "later": 1, "afterwards": 1, "thereafter": 1,
}  # fmt: skip
_SENSES: dict[str, Sense] = {
    "last": "last",
    "past": "last",
    "this": "nearest",
    "next": "next",
    "coming": "next",
}
_NEAR = {"tonight": 0, "today": 0, "yesterday": -1, "tomorrow": 1}
_SHORT: dict[Unit, tuple[Unit, int]] = {"decade": ("year", 10), "century": ("year", 100)}
"""Units that people count in but mean to the year: two decades ago."""

_NOT_OF = "(?! of\\b)"
ENDS = (
    r"(?=\s*(?:\Z|[.,;:!?)\"\u201d\u2019\u2014\u2013\n])|\s(?:and|but|or|in|on|at|by|to|as|with|for|from)\b)"
)
"""After `two days before`, any other word begins the event that is counted from."""
_NOT_A_NAME = r"(?! (?-i:Times|Telegraph|Mirror|Mail|Express|Herald|Post|Agreement|Night))"
_NOT_A_SET = (
    r"(?<!every )(?<!each )(?<!Black )(?<!Good )(?<!Bloody )(?<!Easter )(?<!Super )(?<!Ash )(?<!Palm )"
)


def _unit_and_amount(found: Found, amount: int) -> tuple[Unit, int]:
    unit, factor = _SHORT.get(found.unit(), (found.unit(), 1))
    return unit, factor * amount


def _step(found: Found) -> int:
    return _STEPS[found["step"]]


def _near(found: Found) -> Meaning:
    return Shift("day", _NEAR[found["near"]])


def _day_steps(amount: int, *, anaphoric: bool = False) -> Meaning:
    return Shift("day", amount, anaphoric)


def _period(found: Found) -> Meaning:
    return Shift(found.unit(), _step(found))


def _this_period(found: Found) -> Meaning:
    return Shift(found.unit(), 0, anaphoric=found.unit() == "day")


def _one_window(found: Found) -> Meaning:
    return Window(*_unit_and_amount(found, _step(found)))


def _window(found: Found) -> Meaning:
    return Window(*_unit_and_amount(found, _step(found) * found.count()))


def _ago(found: Found) -> Meaning:
    return Shift(*_unit_and_amount(found, -found.count()))


def _ahead(found: Found) -> Meaning:
    return Shift(*_unit_and_amount(found, found.count()))


def _hence(found: Found) -> Meaning:
    return Hence(*_unit_and_amount(found, found.count()))


def _weekday(found: Found) -> Meaning:
    return Weekly(found.weekday())


def _stepped_weekday(found: Found) -> Meaning:
    if found["step"] == "this":
        return WeekdayOf(found.weekday(), Shift("week", 0))
    return Weekly(found.weekday(), _SENSES[found["step"]])


def _anaphoric_weekday(found: Found) -> Meaning:
    sense: Sense = "next" if _step(found) > 0 else "last"
    return Weekly(found.weekday(), sense, anaphoric=True)


def _weekday_of(found: Found) -> Meaning:
    return WeekdayOf(found.weekday(), found.whole)


def _stepped_month(found: Found) -> Meaning:
    return Yearless("month", found.month(), sense=_SENSES[found["step"]])


def _stepped_day(found: Found) -> Meaning:
    return Yearless("day", found.month(), found.number("day"), sense=_SENSES[found["step"]])


def _stepped_season(found: Found) -> Meaning:
    return Yearless("season", SEASONS[found["season"]], sense=_SENSES[found["step"]])


def _anaphoric_day(found: Found) -> Meaning:
    return Shift("day", _step(found), anaphoric=True)


def _anaphoric(found: Found) -> Meaning:
    amount = _step(found) * (found.count() if "count" in found else 1)
    return Shift(*_unit_and_amount(found, amount), anaphoric=True)


def _same_unit(found: Found) -> Meaning:
    return Shift(found.unit(), 0, anaphoric=True)


def _same_of(found: Found) -> Meaning:
    return SameOf(found.unit() if "unit" in found else None, found.whole)


_SAME_DAY = Shift("day", 0, anaphoric=True)
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
        "(now|right now|currently|presently|nowadays|at present|at the moment|these days)",
        always(Now()),
        {
            "It currently has 900 troops": "2024-07-23",
            "They are in talks now": "2024-07-23",
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
        always(Weekly(unit="weekend")),
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

FROM_A_MENTION = (
    Rule(
        "(the )?(?P<step>next|following|previous|preceding|prior) (day|{daypart})",
        _anaphoric_day,
        {
            "On January 27, 2024 they met; the next day they fought": "2024-01-28",
            "the next day": Reason.NO_EARLIER_DATE,
        },
    ),
    Rule(
        "the (?P<step>next|following|previous|preceding|prior) {period:unit}",
        _anaphoric,
        {
            "Signed in May 2011 and broken the following month": "2011-06",
            "Sales in 2009 beat the previous year": "2008",
        },
    ),
    Rule(
        "the {unit} (?P<step>before|after|later|earlier|previous|prior|preceding|following)",
        _anaphoric,
        {
            "It won in 2009 and lost the year before": "2008",
            "In May 2011, and the month after, it rained": "2011-06",
        },
        then=ENDS,
    ),
    Rule(
        "{count} {anyunit:unit} (?P<step>earlier|later|afterwards|thereafter)",
        _anaphoric,
        {
            "Signed in May 2011, it was broken a month later": "2011-06",
            "In 2011, eight years earlier, none": "2003",
            "It met on 5 May 2011. Two days later it split": "2011-05-07",
        },
        then="(?! than)",
    ),
    Rule(
        "{count} {anyunit:unit} (?P<step>before|after)",
        _anaphoric,
        {
            "It met on 5 May 2011 and two days after, it split": "2011-05-07",
        },
        then=ENDS,
    ),
    Rule(
        "the (?P<step>following|previous|preceding) {dayname:weekday}( {daypart})?",
        _anaphoric_weekday,
        {
            "They met on 5 May 2011 and the following Monday": "2011-05-09",
        },
    ),
    Rule(
        "(that|the same|that same|the very same) {unit}",
        _same_unit,
        {
            "It began in 2014, and that year it split": "2014",
            "It met on 5 May 2011 and the same month it split": "2011-05",
        },
    ),
    Rule(
        "(that|the same) {daypart}",
        always(_SAME_DAY),
        {"They met on 5 May 2011 and that night left": "2011-05-05"},
    ),
    Rule(
        "that time",
        always(_SAME_DAY),
        {"If it is not agreed on 5 May 2011, or by that time": "2011-05-05"},
        after=r"\b(?:by|until|since|before)\s+",
    ),
    Rule(
        "the (entire|whole|full) {period:unit}",
        _same_unit,
        {"In May 2005, and for the entire year, it lost": "2005"},
    ),
    Rule(
        "the same (period|time)( of| in)? ",
        _same_of,
        {
            "Sales rose in February 2010 from the same period of 2009": "2009-02",
        },
        before=("year",),
    ),
    Rule(
        "the same {unit}( of| in)? ",
        _same_of,
        {
            "It fell in January 2009 from the same month a year ago": "2023-01",
        },
        before=("year",),
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
        _one_window,
        {
            "over the past year": "2023/2024",
            "the coming week": "2024-07-23/2024-07-30",
        },
        then=_NOT_OF,
    ),
    Rule(
        "the (?P<step>next) {unit}",
        _one_window,
        {"over the next month": "2024-07/2024-08"},
        after=r"\b(?:over|in|within|during|for|throughout)\s+",
    ),
    Rule(
        "the (?P<step>last) (?P<unit>decade|century)",
        _one_window,
        {"the last decade": "2014/2024"},
        then=_NOT_OF,
    ),
)

RULES = (*WINDOWS, *FROM_PUBLICATION, *WEEKDAYS_AND_SEASONS, *FROM_A_MENTION)
