"""What a rendering is: a brief in, text out."""

from typing import Protocol

from summarizer.domain import Brief


class Renderer(Protocol):
    """One form of a brief."""

    @property
    def name(self) -> str:
        """What `--format` calls it."""

    @property
    def suffix(self) -> str:
        """Ending of its files, with the dot."""

    def render(self, brief: Brief) -> str:
        """Return the whole text of the file; never raises for a valid brief."""
