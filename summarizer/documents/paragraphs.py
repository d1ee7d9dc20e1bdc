"""From the lines of pages to the text of a document: paragraphs, without what stands on every page."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import dropwhile, pairwise, takewhile
from statistics import median

from summarizer.documents.layout import CELLS, Line
from summarizer.documents.plain import Plain

_EDGE_LINES = 3
"""Lines at the head and the foot of a page among which running ones are looked for."""
_RUNNING_SHARE = 0.4
"""Of the pages: those on which a running line stands; left and right pages may have their own."""
_PAGE_NUMBER = re.compile(
    r"(?i)\W*(?:\d{1,3}|(?:page|p\.|seite|página|стр\.)\s*\d{1,4}|\d{1,4}\s*(?:/|of|von|de|sur|из)\s*\d{1,4}"
    r"|(?:page|seite|página)\s*\d{1,4}\s*(?:/|of|von|de|sur)\s*\d{1,4})\W*"
)
_DIGITS = re.compile(r"\d+")
_ENDS = re.compile(r"[.!?…:。！？؟][”\"’'»)\]」』¹²³⁰⁴-⁹]*$")
_ITEM = re.compile(r"(?:[•▪◦‣●○*–-]|\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-z])[.)]|\d{1,2}(?:\.\d{1,2})+)\s")
_HYPHENS = "-\u2010\u00ad"
_BROKEN = re.compile(rf"(\w+)[{_HYPHENS}]$")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+|[^\W\d_]+")
_PARAGRAPH_GAP = 1.35
"""Of the usual distance between lines: a larger one begins a paragraph."""
_OTHER_SIZE = 1.15
"""Letters larger or smaller by this are another paragraph."""
_INDENT = 0.8
"""Of the size, that a first line is moved in."""
_SHORT_LINE = 0.85
"""Of the width of a column: a line that ends a sentence and is shorter ends a paragraph."""
_HEADING_LINE = 0.6
"""The same of a line that ends no sentence: it is a heading."""
_SENTENCE_WORDS = 4
"""A line of more words that ends in a small one is no heading."""
_TITLE_SIZE = 1.2
"""Of the usual size, from which on letters are those of a headline."""
_LONGEST_TITLE = 300


def plain_text(pages: list[list[Line]]) -> Plain:
    """Return the text of pages, and where each page begins in it."""
    pages = _without_running(pages)
    words = [word for page in pages for line in page for word in _WORDS.findall(line.text.casefold())]
    text = _Text(Counter(words))
    begins: list[int] = []
    before: Line | None = None
    for page in pages:
        columns = _columns(page)
        spacing = _spacing(page)
        begun = False
        for line in page:
            same = begun and before is not None and before.column == line.column
            joins = before is not None and (
                _goes_on_below(before, line, columns, spacing) if same else _goes_on_elsewhere(before, line)
            )
            at = text.add(line.text, joins=joins)
            if not begun:
                begins.append(at)
            begun, before = True, line
        if not begun:
            begins.append(text.length)
    return Plain(text.whole(), _title(pages), tuple(begins))


class _Text:
    """A text that grows by lines; words that a line's end broke are made whole."""

    def __init__(self, known: Counter[str]) -> None:
        """`known` are the words of the document, by which broken ones are told from compounds."""
        self._known = known
        self._parts: list[str] = []
        self.length = 0

    def add(self, line: str, *, joins: bool) -> int:
        """Add a line, to the paragraph before it or as a new one; return the offset of its first letter."""
        if self._parts:
            between = "\n\n" if not joins else " "
            if joins and (broken := _BROKEN.search(self._parts[-1])):
                between = ""
                if not self._keeps_hyphen(broken[1], line):
                    self._cut(1)
            self._put(between)
        begins = self.length
        self._put(line)
        return begins

    def whole(self) -> str:
        """Return the text."""
        return "".join(self._parts)

    def _keeps_hyphen(self, start: str, line: str) -> bool:
        """Tell whether a hyphen at the end of a line belongs to the word."""
        if self._parts[-1].endswith("\u00ad"):
            return False
        rest = _WORDS.match(line)
        if not rest or not line[:1].islower():
            return True
        end = rest[0].casefold()
        joined, apart = self._known[start.casefold() + end], self._known[f"{start.casefold()}-{end}"]
        return apart > joined

    def _put(self, words: str) -> None:
        if words:
            self._parts.append(words)
            self.length += len(words)

    def _cut(self, characters: int) -> None:
        self._parts[-1] = self._parts[-1][:-characters]
        self.length -= characters


