"""What the words around a time expression say: past or future, and how the event lies to it."""

import re

from summarizer.dates.resolving import Direction
from summarizer.domain import Relation

_SENTENCE_END = re.compile(
    r"[.!?\n](?:(?<=\n)|(?<!\b[A-Z].)(?<!\b(?:Mr|Dr|St|Lt).)(?<!\b(?:Mrs|Gen|Sen|Gov|Rep).)"
    r"[\"\u201d\u2019')]*\s+(?=[\"\u201c\u2018A-Z]))"
)
_REACH = 250
"""Characters to look at on either side; a verb farther away seldom governs the phrase."""

_CLAUSE_START = re.compile(
    r"(?:^|[,;:\u2013\u2014\u201c\"]\s*)(?:(?:and|but|that|while|meanwhile)\s+)?"
    r"(?:(?:in|on|by|at|from|during|over|within|until|before|after|late|early|a|an|the)\s+)*$",
    re.IGNORECASE,
)

_VERB = r"(?:\s+(?:not|also|be|have|been|only|[a-z]+ly))*\s+[a-z]+"
AHEAD: dict[str, str] = {
    rf"(?:will|shall|would|should|must|won['\u2019]t)\b(?:{_VERB})?|['\u2019]ll\b": "talks will be held",
    r"(?:aim|want|plan|hope|intend|seek|expect|vow|threaten)s?\b": "Iraq wants troops to leave",
    r"(?:expected|scheduled|planned|slated|set|due|ready|poised|likely|going|about|agreed|decided|vowed|"
    r"pledged|promised|threatened|meant|supposed|bound|is|are|was|were|plans|deal)\s+to\s+(?:be\s+)?[a-z]+": (
        "the truce was due to expire"
    ),
    r"to\s+be\s+[a-z]+|to\s+(?:begin|start|resume)\b": "announced a meeting to be held",
    r"(?:scheduled|slated|planned|due|set)\s+(?:for|on|in|by)\b": "a hearing was set for",
    r"scheduled|upcoming|forthcoming|deadline": "the upcoming vote",
    r"(?:postponed|delayed|moved|extended|adjourned|pushed)(?:\s+\w+){0,3}?\s+(?:to|until|till|for)\b": (
        "the vote was pushed back to"
    ),
    r"(?:begins|starts|resumes|ends|expires|lapses|heads|meets|takes\s+effect|goes\s+(?:live|on|into))\b": (
        "the law takes effect"
    ),
    r"(?:is|are)\s+(?:on|in|for)\s*$": "the next round is",
    r"(?-i:may|might|could|can)\s+be\s+[a-z]+|(?-i:may|might)\s+(?!(?:have|be)\b)[a-z]+": "it may be signed",
}
"""What looks ahead, each with an example; a cue takes its verb along, so that `be held` is not past."""
BACK: dict[str, str] = {
    r"(?:originally|initially|previously)\s+(?:planned|scheduled|expected|due|set)\s+(?:for|in|on|to)\b": (
        "talks originally planned for"
    ),
    r"(?:was|were|had|did|ago|back|began|brought|broke|came|chose|drew|fell|felt|fought|found|gave|got|grew|"
    r"held|hit|kept|killed|knew|led|left|lost|made|met|paid|put|ran|rose|saw|sent|shot|signed|spent|spoke|"
    r"stood|struck|took|went|withdrew|won)\b": "the parties met",
    r"(?-i:(?!hundred|United)[A-Za-z][a-z]*[b-df-z]ed|(?:agr|fr|guarant)eed)\b": "they rejected it",
}
"""What looks back, each with an example."""
_INFINITIVE = r"to\s+(?!(?:the|an?|its|their|his|her|[a-z]*[^s]s)\b)(?-i:[a-z]+)"
_REPORTING = r"(?:said|says|told|reported|added|stated|wrote)\b"
_TO_DO = re.compile(rf"(?<![-\w]){_INFINITIVE}", re.IGNORECASE)
"""An infinitive looks ahead where no verb says otherwise, as in headlines: `Iraq to host talks on Monday`."""
_COMPLETED = re.compile(r"\b(?:had|was|were)\b(?!\s+to\b)", re.IGNORECASE)
"""`by March` is a deadline, unless something had happened by then."""
_CUE = re.compile(
    rf"(?<![-\w])(?:(?P<future>{'|'.join(AHEAD)})|(?P<infinitive>{_INFINITIVE})|"
    rf"(?P<reporting>{_REPORTING})|(?P<past>{'|'.join(BACK)}))",
    re.IGNORECASE,
)
_WORDS_BETWEEN_REPORT_AND_DATE = 2
"""`told reporters on Tuesday` dates the telling; farther on begins what was told."""

_GOVERNED_WORDS = 12
"""A past verb farther from the date than this seldom says when it is."""
_AGENCY = re.compile(r"\s*\([A-Z][^()\n]{1,30}\)\s*[-\u2013\u2014]")
"""The end of a dateline, whose day no verb dates: `BAGHDAD, Sept. 8 (Reuters) - Iraq said`."""
_SUDDEN = re.compile(
    r"\s+(?:(?-i:[A-Za-z-]+)\s+)?(?:attack|assault|massacre|invasion|raid|strike|bombing|killing|shooting|coup|earthquake|"
    r"uprising|insurrection|riot|clash|blast|explosion|crash|disaster)(?:e?s)?\b",
    re.IGNORECASE,
)
"""What nobody schedules: `the Oct. 7 attacks` have happened."""

