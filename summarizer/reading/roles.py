"""What a noun phrase does in its sentence, read off the parse: who acts, is dealt with, only locates."""

from typing import Literal

from summarizer.parsing import Token, Tree
from summarizer.reading.sorts import sort_of
from summarizer.text.lexicon import words

Role = Literal["acts", "meets", "dealt", "backs", "owns", "toward", "named", "within", "told", "placed"]
"""acts: does or says something; meets: is a partner or opponent; dealt: is acted upon; backs: "Iran" of
"Iran-backed"; owns: has what acts or is dealt with; toward: the aim or matter of something; named: no
more than named; within: part of another name or phrase; told: hears what is said, as media do; placed:
tells where."""

_PARTNERS = frozenset({"with", "against", "between", "by", "versus", "among"})
_STATIVE = frozenset({"be", "become", "remain", "seem", "lie", "stay"})
_TELLING = frozenset({"tell", "comment", "speak", "say", "confirm", "write"})
_MOVING = frozenset(
    {"go", "come", "return", "travel", "move", "flee", "fly", "deploy", "withdraw", "pull", "out"}
)


def role_of(tree: Tree, token: Token) -> Role:
    """Return the role of the phrase that a token heads; what is coordinated or in apposition shares one."""
    token = _leading(tree, token)
    head = tree.head(token)
    match token.dep:
        case "nsubj":
            return "acts" if _active(tree, head) else "named"
        case "nsubjpass":
            return "acts" if _answers_for(tree, head) else "dealt"
        case "dative" | "dobj":
            return "told" if head.lemma in _TELLING else "dealt"
        case "pobj":
            return _after(tree, head)
        case "poss":
            return "owns"
        case "npadvmod" if head.dep in {"amod", "acl"} and head.index > token.index:
            return "backs"
        case "compound" | "nmod" | "amod" | "npadvmod":
            return role_of(tree, head) if _speaks_for(head) else "within"
    return "named"


def is_somebody(tree: Tree, token: Token) -> bool:
    """Tell whether a phrase does, suffers or has what only a person or body can: not "the town fell"."""
    token = _leading(tree, token)
    head = tree.head(token)
    lemma = head.lemma.lower()
    match token.dep:
        case "nsubj":
            return lemma in words("somebody", "does")
        case "nsubjpass" | "dobj" | "dative":
            return lemma in words("somebody", "suffers")
        case "poss" | "compound" | "nmod":
            return lemma in words("parties", "voices") | words("parties", "offices") or is_somebody(
                tree, head
            )
        case "pobj" if head.lower in _PARTNERS:
            return tree.head(head).lemma.lower() in words("somebody", "dealings") | words("somebody", "does")
        case "pobj":
            return tree.head(head).lower == "according"
    return False


def _active(tree: Tree, verb: Token) -> bool:
    """Tell whether a verb is more than being something; who is "ready to" or "wary of" does more."""
    if verb.lemma in _STATIVE:
        state = tree.child(verb, "acomp")
        return state is not None and bool(tree.children(state, "xcomp", "prep", "ccomp"))
    return verb.pos in {"VERB", "AUX"}


def _answers_for(tree: Tree, verb: Token) -> bool:
    """Tell whether a passive subject does the rest: "accused of bombing", "expected to sign"."""
    links = tree.children(verb, "prep")
    return bool(tree.children(verb, "xcomp")) or any(tree.children(link, "pcomp") for link in links)


def does_something(noun: Token, tree: Tree) -> bool:
    """Tell whether a noun is an act, by what it takes: "support for", "an attack on", "the decision to"."""
    links = {child.lower for child in tree.children(noun, "prep")}
    wants = any(tree.children(child, "aux") for child in tree.children(noun, "acl", "relcl"))
    return noun.pos == "NOUN" and (bool(links & {"for", "against", "on", "with"}) or wants)


def _leading(tree: Tree, token: Token) -> Token:
    while token.dep in {"conj", "appos"}:
        token = tree.head(token)
    return token


def _after(tree: Tree, preposition: Token) -> Role:
    """Return the role of what follows a preposition."""
    word, head = preposition.lower, tree.head(preposition)
    if preposition.dep == "agent" or head.lower == "according":
        return "acts"
    if word in _PARTNERS:
        return "meets"
    if head.lemma in _TELLING and word in {"to", "in"}:
        return "told"
    if word in {"of", "from", "by"} and head.lemma in words("parties", "documents"):
        return role_of(tree, head)
    moves = head.lemma in _MOVING and word in {"to", "from", "of"}
    return "placed" if moves or word in words("parties", "locating") else "toward"


def _speaks_for(noun: Token) -> bool:
    lemma = noun.lemma.lower()
    speaks = lemma in words("parties", "voices") | words("parties", "documents")
    return noun.pos == "NOUN" and (speaks or sort_of(lemma) in {"armed", "firms"})
