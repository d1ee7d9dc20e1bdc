"""The dossier of the five seeds against a list written by hand from reading them."""

from pathlib import Path

import pytest

from summarizer.cli import program
from summarizer.domain import Dossier
from summarizer.merging import merge
from tests.seed_briefs import FOLDER, load_seed_briefs


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return merge(load_seed_briefs())


@pytest.mark.parametrize(
    "names",
    [
        ("Mohammed Shia al-Sudani", "Mohamed Shia al-Sudani", "Mohammed Shia Al Sudani"),
        ("ISIS", "Daesh", "Islamic State"),
        ("Baghdad", "Iraqi government"),
        ("U.S.", "US", "Washington"),
        ("US-led coalition", "Global Coalition", "anti-Daesh coalition"),
        ("Iran-backed Iraqi militant groups", "Iranian-backed Iraqi groups", "pro-Iranian Iraqi forces"),
    ],
)
def test_parties_that_are_one(dossier: Dossier, names: tuple[str, ...]) -> None:
    homes = [party.name for party in dossier.parties if {party.name, *party.aliases} & set(names)]
    assert len(homes) == 1


def test_parties_that_are_two(dossier: Dossier) -> None:
    names = {party.name for party in dossier.parties}
    assert {"Thabet Al Abbasi", "Fuad Hussein", "Lloyd Austin", "Qais Al Khazali", "Jawad Al Bulani"} <= names
    assert {"Iraqi security forces", "Iraqi militias", "Iraq"} <= names


@pytest.mark.parametrize(
    ("value", "words", "sources"),
    [
        ("2011", "withdrew from Iraq", {"S3", "S4"}),
        ("2014", "coalition was formed", {"S3", "S5"}),
        ("2017", "defeated in Iraq", {"S3", "S4"}),
        ("2023-08", "agreed to", {"S1", "S2"}),
        ("2025-09", "end the coalition's work", {"S2", "S4"}),
    ],
)
def test_events_that_are_one(dossier: Dossier, value: str, words: str, sources: set[str]) -> None:
    (event,) = [event for event in dossier.timeline if event.value == value and words in event.what]
    assert {citation.source for citation in event.cited} == sources


def test_events_that_are_two(dossier: Dossier) -> None:
    """One base is left by September 2025 and the whole country by 2025: two plans of two sources."""
    (base,) = [event for event in dossier.timeline if "Ain al-Asad airbase" in event.what]
    assert {citation.source for citation in base.cited} == {"S3"}


def test_the_question_of_the_story_comes_first_with_what_each_side_wants(dossier: Dossier) -> None:
    first = dossier.open_disputes[0]
    assert first.question == "Will the US-led coalition leave Iraq by 2025?"
    assert {"Iraq", "United States", "Iraqi militias"} <= {side.holder for side in first.sides}
    assert len({citation.source for citation in first.cited}) == 4


def test_the_end_of_the_mission_is_a_conflict(dossier: Dossier) -> None:
    quotes = [
        " | ".join(citation.evidence.quote for side in conflict.sides for citation in side.cited)
        for conflict in dossier.conflicts
        if conflict.kind == "date"
    ]
    (text,) = [text for text in quotes if "end of 2026" in text]
    assert "end its mission by September 2025" in text
    assert "end the coalition's work by September 2025" in text


def test_figures_that_agree_are_no_conflict(dossier: Dossier) -> None:
    """About 150 and more than 150 attacks, 2,500 troops in Iraq and 900 in Syria exclude nothing."""
    assert not [conflict for conflict in dossier.conflicts if conflict.kind == "number"]


@pytest.mark.parametrize(
    ("counted", "place", "told"),
    [
        ("troops", "Iraq", ["2,500", "2,500", "hundreds", "2,500", "2,500"]),
        ("troops", "Syria", ["900", "900"]),
        ("attacks", "Iraq", ["150", "150"]),
    ],
)
def test_figures_over_time_are_series(dossier: Dossier, counted: str, place: str, told: list[str]) -> None:
    (series,) = [figure for figure in dossier.figures if (figure.counted, figure.place) == (counted, place)]
    assert [each.text for each in series.told] == told


def test_the_decision_to_withdraw_is_one_conflict_of_two_sides(dossier: Dossier) -> None:
    (found,) = [conflict for conflict in dossier.conflicts if conflict.kind == "denial"]
    denies, affirms = ({citation.source for citation in side.cited} for side in found.sides)
    assert denies == {"S1"}
    assert "S3" in affirms


def test_the_order_of_the_seeds_does_not_matter(dossier: Dossier) -> None:
    briefs = load_seed_briefs()
    assert merge(reversed(briefs)) == merge([*briefs[2:], *briefs[:2]]) == dossier


def test_problems_of_claims_are_carried(dossier: Dossier) -> None:
    (sudan,) = [
        stated
        for position in dossier.positions
        for stated in position.statements
        if "Sudan's government" in stated.statement
    ]
    assert sudan.problems == ("S2: “Sudan” is not in the sentence",)


@pytest.mark.cassette
def test_the_overview_says_only_what_is_cited(dossier: Dossier, tmp_path: Path) -> None:
    arguments = ["dossier", str(FOLDER), "--output", str(tmp_path)]
    assert program.main(arguments, standalone_mode=False) == 0
    made = Dossier.model_validate_json((tmp_path / "dossier.json").read_bytes())
    assert len(made.overview) == 10
    for line in made.overview:
        assert line.cited, line
        assert {citation.source for citation in line.cited} <= {source.label for source in made.sources}
    (differ,) = [line for line in made.overview if line.text.startswith("Sources differ: Iraq wants")]
    assert "(by 2025-09) – or: Remaining personnel will leave (by 2026)." in differ.text
    assert any(position.subject for position in made.positions)
    without_words = made.model_copy(
        update={
            "overview": (),
            "provenance": None,
            "positions": tuple(held.model_copy(update={"subject": None}) for held in made.positions),
        }
    )
    assert without_words == dossier
