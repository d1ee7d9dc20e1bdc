"""Fetching weights with a bar: on demand of `models pull`, and of a run whose model is not here yet."""

from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.cli.telling import say

if TYPE_CHECKING:
    from summarizer.settings import Settings


def fetch_with_bar(name: str) -> Path:
    """Fetch the weights of a name or reference, and show how far it is."""
    from summarizer.cli.progress import byte_bar
    from summarizer.llm.local import look_up
    from summarizer.llm.pulling import pull

    weights = look_up(name)
    say(f"fetching {weights.name}: {weights.size_bytes:,} bytes, once, {weights.licence}")
    with byte_bar(weights.name) as report:
        return pull(weights, report)


def with_weights(settings: "Settings") -> "Settings":
    """Fetch what a run's model needs of the Hub, if it is not here; return the settings as they are.

    The reference `hf/…` names a file, so naming it is asking for it; `local` waits for `models pull`.
    """
    from summarizer.llm.local import missing

    if settings.embedded and missing(settings.model):
        fetch_with_bar(settings.model)
    return settings
