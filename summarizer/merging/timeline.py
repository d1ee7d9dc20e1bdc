"""One timeline of all sources: the same event at compatible moments is one entry with all its sources."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from summarizer.domain import DossierEvent
from summarizer.domain.disputes import Event
from summarizer.evaluation.edtf import days_of
from summarizer.merging.grouping import grouped
from summarizer.merging.material import Material, Told, backing, best, number_of
from summarizer.merging.statements import contradicts, evenly_alike, likeness, read_statement

SAME_EVENT = 0.5
_SAME_UNDATED = 0.6
"""Likeness from which two events are one although no date speaks for it."""
_UNDATED = "9999"


def merge_timeline(groups: Iterable[Sequence[Told]]) -> tuple[DossierEvent, ...]:
    """Return the events in order of time, undated ones last."""
    return tuple(sorted(map(_merged, groups), key=_order))


def group_events(material: Material) -> list[list[Told]]:
    """Return what all sources tell of each event, the finest moment first."""
    told = [Told(event, source) for brief, source in material.pairs() for event in brief.timeline]
    # The finest moment opens a group, so that a year joins its day and never two days.
    told.sort(key=lambda each: (_length(event_of(each)), first_day(event_of(each))))
    return grouped(told, lambda each: read_statement(event_of(each).what).stems, _same)


def _order(event: DossierEvent) -> tuple[str, int, int, str]:
    """Return what sorts an event: its day; without one, where the first of its sources tells it."""
    first = event.cited[0] if event.cited and event.value is None else None
    place = (number_of(first.source), first.evidence.sentence) if first else (0, 0)
    return event_day(event.value), *place, event.what


@lru_cache(maxsize=4096)
def extent(value: str | None) -> tuple[str, str] | None:
    """Return the first and last day that an EDTF value denotes, None for what has no certain days."""
    if value is None:
        return None
    first, _, last = value.partition("/")
    start, end = days_of(first), days_of(last or first)
    return (start[0], end[1]) if start and end else None


def apart(one: str | None, other: str | None) -> bool:
    """Tell whether two values have no day in common."""
    ours, theirs = extent(one), extent(other)
    return ours is not None and theirs is not None and (ours[1] < theirs[0] or theirs[1] < ours[0])


def event_day(value: str | None) -> str:
    """Return the day that sorts a value."""
    known = extent(value)
    return known[0] if known else (value or _UNDATED)


def event_of(told: Told) -> Event:
    """Return the claim as the event that it is."""
    assert isinstance(told.claim, Event)  # noqa: S101 - narrows the type for the checker
    return told.claim


def first_day(event: Event) -> str:
    """Return the day that sorts an event."""
    return event_day(event.value)


def alike_events(one: Told, other: Told) -> float:
    """Return the likeness of two events, by their wording or, of two sources, by their sentences."""
    mine, theirs = event_of(one), event_of(other)
    worded = likeness(mine.what, theirs.what)
    # One sentence of one source may tell several events.
    if one.source.label == other.source.label:
        return worded
    return max(worded, likeness(one.quote, other.quote))


def _same(one: Told, other: Told) -> bool:
    mine, theirs = event_of(one), event_of(other)
    return (
        _compatible(mine, theirs)
        and alike_events(one, other) >= (SAME_EVENT if mine.value else _SAME_UNDATED)
        and (_same_moment(mine, theirs) or evenly_alike(mine.what, theirs.what))
        and one.denied == other.denied
        and not contradicts(mine.what, theirs.what)
    )


def _same_moment(one: Event, other: Event) -> bool:
    return one.value is not None and one.value == other.value


def _compatible(one: Event, other: Event) -> bool:
    """Tell whether one moment lies in the other, or neither is known."""
    ours, theirs = extent(one.value), extent(other.value)
    if ours is None or theirs is None:
        return one.value == other.value
    return (ours[0] >= theirs[0] and ours[1] <= theirs[1]) or (theirs[0] >= ours[0] and theirs[1] <= ours[1])


def _length(event: Event) -> int:
    known = extent(event.value)
    if known is None:
        return 100_000_000
    return int(known[1].replace("-", "")) - int(known[0].replace("-", ""))


def _merged(group: Iterable[Told]) -> DossierEvent:
    told = list(group)
    finest = next((moment for each in told if (moment := event_of(each).moment)), None)
    shown = event_of(best(told))
    told.sort(
        key=lambda each: (each.source.published is None, each.source.published, number_of(each.source.label))
    )
    return DossierEvent(
        value=finest.value if finest else None,
        phrase=finest.phrase if finest else None,
        relation=finest.relation if finest else "on",
        status=event_of(told[-1]).status,
        what=shown.what,
        attribution=shown.attribution,
        **backing(told, shown.what),
    )
