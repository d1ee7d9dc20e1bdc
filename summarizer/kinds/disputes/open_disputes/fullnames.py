"""The full names of what a question asks about, which has to be understood without the article.

"The committee" is the Committee on Foreign Affairs, "the bill" is H.R. 932, "the merger" that of the two
companies which agreed to merge, where the article says so and names no other.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.kinds.disputes.wording.antecedents import pair
from summarizer.parsing import Token, Tree
from summarizer.reading.grammar import phrase
from summarizer.reading.sorts import sort_of
from summarizer.text.lexicon import words
from summarizer.text.wordnet import family

if TYPE_CHECKING:
    from summarizer.kinds.disputes.wording.clauses import Clauses

_REACH = 3
"""Sentences before a noun in which its name stands."""
_MARKS = frozenset({"det", "poss", "appos", "relcl", "punct", "case"})


def needs_a_name(noun: Token) -> bool:
    """Tell whether a noun is one body or what it decides on, of which there are many."""
    lemma = noun.lemma.lower()
    return (noun.tag == "NN" and sort_of(lemma) == "bodies") or lemma in words("opposing", "acts")


def full_name(clauses: "Clauses", number: int, noun: Token) -> tuple[str, int] | None:
    """Return the one full name that an article has for a thing before a place, and the sentence of it."""
    found = dict(_names(clauses, number, noun))
    if len(found) == 1:
        return next(iter(found.items()))
    return None if found else _done_by_two(clauses, number, noun)


def _names(clauses: "Clauses", number: int, noun: Token) -> Iterator[tuple[str, int]]:
    """Yield the names of what a noun means: those that have it within, and those that it explains."""
    lemma = noun.lemma.lower()
    for sentence, tree in clauses.sentences():
        for token in tree.tokens if number - _REACH < sentence.number <= number else ():
            if (sentence.number, token.index) >= (number, noun.index) and sentence.number == number:
                break
            if token.pos == "PROPN" and token.lower == lemma and tree.children(token, "prep", "compound"):
                yield f"the {_plain(tree, token)}", sentence.number
            explained = tree.head(token) if token.dep == "appos" and token.lemma.lower() == lemma else None
            if explained is not None and explained.pos in {"PROPN", "NUM"}:
                yield _plain(tree, explained), sentence.number


def _plain(tree: Tree, name: Token) -> str:
    """Return a name without what is told of it: "its Committee on Trade, which met"."""
    apart = {t.index for below in tree.children(name, *_MARKS) for t in tree.subtree(below)}
    named = [token for token in phrase(tree, name) if token.index not in apart]
    return tree.text[named[0].start : named[-1].end]


def _done_by_two(clauses: "Clauses", number: int, noun: Token) -> tuple[str, int] | None:
    """Return what two do with each other where the text begins: "agreed to merge the companies"."""
    lemma = noun.lemma.lower()
    for sentence, tree in clauses.sentences():
        for verb in tree.tokens if sentence.number in clauses.lead else ():
            matter = tree.child(verb, "dobj")
            if verb.pos != "VERB" or verb.lemma.lower() not in family(lemma) or matter is None:
                continue
            both = pair(clauses, number, noun.index, matter.lemma.lower()) if matter.tag == "NNS" else None
            if both:
                return f"the {noun.text} of {both[0]}", both[1]
    return None
