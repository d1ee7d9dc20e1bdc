from pathlib import Path
from typing import Any

import pytest

from summarizer.domain import Article, SkippedArticle
from summarizer.errors import AccessDenied, AnswerInvalid
from summarizer.llm import Request, ScriptedModel
from summarizer.pipeline import Finished, Maker, make_briefs
from summarizer.prompting import load_prompts
from tests.articles import FERRIES, article

QUIET = (lambda _name: None, lambda _done, _total: None)


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
