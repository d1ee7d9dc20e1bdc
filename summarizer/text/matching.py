"""Where a text says a quotation: exact after normalisation, never fuzzy.

Case, kinds of quotation marks, dashes and spaces, emphasis, soft hyphens and line wraps count for nothing,
nor does the mark with which a frame ends a quotation; every letter and digit counts. "…" joins parts that
stand in this order in one sentence or in neighbours.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from summarizer.domain import Span
from summarizer.text.folding import edge, fold, folded, gap, gaps, negative, places, same_gap, within
from summarizer.text.sentences import split_sentences

_JOINT = re.compile(
    r"\s*[\[(]?\s*(?P<cut>…|\.{3,}|\. \. \.)\s*[\])]?\s*|\s*\[(?P<insertion>[^\]]{1,60})\]\s*"
)
_BRACKETED = re.compile(r"\[([^\]]{1,60})\]")
_INSERTION_WORDS = 4
_INSERTION = 200
"""Characters of the words that an insertion stands for, at most."""
_WORD = 80
"""Characters in which the word beside a cut is looked for."""
_DENIALS = frozenset(
    {"not", "no", "never", "without", "nor", "neither", "hardly", "cannot", "none", "nothing"}
)
_FRAME = re.compile(
    r"(?:,[\"”’»]|[\"”’»],)\s{1,9}(?P<frame>[^,;:!?\"“”«»()\[\]…]{2,80}),\s{1,9}[\"“‘«](?=[a-z]|I\b)"
)
"""Who speaks, between the halves of one sentence: “We will not,” Lund said, “sell the ferries.”"""
_NAME = re.compile(r"(?:[A-Z][\w.'’-]*\s+)+(?=[A-Z])")
_FRAME_WORDS = 4
"""A name counts as one word. Two speakers, as in "Lund said and Poe added", take five."""


class _Part(NamedTuple):
    """A stretch of a quotation, and the quoter's own words before it.

    `gaps` holds what stands before each of its letters, and behind the last.
    """

    words: str
    gaps: tuple[str, ...]
    insertion: str | None


def find_quote(quote: str, text: str) -> list[Span]:
    """Return where `text` says `quote`: one span, several for parts joined by "…", none when it does not.

    The parts of "a … b" stand in order, in one sentence or in neighbouring ones, and the cut hides no
    "not" beside it. Words in square brackets are the quoter's own: they stand for at most four words of
    one sentence, without figures or denials. Where the text breaks a quoted sentence to say who speaks,
    the halves are spans. The first place is returned when there are several. Offsets index `text` as it
    is. Time is linear in the length of the text.
    """
    parts = _parts(quote, text)
    if not parts:
        return []
    return (
        _search(parts, text, framed=False)
        or _search(parts, text, framed=True)
        or _search_over_frames(parts, text)
    )


def _parts(quote: str, text: str) -> list[_Part]:
    """Return what the text has to say, in order; nothing when the quoter's own words are not checkable."""
    quote = fold(quote).shown
    joints = [joint for joint in _JOINT.finditer(quote) if joint["cut"] or not _says_it(text, joint)]
    parts: list[_Part] = []
    start, insertion = 0, None
    for joint in [*joints, None]:
        words = quote[start : joint.start() if joint else len(quote)]
        if any(character.isalnum() for character in words):
            parts.append(_Part(fold(words).words, gaps(words), insertion))
        if joint:
            start, insertion = joint.end(), joint["insertion"]
            if insertion and _says_much(insertion):
                return []
    return parts


def _says_it(text: str, joint: re.Match[str]) -> bool:
    """Tell whether the square brackets of a quotation stand in the text as well."""
    wanted = fold(joint["insertion"]).words
    return any(fold(known[1]).words == wanted for known in _BRACKETED.finditer(fold(text).shown))


def _search(parts: list[_Part], text: str, *, framed: bool) -> list[Span]:
    """Return the first place of the parts in a text, each behind the one before it; or nothing.

    `framed` is for parts whose last mark a frame may have changed, the text's or the quoter's.
    """
    ahead = [(-1, -1)] * len(parts)
    found = _find(text, parts[0], 0, framed=framed)
    while found >= 0:
        behind, spans = found, []
        for number, part in enumerate(parts):
            # Where a part stands next stays so until the search has passed it.
            since, place = ahead[number]
            if not since <= behind <= place:
                place = _find(text, part, behind, framed=framed)
                ahead[number] = behind, place
            if place < 0:
                return []
            spans.append(_span(text, part, place))
            behind = place + len(part.words)
        if _joined(spans, parts, text):
            return spans
        found = _find(text, parts[0], found + 1, framed=framed)
    return []


def _find(text: str, part: _Part, position: int, *, framed: bool) -> int:
    """Return where the words of a text are those of a part, from a position on; or -1."""
    source = fold(text).words
    while (found := source.find(part.words, position)) >= 0:
        if _stands(text, part, found) and _edges_stand(text, part, found, framed=framed):
            return found
        position = found + 1
    return -1


def _stands(text: str, part: _Part, found: int) -> bool:
    """Tell whether a text whose words are those of a part there says it."""
    shown, known, words = fold(text).shown, places(text), part.words
    if _cuts(text, found) or _cuts(text, found + len(words), ending=True):
        return False
    stretch = known[found : found + len(words)]
    for number, (last, place) in enumerate(pairwise(stretch), start=1):
        ours = part.gaps[number]
        if ours or place - last > 1:
            before = words[number - 1].strip() or words[number - 2]
            if not same_gap(ours, shown[last + 1 : place], before, words[number]):
                return False
    return True


