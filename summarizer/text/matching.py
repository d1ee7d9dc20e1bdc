"""Where a text says a quotation: exact after normalisation, never fuzzy.

Case, kinds of quotation marks, dashes and spaces, soft hyphens and line wraps count for nothing; every
letter and digit counts. "…" joins parts that stand in this order in one sentence or in neighbours.
"""

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

from summarizer.domain import Span
from summarizer.text.sentences import split_sentences

_FOLDED = str.maketrans(
    {
        **dict.fromkeys("‐‑\u2012–—―−", "-"),
        **dict.fromkeys('‘’‚‛`´′"“”„‟«»″', "'"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"),
    }
)
_DASH = re.compile(" ?- ?")
_HYPHENS = "-‐‑–"
_EDGES = " '"
_MARKS = ".,;:!? '"
"""What may end a quotation otherwise than it ends in the text."""

_JOINT = re.compile(
    r"\s*[\[(]?\s*(?P<cut>…|\.{3,}|\. \. \.)\s*[\])]?\s*|\s*\[(?P<insertion>[^\]]{1,60})\]\s*"
)
_OWN_LETTER = re.compile(r"\[(\w)\](?=\w)")
"""A letter whose case the quoter changed: "[W]e agree"."""
_INSERTION_WORDS = 4
_DENIALS = frozenset(
    {"not", "no", "never", "without", "nor", "neither", "hardly", "cannot", "none", "nothing"}
)


class _Part(NamedTuple):
    """A stretch of a quotation, normalised, and the quoter's own words before it."""

    words: str
    insertion: str | None


def find_quote(quote: str, text: str) -> list[Span]:
    """Return where `text` says `quote`: one span, several for parts joined by "…", none when it does not.

    The parts of "a … b" stand in order, in one sentence or in neighbouring ones, and the cut hides no
    "not" beside it. Words in square brackets are the quoter's own: they stand for at most four words of
    one sentence, without figures or denials. The first place is returned when there are several.
    Offsets index `text` as it is. Time is linear in the length of the text.
    """
    source = _normalised(text)
    parts = _parts(quote, source)
    if not parts:
        return []
    found = _find(source, parts[0].words, 0)
    while found >= 0:
        places = _places_of_all(source, parts, found)
        if not places:
            return []
        spans = [_span(text, start, end) for start, end in places]
        if _joined(spans, parts, text):
            return spans
        found = _find(source, parts[0].words, found + 1)
    return []


def _parts(quote: str, source: str) -> list[_Part]:
    """Return what the text has to say, in order; nothing when the quoter's own words are not checkable."""
    quote = _OWN_LETTER.sub(r"\1", quote)
    joints = [joint for joint in _JOINT.finditer(quote) if joint["cut"] or not _says_it(source, joint)]
    parts: list[_Part] = []
    start, insertion = 0, None
    for joint in [*joints, None]:
        words = _normalised(quote[start : joint.start() if joint else len(quote)]).strip(_EDGES)
        if words not in source:
            words = words.rstrip(_MARKS)
        if any(character.isalnum() for character in words):
            parts.append(_Part(words, insertion))
        if joint:
            start, insertion = joint.end(), joint["insertion"]
            if insertion and _says_much(insertion):
                return []
    return parts


def _says_it(source: str, joint: re.Match[str]) -> bool:
    """Tell whether the square brackets of a quotation stand in the text as well."""
    return _normalised(joint.group()) in source


@lru_cache(maxsize=8)
def _normalised(text: str) -> str:
    """Fold a text; every white space is one blank, dashes stand without blanks around them."""
    words = filter(None, map(_folded_word, text.split()))
    return _DASH.sub("-", " ".join(words))


def _folded_word(word: str) -> str:
    if word.isascii():
        return word.lower().translate(_FOLDED)
    return "".join(map(_folded, word))


@lru_cache(maxsize=4096)
def _folded(character: str) -> str:
    """Return a character as it counts; "10²" stays apart from "102", which NFKC would make of it."""
    if unicodedata.category(character) == "No":
        return character
    folded = unicodedata.normalize("NFKD", character.translate(_FOLDED)).casefold()
    return "".join(folded.translate(_FOLDED).split())


@lru_cache(maxsize=8)
def _places(text: str) -> tuple[int, ...]:
    """Return the offset in the text of each character of the normalised text that is not a blank."""
    places: list[int] = []
    for word in re.finditer(r"\S+", text):
        if word.group().isascii():
            places.extend(range(word.start(), word.end()))
            continue
        for place, character in enumerate(word.group(), start=word.start()):
            places.extend([place] * len(_folded(character)))
    return tuple(places)


@lru_cache(maxsize=8)
def _sentence_starts(text: str) -> tuple[int, ...]:
    return tuple(sentence.start for sentence in split_sentences(text))


def _places_of_all(source: str, parts: list[_Part], found: int) -> list[tuple[int, int]]:
    """Return where the parts stand in the normalised text, each behind the one before it; or nothing."""
    places: list[tuple[int, int]] = []
    for part in parts:
        found = _find(source, part.words, places[-1][1]) if places else found
        if found < 0:
            return []
        places.append((found, found + len(part.words)))
    return places


def _find(source: str, words: str, position: int) -> int:
    """Return where words stand from a position on, beginning and ending at the edges of words; or -1."""
    while (found := source.find(words, position)) >= 0:
        if not _cuts(source, found) and not _cuts(source, found + len(words)):
            return found
        position = found + 1
    return -1


def _cuts(source: str, place: int) -> bool:
    """Tell whether a place lies inside a word or number: "can" is not said by "can't", nor "5" by "2.5"."""
    before, behind = source[max(0, place - 2) : place], source[place : place + 3]
    if not before or not behind:
        return False
    if _in_word(before[-1]) and _in_word(behind[0]):
        return True
    if before[-1] in "'.," and before[:1].isalnum() and _in_word(behind[0]):
        return before[-1] == "'" or (before[:1].isdigit() and behind[0].isdigit())
    if not before[-1].isalnum() or not behind[1:2].isalnum():
        return False
    possessive = behind[1] == "s" and not behind[2:3].isalnum()
    return (behind[0] == "'" and not possessive) or (
        behind[0] in ".," and before[-1].isdigit() and behind[1].isdigit()
    )


def _in_word(character: str) -> bool:
    return character.isalnum() or bool(unicodedata.combining(character))


def _span(text: str, start: int, end: int) -> Span:
    """Return the span in the text as it is of a stretch of the normalised text."""
    source, solid = _normalised(text), _places(text)
    first = start - source.count(" ", 0, start)
    last = end - 1 - source.count(" ", 0, end - 1)
    return Span(start=solid[first], end=solid[last] + 1)


def _joined(spans: list[Span], parts: list[_Part], text: str) -> bool:
    """Tell whether no edge cuts a hyphened word, and what lies between the parts may be left out."""
    if any(_cuts_hyphened(text, place) for span in spans for place in (span.start, span.end)):
        return False
    starts = _sentence_starts(text) if len(parts) > 1 else ()
    for earlier, later, part in zip(spans, spans[1:], parts[1:], strict=False):
        gap = text[earlier.end : later.start]
        distance = bisect_right(starts, later.start) - bisect_right(starts, earlier.end - 1)
        if part.insertion is None:
            words = _words(gap)
            if distance > 1 or any(map(_denies, words[:1] + words[-1:])):
                return False
        elif distance > 0 or len(gap.split()) > _INSERTION_WORDS or _says_much(gap):
            return False
    return True


def _cuts_hyphened(text: str, place: int) -> bool:
    """Tell whether a place lies beside a hyphen inside a word: "lethal" is not said by "non-lethal"."""
    inner = [hyphen for hyphen in (place - 1, place) if 0 < hyphen < len(text) - 1]
    return any(
        text[hyphen] in _HYPHENS and text[hyphen - 1].isalnum() and text[hyphen + 1].isalnum()
        for hyphen in inner
    )


def _says_much(words: str) -> bool:
    """Tell whether words hold a figure or a denial, which nobody may put in or leave out."""
    return any(character.isdigit() for character in words) or any(map(_denies, _words(words)))


def _words(text: str) -> list[str]:
    return re.findall(r"[\w']+", _normalised(text))


def _denies(word: str) -> bool:
    return word in _DENIALS or word.endswith("n't")
