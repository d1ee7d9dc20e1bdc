import json
import sqlite3
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from summarizer.domain import Article, BatchReport, SkippedArticle
from summarizer.errors import StoreBusy
from summarizer.llm import ScriptedModel, open_batch_api
from summarizer.llm.batching import BatchApi
from summarizer.pipeline import Batch, Budget, Delivery, Maker, Plan, SubmittedBatch
from summarizer.pipeline.post import Post
from summarizer.prompting import load_prompts
from summarizer.store import Store, open_store
from tests.articles import article
from tests.batch_server import (
    Ending,
    FakeBatchServer,
    Fault,
    Result,
    answered,
    completion,
    fake_batch_server,
    problem,
)

STATES = ("Peru", "France", "Norway", "Sweden", "Kenya", "Japan", "Chile", "Egypt", "India", "Cuba")
MODEL = "gpt-4o-mini"
NEVER = 9


def news(number: int) -> Article:
    state = STATES[number % len(STATES)]
    return article(f"{state} wants to close harbour {number}.\nNobody said why.\n").model_copy(
        update={"name": f"{number}.txt"}
    )


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "briefs.db") as opened:
        opened.take()
        yield opened


@pytest.fixture
def server() -> Iterator[FakeBatchServer]:
    with fake_batch_server() as fake:
        yield fake
        assert fake.doubled() == [], "one submission became two batches"


def quick(server: FakeBatchServer, base_url: str | None = None) -> BatchApi:
    """Return the Batch API of the fake, whose client does not sleep between attempts."""
    api = open_batch_api(MODEL, base_url=base_url or server.base_url)
    api.model._pace.sleep = lambda _seconds: None
    return api


def run(
    store: Store,
    server: FakeBatchServer,
    inputs: list[Any],
    plan: Plan | None = None,
    **delivery: Any,  # noqa: ANN401 - of several types
) -> BatchReport:
    api = quick(server)
    how = Delivery(**({"poll_seconds": 0.0} | delivery))
    report = SubmittedBatch(store, Maker(api.model, load_prompts()), plan or Plan(), api, how).run(inputs)
    counts = (report.made, report.there, report.copies, report.skipped, report.given_up, report.failed)
    assert report.inputs == sum(counts) + report.pending
    assert len(report.reasons) == report.inputs - report.made - report.there
    return report


def until(
    store: Store, server: FakeBatchServer, inputs: list[Any], done: Callable[[BatchReport], bool]
) -> BatchReport:
    """Run again and again until something is so; a batch takes four looks."""
    for _ in range(40):
        report = run(store, server, inputs)
        if done(report):
            return report
    raise AssertionError(report)


def harbour(line: dict[str, Any]) -> int:
    """Return which article a request line is about."""
    return int(line["body"]["messages"][1]["content"].split("harbour ")[1].split(".")[0])


def only(number: int, result: Callable[[dict[str, Any]], Result | None]) -> Callable[..., Result | None]:
    """Answer every request but those about one article."""
    return lambda line: result(line) if harbour(line) == number else answered(line)


# ---------------------------------------------------------------- the way


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

        direct = ScriptedModel(always=fill(schema), strategy="single", context_tokens=32_768)
        Batch(other, Maker(direct, load_prompts()), Plan()).run([news(1)])
        (wanted,) = other.briefs()
    assert kept.brief.model_dump(exclude={"provenance"}) == wanted.brief.model_dump(exclude={"provenance"})
    assert kept.brief.provenance.strategy == "single"
    assert kept.brief.provenance.usage.input_tokens == 1_000
    with sqlite3.connect(tmp_path / "briefs.db") as read:
        ledger = read.execute("SELECT outcome, calls, input_tokens, output_tokens FROM attempts").fetchall()
    assert ledger == [("done", 1, 1_000, 100)]


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


# ---------------------------------------------------------------- how it ends


def duplicated(output: list[bytes], errors: list[bytes]) -> tuple[list[bytes], list[bytes]]:
    return [*output, *reversed(output)], [*errors, *output]


def foreign(output: list[bytes], errors: list[bytes]) -> tuple[list[bytes], list[bytes]]:
    stranger = output[0].replace(b'"custom_id": "', b'"custom_id": "x')
    return [stranger, *output], [b'{"custom_id": 4}\n', b"null\n", *errors]


