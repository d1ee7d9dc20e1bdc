import threading
import time
from pathlib import Path
from typing import Any

import pytest

from summarizer.domain import Article, SkippedArticle
from summarizer.errors import AccessDenied, AnswerInvalid, ModelTimeout, ModelUnavailable, RequestRejected
from summarizer.llm import Request, ScriptedModel
from summarizer.pipeline import (
    Budget,
    Finished,
    FolderBatch,
    FolderPlan,
    Maker,
    NotBegun,
    make_briefs,
)
from summarizer.pipeline.metering import most_of
from summarizer.prompting import load_prompts
from tests.articles import FERRIES, article, quarrel

QUIET = (lambda _name: None, lambda _step: None)


def say_so(request: Request[Any]) -> dict[str, str]:
    return dict.fromkeys(request.answer.model_json_schema()["properties"], "So.")


def run(articles: list[Article], model: ScriptedModel, folder: Path) -> list[Finished | SkippedArticle]:
    return list(make_briefs(articles, Maker(model, load_prompts()), folder, ["md"], QUIET))


def test_a_second_run_asks_nothing(tmp_path: Path) -> None:
    first = run([article(FERRIES)], ScriptedModel(always=say_so), tmp_path)
    model = ScriptedModel(always=say_so)
    second = run([article(FERRIES)], model, tmp_path)
    assert model.requests == []
    assert isinstance(first[0], Finished)
    assert isinstance(second[0], Finished)
    assert (first[0].reused, second[0].reused) == (False, True)
    assert first[0].brief == second[0].brief


@pytest.mark.parametrize("change", ["text", "published", "model", "strategy"])
def test_a_brief_of_something_else_is_not_reused(change: str, tmp_path: Path) -> None:
    run([article(FERRIES)], ScriptedModel(always=say_so), tmp_path)
    changed = article(FERRIES)
    model = ScriptedModel(always=AnswerInvalid("asked again"))
    maker = Maker(model, load_prompts())
    match change:
        case "text":
            changed = article(FERRIES + "It rained on Monday.\n")
        case "published":
            changed = article(FERRIES, published=None)
        case "model":
            model.reference = "another"
        case _:
            maker = Maker(model, load_prompts(), "single")
    list(make_briefs([changed], maker, tmp_path, ["md"], QUIET))
    assert model.requests


def test_two_articles_of_one_name_get_two_files(tmp_path: Path) -> None:
    other_ending = article(FERRIES + "It rained.\n").model_copy(update={"name": "ferries.html"})
    other_folder = article(FERRIES + "It snowed.\n")
    done = run([article(FERRIES), other_ending, other_folder], ScriptedModel(always=say_so), tmp_path)
    paths = [path for outcome in done if isinstance(outcome, Finished) for path in outcome.paths]
    assert len(paths) == len(set(paths)) == 6


def test_an_article_without_an_answer_is_a_row_with_a_reason(tmp_path: Path) -> None:
    maker = Maker(ScriptedModel(always=AnswerInvalid("rubbish")), load_prompts(), "single")
    done = list(make_briefs([article(FERRIES)], maker, tmp_path, ["md"], QUIET))
    assert done == [SkippedArticle(name="ferries.txt", reason="rubbish")]


def test_without_access_the_run_ends_at_once(tmp_path: Path) -> None:
    with pytest.raises(AccessDenied):
        run([article(FERRIES)], ScriptedModel(always=AccessDenied("no key")), tmp_path)


def test_a_damaged_brief_is_made_again(tmp_path: Path) -> None:
    run([article(FERRIES)], ScriptedModel(always=say_so), tmp_path)
    (tmp_path / "ferries.json").write_text("{", encoding="utf-8")
    done = run([article(FERRIES)], ScriptedModel(always=say_so), tmp_path)
    assert isinstance(done[0], Finished)
    assert not done[0].reused


STATES = ("Peru", "France", "Norway", "Sweden", "Kenya", "Japan", "Chile", "Egypt", "India", "Cuba")
NAMES = [f"{state}.txt" for state in STATES]


def news(state: str) -> Article:
    made = article(quarrel(state, "the harbour of Sund in May"))
    return made.model_copy(update={"name": f"{state}.txt"})


ALL = [news(state) for state in STATES]


def batch(model: ScriptedModel, folder: Path, **plan: Any) -> FolderBatch:  # noqa: ANN401 - fields of a plan
    maker = Maker(model, load_prompts(), second_look=False)
    return FolderBatch(maker, folder, ["json"], FolderPlan(**plan))


def about(state: str, request: Request[Any]) -> bool:
    return f"{state} wants" in request.user


