"""Whether what a word says stands: told as so, as possible, under a condition, or as false.

"Peru refused" is a position. "If Peru refuses", "Peru is expected to refuse", "reports that Peru
refused were false" and "had Peru refused" are none: what is above the word in the parse tells.
"""

from summarizer.dates import verb_group
from summarizer.parsing import Token, Tree
from summarizer.reading.grammar import SUBJECTS, is_finite, is_negated, is_passive, opening
from summarizer.reading.model import Modality
from summarizer.text.lexicon import words

_CONDITIONS = frozenset({"if", "unless", "whether", "lest"})
_JOINT_CONDITIONS = ({"as", "though"}, {"so", "that"})
_FACTUAL = frozenset({"because", "since", "although", "though", "while", "whereas", "as"})
"""What leads to a clause that is so, whatever the tense of the main one."""
_INVERTED = frozenset({"should", "were", "had"})
_SUPPOSING = frozenset({"provide", "assume", "suppose", "imagine", "grant"})
_SEEMING = frozenset({"seem", "appear", "tend", "threaten"})
_UNCERTAIN = frozenset({"likely", "unlikely", "possible", "probable", "conceivable", "bound", "due"})
_HYPOTHETICAL = frozenset({"would", "could", "might", "should"})
_COMPLEMENTS = frozenset({"ccomp", "xcomp", "acl", "pcomp"})


def standing(tree: Tree, word: Token) -> Modality:
    """Return how far what a word says is told as so; the weakest of all that is above it counts."""
    above = (word, *tree.ancestors(word))
    if is_conditional(tree, word) or _counterfactual(tree, word):
        return "conditional"
    if _called_false(tree, word) or any(_denied(tree, token) for token in above):
        return "denied"
    return "possible" if _hedged(tree, word) or any(_open(tree, token) for token in above) else "stated"


def is_conditional(tree: Tree, word: Token) -> bool:
    """Tell whether a word stands in a condition or an open question: "if it refuses", "asked whether"."""
    return any(
        _marked(tree, token) or _inverted(tree, token) or _supposed(tree, token) or _awaited(tree, token)
        for token in (word, *tree.ancestors(word))
    )


def _marked(tree: Tree, verb: Token) -> bool:
    marks = {mark.lower for mark in tree.children(verb, "mark")}
    if marks & _CONDITIONS or any(joint <= marks for joint in _JOINT_CONDITIONS):
        return True
    if verb.dep != "advcl":
        return False
    first = opening(tree, verb)
    around = [token.lower for token in tree.tokens[max(0, first - 2) : first + 2]]
    return ["in", "case"] in (around[:2], around[-2:])


def _inverted(tree: Tree, verb: Token) -> bool:
    """Tell whether a clause is a condition by the order of its words: "Should Peru refuse, …"."""
    helpers = (verb, *tree.children(verb, "aux", "auxpass"))
    turned = [helper.index for helper in helpers if helper.lower in _INVERTED]
    return verb.dep in {"advcl", "ccomp"} and bool(turned) and opening(tree, verb) in turned


def _supposed(tree: Tree, verb: Token) -> bool:
    """Tell whether a clause is only supposed: "provided that Peru agrees", "imagine that it refuses"."""
    above = tree.head(verb)
    if verb.dep != "ccomp" or tree.children(above, *SUBJECTS):
        return False
    return above.lemma.lower() in _SUPPOSING and (above.dep == "advcl" or above.tag == "VB")


def _awaited(tree: Tree, verb: Token) -> bool:
    """Tell whether a clause in the present is a time to come: "will wait until Peru agrees"."""
    if verb.dep != "advcl" or verb.tag not in {"VBZ", "VBP"}:
        return False
    leads = {lead.lower for lead in tree.children(verb, "mark", "advmod")}
    if leads & _FACTUAL and tree.head(verb).pos != "ADV":
        return False  # "as long as" hangs on its adverb
    main = verb_group(tree, tree.head(verb))
    return main is not None and main.tense == "future"


def _counterfactual(tree: Tree, verb: Token) -> bool:
    helpers = {helper.lower for helper in tree.children(verb, "aux")}
    return verb.tag == "VBN" and "have" in helpers and bool(helpers & _HYPOTHETICAL)


def _called_false(tree: Tree, word: Token) -> bool:
    """Tell whether what a word says is said to be false: "reports that … were false", "it is untrue that"."""
    for token in (word, *tree.ancestors(word)):
        if token.dep in {"relcl", "parataxis"}:
            return False
        above = tree.head(token)
        said = [*tree.children(above, "acomp", "attr"), above]
        if any(below.lower in words("false", "words") for below in said):
            return above.index != token.index
        if any(below.lower in {"true", "correct"} for below in said) and is_negated(tree, above):
            return True
    return False


def _denied(tree: Tree, token: Token) -> bool:
    """Tell whether a clause is what somebody does not say, or only pretends: "nothing suggests that"."""
    above = tree.head(token)
    if token.dep not in _COMPLEMENTS or above.index >= token.index:
        return False  # what stands before its verb is often a clause of its own
    if token.dep in {"xcomp", "acl"} and above.lemma.lower() in words("infinitives", "failed"):
        return True
    if token.dep == "xcomp" and any(below.lower == "yet" for below in tree.children(above, "advmod")):
        return True  # "has yet to agree"
    return above.lemma.lower() in words("false", "verbs") or is_negated(tree, above)


def _hedged(tree: Tree, word: Token) -> bool:
    return any(below.lower in words("false", "hedges") for below in tree.children(word, "advmod", "amod"))


def _open(tree: Tree, token: Token) -> bool:
    """Tell whether a word stands in what nobody vouches for: "is expected to", "reports that Peru …"."""
    above = tree.head(token)
    if token.dep == "acl" and above.pos == "NOUN":
        return token.tag != "VBG" or above.lemma.lower() not in words("texts", "nouns")
    if any(mark.lower == "for" for mark in tree.children(token, "mark")) and not is_finite(tree, token):
        return True  # "waits for Peru to agree"
    if token.dep == "pcomp":
        if above.lower == "for":
            return False  # "was arrested for refusing"
        above = tree.head(above)
    elif token.dep not in {"xcomp", "ccomp"}:
        return False
    if above.lemma.lower() in _SEEMING or above.lower in _UNCERTAIN:
        return True
    return (
        bool(tree.children(above, "auxpass")) and is_passive(tree, above) and not tree.child(above, "agent")
    )
