"""What the reading knows as claims in the article's words."""

import pytest

from summarizer.kinds.disputes.positions.claims import Held, positions_of
from summarizer.kinds.disputes.wording.clauses import Clauses
from summarizer.reading import read
from tests.articles import article


def positions(text: str) -> list[Held]:
    made = article(text)
    return positions_of(Clauses(made, read(made)))


def said(text: str) -> list[tuple[tuple[str, ...], str, str]]:
    return [(each.holders, each.kind, each.clause.text) for each in positions(text)]


def test_what_a_body_was_set_up_for_is_no_plan_of_its_own() -> None:
    assert positions("A task force of Norlin Lines was set up to discuss fares of Sund in May 2026.") == []


def test_what_a_party_wants_is_its_clause() -> None:
    assert said("Reuters reported that Peru wants to close the port of Sund in May.") == [
        (("Peru",), "plans", "Peru wants to close the port of Sund in May.")
    ]


def test_who_tells_of_a_position_vouches_for_it() -> None:
    (held,) = positions("Four officials said that Peru wants to close the port of Sund.")
    assert (held.attribution.according_to, held.attribution.certainty) == ("Four officials", "reported")


def test_several_hold_what_they_agreed_together() -> None:
    assert said("Peru and France agreed to share the harbour of Sund.") == [
        (("Peru", "France"), "agrees", "Peru and France agreed to share the harbour of Sund.")
    ]


def test_what_one_party_says_that_another_wants_is_the_others_as_it_tells() -> None:
    (held,) = positions("The Norlin company attacked Peru.\nPeru said that Norlin wants to close the port.")[
        -1:
    ]
    assert held.clause.text == "Norlin wants to close the port."
    assert held.attribution.according_to == "Peru"


def test_no_comment_is_no_position() -> None:
    assert said("Swedish officials declined to comment.") == []


def test_who_only_judges_something_says_so() -> None:
    assert said("Norlin Lines criticised Peru for a plan to close the port of Sund.") == [
        (
            ("Norlin Lines",),
            "says",
            "Norlin Lines criticised Peru for a plan to close the port of Sund.",
        )
    ]


def test_a_share_of_a_group_stays_in_its_words() -> None:
    texts = [text for _, _, text in said("Lund asked voters. Eight of ten voters said they had left.")]
    assert "[Voters] had left." not in texts


def test_a_survey_of_somebody_is_not_theirs() -> None:
    holders = [who for who, _, _ in said("A survey of voters shows that the Norlin Party leads in Sund.")]
    assert ("voters",) not in holders


def test_who_speaks_for_a_body_without_a_name_is_told() -> None:
    (held,) = positions("Peru closed its ports. A Peruvian official said that the port of Sund was lost.")
    assert held.attribution.according_to == "A Peruvian official"


def test_a_question_is_no_position() -> None:
    assert said("“Will the port of Sund ever open again?” Ada Lund asked. Ada Lund left.") == []


def test_what_others_shall_do_is_no_position_of_theirs() -> None:
    assert said("The council insisted that the union agree to the cuts in Sund.") == []


def test_who_takes_people_in_agrees_to_nothing() -> None:
    assert said("Peru had accepted 300 refugees from Chile.") == []


def test_who_has_not_sought_something_refuses_nothing() -> None:
    assert said("Norlin Lines has not sought aid from Peru.") == []


def test_what_somebody_needs_to_do_is_no_plan() -> None:
    assert said("Peru needs to leave the port of Sund soon.") == []


def test_half_a_sentence_with_anothers_view_is_nobodys_position() -> None:
    text = "Peru says its ships are needed in Sund, but Chile says it did not agree to that in May."
    assert [holders for holders, _, told in said(text) if "Peru says" in told and "Chile" in holders] == []


def test_who_speaks_together_is_not_lost_behind_an_apposition() -> None:
    text = "Ada Lund, a docker, and Ana Vell, the head of the union, said the port of Sund is safe."
    assert [holders for holders, _, _ in said(text)] == [("Ada Lund", "Ana Vell")]


@pytest.mark.parametrize(
    "text",
    [
        "Norlin Lines had been reluctant to sell Peru the ferries of Sund.",
        "Minister Ana Vell has campaigned for John Brandt in Sund.",
        "Another view is offered by Ana Vell, a harbour expert of Sund.",
        "Minister Ana Vell met Otto Brandt.\nVell said he refused to follow her orders.",
    ],
)
def test_what_is_only_told_of_somebody_is_no_act_or_word_of_theirs(text: str) -> None:
    assert said(text) == []


def test_for_whom_something_is_said_stays_with_it() -> None:
    text = "For crews of old ferries, Ana Vell said that the boats can be sold."
    assert [told for _, _, told in said(text)] == [text]


def test_what_is_said_of_somebody_in_a_quotation_is_no_plan_of_theirs() -> None:
    (found,) = positions("Ana Vell said: “Norlin Lines will sell the night ferries of Sund.”")
    assert found.holders == ("Ana Vell",)


def test_who_gives_up_what_they_wanted_makes_an_offer() -> None:
    text = "Peru has dropped its demand that France pay for the port.\nNorlin Lines renounced all strikes."
    assert [(holders, kind) for holders, kind, _ in said(text)] == [
        (("Peru",), "offers"),
        (("Norlin Lines",), "offers"),
    ]


