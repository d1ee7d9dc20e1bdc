"""Names as people write them differently: "the U.S." and "US", "President Voss" and "Voss"."""

import re
import unicodedata
from collections.abc import Iterable
from itertools import dropwhile

from summarizer.evaluation.vocabulary import TITLES

_POSSESSIVE = re.compile(r"['’`]s\b")


def folded(name: str) -> str:
    """Return a name without case, accents, punctuation, "the" and leading titles.

    What would leave nothing is kept: "The" and "Prime Minister" are names, too.
    """
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(character for character in decomposed if not unicodedata.combining(character))
    words = re.findall(r"\w+", _POSSESSIVE.sub("", plain.replace(".", "")))
    named = [word for word in words if word != "the"] or words
    return " ".join(list(dropwhile(TITLES.__contains__, named)) or named)


def spellings(name: str, aliases: Iterable[str]) -> frozenset[str]:
    """Return every name of a party, folded."""
    return frozenset(folded(each) for each in (name, *aliases)) - {""}
