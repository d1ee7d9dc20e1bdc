"""From a reference as people know it from other tools to a model: `local`, `openai/NAME` and so on."""

import re
from typing import TYPE_CHECKING

from summarizer.errors import SettingsError
from summarizer.llm.doors import OPENAI, OPENAI_KEY, Door, find_door
from summarizer.llm.interface import Model
from summarizer.llm.pacing import Pace
from summarizer.llm.pricing import find_prices
from summarizer.llm.terms import Terms

if TYPE_CHECKING:
    from summarizer.llm.batching import BatchApi
    from summarizer.llm.endpoint import Endpoint

_REASONING = re.compile(r"(?:o\d|gpt-(?:[5-9]|\d\d))(?!.*chat)")
_THINKING_TOKENS = 8_000
_NO_KEY = "none"
"""Local servers ask for no key, but the protocol's client wants one."""


def open_model(
    reference: str,
    *,
    base_url: str | None = None,
    api_key: str | None = None,
    terms: Terms | None = None,
    threads: int | None = None,
) -> Model:
    """Return the model of a reference; nothing is loaded or connected before the first question.

    Whoever asks this model keeps one pace, within the limits of the `terms`. An embedded model takes so
    many `threads`, all cores unless told.
    Raises `SettingsError` for a reference of no known form or a missing key, `WeightsUnavailable` for a file
    of the Hub that is not here. That the default weights are not there is told by the first question.
    """
    door = find_door(reference, base_url)
    if door is None:
        return _embedded(reference, terms or Terms(), threads)
    return _endpoint(reference, door, api_key, terms or Terms())


def open_batch_api(
    reference: str, *, base_url: str | None = None, api_key: str | None = None, terms: Terms | None = None
) -> "BatchApi":
    """Return the Batch API of a reference's endpoint; nothing is connected before the first call.

    Raises `SettingsError` for a reference that has none, is of no known form, or lacks its key.
    """
    from summarizer.llm.batching import BatchApi

    provider, _, name = reference.partition("/")
    has_one = base_url is not None or (provider == OPENAI and name)
    door = find_door(reference, base_url) if has_one else None
    if door is None:
        raise SettingsError(
            f"--model {reference}: has no Batch API; use openai/NAME, or NAME with the --base-url of an "
            "endpoint that has one"
        )
    return BatchApi(_endpoint(reference, door, api_key, terms or Terms(), batched=True))


def _endpoint(
    reference: str, door: Door, api_key: str | None, terms: Terms, *, batched: bool = False
) -> "Endpoint":
    from summarizer.llm.endpoint import Endpoint, Profile

    held = door.key()
    key = api_key or (held[1] if held else None)
    if door.of_openai and not key:
        raise SettingsError(f"--model {reference}: needs a key; set {OPENAI_KEY}")
    prices = terms.prices or find_prices(door.name, door.base_url, batched=batched)
    of_openai = door.of_openai or reference.startswith(f"{OPENAI}/")
    reasons = of_openai and _REASONING.match(door.name) is not None
    profile = Profile(
        reference,
        usd_per_million_tokens=prices,
        thinking_tokens=_THINKING_TOKENS if reasons else 0,
        timeout_seconds=terms.timeout_seconds,
    )
    pace = Pace(profile.concurrency, terms.limits, silence=terms.silence(reference))
    return Endpoint(door.name, profile, base_url=door.base_url, api_key=key or _NO_KEY, pace=pace)


def _embedded(reference: str, terms: Terms, threads: int | None) -> Model:
    from summarizer.llm.embedded import open_embedded
    from summarizer.llm.local import find_local

    return open_embedded(find_local(reference), terms, threads)
