"""Sentences of news English: boundaries by rule, spans into the text as it is.

A boundary is a full stop, question or exclamation mark with the quotation marks and brackets that
close behind it, before white space and something that can begin a sentence, unless the stop belongs
to an abbreviation. A paragraph always ends a sentence.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from summarizer.domain import Sentence

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_STOP = re.compile(r"(?<![.!?…])[.!?…]++[”\"’'»)\]]*+(?=\s)")
_START = re.compile(r"\s+(?:[“\"‘'«(\[–—-]\s?)*+([^\W_])(\w?)")
_SPACE = re.compile(r"\s*")
_WORD_BEFORE = re.compile(r"[^\s“\"‘'(\[]+$")
_WORD_AFTER = re.compile(r"[\s“\"‘'(\[]*([^\s,;:.!?”\"’')]+)")
_SPEECH_AFTER = re.compile(
    r"\s+(?:[A-Z][\w.’'-]*\s+){1,4}(?:said|says|asked|asks|told|tells|added|wrote|replied)\b"
)
_LOOK_AROUND = 80
"""Characters on each side of a stop that the rules look at; a fixed number keeps the time linear."""

_TITLE_WORDS = """
adm brig capt cdr cmdr col cpl dr fr ft gen gov hon insp lt maj messrs mr mrs ms msgr mt pres prof pvt rep
reps rev sen sens sgt sr st supt
"""
_NUMBERED_WORDS = "apr art aug ch dec feb fig jan jul jun mar no nos nov oct p para pp sec sep sept vol"
_OTHER_WORDS = "al approx cf e.g eg est i.e ie viz vs"
_DOUBTFUL_WORDS = "a.m bros co corp d.c e.u etc inc jr llc ltd p.m ph.d plc u.k u.n u.s u.s.a"
_BEGINNING_WORDS = """
a according after all although an and another as asked at because before both but by despite during each
earlier even for from he her here his how however i if in instead it its last many meanwhile most mr mrs ms my
no not now of on one only other our she since so some such that the their then there these they this those
though three to two under until we what when where which while who why with you
"""

_NAMED = frozenset([*_TITLE_WORDS.split(), *_OTHER_WORDS.split()])
"""Abbreviations that the sentence goes on behind: they never end one."""
_NUMBERED = frozenset(_NUMBERED_WORDS.split())
"""Abbreviations that a number follows: they end no sentence before one."""
_DOUBTFUL = frozenset(_DOUBTFUL_WORDS.split())
"""Abbreviations that may end a sentence; the word behind them decides."""
_BEGINNERS = frozenset(_BEGINNING_WORDS.split())

_WIDEST_WRAP = 100
"""Columns; nobody wraps wider, so a longer line is a paragraph."""
_WRAPPED_SHARE = 1 / 3
"""Of the lines behind a line, how many at least begin in lower case when a text is wrapped."""


def split_sentences(text: str) -> list[Sentence]:
    """Return the sentences of a text, numbered from 1, without the white space around them.

    Together they hold every visible character of the text, in order, none twice.
    """
    spans = [span for start, end in paragraphs(text) for span in sentence_spans(text, start, end)]
    return [
        Sentence(number=number, start=start, end=end) for number, (start, end) in enumerate(spans, start=1)
    ]


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of paragraphs: lines, or several lines where the text is wrapped at a column."""
    lines = [
        (match.start() + len(words) - len(words.lstrip()), match.start() + len(words.rstrip()))
        for match in _LINE.finditer(text)
        if (words := match.group()).strip()
    ]
    width = _wrap_width(text, lines)
    first = 0
    for i, (_, end) in enumerate(lines):
        if i + 1 < len(lines) and _goes_on(text, lines[i], lines[i + 1], width):
            continue
        yield lines[first][0], end
        first = i + 1


def _wrap_width(text: str, lines: list[tuple[int, int]]) -> int:
    """Return the columns that a text is wrapped at, 0 when every line is a paragraph."""
    widest = max((end - start for start, end in lines if " " in text[start:end]), default=0)
    followers = [later for earlier, later in pairwise(lines) if _adjoin(text, earlier, later)]
    lower = sum(text[start].islower() for start, _ in followers)
    return widest if widest <= _WIDEST_WRAP and lower > _WRAPPED_SHARE * len(followers) else 0


def _adjoin(text: str, earlier: tuple[int, int], later: tuple[int, int]) -> bool:
    """Tell whether there is no empty line between two lines."""
    return text.count("\n", earlier[1], later[0]) <= 1


def _goes_on(text: str, earlier: tuple[int, int], later: tuple[int, int], width: int) -> bool:
    """Tell whether a line ends only because the first word of the next did not fit in the width."""
    if not width or not _adjoin(text, earlier, later):
        return False
    next_word = text[later[0] : later[1]].split(maxsplit=1)[0]
    return earlier[1] - earlier[0] + 1 + len(next_word) > width


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
        return False  # but "iOS" begins one
    mark = stop.group()
    if mark[0] in "!?" and mark[-1] in "”\"’'" and _SPEECH_AFTER.match(rest):
        return False  # “Who pays?” Mr Smith asked.
    if mark != ".":  # no abbreviation ends in "...", ".”" or ".)"
        return True
    word = _WORD_BEFORE.search(text[max(first, stop.start() - _LOOK_AROUND) : stop.start()])
    return word is None or not _abbreviates(word.group(), rest)


def _abbreviates(word: str, rest: str) -> bool:
    """Tell whether the full stop behind a word belongs to the word and ends nothing."""
    short = word.casefold()
    following = _WORD_AFTER.match(rest)
    after = following.group(1) if following else ""
    if short in _NAMED:
        return True
    if short in _NUMBERED:
        return after[:1].isdigit()
    initial = len(word) == 1 and word.isupper() and word != "I"
    if short in _DOUBTFUL or initial or re.fullmatch(r"(?:[A-Z]\.)+[A-Z]", word):
        return after.casefold() not in _BEGINNERS
    return False
