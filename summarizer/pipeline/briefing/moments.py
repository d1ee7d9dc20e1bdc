"""Words that a model proposed for when something happens, found in the article and resolved by code."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summarizer.dates import Direction, Reason, Told, find_time_mentions, publisher_day_first, resolve
from summarizer.domain import Article, Moment, Sentence, Span, Status
from summarizer.parsing import Token, Tree
from summarizer.reading import calendar_side, past_part, trees_of
from summarizer.text import Language, find_quote
from summarizer.text.lexicon import words

_REACH = 3
"""Sentences from what a model cites to the words, at most; what stands farther off tells of other things."""
_CLAUSES = words("times", "clauses")
_EVENTS = words("times", "events")
_POINTS = words("times", "points")
_ADVERBS = frozenset({"advmod", "npadvmod"})


_Place = tuple[Sentence, Span]
"""A sentence, and where words stand in it."""


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
    one way and the status that a reader gave points the other, the reader is believed. Where two events
    of one time contradict each other, the verb is.
    """
    places = [_place(article, when) for when in whens]
    language = Language.of(article.language)
    if not language.parsed:
        return [
            place and _foreign(article, language, place, when)
            for place, when in zip(places, whens, strict=True)
        ]
    clock = _Clock(article)
    found = [clock.moment(place) for place in places]
    turned: dict[int, Direction] = {
        each.moment.start: ("future" if when.status == "planned" else "past")
        for when, each in zip(whens, found, strict=True)
        if each and _contradicts(when.status, each.moment, article)
    }
    if turned:
        clock = _Clock(article, turned)
        found = [
            before if again and _contradicts(when.status, again.moment, article) else again
            for when, before, again in zip(whens, found, map(clock.moment, places), strict=True)
        ]
    return [
        each and Found(past_part(each.moment, when.status, article.published), each.sentence)
        for when, each in zip(whens, found, strict=True)
    ]


def _contradicts(status: Status, moment: Moment, article: Article) -> bool:
    side = calendar_side(moment, article.published)
    return (status, side) in {("planned", "past"), ("happened", "future")}


def _place(article: Article, when: When) -> _Place | None:
    """Return where the words stand: in the cited sentences, or else in the nearest one around them."""
    if not when.words.strip() or not when.sentences:
        return None
    near = [s for s in article.sentences if _distance(s.number, when.sentences) <= _REACH]
    for sentence in sorted(near, key=lambda s: _distance(s.number, when.sentences)):
        if spans := find_quote(when.words, article.words(sentence)):
            start, end = sentence.start + spans[0].start, sentence.start + spans[-1].end
            return sentence, Span(start=start, end=end)
    return None


def _foreign(article: Article, language: Language, place: _Place, when: When) -> Found:
    """Return the moment of words in another language than English, with the reason where code reads none."""
    sentence, span = place
    phrase = article.words(span)
    direction: Direction = "future" if when.status == "planned" else "past"
    told = resolve(phrase, language, article.published.value, direction) or Told(None, reason=Reason.NOT_READ)
    moment = Moment(
        start=span.start,
        end=span.end,
        phrase=phrase,
        value=told.value,
        relation=told.relation,
        unresolved=told.reason,
    )
    return Found(past_part(moment, when.status, article.published), sentence.number)


class _Clock:
    """The time mentions of an article; `turned` says which way some of them look, by their start."""

    def __init__(self, article: Article, turned: dict[int, Direction] | None = None) -> None:
        self._article = article
        self._mentions = find_time_mentions(
            article.text,
            article.published.value,
            day_first=publisher_day_first(article),
            directions=turned or {},
        )

    def moment(self, place: _Place | None) -> Found | None:
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
        if not any(_leads_to_time(tree, token) for token in (*tops, *inside[:1])):
            return None
        clause = any(token.dep in {"nsubj", "nsubjpass", "pobj"} for token in inside)
        return Reason.OTHER_EVENT if clause else Reason.VAGUE


def _shared(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _leads_to_time(tree: Tree, word: Token) -> bool:
    """Tell whether words tell when by how they begin: "after the vote", "later", not "in Oslo"."""
    if word.dep == "mark":
        return word.lower in _CLAUSES
    if word.dep in _ADVERBS or word.lower in _EVENTS:
        return True
    return word.lower in _POINTS and all(each.pos != "PROPN" for each in tree.children(word, "pobj"))


def _distance(number: int, cited: Iterable[int]) -> int:
    return min(abs(number - each) for each in cited)
