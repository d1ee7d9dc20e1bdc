import json
import sqlite3
from collections import deque
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from summarizer.domain import Article, BatchReport, SkippedArticle
from summarizer.errors import NotSubmitted, StoreBusy
from summarizer.llm import Request, ScriptedModel, open_batch_api
from summarizer.pipeline import Batch, Budget, Maker, Plan
from summarizer.pipeline.post import Delivery, Post
from summarizer.pipeline.preview import questions
from summarizer.pipeline.strategy import Strategy
from summarizer.pipeline.submitting import SubmittedBatch
from summarizer.prompting import Prompts, load_prompts
from summarizer.store import Store, open_store
from tests.batch_server import (
    Ending,
    FakeBatchServer,
    Fault,
    completion,
)
from tests.shipments import LONG, MODEL, news, quick, run, until

OUTAGE = 9


def test_a_run_submits_and_a_later_one_collects(store: Store, server: FakeBatchServer) -> None:
    inputs = [news(number) for number in range(10)]
    first = run(store, server, inputs)
    assert (first.pending, first.made, first.stopped_by) == (10, 0, None)
    assert {reason.reason for reason in first.reasons} == {"is in batch_1: validating"}
    last = until(store, server, inputs, lambda report: bool(report.made))
    assert (last.made, last.pending) == (10, 0)
    assert (last.usage.calls, last.usage.input_tokens) == (10, 10_000)
    again = run(store, server, inputs)
    assert (again.there, again.usage.calls) == (10, 0)
    assert len(server.batches) == 1
    assert max(server.asked().values()) == 1


def test_waiting_does_it_in_one_run(store: Store, server: FakeBatchServer) -> None:
    report = run(store, server, [news(number) for number in range(5)], wait=True)
    assert (report.made, report.pending, report.stopped_by) == (5, 0, None)


def test_the_brief_and_its_ledger_are_those_of_any_batch(
    store: Store, server: FakeBatchServer, tmp_path: Path
) -> None:
    run(store, server, [news(1)], wait=True)
    (line,) = server.lines("batch_1")
    schema = line["body"]["response_format"]["json_schema"]["schema"]
    (kept,) = store.briefs()
    with open_store(tmp_path / "direct.db") as other:
        from tests.batch_server import fill

        unasked = NotSubmitted("a batch has no follow-up")
        direct = ScriptedModel([fill(schema)], always=unasked, strategy="single", context_tokens=32_768)
        Batch(other, Maker(direct, load_prompts()), Plan()).run([news(1)])
        (wanted,) = other.briefs()
    assert kept.brief.model_dump(exclude={"provenance"}) == wanted.brief.model_dump(exclude={"provenance"})
    assert kept.brief.provenance.strategy == "single"
    assert kept.brief.provenance.usage.input_tokens == 1_000
    with sqlite3.connect(tmp_path / "briefs.db") as read:
        ledger = read.execute("SELECT outcome, calls, input_tokens, output_tokens FROM attempts").fetchall()
    assert ledger == [("stopped", 0, 0, 0), ("done", 1, 1_000, 100)]


def test_briefs_cost_what_batches_cost(store: Store, server: FakeBatchServer) -> None:
    dear = open_batch_api(MODEL, base_url="https://api.openai.com/v1", api_key="a key of the test")
    assert dear.model.usd_per_million_tokens == (0.075, 0.3)
    api = quick(server)
    assert api.model.usd_per_million_tokens is None  # a host of which no price list knows
    run(store, server, [news(1)], wait=True)
    assert next(store.briefs()).brief.provenance.cost_usd is None


def test_what_was_submitted_is_collected_also_when_it_is_given_no_more(
    store: Store, server: FakeBatchServer
) -> None:
    run(store, server, [news(1), news(2)])
    report = until(store, server, [news(3)], lambda report: bool(report.made))
    assert (report.made, report.pending) == (2, 1)


def test_a_brief_that_was_made_meanwhile_stays(store: Store, server: FakeBatchServer) -> None:
    run(store, server, [news(1)])
    api = quick(server)
    direct = ScriptedModel(always=lambda _r: {}, strategy="single", context_tokens=32_768)
    direct.reference = api.model.reference  # type: ignore[misc] # the same model, asked at once
    (line,) = server.lines("batch_1")
    content = json.loads(completion(line)["choices"][0]["message"]["content"])
    direct._always = content
    assert Batch(store, Maker(direct, load_prompts()), Plan()).run([news(1)]).made == 1
    for _ in range(5):
        report = run(store, server, [news(1)])
    assert (report.there, report.inputs) == (1, 1)
    assert len(list(store.briefs())) == 1


def test_what_another_model_was_asked_is_left_to_it(store: Store, server: FakeBatchServer) -> None:
    run(store, server, [news(1)])
    api = open_batch_api("gpt-4o", base_url=server.base_url)
    maker = Maker(api.model, load_prompts())
    report = SubmittedBatch(store, maker, Plan(), api, Delivery(wait=True, poll_seconds=0)).run([news(1)])
    assert report.made == 1
    assert until(store, server, [news(1)], lambda report: bool(report.made)).made == 1
    assert len(list(store.briefs())) == 2


