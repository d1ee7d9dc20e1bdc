"""Under which names a brief has the parties, and which it shows."""

import pytest

from summarizer.domain.disputes import Disputes, Party
from summarizer.kinds.disputes.staged import Staged
from summarizer.llm import ScriptedModel
from summarizer.pipeline.briefing.material import gather
from summarizer.pipeline.strategy import Asker
from summarizer.prompting import load_prompts
from tests.articles import article, fill_in
from tests.proposals import sections


def brief(text: str) -> Disputes:
    asker = Asker(ScriptedModel(always=fill_in), load_prompts())
    return sections(Staged().draft(gather(article(text)), asker))


def parties(text: str) -> dict[str, Party]:
    return {party.name: party for party in brief(text).parties}


def test_a_person_under_two_first_names_is_one_party() -> None:
    text = "Tim Lund said no.\nTimothy D. Lund, the head of the port, left the talks.\n"
    assert list(parties(text)) == ["Tim Lund"]


def test_a_state_has_no_part_of_it_for_another_name() -> None:
    text = (
        "The United States said it would stay.\nUS troops left Sund, and US forces followed.\n"
        "Washington rejected the offer.\n"
    )
    aliases = parties(text)["United States"].aliases
    assert "US troops" not in aliases
    assert "US forces" not in aliases


def test_a_family_name_of_two_persons_tells_nobody() -> None:
    text = (
        "Minister Ana Vell met the crews of Sund.\nHer brother Otto Vell owns the ferries.\n"
        "Vell said that the port of Sund will close.\n"
    )
    assert brief(text).positions == ()


def test_a_group_is_named_with_what_marks_it_out() -> None:
    text = "Sund crash families left the talks.\nThe families want money for the boats from Peru.\n"
    assert "families" not in parties(text)


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("Minister Ana Vell left Sund for Peru with a smile.\n", "Peru"),
        ("Minister Ana Vell said: “The Sund Party knows that I am right about it.”\n", "Sund Party"),
    ],
)
def test_who_is_only_mentioned_is_no_party(text: str, nobody: str) -> None:
    assert nobody not in parties(text)


def test_people_of_a_party_are_named_as_several() -> None:
    text = (
        "A Democrat left the talks.\nDemocrats rejected the plan of the port.\n"
        "One Democrat accused the crews, and the Democrat Ana Vell sued the port.\n"
    )
    assert "Democrat" not in parties(text)


def test_only_whole_names_of_a_body_are_other_names_of_it() -> None:
    text = (
        "The Sund Congress rejected the plan.\nLawmakers in the Sund Congress sued the port.\n"
        "Canadian crews left. Canada rejected the plan.\n"
    )
    shown = parties(text)
    assert not any("awmakers" in alias for alias in shown["Sund Congress"].aliases)
    assert shown["Canada"].aliases == ()


def test_a_misspelt_family_name_is_of_the_person_named_before() -> None:
    text = "Analyst Otto Brandner believes that the port will close.\nBradnner said the port is old.\n"
    shown = parties(text)
    assert "Otto Brandner" in shown
    assert not any("Bradnner" in name for name in shown)


def test_a_definite_office_is_of_the_only_person_who_has_it() -> None:
    text = (
        "Sen. Ana Vell rejected the plan.\nIn June, the South Dakota senator told the crews that the port "
        "will close.\nThe senator said that the ferries will stay.\n"
    )
    assert not any("senator" in name for name in parties(text))
    assert all(each.holders == ("Ana Vell",) for each in brief(text).positions)


def test_a_family_name_that_a_state_has_too_is_of_the_person_named_before() -> None:
    text = "Minister Tim Jordan rejected the plan.\nJordan said that the port is old.\n"
    assert "Jordan" not in parties(text)
