"""The words that rules need and no parser tells, read from `lexicon.toml` beside this file."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _tables() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files("summarizer.text").joinpath("lexicon.toml").read_text(encoding="utf-8"))


def lexicon(table: str) -> dict[str, Any]:
    """Return one table of the lexicon as it stands in the file; `words` cuts an entry into its words."""
    return _tables()[table]


@cache
def words(table: str, entry: str) -> frozenset[str]:
    """Return the words of one entry, in lower case as the lexicon has them."""
    return frozenset(lexicon(table)[entry].split())
