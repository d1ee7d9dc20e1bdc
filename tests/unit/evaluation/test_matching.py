from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from summarizer.evaluation.matching import matched

SIZE = 5
weights = st.lists(st.lists(st.integers(0, 3), min_size=SIZE, max_size=SIZE), max_size=SIZE)


@given(weights)
def test_no_matching_is_larger(table: list[list[int]]) -> None:
    pairs = matched(range(len(table)), range(SIZE), lambda f, g: table[f][g])
    largest = max(
        sum(table[f][g] > 0 for f, g in enumerate(order[: len(table)])) for order in permutations(range(SIZE))
    )
    assert len(pairs) == largest
    assert len(set(pairs.values())) == len(pairs)
    assert all(table[f][g] > 0 for f, g in pairs.items())


def test_the_heavier_pair_is_preferred() -> None:
    assert matched([0], [0, 1, 2], lambda _, g: [1, 5, 5][g]) == {0: 1}


def test_an_item_makes_room_for_another() -> None:
    wanted = {0: {0: 9, 1: 1}, 1: {0: 1}}
    assert matched([0, 1], [0, 1], lambda f, g: wanted[f].get(g, 0)) == {0: 1, 1: 0}


def test_thousands_may_have_to_move() -> None:
    size = 3_000

    def chained(found: int, gold: int) -> int:
        """Want the item before, then one's own; the last wants the first only, so that all move."""
        last = found == size - 1
        return int(gold == 0) if last else 2 * (gold == found) + (gold == found + 1)

    assert len(matched(range(size), range(size), chained)) == size
