from datetime import date, datetime
from typing import Annotated, Literal

import pytest
from pydantic import ValidationError

from summarizer.domain import (
    Attribution,
    Claim,
    Moment,
    Role,
    Side,
    SummaryLine,
    fields_of,
    parts_of,
    worst,
)
from summarizer.domain.claims import FIGURE, NAME, QUOTED, wording_of
from summarizer.domain.disputes import Dispute, Event, Party, Position
from tests.kinds import Litigant, Pending, Plea, Remedy, Ruling

RESTING = {"evidence": ()}


def held(claim: type[Claim]) -> dict[str, str]:
    return {each.name: f"{each.holds}{' *' if each.many else ''}" for each in fields_of(claim)}


def test_the_fields_of_the_kind_that_ships_say_what_they_hold() -> None:
    assert held(SummaryLine) == {"text": "words"}
    assert held(Party) == {"name": "name", "aliases": "name *", "role": "part"}
    assert held(Position) == {
        "holders": "holder *",
        "kind": "choice",
        "statement": "words",
        "attribution": "attribution",
    }
    assert held(Event) == {
        "what": "words",
        "moment": "when",
        "status": "choice",
        "attribution": "attribution",
    }
    assert held(Dispute) == {"question": "question", "sides": "part *"}
    assert held(Side) == {"holder": "holder", "wants": "words"}


def test_the_fields_of_another_kind_come_behind_those_of_the_base() -> None:
    assert held(Litigant) == {**held(Party), "side": "choice"}
    assert held(Plea) == {**held(Position), "amount": "figure"}
    assert held(Ruling) == {**held(Event), "court": "name", "outcome": "choice", "words": "quoted"}
    assert held(Pending) == held(Dispute)
    assert held(Remedy) == {"remedy": "words", "units": "figure"}


def test_a_part_says_of_which_class_it_is() -> None:
    assert [each.part for each in fields_of(Pending) if each.holds == "part"] == [Side]
    assert [each.part for each in fields_of(Litigant) if each.holds == "part"] == [Role]


def test_annotations_are_read_wherever_they_stand() -> None:
    class Deep(Claim):
        names: tuple[Annotated[str, NAME], ...] = ()
        amounts: Annotated[tuple[str, ...], FIGURE] = ()
        said: Annotated[str, QUOTED] | None = None
        level: Literal["low", "high"] | None = None
        when: tuple[Moment, ...] = ()

    assert held(Deep) == {
        "names": "name *",
        "amounts": "figure *",
        "said": "quoted",
        "level": "choice",
        "when": "when *",
    }


@pytest.mark.parametrize("kind", [int, float, bool, date, datetime, dict[str, str], object])
def test_a_field_of_another_type_is_refused_by_its_place(kind: type) -> None:
    unusable = type("Unusable", (Claim,), {"__annotations__": {"odd": kind}, "__module__": __name__})
    with pytest.raises(TypeError, match=r"Unusable\.odd: .* is no text, choice, moment or claim"):
        fields_of(unusable)


def test_a_field_has_what_is_in_it_and_nothing_where_it_is_empty() -> None:
    bare = Ruling(what="It is so.", status="planned", court="", outcome="other", **RESTING)
    told = {each.name: each.of(bare) for each in fields_of(Ruling)}
    assert told == {
        "what": ("It is so.",),
        "moment": (),
        "status": ("planned",),
        "attribution": (Attribution(),),
        "court": (),
        "outcome": ("other",),
        "words": (),
    }
    joint = Plea(holders=("A", "B"), kind="argues", statement="So.", **RESTING)
    assert fields_of(Plea)[0].of(joint) == ("A", "B")


def test_a_title_is_in_a_readers_words() -> None:
    class Long(Claim):
        in_many_words: str

    assert [each.title for each in fields_of(Long)] == ["in many words"]


def test_the_parts_of_a_claim_are_itself_and_all_claims_in_it() -> None:
    side, role = Side(holder="A", wants="b", **RESTING), Role(text="weaver", **RESTING)
    pending = Pending(question="Why?", sides=(side, side), **RESTING)
    litigant = Litigant(name="A", role=role, side="other", **RESTING)
    remedy = Remedy(remedy="So.", **RESTING)
    assert parts_of(pending) == (pending, side, side)
    assert parts_of(litigant) == (litigant, role)
    assert parts_of(remedy) == (remedy,)


def test_a_wording_has_the_fields_of_its_claim_and_sentences_for_evidence() -> None:
    assert list(wording_of(Plea).model_fields) == [
        "sentences",
        "holders",
        "kind",
        "statement",
        "attribution",
        "amount",
    ]
    said = wording_of(Plea).model_validate(
        {"holders": ["A"], "kind": "argues", "statement": "So.", "sentences": [1]}
    )
    assert said.model_dump(exclude={"attribution"}) == {
        "sentences": (1,),
        "holders": ("A",),
        "kind": "argues",
        "statement": "So.",
        "amount": "",
    }


def test_a_part_of_a_wording_is_words_where_there_is_one_and_a_wording_where_there_are_several() -> None:
    litigant = {"name": "A", "role": "weaver", "side": "other", "sentences": [1]}
    assert wording_of(Litigant).model_validate(litigant).model_dump()["role"] == "weaver"
    side = {"holder": "A", "wants": "b", "sentences": [2]}
    pending = {"question": "Why?", "sides": [side], "sentences": [1]}
    assert wording_of(Pending).model_validate(pending).model_dump()["sides"] == (
        {"holder": "A", "wants": "b", "sentences": (2,)},
    )


@pytest.mark.parametrize(
    ("claim", "wrong"),
    [
        (Plea, {"holders": ["A"], "kind": "demands", "statement": "So.", "sentences": [1]}),
        (Plea, {"holders": [], "kind": "argues", "statement": "So.", "sentences": [1]}),
        (Plea, {"holders": ["A"], "kind": "argues", "statement": "So."}),
        (Remedy, {"remedy": "So.", "sentences": [1], "evidence": []}),
        (Remedy, {"remedy": "So.", "sentences": [1], "verdict": "supported"}),
        (Remedy, {"remedy": 7, "sentences": [1]}),
        (Pending, {"question": "Why?", "sides": ["A wants b"], "sentences": [1]}),
    ],
)
def test_a_wording_of_another_form_is_refused(claim: type[Claim], wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        wording_of(claim).model_validate(wrong)


def test_of_several_verdicts_the_worst_counts() -> None:
    assert worst([]) == "supported"
    assert worst(["supported", "not found"]) == "not found"
    assert worst(["not found", "refuted", "supported"]) == "refuted"
