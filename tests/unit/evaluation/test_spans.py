from hypothesis import given
from hypothesis import strategies as st

from summarizer.evaluation.spans import located, overlap

TEXT = "abab abab"
spans = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 30)).map(lambda p: (p[0], p[0] + p[1])), max_size=4
)


def test_evidence_counts_wherever_it_stands() -> None:
    assert located("abab", TEXT) == [(0, 4), (5, 9)]
    assert located("ab", "ababab") == [(0, 2), (2, 4), (4, 6)]
    assert located("aa", "aaa") == [(0, 2), (1, 3)]


def test_evidence_that_is_not_there_has_no_place() -> None:
    assert located("ba b", TEXT) == []
    assert located("", TEXT) == []
    assert located((5, 10), TEXT) == []
    assert located((5, 9), TEXT) == [(5, 9)]


@given(spans, spans)
def test_overlap_knows_no_side_and_every_span_overlaps_itself(
    left: list[tuple[int, int]], right: list[tuple[int, int]]
) -> None:
    assert overlap(left, right) == overlap(right, left)
    assert overlap(left, left) == max((end - start for start, end in left), default=0)


def test_touching_spans_share_nothing() -> None:
    assert overlap([(0, 10)], [(10, 20)]) == 0
    assert overlap([(0, 10)], [(5, 15)]) == 5
    assert overlap([(0, 10)], [(6, 16)]) == 0
    assert overlap([(0, 10)], [(6, 8)]) == 2
