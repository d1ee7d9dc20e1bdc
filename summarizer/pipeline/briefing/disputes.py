"""Positions that belong to one open question: of different holders, on one subject."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.domain import DraftPosition, StatementKind
from summarizer.pipeline.briefing.subjects import Subject, likeness, rarity, subject_of

_CONTENTIOUS: dict[StatementKind, int] = {"refuses": 4, "denies": 4, "demands": 3, "warns": 2, "offers": 1}
"""How strongly a kind speaks for something being open; what is agreed or merely thought opens nothing."""
_UNCERTAIN = re.compile(
    r"\b(?:will|would|could|may|might|if|whether|expect\w*|intent\w*|plan\w*|not|no|question|agreement|understanding)\b"
)
_SAME_SUBJECT = 0.35
_SAME_SUBJECT_BESIDE = 0.2
"""Neighbouring sentences are about one thing more often than distant ones."""
_MOST_SEEDS = 100
"""Each is compared with every position, and few of them are shown."""
MOST_DISPUTES = 6
"""A reader's measure: more open questions than this in one article are shades of the same."""


@dataclass(frozen=True)
class DisputeCandidate:
    """Positions that answer one question differently; the first is the most contentious."""

    positions: tuple[DraftPosition, ...]


def find_disputes(positions: Sequence[DraftPosition]) -> list[DisputeCandidate]:
    """Return groups of positions, the most contentious first, each position in one group at most.

    A group has one position of each holder. What a holder says again on the same subject belongs to
    the group and opens no second one.
    """
    names = subject_of(" ".join(name for position in positions for name in position.holders))
    subjects = [subject_of(position.statement) - names for position in positions]
    weights = rarity(subjects)
    seeds = _seeds(positions)
    free = set(range(len(positions)))
    found: list[list[int]] = []
    for seed in seeds[:_MOST_SEEDS]:
        if seed in free:
            group = [seed, *_answers(seed, positions, subjects, weights, free - {seed})]
            free -= set(group)
            found.append(group)
    found.sort(key=lambda group: -len({positions[i].holders for i in group}))
    return [DisputeCandidate(_one_each(group, positions)) for group in found[:MOST_DISPUTES]]


def _seeds(positions: Sequence[DraftPosition]) -> list[int]:
    """Return the positions that open something, the most contentious first.

    Where nobody demands, refuses, warns or offers, what is left uncertain is what is open.
    """
    contentious = [i for i, position in enumerate(positions) if position.kind in _CONTENTIOUS]
    if not contentious:
        return [i for i, position in enumerate(positions) if _UNCERTAIN.search(position.statement)]
    return sorted(contentious, key=lambda i: (-_CONTENTIOUS[positions[i].kind], i))


def _answers(
    seed: int,
    positions: Sequence[DraftPosition],
    subjects: Sequence[Subject],
    weights: dict[str, float],
    free: set[int],
) -> list[int]:
    """Return the positions on the subject of the seed, the closest first."""
    close = {i: likeness(subjects[seed], subjects[i], weights) for i in free}
    fits = [i for i in free if close[i] >= _needed(positions[seed], positions[i])]
    return sorted(fits, key=lambda i: (-close[i], i))


def _needed(seed: DraftPosition, other: DraftPosition) -> float:
    """Return how alike two positions must be to answer one question."""
    distance = min(abs(a - b) for a in seed.sentences for b in other.sentences)
    contrast = other.kind in _CONTENTIOUS and other.holders != seed.holders
    if distance == 0 and contrast:
        return 0.0  # "The US insists …, but Baghdad says it did not agree to that"
    return _SAME_SUBJECT_BESIDE if distance <= 1 else _SAME_SUBJECT


def _one_each(group: Sequence[int], positions: Sequence[DraftPosition]) -> tuple[DraftPosition, ...]:
    sides: dict[tuple[str, ...], DraftPosition] = {}
    for i in group:
        sides.setdefault(positions[i].holders, positions[i])
    return tuple(sides.values())
