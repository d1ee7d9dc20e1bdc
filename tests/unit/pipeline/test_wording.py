import pytest

from summarizer.domain import Attribution, Brief, Claim, Wording
from summarizer.domain.disputes import Dispute, Event, Party, Position
from summarizer.errors import ReviewRefused
from summarizer.grounding import cite
from summarizer.pipeline.reviewing import section_called
from summarizer.pipeline.wording import worded
from tests.articles import FERRIES, article
from tests.proposals import Json
from tests.unit.pipeline.reviews import ferries_brief

CUTS = "Norlin Lines wants cuts."


def made(section: str, wording: Wording, brief: Brief | None = None) -> Claim:
    brief = brief or ferries_brief()
    return worded(article(FERRIES), brief, section_called(brief, section), wording)


def position(*holders: str, statement: str = CUTS, attribution: Json | None = None) -> Position:
    wording = {"holders": holders, "kind": "demands", "statement": statement, "sentences": [2]}
    told = {"attribution": attribution} if attribution else {}
    claim = made("position", wording | told, with_party("Ruritania"))
    assert isinstance(claim, Position)
    return claim


def with_party(name: str) -> Brief:
    brief = ferries_brief()
    party = Party(name=name, role="", evidence=cite(article(FERRIES), [2]))
    return brief.model_copy(update={"parties": (*brief.parties, party)})


def dispute(*sides: Json, sentences: tuple[int, ...] = (2,)) -> Dispute:
    wording = {"question": "Will there be cuts?", "sides": sides, "sentences": sentences}
    claim = made("dispute", wording)
    assert isinstance(claim, Dispute)
    return claim


def slips(section: str, wording: Wording) -> list[str]:
    with pytest.raises(ReviewRefused) as refused:
        made(section, wording)
    return [f"{name}: {what}" for name, what in refused.value.slips]


def test_several_hold_a_position_together_and_each_once() -> None:
    assert position("Ilan Voss", "Norlin Lines", "Ilan Voss").holders == ("Ilan Voss", "Norlin Lines")


def test_every_holder_of_a_position_is_checked() -> None:
    assert position("Norlin Lines", "Ilan Voss").problems == ()
    found = position("Norlin Lines", "Ruritania", "Ilan Voss").problems
    assert found == ("“Ruritania” is not in the article",)


def test_every_holder_that_is_no_party_is_refused_by_name() -> None:
    told = slips(
        "position",
        {"holders": ["X", "Ilan Voss", "Y"], "kind": "says", "statement": CUTS, "sentences": [2]},
    )
    assert [words.split(" is ")[0] for words in told] == ["holders: “X”", "holders: “Y”"]


def test_a_claim_may_name_whoever_is_named_as_its_source() -> None:
    unknown = position("Norlin Lines", statement="Norlin Lines wants cuts, Una Falk said.")
    assert any("Falk" in problem for problem in unknown.problems)
    statement = "Norlin Lines wants cuts, Tove Brandt said."
    source = {"according_to": "Tove Brandt", "certainty": "reported"}
    told = position("Norlin Lines", statement=statement, attribution=source)
    assert (told.problems, told.attribution) == ((), Attribution.model_validate(source))


def test_a_source_that_the_article_does_not_name_is_a_problem() -> None:
    found = position("Norlin Lines", attribution={"according_to": "four officials"})
    assert found.problems == ("“four officials” is not in the article",)


@pytest.mark.parametrize("nobody", ["", "  ", None])
def test_without_a_source_it_is_the_article_that_says_so(nobody: str | None) -> None:
    told = position("Norlin Lines", attribution={"according_to": nobody, "certainty": "possible"})
    assert told.attribution == Attribution(certainty="possible")


def test_a_source_of_endless_length_is_refused() -> None:
    endless = {"according_to": "x" * 1_001}
    event = {"what": "Talks.", "status": "planned", "attribution": endless, "sentences": [6]}
    assert slips("event", event) == ["according_to: has 1,001 characters; 1,000 are the most"]


def test_an_event_may_have_no_time_and_is_checked_all_the_same() -> None:
    held = made("event", {"what": "Talks are held in 7 towns.", "status": "planned", "sentences": [6]})
    assert isinstance(held, Event)
    assert (held.moment, held.value) == (None, None)
    assert any("7" in problem for problem in held.problems)


def test_each_side_is_checked_against_its_own_sentences() -> None:
    cut = {"holder": "Norlin Lines", "wants": "Norlin Lines wants cuts in March.", "sentences": [2]}
    strike = {"holder": "Ilan Voss", "wants": "Ilan Voss rejected an offer in March.", "sentences": [5]}
    found = dispute(cut, strike, sentences=(2, 4))
    assert (found.problems, found.sides[0].problems) == ((), ())
    assert any("March" in problem for problem in found.sides[1].problems)
    assert [[item.sentence for item in side.evidence] for side in found.sides] == [[2], [5]]


def test_what_is_wrong_with_a_side_is_told_at_that_side() -> None:
    right = {"holder": "Norlin Lines", "wants": "cuts", "sentences": [2]}
    wrong = {"holder": " ", "wants": " ", "sentences": []}
    far = {"holder": "Ilan Voss", "wants": "no cuts", "sentences": [99]}
    told = slips("dispute", {"question": "Why?", "sides": [right, wrong, far], "sentences": [2]})
    assert told == [
        "side 2: names nobody; choose a party of the brief, or add the party first",
        "side 2: is empty; write what it says",
        "side 2: rests on no sentence; select one in the article",
        "side 3: 99 is no sentence of the article, which has 1 to 8",
    ]
