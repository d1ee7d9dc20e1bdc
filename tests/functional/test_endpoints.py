"""`brief` and `batch` at endpoints of one's own, each a fake on this machine and called so."""

import json
import os
import re
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from summarizer.__main__ import main
from tests.articles import FERRIES
from tests.batch_server import completion as filled_in
from tests.unit.llm.fake import Fake, Reply, completion, fake_endpoint

CUT = completion('{"summ', finish="length")
STATES = ("Chile", "France", "Kenya", "Norway", "Peru", "Sweden")


def answers(sent: dict[str, Any]) -> Reply:
    """Answer as the form asks."""
    return Reply(json.dumps(filled_in({"body": sent})))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    made = tmp_path / "articles"
    made.mkdir()
    for state in STATES:
        (made / f"{state}.txt").write_text(FERRIES.replace("Norlin", state), encoding="utf-8")
    return made


class Person:
    """Somebody who types commands, and reads what is told."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._monkeypatch = monkeypatch
        self._capsys = capsys
        self.out = self.err = ""

    def types(self, *arguments: str) -> int:
        self._monkeypatch.setattr(sys, "argv", ["summarizer", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        self.out, self.err = self._capsys.readouterr()
        return int(ended.value.code or 0)

    def briefs(self, fake: Fake, *arguments: str) -> int:
        always = ("--base-url", fake.base_url, "--model", "m", "--format", "json", "--output", "out")
        return self.types("brief", *arguments, *always, "--published", "2025-02-05")


@pytest.fixture
def person(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Person:
    return Person(monkeypatch, capsys)


def about(state: str, sent: dict[str, Any]) -> bool:
    return f"{state} Lines" in sent["messages"][1]["content"]


def only(state: str, reply: Reply) -> Callable[[dict[str, Any]], Reply]:
    return lambda sent: reply if about(state, sent) else answers(sent)


def test_an_article_whose_answers_are_all_cut_off_has_a_reason_and_is_asked_again(
    person: Person, folder: Path
) -> None:
    article = str(folder / "Peru.txt")
    with fake_endpoint(CUT) as fake:
        assert person.briefs(fake, article) == 3
        assert "Peru.txt: m at 127.0.0.1: the answer ran into its limit of tokens" in person.err
        assert "0 briefs in out, 0 of them reused, 1 without a brief (reasons above)" in person.err
        assert person.briefs(fake, str(folder), "--workers", "3") == 3
    with fake_endpoint(only("Kenya", CUT)) as fake:
        assert person.briefs(fake, str(folder), "--workers", "3") == 5
        assert not Path("out/Kenya.json").exists()
    with fake_endpoint(answers) as fake:
        assert person.briefs(fake, str(folder)) == 0
        assert "6 briefs in out, 5 of them reused" in person.err
        assert all(about("Kenya", sent) for sent in fake.requests)


def test_a_batch_does_the_same(person: Person, folder: Path) -> None:
    def batch(fake: Fake) -> int:
        article = str(folder / "Peru.txt")
        return person.types("batch", article, "--base-url", fake.base_url, "--model", "m")

    with fake_endpoint(CUT) as fake:
        assert batch(fake) == 5
    assert "1 failed" in person.err
    with fake_endpoint(answers) as fake:
        assert batch(fake) == 0
    assert "1 made" in person.err


def test_lines_come_in_the_order_of_the_inputs(person: Person, folder: Path) -> None:
    last = threading.Event()

    def slow_at_first(sent: dict[str, Any]) -> Reply:
        if about("Sweden", sent):
            last.set()
        elif about("Chile", sent):
            last.wait(20)
        return answers(sent)

    with fake_endpoint(slow_at_first) as fake:
        assert person.briefs(fake, str(folder), "--workers", "2") == 0
    told = re.findall(r"^(\w+)\.txt: \d+ claims", person.err, re.MULTILINE)
    assert told == list(STATES)


def test_what_it_may_cost_is_told_before_the_first_question(person: Person, folder: Path) -> None:
    with fake_endpoint(answers) as fake:
        person.briefs(fake, str(folder), "--price", "0.25,2")
        first, *_ = person.err.splitlines()
        assert re.fullmatch(
            r"about \d+\.\d+ USD for 6 articles, at most \d+\.\d+ USD \([\d,]+ tokens in, [\d,]+ out\)", first
        )
        person.briefs(fake, str(folder), "--price", "0.25,2")
        assert "USD" not in person.err
        person.types("batch", str(folder), "--base-url", fake.base_url, "--model", "m")
    assert re.match(r"about [\d,]+ tokens in, [\d,]+ out for 1 article, .*; price unknown", person.err)


def test_a_limit_of_cost_ends_the_run_with_its_code(person: Person, folder: Path) -> None:
    with fake_endpoint(answers) as fake:
        assert person.briefs(fake, str(folder), "--max-cost", "1") == 2
        assert "the price of m is not known; tell it with --price IN,OUT" in person.err
        assert fake.requests == []
        limits = ("--price", "100,100", "--max-cost", "0.9", "--workers", "1")
        assert person.briefs(fake, str(folder), *limits) == 6
    assert "stopped: the next call may exceed the limit of $0.9" in person.err
    assert "not begun" in person.err
    with fake_endpoint(answers) as fake:
        assert person.briefs(fake, str(folder), "--max-tokens", "10", "--workers", "1") == 6
        one = person.types(
            "brief", str(folder / "Peru.txt"), "--base-url", fake.base_url, "--model", "m",
            "--max-tokens", "10", "-o", "-",
        )  # fmt: skip
        assert one == 6
        assert fake.requests == []


def test_ctrl_c_ends_the_run_and_keeps_what_is_made(person: Person, folder: Path) -> None:
    def interrupted(sent: dict[str, Any]) -> Reply:
        if about("Kenya", sent):
            os.kill(os.getpid(), signal.SIGINT)
        return answers(sent)

    with fake_endpoint(interrupted) as fake:
        assert person.briefs(fake, str(folder), "--workers", "1") == 5
    assert "stopped: stopped by SIGINT; run again to go on" in person.err
    assert Path("out/Chile.json").exists()
    assert not Path("out/Sweden.json").exists()
    with fake_endpoint(answers) as fake:
        assert person.briefs(fake, str(folder)) == 0


def test_a_silent_endpoint_is_told_of_and_ended(
    person: Person, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("summarizer.llm.waiting.TELL_EVERY_SECONDS", 0.2)
    with fake_endpoint(Reply(silent_seconds=2.0)) as fake:
        assert person.briefs(fake, str(folder / "Peru.txt"), "--timeout", "0.5") == 3
    assert "waiting for m since 0 s; --timeout ends it after 0 s" in person.err
    assert "Peru.txt: m at 127.0.0.1: no answer in time" in person.err


def test_an_address_without_a_model_names_the_next_step(person: Person, folder: Path) -> None:
    assert person.types("brief", str(folder), "--base-url", "http://127.0.0.1:9/v1") == 2
    assert "needs --model" in person.err
    assert "curl http://127.0.0.1:9/v1/models" in person.err
