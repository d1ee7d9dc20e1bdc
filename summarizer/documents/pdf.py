"""PDF, by PDFium: letters at places become words, lines and paragraphs."""

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from summarizer.documents.layout import Line, Piece, lines
from summarizer.documents.paragraphs import plain_text
from summarizer.documents.plain import Plain, Unreadable

_MOST_PAGES = 500
_MOST_LETTERS = 50_000
"""Of one page; a newspaper's page has some ten thousand."""
_PASSWORD = "password"  # noqa: S105 - a word of PDFium's message
_LEAST_LETTERS = 20
"""A document that has fewer is a picture of a text."""
_WORD_GAP = 0.18
"""Of the size: white space that parts words where the document has no space."""
_PIECE_GAP = 1.0
_RAISED_SIZE = 0.92
_SMALLEST = 2.0
"""Points; nobody reads smaller letters."""
_MOST_UNKNOWN = 0.3
_SAME_LINE = 0.3
_LEAST_RISE = 0.1
_NO_LETTERS = "\r\n\0"
_END_HYPHENS = "\x02\ufffe"
"""What PDFium tells for a hyphen at the end of a line."""
_LIGATURES = str.maketrans(
    {
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
        "\ufb05": "st",
        "\ufb06": "st",
    }
)
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
"""A raised figure stays apart from the number before it, be it a note's mark or a power."""


def read_pdf(data: bytes) -> Plain:
    """Return the text of a PDF with its pages; raises `Unreadable` for one that has none to tell."""
    pages = list(_pages(data))
    letters = sum(len(line.text) for page in pages for line in page)
    if letters < _LEAST_LETTERS:
        raise Unreadable(
            "holds no text: it is a scan or a picture; make its text readable (OCR), "
            "or save the article as .txt"
        )
    unknown = sum(_unknown(letter) for page in pages for line in page for letter in line.text)
    if unknown > _MOST_UNKNOWN * letters:
        raise Unreadable("does not tell which letters its fonts show; save the article as .txt")
    plain = plain_text(pages)
    empty = [str(number) for number, page in enumerate(pages, start=1) if not page]
    notes = (f"Pages without text, perhaps pictures of it: {', '.join(empty)}.",) if empty else ()
    return plain._replace(notes=notes)


def _unknown(letter: str) -> bool:
    return letter == "\ufffd" or "\ue000" <= letter <= "\uf8ff" or (letter < " " and letter not in "\t\n")


def _pages(data: bytes) -> Iterator[list[Line]]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as exc:
        if _PASSWORD in str(exc).casefold():
            raise Unreadable("is protected by a password; save it without one") from exc
        raise Unreadable("is no whole PDF; is it the right file?") from exc
    if len(document) > _MOST_PAGES:
        raise Unreadable(
            f"has {len(document):,} pages, at most {_MOST_PAGES} are read; "
            "save the pages of the article by themselves"
        )
    for number in range(len(document)):
        try:
            yield lines(list(_pieces(document[number].get_textpage())))
        except pypdfium2.PdfiumError as exc:
            raise Unreadable(f"is damaged at page {number + 1}; save it anew") from exc


class _Letter(NamedTuple):
    """A letter of a page: its place along the line and across it, its size, and where its line runs."""

    said: str
    left: float
    right: float
    base: float
    size: float
    quarter: int
    """Of a full turn that the line is turned."""


def _pieces(page: Any) -> Iterator[Piece]:  # noqa: ANN401 - a page of pypdfium2, which has no types
    """Yield the words of a page, as long as they stand in one line; those turned otherwise are left out."""
    letters = list(_letters(page))
    turned = Counter(letter.quarter for letter in letters if not letter.said.isspace())
    usual = max(turned, key=lambda quarter: turned[quarter], default=0)
    piece: Piece | None = None
    spaced = False
    for letter in letters:
        if letter.quarter != usual or letter.said.isspace():
            spaced = spaced or letter.said.isspace()
            continue
        if piece is None or not _follows(piece, letter):
            if piece is not None:
                yield piece
            piece = Piece(letter.said, letter.left, letter.right, letter.base, letter.size)
        else:
            raised = _is_raised(piece, letter)
            parted = spaced or letter.left - piece.right > _WORD_GAP * piece.size
            between = " " if parted and not raised else ""
            said = letter.said.translate(_RAISED) if raised else letter.said
            piece = replace(piece, text=piece.text + between + said, right=max(piece.right, letter.right))
        spaced = False
    if piece is not None:
        yield piece


def _follows(piece: Piece, letter: _Letter) -> bool:
    """Tell whether a letter stands in the line of a piece, right behind it."""
    gap = letter.left - piece.right
    if not -letter.size < gap <= _PIECE_GAP * piece.size:
        return False
    return abs(letter.base - piece.base) <= _SAME_LINE * letter.size or _is_raised(piece, letter)


def _is_raised(piece: Piece, letter: _Letter) -> bool:
    rise = letter.base - piece.base
    smaller = letter.size <= _RAISED_SIZE * piece.size
    return smaller and letter.said.isdigit() and _LEAST_RISE * piece.size < rise < piece.size


def _letters(page: Any) -> Iterator[_Letter]:  # noqa: ANN401 - as above
    raw = page.raw
    box = pdfium.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    half = ""
    for i in range(min(pdfium.FPDFText_CountChars(raw), _MOST_LETTERS)):
        said = half + chr(pdfium.FPDFText_GetUnicode(raw, i) & 0x1FFFFF)
        half = said if "\ud800" <= said <= "\udbff" else ""  # of a letter beyond the basic plane
        if half or said in _NO_LETTERS:
            continue
        pdfium.FPDFText_GetLooseCharBox(raw, i, box)
        pdfium.FPDFText_GetCharOrigin(raw, i, x, y)
        quarter = round(pdfium.FPDFText_GetCharAngle(raw, i) / (math.pi / 2)) % 4
        place = _turned(box, (x.value, y.value), quarter)
        size = place[3]
        if size >= _SMALLEST or said.isspace():
            yield _Letter(_whole(said), *place, quarter)


def _whole(said: str) -> str:
    """Return a letter as text: halves joined, ligatures apart, a hyphen at a line's end as a hyphen."""
    if len(said) > 1:
        said = said.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return "-" if said in _END_HYPHENS else said.translate(_LIGATURES)


def _turned(box: Any, origin: tuple[float, float], quarter: int) -> tuple[float, float, float, float]:  # noqa: ANN401 - a struct of ctypes
    """Return left, right, baseline and size of a letter as if its line ran from left to right."""
    x, y = origin
    width, height = box.right - box.left, box.top - box.bottom
    match quarter:
        case 1:
            return box.bottom, box.top, -x, width
        case 2:
            return -box.right, -box.left, -y, height
        case 3:
            return -box.top, -box.bottom, x, width
        case _:
            return box.left, box.right, y, height