_RELATIONS: dict[Relation, str] = {
    "by": r"by|no later than|not later than",
    "since": r"since|from|starting|beginning|effective",
    "until": r"until|till|through|up to",
    "before": r"before|prior to|ahead of",
    "after": r"after|following",
    "during": r"during|over|throughout|within|between",
}
"""Words that lead in a time expression; what is not listed (`on`, `in`, `at`) is `on`."""
_LEAD = re.compile(
    r"\b(?:"
    + "|".join(f"(?P<{relation}>{words})" for relation, words in _RELATIONS.items())
    + r")(?:\s+(?:on|in|at|at least|about|around|roughly|nearly|almost|the|more than))*\s+$",
    re.IGNORECASE,
)
_LEAD_REACH = 40
_COUNTED = re.compile(r"\b(?:(?P<back>ago|earlier|before)|later|after)\Z", re.IGNORECASE)
_EXCEEDING = re.compile(r"\b(?:more than|over|at least)\s+\Z", re.IGNORECASE)
"""`More than a year ago` is before that time."""
_CHANGE_FROM = re.compile(
    r"\b(?P<change>up|down|higher|lower|rose|risen|fell|fallen|grew|grown|shrank|slid|unchanged|"
    r"(?:rise|ris|fall|grow|gain|jump|drop|climb|declin|increas|decreas|improv|chang|differ|surg|plung|slump|slip|"
    r"tumbl|soar|doubl|tripl|recover|rebound)(?:e?s|e?d|ing|e|ment|ent|ence|th)?)\b"
    r"(?:(?:\s+[^\s,;:]+){0,6},?)?\s+from\s+(?:in\s+|the\s+)?\Z",
    re.IGNORECASE,
)
"""A change `from` a date compares with it, unless a span or the future follows."""
_UP_TO = re.compile(r",?\s+(?:to|through|until|till)\b", re.IGNORECASE)
_SINCE = re.compile(r"\bsince\s+(?:[\w-]+\s+){0,3}\Z", re.IGNORECASE)
"""Unlike `from`, which also leads to what is to come."""


def relation_of(text: str, start: int, end: int) -> Relation | None:
    """Return how the words before a time expression relate the event to it; None without such words.

    `by September 2025` is `by`, `from March` is `since`, `over the next year` is `during`; `over a year
    ago` is `before`, and `up from March` compares, so it is `on`.
    """
    before = text[max(0, start - _LEAD_REACH) : start]
    if (counted := _COUNTED.search(text, start, end)) and _EXCEEDING.search(before):
        return "before" if counted["back"] else "after"
    lead = _LEAD.search(before)
    relation: Relation | None = next((name for name in _RELATIONS if lead and lead[name]), None)
    return "on" if relation == "since" and _compares(text, start, end) else relation


def _compares(text: str, start: int, end: int) -> bool:
    """Tell whether `from` leads to what is compared with: a change that is over, and no span."""
    before = _before(text, start)
    change = _CHANGE_FROM.search(before)
    return (
        change is not None
        and not _UP_TO.match(text, end)
        and _last_cue(before[: change.end("change")]) != "future"
    )


def direction_of(text: str, start: int, end: int, relation: Relation | None) -> Direction | None:
    """Return whether the verb that is nearest to `text[start:end]` points back or ahead; None if unclear.

    The words before it in its sentence count first, unless it opens its clause: `was announced in
    March`, but `In March, talks will begin`. `since` points back; `by`, and `until`
    without a verb, ahead.
    """
    before = _before(text, start)
    after = _SENTENCE_END.split(text[end : end + _REACH], maxsplit=1)[0]
    if (relation == "since" and _SINCE.search(before)) or _SUDDEN.match(after):
        return "past"
    if _AGENCY.match(after):
        return None
    opens = bool(_CLAUSE_START.search(before))
    if relation == "by":
        return "past" if _COMPLETED.search(after if opens else before) else "future"
    earlier, later = _last_cue(before), _first_cue(after)
    found = later or earlier if opens else earlier or later
    return found or ("future" if relation == "until" or _TO_DO.search(before) else None)


def _before(text: str, start: int) -> str:
    """Return what precedes in the same sentence; the character at `start` tells whether it opens one."""
    return _SENTENCE_END.split(text[max(0, start - _REACH) : start + 1])[-1][:-1]


def narrated(text: str, start: int, end: int) -> bool:
    """Tell whether `text[start:end]` opens a clause that goes on in the past: `The next day was calm`."""
    before = _before(text, start)
    after = _SENTENCE_END.split(text[end : end + _REACH], maxsplit=1)[0]
    return bool(_CLAUSE_START.search(before)) and _first_cue(after) == "past"


def _last_cue(before: str) -> Direction | None:
    for cue in reversed(list(_CUE.finditer(before))):
        words = len(before[cue.end() :].split())
        if cue["future"]:
            return "future"
        if cue["past"]:
            return "past" if words <= _GOVERNED_WORDS else None
        if cue["reporting"]:
            return "past" if words <= _WORDS_BETWEEN_REPORT_AND_DATE else None
    return None


def _first_cue(after: str) -> Direction | None:
    cue = next((cue for cue in _CUE.finditer(after) if not cue["infinitive"]), None)
    if cue is None:
        return None
    return "future" if cue["future"] else "past"
