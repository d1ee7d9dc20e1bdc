"""Who does what in a tree: subjects through coordination, control and relative clauses, and phrases."""

from collections.abc import Iterable

from summarizer.parsing import Token, Tree
from summarizer.text.lexicon import words

SUBJECTS = ("nsubj", "nsubjpass")
RELATIVE = frozenset({"who", "which", "that"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"})
_APART = frozenset({"relcl", "acl", "appos", "advcl", "parataxis", "cc", "conj", "punct", "preconj", "dep"})
"""What follows a noun and is no part of its name."""
_SIBILANTS = ("s", "x", "z", "ch", "sh", "o", "y")
"""Ends of lemmas that take "es" themselves: "passes" is of "pass", "hopes" of "hope"."""
_NO = frozenset({"no", "neither", "never", "nor", "nobody", "none", "nothing"})
_TURNED_ON = frozenset({"of", "for", "from", "into"})
"""Prepositions behind an object that lead to what it does: "accused Peru of refusing"."""


def lemma_of(word: Token) -> str:
    """Return a word's lemma in lower case, where the parser errs: "hopes", and "’s" in curly marks."""
    lemma = "be" if word.lower in {"’s", "’re", "’m"} else word.lemma.lower()
    return f"{lemma}e" if word.lower == f"{lemma}es" and not lemma.endswith(_SIBILANTS) else lemma


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
    own = own_subject(tree, verb)
    above = tree.head(verb)
    if own is not None:
        return own
    match verb.dep:
        case "conj" | "dep" if above.pos in {"VERB", "AUX"} and not _apart(tree, verb, above):
            return surface_subject(tree, above)
        case "xcomp" if addressed := _called_upon(tree, above):
            return addressed
        case "xcomp" if not tree.children(above, "dobj"):
            return surface_subject(tree, tree.head(above) if above.dep == "acomp" else above)
        case "advcl" if verb.tag in {"VBG", "VBN"} or _aims(tree, verb):
            return surface_subject(tree, above)
        case "pcomp" | "prep" if above.pos in {"ADP", "SCONJ"}:
            done_to = tree.child(tree.head(above), "dobj") if above.lower in _TURNED_ON else None
            return done_to or surface_subject(tree, tree.head(above))
        case "acl" if verb.tag == "VBG":
            written = above.dep == "dobj" and above.lemma.lower() in words("texts", "nouns")
            return subject_of(tree, tree.head(above)) if written else above
    return None


def _apart(tree: Tree, verb: Token, above: Token) -> bool:
    """Tell whether a name and a comma before a verb are its subject, which the parser took for another part.

    "said the port must close whilst Ada Lund, the mayor, said": nothing joins the two verbs.
    """
    joined = any(tree.children(token, "cc") for token in tree.conjuncts(above))
    before = tree.tokens[verb.index - 1] if verb.index else verb
    return verb.dep == "conj" and not joined and before.text == ","


def _aims(tree: Tree, verb: Token) -> bool:
    """Tell whether a clause says what for: "met them to discuss it"."""
    helpers = tree.children(verb, "aux")
    return verb.tag == "VB" and bool(helpers) and helpers[0].lower == "to" and not tree.children(verb, "mark")


def own_subject(tree: Tree, verb: Token) -> Token | None:
    """Return the subject that a verb does not share; the parser hangs some on its auxiliary."""
    for holder in (verb, *tree.children(verb, "aux", "auxpass")):
        if subject := tree.child(holder, *SUBJECTS):
            return subject
    return None


def _called_upon(tree: Tree, verb: Token) -> Token | None:
    """Return who is asked by a verb that needs a preposition for it: "called on Peru to leave"."""
    for lead in tree.children(verb, "prep"):
        if f"{verb.lemma.lower()}_{lead.lower}" in words("addressed", "leads"):
            return tree.child(lead, "pobj")
    return None


def antecedent(tree: Tree, pronoun: Token) -> Token | None:
    """Return the noun that "who", "which" or "that" stands for in a relative clause."""
    if pronoun.lower not in RELATIVE:
        return None
    verbs = (token for token in tree.ancestors(pronoun) if token.dep == "relcl")
    verb = next(verbs, None)
    noun = tree.head(verb) if verb else None
    if noun is None or noun.dep not in {"appos", "conj"}:
        return noun
    before = phrase(tree, noun)[0].index - 1
    return tree.head(noun) if tree.tokens[before].lower == "not" else noun  # "it was Vell, not Lund, who"


def object_of(tree: Tree, verb: Token) -> Token | None:
    """Return the object of a verb, its own or that of a verb which it is coordinated with."""
    own = tree.child(verb, "dobj")
    behind = tree.child(verb, "conj")
    if own is not None or behind is None or tree.children(verb, "prep", "ccomp", "xcomp"):
        return own
    if any(mark.index < behind.index for mark in tree.children(verb, "punct") if mark.index > verb.index):
        return None
    return object_of(tree, behind) if behind.pos == "VERB" and behind.tag == verb.tag else None


def several(tree: Tree, noun: Token) -> list[Token]:
    """Return a noun and those that share its part: "Neither Peru nor Chile", "Peru, together with Chile".

    Nobody, where it is open which of them it is: "Peru or Chile rejected it".
    """
    listed = tree.child(noun, "appos")
    if listed is not None and noun.tag in {"NNS", "NNPS"} and tree.child(listed, "conj"):
        return several(tree, listed)  # "three states, Peru, Chile and Bolivia"
    named = [other for other in tree.conjuncts(noun) if other.index >= noun.index]
    if listed is not None and noun.entity == "PERSON" != listed.entity:
        beside = [other for other in tree.conjuncts(listed) if other.entity == "PERSON"]
        named += beside[:1]  # "Ada Lund, a docker, and Ana Vell", of whom the parser makes one
    if _is_open_choice(tree, named):
        return []
    found = named + _beside(tree, noun)
    return [
        other
        for other in found
        if other.index == noun.index or (other.pos in _NOMINAL and not tree.children(other, "neg"))
    ]


def _is_open_choice(tree: Tree, named: list[Token]) -> bool:
    """Tell whether nouns are coordinated by an "or" that no "not" makes an "and"."""
    choice = any(link.lower == "or" for token in named for link in tree.children(token, "cc"))
    return choice and not any(is_negated(tree, above) for above in tree.ancestors(named[0]))


def _beside(tree: Tree, noun: Token) -> list[Token]:
    """Return who shares the part of a noun without being coordinated with it in the parse."""
    above = tree.head(noun)
    if above.dep in {"agent", "prep"}:  # "neither by Peru nor by Chile"
        leads = tree.children(above, "conj")
    elif noun.dep in SUBJECTS:
        before = [lead for lead in tree.children(above, "prep") if lead.index < above.index]
        leads = tuple(lead for lead in (*tree.children(noun, "prep"), *before) if _accompanies(tree, lead))
        if tree.child(noun, "cc"):  # "Peru as well as Chile", which the parser takes for two subjects
            return [other for other in tree.children(above, noun.dep) if other.index > noun.index]
    else:
        return []
    inner = [tree.child(lead, "prep") or lead for lead in leads]
    return [below for lead in inner for below in tree.children(lead, "pobj")]


def _accompanies(tree: Tree, lead: Token) -> bool:
    """Tell whether a preposition leads to who does the same: "like", "along with", "together with"."""
    if lead.lower in {"like", "alongside", "along"}:
        return True
    return lead.lower == "with" and any(
        below.lower in {"together", "along", "jointly"} for below in tree.children(lead, "advmod")
    )


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
    """Tell whether a word is negated: by "not", "no longer", or by the "no" or "neither" of its subject."""
    deciders = [*tree.children(word, "neg", "preconj")]
    if word.pos == "VERB":  # "not" behind a verb is of something else: "promised to leave – hardly, not soon"
        deciders = [token for token in deciders if token.index < word.index]
    for below in tree.children(word, "advmod", "agent"):
        deciders += tree.children(below, "neg", "preconj")  # "no longer", "neither by Peru nor by Chile"
    subject = own_subject(tree, word)
    if subject is not None:
        before = tree.children(subject, "det", "preconj", "neg")
        deciders += [subject, *(below for below in before if below.index < subject.index)]
    if word.pos == "NOUN":
        deciders += tree.children(word, "det")
    return any(token.dep == "neg" or token.lower in _NO for token in deciders)


def opening(tree: Tree, token: Token) -> int:
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
