"""Places in the article: where gold evidence stands, and whether two claims rest on the same words."""

from collections.abc import Iterable, Iterator, Sequence

from summarizer.domain.gold import Offsets

SHORTEST_SPAN = 10
"""Fewer characters ("Iraq") stand in too many places to prove that the same thing is meant."""


def located(evidence: str | Offsets, text: str) -> list[Offsets]:
    """Return every place where gold evidence stands, overlapping ones too; none where it does not."""
    if not isinstance(evidence, str):
        return inside([evidence], text)
    return [(start, start + len(evidence)) for start in _occurrences(evidence, text)] if evidence else []


def inside(spans: Iterable[Offsets], text: str) -> list[Offsets]:
    """Return the spans that lie in the text and hold something."""
    return [(start, end) for start, end in spans if 0 <= start < end <= len(text)]


def usable(spans: Iterable[Offsets], text: str, longest: int) -> list[Offsets]:
    """Return the spans that prove something: no single word, and not half of the article."""
    return [(start, end) for start, end in inside(spans, text) if SHORTEST_SPAN <= end - start <= longest]


def overlap(left: Sequence[Offsets], right: Sequence[Offsets]) -> int:
    """Return the most characters that a pair of spans shares, counting half of the shorter one or more."""
    return max((_shared(one, other) for one in left for other in right), default=0)


def _shared(one: Offsets, other: Offsets) -> int:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    shorter = min(one[1] - one[0], other[1] - other[0])
    return shared if shared > 0 and 2 * shared >= shorter else 0


def _occurrences(words: str, text: str) -> Iterator[int]:
    start = text.find(words)
    while start >= 0:
        yield start
        start = text.find(words, start + 1)
