from typing import Any

import pytest
from pydantic import ValidationError

from summarizer.domain.disputes import DisputeBrief
from summarizer.pipeline.briefing.form import (
    FEW_ITEMS,
    LONGEST_TEXT,
    MOST_CITED,
    MOST_ITEMS,
    joined,
    limits_reached,
    proposal_form,
)
from tests.proposals import answer, dispute, event, filled_in, line, party, position, side

FULL = answer(
    parties=[party("Norlin Lines", "Norlin")],
    positions=[position("Norlin Lines")],
    events=[event("The crossings are cut.", "in March")],
    open_disputes=[dispute("Will the crossings be cut?", side("Norlin Lines"))],
    summary=[line("Norlin cuts crossings.", 2)],
)


def schema(*numbers: int) -> dict[str, Any]:
    return proposal_form(DisputeBrief, numbers).model_json_schema()


def test_the_sentence_numbers_of_every_claim_are_those_that_are_asked_about() -> None:
    parts = schema(3, 4)["$defs"].values()
    assert len(parts) == 6
    assert all(
        part["properties"]["sentences"]["items"] == {"type": "integer", "enum": [3, 4]} for part in parts
    )


def test_names_and_words_for_times_are_open() -> None:
    parts = schema(3, 4)["$defs"]
    assert "enum" not in parts["ProposedParty"]["properties"]["name"]
    assert "enum" not in parts["ProposedPosition"]["properties"]["holders"]["items"]
    assert "enum" not in parts["ProposedEvent"]["properties"]["when"]


def test_two_forms_do_not_share_their_numbers() -> None:
    first, second = proposal_form(DisputeBrief, [1]), proposal_form(DisputeBrief, [2])
    assert first.model_json_schema()["$defs"] != second.model_json_schema()["$defs"]
    assert first.model_json_schema()["$defs"]["ProposedSummaryLine"]["properties"]["sentences"]["items"][
        "enum"
    ] == [1]


def test_nothing_is_said_to_a_model_outside_the_prompts() -> None:
    assert all("description" not in part for part in schema(1)["$defs"].values())


def test_a_full_answer_is_read_as_it_stands() -> None:
    assert proposal_form(DisputeBrief, [1, 2, 4]).model_validate(FULL).model_dump() == FULL


def test_a_form_without_anything_in_it_is_an_answer() -> None:
    assert filled_in().model_dump() == answer()


@pytest.mark.parametrize("numbers", [[99], [0], [-1], [], [2, 2], [10**30], list(range(1, 60))])
def test_no_numbers_make_an_answer_invalid(numbers: list[int]) -> None:
    read = proposal_form(DisputeBrief, [1, 2]).model_validate(answer(summary=[line("So.", *numbers)]))
    assert read.model_dump()["summary"] == [line("So.", *numbers)]


@pytest.mark.parametrize(
    "wrong",
    [
        {"dates": []},
        {"positions": [position("Norlin", kind="view")]},
        {"events": [event("It ends.") | {"date": "2025-03-01"}]},
        {"summary": [{"text": "So."}]},
        {"parties": "Norlin"},
    ],
)
def test_what_is_not_in_the_form_is_no_answer(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        proposal_form(DisputeBrief, [1]).model_validate(answer() | wrong)


def test_joined_proposals_have_everything_of_each_in_order() -> None:
    first = filled_in(summary=[line("One.", 1)], events=[event("It is cut.")])
    both = joined(DisputeBrief, [first, filled_in(summary=[line("Two.", 2), line("One.", 1)])])
    assert [each.text for each in both["summary"]] == ["One.", "Two.", "One."]
    assert [each.what for each in both["timeline"]] == ["It is cut."]
    assert joined(DisputeBrief, []) == {name: [] for name in both}


@pytest.mark.parametrize(
    ("parts", "warning"),
    [
        (
            {"positions": [position("A", statement="x" * LONGEST_TEXT)]},
            "positions 1, statement reached the limit of 400 characters",
        ),
        ({"positions": [position("A")] * MOST_ITEMS}, "positions reached the limit of 40 items"),
        ({"summary": [line("So.", *range(MOST_CITED))]}, "summary 1, sentences reached the limit of 8 items"),
        ({"positions": [position(*"ABCDEFGHIJ")]}, "positions 1, holders reached the limit of 10 items"),
        (
            {"open_disputes": [dispute("Who?", *[side("A")] * FEW_ITEMS)]},
            "open disputes 1, sides reached the limit of 10 items",
        ),
        ({"open_disputes": [dispute("Who?", side("x" * 999))]}, "open disputes 1, sides 1, holder reached"),
        (
            {"parties": [party("A", *["B"] * MOST_ITEMS)]},
            "parties 1, also called reached the limit of 40 items",
        ),
    ],
)
def test_a_limit_that_is_reached_is_told_with_its_place(parts: dict[str, Any], warning: str) -> None:
    (told,) = limits_reached(filled_in(**parts))
    assert told.startswith(warning)
    assert "there may be more" in told


def test_below_its_limits_an_answer_has_no_warning() -> None:
    full = filled_in(
        positions=[position(*"ABCDEFGHI", statement="x" * (LONGEST_TEXT - 1))] * (MOST_ITEMS - 1),
        summary=[line("So.", *range(MOST_CITED - 1))],
    )
    assert list(limits_reached(full)) == []