def contradicted(output: list[bytes], _errors: list[bytes]) -> tuple[list[bytes], list[bytes]]:
    """Say of every request that it was answered, and that it was not."""
    wrong = [json.loads(line) | {"response": None, "error": {"code": "x", "message": "y"}} for line in output]
    return output, [json.dumps(line).encode() + b"\n" for line in wrong]


def torn(output: list[bytes], errors: list[bytes]) -> tuple[list[bytes], list[bytes]]:
    return [*output[:-1], output[-1][:40]], errors


def without_last(output: list[bytes], errors: list[bytes]) -> tuple[list[bytes], list[bytes]]:
    return output[:-1], errors


ONE_MISSING = only(2, lambda _line: None)
ENDINGS = {
    "all answered": (Ending(), 0),
    "in reverse order": (Ending(mangle=lambda output, errors: (output[::-1], errors)), 0),
    "every line twice": (Ending(mangle=duplicated), 0),
    "lines of nobody": (Ending(mangle=foreign), 0),
    "answer and error for one request": (Ending(mangle=contradicted), 0),
    "a torn last line": (Ending(mangle=torn), 1),
    "a line missing": (Ending(mangle=without_last), 1),
    "no file at all": (Ending(mangle=lambda _output, _errors: ([], [])), 3),
    "only an error file": (Ending(results=lambda _line: Result(500, {"error": {"message": "x"}})), 3),
    "one 400": (Ending(results=only(2, lambda _line: Result(400, {"error": {"message": "x"}}))), 1),
    "one 429": (Ending(results=only(2, lambda _line: Result(429, {"error": {"message": "x"}}))), 1),
    "one 500": (Ending(results=only(2, lambda _line: Result(500, {"error": {"message": "x"}}))), 1),
    "one with an error and no response": (
        Ending(results=only(2, lambda _line: Result(None, error={"code": "x", "message": "y"}))),
        1,
    ),
    "one refused": (Ending(results=only(2, lambda line: answered(line, "", refusal="I cannot"))), 1),
    "one filtered": (
        Ending(results=only(2, lambda line: answered(line, "", finish_reason="content_filter"))),
        1,
    ),
    "one too long": (Ending(results=only(2, lambda line: answered(line, "{", finish_reason="length"))), 1),
    "one with invalid JSON": (Ending(results=only(2, lambda line: answered(line, "{no"))), 1),
    "one that does not fit": (Ending(results=only(2, lambda line: answered(line, "{}"))), 1),
    "one that is empty": (Ending(results=only(2, lambda line: answered(line, ""))), 1),
    "one with a body that is none": (Ending(results=only(2, lambda _line: Result(200, "<html>"))), 1),
    "one without choices": (Ending(results=only(2, lambda _line: Result(200, {"choices": []}))), 1),
    "expired before one": (Ending("expired", ONE_MISSING), 1),
    "expired before all": (Ending("expired", lambda _line: None), 3),
    "cancelled before one": (Ending("cancelled", ONE_MISSING), 1),
    "cancelled before all": (Ending("cancelled", lambda _line: None), 3),
    "completed without one": (Ending("completed", ONE_MISSING), 1),
    "failed as a whole": (Ending("failed", errors=(problem("billing_hard_limit_reached", "pay"),)), 3),
    "failed without a reason": (Ending("failed"), 3),
    "failed for one line": (Ending("failed", errors=(problem("invalid_json_line", "x", 3),)), 3),
    "failed for a line that is none": (Ending("failed", errors=(problem("invalid_json_line", "x", 99),)), 3),
    "failed for too much queued": (Ending("failed", errors=(problem("token_limit_exceeded", "x"),)), 3),
}


@pytest.mark.parametrize("name", ENDINGS)
def test_whatever_the_end_nothing_is_lost_and_only_what_is_open_is_asked_again(
    store: Store, server: FakeBatchServer, name: str
) -> None:
    ending, open_again = ENDINGS[name]
    inputs = [news(number) for number in range(3)]
    server.endings.append(ending)
    run(store, server, inputs)
    made = 0
    for _ in range(40):
        report = run(store, server, inputs)
        made += report.made
        if not report.pending:
            break
    assert (made, len(list(store.briefs()))) == (3, 3)
    later = list(server.batches)[1:]
    asked_again = {harbour(line) for batch in later for line in server.lines(batch)}
    assert len(asked_again) == open_again


