import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from summarizer.cli import program


@pytest.mark.parametrize(
    ("told", "answer"),
    [
        ("bref", "No such command 'bref'. Did you mean brief?"),
        ("lsit", "No such command 'lsit'. Did you mean list?"),
        ("https://example.org/a", "To brief it: summarizer brief https://example.org/a"),
        ("here.txt", "To brief it: summarizer brief here.txt"),
        ("xyzzy", "The commands are batch, brief, doctor, "),
    ],
)
def test_a_command_that_is_none_is_refused_with_what_may_be_meant(
    told: str, answer: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "here.txt").touch()
    done = CliRunner().invoke(program, [told])
    assert done.exit_code == 2
    assert answer in done.output


@pytest.mark.parametrize(
    ("command", "told", "meant"), [("brief", "--modell", "--model"), ("list", "--patry", "--party")]
)
def test_an_option_that_is_none_is_refused_with_the_near_one(command: str, told: str, meant: str) -> None:
    assert f"Did you mean '{meant}'?" in CliRunner().invoke(program, [command, told, "x"]).output


def test_the_help_of_brief_names_every_kind_of_input() -> None:
    told = " ".join(CliRunner().invoke(program, ["brief", "--help"]).output.split())
    for kind in (
        ".txt",
        ".md",
        ".html",
        "folder",
        "pattern",
        "web address",
        "feed",
        ".jsonl",
        ".csv",
        "stdin",
    ):
        assert kind in told


def test_completion_is_told_and_works() -> None:
    told = CliRunner().invoke(program, ["--help"]).output
    assert "_SUMMARIZER_COMPLETE=bash_source summarizer" in told
    asked = {"_SUMMARIZER_COMPLETE": "bash_complete", "COMP_WORDS": "summarizer ex", "COMP_CWORD": "1"}
    command = [sys.executable, "-m", "summarizer"]
    done = subprocess.run(command, env={**os.environ, **asked}, capture_output=True, text=True, check=True)
    assert done.stdout == "plain,export\n"
