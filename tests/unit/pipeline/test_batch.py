import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from summarizer.domain import Article, BatchReport, SkippedArticle
from summarizer.errors import AccessDenied, AnswerInvalid, ModelUnavailable, PromptError, StoreError
from summarizer.llm import Request, ScriptedModel
from summarizer.pipeline import Batch, Budget, Maker, Plan
from summarizer.pipeline.metering import Meter
from summarizer.prompting import load_prompts
from summarizer.store import Store, open_store
from tests.articles import article, fill_in, quarrel

STATES = ("Peru", "France", "Norway", "Sweden", "Kenya", "Japan", "Chile", "Egypt", "India", "Cuba")


def news(number: int) -> Article:
    state = STATES[number % len(STATES)]
    return article(quarrel(state, f"harbour {number}"))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "briefs.db") as opened:
        yield opened


def answering(script: Callable[[Request[Any]], Any] = fill_in) -> ScriptedModel:
    return ScriptedModel(always=script)


def run(
    store: Store, inputs: list[Any], model: ScriptedModel | None = None, plan: Plan | None = None
) -> BatchReport:
    batch = Batch(store, Maker(model or answering(), load_prompts()), plan or Plan())
    report = batch.run(inputs)
    counts = (report.made, report.there, report.copies, report.skipped, report.given_up, report.failed)
    assert report.inputs == sum(counts) + report.pending
    return report


def test_every_article_gets_its_brief(store: Store) -> None:
    report = run(store, [news(number) for number in range(10)], plan=Plan(workers=4))
    assert (report.made, report.inputs) == (10, 10)
    assert len(list(store.briefs())) == 10


def test_a_second_run_asks_only_about_what_is_new(store: Store) -> None:
    first = [news(number) for number in range(5)]
    run(store, first)
    model = answering()
    report = run(store, [*first, news(5)], model)
    assert (report.there, report.made) == (5, 1)
    assert all("harbour 5" in request.user for request in model.requests if "harbour" in request.user)


def test_what_is_no_article_is_a_reason(store: Store) -> None:
    report = run(store, [SkippedArticle(name="a.bin", reason="a.bin: is binary"), news(1)])
    assert (report.skipped, report.made) == (1, 1)
    assert [(reason.name, reason.reason) for reason in report.reasons] == [("a.bin", "a.bin: is binary")]


def long_text(ending: str) -> Article:
    sentences = [f"Minister Ana Vell said that harbour {number} would close." for number in range(30)]
    return article("\n".join([*sentences, ending]))


def test_a_copy_is_told_and_briefed_only_when_asked(store: Store) -> None:
    inputs = [long_text("It rained."), long_text("The sun shone.")]
    assert run(store, inputs).copies == 1
    assert run(store, inputs, plan=Plan(copies_too=True)).made == 1


def test_the_same_text_twice_among_the_inputs_is_briefed_once(store: Store) -> None:
    report = run(store, [news(1), news(1)], plan=Plan(workers=4))
    assert (report.made, report.copies) == (1, 1)


def test_an_article_that_fails_is_tried_by_three_runs_and_then_given_up(store: Store) -> None:
    model = ScriptedModel(always=AnswerInvalid("rubbish"), strategy="single")
    assert [run(store, [news(1)], model).failed for _ in range(3)] == [1, 1, 1]
    asked = len(model.requests)
    report = run(store, [news(1)], model)
    assert (report.failed, report.given_up) == (0, 1)
    assert len(model.requests) == asked
    assert report.reasons[0].reason == "given up after 3 times: rubbish"


def test_an_article_that_breaks_the_program_does_not_end_the_run(store: Store) -> None:
    def breaks(request: Request[Any]) -> dict[str, str]:
        if "harbour 1." in request.user:
            raise ZeroDivisionError("a bug")
        return fill_in(request)

    report = run(store, [news(number) for number in range(3)], answering(breaks))
    assert (report.made, report.failed) == (2, 1)
    assert "ZeroDivisionError" in report.reasons[0].reason


def test_a_wrong_key_ends_the_run_and_leaves_the_rest_pending(store: Store) -> None:
    model = ScriptedModel(always=AccessDenied("no key"))
    report = run(store, [news(number) for number in range(5)], model)
    assert (report.made, report.pending, report.stopped_by) == (0, report.inputs, "model")
    assert len(model.requests) == 1
    assert run(store, [news(number) for number in range(5)]).made == 5


def test_an_article_that_met_an_outage_is_tried_again_in_the_same_run(store: Store) -> None:
    outage = [ModelUnavailable("refused")]
    model = answering(lambda request: outage.pop() if outage else fill_in(request))
    assert run(store, [news(1), news(2)], model).made == 2


def test_an_endpoint_that_is_down_ends_the_run(store: Store) -> None:
    model = ScriptedModel(always=ModelUnavailable("refused"))
    report = run(store, [news(number) for number in range(50)], model)
    assert report.stopped_by == "model"
    assert len(model.requests) <= 8
    assert run(store, [news(number) for number in range(50)]).made == 50


