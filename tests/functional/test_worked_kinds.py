"""The two worked kinds of `docs/kinds`, end to end: answers of a strong reader, found, dated and checked."""

import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from benchmarks.answered import Desk, serve
from summarizer.cli import program

ROOT = Path(__file__).parents[2]
KINDS = ROOT / "docs" / "kinds"


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Serve what a strong reader answered to the questions about the two articles, and return where."""
    server = serve(Desk(ROOT / "benchmarks" / "answers" / "kinds", replay=True), port=0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setenv("SUMMARIZER_API_KEY", "none-is-needed")
    yield f"http://127.0.0.1:{server.server_port}/v1"
    server.shutdown()
    server.server_close()


def run(*arguments: str) -> int:
    code: int = program.main([*arguments], standalone_mode=False) or 0
    return code


def brief_of(name: str, reader: str, folder: Path) -> dict[str, Any]:
    kind = f"{KINDS / name}.py:{name.capitalize()}"
    model = ("--model", "reader", "--base-url", reader)
    article = str(KINDS / f"{name}.txt")
    assert run("brief", article, "--kind", kind, *model, "-o", str(folder), "-f", "json,md,html") == 0
    made: dict[str, Any] = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    return made


@pytest.mark.parametrize("name", ["court", "recall"])
def test_a_worked_kind_keeps_the_promises(
    name: str, reader: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = brief_of(name, reader, tmp_path)
    capsys.readouterr()
    run("schema", "brief", "--kind", f"{KINDS / name}.py:{name.capitalize()}")
    jsonschema.validate(made, json.loads(capsys.readouterr().out))
    text = (KINDS / f"{name}.txt").read_text(encoding="utf-8")
    claims = [claim for section in made.values() if isinstance(section, list) for claim in section]
    claims = [claim for claim in claims if isinstance(claim, dict)]
    assert len(claims) > 8
    for claim in claims:
        assert claim["evidence"]
        assert all(text[item["start"] : item["end"]] == item["quote"] for item in claim["evidence"])
    assert (made["kind"], made["warnings"]) == (name, [])
    assert len(made["left_out"]) <= 2


def test_a_court_case_has_its_rulings_on_their_days(reader: str, tmp_path: Path) -> None:
    made = brief_of("court", reader, tmp_path)
    days = {ruling["moment"]["value"] for ruling in made["rulings"] if ruling["moment"]}
    assert "2025-03-04" in days
    assert "2025-04-14" in days
    assert {litigant["side"] for litigant in made["litigants"]} >= {"claimant", "defendant"}
    assert any("2.4 million" in plea["amount"] for plea in made["pleas"])
    assert [side["holder"] for asked in made["pending"] for side in asked["sides"]]


def test_a_recall_without_parties_has_its_figures_and_dates(reader: str, tmp_path: Path) -> None:
    made = brief_of("recall", reader, tmp_path)
    (product,) = made["products"]
    assert "18,000" in product["units"]
    assert {"Glow 200", "Glow 210"} <= set(product["models"])
    assert product["verdict"] == "supported"
    days = {each["moment"]["value"] for each in made["dates"] if each["moment"]}
    assert {"2024-11-04", "2024-12-02"} <= days


def test_the_brief_of_a_kind_goes_through_the_review_and_the_store(reader: str, tmp_path: Path) -> None:
    kind = f"{KINDS / 'recall'}.py:Recall"
    store = str(tmp_path / "kept.db")
    model = ("--model", "reader", "--base-url", reader)
    assert run("batch", str(KINDS / "recall.txt"), "--kind", kind, *model, "--store", store) == 0
    out = tmp_path / "claims.csv"
    assert run("export", "--kind", kind, "--store", store, "-f", "csv", "-o", str(out)) == 0
    told = out.read_text(encoding="utf-8")
    assert "18,000" in told
    assert ",product," in told
