import json
from typing import Annotated, Any

import pytest
from pydantic import BaseModel, ValidationError

from summarizer.domain import (
    Brief,
    Claim,
    Provenance,
    Published,
    Section,
    Sections,
    Source,
    StatementClaim,
    SummaryLine,
    Usage,
    brief_type,
    kind_of,
    read_brief,
    reviewed_type,
)
from summarizer.domain.brief import AnyBrief
from summarizer.domain.disputes import DisputeBrief
from summarizer.errors import UnusableInput
from tests.earlier_form import earlier_brief
from tests.kinds import LawsuitBrief, LawsuitSections, Remedy, Ruling
from tests.unit.pipeline.reviews import ferries_brief

AT = {"sentence": 2, "start": 0, "end": 3, "quote": "So."}


def court(**sections: Any) -> LawsuitBrief:  # noqa: ANN401 - tuples of claims
    empty = {section.name: () for section in LawsuitBrief.sections()}
    return LawsuitBrief.model_validate(
        {
            **empty,
            **sections,
            "source": Source(
                name="case.txt",
                title=None,
                publisher=None,
                url=None,
                language="en",
                published=Published(),
                content_hash="0" * 64,
                sentences=4,
                furniture=0,
            ),
            "provenance": Provenance(
                version="0.1.0",
                model="local/m@1",
                strategy="single",
                prompts={},
                usage=Usage(),
                cost_usd=0.0,
                seconds=1.0,
            ),
        }
    )


REMEDY = Remedy.model_validate({"remedy": "Hand it over.", "units": "2 looms", "evidence": [AT]})
RULING = Ruling.model_validate(
    {"what": "It is granted.", "status": "happened", "court": "Sund", "outcome": "granted", "evidence": [AT]}
)


def test_the_sections_of_a_kind_are_its_fields_with_titles_the_summary_first() -> None:
    told = [(each.name, each.title, each.one, each.asked) for each in LawsuitBrief.sections()]
    assert told == [
        ("summary", "", "summary", "summary"),
        ("litigants", "Parties to the case", "litigant", "litigants"),
        ("pleas", "What they plead", "plea", "pleas"),
        ("rulings", "Rulings", "ruling", "rulings"),
        ("pending", "Still to be decided", "question", "pending"),
        ("remedies", "Remedies", "remedy", "remedies"),
    ]
    assert [each.asked for each in DisputeBrief.sections()] == [
        "summary",
        "parties",
        "positions",
        "events",
        "open_disputes",
    ]


def test_sections_stand_between_the_source_and_the_rest() -> None:
    assert list(json.loads(court().model_dump_json())) == [
        "kind", "source", "summary", "litigants", "pleas", "rulings", "pending", "remedies", "left_out",
        "warnings", "provenance",
    ]  # fmt: skip


def test_claims_are_given_in_reading_order_and_know_their_section() -> None:
    made = court(remedies=(REMEDY,), rulings=(RULING,))
    assert made.claims() == (RULING, REMEDY)
    assert [made.section_of(claim).one for claim in made.claims()] == ["ruling", "remedy"]


def test_a_claim_that_was_written_is_read_as_one_of_its_section() -> None:
    assert LawsuitBrief.read_claim(REMEDY.model_dump(mode="json")) == REMEDY
    assert LawsuitBrief.read_claim(RULING.model_dump(mode="json"), "ruling") == RULING
    with pytest.raises(ValidationError):
        LawsuitBrief.read_claim(RULING.model_dump(mode="json"), "plea")


class Wish(StatementClaim):
    """What somebody wishes."""


class Promise(StatementClaim):
    """What somebody promises."""


class TalkSections(Sections):
    """Talks."""

    wishes: Annotated[tuple[Wish, ...], Section("Wishes", "wish")]
    promises: Annotated[tuple[Promise, ...], Section("Promises", "promise")]


def test_claims_of_the_same_fields_are_told_apart_by_their_section() -> None:
    raw = {"holders": ["A"], "kind": "says", "statement": "So.", "evidence": [AT]}
    promise = TalkSections.read_claim(raw, "promise")
    assert type(promise) is Promise
    assert TalkSections.section_of(promise).name == "promises"