def _goes_on_below(before: Line, line: Line, columns: dict[int, tuple[float, float]], spacing: float) -> bool:
    """Tell whether a line goes on with the paragraph of the line above it in its column."""
    left, right = columns[line.column]
    ended = _ENDS.search(before.text) is not None
    if CELLS in before.text or CELLS in line.text or _ITEM.match(line.text) or not _alike(before, line):
        return False
    if before.base - line.base > _PARAGRAPH_GAP * spacing:
        return False
    if line.left - max(left, before.left) > _INDENT * line.size and ended:
        return False
    short = before.right < left + (right - left) * (_SHORT_LINE if ended else _HEADING_LINE)
    return not short or (not ended and line.text[:1].islower())


def _goes_on_elsewhere(before: Line, line: Line) -> bool:
    """Tell whether the first line of a column or page goes on with the last of the one before."""
    if CELLS in before.text or not _alike(before, line) or _ENDS.search(before.text):
        return False
    *others, last = before.text.split()
    in_sentence = len(others) >= _SENTENCE_WORDS and last[:1].islower()
    return in_sentence or line.text[:1].islower() or _BROKEN.search(before.text) is not None


def _alike(one: Line, other: Line) -> bool:
    smaller, larger = sorted((one.size, other.size))
    return larger <= _OTHER_SIZE * smaller


def _columns(page: list[Line]) -> dict[int, tuple[float, float]]:
    """Return the left and right edge of each column."""
    edges: dict[int, tuple[float, float]] = {}
    for line in page:
        left, right = edges.get(line.column, (line.left, line.right))
        edges[line.column] = (min(left, line.left), max(right, line.right))
    return edges


def _spacing(page: list[Line]) -> float:
    """Return the usual distance between baselines."""
    gaps = [
        above.base - below.base
        for above, below in pairwise(page)
        if above.column == below.column and above.base > below.base and _alike(above, below)
    ]
    return median(gaps) if gaps else float("inf")


def _without_running(pages: list[list[Line]]) -> list[list[Line]]:
    """Return pages without running heads and feet, and without page numbers."""
    edges = [_edge_lines(page) for page in pages]
    seen = Counter(key for edge in edges for key in {_running_key(line) for line in edge})
    least = max(2, _RUNNING_SHARE * len(pages))
    running = {key for key, count in seen.items() if count >= least}
    found = []
    for page, edge in zip(pages, edges, strict=True):
        out = {
            id(line) for line in edge if _running_key(line) in running or _PAGE_NUMBER.fullmatch(line.text)
        }
        found.append([line for line in page if id(line) not in out])
    return found


def _edge_lines(page: list[Line]) -> list[Line]:
    ordered = sorted(page, key=lambda line: -line.base)
    return [*ordered[:_EDGE_LINES], *ordered[max(_EDGE_LINES, len(ordered) - _EDGE_LINES) :]]


def _running_key(line: Line) -> str:
    return _DIGITS.sub("#", " ".join(line.text.casefold().split()))


def _title(pages: list[list[Line]]) -> str | None:
    """Return the words in the largest letters of the first page, where they are larger than most."""
    first = next((page for page in pages if page), [])
    largest = max((line.size for line in first), default=0.0)
    lengths = Counter[float]()
    for page in pages:
        for line in page:
            lengths[round(line.size, 1)] += len(line.text)
    usual = max(lengths, key=lambda size: lengths[size], default=0.0)
    found = list(takewhile(lambda line: line.size > largest / _OTHER_SIZE, _from_first(first, largest)))
    words = " ".join(line.text for line in found)
    return words if largest > _TITLE_SIZE * usual and len(words) <= _LONGEST_TITLE else None


def _from_first(page: list[Line], size: float) -> Iterator[Line]:
    return dropwhile(lambda line: line.size < size, page)
