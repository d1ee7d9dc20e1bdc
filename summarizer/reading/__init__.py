"""What code understands of an article, by its parse: parties, statements, happenings."""

from summarizer.reading.model import Happening, Mention, Party, Reading, Statement
from summarizer.reading.parties import find_parties

__all__ = ["Happening", "Mention", "Party", "Reading", "Statement", "find_parties"]
