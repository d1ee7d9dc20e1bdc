"""Other languages as a person meets them at the command line."""

import json
import sys
from pathlib import Path

import pytest

from summarizer.__main__ import main
from summarizer.domain import BatchReport
from summarizer.llm import ScriptedModel
from tests.foreign import SPANISH

ANSWER = {
    "parties": [{"name": "Norlin", "also_called": [], "role": "naviera", "sentences": [2]}],
    "positions": [],
    "events": [],
    "open_disputes": [],
    "summary": [],
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "puerto.txt").write_text(SPANISH, encoding="utf-8")
    return tmp_path


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> ScriptedModel:
    scripted = ScriptedModel(always=ANSWER)
    monkeypatch.setattr("summarizer.settings.open_model", lambda *_args, **_options: scripted)
    return scripted


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["summarizer", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    return int(ended.value.code or 0)


@pytest.mark.parametrize("output", ["-", "briefs"])
def test_staged_refuses_another_language_with_the_next_step(
    model: ScriptedModel, output: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "brief", "puerto.txt", "--strategy", "staged", "-o", output) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "puerto.txt: is in Spanish" in told.err
    assert "--strategy single --model" in told.err
    assert model.requests == []


def test_a_batch_counts_what_it_refuses(
    model: ScriptedModel, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "batch", "puerto.txt", "--strategy", "staged", "--json") == 2
    report = BatchReport.model_validate_json(capsys.readouterr().out)
    assert report.skipped == 1
    assert "is in Spanish" in report.reasons[0].reason
    assert model.requests == []


def test_list_and_show_tell_the_language(
    model: ScriptedModel, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "batch", "puerto.txt", "--strategy", "single", "--language", "fr") == 0
    assert "Write every text in French," in model.requests[0].system
    capsys.readouterr()
    assert run(monkeypatch, "list") == 0
    assert "in Spanish, claims in French" in capsys.readouterr().out
    assert run(monkeypatch, "list", "--json") == 0
    assert json.loads(capsys.readouterr().out)["language"] == "es"
    assert run(monkeypatch, "show", "1", "-f", "md") == 0
    assert "in Spanish, claims in French" in capsys.readouterr().out


def test_a_language_that_is_none_is_refused(
    model: ScriptedModel, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "brief", "puerto.txt", "--language", "Spanish") == 2
    assert "ISO 639-1" in capsys.readouterr().err
    assert model.requests == []
