"""Rules for what the calendar names beyond the day: months, seasons, quarters, years, decades, centuries."""

from datetime import date

from summarizer.dates.day_rules import full_year, in_told_year, named_year, yearless_part
from summarizer.dates.derived import around, edge_of, nth_of
from summarizer.dates.edtf import COARSENESS, Stretch, Unit, containing, numbered
from summarizer.dates.meanings import Between, EndingIn, Fixed, Yearless
from summarizer.dates.notation import Found, Rule, Unfit
from summarizer.dates.resolving import Meaning
from summarizer.dates.vocabulary import TENS

_ANY: tuple[Unit, ...] = tuple(COARSENESS)
_LONG: tuple[Unit, ...] = tuple(unit for unit in _ANY if unit != "day")

_LEADS_TO_MONTH = (
    r"\b(?:in|of|by|since|until|till|from|to|before|after|during|between|through|around|and|or|last|next|this|"
    r"late|early|mid)[\s-]+"
)
_LEADS_TO_SEASON = r"\b(?:in|by|since|until|during|through|over|throughout)\s+"
_ONLY_WITH_YEAR = r"(?!)"
"""Matches nowhere: the first half alone may be that of a match."""
_CENTURY = 100


def _year_stretch(year: int) -> Stretch:
    return containing("year", date(year, 1, 1))


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


def _part(found: Found) -> Meaning:
    return in_told_year(yearless_part(found), found)


def _months(found: Found) -> Meaning:
    first = Found({"month": found["first"]}).month()
    return Between(*(in_told_year(Yearless("month", month), found) for month in (first, found.month())))


def _quarter(found: Found) -> Meaning:
    number = 4 if found["quarter"] in ("final", "last") else found.ordinal("quarter")
    return in_told_year(Yearless("quarter", number), found)


def _half(found: Found) -> Meaning:
    number = found.number("half") if found["half"][0].isdecimal() else found.ordinal("half")
    return in_told_year(Yearless("half", number), found)


def _edge_of(found: Found) -> Meaning:
    unit, amount = found.length()
    if found.whole.unit is None or COARSENESS[unit] >= COARSENESS[found.whole.unit]:
        raise Unfit("a part is shorter than the whole")
    step = -1 if found["edge"] in ("last", "final") else 1
    if unit == "week":
        return edge_of("day", 7 * amount * step, found.whole)
    return edge_of(unit, amount * step, found.whole)


def _ending_in(found: Found) -> Meaning:
    unit, amount = found.length() if "length" in found else ("year", 1)
    months: dict[Unit, int] = {"month": 1, "quarter": 3, "year": 12}
    if unit not in months:
        raise Unfit(f"{unit}s do not end with a month")
    return EndingIn(months[unit] * amount, found.whole, over=found["how"] == "ended")


def _whole(found: Found) -> Meaning:
    return found.whole


MONTHS_AND_PARTS = (
    Rule(
        "{monthname:month}",
        _part,
        {"September 2025": "2025-09", "October of next year": "2025-10", "the January sales fell": "2024-01"},
        asks=True,
        year=True,
    ),
    Rule(
        "{shortmonth:month}",
        _part,
        {"Sept. of 2025": "2025-09", "It began in Sept.": "2023-09", "IT BEGAN IN AUG.": "2023-08"},
        after=_LEADS_TO_MONTH,
        then="(?! (?-i:[A-Z][a-z]))",
        year=True,
    ),
    Rule(
        "{month:first}({dash}|/){month}",
        _months,
        {"in January-March 2024": "2024-01/2024-03", "They met Nov.-Jan.": "2023-11/2024-01"},
        year=True,
    ),
    Rule(
        "(the )?{season}",
        _part,
        {"the spring of 2009": "2009-21", "winter 2010": "2010-24", "It opened in the spring": "2024-21"},
        after=_LEADS_TO_SEASON,
        then="(?! of)",
        year=True,
    ),
    Rule(
        "(the )?{quarter}~quarter",
        _quarter,
        {
            "the third quarter of 2009": "2009-35",
            "the final quarter of last year": "2023-36",
            "second-quarter results show": "2024-34",
        },
        then=r"(?! of\b)",
        year=True,
    ),
    Rule(
        "(the )?(?P<quarter>last) quarter of ",
        _quarter,
        {"the last quarter of 2009": "2009-36"},
        before=("year",),
    ),
    Rule(
        "(q{fourth:quarter}|{fourth:quarter}q)",
        _quarter,
        {"Q3 2009": "2009-35", "in 2Q": "2024-34"},
        year=True,
    ),
    Rule(
        "({year} q{fourth:quarter}|{fourth:quarter}q{shortyear:year})",
        _quarter,
        {"2009 Q3": "2009-35", "in 3Q09": "2009-35"},
    ),
    Rule(
        "((the )?{half}~half|h{fourth:half})",
        _half,
        {"the first half of 2009": "2009-40", "H2 of this year": "2024-41"},
        after=_ONLY_WITH_YEAR,
        year=True,
    ),
    Rule("{fourth:half}h ?{shortyear:year}", _half, {"in 2H 2024": "2024-41", "1H24": "2024-40"}),
    Rule(
        "(the )?{ordinal}~(?P<unit>week|weekend) (of|in) ",
        lambda found: nth_of(found.ordinal(), found.whole, found.unit()),
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
        },
        before=_LONG,
    ),
    Rule(
        "(the ({fiscal} )?|{fiscal} )({length}|{period:length}|(?P<length>half~year)) "
        "(?P<how>to|ended|ending|through)( in| on)? ",
        _ending_in,
        {
            "the half-year to June 2024": "2024-01/2024-06",
            "in the three months to June 2024": "2024-04/2024-06",
            "the year ended March 31, 2024": "2023-04/2024-03",
        },
        before=("day", "month"),
    ),
)

YEARS = (
    Rule(
        "{year}",
        named_year,
        {"in 2014": "2014", "since 2011": "2011", "the 1991 agreement": "1991"},
        asks=True,
    ),
    Rule("{year}({dash}|/){year:last}", named_years, {"the 2011\u20132014 war": "2011/2014"}),
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
        lambda found: Fixed(containing("century", date(_CENTURY * (found.ordinal() - 1), 1, 1))),
        {"the 19th century": "18XX", "twenty-first-century wars": "20XX"},
    ),
)

PARTS = (
    Rule(
        "(the )?(very )?(early|mid|late|earlier|later)~(in |on )?",
        _whole,
        {"early December 2023": "2023-12", "mid-October 2023": "2023-10", "the late 1990s": "199X"},
        before=_ANY,
    ),
    Rule(
        "(the )?((very )?(beginning|start|end|close|middle|eve|rest|remainder|course|months?)|"
        "(first|second|latter|last|closing|opening|final) (half|part|days|weeks|months|years)) of ",
        _whole,
        {
            "the end of 2026": "2026",
            "the month of June 2020": "2020-06",
            "the last days of August 2021": "2021-08",
        },
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
        "the (morning|afternoon|evening|night|day|(early|small) hours) of ",
        _whole,
        {"the night of July 4, 2020": "2020-07-04"},
        before=("day",),
    ),
    Rule(
        "(the )?(?P<unit>week|weekend) (of|beginning|starting|ending)( on)? ",
        lambda found: around(found.unit(), found.whole),
        {
            "the week of July 3, 2024": "2024-07-01/2024-07-07",
            "the weekend of July 3, 2024": "2024-07-06/2024-07-07",
        },
        before=("day",),
    ),
)

RULES = (*MONTHS_AND_PARTS, *YEARS, *PARTS)
