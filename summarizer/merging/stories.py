"""Which briefs belong to one story: by their parties, their words, and when they were published.

Briefs are joined pair by pair, the most alike first, as long as the two sides are alike on average
(average linkage over tf-idf vectors), so that one article between two stories does not make them one.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from summarizer.domain.disputes import DisputeBrief
from summarizer.merging.grouping import neighbours
from summarizer.merging.material import said
from summarizer.merging.names import Parties
from summarizer.merging.statements import read_statement

ALIKE = 0.07
"""Mean likeness from which two groups of briefs are one story; see `benchmarks/stories.py`."""
_PARTY = 2.0
"""How much a party counts beside a word."""
_HALF_LIFE_DAYS = 365
"""The time between two groups after which they have to be twice as alike."""
_NAMED = 3
"""Parties that name a story without titles."""

Vector = Mapping[str, float]


@dataclass(frozen=True)
class Story:
    """The briefs of one story in order of publication, and what it is called: the title most like all."""

    title: str
    briefs: tuple[DisputeBrief, ...]


@dataclass(frozen=True)
class _Group:
    """Briefs by number, the sum of their vectors, and the days between which they were published."""

    members: tuple[int, ...]
    vector: Vector
    first: int | None
    last: int | None


def find_stories(briefs: Iterable[DisputeBrief]) -> list[Story]:
    """Return the stories of briefs, the largest first; their order does not matter."""
    ordered = sorted(briefs, key=_rank)
    vectors = list(_vectors(ordered))
    groups = _joined(
        [_single(number, *each) for number, each in enumerate(zip(ordered, vectors, strict=True))],
        neighbours([frozenset(vector) for vector in vectors]),
    )
    found = [
        Story(title_of([ordered[n] for n in group.members]), tuple(ordered[n] for n in sorted(group.members)))
        for group in groups
    ]
    return sorted(found, key=lambda story: (-len(story.briefs), _rank(story.briefs[0])))


def title_of(briefs: Sequence[DisputeBrief]) -> str:
    """Return the title that shares most with what all the briefs tell; the main parties without titles."""
    titles = sorted({brief.source.title for brief in briefs if brief.source.title})
    if titles:
        told = (frozenset().union(*_claims(brief)) for brief in briefs)
        known = Counter(word for words in told for word in words)
        return max(titles, key=lambda title: _commonness(title, known))
    who = Parties((party.name, party.aliases) for brief in briefs for party in brief.parties)
    named = Counter(name for brief in briefs for name in {who.of(party.name) for party in brief.parties})
    names = sorted(named, key=lambda name: (-named[name], name))[:_NAMED]
    return ", ".join(names) or briefs[0].source.name


def _commonness(title: str, known: Mapping[str, int]) -> float:
    """Return how many briefs tell a word of a title, on average over its words; a long one says more."""
    stems = read_statement(title).stems
    return sum(known.get(stem, 0) for stem in stems) / math.sqrt(len(stems) or 1)


def _rank(brief: DisputeBrief) -> tuple[bool, str, str]:
    published = brief.source.published.value
    return published is None, str(published), brief.source.content_hash


def _claims(brief: DisputeBrief) -> Iterator[frozenset[str]]:
    """Yield the stems of each position, event and dispute."""
    claims = (*brief.positions, *brief.timeline, *brief.open_disputes)
    return (read_statement(said(claim)).stems for claim in claims)


def _words(brief: DisputeBrief) -> Iterator[str]:
    """Yield the stems of what a brief tells, each as often as it is told."""
    yield from read_statement(brief.source.title or "").stems
    for claim in brief.claims():
        yield from read_statement(said(claim)).stems
        for evidence in claim.evidence:
            yield from read_statement(evidence.quote).stems


def _vectors(briefs: Sequence[DisputeBrief]) -> Iterator[Vector]:
    """Yield each brief as a vector of length 1: rare words and parties count most."""
    parties = Parties((party.name, party.aliases) for brief in briefs for party in brief.parties)
    told = []
    for brief in briefs:
        counts = Counter(_words(brief))
        named = {f"={parties.of(party.name)}" for party in brief.parties}
        told.append(
            {word: 1 + math.log(count) for word, count in counts.items()} | dict.fromkeys(named, _PARTY)
        )
    often = Counter(word for weights in told for word in weights)
    for weights in told:
        rare = {word: weight * math.log(1 + len(briefs) / often[word]) for word, weight in weights.items()}
        length = math.sqrt(sum(weight * weight for weight in rare.values())) or 1.0
        yield {word: weight / length for word, weight in rare.items()}


def _single(number: int, brief: DisputeBrief, vector: Vector) -> _Group:
    day = brief.source.published.value.toordinal() if brief.source.published.value else None
    return _Group((number,), vector, day, day)


def _joined(groups: Sequence[_Group], pairs: Iterable[tuple[int, int]]) -> list[_Group]:
    """Join the two groups that are most alike until none are alike enough; only neighbours are compared."""
    known = dict(enumerate(groups))
    near: dict[int, set[int]] = {number: set() for number in known}
    queue: list[tuple[float, int, int]] = []
    for one, other in pairs:
        near[one].add(other)
        near[other].add(one)
        queue.append((-_alike(known[one], known[other]), one, other))
    heapify(queue)
    while queue and -queue[0][0] >= ALIKE:
        _, one, other = heappop(queue)
        if one not in known or other not in known:
            continue  # one of them has been joined to another group since
        number = len(near)
        around = {each for each in near[one] | near[other] if each in known} - {one, other}
        known[number] = _both(known.pop(one), known.pop(other))
        near[number] = around
        for each in around:
            near[each].add(number)
            heappush(queue, (-_alike(known[number], known[each]), each, number))
    return list(known.values())


def _both(one: _Group, other: _Group) -> _Group:
    vector = dict(one.vector)
    for word, weight in other.vector.items():
        vector[word] = vector.get(word, 0.0) + weight
    days = [day for day in (one.first, one.last, other.first, other.last) if day is not None]
    return _Group((*one.members, *other.members), vector, min(days, default=None), max(days, default=None))


def _alike(one: _Group, other: _Group) -> float:
    """Return the mean likeness of the briefs of two groups, less for the time that lies between them."""
    short, long = sorted((one.vector, other.vector), key=len)
    shared = sum(weight * long.get(word, 0.0) for word, weight in short.items())
    mean = shared / (len(one.members) * len(other.members))
    return mean * math.exp2(-_days_between(one, other) / _HALF_LIFE_DAYS)


def _days_between(one: _Group, other: _Group) -> int:
    """Return the days between two groups, 0 where they overlap or a date is not known."""
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return 0
    return max(0, one.first - other.last, other.first - one.last)
