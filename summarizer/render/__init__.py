"""Briefs and dossiers in every form that people and programs read."""

from summarizer.render.data import JsonRenderer, NeutralRenderer
from summarizer.render.dossier import (
    CalendarRenderer,
    CsvDossierRenderer,
    HtmlDossierRenderer,
    JsonDossierRenderer,
    MarkdownDossierRenderer,
)
from summarizer.render.files import write_atomic
from summarizer.render.html import HtmlRenderer
from summarizer.render.interface import DossierRenderer, Renderer
from summarizer.render.markdown import MarkdownRenderer
from summarizer.render.notebook import framed
from summarizer.render.safety import safe, safe_name
from summarizer.render.wording import language_words

RENDERERS: dict[str, Renderer] = {
    renderer.name: renderer
    for renderer in (MarkdownRenderer(), HtmlRenderer(), JsonRenderer(), NeutralRenderer())
}
"""Every rendering of a brief by the name that `--format` takes."""

DOSSIER_RENDERERS: dict[str, DossierRenderer] = {
    renderer.name: renderer
    for renderer in (
        MarkdownDossierRenderer(),
        HtmlDossierRenderer(),
        JsonDossierRenderer(),
        CsvDossierRenderer(),
        CalendarRenderer(),
    )
}
"""Every rendering of a dossier by the name that `--format` takes."""

__all__ = [
    "DOSSIER_RENDERERS",
    "RENDERERS",
    "DossierRenderer",
    "Renderer",
    "framed",
    "language_words",
    "safe",
    "safe_name",
    "write_atomic",
]
