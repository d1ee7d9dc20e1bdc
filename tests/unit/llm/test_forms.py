"""Endpoints as people meet them, each as a fake that refuses or ignores what the real one does."""

import json
import threading
from collections.abc import Callable
from typing import Any

import pytest
from pydantic import BaseModel, ConfigDict, Field

from summarizer import errors
from summarizer.llm import Request
from summarizer.llm.endpoint import MOST_CALLS, Endpoint, Profile
from summarizer.llm.forms import EMBEDDED_FORMS, json_of
from summarizer.llm.pacing import Pace
from summarizer.prompting import load_prompts
from tests.unit.llm.fake import Fake, Reply, completion, failure, fake_endpoint

Sent = dict[str, Any]


class Said(BaseModel):
    model_config = ConfigDict(extra="forbid")

    answer: str = Field(max_length=10)
    sentences: list[int] = Field(default_factory=list, max_length=3)


GOOD = '{"answer": "yes", "sentences": [1]}'
PROSE = "The answer is **yes**, as the first sentence says."


def in_words(schema: str) -> str:
    return load_prompts().render("form", schema=schema).user


ASKED = Request("Be brief.", "Well?", Said, 50, in_words)


def kind(sent: Sent) -> str:
    found = sent.get("response_format", {"type": "none"})
    if found["type"] != "json_schema":
        return str(found["type"])
    return "strict" if found["json_schema"].get("strict") else "json_schema"


def schema_of(sent: Sent) -> dict[str, Any]:
    found: dict[str, Any] = sent["response_format"]["json_schema"]["schema"]
    return found


def told(sent: Sent) -> bool:
    return '"maxLength": 10' in sent["messages"][1]["content"]


def openai_strict(sent: Sent) -> Reply:
    """Refuse what OpenAI refuses of a strict schema."""
    schema = schema_of(sent)
    for keyword in ("default", "maxLength", "minLength", "title"):
        if f'"{keyword}"' in json.dumps(schema):
            return failure(400, f"Invalid schema for response_format 'Said': '{keyword}' is not permitted.")
    if schema["required"] != list(schema["properties"]) or schema["additionalProperties"] is not False:
        return failure(
            400, "Invalid schema for response_format 'Said': 'required' is required to be supplied"
        )
    return completion(GOOD)


def openai_older(sent: Sent) -> Reply:
    """Take JSON mode alone, as models before structured outputs do, and only if JSON is asked for."""
    if kind(sent) in {"strict", "json_schema"}:
        message = (
            "Invalid parameter: 'response_format' of type 'json_schema' is not supported with this model."
        )
        return failure(400, message)
    if "JSON" not in sent["messages"][1]["content"]:
        return failure(400, "'messages' must contain the word 'json' in some form, to use 'response_format'")
    return completion(GOOD)


def deepseek(sent: Sent) -> Reply:
    if kind(sent) in {"strict", "json_schema"}:
        return failure(400, "This response_format type is unavailable now", "invalid_request_error")
    return completion(GOOD)


def deepseek_422(sent: Sent) -> Reply:
    if kind(sent) in {"strict", "json_schema"}:
        text = "Failed to deserialize the JSON body into the target type: response_format.type `json_schema`"
        return Reply(text, 422)
    return completion(GOOD)


def lm_studio_text_only(sent: Sent) -> Reply:
    """Refuse every form, with an error that is a text and no object."""
    if kind(sent) != "none":
        return Reply(json.dumps({"error": "'response_format.type' must be 'text'"}), 400)
    return completion(f"Sure! Here it is:\n```json\n{GOOD}\n```\nAnything else?")


def lenient(sent: Sent) -> Reply:
    """Take a schema, but not `strict`."""
    if kind(sent) == "strict":
        return failure(422, "Extra inputs are not permitted: response_format.json_schema.strict")
    return completion(GOOD)


def ollama_cloud(sent: Sent) -> Reply:
    """Take every form and keep to none; answer as asked in words."""
    return completion(f"```json\n{GOOD}\n```" if told(sent) else PROSE)


def endpoint(fake: Fake, **profile: Any) -> Endpoint:  # noqa: ANN401 - fields of a profile
    pace = Pace(4, clock=lambda: 0.0, sleep=lambda _seconds: None)
    return Endpoint("m", Profile("test/m", **profile), base_url=fake.base_url, api_key="none", pace=pace)


@pytest.mark.parametrize(
    ("behaves", "first", "later"),
    [
        (openai_strict, ["strict"], ["strict"]),
        (lenient, ["strict", "json_schema"], ["json_schema"]),
        (openai_older, ["strict", "json_schema", "json_object"], ["json_object"]),
        (deepseek, ["strict", "json_schema", "json_object"], ["json_object"]),
        (deepseek_422, ["strict", "json_schema", "json_object"], ["json_object"]),
        (lm_studio_text_only, ["strict", "json_schema", "json_object", "none"], ["none"]),
    ],
)
def test_each_form_is_tried_once_and_what_works_is_remembered(
    behaves: Callable[[Sent], Reply], first: list[str], later: list[str]
) -> None:
    with fake_endpoint(behaves) as fake:
        model = endpoint(fake)
        assert model.ask(ASKED).value.answer == "yes"
        assert [kind(sent) for sent in fake.requests] == first
        fake.requests.clear()
        assert model.ask(ASKED).value.answer == "yes"
        assert [kind(sent) for sent in fake.requests] == later


