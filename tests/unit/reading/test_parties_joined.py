"""Which names and descriptions mean one party."""

import pytest

from summarizer.reading import find_parties
from tests.articles import article


def names(text: str) -> dict[str, tuple[str, ...]]:
    return {party.name: party.aliases for party in find_parties(article(text))}


def test_a_surname_joins_the_full_name() -> None:
    found = names("Senator Mara Oduya said no. Oduya rejected the bill. Ms Oduya will vote against it.")
    assert found == {"Mara Oduya": ("Oduya",)}


def test_a_first_name_joins_its_person() -> None:
    assert names("Senator Mara Oduya said no. Mara was angry.") == {"Mara Oduya": ("Mara",)}


def test_two_persons_of_one_surname_are_not_joined() -> None:
    found = names("Minister Mara Oduya said no. Senator Ben Oduya said yes.")
    assert set(found) == {"Mara Oduya", "Ben Oduya"}


def test_a_surname_that_two_bear_is_that_of_the_last_named() -> None:
    found = names("Minister Mara Oduya said no. Senator Ben Oduya said yes. Oduya will vote for it.")
    assert found == {"Ben Oduya": ("Oduya",), "Mara Oduya": ()}


@pytest.mark.parametrize(
    ("text", "aliases"),
    [
        (
            "The United Harbour Workers said no. The UHW will strike. UHW members voted.",
            {"UHW", "United Harbour Workers"},
        ),
        (
            "The Tarn People's Liberation Front (TPLF) denied it. The TPLF will fight.",
            {"TPLF", "Tarn People's Liberation Front"},
        ),
        (
            "Sund and Tarn Aeronautic Company STAC N.V. (STAC) will sell ships.",
            {"Sund and Tarn Aeronautic Company STAC N.V.", "STAC"},
        ),
        (
            "Norlin Motor Company said no. Norlin Inc. will sell ships. The ships of Norlin were sold.",
            {"Norlin", "Norlin Inc.", "Norlin Motor Company"},
        ),
        (
            "Baltic Ferries Corporation said no. Baltic Ferries was sold. BF said yes.",
            {"BF", "Baltic Ferries", "Baltic Ferries Corporation"},
        ),
        ("The Tarn Labour Party voted no. The Labour Party sued.", {"Tarn Labour Party", "Labour Party"}),
    ],
)
def test_a_body_is_one_under_all_its_names(text: str, aliases: set[str]) -> None:
    assert [{name, *others} for name, others in names(text).items()] == [aliases]


def test_a_company_is_not_its_namesake_elsewhere() -> None:
    found = names("Norlin sued the state. Norlin Australia agreed to pay.")
    assert set(found) == {"Norlin", "Norlin Australia"}


@pytest.mark.parametrize(
    ("text", "name", "alias"),
    [
        ("The rebel group Ansar attacked the port. The group said it would go on.", "Ansar", "group"),
        ("The US-led coalition will leave. The coalition said so.", "US-led coalition", "coalition"),
        ("The Tarn Commission fined Norlin. The commission said why.", "Tarn Commission", "commission"),
        ("Peruvian President Ana Vell said no. The president left.", "Ana Vell", "president"),
        ("Peru's ministers met. The government of Peru said no. The government left.", "Peru", "government"),
        (
            "Chilean Prime Minister Ana Vell met him. The Chilean prime minister left.",
            "Ana Vell",
            "Chilean prime minister",
        ),
    ],
)  # fmt: skip - a table
def test_a_plain_description_is_whom_it_describes(text: str, name: str, alias: str) -> None:
    assert alias in names(text)[name]


def test_a_description_of_two_is_left_open() -> None:
    text = "The Sund Union and the Tarn Union sued Norlin Ltd. The union said no."
    assert all("union" not in aliases for aliases in names(text).values())


def test_an_adviser_to_the_president_is_not_the_president() -> None:
    text = "Ana Vell, an adviser to the president, said no. The president left."
    assert names(text)["Ana Vell"] == ()


def test_a_leaders_government_is_the_state_that_he_leads() -> None:
    text = "Peruvian President Ana Vell said no. Vell's government will sue Norlin."
    assert "Vell's government" in names(text)["Peru"]


def test_many_of_a_sort_are_none_of_those_that_are_named() -> None:
    found = names("Peru's government left. Many governments, also Chile, blamed Peru.\n")
    assert "governments" not in found["Peru"]
    found = names(
        "The ferries went to Oro Bank, a potential investor. The investors of Sund left Oro Bank.\n"
    )
    assert found["Oro Bank"] == ()


def test_a_class_of_bodies_is_no_party() -> None:
    text = "The SPK sued Oro Ltd. The SPKs of Tarn sued it, too.\n"
    assert "SPK" not in names(text)


def test_a_capital_where_something_only_happens_is_no_name_of_its_state() -> None:
    text = "The Russian government rejected the plan.\nIn Moscow, a rally began.\nRussia warned Peru."
    (russia,) = (party for party in find_parties(article(text)) if party.name == "Russia")
    assert "Moscow" not in russia.aliases


def test_initials_before_a_number_are_no_name_of_a_body() -> None:
    text = "The House of Representatives sent H.R. 932 to a committee.\nThe House of Representatives voted."
    (house,) = (party for party in find_parties(article(text)) if party.name.startswith("House"))
    assert house.aliases == ()
