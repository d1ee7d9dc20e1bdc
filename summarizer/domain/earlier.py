"""What version 0.1 wrote otherwise, in the form of today; data of today passes through unchanged.

A position had one `holder`; a kind "view" was all that is merely said; the sides of a dispute rested
together on the sentences of its question; the role of a party rested on its sentences; a claim with problems
had no verdict.
"""

from typing import Any

KIND = "disputes"
"""The kind of every brief that does not say its kind."""


def claim(raw: Any) -> Any:  # noqa: ANN401
    """Return a claim with a verdict; what a check marked before there were any was not found."""
    if not isinstance(raw, dict) or not raw.get("problems") or "verdict" in raw:
        return raw
    return raw | {"verdict": "not found"}


def party(raw: Any) -> Any:  # noqa: ANN401
    """Return a party whose role has evidence."""
    if not isinstance(raw, dict) or not isinstance(raw.get("role"), str):
        return raw
    text = raw["role"]
    return raw | {"role": {"text": text, "evidence": raw.get("evidence", ())} if text else None}


def kind(raw: Any) -> Any:  # noqa: ANN401 - what stands in a file
    """Return the kind of a position."""
    return "says" if raw == "view" else raw


def position(raw: Any) -> Any:  # noqa: ANN401
    """Return a position, or the draft of one, with holders."""
    if not isinstance(raw, dict) or "holder" not in raw:
        return raw
    return {name: value for name, value in raw.items() if name != "holder"} | {"holders": [raw["holder"]]}


def dispute(raw: Any) -> Any:  # noqa: ANN401
    """Return a dispute, or the draft of one, whose sides have sentences."""
    if not isinstance(raw, dict):
        return raw
    return _with_sides(raw, "evidence", "sentences")


def dossier_dispute(raw: Any) -> Any:  # noqa: ANN401
    """Return the dispute of a dossier, whose sides have citations."""
    return _with_sides(raw, "cited", "sources") if isinstance(raw, dict) else raw


def _with_sides(raw: dict[str, Any], *resting_on: str) -> dict[str, Any]:
    """Return a dispute whose sides rest on what it rests on itself, unless they say on what."""
    sides = raw.get("sides")
    if not isinstance(sides, list | tuple):
        return raw
    resting = {name: raw[name] for name in resting_on if name in raw}
    return raw | {"sides": [resting | side if isinstance(side, dict) else side for side in sides]}
