import io
import json
from collections import deque
from typing import Any

import pytest
from pydantic import BaseModel, ConfigDict

from summarizer import errors
from summarizer.llm import Request, open_batch_api
from summarizer.llm.batching import Answered, BatchApi, Job
from summarizer.llm.endpoint import Endpoint, Profile
from summarizer.llm.pacing import Pace
from tests.batch_server import Ending, FakeBatchServer, Fault, answered, fake_batch_server, problem
from tests.unit.llm.fake import completion, fake_endpoint

KEY = "sk-a-secret-of-the-test"


class Said(BaseModel):
    model_config = ConfigDict(extra="forbid")

    answer: str


ASKED = Request("Be brief.", "Well?", Said, 50)
GOOD = json.loads(completion('{"answer": "yes"}').body)


def endpoint(base_url: str) -> Endpoint:
    clock = [0.0]

    def pass_by(seconds: float) -> None:
        clock[0] += seconds

    pace = Pace(4, clock=lambda: clock[0], sleep=pass_by)
    return Endpoint("m", Profile("test/m"), base_url=base_url, api_key=KEY, pace=pace)


def submit(api: BatchApi, name: str = "one") -> Job:
    line = api.question(ASKED).line("a")
    return api.create(api.upload(io.BytesIO(line), "x.jsonl"), name)


def ended(api: BatchApi, job: Job) -> Job:
    for _ in range(4):
        job = look(api, job)
    return job


def look(api: BatchApi, job: Job) -> Job:
    found = api.look(job.id)
    assert found is not None
    return found


def answer(reply: object) -> str:
    """Return what comes of a line of a batch's files."""
    model = endpoint("http://127.0.0.1:1/v1")
    lines = {BatchApi(model).question(ASKED).digest: json.dumps(reply)}
    return Answered(model, lines).ask(ASKED).value.answer


def replied(status: object = 200, body: object = None, error: object = None) -> dict[str, Any]:
    return {"custom_id": "a", "response": {"status_code": status, "body": body}, "error": error}


def test_the_line_holds_the_very_body_that_the_endpoint_is_sent() -> None:
    with fake_endpoint(completion('{"answer": "yes"}')) as fake:
        model = endpoint(fake.base_url)
        model.ask(ASKED)
        line = json.loads(BatchApi(model).question(ASKED).line("a"))
        assert len(fake.requests) == 1  # to know a question's line, nobody is asked
    assert line == {
        "custom_id": "a",
        "method": "POST",
        "url": "/v1/chat/completions",
        "body": fake.requests[0],
    }


def test_a_batch_goes_from_a_file_to_its_answers() -> None:
    with fake_batch_server() as server:
        server.endings.append(Ending(results=lambda line: answered(line, '{"answer": "yes"}')))
        api = BatchApi(endpoint(server.base_url))
        job = submit(api)
        seen = [job.status]
        while job.status not in {"completed", "failed"}:
            job = look(api, job)
            seen.append(job.status)
        (line,) = api.lines(job)
    assert seen == ["validating", "validating", "in_progress", "finalizing", "completed"]
    assert (line.custom_id, line.ok) == ("a", True)
    assert answer(json.loads(line.text)) == "yes"
    assert job.expires_at is not None
    assert (job.done, job.total) == (1, 1)


def test_a_batch_is_found_again_by_its_shipment_or_file_on_any_page() -> None:
    with fake_batch_server() as server:
        api = BatchApi(endpoint(server.base_url))
        wanted = submit(api, "wanted")
        for number in range(120):
            submit(api, str(number))
        found = api.find("wanted", "a file of nobody")
        assert found is not None
        assert found.id == wanted.id
        assert api.find("nobody's", "a file of nobody") is None
        by_file = api.find("nobody's", str(server.batches[wanted.id]["input_file_id"]))
        assert by_file is not None
        assert by_file.id == wanted.id


def test_to_begin_a_batch_is_asked_for_once() -> None:
    with fake_batch_server() as server:
        api = BatchApi(endpoint(server.base_url))
        for fault in (Fault(500), Fault(200, body=b"{}"), Fault(200, done=True, cut=True)):
            server.faults[("POST", "batches")] = deque([fault])
            before = server.calls.count(("POST", "batches"))
            with pytest.raises(errors.ModelUnavailable):
                submit(api)
            assert server.calls.count(("POST", "batches")) == before + 1