def _edges_stand(text: str, part: _Part, found: int, *, framed: bool) -> bool:
    """Tell whether a part begins and ends as the text does there."""
    before, behind = gap(text, found), gap(text, _next(text, found + len(part.words)))
    led, trailed = part.gaps[0], part.gaps[-1]
    if negative(before, part.words[0]) != negative(led, part.words[0]):
        return False
    if framed and "." in trailed and edge(behind).startswith("?"):
        return False
    begins = edge(before, changed=framed).endswith(edge(led, changed=framed))
    return begins and edge(behind, changed=framed).startswith(edge(trailed, changed=framed))


def _next(text: str, place: int) -> int:
    """Return the place of the next letter, from a place on."""
    return place + fold(text).words.startswith(" ", place)


def _cuts(text: str, place: int, *, ending: bool = False) -> bool:
    """Tell whether a place lies inside a word or number: "can" is not said by "can't", nor "5" by "2.5".

    A possessive is no part of the name that a quotation ends with.
    """
    words, behind = fold(text).words, _next(text, place)
    if not 0 < place < len(words):
        return False
    between, before = gap(text, behind), words[place - 1].strip() or words[place - 2]
    if not within(between, before, words[behind]):
        return False
    possessive = words[behind] == "s" and (behind + 1 == len(words) or gap(text, _next(text, behind + 1)))
    return not (ending and possessive and folded(between) == "'")


def _span(text: str, part: _Part, found: int) -> Span:
    """Return where a part stands in the text as it is, with its marks at the edges but quotation marks."""
    known, end = places(text), found + len(part.words)
    led = _alike(part.gaps[0][::-1], gap(text, found)[::-1]) or _opens_letter(text, known[found])
    trailed = _alike(part.gaps[-1], gap(text, _next(text, end)))
    return Span(start=known[found] - led, end=known[end - 1] + 1 + trailed)


def _opens_letter(text: str, place: int) -> bool:
    """Tell whether a letter stands in brackets of its own: "[W]e agree"."""
    return text[max(0, place - 1) : place + 2 : 2] == "[]"


def _alike(ours: str, theirs: str) -> int:
    """Return how far two edges agree, up to the last that is no blank, quotation mark or emphasis."""
    agreed = 0
    for number, (mine, other) in enumerate(zip(ours, theirs, strict=False), start=1):
        if folded(mine) != folded(other):
            break
        if folded(mine).strip("\"'*_~ "):
            agreed = number
    return agreed


def _search_over_frames(parts: list[_Part], text: str) -> list[Span]:
    """Return where a text says the parts when one passes over who speaks amid a sentence; or nothing."""
    words = fold(text).words
    ends = (part.words.split()[number] for part in parts for number in (0, -1))
    frames = [frame.span() for frame in _FRAME.finditer(text) if _frames(frame["frame"])]
    if not frames or not all(end in words for end in ends):
        return []
    for joint in (" ", ", "):
        pieces, end = [], 0
        for start, stop in frames:
            pieces += [text[end:start], joint.ljust(stop - start, "\u2060")]
            end = stop
        if spans := _search(parts, "".join([*pieces, text[end:]]), framed=True):
            return [piece for span in spans for piece in _without(span, frames)]
    return []


def _frames(words: str) -> bool:
    """Tell whether words can only say who speaks."""
    short = 1 < len(_NAME.sub("", words).split()) <= _FRAME_WORDS
    return short and "\n\n" not in words and not _says_much(words)


def _without(span: Span, frames: list[tuple[int, int]]) -> Iterator[Span]:
    """Yield what a span holds beside frames."""
    start = span.start
    for begins, ends in frames:
        if start < begins and ends < span.end:
            yield Span(start=start, end=begins)
            start = ends
    yield Span(start=start, end=span.end)


@lru_cache(maxsize=8)
def _sentence_starts(text: str) -> tuple[int, ...]:
    return tuple(sentence.start for sentence in split_sentences(text))


def _joined(spans: list[Span], parts: list[_Part], text: str) -> bool:
    """Tell whether what lies between the parts may be left out."""
    starts = _sentence_starts(text) if len(parts) > 1 else ()
    for earlier, later, part in zip(spans, spans[1:], parts[1:], strict=False):
        start, end = earlier.end, later.start
        distance = bisect_right(starts, end) - bisect_right(starts, start - 1)
        if part.insertion is None:
            first = _words(text[start : min(end, start + _WORD)])[:1]
            last = _words(text[max(start, end - _WORD) : end])[-1:]
            if distance > 1 or any(map(_denies, first + last)):
                return False
        elif distance > 0 or end - start > _INSERTION or not _stood_for(text[start:end]):
            return False
    return True


def _stood_for(words: str) -> bool:
    """Tell whether words are such that an insertion may stand for them."""
    return len(words.split()) <= _INSERTION_WORDS and not _says_much(words)


def _says_much(words: str) -> bool:
    """Tell whether words hold a figure or a denial, which nobody may put in or leave out."""
    return any(character.isdigit() for character in words) or any(map(_denies, _words(words)))


def _words(text: str) -> list[str]:
    return re.findall(r"[\w']+", folded(text))


def _denies(word: str) -> bool:
    return word in _DENIALS or word.endswith("n't")
