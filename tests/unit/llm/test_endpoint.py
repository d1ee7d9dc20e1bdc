import contextlib
import json
import os
import random
from collections.abc import Callable
from typing import Any

import httpx2
import pytest
from pydantic import BaseModel, ConfigDict

from summarizer import errors
from summarizer.llm import Request
from summarizer.llm.endpoint import MOST_CALLS, Endpoint, Profile
from summarizer.llm.pacing import Pace
from tests.unit.llm.fake import Fake, Reply, completion, failure, fake_endpoint

KEY = "sk-a-secret-of-the-test"
GOOD = completion('{"answer": "yes"}')
BAD = completion('{"answer": 4}')


_RUBBISH = [
    "",
    "{",
    "}",
    "[",
    '"',
    "null",
    "4",
    "-1e999",
    "\\ud800",
    "\x00",
    "\u202e",
    "NaN",
    "\n" * 50,
    "{" * 500,
]


class Said(BaseModel):
    model_config = ConfigDict(extra="forbid")

    answer: str


def ask(fake: Fake, sleep: Callable[[float], None] = lambda _seconds: None) -> str:
    clock = [0.0]

    def pass_by(seconds: float) -> None:
        sleep(seconds)
        clock[0] += seconds

    pace = Pace(4, clock=lambda: clock[0], sleep=pass_by)
    model = Endpoint("m", Profile("test/m"), base_url=fake.base_url, api_key=KEY, pace=pace)
    return model.ask(Request("Be brief.", "Well?", Said, 50)).value.answer


def test_an_answer_is_validated_and_counted() -> None:
    with fake_endpoint(GOOD) as fake:
        model = Endpoint("m", Profile("test/m"), base_url=fake.base_url, api_key=KEY)
        answer = model.ask(Request("Be brief.", "Well?", Said, 50))
    assert answer.value.answer == "yes"
    assert (answer.usage.calls, answer.usage.input_tokens, answer.usage.output_tokens) == (1, 10, 5)


def test_the_request_holds_our_words_the_schema_and_nothing_else() -> None:
    with fake_endpoint(GOOD) as fake:
        ask(fake)
    sent = fake.requests[0]
    assert [message["content"] for message in sent["messages"]] == ["Be brief.", "Well?"]
    assert sent["response_format"]["json_schema"]["schema"]["additionalProperties"] is False
    assert (sent["temperature"], sent["max_tokens"]) == (0, 50)


def test_a_model_that_reasons_is_sent_no_temperature() -> None:
    with fake_endpoint(GOOD) as fake:
        profile = Profile("test/m", thinking_tokens=8_000)
        Endpoint("m", profile, base_url=fake.base_url, api_key=KEY).ask(
            Request("Be brief.", "Well?", Said, 8_050)
        )
    sent = fake.requests[0]
    assert sent["max_completion_tokens"] == 8_050
    assert not {"max_tokens", "temperature", "seed"} & set(sent)


def test_an_invalid_answer_is_asked_for_again_at_most_twice() -> None:
    with fake_endpoint(BAD, BAD, GOOD) as fake:
        assert ask(fake) == "yes"
    with fake_endpoint(BAD) as fake:
        with pytest.raises(errors.AnswerInvalid):
            ask(fake)
        assert len(fake.requests) == 3


@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        (completion("x", finish="length"), errors.AnswerTruncated),
        (completion(None, refusal="I cannot"), errors.AnswerRefused),
        (completion(None, finish="content_filter"), errors.AnswerRefused),
        (failure(401), errors.AccessDenied),
        (failure(403), errors.AccessDenied),
        (failure(404), errors.ModelNotFound),
        (failure(400), errors.RequestRejected),
        (failure(400, "maximum context length is 8"), errors.ContextOverflow),
        (failure(422), errors.RequestRejected),
        (failure(429, code="insufficient_quota"), errors.QuotaExhausted),
        (failure(402), errors.QuotaExhausted),
        (failure(429, retry_after="121"), errors.RateLimited),
        (failure(503, retry_after="121"), errors.ModelUnavailable),
    ],
)
def test_what_waiting_does_not_mend_ends_at_once(reply: Reply, kind: type[Exception]) -> None:
    with fake_endpoint(reply) as fake:
        with pytest.raises(kind):
            ask(fake)
        assert len(fake.requests) == 1


