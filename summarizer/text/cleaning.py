"""The article proper of a page that came as plain text: its prose, its headline, nothing around them.

Each line gets a score, prose for and short lines against; the article is the stretch of lines with
the greatest sum (maximum subsequence segmentation, Pasternack and Roth 2009). Inside it, known
furniture and repeated lines are left out; before it, the headline is taken in. Nothing is cut out of
the text: what is left out is told as spans.
"""

import re
from dataclasses import dataclass

from summarizer.domain import Sentence, Span
from summarizer.text.sentences import paragraphs, sentence_spans

_PROSE_WORDS = 8
_LONG_WORDS = 18
_PROSE_SHARE = 0.15
"""Of the words of a line of prose, how many at least are function words; lists of names have fewer."""
_OPEN_SHARE = 0.2
"""The same of a line without an end."""
_MOST_CREDIT = 60
"""One endless line is no more of an article than three good ones."""
_SHORT_LINE = -9.0
_REMARK = -2.0
"""A short line that is a sentence: “No,” he said."""
_REMARK_WORDS = 3
_FURNITURE_LINE = -14.0
_HEADLINE_WORDS = range(4, 26)
_HEADLINE_LINES_BACK = 8

_ENDS = re.compile(r"[.!?…][”\"’'»)\]]*$|[”\"]$|:$")
_FUNCTION_WORD_LIST = """
a an and are as at be been but by for from had has have he her his in is it its not of on or said she that the
their they this to was were which who will with would
"""
_FUNCTION_WORDS = frozenset(_FUNCTION_WORD_LIST.split())

_DATE_PIECE = re.compile(
    r"""(?ix)
    \b\d{4}-\d\d-\d\d (?:[T ]\d\d:\d\d (?::\d\d)? (?:\.\d+)? (?:Z|[+-]\d\d:?\d\d)?)?
    | \b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b | \b\d{1,2}:\d\d\b | \b[ap]\.?m\b\.? | \b(?:[A-Z]{1,3}T|UTC)\b
    | \b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b
    | \b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?
      |oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b
    | \b\d{1,2}(?:st|nd|rd|th)?\b | \b(?:19|20)\d\d\b
    | \b(?:first|last)\b | \b(?:published|updated|posted|modified|date|on|at)\b
    """
)
_DATE_MARKS = re.compile(r"[\s.,:;|/•·()–-]*")

_ALWAYS_FURNITURE = re.compile(
    r"""(?ix) \W* (?:
      your\ email\ address\ will\ not\ be\ published | required\ fields\ are\ marked
    | save\ my\ name
    | (?:we|(?:this|our)\ (?:site|website))\ uses?\ (?:\w+\ )?cookies | accept\ (?:all\ )?cookies
    | ad-?\ ?block(?:er)?\ detected | please\ .*\ ad-?\ ?block | please\ (?:log|sign)\ in
    | ©|\(c\)\s | copyright\ (?:©|\(c\)|\d{4}) | all\ rights\ reserved
    | sign\ up\ (?:for|to)\ | subscribe\ (?:to|now|for)\ | join\ (?:us\ on|our) | follow\ (?:us|@)
    | click\ here | read\ more\b | read\ (?:also|next)\b | advertisement$
    | get\ (?:the\ latest|our)\ .*(?:app|newsletter)
    )"""
)
"""Beginnings of lines that are furniture even when they are whole sentences."""
_LABEL = re.compile(
    r"""(?ix) \W* (?:
      (?:see|find)\ (?:more|also) .* | read\ (?:the\ )?full .* | more\ (?:from|on)\b .* | latest\ from\b .*
    | (?:related|recommended|popular|trending|more|latest|top)
      \ (?:articles?|news|stories|posts|topics|coverage|reading)
    | (?:leave|post)\ (?:a\ )?(?:reply|comment)s? .* | \d*\ ?comments?
    | log\ ?in .* | sign\ (?:in|up) .* | register .* | subscribe
    | share (?:\ (?:this|on|via|with|article) .*)? | tweet | print | e-?mail | whatsapp | telegram
    | copy\ link
    | back\ to\ (?:the\ )?top .* | skip\ to .* | scroll\ .* | menu | search | home | (?:date\ )?archive
    | close | next | previous | loading .* | download .* | listen\ .* | watch\ .*
    | live\ (?:updates|tv|blog) .*
    | sponsored .* | please\ (?:consider\ )?support\w* .* | privacy\ policy .* | terms\ (?:of|and|&)\ .*
    | image\ (?:credit|source) .* | photo(?:graph)?(?:\ by|:) .* | getty\ images .*
    | tags?:.* | filed\ under .* | topics?:.* | categor(?:y|ies)\b .* | source:.*
    ) \W*"""
)
"""Short lines that are furniture unless they end as a sentence does: "Terms of the deal …" may go on."""
_BYLINE = re.compile(r"(?:By|BY) (?:[A-Z]\S*|and|for|of)(?: (?:[A-Z]\S*|and|for|of)){0,9}")


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
    lines = _lines(text)
    kept = _kept(lines)
    spans = [span for line in kept for span in sentence_spans(text, line.start, line.end)]
    sentences = tuple(
        Sentence(number=number, start=start, end=end) for number, (start, end) in enumerate(spans, start=1)
    )
    inside = {line.start for line in kept}
    left = tuple(Span(start=line.start, end=line.end) for line in lines if line.start not in inside)
    return ArticleParts(sentences, left)


