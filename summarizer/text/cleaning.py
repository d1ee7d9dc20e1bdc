"""The article proper of a page that came as plain text: its prose, its headline, nothing around them.

Each line gets a score, prose for and short lines against; the article is the stretch of lines with
the greatest sum (maximum subsequence segmentation, Pasternack and Roth 2009). Inside it, known
furniture and repeated lines are left out; before it, the headline is taken in. Nothing is cut out of
the text: what is left out is told as spans.
"""

import re
from dataclasses import dataclass

from summarizer.domain import Sentence, Span
from summarizer.text.sentences import paragraphs, split_sentences

_PROSE_WORDS = 8
_LONG_WORDS = 18
_MOST_CREDIT = 60
"""One endless line is no more of an article than three good ones."""
_SHORT_LINE = -9.0
_FURNITURE_LINE = -14.0
_HEADLINE_WORDS = range(4, 26)
_HEADLINE_LINES_BACK = 8
_ENDS = re.compile(r"[.!?…][”\"’'»)\]]*$|[”\"]$|:$")
_FUNCTION_WORDS = frozenset(
    "a an and are as at be been but by for from had has have he her his in is it its not of on or said she that the "
    "their they this to was were which who will with would".split()
)
_DATELINE = re.compile(
    r"""(?ix) (?: (?:published|updated|posted|last\ updated)? [\s:,|•·–-]*
    (?: \d{4}-\d\d-\d\d (?:[T ]\d\d:\d\d\S*)? | \d\d?[./]\d\d?[./]\d{2,4} | \d\d?:\d\d (?:\s?[ap]\.?m\.?)? (?:\s?[A-Z]{2,4})?
      | (?:mon|tues|wednes|thurs|fri|satur|sun)day | \d\d?(?:st|nd|rd|th)? \s (?:[a-z]{3,9}) \.?,? (?:\s\d{4})?
      | (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \s \d\d?(?:st|nd|rd|th)? ,? (?:\s\d{4})? )
    [\s,|•·–-]* )+ $"""
)
_FURNITURE = re.compile(
    r"""(?ix)^\W* (?:
      (?:read|see|find)\ (?:more|also|next|full|the\ full) .*
    | (?:related|recommended|popular|trending|more|latest|top)\ (?:articles?|news|stories|posts|topics|coverage|from\b.*|on\b.*|reading)
    | (?:leave|post)\ (?:a\ )?(?:reply|comment)s? .* | \d*\s*comments? | your\ email\ address\ will\ not\ be\ published .*
    | required\ fields .* | save\ my\ name .* | log\ ?in .* | sign\ (?:in|up) .* | subscribe .* | register .*
    | share\ (?:this|on|via|with|article) .* | share | tweet | print | e-?mail | whatsapp | telegram | copy\ link
    | follow\ (?:us|@|on)\b .* | like\ us .* | join\ (?:us|our) .* | get\ (?:the|our)\ (?:latest|app|newsletter) .*
    | back\ to\ (?:the\ )?top .* | skip\ to .* | scroll .* | menu | search | home | archive | date\ archive | close | next | previous
    | advertisement .* | sponsored .* | ad\ ?block .* | please\ (?:consider\ )?(?:support|disabl|enabl|log|subscrib)\w* .*
    | (?:we|this\ (?:site|website))\ uses?\ cookies .* | accept\ (?:all\ )?cookies | privacy\ policy .* | terms\ (?:of|and|&) .*
    | (?:©|\(c\)|copyright)\s .* | all\ rights\ reserved .* | image\ (?:credit|source) .* | photo(?:graph)?(?:\ by|:) .* | getty\ images .*
    | by\ (?:[A-Z][\w.'’-]+(?:\ and|,)?\s?){1,8} | tags?:.* | filed\ under .* | topics?:.* | categor(?:y|ies)\b .* | source:.*
    | loading .* | click\ here .* | download .* | listen\ .* | watch\ .* | live\ (?:updates|tv|blog) .*
    )$"""
)


