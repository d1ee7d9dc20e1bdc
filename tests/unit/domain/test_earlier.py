import pytest
from pydantic import ValidationError

from summarizer.domain import Attribution, DossierDispute, Edit, ReviewEntry
from summarizer.domain.disputes import Dispute, DisputeBrief, Event, Position
from tests.earlier_form import earlier_brief, earlier_entries
from tests.unit.pipeline.reviews import ferries_brief


def test_a_brief_of_version_0_1_reads_as_one_of_today() -> None:
    brief = DisputeBrief.model_validate(earlier_brief())
    assert [(each.holders, each.kind) for each in brief.positions] == [
        (("Norlin Lines",), "demands"),
        (("Ilan Voss",), "says"),
    ]
    assert {each.attribution for each in brief.positions} == {Attribution()}
    assert brief.timeline[0].value == "2025-03"
    (dispute,) = brief.open_disputes
    assert dispute.sides[0].evidence == dispute.evidence
    assert dispute.sides[0].problems == ()
    assert brief.left_out == ()
    assert list(brief.cited()) == [2, 5]


def test_a_role_of_version_0_1_rests_on_the_sentences_of_its_party() -> None:
    operator, union = DisputeBrief.model_validate(earlier_brief()).parties
    assert operator.role is not None
    assert (operator.role.text, operator.role.evidence) == ("operator", operator.evidence)
    assert union.role is None


def test_a_claim_that_version_0_1_marked_was_not_found() -> None:
    sound, marked = DisputeBrief.model_validate(earlier_brief()).positions
    assert (sound.verdict, marked.verdict) == ("supported", "not found")


def test_what_was_read_so_is_written_as_today_and_reads_back() -> None:
    brief = DisputeBrief.model_validate(earlier_brief())
    written = brief.model_dump_json()
    assert '"holders":["Ilan Voss"],"kind":"says"' in written
    assert '"holder":"Ilan Voss"' not in written
    assert DisputeBrief.model_validate_json(written) == brief


def test_a_brief_of_today_passes_unchanged() -> None:
    made = ferries_brief()
    joint = made.positions[0].model_copy(
        update={
            "holders": ("Norlin Lines", "Ilan Voss"),
            "attribution": Attribution(according_to="four officials", certainty="reported"),
        }
    )
    untimed = Event(status="ongoing", what="Talks go on.", evidence=made.timeline[0].evidence)
    brief = made.model_copy(update={"positions": (joint,), "timeline": (untimed,), "left_out": (7,)})
    assert DisputeBrief.model_validate_json(brief.model_dump_json()) == brief
    assert brief.timeline[0].value is None


def test_the_sides_of_today_keep_their_own_sentences_beside_those_of_the_question() -> None:
    (dispute,) = ferries_brief().open_disputes
    read = Dispute.model_validate(dispute.model_dump())
    assert [item.sentence for item in read.evidence] == [2, 4]
    assert [item.sentence for item in read.sides[0].evidence] == [2]


def test_the_log_of_a_review_of_version_0_1_reads_as_one_of_today() -> None:
    edit, added = (ReviewEntry.model_validate(each) for each in earlier_entries())
    assert isinstance(edit.action, Edit)
    position, dispute = (DisputeBrief.read_claim(each.made or {}) for each in (edit, added))
    assert isinstance(position, Position)
    assert (position.holders, position.kind, position.problems) == (("Ilan Voss",), "says", ("a problem",))
    assert isinstance(dispute, Dispute)
    assert [item.sentence for item in dispute.sides[0].evidence] == [5]
    assert ReviewEntry.model_validate_json(added.model_dump_json()) == added


def test_the_sides_of_a_dossier_of_version_0_1_rest_on_what_its_dispute_rested_on() -> None:
    cited = [{"source": "S1", "evidence": {"sentence": 1, "start": 0, "end": 1, "quote": "a"}}]
    raw = {
        "question": "Why?", "cited": cited, "sources": 2, "problems": ["p"], "last_open": None,
        "sides": [{"holder": "A", "wants": "b"}],
    }  # fmt: skip
    read = DossierDispute.model_validate(raw)
    assert (read.sides[0].cited, read.sides[0].sources, read.sides[0].problems) == (read.cited, 2, ())
    assert DossierDispute.model_validate(read.model_dump()) == read


@pytest.mark.parametrize(
    "raw",
    [
        {"question": "Why?", "sides": None, "evidence": []},
        {"question": "Why?", "sides": 7, "evidence": []},
        {"question": "Why?", "sides": ["A wants b"], "evidence": []},
        {"statement": "a", "holder": None, "kind": "view", "evidence": []},
        {"statement": "a", "holder": ["A"], "kind": ["view"], "evidence": []},
        {"statement": "a", "holders": [], "kind": "says", "evidence": []},
    ],
)
def test_what_has_no_form_at_all_is_refused_as_ever(raw: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        DisputeBrief.read_claim(raw)
