"""The words that rules need and no parser tells, read from `lexicon.toml` beside this file."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def lexicon(table: str) -> dict[str, Any]:
    """Return one table of the lexicon; a text of words stands for the words in it."""
    tables = tomllib.loads(files("summarizer.text").joinpath("lexicon.toml").read_text(encoding="utf-8"))
    entries: dict[str, Any] = tables[table]
    return entries


@cache
def words(table: str, entry: str) -> frozenset[str]:
    """Return the words of one entry, in lower case as the lexicon has them."""
    return frozenset(lexicon(table)[entry].split())