def test_an_agreement_is_its_partners_and_one_that_is_near_is_only_planned() -> None:
    assert [
        (holders, kind) for holders, kind, _ in said("A deal between Peru and France ended the strike.")
    ] == [(("Peru", "France"), "agrees")]
    assert [
        (holders, kind) for holders, kind, _ in said("Peru and France are closing in on a deal on the port.")
    ] == [(("Peru", "France"), "plans")]


def test_quoted_words_without_a_verb_are_no_position() -> None:
    assert said("Ada Lund met the crews.\n“Harbours, baby,” Lund told the minister of Peru.") == []


def test_the_articles_comment_beside_what_a_party_says_is_not_its_own() -> None:
    text = "Peru wants to sell the port of Sund, and the sale is troubling the crews."
    assert [text for _, _, text in said(text)] == ["Peru wants to sell the port of Sund."]


def test_what_somebody_had_said_before_is_told_as_that() -> None:
    assert [text for _, _, text in said("Peru had warned that the port of Sund would close.")] == [
        "Peru had warned that the port of Sund would close."
    ]


def test_quoted_words_to_somebody_whom_they_do_not_name_are_no_position() -> None:
    assert said("Ada Lund met the crews.\n“You want to sell the port of Sund to Peru,” said Lund.") == []


def test_what_a_statement_calls_something_is_a_position_of_who_made_it() -> None:
    text = "Ada Lund released a statement calling the sale of the port “a shame for all crews”."
    assert [(holders, kind) for holders, kind, _ in said(text)] == [(("Ada Lund",), "says")]


@pytest.mark.parametrize(
    "text",
    [
        "Norlin Lines announced the move on Monday.",
        "Norlin Lines will find it hard to sell the port of Sund.",
        "Norlin Lines offered some advice to the crews of Sund.",
    ],
)
def test_what_tells_nothing_of_what_somebody_wants_is_no_position(text: str) -> None:
    assert said(text) == []


def test_who_stands_behind_a_quotation_says_it() -> None:
    text = "Peru rejected the plan.\n“The port of Sund is lost to the crews,” Ada Lund, a docker of Sund."
    assert said(text)[-1][2] == "“The port of Sund is lost to the crews.”"
    assert said(text)[-1][0] == ("Ada Lund",)


def test_what_somebody_seeks_beside_what_others_do_is_told_alone() -> None:
    text = "Peru has seen attacks on the boats of France, with the union seeking to close the port of Sund."
    assert said("The union met.\n" + text)[-1] == (
        ("union",),
        "plans",
        "The union [is] seeking to close the port of Sund.",
    )


def test_what_somebody_may_do_is_who_thinks_so() -> None:
    assert said("Ada Lund is the mayor.\nPeru could accept a tax on ferries, Ada Lund said.") == [
        (("Ada Lund",), "says", "Peru could accept a tax on ferries.")
    ]


def test_what_comes_to_somebody_is_no_plan_of_theirs() -> None:
    assert said("Norlin Lines is a company.\nNorlin Lines will receive a loan from Peru in May 2027.") == []


def test_what_the_speaker_does_not_say_is_no_part_of_what_is_said() -> None:
    told = "Norlin Lines confirmed that Ada Lund, 49, had left the company, but did not say why she left."
    assert [text for _, _, text in said(told)] == ["Ada Lund, 49, had left [Norlin Lines]."]


def test_a_second_that_goes_with_the_first() -> None:
    told = "Peru said that a “kind” letter had been handed over and that Chile would study the letter."
    assert [text for _, _, text in said(told)] == [
        "A “kind” letter had been handed over and Chile would study the letter."
    ]


def test_who_tells_is_not_pointed_at() -> None:
    (held,) = positions("Peru has dropped its demand for a new port, these officials said.")
    assert held.attribution.according_to == "officials"


def test_who_tells_keeps_what_tells_who_they_are() -> None:
    (held,) = positions("Peru has dropped its demand for a new port, the witnesses of the vote said.")
    assert held.attribution.according_to == "the witnesses of the vote"


def test_a_name_in_a_quoted_title_is_not_who_says_the_rest() -> None:
    told = "Ana Vell is a singer.\nOro Tamm's essay, “Ana, tell your story,” is very thoughtful."
    assert said(told) == []


def test_what_others_say_beside_it_is_no_part_of_what_is_said() -> None:
    told = "Peru stressed that the port was not ready, and dockers of Sund warned that Chile was leaving."
    assert ("says", "The port was not ready.") in [(kind, text) for _, kind, text in said(told)]


def test_a_time_is_not_who_they_are() -> None:
    assert said("“At the time, they did not grant a single visa to Peru,” Ada Lund said.") == []


def test_whom_something_is_done_to_is_not_who_does_it() -> None:
    text = (
        "Mayor Ada Lund opened the harbour on Monday.\n"
        "Director Emil Vell thanked Lund for the harbour and called her a friend of the ferries.\n"
    )
    (called,) = [statement for _, _, statement in said(text) if "friend" in statement]
    assert "Lund" in called


def test_who_will_give_something_up_plans_to() -> None:
    text = "Director Emil Vell of Norlin Lines will relinquish his chairman role.\n"
    assert [kind for _, kind, _ in said(text)] == ["plans"]


def test_several_who_have_no_name_are_told_without_pointing_back_at_them() -> None:
    text = "Four officials met in Sund.\nThese officials said that Norlin Lines wants to sell the ferries.\n"
    (held,) = positions(text)
    assert held.attribution.according_to == "officials"
