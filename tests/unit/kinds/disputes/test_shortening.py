"""What may be left out of a clause."""

import pytest

from summarizer.kinds.disputes.shortening import only_leaves_out

TOLD = "Norlin Lines may sell three old ferries, built in Tarn, to the port of Sund if the crews agree."


@pytest.mark.parametrize(
    "short",
    [
        TOLD,
        "Norlin Lines may sell three ferries, built in Tarn, to the port of Sund if the crews agree.",
    ],
)
def test_words_without_weight_may_be_left_out(short: str) -> None:
    assert only_leaves_out(short, TOLD)


@pytest.mark.parametrize(
    "short",
    [
        "Norlin Lines sell three old ferries, built in Tarn, to the port of Sund if the crews agree.",
        "Norlin Lines may sell three old ferries, built in Tarn, to the port of Sund.",
        "Norlin Lines may sell three old ferries to the port of Sund if the crews agree.",
        "Norlin Lines may sell old ferries, built in Tarn, to the port of Sund if the crews agree.",
        "Norlin Lines may sell three old ferries, built in Tarn, to port of Sund if crews agree.",
        "If the crews agree, Norlin Lines may sell three old ferries, built in Tarn.",
        "Norlin Lines may sell three very old ferries.",
        "",
    ],
)
def test_nothing_is_moved_or_added_and_nothing_lost_that_the_meaning_hangs_on(short: str) -> None:
    assert not only_leaves_out(short, TOLD)


def test_the_end_of_a_sentence_may_go_with_its_names() -> None:
    assert only_leaves_out("Ana Vell left the port.", "Ana Vell left the port after a walk with Tove Brandt.")