@pytest.mark.parametrize(
    ("held", "one", "told"),
    [
        (tuple[Wish, ...], "other", "has the claims of wishes"),
        (tuple[Promise, ...], "wish", "“wish” has to be a word of its own"),
        (tuple[Promise, ...], "Promise", "“Promise” has to be a word of its own"),
        (tuple[Promise, Wish], "promise", "is no tuple of claims"),
        (list[Promise], "promise", "is no tuple of claims"),
        (str, "promise", "is no tuple of claims"),
    ],
)
def test_a_section_that_could_not_be_told_apart_is_refused(held: object, one: str, told: str) -> None:
    fields = {
        "wishes": Annotated[tuple[Wish, ...], Section("Wishes", "wish")],
        "more": Annotated[held, Section("More", one)],  # type: ignore[valid-type]
    }
    made: Any = type("Unusable", (Sections,), {"__annotations__": fields, "__module__": __name__})
    with pytest.raises(TypeError, match=told):
        made.sections()


def test_a_brief_is_read_as_its_kind_has_it() -> None:
    made = court(remedies=(REMEDY,), summary=(SummaryLine.model_validate({"text": "So.", "evidence": [AT]}),))
    read = read_brief(made.model_dump_json())
    assert isinstance(read, LawsuitBrief)
    assert read == made
    dispute = read_brief(ferries_brief().model_dump_json())
    assert isinstance(dispute, DisputeBrief)
    assert dispute == ferries_brief()


def test_a_brief_that_does_not_say_its_kind_is_one_of_disputes() -> None:
    raw = earlier_brief()
    assert "kind" not in raw
    assert isinstance(read_brief(json.dumps(raw)), DisputeBrief)
    assert kind_of(raw) == "disputes"
    assert [kind_of(odd) for odd in (None, [], "court", {"kind": "lawsuit"})] == [
        "disputes",
        "disputes",
        "disputes",
        "lawsuit",
    ]


def test_a_brief_of_an_unknown_kind_is_refused_with_what_to_do() -> None:
    raw = court().model_dump(mode="json") | {"kind": "recipes"}
    with pytest.raises(UnusableInput) as refused:
        read_brief(json.dumps(raw))
    told = str(refused.value)
    assert told.startswith("kind “recipes”: not known here; add --kind with its module or file (known: ")
    assert "disputes" in told
    assert "lawsuit" in told


@pytest.mark.parametrize("text", ["", "{", "[]", "7", '"court"', "null", '{"kind": "lawsuit"}'])
def test_what_is_no_brief_of_a_kind_is_refused_as_a_slip(text: str) -> None:
    with pytest.raises(ValidationError):
        read_brief(text)


def test_a_kind_without_sections_and_reviewed_briefs_are_no_kinds_of_their_own() -> None:
    reviewed = reviewed_type(LawsuitBrief)
    assert brief_type("lawsuit") is LawsuitBrief
    assert reviewed.sections() == LawsuitSections.sections() == LawsuitBrief.sections()
    assert issubclass(reviewed, LawsuitBrief)


def test_a_brief_inside_of_something_else_is_read_and_written_whole() -> None:
    class Row(BaseModel):
        brief: AnyBrief

    row = Row(brief=court(remedies=(REMEDY,)))
    assert json.loads(row.model_dump_json())["brief"]["remedies"][0]["units"] == "2 looms"
    assert Row.model_validate_json(row.model_dump_json()) == row
    assert isinstance(row.brief, Brief)


def test_the_sentences_of_a_part_are_cited_too() -> None:
    at = AT | {"sentence": 3}
    side = {"holder": "A", "wants": "b", "evidence": [at]}
    made = court(pending=({"question": "Why?", "sides": (side,), "evidence": [AT]},))
    assert list(made.cited()) == [2, 3]
    assert all(isinstance(claim, Claim) for claim in made.claims())
