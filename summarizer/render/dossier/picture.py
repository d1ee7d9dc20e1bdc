"""The geometry of the timeline: a panel for each year, a ruler of its months, a shape for each event.

A shape is exactly as long as what is known: a day is a mark, a month a bar of that month, a deadline a
bar with an arrow to the left. Panels follow each other down the page and words stand beside the shapes
as text, so that it is read without zoom on a phone and on paper, for one event and for hundreds.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Literal

from summarizer.domain import Dossier, DossierEvent, Relation, Status
from summarizer.render.stretches import MONTHS, Stretch, date_words, stretch

LEFT = 12.0
"""Room for an arrow on each side of a ruler."""
RULER = 240.0
"""Length of a ruler, in units of the picture."""
OVERVIEW = 320.0
"""Length of the axis of an overview: as wide as a phone, so that its text is read without zoom."""
_ROW = 8.0
_HIGHEST = 240.0
"""Where many events stand above each other, marks become smaller, so that a page of paper holds them."""
_ROOM = 4.0
"""What the largest mark takes on each side of its middle; its arrow takes as much again twice."""
_LABEL = 36.0
"""Room that the label of a year takes."""
_LONG = {"decade": 10, "century": 100}
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)
"""Years between two labels; the calendar has 9,999."""
_ARROWS: dict[Relation, Literal["earlier", "later"]] = {
    "by": "earlier",
    "until": "earlier",
    "before": "earlier",
    "since": "later",
    "after": "later",
}


@dataclass(frozen=True)
class Tick:
    """A division of a ruler: where it stands, and the label of what begins there."""

    x: float
    label: str
    middle: float


@dataclass(frozen=True)
class Shape:
    """One event on a ruler: from `x` on `width` units; a day has no width."""

    x: float
    width: float
    status: Status
    arrow: Literal["earlier", "later"] | None
    goes_on: bool
    """Whether it ends after the panel."""


@dataclass(frozen=True)
class Panel:
    """A year, decade or century: its ruler and its events in order of time."""

    heading: str
    ticks: tuple[Tick, ...]
    written: tuple[float, ...]
    """Where the articles were written that have a date in it."""
    rows: tuple[tuple[DossierEvent, Shape], ...]
    gap: str
    """The years before it of which nothing is told."""


@dataclass(frozen=True)
class Overview:
    """All dated events on one axis, each at its own height wherever they would cover each other."""

    first: int
    last: int
    """The years that it covers."""
    years: tuple[Tick, ...]
    written: tuple[float, ...]
    marks: tuple[tuple[float, Shape], ...]
    """A height, from the top, and a shape."""
    radius: float
    """Half the size of a mark."""
    height: float
    """Where the axis stands, below all shapes."""


@dataclass(frozen=True)
class _Frame:
    """What a panel or an overview covers: whole years."""

    first: dt.date
    last: dt.date
    heading: str
    length: float = RULER
    shortest_bar: float = 5.0

    def x(self, day: dt.date) -> float:
        """Return where a day begins on the ruler."""
        share = (day - self.first).days / ((self.last - self.first).days + 1)
        return round(LEFT + self.length * min(max(share, 0), 1), 1)

    @property
    def right(self) -> float:
        """Where the ruler ends."""
        return LEFT + self.length


def panels(dossier: Dossier) -> tuple[tuple[Panel, ...], tuple[DossierEvent, ...]]:
    """Return the panels with all dated events, and the events without certain days."""
    placed = [(event, days) for event in dossier.timeline if (days := stretch(event.value))]
    undated = tuple(event for event in dossier.timeline if stretch(event.value) is None)
    placed.sort(key=lambda each: (_frame(each).first, -_frame(each).last.toordinal(), each[1].first))
    published = [source.published for source in dossier.sources if source.published]
    drawn = [(frame, list(group)) for frame, group in groupby(placed, key=_frame)]
    gaps = ["", *(_gap(before[0], after[0]) for before, after in pairwise(drawn))]
    made = (_panel(frame, rows, published, gap) for (frame, rows), gap in zip(drawn, gaps, strict=False))
    return tuple(made), undated


def _frame(placed: tuple[DossierEvent, Stretch]) -> _Frame:
    event, days = placed
    if days.unit in _LONG:
        return _Frame(days.first, days.last, date_words(event.value or ""))
    year = days.first.year
    return _Frame(dt.date(year, 1, 1), dt.date(year, 12, 31), str(year))


def _panel(
    frame: _Frame, rows: Iterable[tuple[DossierEvent, Stretch]], published: Iterable[dt.date], gap: str
) -> Panel:
    written = sorted({frame.x(day) for day in published if frame.first <= day <= frame.last})
    shapes = tuple((event, _shape(frame, event, days)) for event, days in rows)
    return Panel(frame.heading, tuple(_ticks(frame)), tuple(written), shapes, gap)


def _shape(frame: _Frame, event: DossierEvent, days: Stretch) -> Shape:
    start, arrow = frame.x(days.first), _ARROWS.get(event.relation)
    if days.first == days.last:
        # The middle of the day, so that the first of a month does not lie on the line before it.
        middle = start + frame.length / ((frame.last - frame.first).days + 1) / 2
        return Shape(round(middle, 1), 0, event.status, arrow, goes_on=False)
    goes_on = days.last > frame.last
    end = frame.right if days.last >= frame.last else frame.x(days.last + dt.timedelta(days=1))
    width = max(round(end - start, 1), frame.shortest_bar)
    return Shape(min(start, frame.right - width), width, event.status, arrow, goes_on)


def _ticks(frame: _Frame) -> Iterable[Tick]:
    years = frame.last.year - frame.first.year + 1
    if years == 1:
        begins = [dt.date(frame.first.year, month, 1) for month in range(1, 13)]
        labels = [name[0] for name in MONTHS]
    else:
        begins = [dt.date(frame.first.year + step * years // 10, 1, 1) for step in range(10)]
        labels = [f"’{begin.year % 100:02}" for begin in begins]
    starts = [frame.x(begin) for begin in begins]
    for label, start, end in zip(labels, starts, [*starts[1:], frame.right], strict=True):
        yield Tick(start, label, round((start + end) / 2, 1))


def _gap(before: _Frame, after: _Frame) -> str:
    """Return the whole years between two panels."""
    first, last = before.last.year + 1, after.first.year - 1
    if first > last:
        return ""
    return f"{first}" if first == last else f"{first}–{last}"


def overview(dossier: Dossier) -> Overview | None:
    """Return all dated events on one axis, None where they lie in one year and a panel shows as much."""
    placed = [(event, days) for event in dossier.timeline if (days := stretch(event.value))]
    if not placed:
        return None
    first = min(days.first for _, days in placed).year
    last = max(days.last for _, days in placed).year
    if first == last:
        return None
    frame = _Frame(dt.date(first, 1, 1), dt.date(last, 12, 31), "", OVERVIEW, shortest_bar=4)
    shapes = sorted((_shape(frame, *each) for each in placed), key=lambda shape: (shape.x, shape.width))
    heights = _stacked(shapes)
    top = max(heights)
    row = min(_ROW, _HIGHEST / (top + 1))
    published = (source.published for source in dossier.sources if source.published)
    return Overview(
        first=first,
        last=last,
        years=tuple(_years(frame)),
        written=tuple(sorted({frame.x(day) for day in published if frame.first <= day <= frame.last})),
        marks=tuple(
            (round((top - height + 0.5) * row, 1), shape)
            for height, shape in zip(heights, shapes, strict=True)
        ),
        radius=round(row * 0.38, 2),
        height=round((top + 1.25) * row, 1),
    )


def _stacked(shapes: Iterable[Shape]) -> list[int]:
    """Return for each shape, in order from left to right, the lowest row in which it covers no other."""
    ends: list[float] = []
    rows = []
    for shape in shapes:
        start = shape.x - _ROOM * (3 if shape.arrow == "earlier" else 1)
        end = shape.x + shape.width + _ROOM * (3 if shape.arrow == "later" else 1)
        row = next((row for row, taken in enumerate(ends) if taken <= start), len(ends))
        ends[row : row + 1] = [end]
        rows.append(row)
    return rows


def _years(frame: _Frame) -> Iterable[Tick]:
    """Yield the years that have room for a label, the first of them always."""
    span = frame.last.year - frame.first.year + 1
    most = int(frame.length // _LABEL)
    step = next(step for step in _STEPS if span / step <= most)
    for year in range(frame.first.year, frame.last.year + 1, step):
        start = frame.x(dt.date(year, 1, 1))
        yield Tick(start, str(year), round(start + frame.length / span / 2, 1))
