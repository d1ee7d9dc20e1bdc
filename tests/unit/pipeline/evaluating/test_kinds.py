"""A signed brief of a kind of one's own becomes gold, and briefs are scored against it."""

import json
from pathlib import Path

import pytest

from summarizer.domain import Accept, SignOff, SkippedArticle
from summarizer.errors import UnusableInput
from summarizer.pipeline import FolderRun, evaluate, read_cases
from summarizer.pipeline.evaluating import Cases, score_article
from summarizer.pipeline.reviewing import act
from summarizer.pipeline.verdicts import count_verdicts, reviewed_briefs, write_gold
from summarizer.render import RENDERERS, write_atomic
from summarizer.sources import read_briefs, read_gold
from summarizer.store import Filter
from tests.court import CASE, court_brief, court_store
from tests.unit.render.briefs import brief as dispute_brief

CLAIMS, DENIES, RULED, TOLD, COSTS = CASE.strip().split("\n")[2:]
ACCEPTED = (
    "summary-1", "litigant-1", "litigant-2", "plea-1", "plea-2", "ruling-1", "question-1", "remedy-1",
)  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with gold and the article of a brief that somebody has signed."""
    with court_store(tmp_path / "briefs.db") as store:
        actions = [*(Accept(claim=claim) for claim in ACCEPTED), SignOff()]
        for revision, action in enumerate(actions):
            act(store, 1, action, "anna", revision)
        assert write_gold(tmp_path, reviewed_briefs(store, Filter(review="signed"))) == 1
        (model,) = count_verdicts(each.reviewed for each in reviewed_briefs(store, Filter())).models
        assert {name: counts.accepted for name, counts in model.sections.items()} == {
            "summary": 1, "litigant": 2, "plea": 2, "ruling": 1, "question": 1, "remedy": 1,
        }  # fmt: skip
    return tmp_path


@pytest.fixture
def cases(folder: Path) -> Cases:
    return read_cases(folder / "gold", folder / "articles")


def test_gold_has_the_sections_of_its_kind_and_what_only_the_kind_has(folder: Path) -> None:
    (file,) = (folder / "gold").glob("*.json")
    assert json.loads(file.read_text(encoding="utf-8")) == {
        "article": "000001-ferries.txt.txt",
        "kind": "lawsuit",
        "published": {"value": "2025-02-05"},
        "litigants": [
            {"name": "Edda Holm", "aliases": [], "salience": "minor", "side": "claimant"},
            {"name": "Brandt Mills", "aliases": [], "salience": "minor", "side": "defendant"},
        ],
        "pleas": [
            {
                "evidence": [DENIES], "salience": "minor", "holder": "Brandt Mills",
                "gist": "The looms were not delivered.",
            },
            {
                "evidence": [CLAIMS], "salience": "minor", "holder": "Edda Holm",
                "gist": "Edda Holm claims money for two looms.", "amount": "50,000 crowns",
            },
        ],
        "rulings": [
            {
                "evidence": [RULED], "salience": "core", "value": "2025-01-03",
                "gist": "The claim is granted.", "court": "Sund District Court", "outcome": "granted",
                "words": "a plain breach",
            }
        ],
        "pending": [{"evidence": [COSTS], "salience": "minor", "question": "Who pays the costs?"}],
        "remedies": [
            {"evidence": [TOLD], "salience": "minor", "gist": "Hand over the looms.", "units": "2 looms"}
        ],
    }  # fmt: skip


@pytest.mark.parametrize("form", ["json", "neutral"])
def test_a_brief_agrees_with_the_gold_that_it_became_in_either_form(
    form: str, cases: Cases, tmp_path: Path
) -> None:
    (case,) = cases.cases
    made = court_brief(case.article)
    write_atomic(tmp_path / "made" / "one.json", RENDERERS[form].render(made))
    (run,) = evaluate(cases, [FolderRun("", tmp_path / "made")], (lambda _: None, lambda *_: None)).runs
    assert (run.total.macro_f1, run.total.macro_f1_said, run.total.core_recall) == (1, 1, 1)
    assert run.articles[0].deviations == ()


def test_statements_and_problems_of_every_section_are_looked_at(cases: Cases) -> None:
    (case,) = cases.cases
    made = court_brief(case.article)
    side = made.pending[0].sides[0].model_copy(update={"problems": ("“pays” is not in the sentence",)})
    asked = made.pending[0].model_copy(update={"question": "Who pays", "sides": (side,)})
    score = score_article(made.model_copy(update={"pending": (asked,)}), case.gold, case.article)
    assert score.tally.statements == 6
    assert score.problems == {"“…” is not in the sentence": 2}
    assert [(each.check, each.where) for each in score.remarks] == [("cut", "question 1")]


def test_a_brief_of_another_kind_than_gold_is_noted(cases: Cases) -> None:
    (case,) = cases.cases
    score = score_article(dispute_brief(), case.gold, case.article)
    assert score.notes[-1] == (
        "the brief is of the kind disputes and gold of lawsuit, so nothing of it was compared"
    )
    assert score.tally.macro_f1 == 0


@pytest.mark.parametrize(
    ("section", "fields", "message"),
    [
        (
            "pleas",
            {"holder": "Holm"},
            "pleas, item 1, holder: “Holm” is .* no party .* to litigants",
        ),
        ("litigants", {"name": "Brandt Mills"}, "litigants, item 2: “Brandt Mills” is there twice"),
        ("remedies", {"evidence": None}, "remedies, item 1, evidence: Input should be"),
    ],
)
def test_gold_of_the_kind_that_cannot_be_used_names_its_field(
    section: str, fields: dict[str, object], message: str, folder: Path
) -> None:
    (file,) = (folder / "gold").glob("*.json")
    gold = json.loads(file.read_text(encoding="utf-8"))
    gold[section][0] |= fields
    file.write_text(json.dumps(gold), encoding="utf-8")
    with pytest.raises(UnusableInput, match=message):
        read_gold(folder / "gold")


def test_gold_and_briefs_of_a_kind_that_is_not_known_name_their_file(folder: Path) -> None:
    (file,) = (folder / "gold").glob("*.json")
    file.write_text(json.dumps({"article": "a.txt", "kind": "recipe"}), encoding="utf-8")
    with pytest.raises(UnusableInput, match=rf"{file}: kind “recipe”: not known here"):
        read_gold(folder / "gold")
    (skipped,) = read_briefs(file)
    assert isinstance(skipped, SkippedArticle)
    assert skipped.reason.startswith(f"{file}: kind “recipe”: not known here")
