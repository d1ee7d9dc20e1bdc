"""What may be left out of a clause: nothing is moved, nothing added, and nothing lost that it hangs on."""

import re
from collections.abc import Iterator, Sequence

from summarizer.grounding.numbers import numbers
from summarizer.grounding.vocabulary import STOP_WORDS
from summarizer.text.lexicon import words

_WORD = re.compile(r"[\w%$€£]+(?:[’'.,-]\w+)*")
_NEEDED = frozenset(
    {"no", "not", "never", "neither", "nor", "none", "nobody", "nothing", "hardly", "cannot", "only"}
    | {"may", "might", "can", "could", "would", "should", "must", "will", "shall"}
    | {"if", "unless", "until", "except", "provided", "whether"}
    | {"according", "say", "says", "said"}
)
"""Negations, modals, conditions, and what leads to who says it."""
_NEEDED_WITHIN = frozenset({"without", "but"})
"""The same where something goes on behind it."""


def only_leaves_out(short: str, text: str) -> bool:
    """Tell whether a wording is a text with words left out, none of which its meaning hangs on.

    A figure or a name may only go with the end of the text; and an article, a pronoun or a preposition
    only with the word that it belongs to.
    """
    told, kept = _WORD.findall(text), _WORD.findall(short)
    places = _places([word.casefold() for word in kept], [word.casefold() for word in told])
    if places is None:
        return False
    left = set(range(len(told))) - set(places)
    hedges = _NEEDED | words("false", "hedges")
    plain = {told[place].casefold().replace("’", "'") for place in left}
    if plain & hedges or any(word.endswith("n't") for word in plain):
        return False
    inside = [place for place in left if place < places[-1]]
    if any(told[place].casefold() in _NEEDED_WITHIN for place in inside):
        return False
    figures = len(numbers(" ".join(told[: places[-1] + 1]))) > len(numbers(" ".join(kept)))
    names = any(not told[place].islower() for place in inside)
    torn = any(place + 1 not in left and told[place].casefold() in STOP_WORDS for place in inside)
    return not figures and not names and not torn


def _places(kept: Sequence[str], told: Sequence[str]) -> list[int] | None:
    """Return where the words of a wording stand in a text, in their order; None where they do not."""
    found = list(_found(kept, told))
    return found if kept and len(found) == len(kept) else None


def _found(kept: Sequence[str], told: Sequence[str]) -> Iterator[int]:
    place = 0
    for word in kept:
        while place < len(told) and told[place] != word:
            place += 1
        if place == len(told):
            return
        yield place
        place += 1
