"""What a noun phrase does in its sentence, read off the parse: who acts, is dealt with, only locates."""

from typing import Literal

from summarizer.parsing import Token, Tree
from summarizer.reading.sorts import is_office, sort_of
from summarizer.text.lexicon import words

Role = Literal["acts", "meets", "dealt", "backs", "owns", "toward", "named", "within", "told", "placed"]
"""acts: does or says something; meets: is a partner or opponent; dealt: is acted upon; backs: "Iran" of
"Iran-backed"; owns: has what acts or is dealt with; toward: the aim or matter of something; named: no
more than named; within: part of another name or phrase; told: hears what is said, as media do; placed:
tells where."""

_PARTNERS = frozenset({"with", "against", "between", "by", "versus", "among"})
_STATIVE = frozenset({"be", "become", "remain", "seem", "lie", "stay"})


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
            return "told" if head.lemma in words("parties", "telling") else "dealt"
        case "pobj":
            return _after(tree, head)
        case "poss":
            return "acts" if _claims(tree, head) else "within" if is_office(head.text) else "owns"
        case "npadvmod" if head.lower in words("somebody", "backed") and _hyphened(tree, token):
            return "backs"
        case "compound" | "nmod" | "amod" | "npadvmod":
            return role_of(tree, head) if _speaks_for(head) else _of_act(tree, head)
    return "named"


def is_somebody(tree: Tree, token: Token) -> bool:
    """Tell whether a phrase does, suffers or has what only a person or body can: not "the town fell"."""
    token = _leading(tree, token)
    head = tree.head(token)
    lemma = head.lemma.lower()
    match token.dep:
        case "nsubj":
            return lemma in words("somebody", "does") or _deals(tree, head)
        case "nsubjpass" | "dobj" | "dative":
            return lemma in words("somebody", "suffers")
        case "poss" | "compound" | "nmod":
            people = words("parties", "voices") | words("parties", "offices")
            has = token.dep == "poss" and lemma in words("somebody", "has")
            return has or lemma in people or sort_of(lemma) in {"workers", "owners", "unions"}
        case "npadvmod":  # the parser takes "The union ordered checks" for checks that it ordered
            return lemma in words("somebody", "does") and not _hyphened(tree, token)
        case "pobj":
            return _is_partner(tree, head)
    return False


def reports(tree: Tree, token: Token) -> bool:
    """Tell whether a phrase reports what others say or do, as a medium does."""
    token = _leading(tree, token)
    verb = tree.head(token)
    told = bool(tree.children(verb, "ccomp")) or verb.dep in {"ROOT", "parataxis", "ccomp"}
    return token.dep == "nsubj" and verb.lemma == "report" and told and not tree.children(verb, "dobj")


def _deals(tree: Tree, verb: Token) -> bool:
    """Tell whether a verb's object is what people do together: "held talks", "reached a deal"."""
    return any(token.lemma.lower() in words("somebody", "dealings") for token in tree.children(verb, "dobj"))


def _is_partner(tree: Tree, preposition: Token) -> bool:
    """Tell whether what follows a preposition does or takes part: "sued by", "talks with", "according to"."""
    head = tree.head(preposition)
    does = head.lemma.lower() in words("somebody", "does")
    if preposition.dep == "agent":
        return does
    if preposition.lower in _PARTNERS:
        return does or head.lemma.lower() in words("somebody", "dealings")
    return head.lower == "according"


def _hyphened(tree: Tree, token: Token) -> bool:
    after = tree.tokens[token.index + 1 : token.index + 2]
    return bool(after) and after[0].text in {"-", "–", "‑"}


def _active(tree: Tree, verb: Token) -> bool:
    """Tell whether a verb is more than being something; who is "ready to" or "an ally of" does more."""
    if verb.lemma in _STATIVE:
        if tree.children(verb, "xcomp"):  # "is to convene"
            return True
        states, whats = tree.children(verb, "acomp"), tree.children(verb, "attr")
        ready = any(tree.children(state, "xcomp", "prep", "ccomp") for state in states)
        return ready or any(sort_of(word.lemma) == "sides" for what in whats for word in tree.subtree(what))
    return verb.pos in {"VERB", "AUX"}


def _answers_for(tree: Tree, verb: Token) -> bool:
    """Tell whether a passive subject does the rest: "accused of bombing", "expected to sign"."""
    links = tree.children(verb, "prep")
    return bool(tree.children(verb, "xcomp")) or any(tree.children(link, "pcomp") for link in links)


def does_something(tree: Tree, noun: Token) -> bool:
    """Tell whether a noun is an act, by what it takes: "support for", "an attack on", "the decision to"."""
    links = {child.lower for child in tree.children(noun, "prep")}
    return noun.pos == "NOUN" and (bool(links & {"for", "against", "on", "with"}) or _claims(tree, noun))


def _claims(tree: Tree, noun: Token) -> bool:
    """Tell whether a noun says what somebody says or wants: "the claim that", "the demand to"."""
    clauses = tree.children(noun, "acl", "relcl", "ccomp")
    return any(
        child.lower in {"that", "to"} for clause in clauses for child in tree.children(clause, "mark", "aux")
    )


def _of_act(tree: Tree, noun: Token) -> Role:
    """Return the role of what stands before a noun: "a U.S. claim that" is a claim by the U.S."""
    if _claims(tree, noun):
        return "acts"
    return "owns" if does_something(tree, noun) else "within"


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
    if head.lemma in words("parties", "telling") and word in {"to", "in"}:
        return "told"
    if word in {"of", "from", "by"} and head.lemma in words("parties", "documents"):
        return role_of(tree, head)
    moves = head.lemma in words("parties", "moving") and word in {"to", "from", "of"}
    return "placed" if moves or word in words("parties", "locating") else "toward"


def _speaks_for(noun: Token) -> bool:
    lemma = noun.lemma.lower()
    speaks = lemma in words("parties", "voices") | words("parties", "documents")
    return noun.pos == "NOUN" and (speaks or sort_of(lemma) in {"armed", "firms"})
