"""Rules for times that count from the publication date."""

from summarizer.dates.day_rules import NAMED_PART, named_part
from summarizer.dates.derived import around, counted_from, weekday_from, weekday_of
from summarizer.dates.meanings import Derived, Hence, Shift, Weekly, Window, Yearless
from summarizer.dates.notation import ENDS, Found, Rule, Unfit, always
from summarizer.dates.resolving import Meaning, Reason, Sense
from summarizer.dates.vocabulary import DAYS_AWAY, WEEKDAYS

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
_NO_WEEKDAY = "every each black good bloody easter super ash palm first second third fourth final"
"""What makes a set or a name of a weekday: every Friday, Black Friday."""


def _period(found: Found) -> Meaning:
    return Shift(found.unit(), found.step())


def _this_period(found: Found) -> Meaning:
    return Shift(found.unit(), 0, anaphoric=found.unit() == "day")


def _window(found: Found) -> Meaning:
    return Window(*found.counted(found.step()))


def _counted_from(found: Found) -> Meaning:
    return counted_from(*found.counted(found.step() if "step" in found else 1), found.whole)


def _anniversary(found: Found) -> Meaning:
    unit, amount = found.counted(-1)
    if unit not in ("week", "year"):
        raise Unfit(f"no day of a {unit} is told so")
    return counted_from(unit, amount, found.whole)


def _weekdays_ago(found: Found) -> Meaning:
    weekday = WEEKDAYS[found["weekdays"].removesuffix("s")]
    return counted_from("week", 1 - found.count(), Weekly(weekday, "last"))


def _weekday(found: Found) -> Meaning:
    return Weekly(found.weekday())


