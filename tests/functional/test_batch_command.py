"""Batches as a person runs them, with a scripted model in place of a real one."""

import csv
import json
import os
import re
import signal
import sys
from pathlib import Path
from typing import Any

import pytest

from summarizer.__main__ import main
from summarizer.domain import BatchReport
from summarizer.domain.disputes import DisputeBrief
from summarizer.errors import AccessDenied
from summarizer.llm import Request, ScriptedModel
from summarizer.sources.fetching import Page
from summarizer.version import VERSION
from tests.articles import FERRIES, fill_in, quarrel

CHILE = quarrel("Chile", "the harbour")


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> ScriptedModel:
    scripted = ScriptedModel(always=fill_in)
    monkeypatch.setattr("summarizer.settings.open_model", lambda *_args, **_options: scripted)
    return scripted


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    made = tmp_path / "articles"
    made.mkdir()
    (made / "ferries.txt").write_text(FERRIES, encoding="utf-8")
    (made / "harbour.txt").write_text("Peru wants to close the harbour in May 2025.\n", encoding="utf-8")
    return made


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["summarizer", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    return int(ended.value.code or 0)


def test_a_batch_run_again_makes_only_what_is_new(
    model: ScriptedModel, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "batch", str(folder)) == 0
    assert "2 inputs: 2 made" in capsys.readouterr().err
    (folder / "new.txt").write_text(CHILE, encoding="utf-8")
    before = len(model.requests)
    assert run(monkeypatch, "batch", str(folder), "--json") == 0
    told = capsys.readouterr()
    report = BatchReport.model_validate_json(told.out)
    assert (report.made, report.there) == (1, 2)
    assert model.requests[before:]
    assert not any("Norlin" in request.user or "Peru" in request.user for request in model.requests[before:])


def test_a_bad_input_is_a_reason_and_the_exit_code_tells(
    model: ScriptedModel, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "broken.txt").write_bytes(b"\x00\x01\x02")
    assert run(monkeypatch, "batch", str(folder)) == 5
    told = capsys.readouterr().err
    assert "broken.txt: " in told
    assert "3 inputs: 2 made, 1 no article;" in told
    assert model.requests


def test_a_wrong_key_ends_the_run_with_the_code_of_a_model_that_failed(
    model: ScriptedModel, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    model._always = AccessDenied("the key is wrong")
    assert run(monkeypatch, "batch", str(folder)) == 3
    assert "stopped: the key is wrong" in capsys.readouterr().err


def test_a_limit_has_its_own_exit_code(
    model: ScriptedModel, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "batch", str(folder), "--max-articles", "1") == 6
    assert "1 made, 1 pending" in capsys.readouterr().err
    assert run(monkeypatch, "batch", str(folder)) == 0
    assert model.requests


def test_a_limit_in_dollars_needs_a_known_price(
    model: ScriptedModel, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    model.usd_per_million_tokens = None  # type: ignore[assignment] # a model whose price nobody knows
    assert run(monkeypatch, "batch", str(folder), "--max-cost", "1") == 2
    assert "set --max-tokens instead" in capsys.readouterr().err


def test_a_dry_run_asks_nobody(
    model: ScriptedModel, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "batch", str(folder), "--dry-run") == 0
    assert re.search(r"2 of 2 inputs to brief: about 0\.0000 USD for 2 articles", capsys.readouterr().err)
    assert not (folder.parent / "briefs.db").exists()
    assert model.requests == []


def test_briefs_are_listed_shown_and_found(
    model: ScriptedModel, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run(monkeypatch, "batch", str(folder))
    capsys.readouterr()
    assert run(monkeypatch, "list") == 0
    assert len(capsys.readouterr().out.splitlines()) == 2
    run(monkeypatch, "list", "--party", "Norlin", "--json")
    (row,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert row["name"] == "ferries.txt"
    assert run(monkeypatch, "show", str(row["number"]), "--format", "json") == 0
    assert DisputeBrief.model_validate_json(capsys.readouterr().out).source.name == "ferries.txt"
    assert run(monkeypatch, "show", "99") == 2
    assert "has no brief 99" in capsys.readouterr().err
    assert model.requests


@pytest.mark.parametrize("form", ["md", "html", "json", "jsonl", "csv", "parquet"])
def test_briefs_are_exported(
    model: ScriptedModel, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    run(monkeypatch, "batch", str(folder))
    assert run(monkeypatch, "export", "--format", form, "--output", f"out.{form}") == 0
    out = tmp_path / f"out.{form}"
    if form in {"md", "html", "json"}:
        assert len(list(out.iterdir())) == 2
    elif form == "jsonl":
        assert (
            len([DisputeBrief.model_validate_json(line) for line in out.read_text("utf-8").splitlines()]) == 2
        )
    elif form == "csv":
        with out.open(encoding="utf-8", newline="") as file:
            sections = {row["section"] for row in csv.DictReader(file)}
        assert {"party", "position", "event"} <= sections
    else:
        assert out.read_bytes()[:4] == b"PAR1"
    assert model.requests


def test_no_cell_of_a_table_is_a_formula(
    model: ScriptedModel, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    title = '=HYPERLINK("http://example.org")'
    (folder / "ferries.meta.json").write_text(json.dumps({"title": title}), encoding="utf-8")
    run(monkeypatch, "batch", str(folder))
    run(monkeypatch, "export", "--format", "csv", "--output", "out.csv", "--party", "Norlin")
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
        titles = {row["title"] for row in csv.DictReader(file)}
    assert titles == {f"'{title}"}
    assert model.requests


def test_a_watched_folder_is_looked_at_again_until_a_signal(
    model: ScriptedModel, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def answers(request: Request[Any]) -> dict[str, str]:
        if "Chile" in request.user:
            os.kill(os.getpid(), signal.SIGINT)
        else:
            (folder / "new.txt").write_text(CHILE, encoding="utf-8")
        return fill_in(request)

    model._always = answers
    assert run(monkeypatch, "batch", str(folder), "--watch", "0.01") in {0, 5}
    told = capsys.readouterr().err
    assert "2 inputs: 2 made" in told
    assert "SIGINT" in told or "3 inputs: 1 made" in told


@pytest.mark.parametrize(
    ("flags", "problem"),
    [
        (("--engine", "ray"), "--engine ray needs --output"),
        (
            ("--engine", "ray", "--output", "out", "--max-cost", "1"),
            "--max-cost does not go with --engine ray",
        ),
        (("--engine", "ray", "--output", "out", "--store", "a.db"), "--store does not go with --engine ray"),
        (("--engine", "ray", "--output", "out", "--watch", "1"), "--watch does not go with --engine ray"),
        (("--engine", "ray", "--output", "out", "--dry-run"), "--dry-run does not go with --engine ray"),
        (("--output", "out"), "--output does not go with --engine threads"),
        (("--actors", "2"), "--actors does not go with --engine threads"),
    ],
)
def test_options_of_the_other_engine_are_refused(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    flags: tuple[str, ...],
    problem: str,
) -> None:
    assert run(monkeypatch, "batch", str(folder), *flags) == 2
    assert problem in capsys.readouterr().err


def report_on(number: int) -> str:
    lines = [
        f"Minister Ana Vell said that pier {pier} of the harbour would close in May." for pier in range(9)
    ]
    paid = f"Norlin Lines will pay {number} million euros."
    return (
        "\n".join(["Piers to close", "", *quarrel("Peru", "the harbour").splitlines(), *lines, paid]) + "\n"
    )


def test_a_corrected_file_is_a_new_version_everywhere(
    model: ScriptedModel, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    corrected = folder / "piers.txt"
    corrected.write_text(report_on(40), encoding="utf-8")
    assert run(monkeypatch, "batch", str(folder)) == 0
    corrected.write_text(report_on(60), encoding="utf-8")
    (folder / "printed.txt").write_text(report_on(61), encoding="utf-8")
    capsys.readouterr()
    assert run(monkeypatch, "batch", str(folder), "--dry-run") == 0
    told = capsys.readouterr().err
    assert "piers.txt: its text has changed; a new version\n" in told
    assert "printed.txt: says what piers.txt says\n" in told
    assert "4 inputs: 1 new version, 2 there before, 1 copy\n1 of 4 inputs to brief: " in told
    assert run(monkeypatch, "batch", str(folder)) == 0
    assert "4 inputs: 1 made (1 new version), 2 there before, 1 copy; " in capsys.readouterr().err
    assert run(monkeypatch, "list", "--json") == 0
    assert [json.loads(line)["number"] for line in capsys.readouterr().out.splitlines()] == [1, 2, 4]
    assert run(monkeypatch, "list", "--versions") == 0
    assert len(capsys.readouterr().out.splitlines()) == 4
    assert run(monkeypatch, "export", "--output", "all.jsonl") == 0
    assert "3 briefs in all.jsonl\n1 brief of older versions" in capsys.readouterr().err
    assert model.requests


def test_show_tells_what_changed_between_versions(
    model: ScriptedModel, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    corrected = folder / "piers.txt"
    for number in (40, 60):
        corrected.write_text(report_on(number), encoding="utf-8")
        run(monkeypatch, "batch", str(corrected))
    capsys.readouterr()
    assert run(monkeypatch, "show", "2") == 0
    told = capsys.readouterr().out
    assert f"version 2 of 2 of {corrected}, read " in told
    gone, come = (f"Norlin Lines will pay {number} million euros." for number in (40, 60))
    assert f", brief 2)\n  - {gone}\n  + {come}\n" in told
    assert run(monkeypatch, "show", "1", "--format", "json") == 0
    shown = capsys.readouterr()
    assert DisputeBrief.model_validate_json(shown.out)
    assert shown.err.startswith("version 1 of 2 of ")
    assert model.requests


def test_the_list_and_the_csv_tell_what_made_a_brief_and_when(
    model: ScriptedModel, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run(monkeypatch, "batch", str(folder))
    capsys.readouterr()
    assert run(monkeypatch, "list", "--by-model", model.reference, "--json") == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(row["model"], row["version"]) for row in rows] == [(model.reference, VERSION)] * 2
    assert run(monkeypatch, "list", "--made-until", "2020-01-01") == 0
    assert capsys.readouterr().out == ""
    assert run(monkeypatch, "list") == 0
    assert f"; {model.reference}, {VERSION}, {rows[0]['made_at'][:10]})" in capsys.readouterr().out
    assert run(monkeypatch, "export", "--format", "csv", "--output", "claims.csv") == 0
    with Path("claims.csv").open(encoding="utf-8", newline="") as file:
        made = {(row["model"], row["version"], row["made_at"]) for row in csv.DictReader(file)}
    assert made == {(model.reference, VERSION, row["made_at"]) for row in rows}


def test_verbose_tells_every_question(
    model: ScriptedModel, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "batch", str(folder), "--verbose") == 0
    told = capsys.readouterr().err.splitlines()
    assert sum(line.startswith(f"{model.reference}: ") for line in told) == len(model.requests)


def test_beyond_a_limit_of_articles_no_page_is_fetched_and_all_are_counted(
    model: ScriptedModel, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fetched: list[str] = []

    def fetch(_self: object, address: str) -> Page:
        fetched.append(address)
        return Page(address, f"Peru wants to close harbour {address[-1]} in May 2025.\n".encode())

    monkeypatch.setattr("summarizer.sources.fetching.Fetcher.fetch", fetch)
    addresses = folder / "addresses.txt"
    addresses.write_text("\n".join(f"https://example.org/{number}" for number in range(9)), encoding="utf-8")
    model.concurrency = 1
    assert run(monkeypatch, "batch", str(addresses), "--max-articles", "2", "--copies-too") == 6
    assert "9 inputs: 2 made, 7 pending" in capsys.readouterr().err
    assert len(fetched) < 6
