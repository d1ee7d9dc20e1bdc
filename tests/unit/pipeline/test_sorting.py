from collections.abc import Iterator
from pathlib import Path

import pytest

from summarizer.domain import Article, BatchReport, SkippedArticle
from summarizer.llm import ScriptedModel
from summarizer.pipeline import Batch, Budget, Maker, Plan, estimate
from summarizer.prompting import load_prompts
from summarizer.store import Filter, Store, open_store
from summarizer.text import signature
from tests.articles import article, fill_in

LINES = [
    f"Minister Ana Vell said that pier {number} of the harbour would close in May." for number in range(9)
]


def text(ending: str, name: str = "a.txt") -> Article:
    """Return an article that is a near copy of every other one made so."""
    return article("\n".join([*LINES, ending])).model_copy(update={"origin": f"/news/{name}", "name": name})


FIRST = text("Peru will pay 40 million euros.")
CORRECTED = text("Peru will pay 60 million euros.")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "briefs.db") as opened:
        yield opened


def maker() -> Maker:
    return Maker(ScriptedModel(always=fill_in), load_prompts())


def run(store: Store, *inputs: Article | SkippedArticle, plan: Plan | None = None) -> BatchReport:
    """Run a batch, after asking what it would do: both have to say the same."""
    told = estimate(inputs, store, maker(), plan or Plan())
    report = Batch(store, maker(), plan or Plan()).run(inputs)
    names = ("new_versions", "there", "copies", "skipped", "given_up", "pending", "inputs")
    assert {name: getattr(told, name) for name in names} == {name: getattr(report, name) for name in names}
    assert told.to_make == report.made + report.failed
    return report


def test_a_corrected_article_is_briefed_and_told_as_a_new_version(store: Store) -> None:
    assert run(store, FIRST).new_versions == 0
    report = run(store, CORRECTED)
    assert (report.made, report.new_versions, report.copies) == (1, 1, 0)
    assert [kept.brief.source.content_hash for kept in store.briefs()] == [CORRECTED.content_hash]
    assert len(list(store.briefs(Filter(versions=True)))) == 2
    assert run(store, CORRECTED).there == 1


def test_a_run_that_died_before_the_brief_of_a_new_version_goes_on_with_it(store: Store) -> None:
    run(store, FIRST)
    store.add(CORRECTED, signature(CORRECTED))
    store.begin(CORRECTED.content_hash, "c")
    report = run(store, CORRECTED)
    assert (report.made, report.new_versions) == (1, 1)


def test_a_copy_under_another_name_is_found_and_told_by_name(store: Store) -> None:
    run(store, FIRST)
    run(store, CORRECTED)
    report = run(store, text("Peru will pay 61 million euros.", "b.txt"))
    assert [reason.reason for reason in report.reasons] == ["says what a.txt says"]
    report = run(store, CORRECTED, CORRECTED.model_copy(update={"name": "c.txt", "origin": "/news/c.txt"}))
    assert [reason.reason for reason in report.reasons] == ["is the same text as a.txt, an input before it"]


def test_a_corrected_copy_is_still_a_copy(store: Store) -> None:
    run(store, FIRST, text("It rained.", "b.txt"))
    report = run(store, text("It snowed.", "b.txt"))
    assert (report.copies, report.new_versions) == (1, 0)


def test_a_page_on_which_only_the_furniture_changed_is_no_new_version(store: Store) -> None:
    page = FIRST.model_copy(update={"origin": "https://example.org/piers"})
    run(store, page)
    report = run(
        store, page.model_copy(update={"text": FIRST.text + "\n5 comments", "content_hash": "5" * 64})
    )
    assert report.copies == 1
    assert report.reasons[0].reason.endswith("; only what stands around it changed")
    assert [kept.brief.source.content_hash for kept in store.briefs()] == [FIRST.content_hash]


def test_a_file_that_somebody_changed_is_a_new_version_whatever_changed_in_it(store: Store) -> None:
    run(store, FIRST)
    longer = FIRST.text + "\n5 comments"
    assert run(store, FIRST.model_copy(update={"text": longer, "content_hash": "5" * 64})).new_versions == 1


def test_what_was_corrected_and_taken_back_is_there(store: Store) -> None:
    run(store, FIRST)
    run(store, CORRECTED)
    assert run(store, FIRST).there == 1
    assert [kept.brief.source.content_hash for kept in store.briefs()] == [FIRST.content_hash]


def test_a_new_version_is_briefed_though_its_article_was_a_copy_that_has_a_brief(store: Store) -> None:
    run(store, FIRST, text("It rained.", "b.txt"), plan=Plan(copies_too=True))
    assert run(store, text("It snowed.", "b.txt")).new_versions == 1


def test_beyond_the_limit_of_articles_the_rest_is_counted(store: Store) -> None:
    inputs = [article(f"Chile wants to close harbour {number}.\n") for number in range(6)]
    run(store, inputs[5])
    report = run(
        store, *inputs, SkippedArticle(name="x", reason="x: no"), plan=Plan(budget=Budget(articles=2))
    )
    assert (report.made, report.pending, report.there, report.skipped, report.inputs) == (2, 3, 1, 1, 7)
    assert report.stopped_by == "limit"


def test_what_nobody_looked_at_is_pending(store: Store) -> None:
    report = run(store, SkippedArticle(name="x", reason="not begun", not_read=True))
    assert (report.pending, report.skipped) == (1, 0)


def test_a_dry_run_writes_nothing(store: Store) -> None:
    run(store, FIRST)
    told = estimate([CORRECTED], store, maker(), Plan())
    assert told.corrected == ("a.txt",)
    assert store.article(CORRECTED.content_hash) is None
