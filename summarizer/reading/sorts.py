"""The sort of group that a noun names, as the lexicon has it."""

from functools import cache

from summarizer.text.lexicon import lexicon


@cache
def sort_of(noun: str) -> str:
    """Return the sort of group that a noun names, empty where it names none."""
    return next((sort for sort, nouns in lexicon("groups").items() if noun in nouns.split()), "")
