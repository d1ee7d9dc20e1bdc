"""How an event lies to a time, by the words that lead to it: by, since, until, before, after, during."""

import re

from summarizer.domain import Relation

_RELATIONS: dict[Relation, str] = {
    "by": r"by|no later than|not later than",
    "since": r"since|from|starting|beginning|effective|no earlier than",
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


def relation_of(text: str, start: int, end: int) -> Relation | None:
    """Return how the words before a time expression relate the event to it; None without such words.

    `by September 2025` is `by`, `from March` is `since`, `over the next year` is `during`, `over a year ago`
    is `before`.
    """
    before = text[max(0, start - _LEAD_REACH) : start]
    if (counted := _COUNTED.search(text, start, end)) and _EXCEEDING.search(before):
        return "before" if counted["back"] else "after"
    lead = _LEAD.search(before)
    return next((name for name in _RELATIONS if lead and lead[name]), None)
