"""Several articles read as one, for claims that rest on more than one: sentences numbered through.

What is found keeps the number and place that it has in its own article.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from summarizer.dates import find_time_mentions, publisher_day_first
from summarizer.domain import Article, Moment, Passage, Published, Sentence
from summarizer.pipeline.checking import Checks
from summarizer.reading import moments_by_sentence, past_part

_BETWEEN = "\n\n\u241e\n\n"
"""No article has a symbol for the end of a record, so that no quotation goes on from one to the next."""


@dataclass(frozen=True)
class Told:
    """An article, its number, and the publication date that its relative dates count from."""

    number: int
    article: Article
    published: Published

    @cached_property
    def proper(self) -> str:
        """The text with blanks for page furniture, so that every offset stays."""
        kept, end = [], 0
        for span in self.article.furniture:
            kept += [self.article.text[end : span.start], " " * (span.end - span.start)]
            end = span.end
        return "".join([*kept, self.article.text[end:]])

    @cached_property
    def moments(self) -> Mapping[int, Sequence[Moment]]:
        """The times that the sentences tell, by number; none where code does not read the language."""
        if not Checks.of(self.article).wording:
            return {}
        day_first = publisher_day_first(self.article)
        moments = find_time_mentions(self.article.text, self.published.value, day_first=day_first)
        return moments_by_sentence(self.article.sentences, moments)

    def values(self, moment: Moment) -> tuple[str | None, ...]:
        """Return the values that a moment may have: as a whole, or up to the day on which it is told."""
        return moment.value, past_part(moment, "happened", self.published).value


class Gathered:
    """Articles as if they were one; `article` has their sentences, numbered through."""

    def __init__(self, told: Sequence[Told]) -> None:
        self.told = tuple(told)
        self.article = told[0].article if len(told) == 1 else _joined([each.article for each in told])
        own = [(each, sentence) for each in told for sentence in each.article.sentences]
        self._own = dict(zip((sentence.number for sentence in self.article.sentences), own, strict=True))
        self._numbers = {(id(each), sentence.number): n for n, (each, sentence) in self._own.items()}

    @property
    def english(self) -> bool:
        """Whether all that needs English can be checked."""
        return all(Checks.of(each.article).wording for each in self.told)

    def number(self, told: Told, number: int) -> int:
        """Return the number that a sentence of one of the articles has among all."""
        return self._numbers[id(told), number]

    def passage(self, number: int) -> Passage:
        """Return a sentence by its number among all, as its own article has it."""
        told, sentence = self._own[number]
        article = told.article
        return Passage(
            article=told.number,
            sentence=sentence.number,
            start=sentence.start,
            end=sentence.end,
            quote=article.words(sentence),
        )

    def moments(self, numbers: Collection[int]) -> Iterator[tuple[Moment, Told]]:
        """Yield the times that numbered sentences tell, each with its article."""
        for number in sorted(numbers):
            if number in self._own:
                told, sentence = self._own[number]
                yield from ((moment, told) for moment in told.moments.get(sentence.number, ()))


def _joined(articles: Sequence[Article]) -> Article:
    """Return one article with the texts and sentences of several."""
    sentences: list[Sentence] = []
    begins = 0
    for article in articles:
        for sentence in article.sentences:
            start, end = sentence.start + begins, sentence.end + begins
            sentences.append(Sentence(number=len(sentences) + 1, start=start, end=end))
        begins += len(article.text) + len(_BETWEEN)
    text = _BETWEEN.join(article.text for article in articles)
    return articles[0].model_copy(update={"text": text, "sentences": tuple(sentences), "furniture": ()})
