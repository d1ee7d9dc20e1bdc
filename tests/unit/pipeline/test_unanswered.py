"""An article of which nothing was answered has no brief, whichever way nothing came, and is asked again."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, ConfigDict

from summarizer.domain import Article, Brief, SkippedArticle
from summarizer.domain.disputes import DisputeBrief, Position
from summarizer.errors import AnswerInvalid, AnswerRefused, AnswerTruncated, ModelError
from summarizer.llm import Request, ScriptedModel, StrategyName
from summarizer.pipeline import Batch, Finished, Maker, Plan, make_brief, make_briefs
from summarizer.pipeline.briefing.material import Material
from summarizer.pipeline.checking import resting_on
from summarizer.pipeline.kind import Kind
from summarizer.pipeline.strategy import Asker, Draft
from summarizer.prompting import load_prompts
from summarizer.store import Store
from tests.articles import FERRIES, article
from tests.batch_server import Ending, FakeBatchServer, answered, fill
from tests.shipments import LONG
from tests.shipments import run as ship

QUIET = (lambda _name: None, lambda _step: None)
TRUNCATED = AnswerTruncated("the answer ran into its limit of tokens")
REFUSED = AnswerRefused("the model refused")
INVALID = AnswerInvalid("no answer that fits the schema")
SHORT = article(FERRIES)
CROSSINGS = "Peru wants Norlin to cut crossing {0}.\nNorlin refuses to cut crossing {0}.\n"
IN_WINDOWS = article("".join(map(CROSSINGS.format, range(200))))


def good(request: Request[Any]) -> Any:  # noqa: ANN401 - whatever the form asks for
    first = request.user.partition("\n[")[2].partition("]")[0]
    return fill(request.answer.model_json_schema(), int(first) if first.isdigit() else 1)


def brief(text: Article, model: ScriptedModel, strategy: StrategyName) -> Brief:
    return make_brief(text, model, load_prompts(), strategy=strategy, second_look=False)


@pytest.mark.parametrize("error", [TRUNCATED, REFUSED, INVALID])
@pytest.mark.parametrize("strategy", ["single", "staged"])
@pytest.mark.parametrize("text", [SHORT, IN_WINDOWS], ids=["short", "in windows"])
def test_an_article_without_any_answer_has_no_brief(
    text: Article, strategy: StrategyName, error: ModelError
) -> None:
    model = ScriptedModel(always=error)
    with pytest.raises(type(error)) as caught:
        brief(text, model, strategy)
    assert caught.value is error
    assert model.requests


def test_the_reason_is_the_first_of_several() -> None:
    model = ScriptedModel([TRUNCATED, REFUSED], always=INVALID, context_tokens=4_000)
    with pytest.raises(AnswerTruncated):
        brief(IN_WINDOWS, model, "single")


def test_one_answer_among_many_makes_a_brief_that_says_what_is_missing() -> None:
    made = make_brief(IN_WINDOWS, ScriptedModel([good], always=REFUSED), load_prompts(), strategy="single")
    assert made.claims()
    assert any("the model refused" in warning for warning in made.warnings)


class Form(BaseModel):
    """A form in which nothing has to be said."""

    model_config = ConfigDict(extra="forbid")

    positions: list[str] = []


class Nothing:
    """A strategy that asks its one question, and drafts what code knows beside it."""

    name: StrategyName = "single"
    prompts = ("doubt",)
    steps = ("everything",)
    second_looks_at_once = 1
    english_only = False

    def __init__(self, draft: Draft, questions: int) -> None:
        self._draft = draft
        self._questions = questions

    def draft(self, _material: Material, asker: Asker) -> Draft:
        request = asker.request("doubt", Form, 50, doubts=())
        asker.ask_all([request] * self._questions, "everything")
        return self._draft


def brief_of(draft: Draft, questions: int, model: ScriptedModel) -> Brief:
    """Return the brief of a draft that is there beside the answers to so many questions."""
    kind = Kind(DisputeBrief, {"single": Nothing(draft, questions)})
    return make_brief(SHORT, model, load_prompts(), kind=kind)


def draft(*positions: Position) -> Draft:
    return Draft({section.name: () for section in DisputeBrief.sections()} | {"positions": positions})


DREAM = "It dreams of other oceans."
REWORDED = draft(
    Position(holders=("Norlin Lines",), kind="demands", statement=DREAM, **resting_on(SHORT, [2]))
)


def test_a_model_that_fills_in_nothing_has_answered_nothing() -> None:
    with pytest.raises(AnswerInvalid, match="its answers, 1 in all, say nothing of the article"):
        brief_of(draft(), 1, ScriptedModel(always={}))


def test_what_code_knows_is_no_brief_where_the_model_answered_nothing() -> None:
    with pytest.raises(AnswerTruncated):
        brief_of(REWORDED, 2, ScriptedModel([TRUNCATED, TRUNCATED], always={"looks": []}))


def test_a_second_look_that_is_all_that_was_asked_has_to_be_answered() -> None:
    with pytest.raises(AnswerTruncated):
        brief_of(REWORDED, 0, ScriptedModel(always=TRUNCATED))


def test_a_second_look_without_an_answer_costs_no_brief_that_has_answers() -> None:
    made = brief_of(REWORDED, 1, ScriptedModel([{"positions": ["cuts"]}], always=TRUNCATED))
    assert [warning for warning in made.warnings if warning.startswith("second look at")]


def test_an_article_that_nothing_is_asked_about_has_its_brief() -> None:
    assert brief_of(draft(), 0, ScriptedModel()).claims() == ()


def folder_run(model: ScriptedModel, folder: Path) -> Iterator[Finished | SkippedArticle]:
    return make_briefs([SHORT], Maker(model, load_prompts(), "single"), folder, ["md"], QUIET)


def test_a_folder_gets_no_brief_of_it_and_the_next_run_asks_again(tmp_path: Path) -> None:
    (skipped,) = folder_run(ScriptedModel(always=TRUNCATED), tmp_path)
    assert skipped == SkippedArticle(name="ferries.txt", reason=str(TRUNCATED))
    assert list(tmp_path.iterdir()) == []
    (made,) = folder_run(ScriptedModel(always=good), tmp_path)
    assert isinstance(made, Finished)
    assert made.brief.claims()
    assert not made.reused


def test_a_store_gets_no_brief_of_it_and_the_next_run_asks_again(store: Store) -> None:
    cut = Maker(ScriptedModel(always=TRUNCATED), load_prompts(), "single")
    failed = Batch(store, cut, Plan()).run([SHORT])
    assert (failed.failed, failed.made) == (1, 0)
    assert [reason.reason for reason in failed.reasons] == [str(TRUNCATED)]
    again = Batch(store, Maker(ScriptedModel(always=good), load_prompts(), "single"), Plan()).run([SHORT])
    assert (again.failed, again.made, again.there) == (0, 1, 0)


def test_a_batch_api_that_cuts_off_every_answer_is_asked_again(store: Store, server: FakeBatchServer) -> None:
    cut = Ending(results=lambda line: answered(line, "{", finish_reason="length"))
    server.endings.append(cut)
    report = ship(store, server, [LONG], wait=True)
    first, second = (server.lines(batch) for batch in server.batches)
    assert len(first) > 1
    assert [line["custom_id"] for line in second] == [line["custom_id"] for line in first]
    assert report.made == 1
    (kept,) = store.briefs()
    assert kept.brief.warnings == ()
