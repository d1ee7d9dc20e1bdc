import pytest

from summarizer.reading import Party, find_parties
from tests.articles import FERRIES, article


def parties(text: str) -> dict[str, Party]:
    return {party.name: party for party in find_parties(article(text))}


def names(text: str) -> dict[str, tuple[str, ...]]:
    return {name: party.aliases for name, party in parties(text).items()}


def test_a_capital_and_officials_speak_for_their_state() -> None:
    found = names(FERRIES)
    assert found["Sweden"] == ("Stockholm",)
    assert "Oslo" in found["Norway"]


def test_parties_of_most_sentences_come_first() -> None:
    text = "Oro Ltd. sued Ferrum Inc. on Monday. Ferrum denied it. Ferrum will appeal."
    assert list(names(text)) == ["Ferrum", "Oro Ltd."]


def test_a_title_is_no_part_of_a_name() -> None:
    minister = parties(FERRIES)["Tove Brandt"]
    assert (minister.kind, minister.title) == ("person", "Norwegian Transport Minister")


@pytest.mark.parametrize(
    "text",
    [
        "The talks were held in Erbil near the Tarn River.",
        "“It is late,” she told Reuters on Monday.",
        "However, the talks in January went well.",
        "Last week, thousands marched through the city.",
        "In May, the Tarn Agreement replaced the Ferry Act.",
        "Four Iraqi sources said that it was late.",
        "“We want more money,” he said.",
    ],
)
def test_places_media_months_things_and_sources_are_no_parties(text: str) -> None:
    assert names(text) == {}


def test_a_state_that_only_says_where_is_no_party() -> None:
    assert "Peru" not in names("Norlin sued the union in Peru. The union has an office in Peru.")


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Peru is ready to sign the treaty.", "Peru"),
        ("The militias are backed by Iran.", "Iran"),
        ("Chile was accused of breaking the truce.", "Chile"),
        ("A U.S. claim that the bridge had been mined was false.", "United States"),
        ("Neither Chile nor Peru agreed to the plan.", "Chile"),
        ("The Peruvian army said that it had left.", "Peru"),
        ("The government of Chile refused.", "Chile"),
    ],
)
def test_a_state_that_acts_is_a_party(text: str, state: str) -> None:
    assert parties(text)[state].kind == "state"


def test_who_is_only_mentioned_by_the_way_is_no_party() -> None:
    assert "Iran" not in names("Iran-backed militias attacked the port.")
    assert "Mara Oduya" not in names("The port was built after rebels had killed Mara Oduya.")
    assert "Ana Vell" not in names("Norlin praised the virtues of President Ana Vell. It left the port.")
    assert "voters" not in names("Among voters, Norlin leads. The voters of Sund are old.")


def test_a_word_for_one_of_a_sort_is_no_name() -> None:
    found = names("The ferry union sued Norlin, a Democrat said. Democrat Ana Vell left. The City said no.")
    assert {"Democrat", "City"}.isdisjoint(found)


def test_a_medium_that_reports_is_no_party() -> None:
    text = "Vell denied it, the news agency Tarnpress said. “No,” Mara Vell told Tarnpress."
    assert list(names(text)) == ["Mara Vell"]


def test_a_product_is_no_party() -> None:
    text = "Norlin unveiled the Seafox. The Seafox has two masts. The Seafox costs a million."
    assert list(names(text)) == ["Norlin"]


def test_what_an_abbreviation_of_a_thing_means_is_no_party() -> None:
    text = "They signed a memorandum of understanding (MOU). The MOU helps Norlin Ltd. to grow."
    assert "MOU" not in names(text)


def test_a_headline_in_capitals_names_nobody_new() -> None:
    assert "Deal Expected" not in str(names("US-Iraq Deal Expected Within Weeks Sources Indicate"))


def test_a_dateline_names_nobody() -> None:
    text = "NAIROBI, May 3 (RTX) — Mara Vell rejected the offer of the union."
    assert list(names(text)) == ["Mara Vell"]


def test_a_lawmakers_seat_is_nobody() -> None:
    assert list(names("Rep. Mara Vell (D-Mass.) said that she would vote against it.")) == ["Mara Vell"]


def test_mentions_point_at_the_words() -> None:
    made = article(FERRIES)
    sweden = next(party for party in find_parties(made) if party.name == "Sweden")
    spelled = [made.text[mention.start : mention.end] for mention in sweden.mentions]
    assert spelled == ["Stockholm", "Swedish officials"]
    assert sweden.sentences == (6, 7)


@pytest.mark.parametrize(
    ("text", "name", "spoken"),
    [
        ("Washington said no.", "United States", "the United States"),
        ("The Pentagon said no. The Pentagon will stay.", "Pentagon", "the Pentagon"),
        ("Mara Vell said no.", "Mara Vell", "Mara Vell"),
        ("The ferry union said no.", "ferry union", "the ferry union"),
    ],
)
def test_a_party_is_spoken_of_as_the_article_does(text: str, name: str, spoken: str) -> None:
    assert parties(text)[name].spoken == spoken
