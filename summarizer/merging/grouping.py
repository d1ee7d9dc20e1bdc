"""Grouping by likeness: each item joins the first group whose first item is alike, else it opens one."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import chain, islice
from typing import TypeVar

ItemT = TypeVar("ItemT")

_TRIED = 10_000
_LEAST_TRIED = 3
"""Pairs of items that are looked at closely: in all, and at least for each item."""
_SEEN = 200_000
_LEAST_SEEN = 60
"""Entries of the index that are read: in all, and at least for each item."""


class Nearest:
    """Items by their marks; asked for those nearest to an item, it reads the rarest marks first.

    All the items of a small story are compared; in a large one, the work for each has a bound.
    """

    def __init__(self, marks: Sequence[frozenset[Hashable]]) -> None:
        """Count how rare each mark is among all items; no item is in the index yet."""
        self._marks = marks
        self._tried = max(_LEAST_TRIED, _TRIED // max(1, len(marks)))
        self._seen = max(_LEAST_SEEN, _SEEN // max(1, len(marks)))
        often = Counter(mark for own in marks for mark in own)
        rarest = sorted(often, key=lambda mark: (often[mark], str(mark)))
        self._rank = {mark: rank for rank, mark in enumerate(rarest)}
        self._index: defaultdict[Hashable, list[int]] = defaultdict(list)

    def add(self, item: int, name: int) -> None:
        """Put an item, by its number, under a name of its own, such as the number of its group."""
        for mark in self._marks[item]:
            self._index[mark].append(name)

    def of(self, marks: Iterable[Hashable]) -> list[int]:
        """Return the names of the items nearest to these marks, the nearest first."""
        rarest = sorted((mark for mark in marks if mark in self._index), key=self._rank.__getitem__)
        shared = Counter(islice(chain.from_iterable(map(self._index.__getitem__, rarest)), self._seen))
        return [name for name, _ in shared.most_common(self._tried)]


def grouped(
    items: Sequence[ItemT],
    marks: Callable[[ItemT], Iterable[Hashable]],
    alike: Callable[[ItemT, ItemT], bool],
) -> list[list[ItemT]]:
    """Return groups of items; only items that share a mark are compared. The order of items counts."""
    groups: list[list[ItemT]] = []
    own = [frozenset(marks(item)) for item in items]
    nearest = Nearest(own)
    for number, item in enumerate(items):
        near = nearest.of(own[number])
        home = next((groups[name] for name in near if alike(groups[name][0], item)), None)
        if home is not None:
            home.append(item)
            continue
        nearest.add(number, len(groups))
        groups.append([item])
    return groups


def neighbours(marks: Sequence[frozenset[Hashable]]) -> list[tuple[int, int]]:
    """Return the pairs of items, by number, of which one is among the nearest of the other."""
    nearest = Nearest(marks)
    for number in range(len(marks)):
        nearest.add(number, number)
    pairs = {
        (min(number, other), max(number, other))
        for number, own in enumerate(marks)
        for other in nearest.of(own)
        if other != number
    }
    return sorted(pairs)