def test_a_schema_is_told_in_words_only_where_the_endpoint_takes_none() -> None:
    with fake_endpoint(openai_strict, deepseek) as fake:
        endpoint(fake).ask(ASKED)
        endpoint(fake).ask(ASKED)
    assert [told(sent) for sent in fake.requests] == [False, False, False, True]


def test_an_endpoint_that_ignores_the_schema_is_told_it_in_words_from_then_on() -> None:
    with fake_endpoint(ollama_cloud) as fake:
        model = endpoint(fake)
        assert model.ask(ASKED).value.answer == "yes"
        assert model.ask(ASKED).value.answer == "yes"
    assert [told(sent) for sent in fake.requests] == [False, True, True]


def test_an_answer_that_is_only_too_long_is_no_sign_that_the_schema_was_ignored() -> None:
    long = '{"answer": "yes, with many words", "sentences": [1]}'
    with fake_endpoint(completion(long), completion(GOOD)) as fake:
        assert endpoint(fake).ask(ASKED).value.answer == "yes"
    assert not any(told(sent) for sent in fake.requests)


def test_a_bound_that_is_not_sent_is_checked_all_the_same() -> None:
    with fake_endpoint(completion('{"answer": "yes", "sentences": [1, 2, 3, 4]}')) as fake:
        with pytest.raises(errors.AnswerInvalid):
            endpoint(fake).ask(ASKED)
        assert "maxItems" not in json.dumps(fake.requests[0]["response_format"])


def test_the_embedded_model_gets_the_bounds_and_nothing_else() -> None:
    with fake_endpoint(completion(PROSE), completion(GOOD)) as fake:
        endpoint(fake, forms=EMBEDDED_FORMS).ask(ASKED)
    for sent in fake.requests:
        assert sent["response_format"] == {
            "type": "json_schema",
            "json_schema": {"name": "Said", "schema": Said.model_json_schema()},
        }
        assert not told(sent)


def test_a_refusal_of_every_form_is_told_and_costs_no_more_than_any_question() -> None:
    with fake_endpoint(failure(400, "response_format is not supported")) as fake:
        with pytest.raises(errors.FormRefused, match="does not take the form of the answer"):
            endpoint(fake).ask(ASKED)
        assert len(fake.requests) == 4 <= MOST_CALLS


def test_a_question_without_words_for_its_form_is_asked_with_a_schema_alone() -> None:
    with fake_endpoint(failure(400, "response_format is not supported")) as fake:
        with pytest.raises(errors.FormRefused):
            endpoint(fake).ask(Request("Be brief.", "Well?", Said, 50))
        assert [kind(sent) for sent in fake.requests] == ["strict", "json_schema"]


@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (failure(400, "temperature is out of range"), errors.RequestRejected),
        (
            failure(400, "maximum context length is 8 tokens, response_format included"),
            errors.ContextOverflow,
        ),
        (failure(400, "Failed to generate JSON.", "json_validate_failed"), errors.AnswerInvalid),
    ],
)
def test_a_request_that_is_refused_for_something_else_is_not_asked_in_another_form(
    reply: Reply, error: type[Exception]
) -> None:
    with fake_endpoint(reply) as fake:
        with pytest.raises(errors.ModelError) as caught:
            endpoint(fake).ask(ASKED)
        assert type(caught.value) is error
        assert len(fake.requests) == 1


def test_a_form_too_large_to_be_strict_is_not_sent_as_such() -> None:
    class Free(BaseModel):
        answer: dict[str, int]

    with fake_endpoint(completion('{"answer": {"a": 1}}')) as fake:
        endpoint(fake).ask(Request("Be brief.", "Well?", Free, 50, in_words))
    assert [kind(sent) for sent in fake.requests] == ["json_schema"]


def test_many_workers_find_the_form_together() -> None:
    with fake_endpoint(deepseek) as fake:
        model = endpoint(fake)
        answers: list[str] = []
        workers = [
            threading.Thread(target=lambda: answers.append(model.ask(ASKED).value.answer)) for _ in range(8)
        ]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        fake.requests.clear()
        model.ask(ASKED)
    assert answers == ["yes"] * 8
    assert [kind(sent) for sent in fake.requests] == ["json_object"]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (GOOD, GOOD),
        (f"```json\n{GOOD}\n```", GOOD),
        (f"```\n{GOOD}\n```", GOOD),
        (f'<think>Perhaps {{"answer": "no"}}?</think>\n\n{GOOD}', GOOD),
        (f"Here:\n{GOOD}\nDone.", GOOD),
        (f"{GOOD}\nDone.", GOOD),
        ('{"answer": {"a": 1}, "sen', '{"answer": {"a": 1}, "sen'),
        ('{"a": ' * 9_999, '{"a": ' * 9_999),
        (PROSE, PROSE),
        ("", ""),
        ("[" * 9_999, "[" * 9_999),
    ],
)
def test_the_json_of_an_answer_is_found_between_words(content: str, found: str) -> None:
    assert json_of(content) == found
