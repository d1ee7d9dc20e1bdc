"""Sentences of any language, by signs alone: no list of a language's words but its commonest abbreviations.

What is doubtful stays together: a sentence that is too long is still evidence, half of one is not.
"""

import re
from collections.abc import Iterator, Sequence

from summarizer.domain import Sentence
from summarizer.text.lexicon import words

_STOP = re.compile(
    r"(?<![.!?…؟۔।。！？])[.!?…؟۔।。！？]++"
    r"(?:[”“\"’'»«›‹)\]](?=[\s”“\"’'»«›‹)\],;:.–—-]|\Z)|[ \u00a0\u202f][»›](?=[\s,;:.–—-]|\Z))*+(?=\s)"  # noqa: RUF001
    r"|[。！？]++(?![”\"’'»)\]」』）\s])"
)
"""A stop with what closes behind it, in French with a space before; East Asian stops need no space."""
_START = re.compile(r"\s*(?:[“„\"‘‚'«»‹›(\[–—$€£¿¡「『（-][ \u00a0\u202f]?)*+([^\W_])")  # noqa: RUF001
_SPACE = re.compile(r"\s*")
_WORD_BEFORE = re.compile(r"[^\s“„\"‘'«(\[]+$")
_ORDINAL = re.compile(r"\d{1,2}|[IVX]{1,5}")
"""`am 3. Mai`; a year ends a sentence."""
_SHORTENED = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]|[A-Z]{2}")
"""An initial, `z.B`, `EE` of `EE. UU.`."""
_LOOK_AROUND = 80


def resplit(text: str, sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """Yield the sentences of what the sentences of a text cover, line by line, numbered anew."""
    number = 0
    for start, end in _lines(text, sentences):
        for first, last in _spans(text, start, end):
            number += 1
            yield Sentence(number=number, start=first, end=last)


def _lines(text: str, sentences: Sequence[Sentence]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of sentences between which no line ends."""
    first = 0
    for i, sentence in enumerate(sentences, start=1):
        if i == len(sentences) or text[sentence.end : sentences[i].start].strip(" \t\u00a0\u202f"):
            yield sentences[first].start, sentence.end
            first = i


def _spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    first = start
    for stop in _STOP.finditer(text, start, end):
        if stop.end() < end and _ends_here(text, first, stop, end):
            yield first, stop.end()
            space = _SPACE.match(text, stop.end())
            first = space.end() if space else stop.end()
    if first < end:
        yield first, end


def _ends_here(text: str, first: int, stop: re.Match[str], end: int) -> bool:
    begun = _START.match(text, stop.end(), min(end, stop.end() + _LOOK_AROUND))
    if begun is None or begun.group(1).islower():
        return False
    if stop.group() != ".":
        return True
    before = _WORD_BEFORE.search(text[max(first, stop.start() - _LOOK_AROUND) : stop.start()])
    word = before.group() if before else ""
    if _ORDINAL.fullmatch(word) or _SHORTENED.fullmatch(word):
        return False
    return word.casefold() not in words("abbreviations", "elsewhere")