FROM_PUBLICATION = (
    Rule(
        "({near}( {daypart})?|this {daypart})",
        lambda found: Shift("day", DAYS_AWAY[found["near"]] if "near" in found else 0),
        {"yesterday": "2024-07-22", "today's vote": "2024-07-23", "tomorrow night": "2024-07-24"},
    ),
    Rule(
        "the {unit} ((?P<step__1>before) last|(?P<step__2>after) next)",
        lambda found: Shift(found.unit(), 2 * found.step()),
        {"the year before last": "2022", "the week after next": "2024-08-05/2024-08-11"},
    ),
    Rule(
        "(right now|currently|presently|nowadays|at present|at the moment|these days)",
        always(Derived(Shift("day", 0), None, lambda known: known)),  # no date that later words count from
        {"It currently has 900 troops": "2024-07-23"},
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
        "((?P<step__1>last|this|next)|this (?P<step__2>past|coming)) {period:unit}",
        _period,
        {"last month": "2024-06", "this week": "2024-07-22/2024-07-28", "next quarter": "2024-36"},
    ),
    Rule(
        "the (?P<step>last|current) {period:unit}",
        _period,
        {"the last quarter": "2024-34", "the current decade": "202X"},
        then=_NOT_OF,
    ),
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
        "(the )?({period:unit}{apostrophe}s (end|close|start)|(?P<unit__1>week|month|quarter|year)~end|"
        "end of {period:unit}|mid-?(?P<unit__9>week|month|quarter|year|decade|century))",
        _this_period,
        {"by year-end": "2024", "by month's end": "2024-07", "by mid-month": "2024-07"},
    ),
    Rule(
        "(this|the same) time (?P<step>last|next) {unit}",
        _period,
        {"this time last year": "2023", "the same time next week": "2024-07-29/2024-08-04"},
    ),
    Rule(
        "the new year",
        always(around("year", Yearless("month", 1))),
        {"Talks will resume in the new year": "2025", "They met early in the new year": "2024"},
        after=r"\b(?:in|into|until|till|before|after|of)\s+",
        then=ENDS,
    ),
    Rule("{count} {daynames:weekdays} ago", _weekdays_ago, {"They met two Fridays ago": "2024-07-12"}),
    Rule(
        "{length} ago",
        lambda found: Shift(*found.counted(-1)),
        {"two weeks ago": "2024-07-08/2024-07-14", "10 years ago": "2014", "a month ago": "2024-06"},
    ),
    Rule(
        "{length}( from now|{apostrophe}s? time)",
        lambda found: Shift(*found.counted(1)),
        {"a week from now": "2024-07-29/2024-08-04", "in two years' time": "2026"},
    ),
    Rule(
        "{length}",
        lambda found: Hence(*found.counted(1)),
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
        },
        before=("day", "month", "year"),
    ),
    Rule(
        "the {unit} (?P<step>before|after) ",
        lambda found: around(found.unit(), counted_from(found.unit(), found.step(), found.whole)),
        {"the day after Monday's vote": "2024-07-23", "the week after 4 July 2020": "2020-07-06/2020-07-12"},
        before=("day", "month", "year"),
    ),
    Rule(
        "the {dayname:weekday} (?P<step>before|after) ",
        lambda found: weekday_from(found.weekday(), found.step(), found.whole),
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
        "(a|one) (?P<unit>week)( on)? ",
        _counted_from,
        {"They will meet a week on Monday": "2024-08-05", "They will meet a week today": "2024-07-30"},
        unless="for in within of after",
        before=("day",),
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
        },
        unless=_NO_WEEKDAY,
        asks=True,
    ),
    Rule(
        "{shortday:weekday}( {daypart})?",
        _weekday,
        {"It was signed on Thurs.": "2024-07-18", "THE UNION VOTED ON MON.": "2024-07-22"},
        after=r"\b(?:on|by|since|until|till|from|to|through|before|after|late|early)\s+",
        then="(?! (?-i:[A-Z][a-z]))",
    ),
    Rule(r"{dottedday:weekday}( {daypart})?", _weekday, {"It was signed Tues. night": "2024-07-23"}),
    Rule(
        f"(this |the )?(?P<step>last|this|next|past|coming) {NAMED_PART}",
        lambda found: named_part(found, SENSES[found["step"]]),
        {"last Tuesday": "2024-07-16", "this Friday": "2024-07-26", "this coming Monday": "2024-07-29"},
    ),
    Rule(
        "{dayname:weekday} week",
        lambda found: counted_from("week", 1, Weekly(found.weekday(), "next")),
        {"They will meet Monday week": "2024-08-05"},
    ),
    Rule(
        "{dayname:weekday}( {daypart})?,?( of)? ",
        lambda found: weekday_of(found.weekday(), found.whole),
        {"Wednesday of last week": "2024-07-17", "Monday next week": "2024-07-29"},
        before=("week",),
    ),
    Rule(
        "(?P<step>last|this|next) week,?( on)? {dayname:weekday}( {daypart})?",
        lambda found: weekday_of(found.weekday(), Shift("week", found.step())),
        {"They will meet next week on Friday": "2024-08-02"},
    ),
)

WINDOWS = (
    Rule(
        "((the )?(?P<step__1>past|next|coming|previous)|(the|these) (?P<step__2>last)) {lengths:length}",
        _window,
        {
            "the past two weeks": "2024-07-09/2024-07-23",
            "the next 90 days": "2024-07-23/2024-10-21",
            "the last six months": "2024-01/2024-07",
        },
    ),
    Rule(
        "(?P<step>last) {lengths:length}",
        _window,
        {"over last two weeks": "2024-07-09/2024-07-23", "It could last two weeks": Reason.NO_START},
        after=LAST_IS_NO_VERB,
    ),
    Rule(
        "((the )?(?P<step__1>past|coming) {unit}|the (?P<step__2>last) (?P<unit>decade|century))",
        _window,
        {"over the past year": "2023/2024", "the last decade": "2014/2024"},
        then=_NOT_OF,
    ),
    Rule(
        "the (?P<step>next) {unit}",
        _window,
        {"over the next month": "2024-07/2024-08"},
        after=r"\b(?:over|in|within|during|for|throughout)\s+",
    ),
)

RULES = (*WINDOWS, *FROM_PUBLICATION, *WEEKDAYS_AND_SEASONS)
