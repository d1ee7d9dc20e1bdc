"""The endpoint that a reader answers, asked as our own client and any other asks it."""

import json
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from benchmarks.answered import Desk, Unanswered, completion, key_of, readable, serve
from summarizer.errors import ModelNotFound
from summarizer.llm.endpoint import Endpoint, Profile
from summarizer.llm.interface import Request

SCHEMA = {
    "type": "object",
    "properties": {"who": {"type": "string"}},
    "required": ["who"],
    "additionalProperties": False,
}


def body(user: str = "Who refused?", **more: object) -> dict[str, Any]:
    return {
        "model": "m",
        "messages": [{"role": "system", "content": "Be exact."}, {"role": "user", "content": user}],
        "response_format": {"type": "json_schema", "json_schema": {"name": "A", "schema": SCHEMA}},
        **more,
    }


class Who(BaseModel):
    who: str


@contextmanager
def served(desk: Desk) -> Iterator[str]:
    server = serve(desk, 0)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class Reader:
    """Answers every question of a folder with the next of some texts, whenever the desk waits."""

    def __init__(self, folder: Path, *texts: str) -> None:
        self.folder = folder
        self.texts = list(texts)
        self.waits = 0

    def __call__(self, _seconds: float) -> None:
        self.waits += 1
        if self.waits % 2 == 0 and self.texts:
            text = self.texts.pop(0)
            for request in self.folder.glob("*.request.md"):
                answer = request.with_name(request.name.replace(".request.md", ".answer.json"))
                answer.write_text(text, encoding="utf-8")


def test_the_reader_gets_messages_and_form_and_where_to_write() -> None:
    assert readable(body(), "k.answer.json").startswith(
        "Write the answer, and nothing else, to `k.answer.json` in this folder. This is all you know.\n\n"
        "# system\n\nBe exact.\n\n# user\n\nWho refused?\n\n"
        '# form\n\nJSON that validates against this schema:\n\n```json\n{\n "type": "object",'
    )


def test_how_an_answer_is_drawn_does_not_change_the_question() -> None:
    drawn = body(model="other", temperature=0.7, seed=3, max_tokens=9)
    reordered = dict(reversed(body().items()))
    assert key_of(body()) == key_of(drawn) == key_of(reordered)
    assert len({key_of(body()), key_of(body("Who agreed?")), key_of(body(tools=[]))}) == 3


def test_an_answer_is_waited_for_and_kept(tmp_path: Path) -> None:
    reader = Reader(tmp_path, '{"who": "the u', '{"who": "the union"}')
    assert Desk(tmp_path, sleep=reader).answer(body()) == '{"who": "the union"}'
    assert sorted(file.suffixes[0] for file in tmp_path.iterdir()) == [".answer", ".request"]
    waits = reader.waits
    again = Desk(tmp_path, replay=True, sleep=reader).answer(body(temperature=1))
    assert (again, reader.waits) == ('{"who": "the union"}', waits)


def test_an_answer_that_breaks_the_form_is_not_handed_out(tmp_path: Path) -> None:
    desk = Desk(tmp_path, sleep=Reader(tmp_path, '{"why": "x"}'), patience_seconds=4)
    with pytest.raises(Unanswered) as told:
        desk.answer(body())
    assert told.value.status == HTTPStatus.SERVICE_UNAVAILABLE
    complaint = (tmp_path / f"{key_of(body())}.problem.txt").read_text(encoding="utf-8")
    assert complaint.startswith("at $: ")
    assert "'who' is a required property" in complaint


def test_a_question_without_a_form_is_answered_in_plain_text(tmp_path: Path) -> None:
    plain = {**body(), "response_format": {"type": "text"}}
    (tmp_path / f"{key_of(plain)}.answer.txt").write_text("The union.", encoding="utf-8")
    assert Desk(tmp_path, sleep=lambda _seconds: None).answer(plain) == "The union."


def test_our_client_asks_it_like_any_endpoint(tmp_path: Path) -> None:
    with served(Desk(tmp_path, sleep=Reader(tmp_path, '{"who": "the union"}'))) as base_url:
        endpoint = Endpoint("m", Profile("x/m"), base_url=base_url, api_key="k")
        answer = endpoint.ask(Request("Be exact.", "Who refused?", Who, 100))
    assert answer.value.who == "the union"
    assert (answer.usage.calls, answer.usage.output_tokens) == (1, 6)


def test_a_replay_fails_loudly_where_no_answer_is_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = Desk(tmp_path, replay=True)
    with served(desk) as base_url:
        endpoint = Endpoint("m", Profile("x/m"), base_url=base_url, api_key="k")
        with pytest.raises(ModelNotFound, match="no answer is kept for question"):
            endpoint.ask(Request("Be exact.", "Who refused?", Who, 100))
    assert len(desk.missed) == 1
    assert list(tmp_path.iterdir()) == []
    assert "no answer is kept: " in capsys.readouterr().err


@pytest.mark.parametrize(
    ("sent", "path"),
    [
        (b"{", "/chat/completions"),
        (b'{"input": "x"}', "/chat/completions"),
        (b'{"messages": []}', "/embeddings"),
    ],
)
def test_what_is_no_chat_completion_is_refused(sent: bytes, path: str, tmp_path: Path) -> None:
    with served(Desk(tmp_path)) as base_url:
        asked = urllib.request.Request(f"{base_url}{path}", data=sent)  # noqa: S310 - our own server
        with pytest.raises(urllib.error.HTTPError) as told:
            urllib.request.urlopen(asked)  # noqa: S310
        with told.value:
            assert told.value.code == HTTPStatus.BAD_REQUEST


def test_tokens_are_estimated() -> None:
    made = completion(body(), "x" * 40)
    assert made["usage"] == {"prompt_tokens": 6, "completion_tokens": 11, "total_tokens": 17}
    assert json.loads(json.dumps(made))["choices"][0]["message"]["content"] == "x" * 40
