"""A dossier in every form that people and programs read."""

from summarizer.render.dossier.calendar import CalendarRenderer
from summarizer.render.dossier.data import CsvDossierRenderer, JsonDossierRenderer
from summarizer.render.dossier.html import HtmlDossierRenderer
from summarizer.render.dossier.markdown import MarkdownDossierRenderer

__all__ = [
    "CalendarRenderer",
    "CsvDossierRenderer",
    "HtmlDossierRenderer",
    "JsonDossierRenderer",
    "MarkdownDossierRenderer",
]
