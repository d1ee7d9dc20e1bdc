"""What the doctor says of keys and endpoints, without asking anybody."""

import json

import pytest
from click.testing import CliRunner

from summarizer.cli import program


def looked_at(*flags: str) -> tuple[int, dict[str, str]]:
    """Return the exit code and the report."""
    result = CliRunner().invoke(program, ["doctor", "--no-ask", "--json", *flags], standalone_mode=False)
    report: dict[str, str] = json.loads(result.stdout)
    code = result.return_value
    assert isinstance(code, int)
    return code, report


def test_a_missing_key_of_openai_is_a_problem_with_its_next_step() -> None:
    code, report = looked_at("--model", "openai/gpt-5-mini")
    assert code == 3
    assert report["problem"] == "--model openai/gpt-5-mini: needs a key; set OPENAI_API_KEY"
    assert report["key"] == "none: OPENAI_API_KEY is not set"
    assert report["endpoint"] == "https://api.openai.com/v1"


def test_a_key_is_named_and_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret")
    code, report = looked_at("--model", "openai/gpt-5-mini")
    assert (code, report["problem"], report["key"]) == (0, None, "of OPENAI_API_KEY")
    assert "sk-secret" not in str(report)


def test_an_endpoint_of_one_s_own_tells_which_key_it_would_get(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret")
    flags = ("--base-url", "http://gpu:8000/v1", "--model", "m")
    code, report = looked_at(*flags)
    assert code == 0
    assert report["key"] == (
        "none: SUMMARIZER_API_KEY is not set; OPENAI_API_KEY goes to api.openai.com alone"
    )
    monkeypatch.setenv("SUMMARIZER_API_KEY", "own-secret")
    assert looked_at(*flags)[1]["key"] == "of SUMMARIZER_API_KEY"


def test_a_reference_of_no_form_is_a_problem() -> None:
    code, report = looked_at("--model", "gpt-5-mini")
    assert code == 3
    assert "no such form" in report["problem"]
