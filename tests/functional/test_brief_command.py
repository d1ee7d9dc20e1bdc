"""The command as a person runs it, with a scripted model in place of a real one."""

import io
import sys
from pathlib import Path
from typing import Any

import pytest

from summarizer.__main__ import main
from summarizer.domain.disputes import DisputeBrief
from summarizer.errors import AccessDenied, AnswerInvalid
from summarizer.llm import Request, ScriptedModel
from summarizer.parsing.english import English
from tests.articles import FERRIES
from tests.unit.documents.making import column, pdf


def say_so(request: Request[Any]) -> dict[str, str]:
    return dict.fromkeys(request.answer.model_json_schema()["properties"], "Norlin Lines wants it so.")


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> ScriptedModel:
    scripted = ScriptedModel(always=say_so)
    monkeypatch.setattr("summarizer.settings.open_model", lambda *_args, **_options: scripted)
    return scripted


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "ferries.txt").write_text(FERRIES, encoding="utf-8")
    return folder


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["summarizer", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    return int(ended.value.code or 0)


def test_a_folder_becomes_briefs_and_a_line_for_each(
    model: ScriptedModel,
    articles: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(monkeypatch, "brief", str(articles), "-o", str(tmp_path / "out")) == 0
    assert {file.name for file in (tmp_path / "out").iterdir()} == {"ferries.md", "ferries.json"}
    told = capsys.readouterr()
    assert told.out == ""
    assert "ferries.txt: " in told.err
    assert "1 brief in " in told.err
    assert model.requests


def test_what_of_a_folder_gives_no_brief_is_counted_or_a_reason(
    model: ScriptedModel,
    articles: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (articles / "pier.jpg").write_bytes(b"\xff\xd8\xff")
    assert run(monkeypatch, "brief", str(articles), "-o", str(tmp_path / "out")) == 0
    assert "1 skipped: 1 .jpg\n" in capsys.readouterr().err
    (articles / "gone.txt").symlink_to("nowhere")
    assert run(monkeypatch, "brief", str(articles), "-o", str(tmp_path / "out")) == 5
    assert "gone.txt: cannot be read: No such file" in capsys.readouterr().err
    assert model.requests


def test_a_brief_of_a_pdf_has_its_pages(
    model: ScriptedModel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = FERRIES.splitlines()
    first, second = "\n\n".join(lines[:4]), "\n\n".join(lines[4:])
    (tmp_path / "ferries.pdf").write_bytes(pdf(column(first, 60, 720, 470), column(second, 60, 720, 470)))
    assert run(monkeypatch, "brief", str(tmp_path / "ferries.pdf"), "-o", str(tmp_path / "out")) == 0
    made = DisputeBrief.model_validate_json((tmp_path / "out" / "ferries.json").read_bytes())
    assert [page.number for page in made.source.pages] == [1, 2]
    assert "(p. 2)" in (tmp_path / "out" / "ferries.md").read_text(encoding="utf-8")
    assert model.requests


def test_a_second_run_says_that_it_reuses(
    model: ScriptedModel,
    articles: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    run(monkeypatch, "brief", str(articles), "-o", str(tmp_path / "out"))
    asked = len(model.requests)
    parser = English()
    monkeypatch.setattr("summarizer.reading.reader.parse", parser.parse)
    monkeypatch.setattr("summarizer.dates.governing.parse", parser.parse)
    assert run(monkeypatch, "brief", str(articles), "-o", str(tmp_path / "out")) == 0
    assert "1 of them reused" in capsys.readouterr().err
    assert len(model.requests) == asked
    assert not parser._trees  # what is reused is not read again


def test_standard_output_is_the_brief_and_nothing_else(
    model: ScriptedModel, articles: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "brief", str(articles), "-o", "-", "-f", "json") == 0
    assert DisputeBrief.model_validate_json(capsys.readouterr().out).positions
    assert model.requests


def test_a_brief_is_a_page(
    model: ScriptedModel, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(monkeypatch, "brief", str(articles), "-o", str(tmp_path / "out"), "-f", "html") == 0
    (page,) = (tmp_path / "out").glob("*.html")
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert model.requests


def test_standard_input_is_an_article(
    model: ScriptedModel, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(FERRIES.encode())))
    assert run(monkeypatch, "brief", "-", "--published", "2025-02-05", "-o", "-") == 0
    assert "published 2025-02-05 (as given)" in capsys.readouterr().out
    assert model.requests


@pytest.mark.usefixtures("model")
def test_one_bad_file_among_good_ones_is_told_and_the_exit_code_says_partly(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (articles / "picture.txt").write_bytes(b"\x89PNG\x00")
    assert run(monkeypatch, "brief", str(articles), "-o", str(tmp_path / "out")) == 5
    assert "picture.txt: is a PNG picture" in capsys.readouterr().err


@pytest.mark.usefixtures("model")
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("nowhere.txt",), "no such file"),
        (("{articles}", "-f", "docx"), "choose from md, html, json, neutral"),
        (("{articles}", "-o", "-", "-f", "md,neutral"), "one format"),
        (("{articles}", "--prompts", "nowhere"), "no such folder"),
    ],
)
def test_what_cannot_be_used_ends_with_code_two_and_a_next_step(
    arguments: tuple[str, ...],
    message: str,
    articles: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    filled = [argument.format(articles=articles) for argument in arguments]
    assert run(monkeypatch, "brief", *filled) == 2
    assert message in capsys.readouterr().err


@pytest.mark.parametrize(("error", "code"), [(AccessDenied("no key"), 3), (AnswerInvalid("rubbish"), 3)])
def test_a_model_that_fails_is_code_three(
    error: Exception,
    code: int,
    articles: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    scripted = ScriptedModel(always=error, strategy="single")
    monkeypatch.setattr("summarizer.settings.open_model", lambda *_args, **_options: scripted)
    assert run(monkeypatch, "brief", str(articles), "-o", str(tmp_path / "out")) == code
    assert str(error) in capsys.readouterr().err


@pytest.mark.usefixtures("model")
def test_a_folder_that_cannot_be_written_is_code_four(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert run(monkeypatch, "brief", str(articles), "-o", str(tmp_path / "file")) == 4


@pytest.mark.usefixtures("model")
def test_a_name_that_a_terminal_would_obey_is_neutralised(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (articles / "evil\x1b[2J.txt").write_text(FERRIES, encoding="utf-8")
    run(monkeypatch, "brief", str(articles), "-o", str(tmp_path / "out"))
    assert "\x1b" not in capsys.readouterr().err


def test_every_prompt_can_be_shown(
    articles: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "prompts", "list") == 0
    assert "shorten" in capsys.readouterr().out
    for name in ("dispute", "single"):
        assert run(monkeypatch, "prompts", "show", name, str(articles / "ferries.txt")) == 0
        assert "night crossings" in capsys.readouterr().out
    assert run(monkeypatch, "prompts", "show", "shorten") == 0
    assert "{% block system %}" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["brief", "doctor", "models", "prompts", "schema", "verify"])
def test_every_command_has_help_with_an_example(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, command, "--help") == 0
    assert "Example" in capsys.readouterr().out
