"""One-to-one matching, as large as possible: nothing found counts for two, nothing in gold is found twice."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

FoundT = TypeVar("FoundT")
GoldT = TypeVar("GoldT")

Pairs = dict[int, int]
"""The number of a gold item by the number of the found item that is the same."""


def matched(found: Sequence[FoundT], gold: Sequence[GoldT], weight: Callable[[FoundT, GoldT], int]) -> Pairs:
    """Return the largest one-to-one matching of items with a weight; heavier pairs are tried first."""
    wanted = []
    for item in found:
        weights = [weight(item, other) for other in gold]
        wanted.append(sorted(filter(weights.__getitem__, range(len(gold))), key=lambda g: -weights[g]))
    holders: dict[int, int] = {}
    for number in range(len(wanted)):
        _place(number, wanted, holders)
    return {holder: taken for taken, holder in holders.items()}


def _place(newcomer: int, wanted: Sequence[Sequence[int]], holders: dict[int, int]) -> None:
    """Give the newcomer a gold item, moving others to another they want where that frees one.

    This is Kuhn's augmenting path, without recursion, which a brief of thousands of items would exhaust.
    """
    seen: set[int] = set()
    path: list[tuple[int, Iterator[int]]] = [(newcomer, iter(wanted[newcomer]))]
    asked: list[int] = []
    while path:
        item = next((g for g in path[-1][1] if g not in seen), None)
        if item is None:
            path.pop()
            if asked:
                asked.pop()
            continue
        seen.add(item)
        asked.append(item)
        if item not in holders:
            holders.update((g, mover) for g, (mover, _) in zip(asked, path, strict=True))
            return
        path.append((holders[item], iter(wanted[holders[item]])))
