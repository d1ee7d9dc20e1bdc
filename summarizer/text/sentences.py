"""Sentences of news English: boundaries by rule, spans into the text as it is.

A boundary is a full stop, question or exclamation mark with the quotation marks and brackets that
close behind it, before white space and something that can begin a sentence, unless the stop belongs
to an abbreviation. A paragraph always ends a sentence.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from summarizer.domain import Sentence
from summarizer.text.lexicon import words

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_STOP = re.compile(
    r"(?<![.!?…؟۔।。！？])[.!?…؟۔।。！？]++[”\"’'»)\]]*+(?:\[[^\[\]\n]{1,20}\]|[¹²³⁰⁴-⁹])*+(?=\s)"
    r"|[。！？]++(?![”\"’'»)\]」』）\s])"
)
"""A stop with what closes behind it and with its note marks; East Asian stops need no space."""
_START = re.compile(r"\s*(?:[“\"‘'«(\[–—$€£¥₹#¿¡「『（-]\s?)*+([^\W_])(\w?)")
_SPACE = re.compile(r"\s*")
_WORD_BEFORE = re.compile(r"[^\s“\"‘'(\[]+$")
_WORD_AFTER = re.compile(r"[\s“\"‘'(\[]*([^\s,;:.!?”\"’')]+)")
_SPEECH_AFTER = re.compile(
    r"\s+(?:[A-Z][\w.’'-]*\s+){1,4}(?:said|says|asked|asks|told|tells|added|wrote|replied)\b"
)
_ITEM_MARK = re.compile(r"[(\[]?(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[ivx]{1,5}|[IVX]{1,5})")
"""What a list begins its items with: `1.`, `2.1.`, `b.`, `iv.`."""
_NEXT_ITEM = re.compile(r"\s+[(\[]?(?:[a-z]|[ivx]{1,5})[.)]\s")
_LOOK_AROUND = 80
"""Characters on each side of a stop that the rules look at; a fixed number keeps the time linear."""
_INITIALS = re.compile(r"(?:[A-Z]\.)+[A-Z]|[A-HJ-Z]")
"""But "I" is a word."""

_WIDEST_WRAP = 150
"""Columns; nobody wraps wider, so a longer line is a paragraph."""
_WRAP_SLACK = 5
"""Columns; the lines that show the width are not always the widest."""
_WRAPPED_SHARE = 1 / 3
"""Of the lines behind a line, how many at least begin in lower case when a text is wrapped."""


def split_sentences(text: str, *, wrapped: bool = True) -> list[Sentence]:
    """Return the sentences of a text, numbered from 1, without the white space around them.

    Together they hold every visible character of the text, in order, none twice. `wrapped` tells
    that its lines may be broken at a column; else each line is a paragraph.
    """
    spans = [
        span for start, end in paragraphs(text, wrapped=wrapped) for span in sentence_spans(text, start, end)
    ]
    return [
        Sentence(number=number, start=start, end=end) for number, (start, end) in enumerate(spans, start=1)
    ]


def paragraphs(text: str, *, wrapped: bool = True) -> Iterator[tuple[int, int]]:
    """Yield the spans of paragraphs: lines, or several lines where the text is wrapped at a column."""
    lines = [
        (match.start() + len(words) - len(words.lstrip()), match.start() + len(words.rstrip()))
        for match in _LINE.finditer(text)
        if (words := match.group()).strip()
    ]
    width = _wrap_width(text, lines) if wrapped else 0
    first = 0
    for i, (_, end) in enumerate(lines):
        if i + 1 < len(lines) and _goes_on(text, lines[i], lines[i + 1], width):
            continue
        yield lines[first][0], end
        first = i + 1


def _wrap_width(text: str, lines: list[tuple[int, int]]) -> int:
    """Return the columns that a text is wrapped at, 0 when every line is a paragraph.

    The lines that go on in lower case behind their end show it: no heading or table beside them can.
    """
    followed = [
        (earlier[1] - earlier[0], text[later[0]].islower())
        for earlier, later in pairwise(lines)
        if _adjoin(text, earlier, later) and earlier[1] - earlier[0] <= _WIDEST_WRAP
    ]
    going_on = [width for width, lower in followed if lower]
    return max(going_on, default=0) if len(going_on) > _WRAPPED_SHARE * len(followed) else 0


def _adjoin(text: str, earlier: tuple[int, int], later: tuple[int, int]) -> bool:
    """Tell whether there is no empty line between two lines."""
    return text.count("\n", earlier[1], later[0]) <= 1


def _goes_on(text: str, earlier: tuple[int, int], later: tuple[int, int], width: int) -> bool:
    """Tell whether a line ends only because the first word of the next did not fit in the width."""
    if not width or not _adjoin(text, earlier, later):
        return False
    length = earlier[1] - earlier[0]
    next_word = text[later[0] : later[1]].split(maxsplit=1)[0]
    return length <= width + _WRAP_SLACK and length + 1 + len(next_word) > width


def sentence_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of the sentences of one paragraph, which lies from `start` to `end`."""
    first = start
    for match in _STOP.finditer(text, start, end):
        if _ends_here(text, first, match, end):
            yield first, match.end()
            space = _SPACE.match(text, match.end())
            first = space.end() if space else match.end()
    yield first, end


def _ends_here(text: str, first: int, stop: re.Match[str], end: int) -> bool:
    rest = text[stop.end() : min(end, stop.end() + _LOOK_AROUND)]
    start = _START.match(rest)
    if not start or (start.group(1).islower() and not start.group(2).isupper()):
        return _NEXT_ITEM.match(rest) is not None  # but "iOS" begins one
    mark = stop.group()
    if mark[0] in "!?" and mark[-1] in "”\"’'" and _SPEECH_AFTER.match(rest):
        return False  # “Who pays?” Mr Smith asked.
    if mark != ".":  # no abbreviation ends in "...", ".”" or ".)"
        return True
    before = text[max(first, stop.start() - _LOOK_AROUND) : stop.start()]
    if _ITEM_MARK.fullmatch(before):
        return False
    word = _WORD_BEFORE.search(before)
    return word is None or not _abbreviates(word.group(), rest)


def _abbreviates(word: str, rest: str) -> bool:
    """Tell whether the full stop behind a word belongs to the word and ends nothing."""
    short = word.casefold()
    following = _WORD_AFTER.match(rest)
    after = following.group(1) if following else ""
    if short in words("abbreviations", "named"):
        return True
    if short in words("abbreviations", "numbered") and not _INITIALS.fullmatch(word):
        return after[:1].isdigit()
    if short in words("abbreviations", "clock"):
        return after.isupper() or after.casefold() in words("abbreviations", "behind_clock")
    if short in words("abbreviations", "doubtful") or _INITIALS.fullmatch(word):
        return after.casefold() not in words("abbreviations", "beginners")
    return False
