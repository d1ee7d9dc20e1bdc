"""What somebody hands in, checked against its article: every quotation located, every claim compared.

Recorded offsets are not trusted. Words that the article says hold wherever they stand, and the claim is
compared with the sentences around them by the checks that our own briefs pass.
"""

from collections.abc import Callable, Collection, Iterator

from summarizer.dates import find_time_mentions, publisher_day_first
from summarizer.domain import (
    Article,
    Dated,
    Entry,
    Finding,
    Moment,
    Place,
    Published,
    Quotation,
    Span,
    Submission,
    Verification,
)
from summarizer.grounding import check_support, name_words
from summarizer.pipeline.checking import Checker, Checks
from summarizer.reading import moments_by_sentence, past_part
from summarizer.text import find_quote

Progress = Callable[[int, int], None]

_QUOTED = 120
"""Characters of a quotation that a problem repeats; its place holds all."""


def verify(submission: Submission, article: Article, progress: Progress | None = None) -> Verification:
    """Check every entry of a submission against an article; nothing is left out.

    Relative dates count from the article's publication date, else from the one that the submission
    records. `progress` is called with the entries checked and known.
    """
    published = article.published
    if published.value is None and submission.published is not None:
        published = Published(value=submission.published, found_in="given")
    verifier = _Verifier(submission, article, published)
    findings = []
    for entry in submission.entries:
        findings.append(verifier.finding(entry))
        if progress:
            progress(len(findings), len(submission.entries))
    return Verification(
        name=submission.name,
        article=article.name,
        published=published.value,
        notes=(*submission.notes, *_notes(submission, article)),
        findings=tuple(findings),
    )


def _notes(submission: Submission, article: Article) -> Iterator[str]:
    """Yield what a reader must know of the whole: another text, another date, checks that were not made."""
    yield from Checks.of(article).off()
    if submission.content_hash not in (None, article.content_hash):
        yield "it was made from another text than this article; every quotation was looked for here"
    told, recorded = article.published.value, submission.published
    if told is None and recorded is not None:
        yield f"the article does not tell its publication date; dates count from {recorded}, as recorded"
    elif told is not None and recorded not in (None, told):
        yield f"dates count from {told}, the article's publication date; {recorded} is recorded"


