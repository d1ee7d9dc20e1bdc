"""What a noun names, as the lexicon has it: a sort of group, an office."""

from functools import cache

from summarizer.text.lexicon import lexicon, words

DECIDING = frozenset({"assembly", "bodies", "courts", "parliament", "rulers", "unions"})
"""Sorts of groups that decide together."""


@cache
def sort_of(noun: str) -> str:
    """Return the sort of group that a noun names, empty where it names none."""
    return next((sort for sort, nouns in lexicon("groups").items() if noun in nouns.split()), "")


def is_office(word: str) -> bool:
    """Tell whether a word is an office or form of address: "minister", "Gen."."""
    plain = word.lower().rstrip(".")
    return plain in words("parties", "offices") or plain in words("parties", "honorifics")
