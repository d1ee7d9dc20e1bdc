from summarizer.merging.grouping import grouped


def test_alike_items_that_share_a_mark_are_one_group() -> None:
    groups = grouped(["ab", "ac", "xb"], lambda item: item, lambda one, other: one[0] == other[0])
    assert groups == [["ab", "ac"], ["xb"]]


def test_items_without_a_common_mark_are_never_compared() -> None:
    def refuse(one: str, other: str) -> bool:
        raise AssertionError((one, other))

    assert grouped(["a", "b"], lambda item: item, refuse) == [["a"], ["b"]]