def clean_text(plain_text: str) -> str:
    """Return the article proper of a plain-text page, a paragraph a line."""
    return "\n".join(line.words for line in _kept(_lines(plain_text)))


def is_dateline(words: str) -> bool:
    """Tell whether a line is nothing but a date or time."""
    rest = _DATE_PIECE.sub("", words)
    has_figure = any(character.isdigit() for character in words)
    return has_figure and _DATE_MARKS.fullmatch(rest) is not None


def _lines(text: str) -> list[_Line]:
    return [_Line(start, end, text[start:end], _score(text[start:end])) for start, end in paragraphs(text)]


def _score(words: str) -> float:
    """Return how much a line speaks for the article: words of prose, or a fixed amount against."""
    closed = bool(_ENDS.search(words))
    if _is_furniture(words, closed=closed):
        return _FURNITURE_LINE
    parts = words.split()
    function = sum(part.casefold().strip("“”\"'’.,") in _FUNCTION_WORDS for part in parts) / len(parts)
    if closed and len(parts) >= _PROSE_WORDS and function >= _PROSE_SHARE:
        return float(min(len(parts), _MOST_CREDIT))
    if len(parts) >= _LONG_WORDS and function >= _OPEN_SHARE:
        return float(min(len(parts), _MOST_CREDIT)) / 2
    return _REMARK if closed and len(parts) >= _REMARK_WORDS else _SHORT_LINE


def _is_furniture(words: str, *, closed: bool) -> bool:
    if is_dateline(words) or _ALWAYS_FURNITURE.match(words):
        return True
    if closed or len(words.split()) >= _LONG_WORDS:
        return False
    return bool(_LABEL.fullmatch(words) or _BYLINE.fullmatch(words))


def _kept(lines: list[_Line]) -> list[_Line]:
    first, last = _best_stretch([line.score for line in lines])
    if first == last:  # no prose at all: whatever is there is the article
        return [line for line in lines if line.score != _FURNITURE_LINE]
    kept: list[_Line] = []
    seen: set[str] = set()
    for line in [*_headline(lines, first), *lines[first:last]]:
        if line.score != _FURNITURE_LINE and _key(line) not in seen:
            kept.append(line)
        seen.add(_key(line))
    return kept


def _key(line: _Line) -> str:
    """Return what two lines have in common when one repeats the other."""
    return " ".join(line.words.casefold().split())


def _best_stretch(scores: list[float]) -> tuple[int, int]:
    """Return first and last (exclusive) of the stretch with the greatest sum, (0, 0) without one."""
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
    """Return the headline before the article, where it stands first: the nearest line that could be one."""
    for line in reversed(lines[max(0, first - _HEADLINE_LINES_BACK) : first]):
        parts = line.words.split()
        opens = line.words[:1].isupper() or line.words[:1] in "“\"‘'"
        if line.score == _SHORT_LINE and len(parts) in _HEADLINE_WORDS and opens:
            return [next(other for other in lines if _key(other) == _key(line))]
    return []
