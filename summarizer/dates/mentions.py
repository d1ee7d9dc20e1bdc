"""The time mentions of an article: every expression with its value, or with the reason why it has none."""

import re
from datetime import date

from summarizer.dates.edtf import Stretch
from summarizer.dates.meanings import Between, Fixed, Never, Now, Numeric, Shift, Window, Yearless
from summarizer.dates.phrases import Phrase, find_phrases
from summarizer.dates.resolving import Context, Memory, Reason, resolved
from summarizer.dates.tense import direction_of, relation_of
from summarizer.domain import Moment, Relation

_TENSELESS = (Fixed, Never, Now, Numeric, Shift, Window)
"""Meanings that the same words carry in every tense, so nobody needs to look for the verb."""
_TO = re.compile(r",?\s+to\s+", re.IGNORECASE)
_SPAN_TO = re.compile(r",?\s+(?:to|and|until|till|through|or)\s+", re.IGNORECASE)


def find_time_mentions(text: str, published: date | None) -> list[Moment]:
    """Return the time expressions of a text in order, disjoint, each with an EDTF value or a reason.

    Offsets count characters of `text`. A span is the bare expression; a preposition before it shows
    in the relation. Relative expressions count from `published` and stay unresolved without it.
    """
    phrases = find_phrases(text)
    memory = Memory()
    day_first = _day_first(phrases)
    moments: list[Moment] = []
    for index, phrase in enumerate(phrases):
        relation = relation_of(text, phrase.start)
        timeless = isinstance(phrase.meaning, _TENSELESS)
        direction = None if timeless else direction_of(text, phrase.start, phrase.end, relation)
        year = _borrowed_year(text, phrases[index : index + 2])
        found = resolved(phrase.meaning, Context(published, direction, memory, day_first, year))
        if phrase.meaning.unit is not None:
            memory.mentions.append((phrase.meaning.unit, None if isinstance(found, Reason) else found))
        if moments and _ends_span(text, moments[-1], phrase):
            relation = "until"
        moments.append(_moment(text, phrase, found, relation))
    return moments


def _day_first(phrases: list[Phrase]) -> bool | None:
    """Tell how the text writes numeric dates, from those that can be read in one way only."""
    numeric = (phrase.meaning for phrase in phrases if isinstance(phrase.meaning, Numeric))
    orders = {known.day_first for known in numeric} - {None}
    return orders.pop() if len(orders) == 1 else None


def _borrowed_year(text: str, phrases: list[Phrase]) -> Stretch | None:
    """Return the full date after a yearless one that belongs to it: `from March to May 2024`."""
    if len(phrases) == 1 or not isinstance(phrases[0].meaning, Yearless):
        return None
    here, following = phrases
    if not isinstance(following.meaning, Fixed) or following.meaning.unit not in ("day", "month"):
        return None
    return following.meaning.stretch if _SPAN_TO.fullmatch(text, here.end, following.start) else None


def _ends_span(text: str, before: Moment, phrase: Phrase) -> bool:
    """Tell whether `to` means until here: `from 2011 to 2014`."""
    return before.relation == "since" and bool(_TO.fullmatch(text, before.end, phrase.start))


def _moment(text: str, phrase: Phrase, found: Stretch | Reason, relation: Relation | None) -> Moment:
    failed = isinstance(found, Reason)
    lasting = found is Reason.NO_START or isinstance(phrase.meaning, Between | Never | Window)
    return Moment(
        start=phrase.start,
        end=phrase.end,
        phrase=text[phrase.start : phrase.end],
        value=None if failed else found.value,
        relation=relation or ("during" if lasting else "on"),
        unresolved=found.value if failed else None,
    )