@pytest.mark.parametrize(
    "fault",
    [failure(500), failure(503), failure(429), failure(409), Reply(cut=True), failure(429, retry_after="5")],
)
def test_what_passes_is_tried_again(fault: Reply) -> None:
    with fake_endpoint(fault, GOOD) as fake:
        assert ask(fake) == "yes"
        assert len(fake.requests) == 2


@pytest.mark.parametrize("status", [429, 503])
def test_an_endpoint_that_asks_to_wait_is_given_that_time(status: int) -> None:
    waits: list[float] = []
    with fake_endpoint(failure(status, retry_after="59"), GOOD) as fake:
        ask(fake, waits.append)
    assert len(waits) == 1
    assert waits[0] >= 59


@pytest.mark.parametrize("fault", [failure(500), Reply(cut=True), Reply("<html>Bad gateway</html>", 502)])
def test_an_outage_ends_after_a_few_calls(fault: Reply) -> None:
    with fake_endpoint(fault) as fake:
        with pytest.raises(errors.ModelUnavailable):
            ask(fake)
        assert 1 < len(fake.requests) <= MOST_CALLS


@pytest.mark.parametrize(
    "body",
    [
        "",
        "{}",
        '{"choices": []}',
        "<html></html>",
        '{"choices": [{}]}',
        "null",
        "[]",
        '{"choices": [{"message": {}}]}',
    ],
)
def test_rubbish_is_a_typed_error(body: str) -> None:
    with fake_endpoint(Reply(body)) as fake:
        with pytest.raises(errors.ModelError):
            ask(fake)
        assert len(fake.requests) <= MOST_CALLS


@pytest.mark.parametrize(
    "content", ["", "{", '{"answer": "ye', "no JSON", "\n" * 2_000, '{"other": 1}', "[]"]
)
def test_an_answer_that_is_not_the_form_is_invalid(content: str) -> None:
    with fake_endpoint(completion(content)) as fake, pytest.raises(errors.AnswerInvalid):
        ask(fake)


@pytest.mark.parametrize(
    "reply",
    [completion('{"other": "\ud800"}'), completion(None, refusal="\ud800"), failure(400, "\ud800")],
)
def test_half_a_character_breaks_neither_the_next_call_nor_the_message(reply: Reply) -> None:
    with fake_endpoint(reply) as fake, pytest.raises(errors.ModelError) as caught:
        ask(fake)
    str(caught.value).encode()


@pytest.mark.parametrize(
    "beside", [{"role": "assi\ud800"}, {"function_call": "\ud800"}, {"tool_calls": ["\ud800"]}]
)
def test_half_a_character_beside_the_words_does_not_break_the_reask(beside: dict[str, Any]) -> None:
    message = {"content": '{"other": 1}', "role": "assistant"} | beside
    body = json.dumps({"choices": [{"index": 0, "message": message, "finish_reason": "stop"}]})
    with fake_endpoint(Reply(body), GOOD) as fake:
        assert ask(fake) == "yes"
        assert [each["role"] for each in fake.requests[1]["messages"]][2] == "assistant"


FUZZED_ANSWERS = 1_000
"""Ten thousand before a release: FUZZED_ANSWERS in the environment."""


def test_fuzzed_answers_are_the_form_or_a_typed_error() -> None:
    seed = random.randrange(1_000_000)
    print(f"seed {seed}")  # noqa: T201 - pytest shows it when the test fails
    dice = random.Random(seed)
    replies: list[httpx2.Response] = []
    calls = []

    def reply(request: httpx2.Request) -> httpx2.Response:
        calls.append(request)
        return replies[-1]

    transport, pace = httpx2.MockTransport(reply), Pace(4, clock=lambda: 0.0, sleep=lambda _seconds: None)
    model = Endpoint(
        "m", Profile("test/m"), base_url="http://fake/v1", api_key=KEY, transport=transport, pace=pace
    )
    for _ in range(int(os.environ.get("FUZZED_ANSWERS", FUZZED_ANSWERS))):
        whole = dice.choice([GOOD, BAD, failure(500), failure(429, retry_after="5")])
        body = list(whole.body)
        for _ in range(dice.randint(1, 8)):
            place = dice.randrange(len(body) + 1)
            body[place : place + dice.randint(0, 20)] = dice.choice(_RUBBISH)
        replies.append(httpx2.Response(whole.status, headers=whole.headers, text="".join(body)))
        calls.clear()
        with contextlib.suppress(errors.ModelError):
            model.ask(Request("Be brief.", "Well?", Said, 50)).value.answer.encode()
        assert 1 <= len(calls) <= MOST_CALLS


