"""The time mentions of an article: every expression with its value, or with the reason why it has none."""

import re
from dataclasses import replace
from datetime import date

from summarizer.dates.edtf import Stretch
from summarizer.dates.meanings import Between, Fixed, Never, Now, Numeric, OfYear, Shift, Window, Yearly
from summarizer.dates.phrases import Phrase, find_phrases
from summarizer.dates.resolving import Context, Direction, Memory, Reason, resolved
from summarizer.dates.tense import direction_of, narrated, relation_of
from summarizer.domain import Moment, Relation

_TENSELESS = (Fixed, Never, Now, Numeric, Shift)
"""Meanings that the same words carry in every tense, so nobody needs to look for the verb."""
_TO = re.compile(r",?\s+(?:to|through|until|till)\s+", re.IGNORECASE)
_SPAN_TO = re.compile(r",?\s+(?:to|and|until|till|through|or)\s+", re.IGNORECASE)


def find_time_mentions(text: str, published: date | None, *, day_first: bool | None = None) -> list[Moment]:
    """Return the time expressions of a text in order, disjoint, each with an EDTF value or a reason.

    Offsets count characters of `text`. A span is the bare expression; a preposition before it shows
    in the relation. Relative expressions count from `published` and stay unresolved without it.
    `day_first` tells how the publisher writes 03/04/2024, for texts that do not show it themselves.
    """
    phrases = find_phrases(text)
    orders = _orders(phrases) or {day_first}
    context = Context(published, memory=Memory(), day_first=orders.pop() if len(orders) == 1 else None)
    moments: list[Moment] = []
    ended: Stretch | None = None
    for index, phrase in enumerate(phrases):
        relation = relation_of(text, phrase.start, phrase.end)
        ends_span = bool(moments) and _ends_span(text, moments[-1], phrase)
        here = replace(
            context,
            direction=_direction(text, phrase, relation),
            span_start=ended if ends_span else None,
            span_end=_span_end(text, phrases[index : index + 2], context),
        )
        found = resolved(phrase.meaning, here)
        ended = None if isinstance(found, Reason) else found
        if phrase.meaning.unit is not None:
            context.memory.mentions.append((phrase.meaning.unit, ended))
        moments.append(_moment(text, phrase, found, "until" if ends_span else relation))
    return moments


def _orders(phrases: list[Phrase]) -> set[bool | None]:
    """Tell how the text writes numeric dates, from those that can be read in one way only."""
    numeric = (phrase.meaning for phrase in phrases if isinstance(phrase.meaning, Numeric))
    return {known.day_first for known in numeric} - {None}


def _direction(text: str, phrase: Phrase, relation: Relation | None) -> Direction | None:
    if isinstance(phrase.meaning, _TENSELESS):
        return None
    if isinstance(phrase.meaning, Window):
        return "past" if narrated(text, phrase.start, phrase.end) else None
    return direction_of(text, phrase.start, phrase.end, relation)


def _span_end(text: str, phrases: list[Phrase], context: Context) -> Stretch | None:
    """Return the full date after a yearless one that belongs to it: `from March to May 2024`."""
    if len(phrases) == 1 or not isinstance(phrases[0].meaning, Yearly):
        return None
    here, following = phrases
    if not isinstance(following.meaning, Fixed | OfYear) or following.meaning.unit not in ("day", "month"):
        return None
    if not _SPAN_TO.fullmatch(text, here.end, following.start):
        return None
    end = resolved(following.meaning, context)
    return None if isinstance(end, Reason) else end


def _ends_span(text: str, before: Moment, phrase: Phrase) -> bool:
    """Tell whether `to` means until here: `from 2011 to 2014`."""
    return before.relation == "since" and bool(_TO.fullmatch(text, before.end, phrase.start))


def _moment(text: str, phrase: Phrase, found: Stretch | Reason, relation: Relation | None) -> Moment:
    if isinstance(phrase.meaning, Between) and relation == "since":
        relation = "during"  # `from 8 to 10 July` tells the end as well
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
