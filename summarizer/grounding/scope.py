"""How far it holds that something is the first or the most: of all, or of those that are told."""

from collections.abc import Iterator

from summarizer.grounding.alignment import Alignment
from summarizer.grounding.problems import Problem, leaves_out
from summarizer.grounding.trees import Node
from summarizer.grounding.words import akin, stem
from summarizer.parsing import Token, Tree


def check_scope(pair: Alignment) -> Iterator[Problem]:
    """Yield a problem where a claim drops what a superlative is true of: the largest *western* bank."""
    for node in pair.claim.nodes:
        ours = _superlatives(node)
        if not ours:
            continue
        others = [other for other in pair.counterparts(node) if _superlatives(other)]
        dropped = [_dropped(pair, other) for other in others]
        if dropped and all(dropped):
            yield leaves_out(dropped[0])


def _superlatives(node: Node) -> list[Token]:
    """Return the words before a noun that say that nothing else of its kind is more so."""
    if node.token.pos != "NOUN":
        return []
    below = node.tree.children(node.token, "amod")
    return [child for child in below if _is_superlative(child) and not _hyphened(node.tree, child)]


def _is_superlative(token: Token) -> bool:
    return token.tag == "JJS" or token.lower == "first"


def _hyphened(tree: Tree, token: Token) -> bool:
    """Tell whether a word is the beginning of a longer one: of a best-seller."""
    return any(each.text == "-" for each in tree.tokens[token.index + 1 : token.index + 2])


def _dropped(pair: Alignment, other: Node) -> str:
    """Return a word that narrows a noun of the evidence and that the claim has in no form."""
    said = {stem(each.token.text) for each in pair.claim.nodes}
    for child in other.tree.children(other.token, "amod"):
        narrower = Node(other.tree, child)
        if _is_superlative(child) or any(akin(stem(child.text), each) for each in said):
            continue
        if not any(pair.same(mine, narrower) for mine in pair.claim.nodes):
            return child.text
    return ""
