"""Rules for what the calendar names beyond the day: months, seasons, quarters, years, decades, centuries."""

from datetime import date

from summarizer.dates.day_rules import full_year, of_year
from summarizer.dates.edtf import COARSENESS, Stretch, Unit, containing, numbered
from summarizer.dates.meanings import Around, Between, EdgeOf, EndingIn, Fixed, NthOf, OfYear, Yearless
from summarizer.dates.notation import Found, Rule, Unfit
from summarizer.dates.resolving import Meaning, Reason
from summarizer.dates.vocabulary import MONTHS, SEASONS, TENS

_ANY: tuple[Unit, ...] = tuple(COARSENESS)
_LONG: tuple[Unit, ...] = tuple(unit for unit in _ANY if unit != "day")

_LEADS_TO_MONTH = (
    r"\b(?:in|of|by|since|until|till|from|to|before|after|during|between|through|around|and|or|last|next|this|"
    r"late|early|mid)[\s-]+"
)
_LEADS_TO_SEASON = r"\b(?:in|by|since|until|during|through|over|throughout)\s+"
_LEADS_TO_YEAR = (
    r"(?:\b(?:in|of|by|since|until|till|from|to|before|after|during|between|through|throughout|around|circa|over|"
    r"year|than|both|the)\s+|\(|\b(?:1[5-9]|20)\d\d(?:,|,?\s+and|,?\s+or|\s+to)\s+)"
)
_NO_COUNT = (
    r"(?![ -](?:people|persons|men|women|children|civilians|troops|soldiers|fighters|prisoners|refugees|"
    r"detainees|members|workers|employees|jobs|votes|seats|homes|houses|families|units|cars|vehicles|deaths|casualties|"
    r"shares|points|dollars|euros|pounds|miles|met(?:er|re)s|feet|km|kilomet(?:er|re)s|tons|tonnes|barrels|"
    r"megawatts|hours|hrs|GMT|UTC|BST|CET|EE?S?T|local time|rpm|sq|square|million|billion|"
    r"days|weeks|months|years|times|others|more|percent|per)\b)"
    r"(?! (?-i:Agenda|Guineas)\b)"
    r"(?:(?<!00)|(?! (?!(?:as|was|is|has|its|his|this|us|less|across|towards|unless|besides)\b)[a-z]+s\b))"
)
"""Counts and hours are no years, names keep theirs; a round figure before a plural is a count."""
_CENTURY = 100


def _year_stretch(year: int) -> Stretch:
    return containing("year", date(year, 1, 1))


def named_year(found: Found) -> Meaning:
    """Return the year in the hole `year`, of two or four digits."""
    return Fixed(_year_stretch(full_year(found.number("year"))))


def _month(found: Found) -> Meaning:
    return Fixed(numbered("month", found.month(), found.number("year")))


def named_years(found: Found) -> Meaning:
    """Read a range of years, also `2011-14`; what would count down, as in `2024-07`, is a month."""
    first, second = full_year(found.number("year")), found.number("last")
    last = second if second > _CENTURY else first - first % _CENTURY + second
    if last > first:
        return Between(Fixed(_year_stretch(first)), Fixed(_year_stretch(last)))
    return Fixed(numbered("month", second, first))


def _decade(found: Found) -> Meaning:
    year = 1900 + TENS[found["tens"]] if "tens" in found else found.number("decade")
    return Fixed(containing("decade", date(year + (1900 if year < _CENTURY else 0), 1, 1)))


def _century(found: Found) -> Meaning:
    return Fixed(containing("century", date(_CENTURY * (found.ordinal() - 1), 1, 1)))


def _yearless_month(found: Found) -> Meaning:
    return of_year(Yearless("month", found.month()), found)


def _months(found: Found) -> Meaning:
    first = Yearless("month", MONTHS[next(name for name in MONTHS if name.startswith(found["first"][:3]))])
    last = _month(found) if "year" in found else Yearless("month", found.month())
    return Between(first, last)


def _season(found: Found) -> Meaning:
    return of_year(Yearless("season", SEASONS[found["season"]]), found)


def _quarter(found: Found) -> Meaning:
    number = 4 if found["quarter"] == "final" else found.ordinal("quarter")
    return of_year(Yearless("quarter", number), found)


def _year_quarter(found: Found) -> Meaning:
    return Fixed(numbered("quarter", found.number("quarter"), full_year(found.number("year"))))


def _last_quarter_of(found: Found) -> Meaning:
    return OfYear(Yearless("quarter", 4), found.whole)


def _half(found: Found) -> Meaning:
    return of_year(Yearless("half", 1 if found["half"] in ("first", "1st", "1") else 2), found)


def _half_of_year(found: Found) -> Meaning:
    return OfYear(Yearless("half", found.number("half")), named_year(found))