@dataclass(frozen=True)
class ArticleParts:
    """What of a text is the article and what is not; all offsets index the text as it is."""

    sentences: tuple[Sentence, ...]
    furniture: tuple[Span, ...]
    """The lines left out, in order."""


@dataclass(frozen=True)
class _Line:
    start: int
    end: int
    words: str
    score: float


def article_parts(text: str) -> ArticleParts:
    """Split a plain-text page into the sentences of the article, numbered from 1, and its furniture."""
    lines = [_line(text, start, end) for start, end in paragraphs(text)]
    kept = _kept(lines)
    sentences: list[Sentence] = []
    for line in kept:
        for sentence in split_sentences(line.words):
            start, end = line.start + sentence.start, line.start + sentence.end
            sentences.append(Sentence(number=len(sentences) + 1, start=start, end=end))
    left = [Span(start=line.start, end=line.end) for line in lines if line not in kept]
    return ArticleParts(tuple(sentences), tuple(left))


def clean_text(plain_text: str) -> str:
    """Return the article proper of a plain-text page, a paragraph a line."""
    lines = [_line(plain_text, start, end) for start, end in paragraphs(plain_text)]
    return "\n".join(line.words for line in _kept(lines))


def _line(text: str, start: int, end: int) -> _Line:
    words = text[start:end]
    return _Line(start, end, words, _score(words))


def is_dateline(words: str) -> bool:
    """Tell whether a line is nothing but a date or time."""
    return bool(_DATELINE.match(words))


def _score(words: str) -> float:
    """Return how much a line speaks for the article: words of prose, or a fixed amount against."""
    parts = words.split()
    if is_dateline(words) or _FURNITURE.match(words):
        return _FURNITURE_LINE
    function = sum(part.casefold().strip("“”\"'’.,") in _FUNCTION_WORDS for part in parts) / len(parts)
    closed = bool(_ENDS.search(words))
    if closed and len(parts) >= _PROSE_WORDS and function >= 0.15:  # noqa: PLR2004 - lists of names have fewer
        return float(min(len(parts), _MOST_CREDIT))
    if len(parts) >= _LONG_WORDS and function >= 0.2:  # noqa: PLR2004 - the same, without an end
        return float(min(len(parts), _MOST_CREDIT)) / 2
    return -2.0 if closed and len(parts) > 2 else _SHORT_LINE  # noqa: PLR2004 - "“No,” he said."


def _kept(lines: list[_Line]) -> list[_Line]:
    first, last = _best_stretch([line.score for line in lines])
    if first == last:  # no prose at all: whatever is there is the article
        return [line for line in lines if line.score != _FURNITURE_LINE]
    kept: list[_Line] = []
    seen: set[str] = set()
    for line in [*_headline(lines, first), *lines[first:last]]:
        key = " ".join(line.words.casefold().split())
        if line.score != _FURNITURE_LINE and key not in seen:
            kept.append(line)
        seen.add(key)
    return kept


def _best_stretch(scores: list[float]) -> tuple[int, int]:
    """Return first and last (exclusive) of the stretch with the greatest sum; (0, 0) when none is above zero."""
    best, best_range = 0.0, (0, 0)
    total, start = 0.0, 0
    for i, score in enumerate(scores):
        if total <= 0:
            total, start = 0.0, i
        total += score
        if total > best:
            best, best_range = total, (start, i + 1)
    return best_range


def _headline(lines: list[_Line], first: int) -> list[_Line]:
    """Return the headline before the article: the nearest line that could be one, or nothing."""
    for line in reversed(lines[max(0, first - _HEADLINE_LINES_BACK) : first]):
        parts = line.words.split()
        opens = line.words[:1].isupper() or line.words[:1] in "“\"‘'"
        if line.score == _SHORT_LINE and len(parts) in _HEADLINE_WORDS and opens:
            return [line]
    return []
