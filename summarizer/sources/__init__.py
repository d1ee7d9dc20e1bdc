"""Inputs of every kind, read into articles, and what is to be verified against one."""

from summarizer.sources.gold import BriefFile, GoldFile, article_files, read_briefs, read_gold
from summarizer.sources.html import read_html
from summarizer.sources.interface import Given, Outcome
from summarizer.sources.kept import Inputs, read_dossier, sort_inputs
from summarizer.sources.reading import read_bytes, read_input, read_inputs
from summarizer.sources.submission import read_submission
from summarizer.sources.walking import passed_over

__all__ = [
    "BriefFile",
    "Given",
    "GoldFile",
    "Inputs",
    "Outcome",
    "article_files",
    "passed_over",
    "read_briefs",
    "read_bytes",
    "read_dossier",
    "read_gold",
    "read_html",
    "read_input",
    "read_inputs",
    "read_submission",
    "sort_inputs",
]
