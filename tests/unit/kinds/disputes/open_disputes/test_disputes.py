"""What is open in an article, with its sides."""

import pytest

from summarizer.kinds.disputes.choosing import Salience
from summarizer.kinds.disputes.open_disputes.disputes import MOST_DISPUTES, Matter, find_disputes
from summarizer.kinds.disputes.positions.claims import positions_of
from summarizer.kinds.disputes.wording.clauses import Clauses
from summarizer.reading import read
from tests.articles import FERRIES, article


def matters(text: str) -> list[Matter]:
    made = article(text)
    clauses = Clauses(made, read(made))
    return find_disputes(clauses, Salience(made), positions_of(clauses))


def asked(text: str) -> dict[str, list[tuple[str, ...]]]:
    return {matter.question: [side.holders for side in matter.sides] for matter in matters(text)}


def test_a_wish_is_contested_where_another_party_threatens_over_it() -> None:
    crossings = next(m for m in matters(FERRIES) if "cut the night crossings" in m.question)
    assert [side.holders for side in crossings.sides] == [("Norlin Lines",), ("Ilan Voss",)]


@pytest.mark.parametrize(
    "text",
    [
        "Peru praised the harbour of Sund.\nThe sea was calm.\n",
        "Norlin Lines plans to sell the night ferries of Sund in May.\n",
        "Norlin Lines wants to sell the night ferries of Sund.\n",
        "The talks are expected to begin in May.\n",
        "Peru ordered Norlin Lines to sell the night ferries of Sund.\n",
        "If the price of the ferries falls, the harbour of Sund will close.\n",
        "Peru had refused to sell Chile the ferries of Sund.\n",
        "Peru asked whether the ferries of Sund were safe.\n",
    ],
)
def test_a_fact_a_plan_or_a_wish_that_nobody_opposes_opens_nothing(text: str) -> None:
    assert matters(text) == []


def test_a_demand_on_another_party_asks_whether_it_will_be_met() -> None:
    found = asked("Peru urged Chile to open the harbour of Arica to the ferries.\n")
    assert found == {"Will Chile open the harbour of Arica to the ferries?": [("Peru",)]}


def test_what_is_sought_from_somebody_asks_whether_they_will_give_it() -> None:
    found = asked("Norlin Lines seeks $40 million in loans from Peru.\n")
    assert found == {"Will Peru give Norlin Lines $40 million in loans?": [("Norlin Lines",)]}


def test_an_accusation_and_its_denial_are_two_sides() -> None:
    found = asked("Peru accused Chile of hiding the price of the ferries.\nChile has denied these claims.\n")
    assert found == {"Did Chile hide the price of the ferries?": [("Peru",), ("Chile",)]}


def test_what_is_rejected_or_criticised_is_open_where_it_is_of_another_party() -> None:
    assert list(asked("Peru rejected Chile's plan for the harbour.\n")) == [
        "Will Peru accept Chile's plan for the harbour?"
    ]
    assert list(asked("Peru criticised Chile's plan for the harbour.\n")) == [
        "Should Chile's plan for the harbour go ahead?"
    ]


def test_what_is_talked_about_is_not_decided() -> None:
    found = asked("Peru and Chile will hold talks on the future of the ferries of Sund.\n")
    assert list(found) == ["What will be agreed on the future of the ferries of Sund?"]


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (
            "It is unclear whether the ferries of Sund will be sold before Peru leaves its harbour.\n",
            "Will the ferries of Sund be sold before Peru leaves its harbour?",
        ),
        (
            "Peru will hear the crews before a decision is made on whether or not to sell the ferries.\n",
            "Will it be decided to sell the ferries?",
        ),
        (
            "The sale of the ferries requires approval by the state.\n",
            "Will the sale of the ferries get approval by the state?",
        ),
        ("Peru will hold talks with Norlin Lines.\n", "Will the talks with Norlin Lines bring an agreement?"),
    ],
)
def test_what_the_text_itself_leaves_undecided_is_open(text: str, question: str) -> None:
    assert list(asked(text)) == [question]


