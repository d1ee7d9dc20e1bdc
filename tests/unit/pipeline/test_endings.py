import json
from typing import Any

import pytest

from summarizer.pipeline import Plan
from summarizer.store import Store
from tests.batch_server import (
    Ending,
    FakeBatchServer,
    Result,
    answered,
    problem,
)
from tests.shipments import LONG, harbour, news, only, run


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
