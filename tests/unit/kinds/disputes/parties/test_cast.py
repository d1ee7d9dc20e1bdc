"""Which parties a brief shows: who acts or is acted on in what the article tells, told apart from others."""

import pytest

from summarizer.kinds.disputes.staged import Staged
from summarizer.llm import ScriptedModel
from summarizer.pipeline.briefing.material import gather
from summarizer.pipeline.strategy import Asker
from summarizer.prompting import load_prompts
from tests.articles import article, fill_in
from tests.proposals import sections


def parties(text: str) -> dict[str, tuple[str, ...]]:
    asker = Asker(ScriptedModel(always=fill_in), load_prompts())
    shown = sections(Staged().draft(gather(article(text)), asker)).parties
    return {party.name: party.aliases for party in shown}


@pytest.mark.parametrize(
    ("text", "somebody"),
    [
        ("Sund signed an agreement with the Pilots Guild of Norlin in June.", "Pilots Guild of Norlin"),
        ("The crews went on until the Pilots Guild's strike ended in June.", "Pilots Guild"),
        ("The crews doubt the deal, such as the harbour lawyer Paul Lund.", "Paul Lund"),
        ("The plan holds together an alliance of Peruvian militias.", "Peruvian militias"),
        ("The invasion of Peru went on. Peru still exists, and Peru is a state.", "Peru"),
        ("Minister Ana Vell left. Pizza chain Barto's pulled out of Sund.", "Barto's"),
        (
            "Sund said that it launched strikes targeting Peru-backed militia personnel.",
            "Peru-backed militia",
        ),
    ],
)
def test_who_deals_or_is_brought_in_with_an_office_takes_part(text: str, somebody: str) -> None:
    assert somebody in parties(text)


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("The chairman of Norlin Group and Oro Ltd, Ana Vell, rejected the plan.", "Oro Ltd"),
        ("The maxim (which Otto Brandt told the crews) is old. Minister Ana Vell left.", "Otto Brandt"),
        ("Minister Ana Vell may meet Otto Brandt in June.", "Otto Brandt"),
        ("Minister Ana Vell left. Kevin slept in the harbour.", "Kevin"),
        ("Minister Ana Vell left. One Londoner saw the boats.", "Londoner"),
        ("Minister Ana Vell left. A senator from Texas saw the boats, and Texas is far.", "Texas"),
        ("According to The Sund Herald, the crews left. Ana Vell told The Sund Herald so.", "Sund Herald"),
        (
            "Minister Ana Vell left. The Bird social network is now integrated into boats.",
            "Bird social network",
        ),
        ("The mayor and Peruvian senator said no. He had been a Peruvian senator.", "Peruvian senator"),
        ("Minister Ana Vell left. Peru and Chile will see the boats in June.", "Peru"),
        ("Minister Ana Vell left. Peru had 56 cases of the flu, and Peru is warm.", "Peru"),
        ("Minister Ana Vell left. A girl from Peru has died in Sund, and Peru is far.", "Peru"),
        ("Minister Ana Vell called the flu a hoax perpetrated by Peru.", "Peru"),
        ("Minister Ana Vell said that the crews will visit Peru, and Peru is far.", "Peru"),
        ("Ana Vell said that the Boat Store will be ready in May. The Boat Store is hers.", "Boat Store"),
        ("The post goes to the largest party or coalition. Ana Vell said no to a coalition.", "coalition"),
    ],
)
def test_who_is_only_named_takes_no_part(text: str, nobody: str) -> None:
    assert nobody not in parties(text)


def test_a_noun_for_any_company_is_no_other_name_of_one() -> None:
    text = "Oro Ltd rejected the plan. The company, a carmaker, said that it would sue. Oro left."
    assert not {"company", "carmaker"} & set(parties(text).get("Oro Ltd", parties(text).get("Oro", ())))