def test_a_refusal_of_a_past_month_is_over() -> None:
    assert matters("Peru refused to let Chile buy the ferries of Sund in July.\n") == []


def test_who_speaks_of_another_matter_is_no_side() -> None:
    text = (
        "Peru urged Chile to open the harbour of Arica to the ferries.\nOslo wants Rome to sell its opera.\n"
    )
    assert asked(text)["Will Chile open the harbour of Arica to the ferries?"] == [("Peru",)]


def test_what_the_article_calls_contentious_is_open() -> None:
    (found,) = matters("The price of the old ferries remains a point of contention between the ports.\n")
    assert found.question == "What will be agreed on the price of the old ferries?"


def test_what_nobody_has_decided_is_open() -> None:
    (found,) = matters("There has been no decision to sell the ferries of Sund, officials say.\n")
    assert found.question == "Will there be a decision to sell the ferries of Sund?"


def test_an_article_has_a_readable_number_of_disputes_each_once() -> None:
    lines = [f"Peru wants Chile to close harbour {number} in May." for number in range(40)]
    questions = [matter.question for matter in matters("\n".join(lines))]
    assert len(questions) == len(set(questions)) <= MOST_DISPUTES


def test_a_threat_is_asked_about_with_its_condition_or_not_at_all() -> None:
    text = "Peru warned that all ferries will leave the port of Sund if Chile closes the harbour."
    assert list(asked(text)) == ["Will all ferries leave the port of Sund if Chile closes the harbour?"]
    assert asked("Minister Ana Vell warned that all ferries will leave the port of Sund if it does so.") == {}


def test_what_one_side_alone_speaks_about_is_not_shown() -> None:
    demand = "Peru urged Chile to open the harbour of Arica to the ferries.\n"
    assert [(m.shown, m.contested) for m in matters(demand)] == [(False, False)]
    (both,) = matters(f"{demand}Chile refused to open the harbour.\n")
    assert both.contested
    assert [side.holders for side in both.sides] == [("Peru",), ("Chile",)]


def test_what_nobody_has_decided_is_shown_with_whatever_sides_are_sure() -> None:
    (found,) = matters("There has been no decision to sell the ferries of Sund, officials say.\n")
    assert found.shown
    assert found.sides == ()


def test_who_speaks_against_a_side_in_its_own_sentence_is_the_other_side() -> None:
    text = (
        "The price of the old ferries remains a point of contention between Peru and Chile.\n"
        "Peru insists the price of the ferries will fall, but Chile says it did not agree to that in May.\n"
    )
    assert {holder for m in matters(text) for side in m.sides for holder in side.holders} == {"Peru", "Chile"}


def test_who_would_not_say_anything_is_no_side() -> None:
    assert not any(m.sides for m in matters("Minister Ana Vell declined to say whether Peru will leave.\n"))


def holders(text: str) -> dict[str, set[str]]:
    return {m.question: {name for side in m.sides for name in side.holders} for m in matters(text) if m.shown}


def test_an_idea_that_another_party_rejects_in_the_next_sentence_is_open() -> None:
    text = "Norlin Lines plans to sell the night ferries of Sund in May.\nPeru has rejected this idea.\n"
    (question,) = holders(text)
    assert question.startswith("Will Norlin Lines sell the night ferries of Sund")
    assert holders(text)[question] == {"Norlin Lines", "Peru"}


def test_who_rejects_an_offer_of_another_party_is_at_odds_with_it_and_speaks_for_themselves_alone() -> None:
    found = holders("Peru has rejected an offer from Norlin Lines for the ferries of Sund.\n")
    assert list(found.values()) == [{"Peru"}]


def test_what_one_party_tells_of_another_is_no_side_of_the_other() -> None:
    text = (
        "There is no agreement on the ferries yet, as Peru said that Chile refused to pay for the harbour.\n"
    )
    assert all("Chile" not in names for names in holders(text).values())


def test_what_a_body_plans_to_pass_is_no_open_question() -> None:
    assert holders("Parliament is to convene next week to approve the ferry bill of Sund.\n") == {}


