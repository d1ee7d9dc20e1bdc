"""Dossiers as a person makes them, with a scripted model in place of a real one."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from summarizer.__main__ import main
from summarizer.domain import Dossier
from summarizer.errors import AccessDenied
from summarizer.llm import Request, ScriptedModel
from tests.articles import FERRIES, fill_in

KEPT = Path(__file__).parent.parent / "seed_briefs"


def answer(request: Request[Any]) -> dict[str, Any]:
    """Fill in any form: those of briefs, an overview's line, a subject."""
    fields = request.answer.model_json_schema()["properties"]
    if "The lines are about" in fields:
        return {"The lines are about": "presence in Iraq"}
    return dict.fromkeys(fields, "the harbour closes") if "Peru" in request.user else fill_in(request)


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> ScriptedModel:
    scripted = ScriptedModel(always=answer)
    monkeypatch.setattr("summarizer.settings.open_model", lambda *_args, **_options: scripted)
    return scripted


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["summarizer", "dossier", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    return int(ended.value.code or 0)


def read(path: Path) -> Dossier:
    return Dossier.model_validate_json(path.read_bytes())


def test_briefs_are_joined_without_a_model(
    model: ScriptedModel, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, str(KEPT), "--no-model", "--output", str(tmp_path), "--json") == 0
    dossier = read(tmp_path / "dossier.json")
    assert model.requests == []
    assert (len(dossier.sources), dossier.overview, dossier.provenance) == (5, (), None)
    told = capsys.readouterr()
    row = json.loads(told.out)
    assert (row["sources"], row["conflicts"]) == (5, len(dossier.conflicts))
    assert "5 sources" in told.err


def test_the_order_of_files_and_a_folder_or_its_files_make_one_dossier(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    files = sorted(map(str, KEPT.glob("*.json")))
    outputs = set()
    for inputs in ([str(KEPT)], files, files[::-1], [f"{KEPT}/*.json"]):
        assert run(monkeypatch, *inputs, "--no-model", "--output", "-") == 0
        outputs.add(capsys.readouterr().out)
    assert len(outputs) == 1


def test_a_model_adds_the_overview_and_subjects_each_line_cited(
    model: ScriptedModel, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert run(monkeypatch, str(KEPT), "--output", str(tmp_path)) == 0
    dossier = read(tmp_path / "dossier.json")
    assert 0 < len(dossier.overview) <= 10
    assert all(line.cited for line in dossier.overview)
    assert {position.subject for position in dossier.positions} == {None, "presence in Iraq"}
    assert dossier.provenance
    assert dossier.provenance.usage.calls == len(model.requests)


def test_a_model_that_cannot_be_asked_takes_nothing_from_the_rest(
    model: ScriptedModel, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    model._always = AccessDenied("the key is wrong")
    assert run(monkeypatch, str(KEPT), "--output", str(tmp_path)) == 5
    assert len(read(tmp_path / "dossier.json").sources) == 5
    assert "no overview: the key is wrong" in capsys.readouterr().err


def test_articles_are_briefed_first_and_their_briefs_used_again(
    model: ScriptedModel, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "ferries.txt").write_text(FERRIES, encoding="utf-8")
    (articles / "harbour.txt").write_text("Peru wants to close the harbour in May 2025.\n", encoding="utf-8")
    arguments = (str(articles), "--output", str(tmp_path / "out"))
    assert run(monkeypatch, *arguments) == 0
    assert len(read(tmp_path / "out" / "dossier.json").sources) == 2
    asked = len(model.requests)
    assert run(monkeypatch, *arguments) == 0
    again = {request.answer.__name__ for request in model.requests[asked:]}
    assert again <= {"OverviewAnswer", "SubjectAnswer"}
    assert run(monkeypatch, str(tmp_path / "out" / "briefs"), "--no-model", "--output", str(tmp_path)) == 0


def test_an_article_without_a_model_is_an_error_with_the_next_step(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "ferries.txt").write_text(FERRIES, encoding="utf-8")
    assert run(monkeypatch, str(tmp_path / "ferries.txt"), "--no-model") == 2
    assert "has to be briefed first" in capsys.readouterr().err


def test_a_file_that_is_no_brief_is_a_reason_and_the_exit_code_tells(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "wrong.json").write_text("{}", encoding="utf-8")
    code = run(monkeypatch, str(KEPT), str(tmp_path / "wrong.json"), "--no-model", "--output", str(tmp_path))
    assert code == 5
    assert "wrong.json: is no brief" in capsys.readouterr().err
    assert run(monkeypatch, str(tmp_path / "wrong.json"), "--no-model", "--output", str(tmp_path)) == 2


def test_since_a_dossier_or_a_day_tells_what_is_new(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = sorted(map(str, KEPT.glob("*.json")))
    output = ("--no-model", "--output", str(tmp_path))
    assert run(monkeypatch, *files[:4], *output) == 0
    assert run(monkeypatch, *files, *output, "--since", str(tmp_path / "dossier.json")) == 0
    update = read(tmp_path / "dossier.json").update
    assert update
    assert update.new
    assert all({citation.source for citation in line.cited} for line in update.new)
    assert run(monkeypatch, *files, *output, "--since", "2024-07-01") == 0
    assert "new," in capsys.readouterr().err
    assert run(monkeypatch, *files, *output, "--since", "yesterday") == 2
    assert "--since yesterday: is no day" in capsys.readouterr().err


@pytest.mark.usefixtures("model")
def test_a_store_gives_the_briefs_that_filters_want_and_its_stories(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for number in (1, 2):
        text = f"{FERRIES}\nNorlin repeated it on day {number} of the strike.\n"
        (tmp_path / f"ferries{number}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "harbour.txt").write_text("Peru wants to close the harbour in May 2025.\n", encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["summarizer", "batch", "*.txt", "--copies-too"])
    with pytest.raises(SystemExit):
        main()
    assert run(monkeypatch, "--query", "Peru", "--no-model") == 0
    (source,) = read(tmp_path / "dossier" / "dossier.json").sources
    assert source.name == "harbour.txt"
    assert (
        run(
            monkeypatch,
            "--store",
            "briefs.db",
            "--auto",
            "--no-model",
            "--output",
            "stories",
            "--format",
            "json",
        )
        == 0
    )
    (file,) = (tmp_path / "stories").iterdir()
    first, second = read(file).sources
    assert (first.copy_of, second.copy_of) == (None, "S1")
    assert "1 story; 1 article stands alone" in capsys.readouterr().err
    assert run(monkeypatch, "--query", "volcano", "--no-model") == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ("--format", "docx"),
        ("--output", "-", "--auto"),
        ("--store", "no.db"),
        (str(KEPT), "--store", "briefs.db"),
        ("nowhere.json",),
    ],
)
def test_what_makes_no_sense_is_refused(
    arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(monkeypatch, *arguments, "--no-model") in {2, 4}
