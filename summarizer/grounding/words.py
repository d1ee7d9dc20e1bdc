"""A text as words that can be compared: stems, clauses and sentence beginnings."""

import re
from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache, wraps
from typing import Any, NamedTuple, TypeVar

from summarizer.grounding.vocabulary import IRREGULAR, STOP_WORDS

ResultT = TypeVar("ResultT")

_TOKEN = re.compile(
    r"(?P<word>(?:[A-Z]\.){2,}|[^\W\d_]+(?:['\u2019][^\W\d_]+)*)|(?P<stop>[.!?:\n]+)|(?P<pause>[,;()\u2014\u2013\"“”])"
)
_POSSESSIVE = re.compile(r"['\u2019]s?$")
_WITH_NOT = re.compile(r"(?P<verb>[^\W\d_]+?)(?:n['\u2019]t|(?<=can)not)", re.IGNORECASE)
_SHORT_VERBS = {"wo": "will", "ca": "can", "sha": "shall"}
_SHORTEST_STEM = 3
KINSHIP = 5
"""How many letters two stems share at least before an ending may tell them apart."""
_SUFFIXES = (
    ("ations", ""), ("ation", ""), ("ements", ""), ("ement", ""), ("ments", ""), ("ment", ""), ("ions", ""),
    ("ion", ""), ("ities", ""), ("ity", ""), ("ies", "y"), ("ied", "y"), ("ing", ""), ("ers", ""), ("er", ""),
    ("ed", ""), ("ly", ""), ("es", ""), ("s", ""),
)  # fmt: skip


class Word(NamedTuple):
    """A word, its stem, the clause it stands in, and whether it begins a sentence."""

    text: str
    stem: str
    clause: int
    initial: bool
    content: bool
    """Whether the word has a meaning of its own."""
    capitalised: bool
    """Whether the word is written like a name."""


class Words(tuple[Word, ...]):  # noqa: SLOT001 - what was read off them needs a place
    """The words of a text, which remember what was read off them."""

    @cached_property
    def known(self) -> dict[str, Any]:
        """Results by the name of the function that read them."""
        return {}


def remembered(read: Callable[[Sequence[Word]], ResultT]) -> Callable[[Sequence[Word]], ResultT]:
    """Let a function of words read each text once: a statement is compared with many others."""

    @wraps(read)
    def once(words: Sequence[Word]) -> ResultT:
        if not isinstance(words, Words):
            return read(words)
        if read.__name__ not in words.known:
            words.known[read.__name__] = read(words)
        result: ResultT = words.known[read.__name__]
        return result

    return once


@lru_cache(maxsize=2_048)
def read_words(text: str) -> Words:
    """Return the words of a text in order, figures left out."""
    words: list[Word] = []
    clause, initial = 0, True
    for match in _TOKEN.finditer(text):
        if match["word"] is None:
            clause += 1
            initial = initial or match["stop"] is not None
            continue
        for part in _apart(match["word"]):
            shown = _POSSESSIVE.sub("", part)
            content = len(shown) > 1 and shown.lower() not in STOP_WORDS
            words.append(Word(shown, stem(shown), clause, initial, content, shown[0].isupper()))
            initial = False
    return Words(words)


def _apart(word: str) -> list[str]:
    """Return a verb and its "not" as two words: `can't` and `cannot` say what `can not` says."""
    match = _WITH_NOT.fullmatch(word)
    if match is None:
        return [word]
    verb = match["verb"]
    return [_SHORT_VERBS.get(verb.lower(), verb), "not"]


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Return what is left of a word without its inflection: `agreements` and `agreed` → `agre`."""
    lower = word.lower().replace("\u2019", "'")
    lower = IRREGULAR.get(lower, lower)
    for suffix, ending in _SUFFIXES:
        if lower.endswith(suffix) and len(lower) - len(suffix) >= _SHORTEST_STEM and not lower.endswith("ss"):
            lower = lower[: -len(suffix)] + ending
            break
    if len(lower) > _SHORTEST_STEM and lower[-1] == lower[-2]:
        lower = lower[:-1]
    if len(lower) > _SHORTEST_STEM and lower[-1] in "ey":
        lower = lower[:-1]
    return lower


def akin(one: str, other: str) -> bool:
    """Tell whether two stems are forms of one word: `negotiat` and `negotiator`."""
    if one == other:
        return True
    long_enough = len(one) >= KINSHIP and len(other) >= KINSHIP
    return long_enough and (one.startswith(other) or other.startswith(one))