class _Verifier:
    """Checks the entries of one submission against one article."""

    def __init__(self, submission: Submission, article: Article, published: Published) -> None:
        self._article = article
        self._published = published
        self._proper = _without_furniture(article)
        self._english = Checks.of(article).wording
        moments = (
            find_time_mentions(article.text, published.value, day_first=publisher_day_first(article))
            if self._english
            else []
        )
        self._moments = moments_by_sentence(article.sentences, moments)
        names = {name for entry in submission.entries for name in entry.names}
        names.update(name for group in submission.aliases for name in group)
        self._named = {name for name in names if _names(article.text, name)}
        named = [[name for name in group if name in self._named] for group in submission.aliases]
        self._checker = Checker(article, [group for group in named if group])

    def finding(self, entry: Entry) -> Finding:
        """Return what comes of one entry."""
        places = [self._place(quote) for quote in entry.quotes or ()]
        problems = [problem for _, faults, _ in places for problem in faults]
        notes = [note for _, _, remarks in places for note in remarks]
        problems += [f"the article does not name “{n}”" for n in entry.names if n not in self._named]
        numbers = {number for place, _, _ in places for number in place.sentences}
        if entry.quotes is None:
            numbers = {sentence.number for sentence in self._article.sentences}
        if entry.claim is None and entry.quotes is None and not entry.names:
            problems.append("holds neither a claim nor a quotation")
        elif numbers or not entry.quotes:
            problems += self._checker.problems(numbers, entry.claim, entry.names, asserts=entry.asserts)
            notes += self._doubts()
            problems += self._date_problems(entry.dated, numbers) if entry.dated else ()
        notes += [f"the file itself notes: {known}" for known in entry.problems if known not in problems]
        return Finding(
            where=entry.where,
            claim=entry.claim,
            names=entry.names,
            date=entry.dated.value if entry.dated else None,
            places=tuple(place for place, _, _ in places),
            problems=tuple(dict.fromkeys(problems)),
            notes=tuple(dict.fromkeys(notes)),
        )

    def _doubts(self) -> Iterator[str]:
        """Yield a note for what code could neither refute nor confirm since it was last asked."""
        while self._checker.doubts:
            yield f"words that its sentences do not have: {name_words(self._checker.doubts.pop().words)}"

    def _place(self, quote: Quotation) -> tuple[Place, list[str], list[str]]:
        """Return where a quotation stands, what is wrong with it, and what a reader should know of it."""
        spans = self._spans(quote)
        if not spans:
            return self._nowhere(quote)
        words = " … ".join(self._article.words(span) for span in spans)
        numbers = tuple(
            sentence.number
            for sentence in self._article.sentences
            if any(span.start < sentence.end and sentence.start < span.end for span in spans)
        )
        place = Place(quote=words, spans=tuple(spans), sentences=numbers)
        if not numbers:
            return place, [f"“{_short(words)}” is page furniture, not part of the article proper"], []
        return place, [], _drift(quote, place)

    def _spans(self, quote: Quotation) -> list[Span]:
        """Return the recorded place if it holds the words, else the place where the article says them."""
        text = self._article.text
        found = find_quote(quote.words, self._proper) or find_quote(quote.words, text) if quote.words else []
        if quote.start is None or quote.end is None or not 0 <= quote.start < quote.end <= len(text):
            return found
        recorded = Span(start=quote.start, end=quote.end)
        if quote.words is None:
            return [recorded]
        # A sentence with a bracket or a cut of its own is no quotation to `find_quote`.
        edges = text[max(0, recorded.start - 1) : recorded.start] + text[recorded.end : recorded.end + 1]
        exact = self._article.words(recorded) == quote.words
        return [recorded] if exact and (found or not edges.strip()) else found

    def _nowhere(self, quote: Quotation) -> tuple[Place, list[str], list[str]]:
        if quote.words is None:
            end = len(self._article.text)
            problem = f"offsets {quote.start}-{quote.end} are no place in the article, which has 0-{end}"
            return Place(quote="", spans=(), sentences=()), [problem], []
        likely = check_support(quote.words, self._article.text).problems if self._english else ()
        place = Place(quote=quote.words, spans=(), sentences=())
        notes = [f"beside the nearest sentences: {problem}" for problem in likely]
        return place, [f"the article does not say “{_short(quote.words)}”"], notes

    def _date_problems(self, dated: Dated, numbers: Collection[int]) -> Iterator[str]:
        """Yield a problem for a date, time expression or relation that the sentences do not say."""
        said = [moment for number in sorted(numbers) for moment in self._moments.get(number, ())]
        words = " ".join(self._article.words(s) for s in self._article.sentences if s.number in numbers)
        if dated.phrase and not find_quote(dated.phrase, words):
            yield f"quotes the time “{dated.phrase}”, which its sentences do not say"
        if dated.value is None or not self._english:
            return
        fitting = [moment for moment in said if dated.value in self._values(moment)]
        told = ", ".join(f"“{moment.phrase}” ({moment.value or moment.unresolved})" for moment in said)
        if not fitting:
            yield f"invented date: {dated.value}; its sentences say {told or 'no date'}"
        elif dated.relation and all(_lies(moment.relation) != _lies(dated.relation) for moment in fitting):
            meant = fitting[0]
            yield f"says {dated.relation} {dated.value}; its sentences say {meant.relation} “{meant.phrase}”"

    def _values(self, moment: Moment) -> tuple[str | None, ...]:
        """Return the values that a moment may have: as a whole, or up to the day on which it is told."""
        return moment.value, past_part(moment, "happened", self._published).value


def _names(text: str, name: str) -> bool:
    """Tell whether a text names somebody, in these words or as a state that it names otherwise.

    The word before keeps the name from standing first, where a capital tells nothing.
    """
    return bool(find_quote(name, text)) or check_support(f"of {name}", text, asserts=False).supported


def _short(words: str) -> str:
    return words if len(words) <= _QUOTED else f"{words[: _QUOTED - 1]}…"


def _lies(relation: str) -> str:
    """Return how an event lies to its date; that it fills the date is no other claim."""
    return "on" if relation == "during" else relation


def _drift(quote: Quotation, place: Place) -> list[str]:
    """Return what a reader should know of a quotation that is not where it was recorded."""
    first, last = place.spans[0].start, place.spans[-1].end
    notes = []
    if quote.start is not None and (quote.start, quote.end) != (first, last):
        notes.append(f"recorded at {quote.start}-{quote.end}, stands at {first}-{last}")
    if quote.sentence is not None and quote.sentence not in place.sentences:
        notes.append(f"recorded as sentence {quote.sentence}, stands in {place.sentences[0]}")
    return notes


def _without_furniture(article: Article) -> str:
    """Return the text with blanks for page furniture, so that every offset stays."""
    kept, end = [], 0
    for span in article.furniture:
        kept += [article.text[end : span.start], " " * (span.end - span.start)]
        end = span.end
    return "".join([*kept, article.text[end:]])