def test_the_limit_of_tokens_is_never_exceeded(store: Store) -> None:
    report = run(store, [news(number) for number in range(60)], plan=Plan(budget=Budget(tokens=800)))
    assert 0 < report.usage.input_tokens + report.usage.output_tokens <= 800
    assert report.stopped_by == "limit"
    assert report.pending


def test_the_limit_of_cost_stops_before_the_next_call(store: Store) -> None:
    model = answering()
    model.usd_per_million_tokens = (1_000_000.0, 1_000_000.0)  # a dollar a token
    report = run(
        store, [news(number) for number in range(60)], model, plan=Plan(budget=Budget(cost_usd=800.0))
    )
    assert report.cost_usd is not None
    assert report.cost_usd <= 800.0
    assert report.stopped_by == "limit"


def test_at_most_so_many_articles_are_begun(store: Store) -> None:
    report = run(store, [news(number) for number in range(9)], plan=Plan(budget=Budget(articles=3)))
    assert (report.made, report.stopped) == (3, "the limit of 3 articles is reached")


def test_stopping_lets_the_call_in_flight_end_and_makes_no_other(store: Store) -> None:
    batches: list[Batch] = []

    def stops(request: Request[Any]) -> dict[str, str]:
        batches[0].stop("person", "enough")
        return fill_in(request)

    model = answering(stops)
    batches.append(Batch(store, Maker(model, load_prompts()), Plan(workers=2)))
    report = batches[0].run([news(number) for number in range(10)])
    assert (report.stopped_by, report.stopped) == ("person", "enough")
    assert report.inputs == report.made + report.pending
    assert len(model.requests) <= 2


def test_a_store_that_fails_ends_the_run_with_its_error(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise StoreError("the disk is full")

    monkeypatch.setattr(store, "finish", full)
    with pytest.raises(StoreError, match="disk is full"):
        run(store, [news(number) for number in range(5)])


def test_a_slow_article_holds_up_no_other(store: Store) -> None:
    done = threading.Event()

    def slow(request: Request[Any]) -> dict[str, str]:
        if "harbour 0." in request.user:
            assert done.wait(10)
        elif "harbour 9." in request.user:
            done.set()
        return fill_in(request)

    assert (
        run(store, [news(number) for number in range(10)], answering(slow), plan=Plan(workers=2)).made == 10
    )


def test_no_more_articles_are_read_than_are_in_work(store: Store) -> None:
    read: list[int] = []
    most = [0]

    def inputs() -> Iterator[Article]:
        for number in range(50):
            read.append(number)
            yield news(number)

    def counts(request: Request[Any]) -> dict[str, str]:
        most[0] = max(most[0], len(read) - len(list(store.briefs())))
        return fill_in(request)

    Batch(store, Maker(answering(counts), load_prompts()), Plan(workers=2)).run(inputs())
    assert most[0] <= 6


def test_another_publication_date_is_another_brief(store: Store) -> None:
    made = news(1)
    run(store, [made])
    dated = made.model_copy(update={"published": made.published.model_copy(update={"value": None})})
    assert run(store, [dated]).made == 1


def test_a_copy_of_an_article_that_has_no_brief_is_briefed_itself(store: Store) -> None:
    first, copy = long_text("It rained."), long_text("The sun shone.")
    assert run(store, [first], ScriptedModel(always=AnswerInvalid("rubbish"), strategy="single")).failed == 1
    assert run(store, [copy]).made == 1


def test_what_a_failed_question_took_counts_against_the_limit(store: Store) -> None:
    dear = AnswerInvalid("rubbish")
    dear.spent = (3, 600, 100, 0)
    report = run(store, [news(1)], ScriptedModel(always=dear, strategy="single"))
    assert (report.usage.calls, report.usage.input_tokens, report.usage.output_tokens) == (3, 600, 100)


def test_a_brief_of_which_nothing_was_answered_is_none(store: Store) -> None:
    assert run(store, [news(1)], ScriptedModel(always=AnswerInvalid("rubbish"))).failed == 1


def test_whatever_breaks_the_store_ends_the_run_loudly(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_arguments: object) -> None:
        raise ZeroDivisionError("a bug in the store")

    monkeypatch.setattr(store, "finish", breaks)
    with pytest.raises(ZeroDivisionError):
        run(store, [news(1)])


def test_a_prompt_that_does_not_render_is_no_articles_fault(store: Store, tmp_path: Path) -> None:
    (tmp_path / "dispute.md").write_text(
        "---\npurpose: broken\ninputs: [question, positions]\n---\n"
        "{% block system %}{{ nothing }}{% endblock %}{% block user %}{{ question }}{% endblock %}\n",
        encoding="utf-8",
    )
    batch = Batch(store, Maker(answering(), load_prompts(tmp_path)), Plan())
    with pytest.raises(PromptError):
        batch.run([news(1)])
    assert run(store, [news(1)]).made == 1


def test_a_signature_of_another_library_is_made_anew(store: Store) -> None:
    made = long_text("It rained.")
    store.add(made, b"unreadable")
    assert run(store, [made, long_text("The sun shone.")]).copies == 1


def test_a_run_may_be_stopped_by_the_thread_that_counts() -> None:
    meter = Meter(Budget(), None)
    with meter._lock:
        meter.stop("person", "enough")
    assert meter.stopped == ("person", "enough")
