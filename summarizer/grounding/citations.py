"""Sentence numbers become evidence, and quotation marks in a claim are held to the article."""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from summarizer.domain import Article, Evidence
from summarizer.text import find_quote

_QUOTED = re.compile(
    r"„([^„“”]+)[“”]|“([^“”]+)”|\"([^\"]+)\"|«([^«»]+)»|»([^«»]+)«|「([^「」]+)」|『([^『』]+)』"
)
_WORD = re.compile(r"\w+")
_NEARLY = 0.8
"""The share of its words from which on a quotation is one of a text that was altered."""


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


def check_altered(claim: str, text: str) -> tuple[str, ...]:
    """Return a problem for each quotation in a claim that nearly stands in the text, a word or so altered.

    Words in quotation marks that stand there in no such form may be somebody's own short form.
    """
    said = [word.casefold() for word in _WORD.findall(text)]
    return tuple(problem for quote, problem in _unsaid(claim, text) if _nearly(quote, said))


def _nearly(quote: str, said: list[str]) -> bool:
    words = [word.casefold() for word in _WORD.findall(quote)]
    runs = SequenceMatcher(None, words, said, autojunk=False)
    first = runs.find_longest_match()
    start = first.b - first.a
    beside = said[max(0, start - 1) : start + len(words) + 1]
    matched = SequenceMatcher(None, words, beside, autojunk=False).get_matching_blocks()
    return sum(block.size for block in matched) >= _NEARLY * len(words)


def check_quotes(claim: str, text: str) -> tuple[str, ...]:
    """Return a problem for each quotation of two or more words in a claim that the text does not say.

    A single word in quotation marks is a name or a marked word, not a quotation.
    """
    return tuple(problem for _, problem in _unsaid(claim, text))


def _unsaid(claim: str, text: str) -> Iterator[tuple[str, str]]:
    """Yield each quotation in a claim that the text does not say, with the problem that it is."""
    for match in _QUOTED.finditer(claim):
        quote = match[match.lastindex or 0].strip()
        if len(quote.split()) > 1 and not _says(quote.rstrip(".,;:!?"), text):
            yield quote, f"quotes “{quote}”, which the article does not say"


def _says(quote: str, text: str) -> bool:
    """Tell whether a text says a quotation, also where the text has the square brackets itself: "[B]y"."""
    return quote in " ".join(text.split()) or bool(find_quote(quote, text))