def _week_of(found: Found) -> Meaning:
    return NthOf(found.ordinal(), found.whole, found.unit())


def _edge_of(found: Found) -> Meaning:
    unit, amount = found.length()
    if found.whole.unit is None or COARSENESS[unit] >= COARSENESS[found.whole.unit]:
        raise Unfit("a part is shorter than the whole")
    step = -1 if found["edge"] in ("last", "final") else 1
    if unit == "week":
        return EdgeOf("day", 7 * amount * step, found.whole)
    return EdgeOf(unit, amount * step, found.whole)


def _ending_in(found: Found) -> Meaning:
    unit, amount = found.length() if "length" in found else ("year", 1)
    months: dict[Unit, int] = {"month": 1, "quarter": 3, "year": 12}
    if unit not in months:
        raise Unfit(f"{unit}s do not end with a month")
    return EndingIn(months[unit] * amount, found.whole, over=found["how"] == "ended")


def _around(found: Found) -> Meaning:
    return Around(found.unit(), found.whole)


def _whole(found: Found) -> Meaning:
    return found.whole


MONTHS_AND_PARTS = (
    Rule("{month}(,| of)? {year}", _month, {"September 2025": "2025-09", "Sept. of 2025": "2025-09"}),
    Rule(
        "{month}( of| in)? ",
        _yearless_month,
        {"October of next year": "2025-10", "March last year": "2023-03"},
        before=("year",),
    ),
    Rule(
        "{monthname:month}",
        _yearless_month,
        {
            "the January sales fell": "2024-01",
            "They released June figures": "2024-06",
            "It aims to start in September": "2024-09",
            "announced back in August": "2023-08",
            "held in May": "2024-05",
        },
        asks=True,
    ),
    Rule(
        "{shortmonth:month}",
        _yearless_month,
        {"It began in Sept.": "2023-09", "IT BEGAN IN AUG.": "2023-08"},
        after=_LEADS_TO_MONTH,
        then="(?! (?-i:[A-Z][a-z]))",
    ),
    Rule(
        "{month:first}({dash}|/){month}((,| of)? {year})?",
        _months,
        {
            "in January-March 2024": "2024-01/2024-03",
            "Jan/Feb 2024": "2024-01/2024-02",
            "They met Nov.-Jan.": "2023-11/2024-01",
        },
    ),
    Rule(
        "(the )?{season}( of)? ",
        _season,
        {"the spring of 2009": "2009-21", "winter 2010": "2010-24"},
        before=("year",),
    ),
    Rule(
        "(the )?{season}",
        _season,
        {"It opened in the spring": "2024-21", "It will open in autumn": "2024-23"},
        after=_LEADS_TO_SEASON,
        then="(?! of)",
    ),
    Rule(
        "(the )?{quarter}~quarter( of)? ",
        _quarter,
        {"the third quarter of 2009": "2009-35", "the final quarter of last year": "2023-36"},
        before=("year",),
    ),
    Rule(
        "(the )?last quarter of ", _last_quarter_of, {"the last quarter of 2009": "2009-36"}, before=("year",)
    ),
    Rule(
        "(the )?{quarter}~quarter",
        _quarter,
        {"second-quarter results show": "2024-34", "will end in the fourth quarter": "2024-36"},
        then=r"(?! of\b)",
    ),
    Rule("q{fourth:quarter}( of)? ", _quarter, {"Q3 2009": "2009-35"}, before=("year",)),
    Rule("{fourth:quarter}q( of)? ", _quarter, {"in 3Q 2009": "2009-35"}, before=("year",)),
    Rule("{year} q{fourth:quarter}", _year_quarter, {"2009 Q3": "2009-35"}),
    Rule("{fourth:quarter}q{shortyear:year}", _year_quarter, {"in 3Q09": "2009-35"}),
    Rule("q{fourth:quarter}", _quarter, {"Q2 was better": "2024-34"}),
    Rule("{fourth:quarter}q", _quarter, {"in 2Q": "2024-34"}),
    Rule(
        "(the )?{half}~half( of)? ",
        _half,
        {"the first half of 2009": "2009-40", "the second half of this year": "2024-41"},
        before=("year",),
    ),
    Rule("h{fourth:half}( of)? ", _half, {"H1 2009": "2009-40"}, before=("year",)),
    Rule("{fourth:half}h ?{shortyear:year}", _half_of_year, {"in 2H 2024": "2024-41", "1H24": "2024-40"}),
    Rule(
        "(the )?{ordinal}~(?P<unit>week|weekend) (of|in) ",
        _week_of,
        {
            "the first weekend of June 2024": "2024-06-01/2024-06-02",
            "the last week of March 2009": "2009-03-23/2009-03-29",
            "first week of July 2024": "2024-07-01/2024-07-07",
        },
        before=("month",),
    ),
    Rule(
        "(the )?(?P<edge>first|last|final|opening) ({lengths:length}|{unit:length}) (of|in) ",
        _edge_of,
        {
            "the first nine months of 2023": "2023-01/2023-09",
            "the last two weeks of March 2021": "2021-03-18/2021-03-31",
            "the first six months of this year": "2024-01/2024-06",
            "the last day of March 2021": "2021-03-31",
            "the first 40 days of March 2021": Reason.NOT_IN_CALENDAR,
        },
        before=_LONG,
    ),
    Rule(
        "the ({length}|{period:length}|(?P<length>half~year)) (?P<how>to|ended|ending|through)( in| on)? ",
        _ending_in,
        {
            "the half-year to June 2024": "2024-01/2024-06",
            "in the three months to June 2024": "2024-04/2024-06",
            "the year ended March 31, 2024": "2023-04/2024-03",
            "the nine months ended Sept. 30": "2023-01/2023-09",
            "the three months to May 15, 2024": Reason.NO_START,
        },
        before=("day", "month"),
    ),
    Rule(
        "(the )?{fiscal} year (?P<how>ended|ending)( in| on)? ",
        _ending_in,
        {"the fiscal year ending June 30, 2024": "2023-07/2024-06"},
        before=("day", "month"),
    ),
)

