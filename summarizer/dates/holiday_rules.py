"""Rules for holidays that news English knows by name, each a day of its year."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from summarizer.dates.day_rules import in_told_year
from summarizer.dates.edtf import Stretch, containing, easter_sunday, numbered, weekdays_of
from summarizer.dates.meanings import Fixed, Movable, Never, Yearless, Yearly
from summarizer.dates.notation import Found, Rule, always
from summarizer.dates.relative_rules import SENSES
from summarizer.dates.resolving import Context, Reason, Sense
from summarizer.dates.vocabulary import EASTER_HOLIDAYS, FIXED_HOLIDAYS, WEEKDAY_HOLIDAYS

_OTHER_CALENDARS = "lunar chinese jewish persian orthodox coptic vietnamese"
"""Their holidays fall on other days."""
_NO_NAME = r"(?! (?-i:Islands?|Rising|Carol|Parade)\b)(?![-'\u2019]\w)"
_ATTACKED = date(2001, 9, 11)


def _holiday(found: Found, sense: Sense | None = None) -> Yearly:
    name = found.holiday()
    if name in FIXED_HOLIDAYS:
        month, day = FIXED_HOLIDAYS[name]
        return Yearless("day", month, day, sense=sense)
    if name in EASTER_HOLIDAYS:
        return Movable(partial(easter_sunday, days_after=EASTER_HOLIDAYS[name]), sense=sense)
    return Movable(partial(_nth_weekday, name=name), sense=sense)


def _nth_weekday(year: int, name: str) -> date:
    month, weekday, number = WEEKDAY_HOLIDAYS[name]
    days = list(weekdays_of(numbered("month", month, year), weekday))
    return days[number if number < 0 else number - 1].first


@dataclass(frozen=True)
class _NameOf:
    """A date that names what happened on it, so that "the same day" counts from another one."""

    stretch: Stretch

    @property
    def unit(self) -> None:
        """Return nothing: no later time counts from a name."""

    def resolve(self, context: Context) -> Stretch:  # noqa: ARG002 - the protocol passes a context; a name needs none
        """Return the date itself."""
        return self.stretch


RULES = (
    Rule(
        "{holiday}",
        lambda found: in_told_year(_holiday(found), found),
        {
            "Christmas Day 1914": "1914-12-25",
            "Easter Monday, 1916": "1916-04-24",
            "They met on New Year's Day": "2024-01-01",
        },
        unless=_OTHER_CALENDARS,
        then=_NO_NAME,
        year=True,
    ),
    Rule(
        "{anyholiday:holiday}",
        lambda found: in_told_year(_holiday(found), found),
        {
            "Thanksgiving 2019": "2019-11-28",
            "Christmas last year": "2023-12-25",
            "They left before Christmas": "2023-12-25",
        },
        after=r"\b(?:at|on|by|since|until|till|from|before|after|around|over)\s+",
        then=_NO_NAME,
        year=True,
    ),
    Rule(
        "(?P<step>last|this|next|past|coming) {anyholiday:holiday}",
        lambda found: _holiday(found, SENSES[found["step"]]),
        {"last Christmas": "2023-12-25"},
        then=_NO_NAME,
    ),
    Rule("(the )?{anyholiday} weekend", always(Never(Reason.VAGUE)), {"the Labor Day weekend": Reason.VAGUE}),
    Rule("9/11", always(_NameOf(containing("day", _ATTACKED))), {"after the 9/11 attacks": "2001-09-11"}),
    Rule(
        r"(september|sept\.?) 11(th)?",
        always(Fixed(containing("day", _ATTACKED))),
        {"the Sept. 11 attacks": "2001-09-11"},
        then="(?= (?:terror |terrorist )?attacks)",
    ),
)
