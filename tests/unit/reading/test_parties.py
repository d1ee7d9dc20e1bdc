import pytest

from summarizer.reading import find_parties
from tests.articles import FERRIES, article


def names(text: str) -> dict[str, tuple[str, ...]]:
    parties = find_parties(article(text))
    return {party.name: party.aliases for party in parties}


def test_a_capital_and_officials_speak_for_their_state() -> None:
    found = names(FERRIES)
    assert set(found["Sweden"]) == {"Stockholm", "Swedish officials"}
    assert "Oslo" in found["Norway"]


def test_a_title_is_no_part_of_a_name() -> None:
    parties = find_parties(article(FERRIES))
    minister = next(party for party in parties if party.name == "Tove Brandt")
    assert (minister.kind, minister.title) == ("person", "Norwegian Transport Minister")


def test_a_surname_joins_the_full_name() -> None:
    found = names("Senator Mara Oduya said no. Oduya rejected the bill. Ms Oduya will vote against it.")
    assert found == {"Mara Oduya": ("Oduya",)}


def test_two_persons_of_one_surname_are_not_joined() -> None:
    found = names("Minister Mara Oduya said no. Senator Ben Oduya said yes.")
    assert set(found) == {"Mara Oduya", "Ben Oduya"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Iran-backed militias said they would go on.", "Iran-backed militias"),
        ("The US-led coalition said it would stay.", "US-led coalition"),
        ("Peru's foreign ministry said the letter had come.", "Peru's foreign ministry"),
        ("Kenyan security forces have left the town.", "Kenyan security forces"),
    ],
)
def test_a_group_is_named_by_what_it_is(text: str, name: str) -> None:
    assert name in names(text)


def test_initials_join_what_they_abbreviate() -> None:
    found = names("The United Harbour Workers said no. The UHW will strike. UHW members voted.")
    assert found == {"UHW": ("United Harbour Workers", "UHW members")}


@pytest.mark.parametrize(
    "text",
    [
        "The talks were held in Erbil near the Tarn River.",
        "“It is late,” she told Reuters on Monday.",
        "However, the talks in January went well.",
        "Last week, thousands marched through the city.",
    ],
)
def test_places_media_months_and_openers_are_no_parties(text: str) -> None:
    assert names(text) == {}


def test_a_headline_in_capitals_names_nobody_new() -> None:
    assert "Deal Expected" not in str(names("US-Iraq Deal Expected Within Weeks Sources Indicate"))


def test_mentions_point_at_the_words() -> None:
    made = article(FERRIES)
    sweden = next(party for party in find_parties(made) if party.name == "Sweden")
    spelled = {made.text[mention.start : mention.end] for mention in sweden.mentions}
    assert spelled == {"Stockholm", "Swedish officials"}


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("Norlin CEO Mara Oduya said that nobody would leave before spring.", "Mara Oduya", "Norlin CEO"),
        (
            "Norlin Chief Executive Mara Oduya said that nobody would leave before spring.",
            "Mara Oduya",
            "Norlin Chief Executive",
        ),
        (
            "President of the United States Mara Oduya said that nobody would leave before spring.",
            "Mara Oduya",
            "President of the United States",
        ),
        ("The US ambassador to Peru, Mara Oduya, brought the letter.", "Mara Oduya", "US ambassador to Peru"),
        (
            "“No,” said Mara Oduya, the finance director of the union.",
            "Mara Oduya",
            "finance director of the union",
        ),
    ],
)
def test_an_office_beside_a_name_makes_it_a_person(text: str, name: str, title: str) -> None:
    found = {party.name: party for party in find_parties(article(text))}
    assert (found[name].kind, found[name].title) == ("person", title)


def test_an_office_behind_a_place_makes_it_no_person() -> None:
    assert "Middle East" not in names("The commander in the Middle East, Gen. Mara Oduya, said no.")


def test_companies_are_one_whatever_they_add_to_their_name() -> None:
    found = names("Norlin Motor Company said no. Norlin Inc. will sell ships. The ships of Norlin were sold.")
    assert [{name, *aliases} for name, aliases in found.items()] == [
        {"Norlin", "Norlin Inc.", "Norlin Motor Company"}
    ]


def test_initials_may_leave_out_what_companies_add() -> None:
    found = names("Baltic Ferries Corporation said no. Baltic Ferries was sold. BF said yes.")
    assert [{name, *aliases} for name, aliases in found.items()] == [
        {"BF", "Baltic Ferries", "Baltic Ferries Corporation"}
    ]


def test_a_first_name_joins_its_person() -> None:
    assert names("Senator Mara Oduya said no. Mara was angry.") == {"Mara Oduya": ("Mara",)}


@pytest.mark.parametrize("noun", ["group", "union", "ally", "carmaker"])
def test_a_body_may_be_named_after_what_it_is(noun: str) -> None:
    assert "Ansar" in names(f"Members of the {noun} Ansar met in May.")
