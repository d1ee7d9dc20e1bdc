from pathlib import Path

import pytest

from summarizer.errors import SettingsError, WeightsUnavailable
from summarizer.llm import Request, Terms, open_model
from summarizer.llm.doors import find_door
from tests.unit.llm.fake import completion, fake_endpoint
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


EVERY_KEY = {"OPENAI_API_KEY": "sk-of-openai", "SUMMARIZER_API_KEY": "of-my-own"}


@pytest.mark.parametrize(
    ("reference", "base_url", "key"),
    [
        ("openai/gpt-x", None, "sk-of-openai"),
        ("gpt-x", "https://api.openai.com/v1", "sk-of-openai"),
        ("gpt-x", "https://API.openai.com/v1", "sk-of-openai"),
        ("gpt-x", "http://api.openai.com/v1", "of-my-own"),
        ("gpt-x", "https://api.openai.com.example.org/v1", "of-my-own"),
        ("gpt-x", "https://api.openai.com@example.org/v1", "of-my-own"),
        ("gpt-x", "http://127.0.0.1:9/v1", "of-my-own"),
        ("ollama/x", None, "of-my-own"),
        ("vllm/x", None, "of-my-own"),
    ],
)
def test_a_key_goes_to_the_address_that_it_is_for(reference: str, base_url: str | None, key: str) -> None:
    door = find_door(reference, base_url)
    assert door is not None
    held = door.key(EVERY_KEY)
    assert held is not None
    assert held[1] == key


def test_openai_s_key_does_not_follow_openai_s_variable_to_another_address(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "https://gateway.example.org/v1")
    door = find_door("openai/gpt-x")
    assert door is not None
    assert door.base_url == "https://gateway.example.org/v1"
    assert door.key({"OPENAI_API_KEY": "sk-of-openai"}) is None
    assert door.key(EVERY_KEY) == ("SUMMARIZER_API_KEY", "of-my-own")


def test_one_s_own_key_is_never_openai_s_unless_its_address_is_named() -> None:
    door, named = find_door("openai/gpt-x"), find_door("gpt-x", "https://api.openai.com/v1")
    assert door is not None
    assert named is not None
    assert door.key({"SUMMARIZER_API_KEY": "of-my-own"}) is None
    assert named.key({"SUMMARIZER_API_KEY": "of-my-own"}) == ("SUMMARIZER_API_KEY", "of-my-own")


@pytest.mark.parametrize("base_url", ["127.0.0.1:8000/v1", "file:///v1", "http://", "http://[::1/v1", ""])
def test_what_is_no_web_address_is_told(base_url: str) -> None:
    with pytest.raises(SettingsError, match=r"no web address; write it as in http://127"):
        open_model("m", base_url=base_url)


def test_a_price_that_is_told_goes_before_the_list_and_stands_where_it_has_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-test")
    terms = Terms(prices=(1.0, 2.0))
    assert open_model("openai/gpt-4o", terms=terms).usd_per_million_tokens == (1.0, 2.0)
    assert open_model("m", base_url="http://127.0.0.1:9/v1", terms=terms).usd_per_million_tokens == (1.0, 2.0)


def test_only_what_a_call_needs_is_sent_to_an_endpoint_that_is_not_openai_s(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-openai")
    monkeypatch.setenv("OPENAI_ORG_ID", "org-secret")
    monkeypatch.setenv("OPENAI_PROJECT_ID", "proj-secret")
    monkeypatch.setenv("OPENAI_CUSTOM_HEADERS", "X-Token: header-secret\nAuthorization: Bearer other-secret")
    monkeypatch.setenv("SUMMARIZER_API_KEY", "of-my-own")
    with fake_endpoint(completion('{"answer": "yes"}')) as fake:
        open_model("m", base_url=fake.base_url).ask(Request("Be brief.", "Well?", Said, 50))
    (headers,) = fake.headers
    assert headers["authorization"] == "Bearer of-my-own"
    assert "secret" not in str(headers)
    assert "sk-of-openai" not in str(headers)
