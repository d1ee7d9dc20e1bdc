"""From a reference as people know it from other tools to a model: `local`, `openai/NAME` and so on."""

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.errors import SettingsError
from summarizer.llm.interface import Model
from summarizer.llm.pacing import Limits, Pace
from summarizer.llm.pricing import find_prices

if TYPE_CHECKING:
    from summarizer.llm.batching import BatchApi
    from summarizer.llm.endpoint import Endpoint

FORMS = "local, local/FILE.gguf, openai/NAME, ollama/NAME, vllm/NAME, or NAME with --base-url"

_OPENAI = "openai"
_EMBEDDED = "local"
_LOCAL_SERVERS = {"ollama": "http://127.0.0.1:11434/v1", "vllm": "http://127.0.0.1:8000/v1"}
_REASONING = re.compile(r"(?:o\d|gpt-(?:[5-9]|\d\d))(?!.*chat)")
_THINKING_TOKENS = 8_000
_NO_KEY = "none"
"""Local servers ask for no key, but the protocol's client wants one."""


def is_embedded(reference: str) -> bool:
    """Tell whether a reference means a model inside this process."""
    return reference.partition("/")[0] == _EMBEDDED


def open_model(
    reference: str,
    *,
    base_url: str | None = None,
    api_key: str | None = None,
    limits: Limits | None = None,
    threads: int | None = None,
) -> Model:
    """Return the model of a reference; nothing is loaded or connected before the first question.

    Whoever asks this model keeps one pace, within the endpoint's `limits` where the person tells them.
    An embedded model takes so many `threads`, all cores unless told.
    Raises `SettingsError` for a reference of no known form or a missing key. That the embedded
    model's weights are not there is told by the first question (`WeightsUnavailable`).
    """
    provider, _, name = reference.partition("/")
    if base_url is not None:
        given = api_key or os.environ.get("OPENAI_API_KEY") or _NO_KEY
        return _endpoint(reference, reference, base_url, given, limits)
    if is_embedded(reference):
        return _embedded(reference, name, threads)
    if not name:
        raise SettingsError(f"--model {reference}: no such form; use one of: {FORMS}")
    if provider == _OPENAI:
        key = api_key or os.environ.get("OPENAI_API_KEY")
        if not key:
            raise SettingsError(f"--model {reference}: needs a key; set OPENAI_API_KEY")
        return _endpoint(reference, name, os.environ.get("OPENAI_BASE_URL"), key, limits)
    if provider in _LOCAL_SERVERS:
        return _endpoint(reference, name, _LOCAL_SERVERS[provider], api_key or _NO_KEY, limits)
    raise SettingsError(f"--model {reference}: unknown provider {provider!r}; use one of: {FORMS}")


def open_batch_api(reference: str, *, base_url: str | None = None, api_key: str | None = None) -> "BatchApi":
    """Return the Batch API of a reference's endpoint; nothing is connected before the first call.

    Raises `SettingsError` for a reference that has none, is of no known form, or lacks its key.
    """
    from summarizer.llm.batching import BatchApi

    provider, _, name = reference.partition("/")
    key = api_key or os.environ.get("OPENAI_API_KEY")
    if base_url is not None:
        return BatchApi(_endpoint(reference, reference, base_url, key or _NO_KEY, batched=True))
    if provider != _OPENAI or not name:
        raise SettingsError(
            f"--model {reference}: has no Batch API; use openai/NAME, or NAME with the --base-url of an "
            "endpoint that has one"
        )
    if not key:
        raise SettingsError(f"--model {reference}: needs a key; set OPENAI_API_KEY")
    return BatchApi(_endpoint(reference, name, os.environ.get("OPENAI_BASE_URL"), key, batched=True))


def _endpoint(
    reference: str,
    name: str,
    base_url: str | None,
    api_key: str,
    limits: Limits | None = None,
    *,
    batched: bool = False,
) -> "Endpoint":
    from summarizer.llm.endpoint import Endpoint, Profile

    prices = find_prices(name, provider=_OPENAI, base_url=base_url, batched=batched)
    reasons = reference.startswith(f"{_OPENAI}/") and _REASONING.match(name) is not None
    profile = Profile(
        reference, usd_per_million_tokens=prices, thinking_tokens=_THINKING_TOKENS if reasons else 0
    )
    pace = Pace(profile.concurrency, limits)
    return Endpoint(name, profile, base_url=base_url, api_key=api_key, pace=pace)


def _embedded(reference: str, name: str, threads: int | None) -> Model:
    from summarizer.llm.embedded import open_embedded
    from summarizer.llm.weights import DEFAULT, resolve_weights, short_hash

    if not name:
        return open_embedded(resolve_weights, f"local/{DEFAULT.file}@{DEFAULT.sha256[:12]}", threads)
    weights = Path(name)
    if not weights.is_file():
        raise SettingsError(f"--model {reference}: {weights} is no file; give the path of a GGUF file")
    return open_embedded(lambda: weights, f"local/{weights.name}@{short_hash(weights)}", threads)