YEARS = (
    Rule(
        "{year}",
        named_year,
        {
            "in 2014": "2014",
            "since 2011": "2011",
            "by 2025": "2025",
            "the 1991 agreement": "1991",
            "(2017)": "2017",
        },
        after=_LEADS_TO_YEAR,
        then=_NO_COUNT,
    ),
    Rule(
        "{recentyear:year}",
        named_year,
        {
            "2017: a year of war": "2017",
            "Kyiv says 2023 was the worst year": "2023",
            "2017 is over": "2017",
            "She lost her 2008 bid": "2008",
            "2009's worst attack": "2009",
        },
        then=_NO_COUNT,
        asks=True,
    ),
    Rule("{year}{dash}{year:last}", named_years, {"the 2011\u20132014 war": "2011/2014"}),
    Rule(
        "{year}({dash}|/){number2:last}",
        named_years,
        {"in 2011-14": "2011/2014", "2017/18": "2017/2018", "2024-07": "2024-07"},
    ),
    Rule("(the )?{decade}{apostrophe}?s", _decade, {"the 1990s": "199X", "1980s": "198X"}),
    Rule(
        "{tenyears:decade}{apostrophe}?s",
        _decade,
        {"cars of the 70s": "197X", "since the '90s": "199X", "in the 1960s and '70s": "197X"},
        after=r"(?:\b(?:the|early|mid|late)|\d0['\u2019]?s (?:and|or))[\s-]+['\u2019]?",
    ),
    Rule("(the )?{tens}", _decade, {"the early nineties": "199X", "the nineties": "199X"}),
    Rule(
        "(the )?{ordinal}~century",
        _century,
        {"the 19th century": "18XX", "twenty-first-century wars": "20XX"},
    ),
)

PARTS = (
    Rule(
        "(the )?(very )?(early|mid|late|earlier|later)~(in |on )?",
        _whole,
        {
            "early December 2023": "2023-12",
            "mid-October 2023": "2023-10",
            "the late 1990s": "199X",
            "late last July": "2023-07",
            "later in 2014": "2014",
            "earlier this month": "2024-07",
        },
        before=_ANY,
    ),
    Rule(
        "(the )?(very )?(beginning|start|end|close|middle|eve|rest|remainder|course) of ",
        _whole,
        {"the end of 2026": "2026", "the start of next year": "2025"},
        before=_LONG,
    ),
    Rule(
        "end~",
        _whole,
        {"by end-2026": "2026", "until end June": "2025-06"},
        after=r"\b(?:by|at|until|till|before|since|from)\s+",
        before=_LONG,
    ),
    Rule("(the )?year~end ", _whole, {"by year-end 2026": "2026"}, before=("year",)),
    Rule(
        "(the )?(first|second|latter|last|closing|opening|final) (half|part|days|weeks|months|years) of ",
        _whole,
        {"the last days of August 2021": "2021-08"},
        before=_LONG,
    ),
    Rule(
        "the (morning|afternoon|evening|night|day) of ",
        _whole,
        {"the night of July 4, 2020": "2020-07-04"},
        before=("day",),
    ),
    Rule("the months? of ", _whole, {"the month of June 2020": "2020-06"}, before=("month",)),
    Rule(
        "(the )?(?P<unit>week|weekend) (of|beginning|starting|ending)( on)? ",
        _around,
        {
            "the week of July 3, 2024": "2024-07-01/2024-07-07",
            "the weekend of July 3, 2024": "2024-07-06/2024-07-07",
        },
        before=("day",),
    ),
)

RULES = (*MONTHS_AND_PARTS, *YEARS, *PARTS)
