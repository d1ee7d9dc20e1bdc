"""Planned ends: each source tells one end of what the story is about, in words of its own."""

from collections.abc import Iterator, Sequence

from summarizer.domain.disputes import Event
from summarizer.grounding.numbers import calendar_words
from summarizer.grounding.words import stem
from summarizer.merging.material import Told
from summarizer.merging.statements import likeness, read_statement
from summarizer.merging.timeline import event_of, extent, first_day

_LEAVING = frozenset(
    map(stem, ("leave", "withdraw", "withdrawal", "exit", "depart", "departure", "drawdown"))
)
"""Somebody goes, by which something ends."""
_ENDING = frozenset(map(stem, ("end", "finish", "conclude", "close", "expire", "complete", "cease")))
"""Something ends."""
_CALENDAR = frozenset(map(stem, calendar_words()))
_SAME_STORY = 0.2
_SHARED = 2
"""Words, besides those of ending and of the calendar, that two sentences on one end have in common."""


def last_ends(told: Sequence[Told]) -> Iterator[int]:
    """Yield the numbers of the claims in which each source tells the last planned end."""
    last: dict[str, int] = {}
    for number, each in enumerate(told):
        claim = each.claim
        planned = isinstance(claim, Event) and claim.status == "planned" and extent(claim.value)
        if not planned or not _ends(each):
            continue
        known = last.get(each.source.label)
        if known is None or first_day(event_of(each)) > first_day(event_of(told[known])):
            last[each.source.label] = number
    yield from last.values()


def one_end(one: Told, other: Told) -> bool:
    """Tell whether two planned ends are of one thing: what one of them ends stands in the other sentence."""
    ours, theirs = (read_statement(each.quote).stems for each in (one, other))
    shared = (ours & theirs) - _LEAVING - _ENDING - _CALENDAR
    if len(shared) < _SHARED or likeness(one.quote, other.quote) < _SAME_STORY:
        return False
    if _leaves(one) != _leaves(other):
        return True
    return bool(_ended(one) & theirs) or bool(_ended(other) & ours)


def _ends(told: Told) -> bool:
    return bool(_verbs(told))


def _leaves(told: Told) -> bool:
    return not _verbs(told) & _ENDING


def _verbs(told: Told) -> set[str]:
    return {word.stem for word in read_statement(event_of(told).what).words} & (_LEAVING | _ENDING)


def _ended(told: Told) -> set[str]:
    """Return the word for what ends: the first one after the verb, else the first one of the statement."""
    words = [word for word in read_statement(event_of(told).what).words if word.content]
    at = next(i for i, word in enumerate(words) if word.stem in _LEAVING | _ENDING)
    return {word.stem for word in (words[at + 1 :] or words[:at])[:1]}