def test_a_failed_batch_tells_its_problems() -> None:
    with fake_batch_server() as server:
        told = (problem("token_limit_exceeded", "too much"), problem("invalid_json_line", "no JSON", 3))
        server.endings.append(Ending("failed", errors=told))
        api = BatchApi(endpoint(server.base_url))
        job = ended(api, submit(api))
    assert job.too_much_queued
    assert [str(each) for each in job.problems] == [
        "token_limit_exceeded: too much",
        "line 3: invalid_json_line: no JSON",
    ]


@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        (replied(body=GOOD | {"choices": []}), errors.ModelUnavailable),
        (replied(body=None), errors.ModelUnavailable),
        (replied(body="<html>"), errors.ModelUnavailable),
        (replied(body={}), errors.ModelUnavailable),
        (replied(body=json.loads(completion("{}").body)), errors.AnswerInvalid),
        (replied(body=json.loads(completion("no JSON").body)), errors.AnswerInvalid),
        (replied(body=json.loads(completion("").body)), errors.AnswerInvalid),
        (replied(body=json.loads(completion(None, refusal="no").body)), errors.AnswerRefused),
        (replied(body=json.loads(completion(None, "content_filter").body)), errors.AnswerRefused),
        (replied(body=json.loads(completion('{"ans', "length").body)), errors.AnswerTruncated),
        (replied(400, {"error": {"message": "bad"}}), errors.RequestRejected),
        (replied(400, {"error": {"message": "maximum context length is 8"}}), errors.ContextOverflow),
        (replied(400, "bad"), errors.RequestRejected),
        (replied(401, {"error": {"message": "key"}}), errors.AccessDenied),
        (replied(404, {"error": {"message": "model"}}), errors.ModelNotFound),
        (replied(429, {"error": {"message": "slow", "code": "rate_limit_exceeded"}}), errors.RateLimited),
        (replied(429, {"error": {"message": "no", "code": "insufficient_quota"}}), errors.QuotaExhausted),
        (replied(500, {"error": {"message": "server"}}), errors.ModelUnavailable),
        (replied(503, None), errors.ModelUnavailable),
        (replied("200", GOOD), errors.ModelUnavailable),
        (replied(200, GOOD, {"code": "odd", "message": "both"}), errors.ModelUnavailable),
        ({"custom_id": "a", "error": {"code": "batch_expired", "message": "x"}}, errors.ModelUnavailable),
        ({"custom_id": "a", "response": None, "error": None}, errors.ModelUnavailable),
        ({"custom_id": "a", "response": [1], "error": "text"}, errors.ModelUnavailable),
    ],
)
def test_every_line_without_a_usable_answer_is_an_error_of_ours(reply: object, kind: type[Exception]) -> None:
    with pytest.raises(kind) as caught:
        answer(reply)
    assert type(caught.value) is kind


def test_a_question_that_the_batch_does_not_have_is_not_answered() -> None:
    with pytest.raises(errors.NotSubmitted, match="no answer to this question"):
        Answered(endpoint("http://127.0.0.1:1/v1"), {}).ask(ASKED)


def test_what_an_unusable_answer_took_is_told() -> None:
    with pytest.raises(errors.AnswerInvalid) as caught:
        answer(replied(body=json.loads(completion('{"other": 1}').body)))
    assert caught.value.spent == (1, 10, 5, 0)
    assert caught.value.raw_answer == '{"other": 1}'


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\n",
        b"{",
        b"null\n",
        b"[1]\n",
        b'"a"\n',
        b'{"custom_id": 4}\n',
        b"\xff\xfe\n",
        b"{}\n",
        b"[" * 9_999,
    ],
)
def test_rubbish_in_a_file_is_left_out(raw: bytes) -> None:
    with fake_batch_server() as server:
        server.endings.append(Ending(mangle=lambda output, _errors: ([raw, b"\n", *output], [raw])))
        api = BatchApi(endpoint(server.base_url))
        assert [line.custom_id for line in api.lines(ended(api, submit(api)))] == ["a"]


