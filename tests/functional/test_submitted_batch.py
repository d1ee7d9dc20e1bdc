"""`batch --via openai-batch` as a person runs it, against the fake Batch API."""

import os
import signal
import sys
from collections import deque
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from summarizer.__main__ import main
from summarizer.domain import BatchReport
from summarizer.pipeline.post import Delivery
from summarizer.pipeline.submitting import SubmittedBatch
from summarizer.store import open_store
from tests.articles import FERRIES
from tests.batch_server import Ending, FakeBatchServer, Fault, fake_batch_server


@pytest.fixture
def server() -> Iterator[FakeBatchServer]:
    with fake_batch_server() as fake:
        yield fake


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("summarizer.pipeline.post.Delivery", partial(Delivery, poll_seconds=0.0))
    made = tmp_path / "articles"
    made.mkdir()
    (made / "ferries.txt").write_text(FERRIES, encoding="utf-8")
    (made / "harbour.txt").write_text("Peru wants to close the harbour in May 2025.\n", encoding="utf-8")
    return made


class Person:
    """Types commands and reads what is printed."""

    def __init__(
        self,
        server: FakeBatchServer,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        self._base = ("batch", "articles", "--via", "openai-batch", "--model", "gpt-4o-mini")
        self._url = ("--base-url", server.base_url)
        self._monkeypatch = monkeypatch
        self._capsys = capsys
        self.out = self.err = ""

    def batch(self, *more: str) -> int:
        return self.types(*self._base, *self._url, *more)

    def types(self, *arguments: str) -> int:
        self._monkeypatch.setattr(sys, "argv", ["summarizer", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        self.out, self.err = self._capsys.readouterr()
        return int(ended.value.code or 0)


@pytest.fixture
def person(
    server: FakeBatchServer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], folder: Path
) -> Person:
    assert folder.is_dir()
    return Person(server, monkeypatch, capsys)


def test_the_same_command_submits_tells_when_to_come_back_and_collects(person: Person) -> None:
    assert person.batch() == 5
    assert "2 inputs: 2 pending" in person.err
    assert "with the endpoint: batch_1 (validating); the last of them ends by 20" in person.err
    assert "run the same command again to collect the answers" in person.err
    codes = [person.batch("--json") for _ in range(4)]
    assert codes == [5, 5, 5, 0]
    assert BatchReport.model_validate_json(person.out).made == 2
    assert "with the endpoint" not in person.err
    assert person.batch() == 0
    assert "2 inputs: 2 there before" in person.err
    assert person.types("list") == 0
    assert len(person.out.splitlines()) == 2


def test_waiting_ends_when_all_is_there(person: Person) -> None:
    assert person.batch("--wait") == 0
    assert "2 inputs: 2 made; 2,000 tokens in, 200 out, price unknown" in person.err


def test_what_has_no_answer_is_asked_again_and_then_a_reason(person: Person, server: FakeBatchServer) -> None:
    server.endings += [Ending("expired", lambda _line: None)] * 3
    assert person.batch("--wait") == 5
    assert "2 inputs: 2 failed" in person.err
    assert "ferries.txt: given up after 3 times: " in person.err
    assert "batch_expired: This request could not be executed" in person.err
    assert len(server.batches) == 3


def test_ctrl_c_ends_the_wait_and_the_next_run_collects(
    person: Person, server: FakeBatchServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = SubmittedBatch._later

    def interrupted(self: SubmittedBatch) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        later(self)

    with monkeypatch.context() as patched:
        patched.setattr(SubmittedBatch, "_later", interrupted)
        assert person.batch("--wait") == 5
    assert "stopped: stopped by SIGINT; run again to go on" in person.err
    assert "with the endpoint: batch_1" in person.err
    assert person.batch("--wait") == 0
    assert len(server.batches) == 1


def test_a_wrong_key_has_the_code_of_a_model_that_failed(
    person: Person, server: FakeBatchServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMARIZER_API_KEY", "sk-a-secret-of-the-test")
    body = b'{"error": {"message": "Incorrect API key provided: sk-a-secret-of-the-test"}}'
    server.faults[("POST", "files")] = deque([Fault(401, body=body)])
    assert person.batch() == 3
    assert "sk-a-secret" not in person.err
    assert person.batch("--wait") == 0
    for path in Path().glob("briefs.db*"):
        assert b"sk-a-secret" not in path.read_bytes()


def test_a_limit_has_its_own_exit_code(person: Person, server: FakeBatchServer) -> None:
    assert person.batch("--max-articles", "1") == 6
    assert sum(server.asked().values()) == 1


def test_a_second_run_on_the_store_is_refused(
    person: Person, tmp_path: Path, server: FakeBatchServer
) -> None:
    with open_store(tmp_path / "briefs.db") as other:
        other.take()
        assert person.batch() == 4
    assert "another run works on this store" in person.err
    assert server.calls == []


def test_a_dry_run_submits_nothing(person: Person, server: FakeBatchServer) -> None:
    assert person.batch("--dry-run") == 0
    assert "2 of 2 inputs to brief" in person.err
    assert server.calls == []


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (("--strategy", "staged"), "the Batch API takes up to a day for each step; use --strategy single"),
        (("--second-look",), "use --no-second-look with the Batch API"),
        (("--max-cost", "1"), "set --max-tokens instead"),
    ],
)
def test_what_the_batch_api_cannot_do_is_a_usage_error(
    person: Person, server: FakeBatchServer, more: tuple[str, ...], told: str
) -> None:
    assert person.batch(*more) == 2
    assert told in person.err
    assert server.calls == []


def test_the_model_of_this_machine_has_no_batch_api(person: Person) -> None:
    assert person.types("batch", "articles", "--via", "openai-batch") == 2
    assert "--model local: has no Batch API; use openai/NAME" in person.err


def test_waiting_without_a_batch_api_is_a_usage_error(person: Person) -> None:
    assert person.types("batch", "articles", "--wait") == 2
    assert "--wait: goes with --via openai-batch" in person.err
