"""Two things that stand in each other's place: who to whom, which day for what, whose of whom."""

from collections.abc import Iterator
from itertools import combinations

from summarizer.grounding.alignment import Alignment
from summarizer.grounding.comparing import phrase
from summarizer.grounding.meaning import mutual
from summarizer.grounding.problems import Problem, differs
from summarizer.grounding.trees import Edge, first_of

_THINGS = frozenset({"NOUN", "PROPN", "NUM"})


def check_exchanges(pair: Alignment) -> Iterator[Problem]:
    """Yield a problem where a sentence of the evidence has two things of a claim in each other's places."""
    things = [
        edge for edge in pair.claim.edges if edge.node.token.pos in _THINGS and pair.counterparts(edge.node)
    ]
    filled = [(edge, _filled(pair, edge)) for edge in things]
    for (one, firsts), (other, seconds) in combinations([each for each in filled if each[1]], 2):
        if one.node.tree is not other.node.tree or _alike(one, other) or pair.same(one.node, other.node):
            continue
        both = [(firsts[tree], seconds[tree]) for tree in firsts if tree in seconds]
        turned = [each for each in both if _turned(pair, (one, other), each)]
        if turned and turned == both:
            yield differs(_shown(one, other), _shown(*turned[0]))
            return


def _filled(pair: Alignment, mine: Edge) -> dict[int, Edge]:
    """Return what stands in the place of a thing in each sentence of the evidence that has the thing too.

    A sentence that has several things in such a place tells too much to be compared.
    """
    found: dict[int, list[Edge]] = {}
    for edge in pair.evidence.edges:
        if (
            edge.place == mine.place
            and pair.means(mine.head, edge.head)
            and pair.tells(edge.node.tree, mine.node)
        ):
            found.setdefault(id(edge.node.tree), []).append(edge)
    return {tree: edges[0] for tree, edges in found.items() if len(edges) == 1}


def _alike(one: Edge, other: Edge) -> bool:
    """Tell whether two things may stand in either order: of those who meet, and of those on one list."""
    joined = first_of(one.node.tree, one.node.token) is first_of(other.node.tree, other.node.token)
    return joined or (one.head == other.head and (one.place == other.place or mutual(one.head.lemma)))


def _turned(pair: Alignment, ours: tuple[Edge, Edge], theirs: tuple[Edge, Edge]) -> bool:
    """Tell whether two things stand each in the other's place."""
    (one, other), (first, second) = ours, theirs
    crossed = pair.means(one.node, second.node) and pair.means(other.node, first.node)
    return crossed and not pair.means(one.node, first.node) and not pair.means(other.node, second.node)


def _shown(one: Edge, other: Edge) -> str:
    """Return the text from the first to the last of two things and what they belong to."""
    tree = one.node.tree
    tokens = [node.token for edge in (one, other) for node in (edge.head, edge.node)]
    first, last = min(tokens, key=lambda t: t.start), max(tokens, key=lambda t: t.end)
    begin = first.end - len(phrase(tree, first))
    return tree.text[begin : last.end]
