"""The article proper of a page that came as plain text: its prose, its headline, nothing around them.

Each line gets a score, prose for and short lines against; the article is the stretch of lines with
the greatest sum (maximum subsequence segmentation, Pasternack and Roth 2009). A short line counts the
less, the more prose stands around it: a heading stands alone, navigation comes in rows. Above the
stretch, the headline is taken in. Nothing is cut out of the text: what is left out is told as spans.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile

from summarizer.domain import Sentence, Span
from summarizer.text.lines import Kind, Line, lines
from summarizer.text.sentences import sentence_spans

_SENTENCES = (Kind.PROSE, Kind.OPEN, Kind.REMARK)
_HEADINGS = (Kind.RELATED, Kind.COMMENTS)
_NO_WORDS = (Kind.DATELINE, Kind.FURNITURE)
_ITEMS = (Kind.SHORT, Kind.ROW, Kind.REMARK)
_MOST_CREDIT = 60.0
"""One endless line is no more of an article than three good ones."""
_OPEN_WORTH = 0.5
_REMARK = 4.0
_ROW = -1.0
_SHORT = -9.0
_DATELINE = -4.0
_FURNITURE = -12.0
_HEADING = -40.0
_NEIGHBOURS = 4
"""Lines on each side that tell whether a short line stands among prose or among its like."""
_BOX_WORTH = 0.5
"""Prose in another column than most is worth less: it stands in a box."""
_BEGUN = 40.0
"""Words of prose above a heading of comments that make it the end of the article, unless prose goes on."""
_CLEAN_SHARE = 0.25
"""Of the lines of a text without a page around it, how many at least are sentences."""
_CLEAN_HEAD = 3
"""Lines above such a text: its section, headline and byline."""
_THREAD_SHARE = 0.5
"""Of the lines under a heading of comments, how many at least are names, days and forms."""
_TITLE_LENGTH = (2, 26)
_MOST_TITLE_WORDS_WITH_STOP = 8
_TITLE_LINES_BACK = 40
_PAGE_HEAD = 6
"""Lines above the article among which a headline may speak of it in other words."""
_BETWEEN_NAMES = ("and", "at", "for", "in", "of")
_SPEAKS = 0.5
"""Of the longer words of a line, how many at least the article has, too, when the line speaks of it."""
_STEM = re.compile(r"[^\W\d_]{4,}|\d+")
_STEM_LENGTH = 5


@dataclass(frozen=True)
class ArticleParts:
    """What of a text is the article and what is not; all offsets index the text as it is."""

    sentences: tuple[Sentence, ...]
    furniture: tuple[Span, ...]
    """What is left out, in order."""
    title: Span | None
    beside: tuple[Span, ...]
    """Lines left out that may tell of this article: about its headline, above and right behind its text."""


def article_parts(text: str, *, wrapped: bool = True) -> ArticleParts:
    """Split a plain-text page into the sentences of the article, numbered from 1, and its furniture.

    `wrapped` tells that its lines may be broken at a column; else each line is a paragraph.
    """
    page = lines(text, wrapped=wrapped)
    first, last = _stretch(page)
    title = _title(page, first, last)
    kept = _kept(page, title, (first, last))
    spans = [span for line in kept for span in sentence_spans(text, line.start, line.end)]
    sentences = tuple(
        Sentence(number=number, start=start, end=end) for number, (start, end) in enumerate(spans, start=1)
    )
    return ArticleParts(
        sentences,
        tuple(_left_out(page, kept)),
        Span(start=title.start, end=title.end) if title else None,
        tuple(Span(start=line.start, end=line.end) for line in _beside(page, title, (first, last))),
    )


def clean_text(plain_text: str) -> str:
    """Return the article proper of a plain-text page without its headline, a paragraph a line."""
    page = lines(plain_text)
    stretch = _stretch(page)
    title = _title(page, *stretch)
    kept = _kept(page, title, stretch)
    return "\n".join(plain_text[line.start : line.end] for line in kept if line is not title)


def without_labels(extracted: str, headings: Iterable[str]) -> str:
    """Return the extracted text of a web page without what extraction leaves in it.

    That are labels, headings of other articles with what stands under them, sign-offs, and the
    article's own headings where they stand over its text.
    """
    page = lines(extracted, wrapped=False)
    titles = {_folded(heading) for heading in headings}
    title = next((i for i, line in enumerate(page[:_PAGE_HEAD]) if _folded(line.words) in titles), -1)
    above = [
        line for line in page[: title + 1] if line.kind in _SENTENCES and _folded(line.words) not in titles
    ]
    return "\n".join(
        extracted[line.start : line.end] for line in _article_lines([*above, *page[title + 1 :]])
    )


def _stretch(page: list[Line]) -> tuple[int, int]:
    """Return first and last (exclusive) of the lines with the greatest sum, (0, 0) without prose."""
    best, stretch = 0.0, (0, 0)
    total, start, begun = 0.0, 0, 0.0
    for i, (line, score) in enumerate(zip(page, _scores(page), strict=True)):
        if line.kind is Kind.COMMENTS and begun >= _BEGUN and _crowd(page[i:], 0) >= _THREAD_SHARE:
            break
        if total <= 0:
            total, start, begun = 0.0, i, 0.0
        total += score
        begun += max(score, 0.0)
        if total > best:
            best, stretch = total, (start, i + 1)
    first, last = stretch
    if best and _is_clean(page[:first], page[first:]):
        return first, len(page)
    return first, _list_end(page, last) if best else 0


def _is_clean(above: list[Line], below: list[Line]) -> bool:
    """Tell whether lines show nothing of a page around an article: then all below are the article."""
    said = {_repeated(line) for line in (*above, *below)}
    if len(above) > _CLEAN_HEAD or len(said) < len(above) + len(below):
        return False
    if any(line.kind in (*_NO_WORDS, *_HEADINGS) or line.column != below[0].column for line in below):
        return False
    return sum(line.kind in _SENTENCES for line in below) >= _CLEAN_SHARE * len(below)


def _list_end(page: list[Line], last: int) -> int:
    """Return the end of the list that a line with a colon begins at the end of the article, else `last`."""
    begins = next((i for i in (last, last - 1) if _begins_list(page, i, page[last - 1].column)), None)
    if begins is None:
        return last
    columns = {line.column for line in page[begins : begins + 2]}
    items = takewhile(lambda line: line.column in columns and line.kind in _ITEMS, page[begins + 1 :])
    found = len(list(items))
    return begins + 1 + found if found else last


def _begins_list(page: list[Line], i: int, column: int) -> bool:
    return i < len(page) and page[i].column == column and page[i].words.endswith((":", "："))


def _scores(page: list[Line]) -> list[float]:
    """Return how much each line speaks for the article, or against."""
    worth = [_worth(line) for line in page]
    prose = Counter[int]()
    for line, score in zip(page, worth, strict=True):
        prose[line.column] += int(score) if line.kind is Kind.PROSE else 0
    column = max(prose, key=lambda each: prose[each], default=0)
    return [
        score * (1.0 if line.column == column else _BOX_WORTH) if score > 0 else score * _crowd(page, i)
        for i, (line, score) in enumerate(zip(page, worth, strict=True))
    ]


def _worth(line: Line) -> float:
    match line.kind:
        case Kind.PROSE:
            return min(line.length, _MOST_CREDIT)
        case Kind.OPEN:
            return min(line.length, _MOST_CREDIT) * _OPEN_WORTH
        case Kind.REMARK:
            return _REMARK
        case Kind.ROW:
            return _ROW
        case Kind.RELATED | Kind.COMMENTS:
            return _HEADING
        case Kind.SHORT:
            return _SHORT
        case Kind.DATELINE:
            return _DATELINE
        case Kind.FURNITURE:
            return _FURNITURE


def _crowd(page: list[Line], i: int) -> float:
    """Return which share of the lines around a line that is no sentence are none either."""
    if page[i].kind is Kind.ROW:
        return 1.0
    around = [*page[max(0, i - _NEIGHBOURS) : i], *page[i + 1 : i + 1 + _NEIGHBOURS]]
    return sum(line.kind not in _SENTENCES for line in around) / len(around) if around else 0.0


def _kept(page: list[Line], title: Line | None, stretch: tuple[int, int]) -> list[Line]:
    """Return the lines that are the article."""
    first, last = stretch
    inside = page[first:last] if last else page  # no prose at all: whatever is there is the article
    kept: dict[str, Line] = {}
    for line in [*_head(page, title, stretch), *_article_lines(inside)]:
        kept.setdefault(_repeated(line), line)
    return list(kept.values())


def _head(page: list[Line], title: Line | None, stretch: tuple[int, int]) -> list[Line]:
    """Return the headline, and what stands under it and speaks of the article, where it is near."""
    if not title:
        return []
    between = page[page.index(title) + 1 : stretch[0]]
    article = _article_stems(page, stretch)
    near = between if len(between) <= _PAGE_HEAD else []
    return [
        title,
        *(line for line in near if line.kind in (*_SENTENCES, Kind.SHORT) and _speaks(line, article)),
    ]


def _article_lines(inside: list[Line]) -> Iterator[Line]:
    """Yield the lines of a stretch without labels, boxes, and what stands under a heading of others."""
    others = False
    above = _columns(inside)
    below = _columns(inside[::-1])[::-1]
    for line, *beside in zip(inside, above, below, strict=True):
        if line.kind in _SENTENCES:
            others = False
        elif line.kind in _HEADINGS:
            others = True
        boxed = line.kind is Kind.SHORT and None not in beside and line.column not in beside
        if not (others or boxed or line.kind in _NO_WORDS):
            yield line


def _columns(page: list[Line]) -> list[int | None]:
    """Return for each line the column of the nearest sentence before it."""
    columns: list[int | None] = []
    column = None
    for line in page:
        columns.append(column)
        column = line.column if line.kind in _SENTENCES else column
    return columns


def _left_out(page: list[Line], kept: list[Line]) -> Iterator[Span]:
    inside = {line.start for line in kept}
    for line in page:
        if line.start not in inside:
            yield Span(start=line.start, end=line.end)
        if line.sign_off:
            yield line.sign_off


def _repeated(line: Line) -> str:
    """Return what two lines have in common when one repeats the other."""
    return _folded(line.words)


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())


def _title(page: list[Line], first: int, last: int) -> Line | None:
    """Return the headline: of the lines above the article, the one that shares most words with it.

    Where it stands over a line that speaks of the article as well, the upper one is the headline.
    """
    if not last:
        return None
    article = _article_stems(page, (first, last))
    above = [line for line in page[:first] if _may_be_title(line)][-_TITLE_LINES_BACK:]
    best = max(above, key=lambda line: _shared(line, article), default=None)
    if best and _speaks(best, article):
        while (i := page.index(best)) and page[i - 1] in above and _speaks(page[i - 1], article):
            best = page[i - 1]
        return next(line for line in page if _repeated(line) == _repeated(best))
    if above and first <= _PAGE_HEAD:
        return above[0]
    return page[first] if last - first > 1 and _heads(page[first]) else None


def _may_be_title(line: Line) -> bool:
    shortest, longest = _TITLE_LENGTH
    ended = line.words.endswith(".") and line.length >= _MOST_TITLE_WORDS_WITH_STOP
    heads = line.kind in (*_SENTENCES, Kind.SHORT) and not line.item
    return heads and shortest <= line.length <= longest and not ended


def _heads(line: Line) -> bool:
    return line.kind in (Kind.SHORT, Kind.REMARK) and not line.words.endswith((".", ":", "”", '"'))


def _article_stems(page: list[Line], stretch: tuple[int, int]) -> set[str]:
    return {stem for line in page[slice(*stretch)] for stem in _stems(line.words)}


def _stems(words: str) -> list[str]:
    return [stem.casefold()[:_STEM_LENGTH] for stem in _STEM.findall(words)]


def _shared(line: Line, article: set[str]) -> float:
    """Return how many words a line shares with the article, the more so the fewer others it has."""
    stems = _stems(line.words)
    return sum(stem in article for stem in stems) ** 2 / len(stems) if stems else 0.0


def _speaks(line: Line, article: set[str]) -> bool:
    stems = _stems(line.words)
    return bool(stems) and sum(stem in article for stem in stems) >= max(2, _SPEAKS * len(stems))


def _beside(page: list[Line], title: Line | None, stretch: tuple[int, int]) -> Iterator[Line]:
    """Yield the lines of which a date may be this article's, nearest to its beginning first.

    A date belongs to the headline over it: what stands under another headline is another article's.
    """
    first, last = stretch
    article = _article_stems(page, stretch) | set(_stems(title.words) if title else ())
    head = page.index(title) if title else first
    lead = [i for i in range(first, last) if page[i].kind is Kind.PROSE][:2]
    foreign = {line.block for line in page[:last] if _heads_another(line, title, article)}
    top = next((i for i in range(head - 1, -1, -1) if _heads_another(page[i], title, article)), -1)
    for line in page[head : lead[-1] if lead else last]:
        if line.block == page[head].block or line.block not in foreign:
            yield line
    for line in reversed(page[top + 1 : head]):
        if top < 0 or page[top].block < line.block == page[head].block:
            yield line
    for line in page[last:]:
        if line.kind not in _NO_WORDS:
            return
        yield line


def _heads_another(line: Line, title: Line | None, article: set[str]) -> bool:
    """Tell whether a line may be the headline of another article; a name of capitals alone is none."""
    named = all(not word[:1].islower() or word in _BETWEEN_NAMES for word in line.words.split())
    return (
        line.kind in (Kind.SHORT, Kind.RELATED)
        and line.length > _TITLE_LENGTH[0]
        and not named
        and line != title
        and not _speaks(line, article)
    )
