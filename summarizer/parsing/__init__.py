"""Dependency parses of English sentences; the only room that knows which parser makes them."""

from summarizer.parsing.english import parse
from summarizer.parsing.interface import Parser
from summarizer.parsing.tree import Token, Tree

__all__ = ["Parser", "Token", "Tree", "parse"]
