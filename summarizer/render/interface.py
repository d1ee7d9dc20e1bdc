"""What a rendering is: a brief or a dossier in, text out."""

from typing import Protocol

from summarizer.domain import Brief, Dossier


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


class DossierRenderer(Protocol):
    """One form of a dossier."""

    @property
    def name(self) -> str:
        """What `--format` calls it."""

    @property
    def suffix(self) -> str:
        """Ending of its files, with the dot."""

    def render(self, dossier: Dossier) -> str:
        """Return the whole text of the file; never raises for a valid dossier."""
