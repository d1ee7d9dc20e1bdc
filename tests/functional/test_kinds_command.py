"""Kinds of briefs as a person lists, begins and uses them."""

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from summarizer.__main__ import main
from summarizer.domain import fields_of
from summarizer.llm import Request, ScriptedModel
from summarizer.pipeline.kind import load_kind
from tests.articles import FERRIES
from tests.batch_server import fill

Run = Callable[..., int]
Out = pytest.CaptureFixture[str]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Give the command, run in a folder of its own."""
    monkeypatch.chdir(tmp_path)

    def command(*arguments: str) -> int:
        monkeypatch.setattr(sys, "argv", ["summarizer", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        return int(ended.value.code or 0)

    return command


def filled(request: Request[Any]) -> Any:  # noqa: ANN401 - whatever the form asks for
    """Answer every field of a form, citing the first sentence."""
    return fill(request.answer.model_json_schema())


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> ScriptedModel:
    scripted = ScriptedModel(always=filled, context_tokens=32_768)
    monkeypatch.setattr("summarizer.settings.open_model", lambda *_args, **_options: scripted)
    return scripted


def test_the_kinds_that_there_are_stand_in_a_list_with_their_titles(run: Run, capsys: Out) -> None:
    assert run("kinds", "list") == 0
    assert re.search(r"^disputes  \S.+$", capsys.readouterr().out, re.MULTILINE)


def test_a_kind_is_shown_with_its_sections_and_what_their_claims_hold(run: Run, capsys: Out) -> None:
    assert run("kinds", "show", "disputes") == 0
    told = capsys.readouterr().out
    assert told.startswith("disputes: ")
    assert "\npositions: Positions\n  holders: holder, several\n  kind: choice\n  statement: words\n" in told
    assert "\nopen_disputes: Open\n  question: question\n  sides: part, several\n" in told


def test_what_is_no_kind_is_told_in_one_line(run: Run, capsys: Out) -> None:
    assert run("kinds", "show", "recipes") != 0
    told = capsys.readouterr().err
    assert "--kind recipes: no such kind; `summarizer kinds list` names them" in told
    assert "Traceback" not in told


def test_a_new_kind_makes_a_brief_at_once(
    run: Run, model: ScriptedModel, tmp_path: Path, capsys: Out
) -> None:
    assert run("kinds", "new", "product_recall") == 0
    advice = capsys.readouterr().out
    assert (
        advice == "product_recall.py; try: summarizer brief ARTICLE --kind product_recall.py:ProductRecall\n"
    )
    Path("ferries.txt").write_text(FERRIES, encoding="utf-8")
    named = ("--kind", f"{tmp_path}/product_recall.py:ProductRecall")
    assert (
        run("brief", "ferries.txt", *named, "-o", "out", "--format", "json,md,html", "--no-second-look") == 0
    )
    brief = json.loads(Path("out/ferries.json").read_text(encoding="utf-8"))
    assert brief["kind"] == "product-recall"
    for section in ("summary", "parties", "statements", "timeline", "facts", "questions"):
        assert brief[section], section
        assert [item["sentence"] for item in brief[section][0]["evidence"]] == [1]
    assert "ProposedFact" in model.requests[0].answer.model_json_schema()["$defs"]


def test_every_class_of_a_new_kind_says_what_it_is(run: Run, tmp_path: Path, capsys: Out) -> None:
    assert run("kinds", "new", "spill") == 0
    assert run("kinds", "show", f"{tmp_path}/spill.py:Spill") == 0
    told = capsys.readouterr().out
    assert "\nspill: Spill\n" in told
    assert "  figure: figure\n" in told
    kind = load_kind(f"{tmp_path}/spill.py:Spill")
    for section in kind.brief.sections()[1:]:
        assert section.claim.__doc__
        assert fields_of(section.claim)


def test_a_new_kind_writes_over_nothing(run: Run, capsys: Out) -> None:
    Path("mine.py").write_text("MINE = 1\n", encoding="utf-8")
    assert run("kinds", "new", "mine") != 0
    assert "mine.py: is there already; take another name" in capsys.readouterr().err
    assert Path("mine.py").read_text(encoding="utf-8") == "MINE = 1\n"


@pytest.mark.parametrize("name", ["my-kind", "../above", "2nd", "a b", "", "class", "disputes", "_"])
def test_a_new_kind_has_a_name_that_python_and_briefs_can_have(
    run: Run, tmp_path: Path, name: str, capsys: Out
) -> None:
    assert run("kinds", "new", name) != 0
    assert "Traceback" not in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
    assert not (tmp_path.parent / "above.py").exists()
