"""Sentence numbers become evidence, and quotation marks in a claim are held to the article."""

import re
from collections.abc import Iterable

from summarizer.domain import Article, Evidence
from summarizer.text import find_quote

_QUOTED = re.compile(
    r"„([^„“”]+)[“”]|“([^“”]+)”|\"([^\"]+)\"|«([^«»]+)»|»([^«»]+)«|「([^「」]+)」|『([^『』]+)』"
)


def cite(article: Article, numbers: Iterable[int]) -> tuple[Evidence, ...]:
    """Return the numbered sentences as evidence, each once, in the order of the article.

    Numbers that the article does not have give no evidence; `missing` names them.
    """
    wanted = set(numbers)
    return tuple(
        Evidence(sentence=s.number, start=s.start, end=s.end, quote=article.words(s))
        for s in article.sentences
        if s.number in wanted
    )


def missing(article: Article, numbers: Iterable[int]) -> tuple[int, ...]:
    """Return the numbers that no sentence of the article has, ascending, each once."""
    return tuple(sorted(set(numbers) - {sentence.number for sentence in article.sentences}))


def check_quotes(claim: str, text: str) -> tuple[str, ...]:
    """Return a problem for each quotation of two or more words in a claim that the text does not say.

    A single word in quotation marks is a name or a marked word, not a quotation.
    """
    quotes = (match[match.lastindex or 0].strip() for match in _QUOTED.finditer(claim))
    return tuple(
        f"quotes “{quote}”, which the article does not say"
        for quote in quotes
        if len(quote.split()) > 1 and not find_quote(quote.rstrip(".,;:!?"), text)
    )
