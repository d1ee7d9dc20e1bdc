"""What statements are about: weighted content words, for grouping positions and for choosing gists."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import chain

from summarizer.grounding.vocabulary import IRREGULAR, STOP_WORDS, SYNONYMS

_WORD = re.compile(r"[^\W_]+")
_ENDING = re.compile(r"(?:ations?|ings?|ments?|ions?|ance|ence|edly|ies|ied|es|ed|s|ly|al)$")
_SHORTEST_STEM = 4
_CONTRARY = {"stay": "leave", "increase": "reduce"}
"""Words that mean the contrary of another, by the first of those that mean the same."""

Subject = frozenset[str]


def subject_of(text: str) -> Subject:
    """Return the stems of the content words of a text."""
    words = (word.casefold() for word in _WORD.findall(text))
    return frozenset(_stem(word) for word in words if word not in STOP_WORDS and len(word) > 2)  # noqa: PLR2004 - "us", "of"


def topic_of(text: str) -> Subject:
    """Return the subject of a text in which words that mean the same count as one: "deal" and "accord".

    So do those that mean the contrary: whether to stay or to leave is one matter.
    """
    known, stems = _meanings(), (stem for stem in subject_of(text) if not stem.isdigit())
    return frozenset(known.get(stem) or known.get(_ENDING.sub("", stem), stem) for stem in stems)


@cache
def _meanings() -> dict[str, str]:
    """Return one stem for all of a row of words that mean the same."""
    found = {_stem(form): _stem(first) for form, first in IRREGULAR.items()}
    for first, *rest in SYNONYMS:
        found |= {_stem(word): found.get(_stem(first), _stem(first)) for word in (first, *rest)}
    found |= {first: first for first in _CONTRARY}
    return {word: _CONTRARY.get(first, first) for word, first in found.items()}


def _stem(word: str) -> str:
    short = _ENDING.sub("", word)
    return short if len(short) >= _SHORTEST_STEM else word


def rarity(subjects: Sequence[Subject]) -> dict[str, float]:
    """Return the weight of each stem: the rarer among the texts, the more it says what one is about."""
    counts = Counter(chain.from_iterable(subjects))
    return {stem: math.log(1 + len(subjects) / count) for stem, count in counts.items()}


def likeness(left: Subject, right: Subject, weights: Mapping[str, float]) -> float:
    """Return the share of weight that two subjects have in common, from 0 to 1, by the lighter one."""
    lighter = min(_weight(left, weights), _weight(right, weights))
    return _weight(left & right, weights) / lighter if lighter else 0.0


def _weight(stems: Iterable[str], weights: Mapping[str, float]) -> float:
    return sum(weights.get(stem, 0.0) for stem in stems)
