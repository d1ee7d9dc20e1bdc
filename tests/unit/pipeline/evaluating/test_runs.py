import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from summarizer.domain import Brief, NeutralBrief, RunScore, SkippedArticle
from summarizer.errors import AccessDenied, AnswerInvalid, UnusableInput
from summarizer.llm import Request, ScriptedModel
from summarizer.pipeline import FloorRun, FolderRun, Maker, ModelRun, evaluate, make_brief, read_cases
from summarizer.pipeline.evaluating import Case, Cases, Made, Watch
from summarizer.prompting import load_prompts
from summarizer.render import RENDERERS
from tests.articles import FERRIES, article
from tests.gold import BRIEF, GOLD
from tests.unit.render.briefs import brief as plain_brief

QUIET: Watch = (lambda _name: None, lambda _step: None)


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "ferries.json").write_text(json.dumps(GOLD), encoding="utf-8")
    return folder


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "ferries.txt").write_text(FERRIES, encoding="utf-8")
    return folder


@pytest.fixture
def cases(gold: Path, articles: Path) -> Cases:
    return read_cases(gold, articles)


def say_so(request: Request[Any]) -> dict[str, str]:
    return dict.fromkeys(request.answer.model_json_schema()["properties"], "Norlin Lines wants it so.")


def made() -> Brief:
    return make_brief(article(FERRIES), ScriptedModel(always=say_so), load_prompts())


def written(folder: Path, **contents: object) -> Path:
    folder.mkdir(exist_ok=True)
    for name, content in contents.items():
        text = content if isinstance(content, str) else json.dumps(content)
        (folder / f"{name}.json").write_text(text, encoding="utf-8")
    return folder


def scored(cases: Cases, run: ModelRun | FolderRun | FloorRun) -> RunScore:
    return evaluate(cases, [run], QUIET).runs[0]


def test_gold_without_an_article_and_articles_without_gold_are_listed(gold: Path, articles: Path) -> None:
    (articles / "rain.txt").write_text("It rained on Monday in Tarn.", encoding="utf-8")
    written(gold, snow={**GOLD, "article": "snow.txt"})
    cases = read_cases(gold, articles)
    assert [case.article.name for case in cases.cases] == ["ferries.txt"]
    (unscored,) = cases.unscored
    assert unscored.name == str(gold / "snow.json")
    assert "snow.txt: cannot be read: No such file" in unscored.reason
    assert cases.notes == ("without gold, so neither briefed nor scored: rain.txt",)


