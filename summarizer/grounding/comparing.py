"""What a claim says otherwise than its evidence, along the parse of both."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from summarizer.grounding.alignment import Alignment
from summarizer.grounding.meaning import contrary_links, converse, excluded, links, of_one_kind, one_word
from summarizer.grounding.problems import Problem, absent, differs, leaves_out
from summarizer.grounding.stances import Level, Stance, denials, repeated, stance
from summarizer.grounding.trees import Node, Parsed, has_meaning
from summarizer.parsing import Token, Tree
from summarizer.text.lexicon import words

_ORDER = frozenset({"before", "after"})


def check_stances(pair: Alignment) -> Iterator[Problem]:
    """Yield problems of negation, modality and condition: what one side tells and the other leaves open."""
    for node in pair.claim.nodes:
        if node.token.pos not in {"VERB", "AUX", "ADJ"} and node.token.dep != "attr":
            continue
        others = pair.counterparts(node)
        if others and _comparable(pair, node, others[0]):
            ours = stance(node)
            problems = [_stance_problem(pair, node, ours, other) for other in others]
            if all(problems) and problems[0]:
                yield problems[0]


def check_denials(pair: Alignment) -> Iterator[Problem]:
    """Yield a problem where a claim denies something and its evidence denies nothing of the same words."""
    for tree in pair.claim.trees:
        for token in tree.tokens:
            told = denials(tree, token)
            if told and not _carried(pair, Node(tree, token)):
                yield absent("not" if told[0].lower() in {"n't", "n\u2019t"} else told[0])
                return


def _carried(pair: Alignment, node: Node) -> bool:
    """Tell whether the evidence denies what a word that is denied stands among, where it tells of that.

    What the next sentence denies, of something else, carries no denial.
    """
    around = pair.clause(node)
    known = [mine for mine in around if pair.counterparts(mine)]
    known = known or [mine for mine in _below(node) if pair.counterparts(mine)]
    if not known or node.token.tag == "MD":  # "cannot", where the verb is left out
        return any(_denying(Node(tree, token)) for tree in pair.evidence.trees for token in tree.tokens)
    told = [sum(pair.tells(tree, mine) for mine in known) for tree in pair.evidence.trees]
    nearest = [tree for tree, number in zip(pair.evidence.trees, told, strict=True) if number == max(told)]
    return any(_denied_in(pair, tree, around, known) for tree in nearest)


def _denied_in(pair: Alignment, tree: Tree, around: Sequence[Node], known: Sequence[Node]) -> bool:
    """Tell whether a sentence denies something that is known of a clause, or tells the contrary of a word."""
    every = [Node(tree, token) for token in tree.tokens]
    if any(excluded(mine.lemma, other.lemma) for mine in around for other in every):
        return True
    near = [other for each in every if _denying(each) for other in (*pair.clause(each), *_below(each))]
    return any(pair.same(mine, other) for mine in known for other in near)


def _denying(node: Node) -> bool:
    return bool(denials(*node)) or _denied([node]) or stance(node).negative


def _below(node: Node) -> list[Node]:
    return [Node(node.tree, each) for each in node.tree.subtree(node.token) if has_meaning(each)]


def _comparable(pair: Alignment, node: Node, other: Node) -> bool:
    """Tell whether two words are told of the same; of two that only may mean the same, it takes more."""
    if one_word(node.lemma, other.lemma):
        return pair.together(node, other)
    return pair.shared(node, other) > 1


def _stance_problem(pair: Alignment, node: Node, ours: Stance, other: Node) -> Problem | None:
    if node.token.dep == other.token.dep == "amod":
        return None
    theirs = stance(other)
    named = other.token.pos == "NOUN" and other.token.dep != "attr"  # a noun names what may be or not be
    if ours.negative != theirs.negative and not named:
        # The same clause may turn another of its words: "did not get it right", "got it wrong".
        around = pair.circle(other if ours.negative else node)
        if any(stance(each).negative for each in around) or _denied(around) or pair.contrary(node, other):
            return None
        if ours.negative:
            return absent(ours.denial)
        return None if repeated(node.tree, theirs.denial) else leaves_out(theirs.denial)
    if _level(node, ours) <= theirs.level or (theirs.hedge.lower() in words("false", "told") and _told(node)):
        return None
    if repeated(node.tree, theirs.hedge) or _may(node, theirs):
        return None
    if ours.hedge:
        return differs(f"{ours.hedge} {node.token.text}", f"{theirs.hedge} {node.token.text}")
    return leaves_out(theirs.hedge)


def _denied(around: Sequence[Node]) -> bool:
    """Tell whether a clause has a word that denies by itself: `refuse`, `against`, `reject`."""
    known = words("verbs", "denies") | words("verbs", "refuses") | words("infinitives", "failed")
    return any(each.lemma in known | words("infinitives", "denying") for each in around)


def _told(node: Node) -> bool:
    """Tell whether a claim names who says what it tells."""
    return any(above.lemma in words("verbs", "says") for above in node.tree.ancestors(node.token))


def _may(node: Node, theirs: Stance) -> bool:
    """Tell whether an adjective says what the evidence says with a verb: "removable", "can be removed"."""
    return node.token.lower.endswith(("able", "ible")) and theirs.hedge.lower() in {"can", "could"}


def _level(node: Node, ours: Stance) -> Level:
    """Return how much a claim vouches for something; the present may tell what is to come."""
    tree, token = node
    modal = any(child.tag == "MD" for child in tree.children(token, "aux"))
    if token.tag == "VB" and not modal:
        return Level.OPEN  # "to leave", of somebody who wants it
    if token.tag == "VBG" and not tree.child(token, "aux"):
        return Level.OPEN  # "look forward to leaving"
    if token.tag in {"VBZ", "VBP", "VBG"}:
        return min(ours.level, Level.AHEAD)
    return ours.level


def check_contraries(pair: Alignment) -> Iterator[Problem]:
    """Yield a problem for each word whose contrary stands where the word would, or is all that is told."""
    for node in pair.claim.nodes:
        if node.token.pos in {"PROPN", "NUM"} or converse(node.lemma):
            continue
        told = pair.counterparts(node)
        for other in pair.contraries(node):
            if any(each.lemma == node.lemma and each.tree is other.tree for each in told):
                continue  # the sentence says both
            linked = pair.linked(node, other)
            if not told and not linked and not pair.shared(node, other):
                continue
            if told and not (linked and not any(pair.linked(node, each) for each in told)):
                continue
            ours = [mine for mine in pair.claim.nodes if pair.same(mine, other)]
            said = any(mine.lemma == other.lemma or pair.linked(mine, other) for mine in ours)
            if not said and stance(node).negative == stance(other).negative:
                yield differs(node.token.text, other.token.text)
                break


def check_places(pair: Alignment, missing: Collection[str]) -> Iterator[Problem]:
    """Yield a problem where another thing of the same kind takes the place of one in the evidence.

    `missing` are the words of names that the evidence does not have.
    """
    for head, place, node in pair.claim.edges:
        named = node.token.pos == "PROPN"
        if pair.counterparts(node) or (named and node.token.text not in missing):
            continue
        if not named and head.token.pos == "VERB" and place not in {"subject", "object"}:
            continue  # something may be done at several times and places
        heads = {(id(each.tree), each.token.index) for each in pair.counterparts(head)}
        for their_head, their_place, other in pair.evidence.edges:
            here = their_place == place and (id(their_head.tree), their_head.token.index) in heads
            told = here and any(pair.same(mine, other) for mine in pair.claim.nodes)
            if here and not told and _exchanged(node, other):
                yield differs(phrase(*node), phrase(*other))
                break


def _exchanged(one: Node, other: Node) -> bool:
    """Tell whether two words name different things of one kind."""
    kinds = {one.token.pos, other.token.pos}
    if len(kinds) > 1 or "VERB" in kinds:
        return False
    return kinds == {"PROPN"} or of_one_kind(one.lemma, other.lemma)


def check_links(pair: Alignment) -> Iterator[Problem]:
    """Yield a problem where the same is linked by a contrary word: `before`, `inside` and `despite` it."""
    theirs = list(_links(pair.evidence))
    for ours in _links(pair.claim):
        met = [link for link in theirs if pair.same(ours.below, link.below) and _of_one(pair, ours, link)]
        if met and all(contrary_links(ours.word, link.word) for link in met):
            yield differs(ours.shown, met[0].shown)


class _Link(NamedTuple):
    """A preposition or conjunction between two words."""

    above: Node
    link: Token
    below: Node

    @property
    def word(self) -> str:
        """Return the preposition or conjunction in lower case."""
        return self.link.lower

    @property
    def shown(self) -> str:
        """Return what is linked, from the word that links it: because of the strike."""
        tree, token = self.below
        before = f"{self.link.lower} {_phrase(self.below)}"
        whole = self.link.end < token.end
        return self.link.lower + tree.text[self.link.end : token.end] if whole else before


def _links(text: Parsed) -> Iterator[_Link]:
    for tree in text.trees:
        for token in tree.tokens:
            if not links(token.lower):
                continue
            head = tree.head(token)
            while head.pos == "ADP" and head.dep != "ROOT":
                head = tree.head(head)
            if below := _linked(tree, token):
                yield _Link(Node(tree, head), token, Node(tree, below))
            elif token.dep in {"mark", "advmod"}:
                yield _Link(Node(tree, tree.head(head)), token, Node(tree, head))


def _linked(tree: Tree, token: Token) -> Token | None:
    """Return what stands below a preposition, or below the other one that it takes: `because of`."""
    below = tree.child(token, "pobj") or tree.child(token, "pcomp", "prep")
    return _linked(tree, below) if below is not None and below.pos == "ADP" else below


def _of_one(pair: Alignment, ours: _Link, theirs: _Link) -> bool:
    """Tell whether two links may be of one thing; an order of times holds of whatever is told."""
    return ours.word in _ORDER or pair.same(ours.above, theirs.above)


def _phrase(node: Node) -> str:
    """Return a word with what stands directly before it and belongs to it."""
    tree, token = node
    own = [
        child
        for child in tree.children(token, "compound", "amod", "nummod", "poss", "det")
        if child.index < token.index
    ]
    return tree.text[min(child.start for child in [*own, token]) : token.end]


def phrase(tree: Tree, token: Token) -> str:
    """Return a word with its modifiers, as a reader is shown it."""
    return _phrase(Node(tree, token))
