"""Where a text says a quotation: exact after normalisation, never fuzzy.

Case, kinds of quotation marks, dashes and spaces, soft hyphens and line wraps count for nothing; every
letter and digit counts. "…" joins parts that stand in this order in one sentence or in neighbours.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from summarizer.domain import Span
from summarizer.text.sentences import split_sentences

_DASHES = "‐‑‒–—―−"
_SINGLE = "‘’‚‛`´′"
_DOUBLE = "“”„‟«»″"
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_FOLDED = str.maketrans({**dict.fromkeys(_DASHES, "-"), **dict.fromkeys(_SINGLE, "'"), **dict.fromkeys(_DOUBLE, '"')})
_ELLIPSIS = re.compile(r"\s*[\[(]?\s*(?:…|\.{3,}|\. \. \.)\s*[\])]?\s*")
_INSERTION = re.compile(r"\s*\[[^\]]{1,60}\]\s*")
_EDGES = " \t\n\r\"'"
_NEIGHBOURS = 1


class _Normalised(NamedTuple):
    """A text without what does not count, and for each of its characters the place in the original."""

    text: str
    places: tuple[int, ...]


@lru_cache(maxsize=8)
def _normalised(text: str) -> _Normalised:
    """Fold a text; dashes stand without the spaces around them, every white space is one blank."""
    characters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        if character in _INVISIBLE:
            continue
        for part in _fold(character):
            if part == " " and (not characters or characters[-1] in " -"):
                continue
            if part == "-" and characters and characters[-1] == " ":
                characters.pop()
                places.pop()
            characters.append(part)
            places.append(place)
    return _Normalised("".join(characters), tuple(places))


@lru_cache(maxsize=4096)
def _fold(character: str) -> str:
    if character.isspace():
        return " "
    folded = unicodedata.normalize("NFKC", character.translate(_FOLDED)).casefold()
    return folded.translate(_FOLDED).replace("\u00a0", " ")


@lru_cache(maxsize=8)
def _sentence_starts(text: str) -> tuple[int, ...]:
    return tuple(sentence.start for sentence in split_sentences(text))


def find_quote(quote: str, text: str) -> list[Span]:
    """Return where `text` says `quote`: one span, several for parts joined by "…", none when it does not.

    The parts of "a … b" stand in order, in one sentence or in neighbouring ones. Words in square
    brackets are the quoter's own and stand for nothing or for a few words of the text. The first place
    is returned when there are several. Time is linear in the length of the text.
    """
    parts = [part for piece in _ELLIPSIS.split(quote) for part in _INSERTION.split(piece)]
    wanted = [folded for part in parts if (folded := _normalised(part).text.strip(_EDGES))]
    if not wanted or not any(character.isalnum() for character in "".join(wanted)):
        return []
    source = _normalised(text)
    position = 0
    while (start := _find(source.text, wanted[0], position)) >= 0:
        spans = _chain(source, wanted, start, text)
        if spans:
            return spans
        if len(wanted) == 1:
            return []
        position = start + 1
    return []


def _chain(source: _Normalised, wanted: list[str], start: int, text: str) -> list[Span]:
    """Return the spans of all parts when the later ones follow the first closely enough."""
    spans = [_span(source, start, len(wanted[0]))]
    for before, part in pairwise(wanted):
        found = _find(source.text, part, start + len(before))
        if found < 0:
            return []
        spans.append(_span(source, found, len(part)))
        start = found
    return spans if len(spans) == 1 or _close(spans, text) else []


def _find(text: str, part: str, position: int) -> int:
    """Return where a part stands from a position on, beginning and ending at the edges of words."""
    while (found := text.find(part, position)) >= 0:
        end = found + len(part)
        cut_before = found > 0 and text[found - 1].isalnum() and part[0].isalnum()
        cut_after = end < len(text) and text[end].isalnum() and part[-1].isalnum()
        if not cut_before and not cut_after and not _cuts_number(text, found, end):
            return found
        position = found + 1
    return -1


def _cuts_number(text: str, start: int, end: int) -> bool:
    """Tell whether the edges lie inside a number: "5" is not said by "2.5", nor "2" by "2,500"."""
    before = start > 1 and text[start].isdigit() and text[start - 1] in ".,-" and text[start - 2].isdigit()
    after = end + 1 < len(text) and text[end - 1].isdigit() and text[end] in ".,-" and text[end + 1].isdigit()
    return before or after


def _span(source: _Normalised, start: int, length: int) -> Span:
    return Span(start=source.places[start], end=source.places[start + length - 1] + 1)


def _close(spans: list[Span], text: str) -> bool:
    """Tell whether parts stand in one sentence or in neighbours."""
    starts = _sentence_starts(text)
    numbers = [sum(start <= span.start for start in starts) for span in spans]
    return all(later - earlier <= _NEIGHBOURS for earlier, later in pairwise(numbers))
