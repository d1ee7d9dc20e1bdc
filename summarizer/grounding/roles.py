"""Who does it to whom, and who says it: a claim must not turn round what its evidence tells."""

from collections.abc import Callable, Iterator

from summarizer.grounding.alignment import Alignment
from summarizer.grounding.comparing import phrase
from summarizer.grounding.meaning import mutual
from summarizer.grounding.problems import Problem, differs
from summarizer.grounding.trees import Node, doer, undergoer
from summarizer.parsing import Token, Tree
from summarizer.text import wordnet
from summarizer.text.lexicon import words

_Role = Callable[[Tree, Token], Token | None]
_SAYING = ("says", "demands", "offers", "agrees", "refuses", "warns", "plans", "denies")


def check_roles(pair: Alignment) -> Iterator[Problem]:
    """Yield a problem where the evidence has the same two the other way round, or another in one's place."""
    for node in pair.claim.nodes:
        if node.token.pos != "VERB" or mutual(node.lemma):
            continue
        others = [each for each in pair.evidence.nodes if each.token.pos == "VERB" and pair.same(node, each)]
        turned = [other for other in others if _turned(pair, node, other)]
        if turned and not any(_carried(pair, node, other) for other in others):
            yield differs(_act(node), _act(turned[0]))
        elif others:
            yield from _relatives(pair, node, pair.counterparts(node))


def _turned(pair: Alignment, mine: Node, other: Node) -> bool:
    we_do, we_suffer = _filler(mine, doer), _filler(mine, undergoer)
    they_do, they_suffer = _filler(other, doer), _filler(other, undergoer)
    if they_do is None or they_suffer is None or we_suffer is None:
        return False
    if we_do is None:
        return pair.same(we_suffer, they_do) and not pair.same(we_suffer, they_suffer)
    return pair.same(we_do, they_suffer) and pair.same(we_suffer, they_do)


def _carried(pair: Alignment, mine: Node, other: Node) -> bool:
    ours, theirs = _filler(mine, undergoer), _filler(other, undergoer)
    return ours is not None and theirs is not None and pair.same(ours, theirs)


def _filler(node: Node, role: _Role) -> Node | None:
    found = role(node.tree, node.token)
    return Node(node.tree, found) if found is not None and found.pos != "PRON" else None


def _act(node: Node) -> str:
    """Return a verb from whom it is said of to whom it is done to, as the text has it."""
    tree, token = node
    ends = [each for each in (doer(tree, token), undergoer(tree, token)) if each is not None]
    shown = [phrase(tree, each) for each in ends]
    starts = [each.end - len(words_) for each, words_ in zip(ends, shown, strict=True)]
    return tree.text[min([*starts, token.start]) : max(each.end for each in [*ends, token])]


def _relatives(pair: Alignment, node: Node, others: tuple[Node, ...]) -> Iterator[Problem]:
    """Yield a problem where somebody does what in the evidence a relative of theirs does."""
    for role in (doer, undergoer):
        mine = _filler(node, role)
        if mine is None:
            continue
        found = [their for other in others if (their := _filler(other, role))]
        owned = [
            phrase(their.tree, their.token)
            for their in found
            if wordnet.kind_of(their.lemma, "relative")
            and any(pair.same(mine, owner) for owner in _owners(their))
            and not pair.same(mine, their)
        ]
        if owned and len(owned) == len(found):
            yield differs(phrase(mine.tree, mine.token), owned[0])


def _owners(node: Node) -> Iterator[Node]:
    tree, token = node
    below = [*tree.children(token, "poss")]
    below += [what for of in tree.children(token, "prep") for what in tree.children(of, "pobj")]
    yield from (Node(tree, each) for each in below)


# ------------------------------------------------------------ who says it


def check_speakers(pair: Alignment, holders: tuple[str, ...]) -> Iterator[Problem]:
    """Yield a problem where what a claim ascribes to its holders is said by another party about them.

    Only parties that are known tell: a person who speaks may speak for any of them.
    """
    if not holders:
        return
    held = {pair.spellings.party(holder) or holder for holder in holders}
    held |= {name for holder in holders if pair.spellings.party(name := holder.split()[-1]) is None}
    roots = [node for node in pair.claim.nodes if node.token.dep == "ROOT"]
    others = [other for node in roots for other in pair.counterparts(node) if pair.names(other, held)]
    speakers = [_speaker(other) for other in others]
    parties = {speaker and pair.party(speaker) for speaker in speakers}
    if not others or None in parties or parties & held or _speaks(pair, held):
        return
    speaker = next(filter(None, speakers))
    yield differs(holders[0], phrase(speaker.tree, speaker.token))


def _speaks(pair: Alignment, held: set[str]) -> bool:
    """Tell whether a holder speaks, or is named outside of what others say: "Orm of Velm said"."""
    for tree in pair.evidence.trees:
        for token in tree.tokens:
            if (pair.party(Node(tree, token)) or token.text) in held and not _reported(tree, token):
                return True
    return False


def _reported(tree: Tree, token: Token) -> bool:
    """Tell whether a word stands in what somebody says, and not in the name of who says it."""
    following = tree.tokens[token.index + 1 : token.index + 2]
    if any(each.pos == "VERB" and each.lemma in words("verbs", "says") for each in following):
        return False
    for above in (token, *tree.ancestors(token)):
        head = tree.head(above)
        if above.dep == "nsubj" and any(head.lemma in words("verbs", kind) for kind in _SAYING):
            return False
        if above.dep == "ccomp":
            return True
    return False


def _speaker(node: Node) -> Node | None:
    """Return who says, wants or refuses what a word tells; None where nobody does."""
    tree, token = node
    for above in (token, *tree.ancestors(token)):
        said = above.pos == "VERB" and any(above.lemma in words("verbs", kind) for kind in _SAYING)
        if said and above is not token and (subject := doer(tree, above)):
            return Node(tree, subject)
    return None
