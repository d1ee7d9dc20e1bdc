"""Which sentences of an article carry a claim best: those that have most of its words, the rare above all."""

from collections import Counter
from collections.abc import Collection, Sequence
from functools import lru_cache
from math import log

from summarizer.domain import Article
from summarizer.parsing import parse
from summarizer.text import Language, split_sentences

_MOST = 3
_ADDS = 0.15
"""The share of a claim's weight that one more sentence has to add."""
_TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"})


class Carriers:
    """Finds the sentences that carry claims, among sentences that are read once."""

    def __init__(self, sentences: Sequence[str]) -> None:
        self._words = [_words((sentence,)) for sentence in sentences]
        known = Counter(word for words in self._words for word in words)
        self._weights = {word: log(1 + len(sentences) / number) for word, number in known.items()}

    def best(self, claim: str) -> tuple[int, ...]:
        """Return the places of one to three sentences, in their order; none where no word is shared.

        Each adds words that those before it lack; of equal ones the first counts.
        """
        wanted = set(_words(tuple(claim[s.start : s.end] for s in split_sentences(claim))))
        whole = sum(self._weights.get(word, 0) for word in wanted)
        chosen: list[int] = []
        while len(chosen) < _MOST and wanted:
            gains = [sum(self._weights[word] for word in wanted & words) for words in self._words]
            gain = max(gains, default=0)
            if gain <= (whole * _ADDS if chosen else 0):
                break
            chosen.append(gains.index(gain))
            wanted -= self._words[chosen[-1]]
        return tuple(sorted(chosen))


def carrying(article: Article, claim: str, numbers: Collection[int]) -> tuple[int, ...]:
    """Return those of some sentences that carry a claim best; all where none has a word of it."""
    sentences = [sentence for sentence in article.sentences if sentence.number in numbers]
    if len(sentences) <= 1 or not Language.of(article.language).parsed:
        return tuple(numbers)
    best = Carriers([article.words(sentence) for sentence in sentences]).best(claim)
    return tuple(sentences[place].number for place in best) or tuple(numbers)


@lru_cache(maxsize=4_096)
def _words(sentences: tuple[str, ...]) -> frozenset[str]:
    """Return what the words of sentences that tell something are forms of."""
    return frozenset(
        token.lemma.casefold() for tree in parse(sentences) for token in tree.tokens if token.pos in _TELLING
    )
