"""Sentences of news English: boundaries by rule, spans into the text as it is.

A boundary is a full stop, question or exclamation mark with the quotation marks and brackets that
close behind it, before white space and something that can begin a sentence, unless the stop belongs
to an abbreviation. A paragraph always ends a sentence.
"""

import re
from collections.abc import Iterator

from summarizer.domain import Sentence

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_STOP = re.compile(r"(?:[.!?]+|…)[”\"’'»)\]]*(?=\s)")
_STARTS = re.compile(r"\s+(?:[“\"‘'«(\[–—-]\s?)*[^\W_a-zß-öø-ÿ]", re.UNICODE)
_WORD_BEFORE = re.compile(r"[^\s“\"‘'(\[]+$")
_WORD_AFTER = re.compile(r"[\s“\"‘'(\[]*([^\s,;:.!?”\"’')]+)")
_SPEECH_AFTER = re.compile(r"\s+(?:[A-Z][\w.’'-]*\s+){1,4}(?:said|says|asked|asks|told|tells|added|wrote|replied)\b")

_TITLES = frozenset(
    "adm brig capt cdr cmdr col cpl dr gen gov hon insp lt maj messrs mr mrs ms msgr pres prof pvt rep reps rev sen "
    "sens sgt sr supt st mt ft fr".split()
)
"""Abbreviations that a name follows: they never end a sentence."""
_NUMBERED = frozenset("art ch fig jan feb mar apr jun jul aug sep sept oct nov dec no nos p pp para sec vol".split())
"""Abbreviations that a number follows: they end no sentence before one."""
_OTHERS = frozenset("approx cf e.g eg i.e ie vs viz al est".split())
_DOUBTFUL = frozenset("co corp inc ltd llc plc bros jr etc a.m p.m u.s u.k u.n e.u d.c ph.d u.s.a".split())
"""Abbreviations that may end a sentence; the word behind them decides."""
_BEGINNERS = frozenset(
    """
    a according after all although an and another as asked at because before both but by despite during each earlier
    even for from he her here his how however i if in instead it its last many meanwhile most mr mrs ms my no not now
    of on one only other our she since so some such that the their then there these they this those though three to
    two under until we what when where which while who why with you
    """.split()
)

_WRAPPED_LINES = 3
_WRAP_COLUMNS = range(45, 101)


def split_sentences(text: str) -> list[Sentence]:
    """Return the sentences of a text, numbered from 1, without the white space around them.

    Together they hold every visible character of the text, in order, none twice.
    """
    spans = [span for start, end in paragraphs(text) for span in _sentences(text, start, end)]
    return [Sentence(number=number, start=start, end=end) for number, (start, end) in enumerate(spans, start=1)]


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of paragraphs: lines, or blocks of lines where the text is wrapped by columns."""
    block: list[tuple[int, int]] = []
    for match in _LINE.finditer(text):
        span = _stripped(text, match.start(), match.end())
        gap = text[block[-1][1] : match.start()] if block else ""
        if block and (gap.count("\n") > 1 or span is None):
            yield from _unwrapped(text, block)
            block = []
        if span is not None:
            block.append(span)
    yield from _unwrapped(text, block)


def _stripped(text: str, start: int, end: int) -> tuple[int, int] | None:
    words = text[start:end]
    begin = start + len(words) - len(words.lstrip())
    stop = start + len(words.rstrip())
    return (begin, stop) if begin < stop else None


def _unwrapped(text: str, lines: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield a block of wrapped lines as one paragraph, other lines as one each."""
    full = lines[:-1]
    wrapped = len(lines) >= _WRAPPED_LINES and all(end - start in _WRAP_COLUMNS for start, end in full)
    open_ends = sum(text[end - 1] not in ".!?”\":" for _, end in full)
    if wrapped and 2 * open_ends > len(full):
        yield lines[0][0], lines[-1][1]
    else:
        yield from lines


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    first = start
    for match in _STOP.finditer(text, start, end):
        if match.end() < end and _ends_here(text, first, match, end):
            yield first, match.end()
            first = match.end() + len(text[match.end() : end]) - len(text[match.end() : end].lstrip())
    if first < end:
        yield first, end


def _ends_here(text: str, first: int, stop: re.Match[str], end: int) -> bool:
    rest = text[stop.end() : min(end, stop.end() + 80)]
    if not _STARTS.match(rest):
        return False
    mark = stop.group()
    if mark[0] in "!?" and mark[-1] in "”\"’'" and _SPEECH_AFTER.match(rest):
        return False  # “Who pays?” Mr Smith asked.
    if not mark.startswith(".") or mark.startswith(".."):
        return True
    word = _WORD_BEFORE.search(text, first, stop.start())
    return word is None or not _abbreviates(word.group(), rest, closed=len(mark) > 1)


def _abbreviates(word: str, rest: str, *, closed: bool) -> bool:
    """Tell whether the full stop behind a word belongs to the word and ends nothing."""
    short = word.casefold()
    following = _WORD_AFTER.match(rest)
    after = following.group(1) if following else ""
    if closed:
        return False
    if short in _TITLES or short in _OTHERS:
        return True
    if short in _NUMBERED:
        return after[:1].isdigit()
    initial = len(word) == 1 and word.isupper() and word != "I"
    if short in _DOUBTFUL or initial or re.fullmatch(r"(?:[A-Z]\.)+[A-Z]", word):
        return after.casefold() not in _BEGINNERS
    return False
