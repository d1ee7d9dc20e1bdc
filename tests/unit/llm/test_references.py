from pathlib import Path

import pytest

from summarizer.errors import SettingsError, WeightsUnavailable
from summarizer.llm import Request, open_model
from tests.unit.llm.test_endpoint import Said


def test_the_default_is_the_embedded_model_by_the_hash_of_its_weights() -> None:
    model = open_model("local")
    assert model.reference == "local/qwen2.5-coder-1.5b-instruct-q4_k_m.gguf@cc324af070c2"
    assert model.strategy == "staged"
    assert model.usd_per_million_tokens == (0.0, 0.0)


@pytest.mark.parametrize("reference", ["openai/gpt-x", "ollama/llama3", "vllm/qwen"])
def test_other_providers_are_asked_in_one_question(reference: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-test")
    model = open_model(reference)
    assert (model.reference, model.strategy) == (reference, "single")
    assert model.usd_per_million_tokens is None


def test_a_listed_price_is_known_and_a_local_server_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-test")
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)
    assert open_model("openai/gpt-4o").usd_per_million_tokens == (2.5, 10.0)
    assert open_model("gpt-4o", base_url="http://127.0.0.1:9/v1").usd_per_million_tokens is None


@pytest.mark.parametrize(
    ("name", "reasons"),
    [
        ("gpt-5-mini", True),
        ("gpt-5.1", True),
        ("o4-mini", True),
        ("gpt-5-chat-latest", False),
        ("gpt-4.1", False),
        ("gpt-4o-mini", False),
    ],
)
def test_models_that_reason_get_room_for_it(
    name: str,
    reasons: bool,  # noqa: FBT001 - a parameter
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-the-test")
    assert (open_model(f"openai/{name}").thinking_tokens > 0) is reasons


def test_any_name_goes_with_a_base_url() -> None:
    assert open_model("my-model", base_url="http://127.0.0.1:9/v1").reference == "my-model"


@pytest.mark.parametrize(
    "reference", ["gpt-x", "nobody/gpt-x", "openai/", "local/nowhere.gguf", "openai/gpt-x"]
)
def test_a_reference_that_makes_no_sense_says_what_to_do(reference: str) -> None:
    with pytest.raises(SettingsError, match=r"use one of|OPENAI_API_KEY|GGUF"):
        open_model(reference)


def test_missing_weights_name_the_command_that_fetches_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMARIZER_CACHE", str(tmp_path))
    with pytest.raises(WeightsUnavailable, match="summarizer models pull"):
        open_model("local").ask(Request("", "", Said, 10))
