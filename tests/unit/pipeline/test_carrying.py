"""The sentences that carry a claim: few, in order, each for words that the others lack."""

import pytest

from summarizer.pipeline.carrying import Carriers

SENTENCES = (
    "Norlin Lines wants to cut the night crossings in March.",
    "The minister visited Tarn on Monday.",
    "Norlin Lines lost four million euros last year.",
    "The crews of Norlin Lines own a share of the company.",
    "She said that the state would not pay.",
)


@pytest.mark.parametrize(
    ("claim", "places"),
    [
        ("Norlin Lines is cutting night crossings.", (0,)),
        ("The crews own a share.", (3,)),
        ("The state does not pay, the minister said in Tarn.", (1, 4)),
        ("Norlin lost euros, and its crews own a share of it.", (2, 3)),
        ("Zebras graze.", ()),
        ("", ()),
    ],
)
def test_each_sentence_adds_words_of_the_claim(claim: str, places: tuple[int, ...]) -> None:
    assert Carriers(SENTENCES).best(claim) == places


def test_no_more_than_three_sentences_are_shown() -> None:
    assert len(Carriers(SENTENCES).best(" ".join(SENTENCES))) == 3


def test_of_equal_sentences_the_first_counts() -> None:
    assert Carriers(("Crews left.", "Crews left.")).best("Crews left.") == (0,)


def test_an_article_without_sentences_carries_nothing() -> None:
    assert Carriers(()).best("Crews left.") == ()
