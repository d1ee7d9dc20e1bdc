"""Cut the database files of Princeton WordNet 3.0 down to the table that the checks read.

    python benchmarks/cut_wordnet.py WordNet-3.0/dict summarizer/text/wordnet.txt.xz

The folder is the one with data.noun and index.noun (https://wordnet.princeton.edu). What is kept: single
words and phrasal verbs with their most frequent meanings, what each meaning is a kind of, contraries,
derivations and likeness of adjectives. Meanings are numbered anew; animals and plants are left out.
"""

import argparse
import lzma
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

PARTS = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
_LEFT_OUT = {5, 20}
"""Numbers of the lexicographers' files of animals and plants."""
_MEANINGS = 8
_EMPTY = 4
"""Steps from the top of the tree down to which nouns say nothing: entity, object, thing."""
_BROADER = {"@", "@i"}
_DERIVED = {"+", "\\", "<"}
_WORD = re.compile(r"[a-z][a-z'-]+")
_PHRASAL = re.compile(r"[a-z]+_[a-z]+")

Key = tuple[str, str]
"""A part of speech and the offset of a meaning in its file."""


class Pointer(NamedTuple):
    """A relation to another meaning, or from one word of this meaning to one of the other."""

    symbol: str
    to: Key
    source: int
    target: int


class Meaning(NamedTuple):
    """A meaning as a data file tells it."""

    file: int
    words: tuple[str, ...]
    pointers: tuple[Pointer, ...]


def main() -> None:
    """Read the folder and write the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("table", type=Path)
    options = parser.parse_args()
    text = "\n--\n".join("\n".join(part) for part in table(options.folder))
    options.table.write_bytes(lzma.compress(text.encode(), preset=9))


def table(folder: Path) -> Iterator[list[str]]:
    """Yield the five parts of the table: words, broader meanings, contraries, derivations, likeness."""
    meanings = {key: meaning for part in PARTS for key, meaning in _meanings(folder, part)}
    index = {word: keys for part in PARTS for word, keys in _index(folder, part)}
    used = _used(meanings, index.values())
    number = {key: place for place, key in enumerate(sorted(used))}

    @cache
    def depth(key: Key) -> int:
        return 1 + min(map(depth, _above(meanings[key])), default=-1)

    known = (
        (word, [format(number[key], "x") for key in keys if key in number]) for word, keys in index.items()
    )
    yield [f"{word} {part} {' '.join(keys)}" for (word, part), keys in sorted(known) if keys]
    yield [
        " ".join(
            format(number[above], "x")
            for above in _above(meanings[key])
            if above in number and not (above[0] == "n" and depth(above) < _EMPTY)
        )
        for key in sorted(used)
    ]
    pointers = [(key, pointer) for key in used for pointer in meanings[key].pointers]
    contrary = {
        (*_words(meanings, key, pointer), key[0])
        for key, pointer in pointers
        if pointer.symbol == "!" and pointer.to in used
    }
    yield [" ".join(each) for each in sorted(contrary) if each[0] < each[1]]
    derived = {
        tuple(sorted(_words(meanings, key, pointer)))
        for key, pointer in pointers
        if pointer.symbol in _DERIVED and pointer.to in meanings
    }
    yield [" ".join(each) for each in sorted(derived) if each[0] != each[1] and "_" not in "".join(each)]
    alike = {(number[k], number[p.to]) for k, p in pointers if p.symbol == "&" and p.to in used}
    yield [f"{one:x} {other:x}" for one, other in sorted(alike) if one < other]


def _meanings(folder: Path, part: str) -> Iterator[tuple[Key, Meaning]]:
    for body in _rows(folder / f"data.{PARTS[part]}"):
        count = int(body[3], 16)
        words = tuple(re.sub(r"\(.*\)", "", word).lower() for word in body[4 : 4 + 2 * count : 2])
        first = 5 + 2 * count
        rows = (body[first + 4 * place : first + 4 * place + 4] for place in range(int(body[first - 1])))
        pointers = tuple(
            Pointer(symbol, ("a" if kind == "s" else kind, offset), *divmod(int(ends, 16), 0x100))
            for symbol, offset, kind, ends in rows
        )
        yield (part, body[0]), Meaning(int(body[1]), words, pointers)


def _index(folder: Path, part: str) -> Iterator[tuple[tuple[str, str], list[Key]]]:
    for body in _rows(folder / f"index.{PARTS[part]}"):
        if _WORD.fullmatch(body[0]) or (part == "v" and _PHRASAL.fullmatch(body[0])):
            yield (body[0], part), [(part, offset) for offset in body[-int(body[2]) :]][:_MEANINGS]


def _rows(file: Path) -> Iterator[list[str]]:
    for line in file.read_text(encoding="latin-1").splitlines():
        if not line.startswith(" "):  # the licence stands at the top
            yield line.split("|")[0].split()


def _used(meanings: dict[Key, Meaning], indexed: Iterable[list[Key]]) -> set[Key]:
    """Return the meanings of the words that are kept, and all that these are kinds of."""
    used = {key for keys in indexed for key in keys if meanings[key].file not in _LEFT_OUT}
    todo = list(used)
    while todo:
        above = [key for key in _above(meanings[todo.pop()]) if key not in used]
        used.update(above)
        todo += above
    return used


def _above(meaning: Meaning) -> list[Key]:
    return [pointer.to for pointer in meaning.pointers if pointer.symbol in _BROADER]


def _words(meanings: dict[Key, Meaning], key: Key, pointer: Pointer) -> tuple[str, str]:
    """Return the two words that a pointer leads from and to; 0 means the whole, by its last word."""
    return meanings[key].words[pointer.source - 1], meanings[pointer.to].words[pointer.target - 1]


if __name__ == "__main__":
    main()
