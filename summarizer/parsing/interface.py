"""What a parser is: sentences in, one dependency tree each out."""

from collections.abc import Sequence
from typing import Protocol

from summarizer.parsing.tree import Tree


class Parser(Protocol):
    """Parses sentences; the same words always give the same tree."""

    def parse(self, sentences: Sequence[str]) -> list[Tree]:
        """Return the trees of sentences in their order; offsets count the characters of each sentence."""
