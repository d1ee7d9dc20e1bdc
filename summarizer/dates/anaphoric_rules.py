"""Rules for times that count from an earlier mention in the text: the next day, that year, a month later."""

from summarizer.dates.day_rules import NAMED_PART, named_part, yearless_part
from summarizer.dates.derived import of_year
from summarizer.dates.meanings import SameOf, Shift
from summarizer.dates.notation import ENDS, Found, Rule, always
from summarizer.dates.resolving import Meaning, Reason

_SAME_DAY = Shift("day", 0, anaphoric=True)


def _anaphoric(found: Found) -> Meaning:
    return Shift(*found.counted(found.step()), anaphoric=True)


RULES = (
    Rule(
        "(the )?(?P<step>next|following|previous|preceding|prior) (day|{daypart})",
        lambda found: Shift("day", found.step(), anaphoric=True),
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
        "{length} (?P<step>earlier|later|afterwards|thereafter)",
        _anaphoric,
        {
            "Signed in May 2011, it was broken a month later": "2011-06",
            "In 2011, eight years earlier, none": "2003",
            "It met on 5 May 2011. Two days later it split": "2011-05-07",
        },
        then="(?! than)",
    ),
    Rule(
        "{length} (?P<step>before|after)",
        _anaphoric,
        {"It met on 5 May 2011 and two days after, it split": "2011-05-07"},
        then=ENDS,
    ),
    Rule(
        "{length} (?P<step>before|after) that",
        _anaphoric,
        {"It met on 5 May 2011. Three days after that, it split": "2011-05-08"},
    ),
    Rule(
        f"the (?P<step>following|previous|preceding) {NAMED_PART}",
        lambda found: named_part(found, "next" if found.step() > 0 else "last", anaphoric=True),
        {
            "They met on 5 May 2011 and the following Monday": "2011-05-09",
            "They met on 5 May 2011 and the following March": "2012-03",
            "They met on 5 May 2011 and the following winter": "2011-24",
        },
    ),
    Rule(
        "that {dayname:weekday}( {daypart})?",
        lambda found: named_part(found, "nearest", anaphoric=True),
        {
            "They met on 5 May 2011. That Friday they fought": "2011-05-06",
            "That Friday": Reason.NO_EARLIER_DATE,
        },
    ),
    Rule(
        "(that|the same) ({month}|{season})",
        lambda found: of_year(yearless_part(found), Shift("year", 0, anaphoric=True)),
        {
            "It began in 2011. That May it split": "2011-05",
            "It met on 5 May 2011. That summer it split": "2011-22",
            "That May it split": Reason.NO_EARLIER_DATE,
        },
    ),
    Rule(
        "(that|the same|that same|the very same) {unit}",
        lambda found: Shift(found.unit(), 0, anaphoric=True),
        {
            "It began in 2014, and that year it split": "2014",
            "It met on 5 May 2011 and the same month it split": "2011-05",
        },
    ),
    Rule(
        "(that|the same) (date|{daypart})",
        always(_SAME_DAY),
        {
            "It met on 5 May 2011. On the same date it split": "2011-05-05",
            "They met on 5 May 2011 and that night left": "2011-05-05",
        },
    ),
    Rule(
        "that time",
        always(_SAME_DAY),
        {"If it is not agreed on 5 May 2011, or by that time": "2011-05-05"},
        after=r"\b(?:by|until|since|before)\s+",
    ),
    Rule(
        "the (entire|whole|full) {period:unit}",
        lambda found: Shift(found.unit(), 0, anaphoric=True),
        {"In May 2005, and for the entire year, it lost": "2005"},
        then=r"(?! \d{4})",
    ),
    Rule(
        "the same (period|time|{unit})( of| in)? ",
        lambda found: SameOf(found.unit() if "unit" in found else None, found.whole),
        {
            "Sales rose in February 2010 from the same period of 2009": "2009-02",
            "It fell in January 2009 from the same month a year ago": "2023-01",
        },
        before=("year",),
    ),
)