def test_inputs_that_need_no_question_ask_none(store: Store, server: FakeBatchServer) -> None:
    inputs = [SkippedArticle(name="a.bin", reason="a.bin: is binary"), news(1), news(1)]
    report = run(store, server, inputs)
    assert (report.skipped, report.copies, report.pending) == (1, 1, 1)
    assert sum(server.asked().values()) == 1


# ---------------------------------------------------------------- limits


def test_a_file_holds_no_more_than_it_may(store: Store, server: FakeBatchServer) -> None:
    inputs = [news(number) for number in range(10)]
    report = run(store, server, inputs, most_requests=3, wait=True)
    assert report.made == 10
    assert [len(server.lines(batch)) for batch in server.batches] == [3, 3, 3, 1]


def test_a_file_is_no_longer_than_it_may_be(store: Store, server: FakeBatchServer) -> None:
    inputs = [news(number) for number in range(6)]
    report = run(store, server, inputs, most_bytes=15_000, wait=True)
    assert report.made == 6
    assert len(server.batches) > 1
    assert all(len(server.files[batch["input_file_id"]]) <= 15_000 for batch in server.batches.values())


def test_an_article_larger_than_a_file_is_told_and_stops_nothing(
    store: Store, server: FakeBatchServer
) -> None:
    for _ in range(6):
        report = run(store, server, [LONG, news(1)], most_requests=1)
    assert (report.there, report.pending) == (1, 1)
    assert "larger than a file" in report.reasons[0].reason


def test_a_queue_that_is_too_full_gets_less_later(store: Store, server: FakeBatchServer) -> None:
    inputs = [news(number) for number in range(8)]
    server.most_queued_tokens = 5_000
    report = run(store, server, inputs, wait=True)
    assert report.made == 8
    ends = [batch["status"] for batch in server.batches.values()]
    assert 1 <= ends.count("failed") <= 4
    assert max(server.asked().values()) == 1


def test_an_article_that_alone_is_too_much_for_the_queue_does_not_keep_the_run_waiting(
    store: Store, server: FakeBatchServer
) -> None:
    server.most_queued_tokens = 10
    report = run(store, server, [news(1)], wait=True)
    assert (report.pending, report.stopped_by) == (1, None)
    assert report.reasons[0].reason == "the endpoint's queue is full; run again when there is room"
    assert len(server.batches) == 1


def test_a_budget_holds_for_what_is_submitted(store: Store, server: FakeBatchServer) -> None:
    inputs = [news(number) for number in range(10)]
    report = run(store, server, inputs, Plan(budget=Budget(tokens=14_000)))
    submitted = sum(server.asked().values())
    assert 1 <= submitted < 10
    assert report.stopped_by == "limit"
    assert submitted * 4_000 <= 14_000
    last = run(store, server, inputs, Plan(budget=Budget(articles=1)), wait=True)
    assert (last.made, last.stopped_by) == (submitted + 1, "limit")


# ---------------------------------------------------------------- trouble on the way


@pytest.mark.parametrize(
    ("where", "fault"),
    [
        (("POST", "files"), Fault(500)),
        (("POST", "files"), Fault(200, done=True, cut=True)),
        (("POST", "batches"), Fault(500)),
        (("POST", "batches"), Fault(429)),
        (("POST", "batches"), Fault(400)),
        (("POST", "batches"), Fault(402)),
        (("POST", "batches"), Fault(500, done=True)),
        (("POST", "batches"), Fault(200, done=True, cut=True)),
        (("POST", "batches"), Fault(200, done=True, body=b"<html>")),
        (("GET", "batches"), Fault(503)),
        (("GET", "files"), Fault(503)),
    ],
)
@pytest.mark.parametrize("times", [1, OUTAGE])
def test_an_outage_loses_and_doubles_nothing(
    store: Store, server: FakeBatchServer, where: tuple[str, str], fault: Fault, times: int
) -> None:
    inputs = [news(number) for number in range(3)]
    server.faults[where] = deque([fault] * times)
    stopped = 0
    for _ in range(60):
        report = run(store, server, inputs, settle_seconds=0)
        stopped += report.stopped_by == "model"
        if report.there == 3:
            break
    assert report.there == 3
    assert max(server.asked().values()) == 1
    assert stopped or times == 1


def test_a_batch_that_is_not_listed_yet_is_not_asked_for_again(store: Store, server: FakeBatchServer) -> None:
    server.faults[("POST", "batches")] = deque([Fault(500, done=True)])
    server.unlisted.add("batch_1")
    assert run(store, server, [news(1)]).stopped_by == "model"
    assert run(store, server, [news(1)]).pending == 1
    assert len(server.batches) == 1
    server.unlisted.clear()
    assert run(store, server, [news(1)], wait=True).made == 1
    assert len(server.batches) == 1


