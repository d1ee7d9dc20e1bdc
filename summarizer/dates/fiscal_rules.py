"""Rules for fiscal years: the year that names one is its value, for no text says in which month it begins.

`fiscal 2025` is `2025` and `fiscal 2024-25` is `2024/2025`; their parts, which lie in no known month, and
fiscal years without a number stay open.
"""

from summarizer.dates.calendar_rules import named_years
from summarizer.dates.day_rules import named_year
from summarizer.dates.meanings import Never
from summarizer.dates.notation import Found, Rule, always
from summarizer.dates.resolving import Meaning, Reason

_UNKNOWN_YEAR = always(Never(Reason.FISCAL, "year"))
_UNKNOWN_PART = always(Never(Reason.FISCAL, "quarter"))
_ANY_FISCAL = "(({year} )?{fiscal} year( {year}(({dash}|/){number2})?)?|{fiscal} {year}|fy~?{shortyear})"
_PART = "({quarter}~quarter|{half}~half|q{fourth}|{fourth}q|h{fourth}|{fourth}h)"


def _fiscal_year(found: Found) -> Meaning:
    return named_years(found) if "last" in found else named_year(found)


RULES = (
    Rule(
        "((the )?{fiscal}( year)? {year}|fy~?{shortyear:year})(({dash}|/){shortyear:last})?",
        _fiscal_year,
        {
            "in fiscal 2025": "2025",
            "the financial year 2024-25": "2024/2025",
            "late in fiscal year 2026": "2026",
        },
    ),
    Rule(
        "(the )?{year}(({dash}|/){shortyear:last})? {fiscal} year",
        _fiscal_year,
        {"the 2024 fiscal year": "2024", "the 2023-24 fiscal year": "2023/2024"},
    ),
    Rule(
        f"(the )?{_PART}( of| in)? (the |this |its )?(current |last |next |previous )?{_ANY_FISCAL}",
        _UNKNOWN_PART,
        {
            "the third quarter of fiscal 2024": Reason.FISCAL,
            "Q1 FY2025": Reason.FISCAL,
            "the first half of the fiscal year": Reason.FISCAL,
        },
    ),
    Rule(
        f"(the )?({{fiscal}} {_PART}|{{quarter}} {{fiscal}} quarter)(( of)? {{year}})?",
        _UNKNOWN_PART,
        {"fiscal Q2 2024": Reason.FISCAL, "the first fiscal quarter": Reason.FISCAL},
    ),
    Rule(
        "(the |this |its )?(current |last |next |previous |coming |past |new )?{fiscal} (year|quarter)",
        _UNKNOWN_YEAR,
        {"by the end of the fiscal year": Reason.FISCAL, "last fiscal year": Reason.FISCAL},
        then="(?! (?:ended|ending|to)\\b)",
    ),
)
