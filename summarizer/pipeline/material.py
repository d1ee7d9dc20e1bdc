"""What code finds in an article before any model is asked; both strategies start from it."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from summarizer.candidates import (
    PartyCandidate,
    PositionCandidate,
    by_sentence,
    find_gists,
    find_parties,
    find_positions,
)
from summarizer.dates import find_time_mentions, publisher_day_first
from summarizer.domain import Article, Moment, Sentence


@dataclass(frozen=True)
class Material:
    """An article and the candidates in it; sentence numbers are those of the article."""

    article: Article
    parties: tuple[PartyCandidate, ...]
    named: dict[int, frozenset[str]]
    """Names of the parties that a sentence mentions, by its number."""
    positions: dict[int, tuple[PositionCandidate, ...]]
    """Candidates by the number of their sentence."""
    moments: dict[int, tuple[Moment, ...]]
    """Time mentions by the number of the sentence that holds them."""
    gists: tuple[int, ...]


def gather(article: Article) -> Material:
    """Find the parties, positions, moments and gist sentences of an article."""
    parties, mentions = find_parties(article)
    positions = find_positions(article, mentions)
    found = find_time_mentions(article.text, article.published.value, day_first=publisher_day_first(article))
    return Material(
        article=article,
        parties=tuple(parties),
        named={number: frozenset(m.party for m in here) for number, here in by_sentence(mentions).items()},
        positions={
            number: tuple(group)
            for number, group in groupby(positions, key=lambda position: position.sentence)
        },
        moments=moments_by_sentence(article.sentences, found),
        gists=tuple(find_gists(article, [position.sentence for position in positions])),
    )


def moments_by_sentence(
    sentences: Sequence[Sentence], moments: Iterable[Moment]
) -> dict[int, tuple[Moment, ...]]:
    """Return the moments that lie wholly in a sentence, by its number."""
    starts = [sentence.start for sentence in sentences]
    found: dict[int, tuple[Moment, ...]] = {}
    for moment in moments:
        place = bisect_right(starts, moment.start) - 1
        if place >= 0 and moment.end <= sentences[place].end:
            number = sentences[place].number
            found[number] = (*found.get(number, ()), moment)
    return found
