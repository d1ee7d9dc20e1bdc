"""Who does what in a tree: subjects through coordination, control and relative clauses, and phrases."""

from collections.abc import Iterable

from summarizer.parsing import Token, Tree
from summarizer.text.lexicon import words

SUBJECTS = ("nsubj", "nsubjpass")
RELATIVE = frozenset({"who", "which", "that"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"})
_APART = frozenset({"relcl", "acl", "appos", "advcl", "parataxis", "cc", "conj", "punct", "preconj", "dep"})
"""What follows a noun and is no part of its name."""
_CONDITIONS = frozenset({"if", "unless", "whether", "lest", "should"})


def is_passive(tree: Tree, verb: Token) -> bool:
    """Tell whether a verb is said of what is done to its subject."""
    if tree.children(verb, "auxpass", "nsubjpass", "agent"):
        return True
    return verb.tag == "VBN" and verb.dep in {"acl", "advcl"} and not tree.children(verb, "aux")


def subject_of(tree: Tree, verb: Token) -> Token | None:
    """Return who does what a verb says: the agent of a passive, else the subject that it has or shares."""
    if is_passive(tree, verb):
        agent = tree.child(verb, "agent")
        return tree.child(agent, "pobj") if agent else None
    return surface_subject(tree, verb)


def surface_subject(tree: Tree, verb: Token) -> Token | None:
    """Return what a verb is said of, through coordination, control, participles and relative clauses."""
    own = tree.child(verb, *SUBJECTS)
    above = tree.head(verb)
    if own is not None:
        return own
    match verb.dep:
        case "conj" | "dep" if above.pos in {"VERB", "AUX"}:
            return surface_subject(tree, above)
        case "xcomp" if not tree.children(above, "dobj"):
            return surface_subject(tree, tree.head(above) if above.dep == "acomp" else above)
        case "advcl" if verb.tag in {"VBG", "VBN"}:
            return surface_subject(tree, above)
        case "pcomp" | "prep":
            return surface_subject(tree, tree.head(above)) if above.pos in {"ADP", "SCONJ"} else None
        case "acl" if verb.tag == "VBG":
            written = above.dep == "dobj" and above.lemma.lower() in words("texts", "nouns")
            return subject_of(tree, tree.head(above)) if written else above
    return None


def antecedent(tree: Tree, pronoun: Token) -> Token | None:
    """Return the noun that "who", "which" or "that" stands for in a relative clause."""
    if pronoun.lower not in RELATIVE:
        return None
    verbs = (token for token in tree.ancestors(pronoun) if token.dep == "relcl")
    verb = next(verbs, None)
    return tree.head(verb) if verb else None


def several(tree: Tree, subject: Token) -> list[Token]:
    """Return a noun and the nouns that are coordinated with it: "Neither Peru nor Chile"."""
    return [
        token for token in tree.conjuncts(subject) if token.pos in _NOMINAL and token.index >= subject.index
    ]


def phrase(tree: Tree, head: Token) -> list[Token]:
    """Return the noun phrase of a head without what is told about it: clauses, appositions, coordination."""
    inside = tree.subtree(head, lambda token: token.dep in _APART and token.text not in {"-", "'", "’", "&"})
    first = next((i for i, token in enumerate(inside) if token.index == head.index), 0)
    start = first
    while start > 0 and inside[start - 1].index == inside[start].index - 1:
        start -= 1
    end = first
    while end + 1 < len(inside) and inside[end + 1].index == inside[end].index + 1:
        end += 1
    return inside[start : end + 1]


def clause(tree: Tree, verb: Token) -> Token:
    """Return the head of the finite clause that a word stands in."""
    for token in (verb, *tree.ancestors(verb)):
        if is_finite(tree, token):
            return token
    return verb


def is_finite(tree: Tree, verb: Token) -> bool:
    """Tell whether a verb has tense: by its own form or by that of its auxiliaries."""
    finite = {"VBD", "VBZ", "VBP", "MD"}
    return verb.tag in finite or any(aux.tag in finite for aux in tree.children(verb, "aux", "auxpass"))


def is_negated(tree: Tree, word: Token) -> bool:
    """Tell whether a word is negated: by "not", "never", or by the "no" or "neither" of its subject."""
    subject = tree.child(word, *SUBJECTS)
    deciders = [*tree.children(word, "neg"), *tree.children(word, "preconj")]
    if subject is not None:
        deciders += tree.children(subject, "det", "preconj", "neg")
    if word.pos == "NOUN":
        deciders += tree.children(word, "det")
    return any(token.dep == "neg" or token.lower in {"no", "neither", "never", "nor"} for token in deciders)


def is_conditional(tree: Tree, word: Token) -> bool:
    """Tell whether a word stands in a condition or an open question: "if it refuses", "asked whether"."""
    for token in (word, *tree.ancestors(word)):
        marks = tree.children(token, "mark", "advmod")
        if any(mark.lower in _CONDITIONS and mark.dep == "mark" for mark in marks):
            return True
        if token.dep == "advcl" and any(
            aux.lower in {"should", "were", "had"} and aux.index == token_start(tree, token)
            for aux in tree.children(token, "aux")
        ):
            return True  # "Should Peru refuse, …"
    return False


def token_start(tree: Tree, token: Token) -> int:
    """Return the index of the first word that depends on a token, marks apart."""
    return min(
        below.index for below in tree.subtree(token) if below.pos != "PUNCT" or below.index == token.index
    )


def modal_of(tree: Tree, verb: Token) -> str | None:
    """Return the modal of a verb in lower case, its own or that of what it is coordinated with or under."""
    modal = next((aux for aux in tree.children(verb, "aux") if aux.tag == "MD"), None)
    if modal is None and verb.dep == "conj" and not tree.children(verb, "aux", *SUBJECTS):
        return modal_of(tree, tree.head(verb))
    return modal.lemma.lower() if modal else None


def indices(tokens: Iterable[Token]) -> frozenset[int]:
    """Return where tokens stand."""
    return frozenset(token.index for token in tokens)