def test_any_mix_of_faults_costs_at_most_six_calls() -> None:
    mix = [failure(500), BAD, failure(503), BAD, failure(429), failure(500), failure(500), GOOD]
    with fake_endpoint(*mix) as fake:
        with pytest.raises(errors.ModelError):
            ask(fake)
        assert len(fake.requests) <= MOST_CALLS


@pytest.mark.parametrize(
    "reply",
    [
        failure(401, f"Incorrect API key provided: {KEY}"),
        failure(400, f"bad header: Bearer {KEY}"),
        failure(429, KEY, retry_after="121"),
        failure(500, KEY),
        completion(None, refusal=KEY),
        completion(f'{{"other": "{KEY}"}}'),
    ],
)
def test_a_key_that_the_endpoint_repeats_is_in_no_message(reply: Reply) -> None:
    with fake_endpoint(reply) as fake, pytest.raises(errors.ModelError) as caught:
        ask(fake)
    assert KEY not in str(caught.value)
    assert "***" in str(caught.value)


@pytest.mark.parametrize(
    "usage",
    [None, {}, [1], {"prompt_tokens": None}, {"prompt_tokens": "x"}, {"prompt_tokens_details": "x"}],
)
def test_an_answer_counts_although_its_usage_is_rubbish(usage: object) -> None:
    answer = json.loads(GOOD.body) | {"usage": usage}
    with fake_endpoint(Reply(json.dumps(answer))) as fake:
        assert ask(fake) == "yes"
        assert len(fake.requests) == 1


@pytest.mark.parametrize(
    "choices", [[None], [[]], "abc", {"a": 1}, 5, [{"message": "hi"}], [{"message": None}]]
)
def test_what_is_no_completion_is_not_called_an_invalid_answer(choices: object) -> None:
    with (
        fake_endpoint(Reply(json.dumps({"choices": choices}))) as fake,
        pytest.raises(errors.ModelUnavailable, match="no chat completion"),
    ):
        ask(fake)


def test_a_bug_stays_a_bug(monkeypatch: pytest.MonkeyPatch) -> None:
    def bug(*_: object) -> None:
        raise AttributeError("a bug")

    monkeypatch.setattr(Endpoint, "whole", bug)
    with fake_endpoint(GOOD) as fake, pytest.raises(AttributeError, match="a bug"):
        ask(fake)


def test_an_error_that_the_caller_handles_is_not_taken_for_the_outcome() -> None:
    with fake_endpoint(failure(503), GOOD) as fake:
        try:
            raise errors.AnswerTruncated("of an earlier question")  # noqa: TRY301 - the point of the test
        except errors.AnswerTruncated:
            assert ask(fake) == "yes"


def test_calls_that_run_out_in_an_outage_are_called_an_outage() -> None:
    with fake_endpoint(failure(503), BAD, failure(503), BAD, failure(503)) as fake:
        with pytest.raises(errors.ModelUnavailable):
            ask(fake)
        assert len(fake.requests) == MOST_CALLS


def test_a_wait_that_is_too_long_is_told() -> None:
    reply = failure(429, retry_after="3600")
    with fake_endpoint(reply) as fake, pytest.raises(errors.RateLimited, match="again in 3600 s"):
        ask(fake)


def test_nobody_listening_is_unavailable() -> None:
    with fake_endpoint(GOOD) as fake:
        pass
    with pytest.raises(errors.ModelUnavailable, match="server running"):
        ask(fake)
