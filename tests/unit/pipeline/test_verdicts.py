from collections.abc import Iterator
from pathlib import Path

import pytest

from summarizer.domain import Accept, AcceptAll, Add, Edit, Reject, SignOff, Undo
from summarizer.domain.disputes import Event
from summarizer.grounding import cite
from summarizer.pipeline import read_cases
from summarizer.pipeline.evaluating import FolderRun, evaluate
from summarizer.pipeline.reviewing import act
from summarizer.pipeline.verdicts import count_verdicts, gold_of, reviewed_briefs, write_gold
from summarizer.render import RENDERERS, write_atomic
from summarizer.render.many import claim_rows
from summarizer.sources import BriefFile, read_briefs
from summarizer.store import Filter, Store
from tests.articles import FERRIES, article
from tests.unit.pipeline.reviews import MODEL, ferries_brief, ferries_store, keep

EDITED = {
    "holders": ["Norlin Lines"],
    "kind": "demands",
    "statement": "Norlin Lines wants cuts.",
    "sentences": [2],
}
ADDED = {"text": "Norlin Lines wants to cut crossings.", "sentences": [2]}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Give a store with a signed brief: 4 claims accepted, 1 edited, 2 rejected, 1 added."""
    with ferries_store(tmp_path / "briefs.db") as opened:
        actions = (
            Reject(claim="summary-1", reason="Said already"),
            Accept(claim="party-1"),
            Accept(claim="party-2"),
            Edit(claim="position-1", wording=EDITED),
            Accept(claim="position-2"),
            Reject(claim="event-1", reason="Said already"),
            Accept(claim="dispute-1"),
            Add(section="summary", wording=ADDED),
            SignOff(),
        )
        for revision, action in enumerate(actions):
            act(opened, 1, action, "anna", revision)
        yield opened


def test_verdicts_are_counted_by_section_and_model(store: Store) -> None:
    keep(store, article(FERRIES), ferries_brief(), "unreviewed")
    verdicts = count_verdicts(each.reviewed for each in reviewed_briefs(store, Filter()))
    (model,) = verdicts.models
    assert (model.model, model.strategy, model.briefs, model.signed) == (MODEL, "staged", 1, 1)
    told = {
        name: (each.accepted, each.edited, each.rejected, each.open, each.added)
        for name, each in model.sections.items()
    }
    assert told == {
        "summary": (0, 0, 1, 0, 1),
        "party": (2, 0, 0, 0, 0),
        "position": (1, 1, 0, 0, 0),
        "event": (0, 0, 1, 0, 0),
        "dispute": (1, 0, 0, 0, 0),
    }
    assert (model.total.precision, model.total.usable) == (4 / 7, 5 / 7)
    assert model.sections["position"].precision == 0.5
    assert (model.flagged.edited, model.flagged.judged) == (1, 1)
    assert model.reasons == {"Said already": 2}


def test_what_nobody_judged_has_no_precision(store: Store) -> None:
    act(store, 1, Undo(takes_back=9), "anna", 9)
    other = article(f"{FERRIES}More.\n")
    keep(
        store,
        other,
        ferries_brief(other).model_copy(
            update={"provenance": ferries_brief().provenance.model_copy(update={"model": "openai/x"})}
        ),
    )
    act(store, 2, Accept(claim="party-1"), "anna", 0)
    first, second = count_verdicts(each.reviewed for each in reviewed_briefs(store, Filter())).models
    assert (first.signed, second.model, second.briefs) == (0, "openai/x", 1)
    assert second.sections["position"].precision is None
    assert second.total.precision == 1.0
    assert second.total.open == 6


def test_gold_of_a_signed_brief_is_read_by_eval_and_agrees_with_it(store: Store, tmp_path: Path) -> None:
    signed = list(reviewed_briefs(store, Filter(review="signed")))
    assert write_gold(tmp_path / "out", signed) == 1
    cases = read_cases(tmp_path / "out" / "gold", tmp_path / "out" / "articles")
    (case,) = cases.cases
    assert case.article.text == FERRIES
    assert case.article.published.value == article(FERRIES).published.value
    assert [each.gist for each in case.gold.positions] == [
        "Norlin Lines wants cuts.",
        "Ilan Voss warns of a strike.",
    ]
    assert [each.salience for each in case.gold.positions] == ["core", "minor"]
    assert [each.salience for each in case.gold.parties] == ["core", "minor"]
    assert case.gold.timeline == ()
    brief = signed[0].reviewed
    named = brief.model_copy(update={"source": brief.source.model_copy(update={"name": case.article.name})})
    write_atomic(tmp_path / "briefs" / "one.json", RENDERERS["json"].render(named))
    scored = evaluate(cases, [FolderRun("reviewed", tmp_path / "briefs")], (lambda _: None, lambda *_: None))
    total = scored.runs[0].total
    assert (total.measures["parties"].f1, total.measures["positions"].f1) == (1.0, 1.0)


def test_a_joint_position_is_gold_of_each_holder_and_a_dispute_rests_on_its_sides_too(store: Store) -> None:
    (opened,) = reviewed_briefs(store, Filter(review="signed"))
    (dispute,) = opened.reviewed.open_disputes
    brief = opened.reviewed.model_copy(
        update={
            "positions": (
                opened.reviewed.positions[0].model_copy(update={"holders": ("Norlin Lines", "Ilan Voss")}),
            ),
            "open_disputes": (dispute.model_copy(update={"evidence": cite(opened.article, [5])}),),
            "timeline": (Event(status="ongoing", what="Talks.", evidence=cite(opened.article, [8])),),
        }
    )
    gold = gold_of(brief, opened.article, "ferries.txt")
    assert [(each.holder, each.gist) for each in gold.positions] == [
        ("Norlin Lines", "Norlin Lines wants cuts."),
        ("Ilan Voss", "Norlin Lines wants cuts."),
    ]
    assert [each.salience for each in gold.parties] == ["core", "core"]
    assert [str(words)[:12] for words in gold.open_disputes[0].evidence] == ["He rejected ", "Ferry operat"]
    assert gold.open_disputes[0].salience == "core"
    assert [each.value for each in gold.timeline] == [None]


def test_evidence_of_gold_is_words_of_the_article(store: Store) -> None:
    (opened,) = reviewed_briefs(store, Filter(review="signed"))
    gold = gold_of(opened.reviewed, opened.article, "ferries.txt")
    for _, item in gold.cited():
        assert all(isinstance(words, str) and words in FERRIES for words in item.evidence)


@pytest.mark.parametrize("form", ["md", "html"])
def test_a_reviewed_brief_says_so_in_every_rendering(form: str, store: Store) -> None:
    (opened,) = reviewed_briefs(store, Filter(review="signed"))
    text = RENDERERS[form].render(opened.reviewed)
    assert "signed off by anna on" in text
    assert "4 accepted, 1 edited, 1 added, 2 rejected and left out" in text
    assert "Crossings are cut." not in text
    assert "signed off" not in RENDERERS[form].render(opened.kept.brief)


def test_a_review_that_is_not_over_is_told_as_such(store: Store) -> None:
    act(store, 1, Undo(takes_back=9), "anna", 9)
    act(store, 1, Undo(takes_back=8), "anna", 10)
    act(store, 1, Undo(takes_back=7), "anna", 11)
    (opened,) = reviewed_briefs(store, Filter())
    text = RENDERERS["md"].render(opened.reviewed)
    assert "review not signed off (3 accepted, 1 edited, 2 rejected and left out, 1 not judged)" in text


def test_json_of_a_reviewed_brief_reads_back_with_its_review(store: Store, tmp_path: Path) -> None:
    (opened,) = reviewed_briefs(store, Filter())
    path = tmp_path / "reviewed.json"
    write_atomic(path, RENDERERS["json"].render(opened.reviewed))
    (read,) = read_briefs(path)
    assert isinstance(read, BriefFile)
    assert read.brief == opened.reviewed


def test_rows_of_claims_hold_the_verdict_and_who_gave_it(store: Store) -> None:
    (opened,) = reviewed_briefs(store, Filter())
    rows = [(row["section"], row["verdict"], row["reviewer"]) for row in claim_rows(opened.reviewed)]
    assert rows == [
        ("summary", "added", "anna"), ("party", "accepted", "anna"), ("party", "accepted", "anna"),
        ("position", "edited", "anna"), ("position", "accepted", "anna"), ("dispute", "accepted", "anna"),
    ]  # fmt: skip
    assert {row["verdict"] for row in claim_rows(opened.kept.brief)} == {None}


def test_claims_accepted_with_their_section_are_told_and_count_for_nothing(tmp_path: Path) -> None:
    with ferries_store(tmp_path / "bulk.db") as store:
        act(store, 1, AcceptAll(section="party", claims=("party-1", "party-2")), "anna", 0)
        assert count_verdicts(each.reviewed for each in reviewed_briefs(store, Filter())).models == ()
        act(store, 1, Reject(claim="position-1", reason="No"), "anna", 1)
        (model,) = count_verdicts(each.reviewed for each in reviewed_briefs(store, Filter())).models
        party = model.sections["party"]
        assert (party.in_bulk, party.accepted, party.open, party.precision) == (2, 0, 0, None)
        assert (model.total.judged, model.total.precision) == (1, 0.0)
        (opened,) = reviewed_briefs(store, Filter())
        verdicts = [row["verdict"] for row in claim_rows(opened.reviewed) if row["section"] == "party"]
        assert verdicts == ["accepted in bulk", "accepted in bulk"]
