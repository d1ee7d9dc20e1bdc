"""What a brief calls a party: only what the article itself tells, uncut, and nothing that is an opinion."""

import pytest

from summarizer.kinds.disputes.staged import Staged
from summarizer.llm import ScriptedModel
from summarizer.pipeline.briefing.material import gather
from summarizer.pipeline.strategy import Asker
from summarizer.prompting import load_prompts
from tests.articles import article, fill_in
from tests.proposals import sections


def roles(text: str) -> dict[str, str]:
    asker = Asker(ScriptedModel(always=fill_in), load_prompts())
    parties = sections(Staged().draft(gather(article(text)), asker)).parties
    return {party.name: party.role.text if party.role else "" for party in parties}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Ana Vell, the head of the ferry union, rejected the offer.", "the head of the ferry union"),
        (
            "Ana Vell, a harbour expert at Sund University, rejected it.",
            "a harbour expert at Sund University",
        ),
        (
            "Ana Vell, the assistant director-in-charge of the ferry office of Sund, said no.",
            "the assistant director-in-charge of the ferry office of Sund",
        ),
        (
            "“No,” said Ana Vell, leader of the large, well-armed group Oro.",
            "leader of the large, well-armed group Oro",
        ),
        ("The former health minister, Ana Vell, said no.", "the former health minister"),
        ("WHO director-general Ana Vell said no.", "WHO director-general"),
        ("Oro’s chief executive Ana Vell said no.", "Oro’s chief executive"),
        ("Ana Vell is the mayor of Sund. Ana Vell rejected the offer.", "the mayor of Sund"),
        ("“No,” said Ana Vell, with Barton Capital.", "with Barton Capital"),
        ("The former harbour minister Ana Vell said no.", "former harbour minister"),
        ("New Jersey Gov. Ana Vell said no.", "New Jersey Gov."),
        ("The then-harbour minister Ana Vell said no.", "then-harbour minister"),
        ("President Ana Vell said no.", "President"),
        ("Norlin press secretary Maj Gen Ana Vell said no.", "Norlin press secretary"),
    ],
)
def test_a_role_is_a_title_or_stands_beside_the_name(text: str, role: str) -> None:
    assert roles(text)["Ana Vell"] == role


@pytest.mark.parametrize(
    "text",
    [
        "Gen. Ana Vell said no.",
        "Secretary Ana Vell said no.",
        "Chief executive Ana Vell said no.",
        "The former Chief Operating Officer, Ana Vell, said no.",
        "The company chief Ana Vell said no.",
        "Ana Vell, 62, said no.",
        "Ana Vell was the mayor of Sund. Ana Vell rejected the offer.",
        "Ana Vell rejected it. “Ana Vell, the worst leader of all, must go,” said Minister Otto Brandt.",
        "Ana Vell rejected it. Minister Otto Brandt said that Ana Vell is a liar.",
        "His Norlin counterpart Ana Vell rejected the offer.",
    ],
)
def test_no_role_is_told_by_a_rank_an_age_the_past_or_an_opinion(text: str) -> None:
    assert roles(text)["Ana Vell"] == ""


def test_a_body_is_called_what_stands_before_its_name() -> None:
    assert roles("The ferry company Oro rejected the offer.")["Oro"] == "ferry company"


def test_an_office_goes_with_the_body_that_the_office_before_it_names() -> None:
    text = "The UDW President Otto Brandt and Vice President Ana Vell criticized the cuts. UDW crews left."
    assert roles(text)["Ana Vell"] == "UDW Vice President"


def test_no_role_says_who_has_a_body_or_what_it_is_itself() -> None:
    assert roles("Norlin rejected the plan to buy Peru's Oro. Oro rejected it.").get("Oro", "") == ""


def test_a_list_tells_of_nobody_what_he_is() -> None:
    text = (
        "A deal between Oro Ltd, the government of Peru, Norlin Group and others failed. Oro Ltd rejected it."
    )
    assert roles(text)["Oro Ltd"] == ""


def test_the_fullest_office_is_told() -> None:
    text = "Minister Ana Vell left.\nAna Vell, the minister for the ferries of Sund, said no."
    assert roles(text)["Ana Vell"] == "the minister for the ferries of Sund"
