"""What a claim says otherwise than its evidence, along the parse of both."""

from collections.abc import Collection, Iterator, Sequence

from summarizer.grounding.alignment import Alignment
from summarizer.grounding.meaning import converse, excluded, of_one_kind, one_word
from summarizer.grounding.problems import Problem, absent, differs, leaves_out
from summarizer.grounding.stances import Level, Stance, denials, repeated, stance
from summarizer.grounding.trees import Node, has_meaning
from summarizer.parsing import Token, Tree
from summarizer.text.lexicon import words

_ORDER = {"before": "after", "after": "before"}


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
    """Tell whether something in the evidence denies what a word that is denied stands among."""
    every = [Node(tree, token) for tree in pair.evidence.trees for token in tree.tokens]
    denying = [each for each in every if denials(*each) or _denied([each]) or stance(each).negative]
    around = pair.clause(node)
    if any(excluded(mine.lemma, other) for mine in around for other in pair.evidence.contents):
        return True
    known = [mine for mine in around if pair.counterparts(mine)]
    known = known or [mine for mine in _below(node) if pair.counterparts(mine)]
    if not known or node.token.tag == "MD":  # "cannot", where the verb is left out
        return bool(denying)
    near = [(*pair.clause(each), *_below(each)) for each in denying]
    return any(pair.same(mine, other) for mine in known for each in near for other in each)


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
    if repeated(node.tree, theirs.hedge):
        return None
    if ours.hedge:
        return differs(f"{ours.hedge} {node.token.text}", f"{theirs.hedge} {node.token.text}")
    return leaves_out(theirs.hedge)


def _denied(around: Sequence[Node]) -> bool:
    """Tell whether a clause has a word that denies by itself: `refuse`, `against`, `reject`."""
    denials = words("verbs", "denies") | words("verbs", "refuses") | words("infinitives", "failed")
    return any(each.lemma in denials for each in around)


def _told(node: Node) -> bool:
    """Tell whether a claim names who says what it tells."""
    return any(above.lemma in words("verbs", "says") for above in node.tree.ancestors(node.token))


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
            if told and not (linked and not any(pair.linked(node, each) for each in told)):
                continue
            ours = [mine for mine in pair.claim.nodes if pair.same(mine, other)]
            said = any(mine.lemma == other.lemma or not told or pair.linked(mine, other) for mine in ours)
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


def check_order(pair: Alignment) -> Iterator[Problem]:
    """Yield a problem where something is told before what it comes after."""
    theirs = list(_orders(pair, ours=False))
    for word, thing in _orders(pair, ours=True):
        met = {other for other, what in theirs if pair.same(thing, what)}
        if met == {_ORDER[word]}:
            yield differs(f"{word} {_phrase(thing)}", f"{_ORDER[word]} {_phrase(thing)}")


def _orders(pair: Alignment, *, ours: bool) -> Iterator[tuple[str, Node]]:
    for tree in (pair.claim if ours else pair.evidence).trees:
        for token in tree.tokens:
            if token.lower in _ORDER and token.dep in {"prep", "mark", "advmod"}:
                below = tree.child(token, "pobj", "pcomp")
                yield token.lower, Node(tree, below or tree.head(token))


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
