"""Every example of `docs/library.md`, run as it stands there."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

import summarizer
from summarizer import Brief
from summarizer.llm import Request, ScriptedModel
from tests.articles import FERRIES

ROOT = Path(__file__).parents[2]
_PAGE = (ROOT / "docs/library.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```python\n(.*?)```", _PAGE, re.DOTALL)


def fill(request: Request[Any]) -> dict[str, Any]:
    """Answer with one summary line, and leave all else empty."""
    fields = request.answer.model_json_schema()["properties"]
    line = {"text": "Ferry operator Norlin Lines wants to cut the night crossings.", "sentences": [2]}
    return {name: [line] if name == "summary" else [] for name in fields}


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Return a folder with what the examples name, where a script stands in for the model."""
    monkeypatch.chdir(tmp_path)
    for place in ("article.txt", "recall.txt", "articles/ferries.txt"):
        Path(place).parent.mkdir(exist_ok=True)
        Path(place).write_text(FERRIES, encoding="utf-8")
    (tmp_path / "docs").symlink_to(ROOT / "docs")
    claims = [{"claim": "Norlin Lines wants to cut the night crossings."}]
    Path("claims.json").write_text(json.dumps(claims), encoding="utf-8")
    model = ScriptedModel(always=fill, strategy="single", context_tokens=32_768)
    monkeypatch.setattr(summarizer, "open_model", lambda _reference: model, raising=False)
    return tmp_path


def test_the_page_has_examples() -> None:
    assert len(EXAMPLES) == 6


@pytest.mark.parametrize("example", EXAMPLES)
def test_each_example_runs(example: str, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names: dict[str, Any] = {}
    if example == "brief\n":
        exec(EXAMPLES[0], names)  # noqa: S102 - what the page tells people to run
        shown = names["brief"]._repr_html_()
        assert shown.startswith("<iframe sandbox srcdoc=")
        assert "<script" not in shown
        return
    exec(example, names)  # noqa: S102 - as above
    if isinstance(names.get("brief"), Brief):
        assert names["brief"].summary
    if "handle" in names:
        told = names["handle"](
            f"<html><body><article><p>{FERRIES}</p></article></body></html>", "https://a.example/"
        )
        assert json.loads(told)["kind"] == "disputes"
    if "found" in names:
        assert "supported" in capsys.readouterr().out
    if "maker" in names:
        assert (desk / "briefs/ferries.json").is_file()
