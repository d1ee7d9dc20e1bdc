"""Rules for times that count from an earlier mention in the text: the next day, that year, a month later."""

from summarizer.dates.meanings import SameOf, Shift, Weekly
from summarizer.dates.notation import Found, Rule, always
from summarizer.dates.resolving import Meaning, Reason, Sense

ENDS = (
    r"(?=\s*(?:\Z|[.,;:!?)\"\u201d\u2019\u2014\u2013\n])|\s(?:and|but|or|in|on|at|by|to|as|with|for|from)\b)"
)
"""After `two days before`, any other word begins the event that is counted from."""
_SAME_DAY = Shift("day", 0, anaphoric=True)


def _anaphoric_weekday(found: Found) -> Meaning:
    sense: Sense = "next" if found.step() > 0 else "last"
    return Weekly(found.weekday(), sense, anaphoric=True)


def _anaphoric_day(found: Found) -> Meaning:
    return Shift("day", found.step(), anaphoric=True)


def _anaphoric(found: Found) -> Meaning:
    return Shift(*found.counted(found.step()), anaphoric=True)


def _same_unit(found: Found) -> Meaning:
    return Shift(found.unit(), 0, anaphoric=True)


def _same_of(found: Found) -> Meaning:
    return SameOf(found.unit() if "unit" in found else None, found.whole)


RULES = (
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
