"""Two things that stand in each other's place: who to whom, which day for what, whose of whom."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from summarizer.grounding.alignment import Alignment
from summarizer.grounding.comparing import phrase
from summarizer.grounding.meaning import mutual
from summarizer.grounding.problems import Problem, differs
from summarizer.grounding.trees import Edge, first_of
from summarizer.parsing import Tree

_THINGS = frozenset({"NOUN", "PROPN", "NUM"})


def check_exchanges(pair: Alignment) -> Iterator[Problem]:
    """Yield a problem where a sentence of the evidence has two things of a claim in each other's places."""
    ours = [
        edge for edge in pair.claim.edges if edge.node.token.pos in _THINGS and pair.counterparts(edge.node)
    ]
    for one, other in combinations(ours, 2):
        if one.node.tree is not other.node.tree or pair.same(one.node, other.node) or _alike(one, other):
            continue
        trees = [tree for tree in pair.evidence.trees if _tells(pair, tree, one, other)]
        turned = [tree for tree in trees if _turned(pair, tree, one, other)]
        if turned and turned == trees:
            yield differs(_shown(one, other), _shown(*_turned(pair, turned[0], one, other)))
            return


def _alike(one: Edge, other: Edge) -> bool:
    """Tell whether two things may stand in either order: of those who meet, and of those on one list."""
    joined = first_of(one.node.tree, one.node.token) is first_of(other.node.tree, other.node.token)
    return joined or (one.head == other.head and (one.place == other.place or mutual(one.head.lemma)))


def _tells(pair: Alignment, tree: Tree, one: Edge, other: Edge) -> bool:
    """Tell whether a sentence has two things and what they belong to."""
    return all(pair.tells(tree, node) for edge in (one, other) for node in (edge.head, edge.node))


def _turned(pair: Alignment, tree: Tree, one: Edge, other: Edge) -> Sequence[Edge]:
    """Return the places of two things in a sentence of the evidence, where each stands in the other's."""
    theirs = [edge for edge in pair.evidence.edges if edge.node.tree is tree]
    firsts, seconds = _filled(pair, one, theirs), _filled(pair, other, theirs)
    if len(firsts) != 1 or len(seconds) != 1:
        return ()
    first, second = firsts[0], seconds[0]
    crossed = pair.same(one.node, second.node) and pair.same(other.node, first.node)
    straight = pair.same(one.node, first.node) or pair.same(other.node, second.node)
    return (first, second) if crossed and not straight else ()


def _filled(pair: Alignment, mine: Edge, theirs: Sequence[Edge]) -> list[Edge]:
    return [edge for edge in theirs if edge.place == mine.place and pair.same(mine.head, edge.head)]


def _shown(one: Edge, other: Edge) -> str:
    """Return the text from the first to the last of two things and what they belong to."""
    tree = one.node.tree
    tokens = [node.token for edge in (one, other) for node in (edge.head, edge.node)]
    first, last = min(tokens, key=lambda t: t.start), max(tokens, key=lambda t: t.end)
    begin = first.end - len(phrase(tree, first))
    return tree.text[begin : last.end]
