"""Where one of several articles says a quotation, whatever place was recorded for it."""

from dataclasses import dataclass

from summarizer.domain import Place, Quotation, Span
from summarizer.grounding import check_support
from summarizer.pipeline.gathering import Gathered, Told
from summarizer.text import find_quote

_QUOTED = 120
"""Characters of a quotation that a problem repeats; its place holds all."""


@dataclass(frozen=True)
class Located:
    """Where a quotation stands, what is wrong with it, and what a reader should know of it.

    `numbers` are those that its sentences have among all articles.
    """

    place: Place
    numbers: tuple[int, ...] = ()
    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def locate(quote: Quotation, gathered: Gathered) -> Located:
    """Return where the first of the articles that says a quotation says it."""
    for told in gathered.told:
        if spans := _spans(quote, told):
            return _located(quote, spans, told, gathered)
    return _nowhere(quote, gathered)


def short(words: str) -> str:
    """Return words as a problem repeats them."""
    return words if len(words) <= _QUOTED else f"{words[: _QUOTED - 1]}…"


def _located(quote: Quotation, spans: list[Span], told: Told, gathered: Gathered) -> Located:
    article = told.article
    words = " … ".join(article.words(span) for span in spans)
    numbers = tuple(
        sentence.number
        for sentence in article.sentences
        if any(span.start < sentence.end and sentence.start < span.end for span in spans)
    )
    place = Place(article=told.number, quote=words, spans=tuple(spans), sentences=numbers)
    if not numbers:
        return Located(place, (), (f"“{short(words)}” is page furniture, not part of the article proper",))
    among_all = tuple(gathered.number(told, number) for number in numbers)
    return Located(place, among_all, (), tuple(_drift(quote, place)))


def _spans(quote: Quotation, told: Told) -> list[Span]:
    """Return the recorded place if it holds the words, else the place where the article says them."""
    article, text = told.article, told.article.text
    found = find_quote(quote.words, told.proper) or find_quote(quote.words, text) if quote.words else []
    if quote.start is None or quote.end is None:
        numbered = [s for s in article.sentences if s.number == quote.sentence and quote.words is None]
        return found or [Span(start=sentence.start, end=sentence.end) for sentence in numbered]
    if not 0 <= quote.start < quote.end <= len(text):
        return found
    recorded = Span(start=quote.start, end=quote.end)
    if quote.words is None:
        return [recorded]
    # A sentence with a bracket or a cut of its own is no quotation to `find_quote`.
    edges = text[max(0, recorded.start - 1) : recorded.start] + text[recorded.end : recorded.end + 1]
    exact = article.words(recorded) == quote.words
    return [recorded] if exact and (found or not edges.strip()) else found


def _nowhere(quote: Quotation, gathered: Gathered) -> Located:
    place = Place(article=None, quote=quote.words or "", spans=(), sentences=())
    if quote.words is None and quote.start is None:
        last = max(sentence.number for told in gathered.told for sentence in told.article.sentences)
        return Located(place, (), (f"cites sentence {quote.sentence}; the article has 1-{last}",))
    if quote.words is None:
        end = max(len(told.article.text) for told in gathered.told)
        problem = f"offsets {quote.start}-{quote.end} are no place in the article, which has 0-{end}"
        return Located(place, (), (problem,))
    likely = check_support(quote.words, gathered.article.text).problems if gathered.english else ()
    notes = tuple(f"beside the nearest sentences: {problem}" for problem in likely)
    return Located(place, (), (f"the article does not say “{short(quote.words)}”",), notes)


def _drift(quote: Quotation, place: Place) -> list[str]:
    """Return what a reader should know of a quotation that is not where it was recorded."""
    first, last = place.spans[0].start, place.spans[-1].end
    notes = []
    if quote.start is not None and (quote.start, quote.end) != (first, last):
        notes.append(f"recorded at {quote.start}-{quote.end}, stands at {first}-{last}")
    if quote.sentence is not None and quote.sentence not in place.sentences:
        notes.append(f"recorded as sentence {quote.sentence}, stands in {place.sentences[0]}")
    return notes
