"""Merging: the briefs of one story become one dossier, by code alone, whatever their order."""

from summarizer.merging.dossier import merge
from summarizer.merging.highlights import Highlight, find_highlights
from summarizer.merging.names import same_name
from summarizer.merging.since import since
from summarizer.merging.statements import same_statement
from summarizer.merging.stories import Story, find_stories, title_of

__all__ = [
    "Highlight",
    "Story",
    "find_highlights",
    "find_stories",
    "merge",
    "same_name",
    "same_statement",
    "since",
    "title_of",
]
