"""Loads what a batch needs where processes are forked from, so that none of them has to."""

import genai_prices  # noqa: F401 - its list of prices is read when it is imported

from summarizer.grounding import check_support

SENTENCE = "Peru wants Bolivia to close harbour 1 in May."
check_support(SENTENCE, SENTENCE)  # loads the parser and what words mean
