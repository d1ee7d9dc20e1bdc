import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.merging import same_name
from summarizer.merging.names import Parties


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("al-Sudani", "Al Sudani"),
        ("Mohammed Shia al-Sudani", "Sudani"),
        ("Mohammed Shia al-Sudani", "Mohamed Shia Al Sudani"),
        ("Prime Minister al-Sudani", "Mr Al Sudani"),
        ("Baghdad", "Iraq"),
        ("the Iraqi government", "Iraq"),
        ("ISIS", "Daesh"),
        ("Islamic State", "ISIL"),
        ("National Transport Union", "NTU"),
        ("the US-led coalition", "international military coalition"),
        ("anti-Daesh coalition", "Global Coalition"),
        ("Iran-backed militia", "Iranian-backed Iraqi groups"),
        ("pro-Iranian Iraqi forces", "Iran-backed armed factions"),
    ],
)
def test_names_of_one_party_are_the_same(one: str, other: str) -> None:
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Fuad Hussein", "Saddam Hussein"),
        ("Iraqi Defence Minister", "Iraqi Foreign Minister"),
        ("Thabet Al Abbasi", "Mahmoud Abbas"),
        ("Sudan", "al-Sudani"),
        ("Iraq", "Iran"),
        ("Ana Miller", "Ana Muller"),
        ("US-led coalition", "Saudi-led coalition"),
        ("opposition coalition", "international coalition"),
        ("Iran-backed Iraqi groups", "Iran-backed Syrian groups"),
        ("Iraqi militias", "Iraqi factions"),
        ("Iraqi security forces", "pro-Iranian Iraqi forces"),
    ],
)
def test_names_of_two_parties_stay_apart(one: str, other: str) -> None:
    assert not same_name(one, other)


def test_a_surname_that_fits_two_people_joins_neither() -> None:
    parties = Parties([("Fuad Hussein", ()), ("Saddam Hussein", ()), ("Hussein", ())])
    assert len({parties.of(name) for name in ("Fuad Hussein", "Saddam Hussein", "Hussein")}) == 3


def test_a_coalition_that_may_be_either_of_two_joins_neither() -> None:
    parties = Parties([("US-led coalition", ()), ("Saudi-led coalition", ()), ("Global Coalition", ())])
    assert parties.of("Global Coalition") == "Global Coalition"


def test_who_describes_a_coalition_otherwise_does_not_join_it_through_a_third_name() -> None:
    named = [("international military coalition", ()), ("US-led coalition", ()), ("Saudi-led coalition", ())]
    parties = Parties(named)
    assert parties.of("US-led coalition") != parties.of("Saudi-led coalition")


@given(
    st.permutations(
        [("Ana Vell", ("Vell",)), ("Vell", ()), ("Iraq", ("Baghdad",)), ("ISIS", ()), ("Daesh", ())]
    )
)
def test_who_is_who_does_not_depend_on_the_order(named: list[tuple[str, tuple[str, ...]]]) -> None:
    parties = Parties(named)
    assert parties.of("Vell") == "Ana Vell"
    assert parties.of("ISIS") == parties.of("Daesh") == "Islamic State"
