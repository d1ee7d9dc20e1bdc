"""What is wrong with a file that a person wrote, as the one next thing to correct."""

from pydantic import ValidationError

from summarizer.errors import UnusableInput


def slip(exc: ValidationError, name: str, where: str | None = None) -> UnusableInput:
    """Return the first slip in a person's words: `positions, item 2, evidence, item 1, start: …`."""
    first = exc.errors()[0]
    steps = [f"item {step + 1}" if isinstance(step, int) else step for step in first["loc"]]
    place = ", ".join([*([where] if where else []), *steps])
    what = first["msg"].removeprefix("Value error, ")
    return UnusableInput(": ".join([name, *([place] if place else []), f"{what}; correct it there"]))
