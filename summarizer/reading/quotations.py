"""Where an article quotes: the stretches between marks, over sentences and paragraphs.

Double marks, curly or straight, and single marks as British papers set them. A quotation that goes
on in the next paragraph has no closing mark before it and opens again there; both are one.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_OPENING = {"“": "”", '"': '"', "‘": "’", "'": "'", "„": "“", "«": "»"}
_MARKS = re.compile(r"[“”\"„«»‘’']")
_PARAGRAPH = re.compile(r"\n\s*\n|\n(?=\s*[“\"‘])")
_SHORTEST_SINGLE = 2
"""Words between single marks, below which they may be apostrophes."""


@dataclass(frozen=True)
class Quotation:
    """What stands between two marks, without them; `closed` tells whether the second one is there."""

    start: int
    end: int
    closed: bool
    inner: tuple[tuple[int, int], ...] = ()
    """What is quoted within it, in other marks."""

    def nests(self, offset: int) -> bool:
        """Tell whether what stands at an offset is quoted by who is quoted here."""
        return any(start <= offset < end for start, end in self.inner)


class Quotations:
    """The quotations of a text in order."""

    def __init__(self, text: str) -> None:
        self.all = find_quotations(text)

    def at(self, offset: int) -> Quotation | None:
        """Return the quotation that holds a character of the text, if one does."""
        place = bisect_right(self.all, offset, key=lambda quotation: quotation.start) - 1
        return self.all[place] if place >= 0 and offset < self.all[place].end else None


def find_quotations(text: str) -> list[Quotation]:
    """Return the quotations of a text in order; one inside another belongs to the outer one."""
    found: list[Quotation] = []
    for start, end in _paragraphs(text):
        found += _in_paragraph(text, start, end)
    return found


def passages(text: str, quotations: Sequence[Quotation]) -> Iterator[list[Quotation]]:
    """Yield quotations with those that go on from them: in the next paragraph, behind no closing mark."""
    passage: list[Quotation] = []
    for quotation in quotations:
        if passage and (passage[-1].closed or text[passage[-1].end : quotation.start].strip(" \n“\"‘'")):
            yield passage
            passage = []
        passage.append(quotation)
    if passage:
        yield passage


def _paragraphs(text: str) -> list[tuple[int, int]]:
    cuts = [0, *(match.end() for match in _PARAGRAPH.finditer(text)), len(text)]
    return [(start, end) for start, end in pairwise(cuts) if start < end]


def _in_paragraph(text: str, start: int, end: int) -> list[Quotation]:
    found: list[Quotation] = []
    place = start
    while match := _MARKS.search(text, place, end):
        at, mark = match.start(), match.group()
        place = at + 1
        misprint = mark == "”" and not text[start:at].strip()  # ”I will not pay,” said Vell
        if (mark not in _OPENING and not misprint) or not _opens(text, at, start):
            continue
        close = _closing(text, at, end)
        if close is None and mark in "‘'":
            continue  # an apostrophe
        last = end if close is None else close
        stop = _trimmed(text, at + 1, last)
        inner = tuple((within.start, within.end) for within in _in_paragraph(text, at + 1, stop))
        found.append(Quotation(at + 1, stop, closed=close is not None, inner=inner))
        place = last + 1
    return found


def _opens(text: str, at: int, start: int) -> bool:
    before = text[at - 1] if at > start else " "
    after = text[at + 1 : at + 2]
    return bool(after) and not after.isspace() and not before.isalnum()


def _closing(text: str, at: int, end: int) -> int | None:
    """Return where the mark stands that closes the one at `at`, None where nothing does before `end`."""
    mark, wanted = text[at], _OPENING.get(text[at], "”")
    if mark == "“":
        wanted = '”"'  # “we will leave", said Vell: marks of two kinds, as editors mix them
    for match in re.finditer(f"[{re.escape(wanted)}]", text[at + 1 : end]):
        close = at + 1 + match.start()
        if mark in "‘'" and not _ends_single(text, at, close):
            continue
        if text[close] == '"' and text[close - 1].isspace():
            continue  # opens another one
        return close
    return None


def _ends_single(text: str, at: int, close: int) -> bool:
    inside, after = text[at + 1 : close], text[close + 1 : close + 2]
    apostrophe = after.isalnum() or (inside.endswith("s") and bool(re.match(r"\s+[a-z]", text[close + 1 :])))
    return not apostrophe and not inside[-1:].isspace() and len(inside.split()) >= _SHORTEST_SINGLE


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def block_after(text: str, end: int) -> Quotation | None:
    """Return the paragraph behind a colon at the end of another: what is quoted there without marks."""
    following = _PARAGRAPH.search(text, end)
    if following is None or text[end : following.start()].strip():
        return None
    last = _PARAGRAPH.search(text, following.end())
    stop = last.start() if last else len(text)
    return Quotation(following.end(), _trimmed(text, following.end(), stop), closed=True)