def test_a_body_and_what_it_votes_on_have_their_full_names_in_a_question() -> None:
    text = (
        "The House referred H.R. 41, a ferry bill, to its Committee on Harbours.\n"
        "The committee will vote on approving the bill.\n"
    )
    assert list(holders(text)) == ["Will the Committee on Harbours approve H.R. 41?"]


def test_a_body_that_nothing_names_is_not_asked_about() -> None:
    assert holders("The state sold its ferries.\nThe committee will vote on approving the bill.\n") == {}


def test_what_two_are_told_to_do_with_each_other_tells_which_merger_is_meant() -> None:
    text = (
        "Sund Bank and Tarn Bank agreed on Monday to merge the companies.\n"
        "A task force is to discuss details of the merger.\n"
    )
    assert list(holders(text)) == ["What will be agreed on details of the merger of Sund Bank and Tarn Bank?"]


def test_what_is_joined_with_a_helper_of_its_own_has_its_subject_in_a_question() -> None:
    text = "Norlin Lines did not say whether Ana Vell decided to leave or was forced out.\n"
    assert [m.question for m in matters(text)] == ["Did Ana Vell decide to leave or was Ana Vell forced out?"]


def test_a_court_that_refuses_something_settles_it() -> None:
    assert holders("The Sund Court rejected Peru's request for the ferries of Sund.\n") == {}


def test_what_a_plan_does_is_the_side_of_whose_plan_it_is() -> None:
    text = (
        "Chile protested against Peru's plans for the ferries of Sund.\n"
        "The plan would raise the price of the ferries by a half.\n"
    )
    (matter,) = [m for m in matters(text) if m.shown]
    assert [side.clause.text for side in matter.sides if side.holders == ("Peru",)] == [
        "The plan would raise the price of the ferries by a half."
    ]


def test_a_pledge_that_others_are_sceptical_about_is_open() -> None:
    text = (
        "Peru pledged to ensure that the accord is carried out.\n"
        "Chile is sceptical about the deal on the ferries.\n"
    )
    assert holders(text) == {"Will the accord be carried out?": {"Peru", "Chile"}}


def test_a_vote_that_somebody_speaks_against_is_open() -> None:
    text = (
        "Parliament voted for a repeal of the ferry law of Sund.\n"
        "Minister Ana Vell said the repeal would help the islands.\n"
        "Mayor Ilan Voss, however, said the islands would lose their ferries.\n"
    )
    found = holders(text)
    assert list(found) == ["Should there be a repeal of the ferry law of Sund?"]
    assert {"Ana Vell", "Ilan Voss"} <= found["Should there be a repeal of the ferry law of Sund?"]


def test_what_a_body_is_still_to_decide_is_open() -> None:
    assert list(holders("Peru says its parliament will vote on the sale of the ferries of Sund.\n")) == [
        "Will Peru’s parliament approve the sale of the ferries of Sund?"
    ]
    assert holders("Peru says its parliament voted on the sale of the ferries of Sund in May.\n") == {}


def test_what_talks_have_stalled_over_is_open() -> None:
    text = "Talks have stalled over Peru's demand that Chile close the harbour of Arica.\n"
    assert list(holders(text)) == ["Will Chile close the harbour of Arica?"]


def test_who_answers_with_however_is_the_other_side() -> None:
    text = (
        "Peru accused Chile of hiding the price of the ferries.\n"
        "The sea was calm.\n"
        "Minister Ana Vell, however, insisted that the price was known.\n"
    )
    assert holders(text) == {"Did Chile hide the price of the ferries?": {"Peru", "Ana Vell"}}


def test_what_a_party_tells_of_another_is_no_side_of_its_own() -> None:
    text = (
        "Peru has rejected Chile's proposals for the price of the ferries.\n"
        "Chile said Peru would not talk about the price of the ferries.\n"
    )
    (matter,) = [m for m in matters(text) if m.shown]
    assert all("would not talk" not in side.clause.text for side in matter.sides)


def test_whether_talks_with_another_party_bring_an_agreement_is_open_where_they_are_the_news() -> None:
    news = "President Ana Vell of Peru said on Monday that Peru is to hold talks with Chile.\n"
    assert list(holders(news)) == ["Will the talks with Chile bring an agreement?"]