def test_a_cancelled_batch_is_not_submitted_again_by_the_run_that_hears_of_it(
    store: Store, server: FakeBatchServer
) -> None:
    inputs = [news(number) for number in range(3)]
    server.endings.append(Ending(results=lambda _line: None))
    run(store, server, inputs)
    server.cancel("batch_1")
    report = run(store, server, inputs, wait=True)
    assert (report.stopped_by, report.pending) == ("person", 3)
    assert report.stopped == "batch_1 was cancelled; run again to submit what it left"
    assert len(server.batches) == 1
    assert run(store, server, inputs, wait=True).made == 3


def test_a_batch_that_failed_as_a_whole_stops_the_run_with_its_reason(
    store: Store, server: FakeBatchServer
) -> None:
    server.endings.append(Ending("failed", errors=(problem("billing_hard_limit_reached", "pay"),)))
    report = run(store, server, [news(1)], wait=True)
    assert report.stopped_by == "model"
    assert "billing_hard_limit_reached: pay; see to that and run again" in str(report.stopped)
    assert len(server.batches) == 1


@pytest.mark.parametrize(
    "bad",
    [
        Ending(results=lambda line: answered(line, "{}")),
        Ending(results=lambda _line: Result(400, {"error": {"message": "bad"}})),
        Ending("expired", lambda _line: None),
        Ending("failed", errors=(problem("invalid_json_line", "x", 1),)),
    ],
)
def test_after_three_times_an_article_is_given_up_until_it_is_told_to_retry(
    store: Store, server: FakeBatchServer, bad: Ending
) -> None:
    server.endings += [bad, bad, bad]
    report = run(store, server, [news(1)], wait=True)
    assert (report.failed, report.pending) == (1, 0)
    assert report.reasons[0].reason.startswith("given up after 3 times: ")
    assert len(server.batches) == 3
    assert run(store, server, [news(1)], wait=True).given_up == 1
    assert len(server.batches) == 3
    assert run(store, server, [news(1)], Plan(retry=True), wait=True).made == 1


def test_a_key_that_is_refused_within_a_batch_stops_the_run(store: Store, server: FakeBatchServer) -> None:
    server.endings.append(Ending(results=lambda _line: Result(401, {"error": {"message": "key"}})))
    report = run(store, server, [news(1), news(2)], wait=True)
    assert (report.stopped_by, report.pending) == ("model", 2)
    assert len(server.batches) == 1


LONG = article("\n".join(f"Minister Ana Vell said that harbour {n} will be closed." for n in range(1_500)))


def test_of_a_long_article_only_the_windows_without_an_answer_are_asked_again(
    store: Store, server: FakeBatchServer
) -> None:
    def not_the_first(line: dict[str, Any]) -> Result | None:
        return None if "harbour 0 " in line["body"]["messages"][1]["content"] else answered(line)

    server.endings.append(Ending("expired", not_the_first))
    assert run(store, server, [LONG], wait=True).made == 1
    first, second = (server.lines(batch) for batch in server.batches)
    assert len(first) > 1
    assert [line["custom_id"] for line in second] == [first[0]["custom_id"]]
    (kept,) = store.briefs()
    assert kept.brief.warnings == ()


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
    server.most_queued_tokens = 1_500
    report = run(store, server, inputs, wait=True)
    assert report.made == 8
    ends = [batch["status"] for batch in server.batches.values()]
    assert 1 <= ends.count("failed") <= 4
    assert max(server.asked().values()) == 1


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
@pytest.mark.parametrize("times", [1, NEVER])
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
        return Post(store.submissions, api, Delivery(settle_seconds=120), clock=lambda: now)

    for seconds, batches in ((60, 0), (180, 1)):
        with closing(at(seconds)) as post:
            post.fetch()
        assert len(server.batches) == batches
    assert server.calls.count(("POST", "files")) == 1


def test_an_outage_does_not_end_the_wait(store: Store, server: FakeBatchServer) -> None:
    run(store, server, [news(1)])
    run(store, server, [news(1)])
    batch = SubmittedBatch(
        store,
        Maker(quick(server).model, load_prompts()),
        Plan(),
        quick(server),
        Delivery(wait=True, poll_seconds=0),
    )
    looks = [0]
    fetch = batch._post.fetch

    def with_outage() -> bool:
        looks[0] += 1
        if looks[0] == 2:
            server.faults[("GET", "batches")] = deque([Fault(503)] * 5)
        return fetch()

    batch._post.fetch = with_outage  # type: ignore[method-assign] # an outage that begins while it waits
    assert batch.run([news(1)]).made == 1


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
    server.batches["batch_1"] = hidden
    assert run(store, server, [news(1)], wait=True).made == 1


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
