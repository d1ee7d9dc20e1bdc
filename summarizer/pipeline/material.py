"""What code finds in an article before any model is asked; both strategies start from it."""

from dataclasses import dataclass

from summarizer.candidates import (
    PartyCandidate,
    PartyMention,
    PositionCandidate,
    find_gists,
    find_parties,
    find_positions,
)
from summarizer.dates import find_time_mentions
from summarizer.domain import Article, Moment, Sentence


@dataclass(frozen=True)
class Material:
    """An article and the candidates in it; sentence numbers are those of the article."""

    article: Article
    parties: tuple[PartyCandidate, ...]
    mentions: tuple[PartyMention, ...]
    positions: tuple[PositionCandidate, ...]
    moments: dict[int, tuple[Moment, ...]]
    """Time mentions by the number of the sentence that holds them."""
    gists: tuple[int, ...]

    def aliases(self) -> dict[str, tuple[str, ...]]:
        """Return the other names of each party."""
        return {party.name: party.aliases for party in self.parties}


def gather(article: Article) -> Material:
    """Find the parties, positions, moments and gist sentences of an article."""
    parties, mentions = find_parties(article)
    positions = find_positions(article, mentions)
    found = find_time_mentions(article.text, article.published.value)
    return Material(
        article=article,
        parties=tuple(parties),
        mentions=tuple(mentions),
        positions=tuple(positions),
        moments={
            sentence.number: inside for sentence in article.sentences if (inside := _inside(sentence, found))
        },
        gists=tuple(find_gists(article, [position.sentence for position in positions])),
    )


def _inside(sentence: Sentence, moments: list[Moment]) -> tuple[Moment, ...]:
    return tuple(m for m in moments if sentence.start <= m.start and m.end <= sentence.end)
