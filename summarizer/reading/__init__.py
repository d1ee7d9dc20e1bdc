"""What code understands of an article, by its parse: parties, statements, happenings."""

from summarizer.reading.happenings import (
    calendar_side,
    moments_by_sentence,
    past_part,
    says_nothing_of_when,
)
from summarizer.reading.model import Happening, Mention, Party, Reading, Reference, Statement
from summarizer.reading.reader import find_parties, find_statements, read, trees_of

__all__ = [
    "Happening",
    "Mention",
    "Party",
    "Reading",
    "Reference",
    "Statement",
    "calendar_side",
    "find_parties",
    "find_statements",
    "moments_by_sentence",
    "past_part",
    "read",
    "says_nothing_of_when",
    "trees_of",
]
