"""Invented statements beside the gist of an invented gold item."""

import pytest

from summarizer.evaluation import Gists, Wanted
from summarizer.text import split_sentences

ARTICLE = """\
Norlin Lines wants to cut the night crossings between Sund and Tarn in March. The crews' union has rejected \
the plan and will strike if a single crossing goes. Norlin Lines says the night crossings lost 4 million \
kroner last year. Minister Tove Brandt told the union that the state would not pay for the crossings. \
Norlin Lines has offered to keep the weekend crossings and to hire 20 pilots. The union wants the talks \
with Norlin Lines to be held in Tarn.
"""
PARTIES = (("Norlin Lines", "Norlin"), ("the crews' union", "the union"), ("Norway", "Tove Brandt"))
PLAN = Wanted(
    "Norlin plans to end the night crossings in March.",
    "Norlin Lines wants to cut the night crossings between Sund and Tarn in March.",
    "Norlin Lines",
)
OFFER = Wanted(
    "Norlin would keep the weekend crossings and take on 20 more pilots, the paper reports.",
    "Norlin Lines has offered to keep the weekend crossings and to hire 20 pilots.",
    "Norlin Lines",
)
NO_PAY = Wanted(
    "The state refuses to pay for the crossings.",
    "Minister Tove Brandt told the union that the state would not pay for the crossings.",
    "Norway",
)


@pytest.fixture(scope="module")
def gists() -> Gists:
    return Gists([ARTICLE[s.start : s.end] for s in split_sentences(ARTICLE)], PARTIES)


@pytest.mark.parametrize(
    ("statement", "wanted"),
    [
        ("Norlin plans to end the night crossings in March.", PLAN),
        ("From March, Norlin would stop the night crossings between Sund and Tarn.", PLAN),
        ("The ferry operator seeks fewer night crossings in March.", PLAN),
        ("Norlin is ready to keep the weekend crossings.", OFFER),
        ("Norlin will hire 20 pilots.", OFFER),
        ("Norway is not going to pay for the crossings.", NO_PAY),
    ],
    ids=["its words", "the article's words", "no name", "the first half", "the second half", "another no"],
)
def test_a_statement_in_other_words_says_what_gold_says(statement: str, wanted: Wanted, gists: Gists) -> None:
    assert gists.fault(statement, wanted) is None


@pytest.mark.parametrize(
    ("statement", "wanted", "fault"),
    [
        ("", PLAN, "says nothing"),
        ("Norlin Lines wants it.", PLAN, "does not say “night”, “crossings”, “March”"),
        (
            "The union wants the talks to be held in Tarn.",
            PLAN,
            "does not say “night”, “crossings”, “March”",
        ),
        ("Norlin will hire 30 pilots.", OFFER, "says “30”"),
        ("Norway will pay for the crossings.", NO_PAY, "leaves out “refuses”, which is in the sentence"),
        (ARTICLE, OFFER, "says "),
    ],
    ids=["nothing", "no matter", "another sentence", "another figure", "the contrary", "everything"],
)
def test_a_statement_of_something_else_does_not(
    statement: str, wanted: Wanted, fault: str, gists: Gists
) -> None:
    assert (gists.fault(statement, wanted) or "").startswith(fault)


def test_a_figure_may_come_from_other_sentences_that_a_claim_cites(gists: Gists) -> None:
    statement = "Norlin plans to end all 9 night crossings in March."
    assert gists.fault(statement, PLAN) == "says “9”"
    assert gists.fault(statement, PLAN, "There are 9 crossings a night.") is None


def test_a_question_has_to_ask(gists: Gists) -> None:
    wanted = Wanted("Are the night crossings cut?", PLAN.evidence, asks=True)
    assert gists.fault("Will Norlin cut the night crossings?", wanted) is None
    assert gists.fault("Whether the night crossings are cut", wanted) is None
    assert gists.fault("Norlin will cut the night crossings.", wanted) == "asks nothing"


def test_a_question_affirms_nothing(gists: Gists) -> None:
    wanted = Wanted("Will the state pay for the crossings?", NO_PAY.evidence, asks=True)
    assert gists.fault("Will the state pay for the crossings?", wanted) is None


def test_gold_without_a_gist_asks_for_nothing(gists: Gists) -> None:
    assert gists.fault("", Wanted("", PLAN.evidence)) is None


def test_a_clause_without_a_word_of_its_own_is_not_said_by_anything(gists: Gists) -> None:
    wanted = Wanted("Norlin wants to end the night crossings, and will.", PLAN.evidence, "Norlin Lines")
    assert gists.fault("The union wants talks in Tarn.", wanted) is not None
    assert gists.fault("Norlin ends the night crossings.", wanted) is None
    assert gists.fault("The union wants talks.", Wanted("Norlin will.", PLAN.evidence, "Norlin Lines"))


def test_words_that_every_sentence_has_say_little() -> None:
    wanted = Wanted("The harbour dues double.", "In May the harbour dues double in Sund, the council said.")
    sentences = [f"The harbour of Sund is number {number}, the council said." for number in range(9)]
    assert Gists([*sentences, wanted.evidence], ()).fault("The harbour is in Sund.", wanted) == (
        "does not say “dues”, “double”"
    )
    assert Gists([wanted.evidence], ()).fault("The harbour dues are in Sund.", wanted) is None
