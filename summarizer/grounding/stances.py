"""Whether something is told as so or as not so, and as fact, as to come, or as open."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from summarizer.grounding.trees import Node
from summarizer.parsing import Token, Tree
from summarizer.text.lexicon import words

_CONDITIONS = frozenset({"if", "unless", "whether", "lest"})
_AHEAD = frozenset({"will", "shall", "'ll", "\u2019ll", "wo"})
_BACKSHIFTED = frozenset({"would", "'d", "\u2019d"})
_NEGATIONS = frozenset({"no", "not", "never", "neither", "nor", "n't", "n\u2019t", "hardly", "without"})
_NOBODY = frozenset({"nobody", "nothing", "none"})
_STOPPED = frozenset({"stop", "cease", "quit"})
_ASIDE = frozenset({"after", "before", "since", "by", "upon", "despite", "because"})
"""Prepositions below which a clause is told as so, whatever is told of the clause above."""
_PREDICATES = frozenset({"attr", "acomp", "oprd"})


class Level(IntEnum):
    """How much a text vouches for something."""

    OPEN = 0
    AHEAD = 1
    FACT = 2


@dataclass
class Stance:
    """How something is told, and the words that say so."""

    level: Level = Level.FACT
    negative: bool = False
    hedge: str = ""
    denial: str = ""

    def lower(self, level: Level, word: str) -> None:
        """Take a word that leaves open, or puts ahead, what is told."""
        if level < self.level:
            self.level, self.hedge = level, word

    def turn(self, word: str) -> None:
        """Take a word that turns what is told to its contrary."""
        self.negative = not self.negative
        self.denial = "not" if word.lower() in {"n't", "n\u2019t"} else word


def stance(node: Node) -> Stance:
    """Return how a text tells what a word says: `sign` is open and negative in `if they refuse to sign`."""
    tree, token = node
    found = Stance()
    _read_own(found, tree, token)
    while (above := _above(tree, token)) is not None:
        joined = token.dep == "conj"
        if not joined:
            _read_governor(found, tree, above, token)
            if token.dep == "ccomp" and not _infinitive(tree, token):
                break  # who says it may be wrong, or say it of something else
        if not joined or token.tag == above.tag == "VB":
            _read_own(found, tree, above, negations=token.dep != "amod")
        if above.pos in {"NOUN", "PROPN"} and above.dep not in _PREDICATES and token.dep != "amod":
            break
        token = above
    return found


def _above(tree: Tree, token: Token) -> Token | None:
    """Return the word above that decides how a word is told, None at the top."""
    head = tree.head(token)
    if head is token or (token.dep == "pcomp" and head.lower in _ASIDE):
        return None
    if token.dep in {"xcomp", "ccomp", "acl", "pcomp", "conj", "dobj", "amod", "prep", "pobj"} | _PREDICATES:
        nominal = token.pos in {"NOUN", "PROPN"} and token.dep in {"pobj", "prep"}
        return None if nominal and tree.head(head).lemma not in _wanted() else head
    return None


def _read_own(found: Stance, tree: Tree, token: Token, *, negations: bool = True) -> None:
    """Take what stands beside a word: `not`, modal verbs, `reportedly`, `if`."""
    for child in tree.children(token):
        lower = child.lower
        if child.dep == "aux" and child.tag == "MD" and not _looks_back(tree, token, lower):
            ahead = lower in _AHEAD or (lower in _BACKSHIFTED and _reported(tree, token))
            found.lower(Level.AHEAD if ahead else Level.OPEN, child.text)
        elif (open_word := _opening(tree, token, child)) is not None:
            found.lower(Level.OPEN, open_word)
        if negations:
            for word in _negations(tree, token, child):
                found.turn(word)


def _looks_back(tree: Tree, token: Token, modal: str) -> bool:
    """Tell whether a relative clause tells with "would" what came later: "who would found the port"."""
    subject = tree.child(token, "nsubj", "nsubjpass")
    return (
        modal in _BACKSHIFTED
        and token.dep == "relcl"
        and subject is not None
        and subject.tag == "WP"
        and any(above.tag == "VBD" for above in tree.ancestors(token))
    )


def _reported(tree: Tree, token: Token) -> bool:
    """Tell whether somebody said in the past what a verb tells: "said it would" is "said: it will"."""
    return any(
        above.tag in {"VBD", "VBN"} and above.lemma in words("verbs", "says") | words("verbs", "plans")
        for above in tree.ancestors(token)
    )


def _opening(tree: Tree, token: Token, child: Token) -> str | None:
    """Return the word by which what stands below a word leaves it open, None where it does not."""
    if child.dep == "mark" and child.lower in _CONDITIONS:
        return child.text
    if child.dep in {"advmod", "amod"} and child.lemma.lower() in words("false", "hedges"):
        return child.text
    if child.dep == "advcl" and not _infinitive(tree, token) and not _doubted_by(token):
        marks = tree.children(child, "mark")
        return next((mark.text for mark in marks if mark.lower in {"if", "unless"}), None)
    return None


def _negations(tree: Tree, token: Token, child: Token) -> Iterator[str]:
    """Yield what turns a word round, of what stands below it: `not`, `nobody`, `no deal`."""
    following = tree.tokens[child.index + 1 : child.index + 2]
    if following and following[0].lower == "only":
        return
    if child.dep in {"neg", "det", "preconj"} and child.lower in _NEGATIONS:
        yield child.text
    elif child.dep in {"nsubj", "nsubjpass", "dobj", "attr"} and token.pos in {"VERB", "AUX"}:
        if child.lower in _NOBODY:
            yield child.text
        yield from (
            each.text for each in tree.children(child, "det", "neg") if each.lower in {"no", "neither"}
        )


def _read_governor(found: Stance, tree: Tree, governor: Token, below: Token) -> None:
    """Take what a word makes of what depends on it: `refused to`, `plans to`, `a bid to`, `without`."""
    lemma = governor.lemma.lower()
    if governor.pos in {"ADP", "SCONJ"}:
        prevented = governor.lower == "from" and tree.head(governor).lemma in words(
            "infinitives", "prevented"
        )
        if below.tag == "VBG" and (prevented or governor.lower in {"without", "against"}):
            found.turn(tree.head(governor).text if prevented else governor.text)
    elif _denies(lemma, below) or (_infinitive(tree, below) and _still_open(tree, governor)):
        found.turn(governor.text)
    elif (
        _doubts(governor, below)
        or _delays(lemma, below)
        or (lemma in _wanted() and (_infinitive(tree, below) or _wishes(tree, lemma, below)))
    ):
        found.lower(Level.OPEN, governor.text)
    elif lemma in _committed() and _infinitive(tree, below):
        found.lower(Level.AHEAD, governor.text)


def _still_open(tree: Tree, governor: Token) -> bool:
    """Tell whether a verb says that something was not done so far: "has yet to", "is yet to"."""
    return governor.pos in {"VERB", "AUX"} and any(
        child.lower == "yet" for child in tree.children(governor, "advmod")
    )


def _delays(lemma: str, below: Token) -> bool:
    """Tell whether a word says that what depends on it is still to be: "delayed signing", "hurdles to"."""
    return lemma in words("infinitives", "delayed") and below.dep in {"prep", "acl", "dobj", "xcomp"}


def _doubts(governor: Token, below: Token) -> bool:
    """Tell whether a word leaves open the clause below it: `doubts that`, `wonders whether`."""
    return below.dep == "ccomp" and _doubted_by(governor)


def _doubted_by(governor: Token) -> bool:
    return governor.lemma.lower() in words("infinitives", "doubted")


def _wishes(tree: Tree, lemma: str, below: Token) -> bool:
    """Tell whether a word wants what depends on it; "insists that it has left" only says so."""
    if below.dep != "ccomp":
        return below.dep == "dobj" and lemma != "call"
    says = lemma in words("verbs", "says") and lemma in words("verbs", "demands")
    return lemma != "call" and not (says and (below.tag != "VB" or tree.child(below, "aux")))


def _denies(lemma: str, below: Token) -> bool:
    """Tell whether a word says that what depends on it is not so: `denied that`, `refused to`."""
    if lemma in words("verbs", "denies"):
        return below.dep in {"xcomp", "ccomp", "acl", "dobj"}
    return below.dep in {"xcomp", "acl"} and lemma in words("infinitives", "failed") | _STOPPED


@cache
def _wanted() -> frozenset[str]:
    """Return what leaves open whether what depends on it comes true: verbs, nouns and adjectives."""
    known = words("infinitives", "attempted") | words("verbs", "demands") | words("verbs", "plans")
    known |= words("nouns", "demands") | words("nouns", "plans") | words("adjectives", "demands")
    known |= words("adjectives", "offers") | words("verbs", "offers") | words("nouns", "offers")
    return (
        (known | words("infinitives", "open"))
        - _committed()
        - {"prefer", "favor", "favour", "encourage", "press"}
    )


@cache
def _committed() -> frozenset[str]:
    return words("infinitives", "committed")


def _infinitive(tree: Tree, token: Token) -> bool:
    return any(child.tag == "TO" for child in tree.children(token, "aux"))


def denials(tree: Tree, token: Token) -> tuple[str, ...]:
    """Return what beside a word turns it round: `not`, `nobody`, the `no` of `no deal`."""
    return tuple(word for child in tree.children(token) for word in _negations(tree, token, child))


def repeated(tree: Tree, word: str) -> bool:
    """Tell whether a sentence has a word that leaves open or denies, or another one of its kind."""
    said = {token.lower for token in tree.tokens}
    kinds = (_CONDITIONS, _NEGATIONS | _NOBODY)
    return word.lower() in said or any(word.lower() in kind and said & kind for kind in kinds)


def clause_of(tree: Tree, token: Token) -> Token:
    """Return the verb, or whatever stands for it, whose clause a word stands in."""
    while (token.pos not in {"VERB", "AUX"} or token.dep == "amod") and token.dep != "ROOT":
        token = tree.head(token)
    return token
