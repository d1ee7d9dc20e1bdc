"""The time mentions of an article: every expression with its value, or with the reason why it has none."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from summarizer.dates.edtf import Stretch
from summarizer.dates.governing import Place, direction_of, follows_change, narrated, places_of
from summarizer.dates.meanings import Between, Derived, Fixed, Never, Numeric, Shift, Window, Yearly
from summarizer.dates.names import means_time, surnames
from summarizer.dates.phrases import Phrase, find_phrases
from summarizer.dates.relations import relation_of
from summarizer.dates.resolving import Context, Direction, Memory, Reason, resolved
from summarizer.domain import Moment, Relation

_TENSELESS = (Fixed, Never, Numeric, Shift)
"""Meanings that the same words carry in every tense, so nobody needs to look for the verb."""
_NONE_TOLD: Mapping[int, Direction] = MappingProxyType({})
_FROM = re.compile(r"\bfrom\s+(?:in\s+|the\s+)?\Z", re.IGNORECASE)
_FROM_REACH = 16
_SHARING = ("day", "month", "season", "quarter", "half")
"""Units that share a year told once: `the spring and summer of 2020`."""
_UP_TO = re.compile(r",?\s+(?:to|through|until|till)\b", re.IGNORECASE)
_TO = re.compile(r",?\s+(?:to|through|until|till)\s+", re.IGNORECASE)
_SPAN_TO = re.compile(r",?\s+(?:to|and|until|till|through|or)\s+", re.IGNORECASE)


def find_time_mentions(
    text: str,
    published: date | None,
    *,
    day_first: bool | None = None,
    directions: Mapping[int, Direction] = _NONE_TOLD,
) -> list[Moment]:
    """Return the time expressions of a text in order, disjoint, each with an EDTF value or a reason.

    Offsets count characters of `text`. A span is the bare expression; a preposition before it shows
    in the relation. Relative expressions count from `published` and stay unresolved without it.
    `day_first` tells how the publisher writes 03/04/2024, for texts that do not show it themselves.
    `directions` tell of some expressions, by their start, whether they look back or ahead; of the others
    the verb beside them does.
    """
    phrases, places = _meant(text, find_phrases(text))
    orders = _orders(phrases) or {day_first}
    context = Context(published, memory=Memory(), day_first=orders.pop() if len(orders) == 1 else None)
    moments: list[Moment] = []
    ended: Stretch | None = None
    for index, phrase in enumerate(phrases):
        relation = relation_of(text, phrase.start, phrase.end)
        direction = directions.get(phrase.start) or _direction(phrase, places.get(phrase), relation)
        ends_span = bool(moments) and _ends_span(text, moments[-1], phrase)
        here = replace(
            context,
            direction=direction,
            span_start=ended if ends_span else None,
            span_end=_span_end(text, phrases[index : index + 2], context),
        )
        found = resolved(phrase.meaning, here)
        ended = None if isinstance(found, Reason) else found
        if _compares(text, phrase, places.get(phrase), direction):
            relation = "on"  # and nothing that is told next counts from it
        elif phrase.meaning.unit is not None:
            context.memory.mentions.append((phrase.meaning.unit, ended))
        moments.append(_moment(text, phrase, found, "until" if ends_span else relation))
    return moments


def _meant(text: str, phrases: list[Phrase]) -> tuple[list[Phrase], dict[Phrase, Place]]:
    """Leave out what the parse calls no time, and find the others where words alone do not tell all."""
    asking = [phrase for phrase in phrases if _asks_parse(text, phrase)]
    found = places_of(text, [(phrase.start, phrase.end) for phrase in asking])
    places = {phrase: place for phrase, place in zip(asking, found, strict=True) if place is not None}
    doubtful = {phrase: places[phrase] for phrase in asking if phrase.doubtful and phrase in places}
    known = surnames(doubtful.values())
    refused = {phrase for phrase, place in doubtful.items() if not means_time(place, known)}
    return [phrase for phrase in phrases if phrase not in refused], places


def _asks_parse(text: str, phrase: Phrase) -> bool:
    meaning = phrase.meaning
    while isinstance(meaning, Derived):
        meaning = meaning.source
    if phrase.doubtful or not isinstance(meaning, _TENSELESS):
        return True
    return _led_by_from(text, phrase)


def _led_by_from(text: str, phrase: Phrase) -> bool:
    return _FROM.search(text, max(0, phrase.start - _FROM_REACH), phrase.start) is not None


def _orders(phrases: list[Phrase]) -> set[bool | None]:
    """Tell how the text writes numeric dates, from those that can be read in one way only."""
    numeric = (phrase.meaning for phrase in phrases if isinstance(phrase.meaning, Numeric))
    return {known.day_first for known in numeric} - {None}


def _direction(phrase: Phrase, place: Place | None, relation: Relation | None) -> Direction | None:
    if place is None:
        return None
    if isinstance(phrase.meaning, Window):
        return "past" if narrated(place) else None
    return direction_of(place, relation)


def _compares(text: str, phrase: Phrase, place: Place | None, direction: Direction | None) -> bool:
    """Tell whether `from` leads to what is compared with: a change that is over, and no span."""
    if place is None or direction == "future" or _UP_TO.match(text, phrase.end):
        return False
    return _led_by_from(text, phrase) and follows_change(place)


def _span_end(text: str, phrases: list[Phrase], context: Context) -> Stretch | None:
    """Return the full date after a yearless one that belongs to it: `from March to May 2024`."""
    if len(phrases) == 1 or not isinstance(phrases[0].meaning, Yearly):
        return None
    here, following = phrases
    if not isinstance(following.meaning, Fixed | Derived) or following.meaning.unit not in _SHARING:
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
