"""Which sentences a summary rests on: the lead, and those that carry most of the article's subject."""

from collections import Counter
from collections.abc import Iterable

from summarizer.domain import Article
from summarizer.pipeline.briefing.subjects import likeness, rarity, subject_of

SUMMARY_SENTENCES = 3
_SHORTEST_WORDS = 8
"""Headlines and headings are shorter than what a summary can rest on."""
_ENDS = (".", "!", "?", "”", '"', "…")
_SAME = 0.6


def find_gists(article: Article, positions: Iterable[int]) -> list[int]:
    """Return the numbers of up to three sentences in reading order; `positions` are those with a position."""
    texts = {sentence.number: article.words(sentence) for sentence in article.sentences}
    prose = [
        number
        for number, text in texts.items()
        if text.endswith(_ENDS) and len(text.split()) >= _SHORTEST_WORDS
    ]
    long = prose or list(texts)
    subjects = {number: subject_of(texts[number]) for number in texts}
    weights = rarity(list(subjects.values()))
    shared = Counter(stem for number in long for stem in subjects[number])
    spoken = set(positions)
    place = {number: i / len(long) for i, number in enumerate(long)}

    def carries(number: int) -> float:
        """Return how much of a sentence's weight other sentences share, early and spoken ones preferred."""
        stems = subjects[number]
        weight = sum(weights[stem] for stem in stems) or 1.0
        common = sum(weights[stem] * (shared[stem] - 1) / len(long) for stem in stems) / weight
        return common + 0.15 * (1 - place[number]) + 0.1 * (number in spoken)

    chosen = long[:1]
    for number in sorted(long[1:], key=carries, reverse=True):
        if len(chosen) == SUMMARY_SENTENCES:
            break
        if all(likeness(subjects[number], subjects[other], weights) < _SAME for other in chosen):
            chosen.append(number)
    return sorted(chosen)