def test_a_batch_that_never_came_to_be_is_asked_for_when_that_is_sure(
    store: Store, server: FakeBatchServer
) -> None:
    server.faults[("POST", "batches")] = deque([Fault(500)])
    run(store, server, [news(1)])
    api = quick(server)

    def at(seconds: float) -> Post:
        now = datetime.now(UTC) + timedelta(seconds=seconds)
        return Post(store.shipments, api, Delivery(settle_seconds=120), clock=lambda: now)

    for seconds, batches in ((60, 0), (180, 1)):
        with closing(at(seconds)) as post:
            post.fetch()
        assert len(server.batches) == batches
    assert server.calls.count(("POST", "files")) == 1


@pytest.mark.parametrize("where", [("GET", "batches"), ("POST", "files"), ("POST", "batches")])
def test_an_outage_does_not_end_the_wait(
    where: tuple[str, str], store: Store, server: FakeBatchServer
) -> None:
    server.endings.append(Ending("expired", lambda _line: None))
    run(store, server, [news(1)])
    api = quick(server)

    def breaks(_report: BatchReport) -> None:
        server.faults.setdefault(where, deque([Fault(503)] * 5))

    delivery = Delivery(wait=True, poll_seconds=0, settle_seconds=0)
    batch = SubmittedBatch(store, Maker(api.model, load_prompts()), Plan(), api, delivery, breaks)
    assert batch.run([news(1)]).made == 1
    assert server.faults == {where: deque()}


def test_a_person_ends_the_wait_and_all_stays_with_the_endpoint(
    store: Store, server: FakeBatchServer
) -> None:
    server.held = True
    api = quick(server)
    batch: SubmittedBatch

    def ends(report: BatchReport) -> None:
        if report.pending == 3:
            batch.stop("person", "stopped by SIGINT; run again to go on")

    maker = Maker(api.model, load_prompts())
    delivery = Delivery(wait=True, poll_seconds=60)
    batch = SubmittedBatch(store, maker, Plan(), api, delivery, ends)
    report = batch.run([news(number) for number in range(3)])
    assert report.stopped_by == "person"
    server.held = False
    assert run(store, server, [news(number) for number in range(3)], wait=True).made == 3


def test_a_batch_that_the_key_cannot_see_stops_the_run_and_is_kept(
    store: Store, server: FakeBatchServer
) -> None:
    run(store, server, [news(1)])
    hidden = server.batches.pop("batch_1")
    report = run(store, server, [news(1)])
    assert report.stopped_by == "model"
    assert "use the key and project with which it was submitted" in str(report.stopped)
    assert report.pending == 1
    server.batches["batch_1"] = hidden
    assert run(store, server, [news(1)], wait=True).made == 1


def test_a_batch_that_is_lost_keeps_no_other_from_being_collected(
    store: Store, server: FakeBatchServer
) -> None:
    inputs = [news(number) for number in range(2)]
    run(store, server, inputs, most_requests=1)
    del server.batches["batch_1"]
    for _ in range(4):
        report = run(store, server, inputs)
    assert (report.made, report.pending, report.stopped_by) == (1, 1, "model")


def test_an_article_that_breaks_the_program_before_it_is_asked_about_does_not_end_the_run(
    store: Store, server: FakeBatchServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(
        each: Article, strategy: Strategy, prompts: Prompts, *, context_tokens: int, language: str | None
    ) -> list[Request[Any]]:
        if each.name == "1.txt":
            raise ZeroDivisionError("a bug")
        return questions(each, strategy, prompts, context_tokens=context_tokens, language=language)

    monkeypatch.setattr("summarizer.pipeline.submitting.questions", breaks)
    inputs = [news(1), news(2)]
    first = run(store, server, inputs)
    assert (first.failed, first.pending) == (1, 1)
    assert "ZeroDivisionError" in first.reasons[0].reason
    for _ in range(2):
        run(store, server, inputs)
    assert run(store, server, inputs).given_up == 1


def test_two_runs_on_one_store_refuse(store: Store, server: FakeBatchServer, tmp_path: Path) -> None:
    run(store, server, [news(1)])
    with open_store(tmp_path / "briefs.db") as second, pytest.raises(StoreBusy):
        second.take()


def test_what_the_endpoint_works_on_is_told(store: Store, server: FakeBatchServer) -> None:
    api = quick(server)
    batch = SubmittedBatch(store, Maker(api.model, load_prompts()), Plan(), api)
    batch.run([])
    assert batch.outlook() is None
    batch = SubmittedBatch(store, Maker(api.model, load_prompts()), Plan(), api)
    batch.run([news(1), news(2)])
    assert str(batch.outlook()).startswith("batch_1 (validating); the last of them ends by ")
    for _ in range(2):
        batch = SubmittedBatch(store, Maker(api.model, load_prompts()), Plan(), api)
        batch.run([])
    assert str(batch.outlook()).startswith("batch_1 (in_progress, 0 of 2 answered); ")
