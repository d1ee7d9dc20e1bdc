"""The words of a sentence that say that somebody takes a position: by whom, of which kind, on what.

A cue is a verb, noun or adjective of saying, wanting, agreeing or refusing with somebody behind it
and something that is said. Which words these are, the lexicon knows; who is behind them and what is
said, the parse tells. A verb that no lexicon has counts as saying where somebody is its subject and
a clause with a tense of its own its object.
"""

from collections.abc import Iterator

from summarizer.parsing import Token, Tree
from summarizer.reading.cue import SOMEBODY, Cue, acts, cue_at, is_somebody
from summarizer.reading.grammar import indices, is_finite, lemma_of, phrase, subject_of
from summarizer.reading.nominal import adjective_cues, is_adjective, noun_cues
from summarizer.reading.verbal import kind_of_verb, verb_cues
from summarizer.text.lexicon import words

_SHORTEST_QUOTED = 3
"""Words between marks, below which they are a term and not what somebody says."""
_SHORTEST_SAID = 2
"""The same, where a verb beside them says so."""
_DASHES = frozenset({"―", "—", "–", "--"})
_LONGEST_LABEL = 8
"""Words of a name before a colon, or after a dash behind quoted words."""


def find_cues(tree: Tree, quoted: frozenset[int] = frozenset()) -> list[Cue]:
    """Return the cues of a sentence in order; `quoted` are its tokens inside quotation marks."""
    found = [cue for token in tree.tokens for cue in _cues(tree, token, quoted)]
    found += [*_label(tree), *_signature(tree), *_quoting(tree, quoted, found)]
    return sorted(found, key=lambda cue: cue.head.index)


def _cues(tree: Tree, token: Token, quoted: frozenset[int]) -> Iterator[Cue]:
    if token.lower == "according":
        yield from _according(tree, token)
    elif is_adjective(tree, token):
        yield from adjective_cues(tree, token)
    elif token.pos in {"VERB", "AUX"} or tree.children(
        token, "nsubj", "aux"
    ):  # a verb that was taken for a noun
        yield from verb_cues(tree, token, quoted)
    elif token.pos == "NOUN":
        yield from noun_cues(tree, token)


# ---------------------------------------------------------------- according to


def _according(tree: Tree, token: Token) -> Iterator[Cue]:
    lead = tree.child(token, "prep")
    source = tree.child(lead, "pobj", "pcomp") if lead else None
    if source is not None and source.tag == "VBG":
        source = tree.child(source, "dobj") or source  # "monitoring data"
    if source is None or lead is None:
        return
    whole = [] if token.head == token.index else tree.subtree(token)  # as a root, it has all below it
    frame = indices([token, lead, *phrase(tree, source), *whole])
    beside = tree.subtree(tree.head(token)) if token.dep == "acl" else tree.tokens
    told = indices(beside)
    yield cue_at(tree, token, "says", source, told - frame)


def _label(tree: Tree) -> Iterator[Cue]:
    """Yield who stands before a colon: "Vell: The talks are over"."""
    colon = next((token for token in tree.tokens[: _LONGEST_LABEL + 1] if token.text == ":"), None)
    if colon is None or colon.index == 0 or colon.index > len(tree.tokens) - 3:
        return
    name = [token for token in tree.tokens[: colon.index] if token.tag != "``"]
    if not name or any(token.pos not in {"PROPN", "DET"} for token in name):
        return
    if name[-1].entity in SOMEBODY or name[-1].text.isupper():
        yield cue_at(tree, colon, "says", name[-1], indices(tree.tokens[colon.index + 1 :]))


def _signature(tree: Tree) -> Iterator[Cue]:
    """Yield who stands behind quoted words: "“I will not pay.” — Ana Vell", "“I will not pay,” Ana Vell"."""
    for mark in tree.tokens[:-1]:
        before = tree.tokens[mark.index - 1] if mark.index else mark
        dash = mark.text in _DASHES and (mark.index == 0 or before.tag == "''")
        if dash or (mark.tag == "''" and before.text == ","):
            name = [token for token in tree.tokens[mark.index + 1 :] if token.pos != "PUNCT"]
            verbs = any(token.pos in {"VERB", "AUX"} for token in name)
            if name and len(name) <= _LONGEST_LABEL and name[0].pos == "PROPN" and not verbs:
                yield cue_at(tree, mark, "says", name[0], indices(tree.tokens[: mark.index]))


def _quoting(tree: Tree, quoted: frozenset[int], found: list[Cue]) -> Iterator[Cue]:
    """Yield who quotes in other ways than by saying so: "Vell went after him as a “human leech”"."""
    told = frozenset(
        index for cue in found if cue.head.index not in quoted for index in (*cue.content, cue.head.index)
    )
    free = [token for token in tree.tokens if token.index in quoted - told and token.pos != "PUNCT"]
    named = all(token.text[:1].isupper() for token in free)  # “Harbour Day”
    asks_for_it = any(cue.head.index not in quoted and not cue.content for cue in found)
    if not free or named or asks_for_it:
        return
    verb = next((t for t in tree.ancestors(free[0]) if t.index not in quoted and is_finite(tree, t)), None)
    if verb is None or lemma_of(verb) in words("silent", "verbs"):
        return
    known, _ = kind_of_verb(tree, verb)
    source = subject_of(tree, verb)
    if len(free) < (_SHORTEST_SAID if known else _SHORTEST_QUOTED):
        return
    if source and source.index not in quoted and acts(source) and is_somebody(tree, source):
        yield cue_at(tree, verb, "says", source, indices(free))
