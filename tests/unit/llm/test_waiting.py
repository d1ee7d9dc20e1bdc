import threading
import time

import pytest

from summarizer.errors import ModelTimeout
from summarizer.llm import Request, Terms, open_model
from summarizer.llm.waiting import Silence
from tests.unit.llm.fake import Reply, completion, fake_endpoint
from tests.unit.llm.test_endpoint import Said

EVERY = 0.05


def watched(lines: list[str]) -> Silence:
    return Silence("ollama/x", 600.0, lines.append, every=EVERY)


def test_a_silent_endpoint_is_told_of_again_and_again() -> None:
    lines: list[str] = []
    with watched(lines).during_a_call():
        while len(lines) < 3:
            time.sleep(EVERY / 5)
    assert all(line.startswith("waiting for ollama/x since ") for line in lines)


def test_the_line_says_how_long_and_when_it_ends() -> None:
    assert (
        Silence("ollama/x", 90.0, print).line(60.0)
        == "waiting for ollama/x since 60 s; --timeout ends it after 90 s"
    )


def test_an_endpoint_that_answers_in_time_is_not_told_of() -> None:
    lines: list[str] = []
    silence = watched(lines)
    for _ in range(6):
        with silence.during_a_call():
            time.sleep(EVERY / 4)
    time.sleep(2 * EVERY)
    assert lines == []


def test_one_answer_breaks_the_silence_of_all() -> None:
    lines: list[str] = []
    silence = watched(lines)
    ended = threading.Event()

    def slow() -> None:
        with silence.during_a_call():
            ended.wait()

    waiting = threading.Thread(target=slow)
    waiting.start()
    for _ in range(6):
        with silence.during_a_call():
            time.sleep(EVERY / 4)
    assert lines == []
    while not lines:
        time.sleep(EVERY / 5)
    ended.set()
    waiting.join()


def test_a_call_ends_after_the_time_that_it_is_given_and_is_made_once_more() -> None:
    terms = Terms(timeout_seconds=0.1)
    with fake_endpoint(Reply(silent_seconds=0.4)) as fake:
        with pytest.raises(ModelTimeout, match="no answer in time"):
            open_model("m", base_url=fake.base_url, terms=terms).ask(Request("", "Well?", Said, 50))
        assert len(fake.requests) == 2


def test_a_person_hears_of_a_silent_endpoint(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("summarizer.llm.waiting.TELL_EVERY_SECONDS", EVERY)
    lines: list[str] = []
    with fake_endpoint(Reply(completion('{"answer": "yes"}').body, silent_seconds=5 * EVERY)) as fake:
        model = open_model("m", base_url=fake.base_url, terms=Terms(tell=lines.append))
        assert model.ask(Request("", "Well?", Said, 50)).value.answer == "yes"
    assert lines
