from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import Mock

import httpx2
import pytest

from summarizer.errors import WeightsCorrupt
from summarizer.llm import Request, embedded
from summarizer.llm.catalogue import entry_of
from summarizer.llm.local import LocalModel
from tests.unit.llm.fake import completion, fake_endpoint
from tests.unit.llm.test_endpoint import Said

GOOD = completion('{"answer": "yes"}')
MODEL = LocalModel("local/x.gguf", Path("x.gguf"), entry_of("local/x.gguf", 0, "unknown"))
QUESTION = Request("Be brief.", "Well?", Said, 50)


def started_at(url: str, monkeypatch: pytest.MonkeyPatch) -> Mock:
    """Let starting llama.cpp mean that the fake endpoint is there."""
    start = Mock(return_value=SimpleNamespace(listening_address=url.removesuffix("/v1")))
    monkeypatch.setattr(embedded.Server, "_start", start)
    return start


def test_nothing_starts_before_the_first_question(monkeypatch: pytest.MonkeyPatch) -> None:
    with fake_endpoint(GOOD) as fake:
        start = started_at(fake.base_url, monkeypatch)
        model = embedded.open_embedded(MODEL)
        assert start.call_count == 0
        assert model.ask(QUESTION).value.answer == "yes"
        assert start.call_count == 1


def test_questions_asked_at_the_same_time_share_one_server(monkeypatch: pytest.MonkeyPatch) -> None:
    with fake_endpoint(GOOD) as fake, ThreadPoolExecutor(4) as threads:
        start = started_at(fake.base_url, monkeypatch)
        model = embedded.open_embedded(MODEL)
        answers = list(threads.map(model.ask, [QUESTION] * 8))
    assert [answer.value.answer for answer in answers] == ["yes"] * 8
    assert start.call_count == 1


def test_what_stands_in_for_the_transport_starts_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    start = Mock()
    asked: list[httpx2.URL] = []

    def replay(_transport: httpx2.HTTPTransport, request: httpx2.Request) -> httpx2.Response:
        asked.append(request.url)
        return httpx2.Response(200, text=GOOD.body, headers={"content-type": "application/json"})

    monkeypatch.setattr(embedded.Server, "_start", start)
    monkeypatch.setattr(httpx2.HTTPTransport, "handle_request", replay)
    embedded.open_embedded(MODEL).ask(QUESTION)
    assert asked == ["http://embedded/v1/chat/completions"]
    assert start.call_count == 0


def test_an_error_while_starting_is_told_as_it_is_and_once(monkeypatch: pytest.MonkeyPatch) -> None:
    start = Mock(side_effect=WeightsCorrupt("x.gguf: no model"))
    monkeypatch.setattr(embedded.Server, "_start", start)
    with pytest.raises(WeightsCorrupt, match=r"x\.gguf"):
        embedded.open_embedded(MODEL).ask(QUESTION)
    assert start.call_count == 1


def test_the_shared_beginning_is_read_before_the_question_and_the_question_is_sent_as_it_is(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SUMMARIZER_CACHE", str(tmp_path))
    with fake_endpoint(GOOD) as fake:
        started_at(fake.base_url, monkeypatch)
        model = embedded.open_embedded(MODEL)
        for _ in range(2):
            model.ask(QUESTION)
        beginning, saved, *questions = fake.requests
        assert [message["content"] for message in beginning["messages"]] == ["Be brief.", "."]
        assert beginning["max_tokens"] == 1
        assert set(saved) == {"filename"}
        assert [[message["content"] for message in each["messages"]] for each in questions] == [
            ["Be brief.", "Well?"]
        ] * 2
        assert len({headers["authorization"] for headers in fake.headers}) == 1
