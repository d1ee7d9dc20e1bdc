import pytest

from summarizer.candidates import find_parties, find_positions
from tests.articles import FERRIES, article


def positions(text: str) -> list[tuple[int, str, str]]:
    made = article(text)
    _, mentions = find_parties(made)
    found = find_positions(made, mentions)
    return [(position.sentence, holder, position.kind) for position in found for holder in position.holders]


def test_the_subject_of_a_verb_of_intent_holds_the_position() -> None:
    assert (2, "Norlin Lines", "demands") in positions(FERRIES)


def test_a_relative_clause_does_not_hide_the_speaker() -> None:
    assert (3, "Tove Brandt", "view") in positions(FERRIES)


def test_coordinated_parties_both_hold_it() -> None:
    found = positions(FERRIES)
    assert (6, "Norway", "agrees") in found
    assert (6, "Sweden", "agrees") in found


def test_he_is_whoever_spoke_before() -> None:
    assert (5, "Ilan Voss", "refuses") in positions(FERRIES)


def test_what_is_not_agreed_is_refused() -> None:
    assert positions("France did not accept the plan.") == [(1, "France", "refuses")]


def test_these_militants_are_the_group_named_before() -> None:
    found = positions("The pro-Iranian militias attacked, with these militants seeking to press the US.")
    assert found == [(1, "pro-Iranian militias", "demands")]


@pytest.mark.parametrize(
    "text",
    [
        "The talks with France are expected to last weeks.",
        "Three sources said the plan was close.",
        "The road was closed in 1962.",
    ],
)
def test_where_the_grammar_names_no_holder_there_is_no_position(text: str) -> None:
    assert positions(text) == []


def test_we_in_a_quotation_is_not_the_last_party_named() -> None:
    found = positions("Minister Mara Oduya said Peru would pay. “They know that we agreed,” she said.")
    assert {holder for sentence, holder, _ in found if sentence == 2} == {"Mara Oduya"}


def test_what_was_announced_says_nothing_itself() -> None:
    assert positions("Norway welcomed the Harbour Council that was announced in May.") == [
        (1, "Norway", "agrees")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "France did not respond to questions.",
        "France declined to comment on the plan.",
        "France has not said what it wants.",
    ],
)
def test_who_says_nothing_has_no_position(text: str) -> None:
    assert positions(text) == []


def test_who_declines_an_offer_has_a_position() -> None:
    assert positions("France declined the offer of the union.") == [(1, "France", "refuses")]


def test_coordinated_parties_are_one_candidate() -> None:
    made = article("Norway and Sweden agreed to share the harbour.")
    found = find_positions(made, find_parties(made)[1])
    assert [position.holders for position in found] == [("Norway", "Sweden")]


def test_the_end_of_a_quotation_tells_who_speaks_in_all_of_it() -> None:
    text = (
        "Minister Mara Oduya said Peru would pay.\n"
        "“We are worried. The harbour is empty,” said Minister Tove Brandt."
    )
    assert [(number, holder) for number, holder, _ in positions(text)] == [
        (1, "Mara Oduya"),
        (2, "Tove Brandt"),
        (3, "Tove Brandt"),
    ]


def test_words_of_somebody_who_is_no_party_are_nobody_elses_position() -> None:
    text = "Minister Mara Oduya said Peru would pay.\n“We are worried. The harbour is empty,” said a trader."
    assert {holder for number, holder, _ in positions(text) if number > 1} == set()


def test_who_spoke_long_ago_is_not_who_speaks_now() -> None:
    text = "Minister Mara Oduya said Peru would pay.\nIt rained.\nThe sea was calm.\n“We are worried.”"
    assert {number for number, _, _ in positions(text)} == {1}


def test_who_is_asked_to_agree_has_not_agreed() -> None:
    found = positions("France insisted that the Dockers Union agree to lower wages.")
    assert [(holder, kind) for _, holder, kind in found] == [("France", "demands")]


@pytest.mark.parametrize(
    ("text", "agrees"),
    [("France is close to agreement with Peru.", True), ("France will end its agreement with Peru.", False)],
)
def test_an_agreement_is_agreed_on_only_when_it_is_reached(text: str, agrees: bool) -> None:  # noqa: FBT001 - a parameter
    assert ((1, "France", "agrees") in positions(text)) is agrees


def test_a_spokesman_speaks_for_whom_he_is_said_to() -> None:
    text = "The Dockers Union walked out. A spokesman for the Dockers Union said the offer was too low."
    assert positions(text) == [(2, "Dockers Union", "view")]


def test_what_somebody_is_accused_of_is_not_what_he_holds() -> None:
    assert positions("The strike began after Peru was accused of closing the port.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Minister Mara Oduya is under growing pressure to agree on a date.",
        "Minister Mara Oduya faces continued pressure from the street.",
        "Minister Mara Oduya was urged to accept the plan.",
        "Minister Mara Oduya responded by closing the harbour.",
        "Sales of ships to Peru dropped 42% in May.",
        "Quoting four traders, the news agency said some Peruvian forces would stay.",
        "Traders are worried, the newspaper reported that Minister Mara Oduya had left.",
    ],
)
def test_what_is_done_to_a_party_or_told_about_it_is_not_what_it_holds(text: str) -> None:
    assert positions(text) == []


def test_who_is_urged_to_sign_has_not_signed() -> None:
    assert positions("France urged Peru to sign the treaty.") == [(1, "France", "demands")]


def test_an_apposition_that_ends_in_a_name_is_about_who_stands_before_it() -> None:
    text = "Mara Oduya, leader of the powerful group Ansar, warned that ships would burn."
    assert positions(text) == [(1, "Mara Oduya", "warns")]


def test_officials_of_two_states_hold_it_together() -> None:
    made = article("Peruvian and French officials hope that the talks reduce the pressure.")
    found = find_positions(made, find_parties(made)[1])
    assert [position.holders for position in found] == [("Peru", "France")]


def test_a_speaker_in_the_middle_of_a_quotation_who_is_no_party_is_nobody_else() -> None:
    text = "Peru said the harbour would close.\n“It will be short,” a trader said, “and nobody will suffer.”"
    assert [number for number, _, _ in positions(text)] == [1]


def test_parties_of_a_clause_with_that_are_its_subject() -> None:
    made = article(
        "A trader told the paper in the National Hotel that Peru and France have agreed to share it."
    )
    found = find_positions(made, find_parties(made)[1])
    assert [position.holders for position in found] == [("Peru", "France")]
