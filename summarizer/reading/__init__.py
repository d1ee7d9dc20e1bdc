"""What code understands of an article, by its parse: parties, statements, happenings."""

from summarizer.reading.model import Happening, Mention, Party, Reading, Statement

__all__ = ["Happening", "Mention", "Party", "Reading", "Statement"]
