"""Words that a model proposed for when something happens, found in the article and resolved by code."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summarizer.dates import Direction, Reason, find_time_mentions, publisher_day_first
from summarizer.domain import Article, Moment, Sentence, Span, Status
from summarizer.reading import calendar_side, past_part, trees_of
from summarizer.text import find_quote

_ADVERBIAL = frozenset({"advmod", "npadvmod", "prep", "mark", "advcl", "pcomp"})
"""How words hang on a verb that tell when, where nobody knows a date for them: "after the vote"."""


@dataclass(frozen=True)
class When:
    """Words for a time as they were proposed: the sentences that should have them, and what is told of it."""

    words: str
    sentences: tuple[int, ...]
    status: Status


@dataclass(frozen=True)
class Found:
    """The moment of an event and the number of the sentence that tells it."""

    moment: Moment
    sentence: int


def find_moments(article: Article, whens: Sequence[When]) -> list[Found | None]:
    """Return the moment of each, None where the article has no such words or they tell no time.

    Words such as "in September" say neither which year nor which way; where the verb beside them points
    one way and the status that a reader gave points the other, the reader is believed.
    """
    clock = _Clock(article)
    places = [clock.place(when) for when in whens]
    found = [clock.moment(place) for place in places]
    turned: dict[int, Direction] = {
        each.moment.start: ("future" if when.status == "planned" else "past")
        for when, each in zip(whens, found, strict=True)
        if each and _contradicts(when.status, each.moment, article)
    }
    if turned:
        clock = _Clock(article, turned)
        found = [clock.moment(place) for place in places]
    return [
        each and Found(past_part(each.moment, when.status, article.published), each.sentence)
        for when, each in zip(whens, found, strict=True)
    ]


def _contradicts(status: Status, moment: Moment, article: Article) -> bool:
    side = calendar_side(moment, article.published)
    return (status, side) in {("planned", "past"), ("happened", "future")}


class _Clock:
    """The time mentions of an article; `turned` says which way some of them look, by their start."""

    def __init__(self, article: Article, turned: dict[int, Direction] | None = None) -> None:
        self._article = article
        self._sentences = {sentence.number: sentence for sentence in article.sentences}
        self._mentions = find_time_mentions(
            article.text,
            article.published.value,
            day_first=publisher_day_first(article),
            directions=turned or {},
        )

    def place(self, when: When) -> tuple[Sentence, Span] | None:
        """Return where the words stand: in the cited sentences, or else in the one nearest to them."""
        if not when.words.strip() or not when.sentences:
            return None
        for sentence in sorted(self._sentences.values(), key=lambda s: _distance(s.number, when.sentences)):
            if spans := find_quote(when.words, self._article.words(sentence)):
                start, end = sentence.start + spans[0].start, sentence.start + spans[-1].end
                return sentence, Span(start=start, end=end)
        return None

    def moment(self, place: tuple[Sentence, Span] | None) -> Found | None:
        """Return the moment that the words at a place tell."""
        if place is None:
            return None
        sentence, span = place
        told = [each for each in self._mentions if each.start < span.end and span.start < each.end]
        if told:
            return Found(self._whole(told, span), sentence.number)
        reason = self._undated(sentence, span)
        if reason is None:
            return None
        phrase = self._article.words(span)
        undated = Moment(start=span.start, end=span.end, phrase=phrase, unresolved=reason)
        return Found(undated, sentence.number)

    def _whole(self, told: Sequence[Moment], span: Span) -> Moment:
        """Return the mention that most of the words are, or the stretch from the first of two to the second.

        One that has a date comes before one that has none: "in 2011, eight years after the war".
        """
        first, second = told[0], told[-1]
        if not (first.relation == "since" and second.relation == "until" and first.value and second.value):
            return max(told, key=lambda each: (each.value is not None, _shared(each, span)))
        both = Span(start=first.start, end=second.end)
        value = f"{first.value.partition('/')[0]}/{second.value.rpartition('/')[2]}"
        return Moment(
            start=both.start, end=both.end, phrase=self._article.words(both), value=value, relation="during"
        )

    def _undated(self, sentence: Sentence, span: Span) -> Reason | None:
        """Return why words that are no time mention have no date, None where they tell no time at all."""
        tree = trees_of(self._article)[sentence.number - 1]
        inside = tree.at(span.start - sentence.start, span.end - sentence.start)
        within = {token.index for token in inside}
        tops = [token for token in inside if token.head not in within or token.head == token.index]
        if not any(token.dep in _ADVERBIAL for token in (*tops, *inside[:1])):
            return None
        clause = any(token.dep in {"nsubj", "nsubjpass", "pobj"} for token in inside)
        return Reason.OTHER_EVENT if clause else Reason.VAGUE


def _shared(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _distance(number: int, cited: Iterable[int]) -> int:
    return min(abs(number - each) for each in cited)
