"""Positions that belong to one open question: of different holders, on one subject."""

from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.candidates.subjects import likeness, rarity, subject_of
from summarizer.domain import Article, DraftPosition, PositionKind

_CONTENTIOUS: dict[PositionKind, int] = {"refuses": 4, "demands": 3, "warns": 2, "offers": 1}
"""How strongly a kind speaks for something being open; what is agreed or merely thought opens nothing."""
_SAME_SUBJECT = 0.45
_SIDE_BY_SIDE = 0.25
"""Positions of one sentence, or of neighbours, are about one thing more often than distant ones."""
MOST_DISPUTES = 6
"""A reader's measure: more open questions than this in one article are shades of the same."""


@dataclass(frozen=True)
class DisputeCandidate:
    """Positions that answer one question differently; the first is the most contentious."""

    positions: tuple[DraftPosition, ...]


def find_disputes(article: Article, positions: Sequence[DraftPosition]) -> list[DisputeCandidate]:
    """Return groups of positions, the most contentious first, each position in one group at most."""
    words = {sentence.number: article.words(sentence) for sentence in article.sentences}
    subjects = [subject_of(" ".join([p.statement, *(words[n] for n in p.sentences)])) for p in positions]
    names = subject_of(" ".join(position.holder for position in positions))
    subjects = [subject - names for subject in subjects]
    weights = rarity(subjects)
    free = set(range(len(positions)))
    found: list[DisputeCandidate] = []
    seeds = [i for i, position in enumerate(positions) if position.kind in _CONTENTIOUS]
    for seed in sorted(seeds, key=lambda i: (-_CONTENTIOUS[positions[i].kind], i)):
        if seed not in free or len(found) == MOST_DISPUTES:
            continue
        group = [seed]
        for other in sorted(free - {seed}, key=lambda i: -likeness(subjects[seed], subjects[i], weights)):
            holders = {positions[i].holder for i in group}
            near = _near(positions[seed], positions[other])
            enough = likeness(subjects[seed], subjects[other], weights) >= (
                _SIDE_BY_SIDE if near else _SAME_SUBJECT
            )
            if enough and positions[other].holder not in holders:
                group.append(other)
        free -= set(group)
        found.append(DisputeCandidate(tuple(positions[i] for i in group)))
    return found


def _near(left: DraftPosition, right: DraftPosition) -> bool:
    return min(abs(a - b) for a in left.sentences for b in right.sentences) <= 1
