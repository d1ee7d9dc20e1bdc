"""Grounding: citations become evidence, and statements are compared with the evidence they rest on.

Every check names words. None of them guesses: what a check cannot compare, it lets pass.
"""

from summarizer.grounding.citations import check_quotes, cite, missing
from summarizer.grounding.digits import check_digits
from summarizer.grounding.instructions import suspicious_instructions
from summarizer.grounding.names import Spellings
from summarizer.grounding.problems import Problem
from summarizer.grounding.support import Support, check_support, name_words

__all__ = [
    "Problem",
    "Spellings",
    "Support",
    "check_digits",
    "check_quotes",
    "check_support",
    "cite",
    "missing",
    "name_words",
    "suspicious_instructions",
]
