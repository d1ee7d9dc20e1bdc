"""A brief of a kind of one's own is reviewed as one of a kind that ships."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from summarizer.domain import Action, ReviewedBrief, reviewed_type
from summarizer.errors import ReviewRefused
from summarizer.pipeline.reviewing import act, apply_review, open_review
from summarizer.pipeline.verdicts import count_verdicts, reviewed_briefs
from summarizer.pipeline.wording import placed
from summarizer.store import Filter, Store
from tests.articles import article
from tests.court import CASE, court_brief, court_store
from tests.kinds import LawsuitBrief, Plea, Remedy, Ruling
from tests.proposals import Json, rests_on

ACTION: TypeAdapter[Action] = TypeAdapter(Action)
PLEA: Json = {
    "holders": ["Brandt Mills"],
    "kind": "denies",
    "statement": "Brandt Mills denies that the looms were ever delivered.",
    "amount": "",
    "sentences": [3],
}
REMEDY: Json = {"remedy": "Brandt Mills hands over the looms.", "units": "2 looms", "sentences": [5]}
RULING: Json = {
    "what": "The Sund District Court granted the claim.",
    "moment": placed(article(CASE), [4], "3 January 2025", "2025-01-03", "on"),
    "status": "happened",
    "court": "Sund District Court",
    "outcome": "granted",
    "words": "a plain breach",
    "sentences": [4],
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with court_store(tmp_path / "briefs.db") as opened:
        yield opened


def do(store: Store, **action: object) -> ReviewedBrief:
    return act(store, 1, ACTION.validate_python(action), "anna", store.reviews.revision(1))


def stands(reviewed: ReviewedBrief) -> LawsuitBrief:
    """Return a reviewed brief as one of its kind."""
    assert isinstance(reviewed, LawsuitBrief)
    return reviewed


def test_every_claim_has_an_id_of_its_section() -> None:
    reviewed = apply_review(court_brief(), ())
    assert [each.id for each in reviewed.review.claims] == [
        "summary-1", "litigant-1", "litigant-2", "plea-1", "plea-2", "ruling-1", "question-1", "remedy-1",
    ]  # fmt: skip


def test_a_claim_that_is_edited_is_of_its_class_with_all_its_fields(store: Store) -> None:
    after = stands(do(store, kind="edit", claim="plea-2", wording=PLEA | {"amount": "40,000 crowns"}))
    edited = after.pleas[1]
    assert type(edited) is Plea
    assert (edited.holders, edited.amount, rests_on(edited)) == (("Brandt Mills",), "40,000 crowns", (3,))


@pytest.mark.parametrize(
    ("section", "wording", "kind"),
    [("plea", PLEA, Plea), ("ruling", RULING, Ruling), ("remedy", REMEDY, Remedy)],
)
def test_a_claim_that_is_added_stands_last_in_its_section(
    store: Store, section: str, wording: Json, kind: type
) -> None:
    after = do(store, kind="add", section=section, wording=wording)
    (added,) = [
        claim for claim, said in zip(after.claims(), after.review.claims, strict=True) if said.id == "added-1"
    ]
    assert type(added) is kind
    assert after.section_of(added).one == section
    assert added.problems == ()


@pytest.mark.parametrize(
    ("section", "wording", "problem"),
    [
        ("ruling", RULING | {"court": "Kelda Supreme Court"}, "“Kelda Supreme Court” is not in the article"),
        ("ruling", RULING | {"words": "a fraud"}, "quotes “a fraud”, which its sentences do not say"),
        ("plea", PLEA | {"amount": "75,000 crowns"}, "“75,000” is not in the sentence"),
    ],
)
def test_what_a_person_words_is_checked_field_by_field(
    store: Store, section: str, wording: Json, problem: str
) -> None:
    do(store, kind="add", section=section, wording=wording)
    opened = open_review(store, 1)
    assert opened is not None
    entry = opened.entries[-1].made
    assert entry is not None
    assert problem in entry["problems"]


@pytest.mark.parametrize(
    ("section", "wording", "field"),
    [
        ("plea", PLEA | {"holders": ["Tilda Roe"]}, "holders"),
        ("plea", PLEA | {"kind": "demands"}, "kind"),
        ("plea", PLEA | {"statement": " "}, "statement"),
        ("remedy", REMEDY | {"sentences": []}, "sentences"),
        ("remedy", REMEDY | {"units": "x" * 1_001}, "units"),
        ("remedy", PLEA, "remedy"),
        ("ruling", RULING | {"outcome": "perhaps"}, "outcome"),
        ("position", PLEA, "section"),
    ],
)
def test_a_wording_that_is_no_claim_of_its_section_is_refused(
    store: Store, section: str, wording: Json, field: str
) -> None:
    with pytest.raises(ReviewRefused) as refused:
        do(store, kind="add", section=section, wording=wording)
    assert f"{field}: " in str(refused.value)
    assert store.reviews.revision(1) == 0


def test_holders_and_sides_follow_a_litigant_that_is_renamed(store: Store) -> None:
    wording = {"name": "Holm", "aliases": ["Edda Holm"], "role": "", "side": "claimant", "sentences": [2]}
    after = stands(do(store, kind="edit", claim="litigant-1", wording=wording))
    assert after.pleas[1].holders == ("Holm",)
    assert after.pending[0].sides[0].holder == "Holm"


def test_its_log_gives_the_same_brief_and_reads_back(store: Store) -> None:
    do(store, kind="edit", claim="plea-1", wording=PLEA)
    do(store, kind="add", section="ruling", wording=RULING)
    do(store, kind="reject", claim="remedy-1", reason="said already")
    opened = open_review(store, 1)
    assert opened is not None
    again = apply_review(opened.kept.brief, opened.entries)
    assert again == opened.reviewed
    assert reviewed_type(LawsuitBrief).model_validate_json(again.model_dump_json()) == again


def test_verdicts_on_it_are_counted_by_its_sections(store: Store) -> None:
    do(store, kind="accept", claim="plea-1")
    do(store, kind="reject", claim="remedy-1", reason="said already")
    (model,) = count_verdicts(each.reviewed for each in reviewed_briefs(store, Filter())).models
    assert model.sections["plea"].accepted == 1
    assert model.sections["remedy"].rejected == 1
