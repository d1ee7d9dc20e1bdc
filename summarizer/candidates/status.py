"""Whether an event happened, goes on or is planned: from its moment first, then from the tense."""

import re

from summarizer.domain import Moment, Published, Status

_PLANNED = re.compile(
    r"\b(?:will|would|shall|aims?|aimed|plans?|planned|wants?|intends?|seeks?|hopes?|"
    r"expect(?:s|ed)?|scheduled|set to|due to|is to|are to|to be|could|may|might|if)\b",
    re.IGNORECASE,
)
_ONGOING = re.compile(
    r"\b(?:has been|have been|had been \w+ing|continues?|remains?|still|currently|is \w+ing|"
    r"are \w+ing|ongoing|are stationed|maintains?)\b",
    re.IGNORECASE,
)
_HAPPENED = re.compile(
    r"\b(?:was|were|did|had|ago|said|told|announced|began|held|left|agreed|met|called|\w{3,}ed)\b",
    re.IGNORECASE,
)
_PRESENT = re.compile(r"(?:right )?now|currently|at present|at the moment|these days", re.IGNORECASE)


def status_of(moment: Moment, sentence: str, published: Published, offset: int) -> Status:
    """Return the status of what happens at `moment`; `offset` is the start of `sentence` in the article.

    A moment wholly before the publication date has happened and one wholly after it is planned,
    whatever the tense; between them, and where no date is known, the last mark of tense before it decides.
    """
    if moment.relation == "since" or _PRESENT.fullmatch(moment.phrase):
        return "ongoing"
    if moment.value and published.value:
        day = published.value.isoformat()
        first, last = (moment.value.split("/") * 2)[:2]
        if first[: len(day)] > day[: len(first)]:
            return "planned"
        if last < day[: len(last)]:
            return "happened"
    default: Status = "planned" if moment.relation in {"by", "until"} else "happened"
    return _by_tense(sentence[: moment.end - offset], default)


def says_nothing_of_when(moment: Moment) -> bool:
    """Tell whether a moment only says that something is so as it is told: "we have an agreement now"."""
    return moment.value is None and bool(
        re.fullmatch(r"(?:right )?now|already", moment.phrase, re.IGNORECASE)
    )


def past_part(moment: Moment, status: Status, published: Published) -> Moment:
    """Return the moment, ending with the publication day when what happened in it is told on that day.

    "This week" is the whole week of a calendar; what happened this week happened before it was told.
    """
    first, _, last = (moment.value or "").partition("/")
    day = published.value.isoformat() if published.value else ""
    if status != "happened" or not last or not first <= day < last:
        return moment
    return moment.model_copy(update={"value": day if first == day else f"{first}/{day}"})


def _by_tense(clause: str, default: Status) -> Status:
    """Return the status that the last tense mark of a clause speaks for."""
    marks: list[tuple[int, Status]] = []
    for pattern, status in ((_HAPPENED, "happened"), (_ONGOING, "ongoing"), (_PLANNED, "planned")):
        ends = [match.end() for match in pattern.finditer(clause)]
        if ends:
            marks.append((max(ends), status))  # type: ignore[arg-type] # mypy widens the literals of the tuple
    return max(marks)[1] if marks else default
