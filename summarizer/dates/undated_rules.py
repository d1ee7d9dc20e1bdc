"""Rules for times that have no calendar value: durations, vague words, and what hangs on an event."""

from summarizer.dates.meanings import Never
from summarizer.dates.notation import ENDS, Rule, always
from summarizer.dates.relative_rules import LAST_IS_NO_VERB
from summarizer.dates.resolving import Reason

_LASTING = (
    r"\b(?:for|in|within|after|over|during|than|least|about|around|nearly|almost|takes?|took|last|lasts|"
    r"lasted|spent)\s+"
)
_NOT_AGE = r"(?![ -]old\b)(?! of age\b)(?! (?-i:[A-Z][a-z]))"

_NO_START = always(Never(Reason.NO_START))
_VAGUE = always(Never(Reason.VAGUE))
_OTHER_EVENT = always(Never(Reason.OTHER_EVENT))

RULES = (
    Rule("(recently|previously|lately)", _VAGUE, {"It recently began": Reason.VAGUE}),
    # "It is now expected to start" puts nothing on the day of publication.
    Rule("now", _VAGUE, {"It is now expected to start": Reason.VAGUE}),
    Rule("(the )?({several} )?{units} (ahead|to come)", _VAGUE, {"in the weeks ahead": Reason.VAGUE}),
    Rule("(the )?turn of the {unit}", _VAGUE, {"since the turn of the century": Reason.VAGUE}),
    Rule(
        "the (near|foreseeable|distant|not too distant) future", _VAGUE, {"in the near future": Reason.VAGUE}
    ),
    Rule(
        "((the |these )?(past|next|coming|recent|following|previous)|(the|these) last)( {several})? {units}",
        _VAGUE,
        {
            "in recent weeks": Reason.VAGUE,
            "in the coming days": Reason.VAGUE,
            "the past few months": Reason.VAGUE,
        },
    ),
    Rule(
        "last( {several})? {units}",
        _VAGUE,
        {"in last few weeks": Reason.VAGUE, "It may last several weeks": Reason.NO_START},
        after=LAST_IS_NO_VERB,
    ),
    Rule(
        "(({several} )?{units}|{length}) ago",
        _VAGUE,
        {
            "several weeks ago": Reason.VAGUE,
            "years ago": Reason.VAGUE,
            "a month and a half ago": Reason.VAGUE,
        },
    ),
    Rule(
        "{count}( or | to |{dash}){count:last} {units}( ago| earlier| later)",
        _VAGUE,
        {"two or three years ago": Reason.VAGUE, "They met two to three weeks later": Reason.VAGUE},
    ),
    Rule(
        "({several} )?{units} (earlier|later|before|after)",
        _VAGUE,
        {"A few days later,": Reason.VAGUE},
        then=ENDS,
    ),
    Rule(
        "(the )?{unit} (before|after)",
        _OTHER_EVENT,
        {"the day after the attack": Reason.OTHER_EVENT},
        unless="a an per one",
        then=r"(?= \w)",
    ),
    Rule(
        "(({several} )?{units}|{length})",
        _OTHER_EVENT,
        {
            "a few years after the invasion": Reason.OTHER_EVENT,
            "eight years after the invasion": Reason.OTHER_EVENT,
            "It came weeks before the vote": Reason.OTHER_EVENT,
        },
        then=r"(?= (?:before|after|since) \w)",
    ),
    Rule(
        "(({several}|{plural}(( or | to |{dash}){plural:last})?)~{anyunit}(-long)?|{halves})",
        _NO_START,
        {
            "several months, if not longer": Reason.NO_START,
            "a two-year timeline": Reason.NO_START,
            "33 years": Reason.NO_START,
        },
        then=_NOT_AGE,
    ),
    Rule("{dayhours} hours", _NO_START, {"within 48 hours": Reason.NO_START}, after=r"\b(?:within|for)\s+"),
    Rule("{units}(-long)?", _NO_START, {"for months": Reason.NO_START}, after=_LASTING),
    Rule("{units}-long", _NO_START, {"the decades-long dispute": Reason.NO_START}),
    Rule("{units}", _NO_START, {"Years of talks failed": Reason.NO_START}, then="(?= of (?!age))"),
    Rule(
        "(a|an|one|another) (day|week|weekend|month|year|decade|century)",
        _NO_START,
        {"for a year": Reason.NO_START},
        after=_LASTING,
    ),
    Rule("a (decade|century)", _NO_START, {"a decade of fighting": Reason.NO_START}, then="(?= of )"),
)
