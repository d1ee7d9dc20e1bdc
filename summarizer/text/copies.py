"""Near duplicates: the same wire story on several sites, told as copies of the first one seen.

Articles are compared by the runs of four words that they share, estimated from MinHash sketches. What
counts is how much of the shorter one stands in the longer one, so that a story cut at its end is still a
copy. Headlines and site junk weigh little: a headline is few words, furniture is no part of a sentence.
"""

import re
from collections.abc import Iterable

from rensa import RMinHash, RMinHashLSH

from summarizer.domain import Article

CONTAINED = 0.6
"""The least share of the shorter article that a copy has; two reports on one event share a few quotations."""
REWRITTEN = 0.2
"""The least share that an article keeps when it is corrected; two articles on one subject share less."""
_RUN_WORDS = 4
_FEWEST_RUNS = 25
"""Shorter texts, a headline and a line, are alike by chance."""
_SKETCH = 192
_BANDS = 64
"""Bands of three: of pairs with a third in common, nine in ten are looked at; of unlike ones hardly any."""
_SEED = 7
_SIZE_BYTES = 4
_WORD = re.compile(r"\w+")


def signature(article: Article) -> bytes:
    """Return the sketch of an article proper, under 2 kB, to be kept and compared later.

    Signatures compare as long as the library's algorithm is the same: its version is part of them.
    """
    words = _WORD.findall(" ".join(map(article.words, article.sentences)).casefold())
    runs = {" ".join(words[at : at + _RUN_WORDS]) for at in range(len(words) - _RUN_WORDS + 1)}
    sketch = RMinHash(_SKETCH, _SEED)
    sketch.update(sorted(runs))
    state: bytes = sketch.__getstate__()
    return len(runs).to_bytes(_SIZE_BYTES, "big") + state


class Copies:
    """The articles seen so far; each new one is asked whether it copies an earlier one."""

    def __init__(self) -> None:
        """Start with nothing seen; the signatures of a store are added like new ones."""
        self._index = RMinHashLSH(0.5, _SKETCH, _BANDS)
        self._seen: list[tuple[str, int, RMinHash]] = []
        self._firsts: dict[str, str] = {}

    def add(self, key: str, signed: bytes) -> str | None:
        """Take in an article, and return the key of the first one of its story; None when it is that.

        Raises `ValueError` for a signature of another version, which has to be made anew.
        """
        if key in self._firsts:
            first = self._firsts[key]
            return None if first == key else first
        size, sketch = _read(signed)
        if size < _FEWEST_RUNS:
            self._firsts[key] = key
            return None
        likely = [self._seen[number] for number in self._index.query(sketch)]
        shares = {other: _contained(size, sketch, *rest) for other, *rest in likely}
        best = max(shares, key=shares.__getitem__, default=None)
        copied = best is not None and shares[best] >= CONTAINED
        self._index.insert(len(self._seen), sketch)
        self._seen.append((key, size, sketch))
        self._firsts[key] = self._firsts[best] if copied and best is not None else key
        return self._firsts[key] if copied else None


def alike(one: bytes, other: bytes) -> bool:
    """Tell whether two texts of one place may be versions of one article, by their signatures.

    Short texts may: a word that is corrected changes most of their runs. So may what cannot be compared, as
    a signature is of another version of the library.
    """
    try:
        (size, sketch), (other_size, other_sketch) = _read(one), _read(other)
    except ValueError:
        return True
    if min(size, other_size) < _FEWEST_RUNS:
        return True
    return _contained(size, sketch, other_size, other_sketch) >= REWRITTEN


def find_copies(articles: Iterable[Article]) -> dict[str, str]:
    """Return the content hash of each copy, with the hash of the first article of its story."""
    seen = Copies()
    found = (
        (article.content_hash, seen.add(article.content_hash, signature(article))) for article in articles
    )
    return {copy: first for copy, first in found if first is not None}


def _read(signed: bytes) -> tuple[int, RMinHash]:
    sketch = RMinHash(_SKETCH, _SEED)
    sketch.__setstate__(signed[_SIZE_BYTES:])
    return int.from_bytes(signed[:_SIZE_BYTES], "big"), sketch


def _contained(size: int, sketch: RMinHash, other_size: int, other: RMinHash) -> float:
    """Return the share of the shorter that stands in the longer, from what both have in common of all."""
    alike: float = sketch.jaccard(other)
    return alike * (size + other_size) / (1 + alike) / min(size, other_size)
