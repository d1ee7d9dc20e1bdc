"""Where an endpoint is and whose key it gets: a key goes to the address that it is for, and nowhere else."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from summarizer.errors import SettingsError

FORMS = (
    "local, local/FILE.gguf, hf/OWNER/REPO/FILE.gguf, openai/NAME, ollama/NAME, vllm/NAME, "
    "or NAME with --base-url"
)
OPENAI_KEY = "OPENAI_API_KEY"
"""Sent to `api.openai.com` and nowhere else."""
OWN_KEY = "SUMMARIZER_API_KEY"
"""Of an endpoint that the person names; never sent to OpenAI's unless it is named."""

OPENAI = "openai"
_OPENAI_URL = "https://api.openai.com/v1"
_EMBEDDED = {"local", "hf"}
_LOCAL_SERVERS = {"ollama": "http://127.0.0.1:11434/v1", "vllm": "http://127.0.0.1:8000/v1"}


def is_embedded(reference: str) -> bool:
    """Tell whether a reference means a model inside this process."""
    return reference.partition("/")[0] in _EMBEDDED


@dataclass(frozen=True)
class Door:
    """Where an endpoint is, what it calls the model, and the variables that may hold its key."""

    name: str
    base_url: str
    keys: tuple[str, ...]

    @property
    def of_openai(self) -> bool:
        """Whether it is OpenAI's own, which asks for a key."""
        return is_openai(self.base_url)

    def key(self, environment: Mapping[str, str] | None = None) -> tuple[str, str] | None:
        """Return the variable that holds its key, and the key; None where none is set."""
        environment = os.environ if environment is None else environment
        return next(((name, environment[name]) for name in self.keys if environment.get(name)), None)


def find_door(reference: str, base_url: str | None = None) -> Door | None:
    """Return the door of a reference, None for a model in this process.

    Raises `SettingsError` for a reference of no known form, and an address that is none.
    """
    provider, _, name = reference.partition("/")
    if base_url is not None:
        _check_address(base_url)
        return Door(reference, base_url, (OPENAI_KEY, OWN_KEY) if is_openai(base_url) else (OWN_KEY,))
    if is_embedded(reference):
        return None
    if not name:
        raise SettingsError(f"--model {reference}: no such form; use one of: {FORMS}")
    if provider == OPENAI:
        url = os.environ.get("OPENAI_BASE_URL") or _OPENAI_URL
        return Door(name, url, (OPENAI_KEY,) if is_openai(url) else (OWN_KEY,))
    if provider in _LOCAL_SERVERS:
        return Door(name, _LOCAL_SERVERS[provider], (OWN_KEY,))
    raise SettingsError(f"--model {reference}: unknown provider {provider!r}; use one of: {FORMS}")


def _check_address(url: str) -> None:
    try:
        parts = urlsplit(url)
        whole = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        whole = False
    if not whole:
        raise SettingsError(f"--base-url {url}: is no web address; write it as in http://127.0.0.1:8000/v1")


def is_openai(url: str) -> bool:
    """Tell whether an address is OpenAI's own API, to which alone its key goes."""
    parts = urlsplit(url)
    return (parts.scheme, parts.hostname) == ("https", "api.openai.com")