@pytest.mark.parametrize("fault", [Fault(500), Fault(429), Fault(200, done=True, body=b"{", cut=True)])
def test_a_download_that_breaks_off_is_begun_again(fault: Fault) -> None:
    with fake_batch_server() as server:
        api = BatchApi(endpoint(server.base_url))
        job = ended(api, submit(api))
        server.faults[("GET", "files")] = deque([fault])
        assert len(list(api.lines(job))) == 1


def test_a_file_that_the_endpoint_has_no_more_holds_nothing_and_the_others_are_read() -> None:
    with fake_batch_server() as server:
        server.endings.append(Ending(mangle=lambda output, _errors: (output, output)))
        api = BatchApi(endpoint(server.base_url))
        job = ended(api, submit(api))
        del server.files[job.files[0]]
        assert len(list(api.lines(job))) == 1


@pytest.mark.parametrize(
    "body",
    [b"{}", b"[]", b"null", b'"x"', b"<html>", b"", b'{"id": 4, "status": "completed"}', b'{"id": "x"}'],
)
def test_an_endpoint_without_a_batch_api_is_told(body: bytes) -> None:
    with fake_batch_server() as server:
        api = BatchApi(endpoint(server.base_url))
        server.faults[("GET", "batches")] = deque([Fault(200, body=body)] * 9)
        with pytest.raises(errors.ModelUnavailable):
            api.look("batch_1")


@pytest.mark.parametrize(
    "part",
    [
        {"request_counts": {}}, {"request_counts": [1]}, {"request_counts": {"total": None}}, {"errors": []},
        {"errors": {"data": "x"}}, {"errors": {"data": [None]}}, {"expires_at": -1}, {"expires_at": 10**15},
        {"expires_at": "soon"}, {"metadata": "x"}, {"output_file_id": None},
    ],
)  # fmt: skip
def test_odd_parts_of_a_batch_are_not_known_and_break_nothing(part: dict[str, Any]) -> None:
    with fake_batch_server() as server:
        api = BatchApi(endpoint(server.base_url))
        job = submit(api)
        server.batches[job.id] |= part
        assert look(api, job).id == job.id
        found = api.find("one", str(server.batches[job.id]["input_file_id"]))
        assert found is not None
        assert found.id == job.id


def test_a_batch_of_another_account_is_not_found_and_ends_nothing() -> None:
    with fake_batch_server() as server:
        api = BatchApi(endpoint(server.base_url))
        assert api.look("batch_of_another_project") is None
        assert look(api, submit(api)).status == "validating"


def test_a_key_in_an_address_is_no_part_of_where_batches_are() -> None:
    assert BatchApi(endpoint("http://user:secret@127.0.0.1:1/v1")).address == "http://127.0.0.1:1/v1/"


@pytest.mark.parametrize("reference", ["local", "local/x.gguf", "ollama/x", "vllm/x", "openai/", "x"])
def test_a_model_without_a_batch_api_is_refused(reference: str) -> None:
    with pytest.raises(errors.SettingsError, match="has no Batch API"):
        open_batch_api(reference)


def test_a_batch_needs_a_key_and_has_its_own_price(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(errors.SettingsError, match="set OPENAI_API_KEY"):
        open_batch_api("openai/gpt-4o-mini")
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    assert open_batch_api("openai/gpt-4o-mini").model.usd_per_million_tokens == (0.075, 0.3)


def test_the_fake_refuses_what_the_real_one_refuses() -> None:
    def status(server: FakeBatchServer, *lines: bytes) -> str:
        api = BatchApi(endpoint(server.base_url))
        job = ended(api, api.create(api.upload(io.BytesIO(b"".join(lines)), "x.jsonl"), "one"))
        return job.problems[0].code if job.problems else job.status

    with fake_batch_server() as server:
        question = BatchApi(endpoint(server.base_url)).question(ASKED)
        line = question.line("a")
        assert status(server, line) == "completed"
        assert status(server) == "empty_file"
        assert status(server, line, line) == "duplicate_custom_id"
        assert status(server, line, line.replace(b'"a"', b'"b"').replace(b'"m"', b'"n"')) == "model_mismatch"
        assert status(server, line.replace(b"/v1/chat/completions", b"/v1/responses")) == "url_mismatch"
