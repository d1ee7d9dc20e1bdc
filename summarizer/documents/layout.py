"""From words at places on a page to lines in the order in which one reads them.

A page is cut into bands and columns by the white space between them (recursive cuts, Nagy and Seth
1984): a gutter that rows on both sides leave free parts columns, a line across it ends them. Short
pieces in columns are a table, whose rows stay together.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from statistics import median

_GUTTER = 0.9
"""Of the size of the letters: white space that parts columns."""
_CELL_GAP = 1.2
"""Of the size: white space that parts cells; wide words of a justified line have less."""
_SAME_LINE = 0.4
"""Of the size: how far apart the baselines of one line may be."""
_MOST_ROWS = 400
"""A page with more is not looked at for columns, which takes the square of them."""
_COLUMN_ROWS = 2
"""Rows on each side of a gutter that make columns."""
_COLUMN_WORDS = 3.0
"""Words of a line in a column of prose; cells of a table have fewer."""
CELLS = " | "


@dataclass(frozen=True)
class Piece:
    """Words in one line without a gap: left, right, baseline (upwards) and size in points."""

    text: str
    left: float
    right: float
    base: float
    size: float


@dataclass(frozen=True)
class Line(Piece):
    """A line of a column, and the number of the column on its page."""

    column: int


def lines(pieces: list[Piece]) -> list[Line]:
    """Return the lines of a page in the order in which one reads them."""
    found: list[Line] = []
    for number, column in enumerate(_columns(pieces)):
        found += [Line(**vars(_joined(row)), column=number) for row in _rows(column)]
    return found


def _columns(pieces: list[Piece]) -> Iterator[list[Piece]]:
    """Yield the columns of a page, bands from top to bottom, each from left to right."""
    rows = _rows(pieces)
    run = _longest_run(rows)
    if run is None:
        yield pieces
        return
    first, last, gutter = run
    if first:
        yield from _columns([piece for row in rows[:first] for piece in row])
    inside = [piece for row in rows[first:last] for piece in row]
    yield from _columns([piece for piece in inside if piece.right <= gutter])
    yield from _columns([piece for piece in inside if piece.right > gutter])
    if last < len(rows):
        yield from _columns([piece for row in rows[last:] for piece in row])


def _rows(pieces: list[Piece]) -> list[list[Piece]]:
    """Return pieces on one baseline together, from top to bottom, from left to right."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda each: -each.base):
        if rows and rows[-1][0].base - piece.base <= _SAME_LINE * piece.size:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda each: each.left) for row in rows]


def _longest_run(rows: list[list[Piece]]) -> tuple[int, int, float] | None:
    """Return first and last (exclusive) of the most rows that leave one gutter free, and its place."""
    best: tuple[int, int, float] | None = None
    for first in range(len(rows) if len(rows) <= _MOST_ROWS else 0):
        if best and len(rows) - first <= best[1] - best[0]:
            break
        gaps: list[tuple[float, float]] = [(float("-inf"), float("inf"))]
        for last in range(first, len(rows)):
            gaps = _narrowed(gaps, rows[last])
            if not gaps:
                break
            gutter = _gutter(gaps, rows[first : last + 1])
            if gutter is not None and (best is None or last + 1 - first > best[1] - best[0]):
                best = (first, last + 1, gutter)
    return best


def _narrowed(gaps: list[tuple[float, float]], row: list[Piece]) -> list[tuple[float, float]]:
    """Return what pieces of a row leave of gaps, as far as it is as wide as a gutter."""
    width = _GUTTER * median(piece.size for piece in row)
    for piece in row:
        before = [(left, min(right, piece.left)) for left, right in gaps]
        behind = [(max(left, piece.right), right) for left, right in gaps]
        gaps = [(left, right) for left, right in before + behind if right - left >= width]
    return gaps


def _gutter(gaps: list[tuple[float, float]], rows: list[list[Piece]]) -> float | None:
    """Return the first gap that has columns of prose on both sides."""
    for left, right in gaps:
        sides = [[piece for row in rows for piece in row if piece.right <= left]]
        sides.append([piece for row in rows for piece in row if piece.left >= right])
        if all(_is_column(side) for side in sides):
            return (left + right) / 2
    return None


def _is_column(side: list[Piece]) -> bool:
    if len(side) < _COLUMN_ROWS:
        return False
    return sum(len(piece.text.split()) for piece in side) / len(side) >= _COLUMN_WORDS


def _joined(row: list[Piece]) -> Piece:
    """Return the pieces of a row as one; those far apart are cells of a table."""
    whole = row[0]
    for piece in row[1:]:
        gap = piece.left - whole.right
        apart = CELLS if gap > _CELL_GAP * piece.size else " "
        text = f"{whole.text}{apart}{piece.text}"
        whole = replace(whole, text=text, right=piece.right, size=max(whole.size, piece.size))
    return whole
