"""Who or what is meant: small words before a noun that make it another, and how many of it."""

from collections.abc import Iterator

from summarizer.grounding.alignment import Alignment
from summarizer.grounding.comparing import phrase
from summarizer.grounding.numbers import Number, numbers
from summarizer.grounding.problems import Problem, absent, differs, leaves_out
from summarizer.grounding.stances import denials
from summarizer.grounding.trees import Node
from summarizer.parsing import Tree
from summarizer.text.lexicon import lexicon, words

_LIST = 3
"""From how many things on a list is one that a claim may count."""
_MODIFIERS = ("amod", "compound", "det", "predet", "nmod", "advmod", "nummod")


def check_identity(pair: Alignment) -> Iterator[Problem]:
    """Yield a problem for each word such as `former` and `vice` that one side has and the other has not."""
    other_rank, negated = words("identity", "other"), words("identity", "negated")
    for node in pair.claim.nodes:
        if node.token.pos not in {"NOUN", "PROPN"} or not (others := pair.counterparts(node)):
            continue
        ours = _before(node) & other_rank
        theirs = [_before(other) & other_rank for other in others]
        kept = [_before(other) & (other_rank | negated) - words("identity", "shared") for other in others]
        if not ours and all(kept):
            word = min(kept[0])
            if word not in pair.claim.lemmas:
                yield leaves_out(word)
        past = words("identity", "past") if any(map(_dated, others)) else frozenset()
        for word in sorted(ours - pair.evidence.lemmas - past):
            if not any(ours & each for each in theirs):
                yield absent(word)


def _dated(node: Node) -> bool:
    """Tell whether a text says when somebody was what it calls them: "minister in the 1990s"."""
    return any("DATE" in (token.entity or "") for token in node.tree.subtree(node.token))


def listed(pair: Alignment) -> frozenset[str]:
    """Return the figures of a claim that count what its evidence lists: two, of the red and white ferries."""
    counted = [(node, count) for node in pair.claim.nodes if (count := _count(node))]
    lists = {length for tree in pair.evidence.trees for length in _lists(tree)}
    return frozenset(
        count.text
        for node, count in counted
        if count.value in lists or any(count.value in _lengths(other) for other in pair.counterparts(node))
    )


def _lists(tree: Tree) -> Iterator[int]:
    """Yield how many nouns each list of a sentence has, of those too long to be there by chance."""
    for token in tree.tokens:
        if token.pos in {"NOUN", "PROPN"} and token.dep != "conj":
            length = sum(each.pos in {"NOUN", "PROPN"} for each in tree.conjuncts(token))
            if length >= _LIST:
                yield length


def _lengths(node: Node) -> set[int]:
    """Return how many things the lists before a noun have."""
    tree, token = node
    lengths = set()
    for first in tree.children(token, "nummod", "amod", "compound", "poss", "nmod"):
        length, last = 1, tree.child(first, "conj")
        while last is not None:
            length, last = length + 1, tree.child(last, "conj")
        lengths.add(length)
    return lengths - {1}


def check_counts(pair: Alignment) -> Iterator[Problem]:
    """Yield a problem where a figure of a claim counts something else in its evidence."""
    told = listed(pair)
    for node in pair.claim.nodes:
        ours = _count(node)
        if ours is None or ours.text in told:
            continue
        others = pair.counterparts(node)
        theirs = [their for other in others if (their := _count(other))]
        said = (number for tree in pair.evidence.trees for number in numbers(tree.text))
        if theirs and ours.value != theirs[0].value and not any(map(ours.same, said)):
            yield differs(f"{ours.text} {node.token.text}", f"{theirs[0].text} {others[0].token.text}")


def _count(node: Node) -> Number | None:
    """Return how many of something a text counts."""
    tree, token = node
    counting = tree.child(token, "nummod")
    if counting is None or token.pos == "PROPN":
        return None
    start = min(each.start for each in tree.subtree(counting))
    return next(iter(numbers(tree.text[start : token.end])), None)


def _before(node: Node) -> set[str]:
    """Return the words before a noun that belong to it, parts of hyphenated words one by one."""
    tree, token = node
    own = {child.lower for child in tree.children(token, *_MODIFIERS) if child.index < token.index}
    start = tree.tokens[token.index - 2 : token.index]
    hyphened = [each.lower for each in start[:1]] if len(start) > 1 and start[1].text == "-" else []
    return {part for word in [*own, *hyphened, *token.lower.split("-")[:-1]] for part in word.split("-")}


def check_limits(pair: Alignment) -> Iterator[Problem]:
    """Yield a problem for a word such as `only` and `always` that the evidence has in no form."""
    said = {token.lower for tree in pair.evidence.trees for token in tree.tokens}
    for tree in pair.claim.trees:
        for token in tree.tokens:
            for row in lexicon("limits").values():
                limits, others = (frozenset(side.split()) for side in row.split("|"))
                denied = denials(tree, tree.head(token))
                if token.lower in limits and not said & (limits | others) and not denied:
                    yield absent(token.text)


def check_quantities(pair: Alignment) -> Iterator[Problem]:
    """Yield a problem where a claim says more of them than its evidence: `all` where it says `some`."""
    for node in pair.claim.nodes:
        ours = _amount(node)
        if ours is None or node.token.pos != "NOUN":
            continue
        others = pair.counterparts(node)
        theirs = [_amount(other) for other in others]
        if others and all(their is not None and their < ours for their in theirs):
            other = others[0]
            yield differs(_shown(node), _shown(other))


def _shown(node: Node) -> str:
    """Return a noun with what says how many of it are meant."""
    tree, token = node
    if token.dep == "pobj" and tree.head(token).lower == "of":
        return tree.text[tree.head(tree.head(token)).start : token.end]
    return phrase(tree, token)


def _amount(node: Node) -> int | None:
    """Return how many of something a text means, as a place in the order of the amounts; None if untold."""
    tree, token = node
    before = _before(node)
    if token.dep == "pobj" and tree.head(token).lower == "of":
        before.add(tree.head(tree.head(token)).lower)  # "most of the crews"
    for place, (_, named) in enumerate(lexicon("amounts").items()):
        if before & set(named.split()):
            return place
    return None