def test_gold_without_any_article_is_no_use(gold: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(UnusableInput, match="holds no article of the gold briefs"):
        read_cases(gold, tmp_path / "empty")


def test_two_gold_briefs_of_one_article_are_no_use(gold: Path, articles: Path) -> None:
    written(gold, zwei=GOLD)
    with pytest.raises(UnusableInput, match=r"zwei.json: is a second gold brief of ferries.txt"):
        read_cases(gold, articles)


@pytest.mark.parametrize(
    ("evidence", "told"), [("never said", "“never said” is not in"), ((5, 90_000), r"\[5, 90000\] is not in")]
)
def test_gold_evidence_has_to_stand_in_the_article(
    evidence: object, told: str, gold: Path, articles: Path
) -> None:
    dispute = {**GOLD["open_disputes"][1], "evidence": ["Tarn", evidence]}
    written(gold, ferries={**GOLD, "open_disputes": [GOLD["open_disputes"][0], dispute]})
    with pytest.raises(UnusableInput, match=f"open_disputes, item 2, evidence, item 2: {told} ferries.txt"):
        read_cases(gold, articles)


def test_a_folder_is_scored_without_a_model(cases: Cases, tmp_path: Path) -> None:
    run = scored(cases, FolderRun("there", written(tmp_path / "briefs", any=BRIEF)))
    assert f"{run.total.macro_f1:.3f}" == "0.500"
    assert run.total.statements == 13
    assert (run.effort, run.problems, run.made) == (None, {}, 1)


def test_our_brief_and_its_neutral_form_have_the_same_figures(cases: Cases, tmp_path: Path) -> None:
    ours, neutral = (RENDERERS[name].render(made()) for name in ("json", "neutral"))
    whole = scored(cases, FolderRun("", written(tmp_path / "whole", a=ours)))
    bare = scored(cases, FolderRun("", written(tmp_path / "bare", a=neutral)))
    both = scored(cases, FolderRun("", written(tmp_path / "both", a=neutral, b=ours)))
    other_way = scored(cases, FolderRun("", written(tmp_path / "other", a=ours, b=neutral)))
    assert whole.total.measures == bare.total.measures
    assert whole.total.measures["positions"].matched > 0
    assert whole == both == other_way
    assert whole.effort is not None
    assert whole.effort.usage == made().provenance.usage
    assert bare.effort is None


def test_recorded_problems_are_counted_by_kind(cases: Cases, tmp_path: Path) -> None:
    brief = made()
    faulty = brief.model_copy(
        update={
            "positions": tuple(
                position.model_copy(update={"problems": (f"“{number}” is not in the sentence",)})
                for number, position in enumerate(brief.positions)
            )
        }
    )
    run = scored(cases, FolderRun("", written(tmp_path / "f", a=RENDERERS["json"].render(faulty))))
    assert run.problems["“…” is not in the sentence"] >= len(brief.positions) > 1


def test_a_brief_of_another_text_is_noted(cases: Cases, tmp_path: Path) -> None:
    brief = made()
    other = brief.model_copy(update={"source": brief.source.model_copy(update={"content_hash": "0" * 64})})
    run = scored(cases, FolderRun("", written(tmp_path / "f", a=RENDERERS["json"].render(other))))
    assert "made from another text" in run.articles[0].notes[0]


def test_two_briefs_of_one_article_are_no_use(cases: Cases, tmp_path: Path) -> None:
    folder = written(tmp_path / "f", a=BRIEF, b=BRIEF)
    with pytest.raises(UnusableInput, match=r"b.json: is a second brief of ferries.txt, beside .*a.json"):
        scored(cases, FolderRun("", folder))


def test_a_folder_without_a_brief_of_a_gold_article_is_no_use(cases: Cases, tmp_path: Path) -> None:
    folder = written(tmp_path / "f", a={**BRIEF, "article": "rain.txt"}, b="{")
    with pytest.raises(
        UnusableInput, match=r"(?s)holds no brief of an article with gold.*b.json: is no JSON"
    ):
        scored(cases, FolderRun("", folder))


def test_an_article_without_a_brief_counts_as_one_with_nothing_found(
    gold: Path, articles: Path, tmp_path: Path
) -> None:
    (articles / "copy.txt").write_text(FERRIES, encoding="utf-8")
    written(gold, copy={**GOLD, "article": "copy.txt"})
    run = scored(read_cases(gold, articles), FolderRun("f", written(tmp_path / "f", a=BRIEF, copy="{")))
    parties = run.total.measures["parties"]
    assert (parties.matched, parties.found, parties.gold) == (3, 4, 8)
    assert run.made == 1
    missing = {score.article: score.missing for score in run.articles}
    assert missing["ferries.txt"] is None
    assert "copy.json: is no JSON" in (missing["copy.txt"] or "")


def test_a_model_makes_each_brief_once(cases: Cases, tmp_path: Path) -> None:
    model = ScriptedModel(always=say_so)
    run = ModelRun("scripted staged", Maker(model, load_prompts()), tmp_path / "out")
    begun: list[str] = []
    first = evaluate(cases, [run], (begun.append, lambda _step: None))
    asked = len(model.requests)
    assert asked > 0
    assert begun == ["scripted staged: ferries.txt"]
    assert evaluate(cases, [run], QUIET) == first
    assert len(model.requests) == asked
    assert (tmp_path / "out" / "ferries.json").is_file()
    assert first.runs[0].effort is not None
    assert first.runs[0].effort.cost_usd == 0


def test_an_article_that_the_model_does_not_answer_is_missing(cases: Cases, tmp_path: Path) -> None:
    maker = Maker(ScriptedModel(always=AnswerInvalid("rubbish")), load_prompts(), "single")
    run = scored(cases, ModelRun("", maker, tmp_path))
    assert (run.made, run.failure, run.articles[0].missing) == (0, None, "rubbish")
    assert run.total.measures["parties"].gold == 4


def test_a_model_that_fails_leaves_the_others(cases: Cases, tmp_path: Path) -> None:
    maker = Maker(ScriptedModel(always=AccessDenied("no key")), load_prompts(), "single")
    broken = ModelRun("broken", maker, tmp_path / "out")
    there = FolderRun("there", written(tmp_path / "f", a=BRIEF))
    first, second = evaluate(cases, [broken, there], QUIET).runs
    assert (first.failure, first.articles) == ("no key", ())
    assert second.made == 1


def test_random_answers_rest_on_the_right_words_and_say_nothing_of_them(cases: Cases) -> None:
    asked: list[str] = []
    nobody = ScriptedModel(always=say_so, strategy="single", context_tokens=32_768)
    maker = Maker(nobody, load_prompts())
    evaluation = evaluate(cases, [FloorRun("floor single", maker)], (asked.append, lambda _step: None))
    (run,) = evaluation.runs
    assert asked == ["floor single: ferries.txt"]
    assert (run.floor, run.made) == (True, 1)
    assert run.total.measures["positions"].matched > 0
    assert run.total.macro_f1_said < run.total.macro_f1
    assert run == evaluate(cases, [FloorRun("floor single", maker)], QUIET).runs[0].model_copy(
        update={"articles": run.articles}
    )


def test_the_floor_of_an_article_may_be_missing(cases: Cases, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AnswerInvalid("too choosy a form")

    monkeypatch.setattr("summarizer.pipeline.evaluating.floor.RandomAnswers.ask", refuse)
    run = scored(cases, FloorRun("floor", Maker(ScriptedModel(), load_prompts(), "single")))
    assert (run.made, run.articles[0].missing) == (0, "too choosy a form")


class Fixed:
    """A run of a brief that is at hand, with others for some articles."""

    name = "fixed"

    def __init__(self, brief: Made, **others: Made) -> None:
        self.brief = brief
        self.others = others

    def briefs(self, cases: Sequence[Case], watch: Watch) -> Mapping[str, Made | SkippedArticle]:
        del watch
        return {case.key: self.others.get(case.key, self.brief) for case in cases}


def test_costs_that_are_not_known_of_one_are_not_known_of_all(gold: Path, articles: Path) -> None:
    (articles / "copy.txt").write_text(FERRIES, encoding="utf-8")
    written(gold, copy={**GOLD, "article": "copy.txt"})
    cases = read_cases(gold, articles)
    brief = made()
    free = brief.model_copy(
        update={"provenance": brief.provenance.model_copy(update={"seconds": 2.0, "cost_usd": 0.5})}
    )
    priceless = brief.model_copy(
        update={"provenance": brief.provenance.model_copy(update={"seconds": 2.0, "cost_usd": None})}
    )
    for given, cost in ((free, 1.0), (priceless, None)):
        effort = evaluate(cases, [Fixed(given)], QUIET).runs[0].effort
        assert effort is not None
        assert (effort.seconds, effort.cost_usd) == (4.0, cost)
    neutral = NeutralBrief.model_validate({"article": "x"})
    assert evaluate(cases, [Fixed(neutral)], QUIET).runs[0].effort is None
    some = Fixed(free, copy=neutral)
    assert evaluate(cases, [some], QUIET).runs[0].effort is None


def test_problems_of_the_sides_of_a_dispute_are_counted_too(cases: Cases) -> None:
    brief = plain_brief("Norlin")
    (dispute,) = brief.open_disputes
    turned = dispute.sides[0].model_copy(update={"problems": ("“9” is not in the sentence",)})
    sound = brief.positions[0].model_copy(update={"problems": (), "holders": ("Sund", "Tarn")})
    faulty = brief.model_copy(
        update={
            "positions": (sound,),
            "open_disputes": (dispute.model_copy(update={"sides": (turned, turned)}),),
        }
    )
    run = scored(cases, Fixed(faulty))
    assert run.problems == {"“…” is not in the sentence": 2}
    assert run.total.measures["positions"].found == 2