def test_many_at_once_are_told_in_the_order_in_which_they_were_given(tmp_path: Path) -> None:
    def slow_at_first(request: Request[Any]) -> dict[str, str]:
        time.sleep(0.1 if about("Peru", request) else 0.0)
        return say_so(request)

    done = list(batch(ScriptedModel(always=slow_at_first), tmp_path, workers=4).outcomes(ALL, QUIET))
    assert [each.brief.source.name for each in done if isinstance(each, Finished)] == NAMES
    assert {path.name for path in tmp_path.iterdir()} == {f"{state}.json" for state in STATES}


def test_so_many_articles_are_asked_about_at_once_as_there_are_workers(tmp_path: Path) -> None:
    together = threading.Barrier(3, timeout=5)

    def answers(request: Request[Any]) -> dict[str, str]:
        if any(about(state, request) for state in STATES[:3]):
            together.wait()
        return say_so(request)

    done = list(batch(ScriptedModel(always=answers), tmp_path, workers=3).outcomes(ALL[:3], QUIET))
    assert [type(each) for each in done] == [Finished] * 3


@pytest.mark.parametrize(
    "error",
    [
        AnswerInvalid("rubbish"),
        RequestRejected("too odd"),
        ModelUnavailable("busy"),
        ModelTimeout("silent"),
        KeyError("bug"),
    ],
)
def test_one_article_that_fails_loses_no_other(error: Exception, tmp_path: Path) -> None:
    def answers(request: Request[Any]) -> object:
        return error if about("Norway", request) else say_so(request)

    run = batch(ScriptedModel(always=answers), tmp_path, workers=4)
    done = list(run.outcomes(ALL, QUIET))
    assert [type(each) for each in done] == [Finished] * 2 + [SkippedArticle] + [Finished] * 7
    assert isinstance(done[2], SkippedArticle)
    assert str(error) in done[2].reason
    assert run.stopped is None
    assert len(list(tmp_path.iterdir())) == 9


def test_what_is_in_work_when_access_is_denied_is_written_and_the_rest_is_not_begun(tmp_path: Path) -> None:
    in_work, denied = threading.Event(), threading.Event()

    def answers(request: Request[Any]) -> object:
        if about("France", request):
            in_work.wait(5)
            denied.set()
            return AccessDenied("no key")
        in_work.set()
        denied.wait(5)
        return say_so(request)

    run = batch(ScriptedModel(always=answers), tmp_path, workers=2)
    done = list(run.outcomes(ALL, QUIET))
    assert [type(each) for each in done] == [Finished] + [NotBegun] * 9
    assert run.stopped == ("model", "no key")
    assert [path.name for path in tmp_path.iterdir()] == ["Peru.json"]


def test_an_endpoint_that_answers_nobody_ends_the_run(tmp_path: Path) -> None:
    run = batch(ScriptedModel(always=ModelUnavailable("down")), tmp_path, workers=1)
    done = list(run.outcomes(ALL, QUIET))
    assert [type(each) for each in done] == [SkippedArticle] * 4 + [NotBegun] * 6
    assert run.stopped == ("model", "down")


def test_a_limit_ends_the_run_before_the_call_that_may_exceed_it(tmp_path: Path) -> None:
    model = ScriptedModel(always=say_so)
    list(batch(model, tmp_path / "one").outcomes(ALL[:1], QUIET))
    most = most_of(model.requests[0])
    enough_for_some = most.input_tokens + most.output_tokens + 50
    run = batch(model, tmp_path / "all", workers=2, budget=Budget(tokens=enough_for_some))
    done = list(run.outcomes(ALL, QUIET))
    assert run.stopped is not None
    assert run.stopped[0] == "limit"
    kinds = [type(each) for each in done]
    assert 0 < kinds.count(Finished) < 10
    assert kinds.count(Finished) + kinds.count(NotBegun) == 10
    again = batch(model, tmp_path / "all")
    finished = [each for each in again.outcomes(ALL, QUIET) if isinstance(each, Finished)]
    assert [each.brief.source.name for each in finished] == NAMES
    assert sum(each.reused for each in finished) == kinds.count(Finished)


def test_a_run_that_a_person_ends_keeps_what_is_made(tmp_path: Path) -> None:
    def answers(request: Request[Any]) -> dict[str, str]:
        if about("Sweden", request):
            run.stop("person", "enough")
        return say_so(request)

    run = batch(ScriptedModel(always=answers), tmp_path, workers=1)
    done = list(run.outcomes(ALL, QUIET))
    assert [type(each) for each in done] == [Finished] * 4 + [NotBegun] * 6
    assert run.stopped == ("person", "enough")


def test_what_is_there_is_told_before_the_run_and_costs_nothing(tmp_path: Path) -> None:
    list(batch(ScriptedModel(always=say_so), tmp_path).outcomes(ALL[:2], QUIET))
    model = ScriptedModel(always=say_so)
    assert batch(model, tmp_path).to_make(ALL) == ALL[2:]
    assert model.requests == []
