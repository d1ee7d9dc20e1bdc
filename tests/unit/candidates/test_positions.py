import pytest

from summarizer.candidates import find_parties, find_positions
from tests.articles import FERRIES, article


def positions(text: str) -> list[tuple[int, str, str]]:
    made = article(text)
    _, mentions = find_parties(made)
    return [(found.sentence, found.holder, found.kind) for found in find_positions(made, mentions)]


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
