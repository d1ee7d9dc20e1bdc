"""What a noun phrase does in its sentence, read off the parse: who acts, is dealt with, only locates."""

from typing import Literal

from summarizer.parsing import Token, Tree
from summarizer.text.lexicon import words

Role = Literal["acts", "dealt", "backs", "owns", "toward", "named", "within", "told", "placed"]
"""acts: does or says something; dealt: is acted upon or a partner; backs: "Iran" of "Iran-backed"; owns:
has what acts or is dealt with; toward: the aim or matter of something; named: no more than named;
within: part of another name or phrase; told: hears what is said, as media do; placed: tells where."""

_PARTNERS = frozenset({"with", "against", "between", "by", "versus", "among"})
_STATIVE = frozenset({"be", "become", "remain", "seem", "lie", "stay"})
_OBJECTS = frozenset({"dobj", "ccomp", "xcomp", "dative", "prt", "prep", "agent"})


def role_of(tree: Tree, token: Token) -> Role:
    """Return the role of the phrase that a token heads; what is coordinated or in apposition shares one."""
    while token.dep in {"conj", "appos"}:
        token = tree.head(token)
    head = tree.head(token)
    match token.dep:
        case "nsubj":
            return "named" if head.lemma in _STATIVE or head.pos not in {"VERB", "AUX"} else "acts"
        case "nsubjpass" | "dative" | "dobj":
            return "told" if head.lemma == "tell" and token.dep != "nsubjpass" else "dealt"
        case "pobj":
            return _after(tree, head)
        case "poss":
            return "owns"
        case "npadvmod" if head.dep in {"amod", "acl"} and head.index > token.index:
            return "backs"
        case "compound" | "nmod" | "amod" | "npadvmod":
            return role_of(tree, head) if _speaks_for(head) else "within"
    return "named"


def does(tree: Tree, token: Token) -> bool:
    """Tell whether a phrase is the subject of a verb that takes more: no mere "the town fell"."""
    while token.dep in {"conj", "appos"}:
        token = tree.head(token)
    verb = tree.head(token)
    return token.dep == "nsubj" and any(child.dep in _OBJECTS for child in tree.children(verb))


def _after(tree: Tree, preposition: Token) -> Role:
    """Return the role of what follows a preposition."""
    word, head = preposition.lower, tree.head(preposition)
    if preposition.dep == "agent" or head.lower == "according":
        return "acts"
    if word in _PARTNERS:
        return "dealt"
    if word in words("parties", "locating"):
        return "placed"
    if head.lemma in {
        "go",
        "come",
        "return",
        "travel",
        "move",
        "flee",
        "fly",
        "deploy",
        "withdraw",
        "pull",
        "out",
    }:
        return "placed"
    return "toward"


def _speaks_for(noun: Token) -> bool:
    return noun.pos == "NOUN" and noun.lemma.lower() in words("parties", "voices") | words(
        "parties", "documents"
    )
