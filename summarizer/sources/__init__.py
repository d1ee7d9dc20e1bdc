"""Inputs of every kind, read into articles."""

from summarizer.sources.html import read_html
from summarizer.sources.interface import Given, Outcome
from summarizer.sources.reading import read_bytes, read_input, read_inputs

__all__ = ["Given", "Outcome", "read_bytes", "read_html", "read_input", "read_inputs"]
