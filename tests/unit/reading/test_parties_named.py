"""Where the name of a party begins and ends, and how a group is called."""

import pytest

from summarizer.reading import find_parties
from tests.articles import article


def kinds(text: str) -> dict[str, str]:
    return {party.name: party.kind for party in find_parties(article(text))}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Korean People's Army denied it.", "Korean People's Army"),
        ("The Alliance of Tarn and Sund Ferry Operators sued.", "Alliance of Tarn and Sund Ferry Operators"),
        ("The Ministry of Foreign Affairs rejected it.", "Ministry of Foreign Affairs"),
        ("General Electric sued him.", "General Electric"),
        ("The Tarn County Sheriff's Office is investigating.", "Tarn County Sheriff's Office"),
    ],
)
def test_a_body_has_its_whole_name(text: str, name: str) -> None:
    assert kinds(text) == {name: "organisation"}


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("Norlin CEO Mara Oduya said that nobody would leave.", "Mara Oduya", "Norlin CEO"),
        ("Norlin Chief Executive Mara Oduya said that.", "Mara Oduya", "Norlin Chief Executive"),
        (
            "President of the United States Mara Oduya said that nobody would leave.",
            "Mara Oduya",
            "President of the United States",
        ),
        ("The chief of the union, Mara Oduya, said no.", "Mara Oduya", "chief of the union"),
        ("The US ambassador to Peru, Mara Oduya, brought the letter.", "Mara Oduya", "US ambassador to Peru"),
        (
            "“No,” said Mara Oduya, the finance director of the union.",
            "Mara Oduya",
            "finance director of the union",
        ),
        ("Gen. Michael “Erik” Kurilla ordered the strikes.", "Michael “Erik” Kurilla", "Gen"),
        ("Mr. Oduya said no.", "Oduya", ""),
        ("Kim Jong-un rejected the offer.", "Kim Jong-un", ""),
        ("Prime Minister Mohammed Shia al-Sudani said no.", "Mohammed Shia al-Sudani", "Prime Minister"),
    ],
)  # fmt: skip - a table
def test_an_office_beside_a_name_is_its_title(text: str, name: str, title: str) -> None:
    found = {party.name: party for party in find_parties(article(text))}
    assert (found[name].kind, found[name].title.rstrip(".")) == ("person", title)


def test_an_office_behind_a_place_makes_it_no_person() -> None:
    assert "Middle East" not in kinds("The commander in the Middle East, Gen. Mara Oduya, said no.")


def test_the_body_of_an_office_is_named_in_its_own_right() -> None:
    text = "It was mediated by the Chairman of the African Union Jakaya Kikwete."
    assert kinds(text) == {"African Union": "organisation", "Jakaya Kikwete": "person"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Iran-backed militias said they would go on.", "Iran-backed militias"),
        ("The US-led coalition said it would stay.", "US-led coalition"),
        ("Peru's foreign ministry said the letter had come.", "Peru's foreign ministry"),
        ("Kenyan security forces have left the town.", "Kenyan security forces"),
        ("Striking Norlin workers blocked the gate.", "striking Norlin workers"),
        ("The ferry union rejected the offer.", "ferry union"),
        ("The anti-ISIS coalition attacked.", "anti-ISIS coalition"),
        ("Kenyans rejected the deal.", "Kenyans"),
        ("Republicans opposed the bill.", "Republicans"),
        ("Nurses at two hospitals walked out.", "nurses"),
    ],
)
def test_a_group_is_named_by_what_it_is(text: str, name: str) -> None:
    assert kinds(text)[name] == "group"


@pytest.mark.parametrize("noun", ["rebel group", "union", "ally", "carmaker"])
def test_a_body_may_be_named_after_what_it_is(noun: str) -> None:
    assert kinds(f"Members of the {noun} Ansar met in May.") == {"Ansar": "organisation"}


def test_officials_of_two_states_are_two_parties() -> None:
    assert kinds("Iraqi and US officials hope for talks.") == {"Iraq": "state", "United States": "state"}


def test_officials_and_rebels_are_the_body_that_has_them_and_members_are_no_name_of_it() -> None:
    found = {
        party.name: party.aliases for party in find_parties(article("Norlin executives met Ansar rebels."))
    }
    assert found == {"Norlin": (), "Ansar": ("Ansar rebels",)}


def test_a_name_begins_behind_the_place_that_ends_the_sentence_before() -> None:
    text = "Lund left the port of Sund, Calif. Vell, founder of Oro Ltd., sued Norlin."
    assert "Vell" in {party.name for party in find_parties(article(text))}


def test_a_bill_with_a_number_is_nobody() -> None:
    text = "The Harbour Council rejected H.R. 93. Members said H.R. 93 was late."
    assert [party.name for party in find_parties(article(text))] == ["Harbour Council"]
