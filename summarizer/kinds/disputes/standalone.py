"""Which sentences can be lines of a summary: they bring news, and a reader knows what they speak of."""

from summarizer.kinds.disputes.wording.clauses import Clauses
from summarizer.parsing import Token, Tree
from summarizer.reading.grammar import is_finite, surface_subject
from summarizer.reading.sorts import DECIDING, sort_of
from summarizer.text.wordnet import family, senses

_USUAL = frozenset({"commonly", "generally", "normally", "often", "typically", "usually"})
"""How often what is always so is so."""
_BEING = frozenset({"be", "comprise", "contain", "have", "include", "involve", "remain"})
"""Verbs of what is so, and does not happen."""
_NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP", "PRODUCT"})
_TELLS = frozenset({"compound", "poss", "prep", "nummod"})
"""What tells which thing a noun means, beside a clause behind it."""


def follows(clauses: Clauses, number: int, first: int, words: str) -> bool:
    """Tell whether a sentence, in the words it is told in, can stand in a summary behind its first line.

    `first` is the number of the sentence that the first line tells.
    """
    tree, verb, subject = _core(clauses, number)
    if verb is None or subject is None:
        return True
    if any(token.lower in _USUAL for token in tree.children(verb, "advmod")):
        return False
    named = _is_named(clauses, number, tree, subject)
    if _is_general(tree, verb) and not named:
        return False
    if named or words.startswith("[") or not _is_loose(tree, subject):
        return True
    told = clauses.sentence_at(first)[1].tokens if first < number else ()
    return any(_is_akin(subject.lemma.lower(), token) for token in told)


def _is_akin(noun: str, token: Token) -> bool:
    """Tell whether a word before a noun may speak of the same thing: "merge" before "the merger"."""
    lemma = token.lemma.lower()
    alike = token.pos == "NOUN" and bool(senses(noun) & senses(lemma))
    return token.pos in {"NOUN", "PROPN", "VERB"} and (alike or lemma in family(noun))


def is_teaser(clauses: Clauses, number: int, following: int) -> bool:
    """Tell whether a sentence only leads to the next one, which tells who does it."""
    tree, verb, subject = _core(clauses, number)
    if verb is None or subject is None or not _is_general(tree, verb):
        return False
    if _is_named(clauses, number, tree, subject):
        return False
    next_tree, acts, who = _core(clauses, following)
    named = who is not None and _is_named(clauses, following, next_tree, who)
    return named and acts is not None and not _is_general(next_tree, acts)


def _core(clauses: Clauses, number: int) -> tuple[Tree, Token | None, Token | None]:
    _, tree = clauses.sentence_at(number)
    verb = next(iter(tree.roots), None)
    return tree, verb, surface_subject(tree, verb) if verb else None


def _is_general(tree: Tree, verb: Token) -> bool:
    """Tell whether a verb tells of what is so at any time: "symptoms include fever"."""
    present = verb.tag in {"VBZ", "VBP"} and is_finite(tree, verb)
    return present and verb.lemma.lower() in _BEING and not tree.children(verb, "aux", "auxpass")


def _is_named(clauses: Clauses, number: int, tree: Tree, subject: Token) -> bool:
    """Tell whether a subject is, or has before it, a name, a party or an office of the state."""
    start = clauses.article.sentences[number - 1].start
    own = [t for t in tree.subtree(subject) if t.index <= subject.index]
    named = any(t.pos == "PROPN" or t.entity in _NAMES or clauses.party_at(start + t.start) for t in own)
    return named or sort_of(subject.lemma.lower()) in DECIDING - {"bodies"}


def _is_loose(tree: Tree, noun: Token) -> bool:
    """Tell whether a noun is one that was told of before, and nothing with it tells which: "the strikes".

    What is told of it behind a comma does not, nor does whose it is where that was told of before.
    """
    owner = tree.child(noun, "poss")
    if noun.pos != "NOUN":
        return False
    if owner is not None and owner.pos == "NOUN":
        return _is_loose(tree, owner)
    definite = any(t.lower in {"the", "this", "these", "those"} for t in tree.children(noun, "det"))
    behind = [tree.subtree(t)[0] for t in tree.children(noun, "acl", "relcl")]
    marked = any(tree.tokens[t.index - 1].text not in {",", "–", "—", "-"} for t in behind)
    return definite and not marked and not tree.children(noun, *_TELLS)
