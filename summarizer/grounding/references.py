"""Whom a pronoun of a claim stands for: somebody that the claim names, and whom the evidence tells it of."""

from collections.abc import Iterator, Sequence

from summarizer.grounding.alignment import Alignment
from summarizer.grounding.comparing import phrase
from summarizer.grounding.problems import Problem, differs, nobody
from summarizer.grounding.trees import Node, doer, undergoer
from summarizer.parsing import Token, Tree

_STANDING = frozenset({"he", "she", "they", "it"})
_MALE = frozenset({"he", "him", "his", "himself"})
_FEMALE = frozenset({"she", "her", "hers", "herself"})


def check_references(pair: Alignment, known: Sequence[str]) -> Iterator[Problem]:
    """Yield a problem where a pronoun stands for nobody, for another, or is of the other gender.

    It may stand for any of the `known` names too.
    """
    for place, tree in enumerate(pair.claim.trees):
        for token in tree.tokens:
            if token.pos != "PRON":
                continue
            yield from _other_gender(pair, tree, token)
            if token.lower in _STANDING and token.dep in {"nsubj", "nsubjpass"}:
                yield from _stands_for(pair, place, token, known)


def _other_gender(pair: Alignment, tree: Tree, token: Token) -> Iterator[Problem]:
    """Yield a problem where a pronoun takes the place of one of the other gender."""
    ours = next((gender for gender in (_MALE, _FEMALE) if token.lower in gender), None)
    if ours is None:
        return
    heads = pair.counterparts(Node(tree, tree.head(token)))
    theirs = [
        child
        for head in heads
        for child in head.tree.children(head.token, token.dep)
        if child.lower in _MALE | _FEMALE
    ]
    if theirs and not any(each.lower in ours for each in theirs):
        yield differs(token.text, theirs[0].text)


def _stands_for(pair: Alignment, place: int, token: Token, known: Sequence[str]) -> Iterator[Problem]:
    """Yield a problem where the evidence tells of somebody by name whom the claim did not name before."""
    tree = pair.claim.trees[place]
    verb = tree.head(token)
    role = undergoer if token.dep == "nsubjpass" else doer
    others = pair.counterparts(Node(tree, verb))
    found = [(other.tree, role(other.tree, other.token)) for other in others]
    told = [Node(tree, filler) for tree, filler in found if filler is not None and filler.pos != "PRON"]
    if not told or len(told) < len(found) or any(each.token.text in name for each in told for name in known):
        return
    before = [
        node
        for node in pair.claim.nodes
        if node.token.pos in {"NOUN", "PROPN"} and _precedes(pair, node, place, token)
    ]
    if not before and not known:
        yield nobody(token.text)
    same = any(pair.same(node, each) for node in before for each in told)
    described = any(_describes(node, token) for node in before)
    if before and not same and not described and all(each.token.pos == "PROPN" for each in told):
        yield differs(token.text, phrase(*told[0]))


def _describes(node: Node, pronoun: Token) -> bool:
    """Tell whether a word may be a description of whom a pronoun stands for: a subject of its number."""
    many = node.token.tag in {"NNS", "NNPS"}
    subject = node.token.dep in {"nsubj", "nsubjpass"} and node.token.pos == "NOUN"
    return subject and (pronoun.lower == "they" or not many)


def _precedes(pair: Alignment, node: Node, place: int, token: Token) -> bool:
    """Tell whether a word of the claim stands before a pronoun."""
    return any(node.tree is earlier for earlier in pair.claim.trees[:place]) or (
        node.tree is pair.claim.trees[place] and node.token.index < token.index
    )
