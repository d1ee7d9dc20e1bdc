"""Documents made for paper, PDF, DOCX, ODT and RTF: their text, each read in a process of its own.

This room imports little, since that process starts anew for every document.
"""

from summarizer.documents.apart import MOST_BYTES, Refused, read_apart
from summarizer.documents.kinds import is_document, refusal
from summarizer.documents.plain import Plain

__all__ = ["MOST_BYTES", "Plain", "Refused", "is_document", "read_apart", "refusal"]
