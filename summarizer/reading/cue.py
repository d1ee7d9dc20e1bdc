"""What a cue is: a word that says that somebody takes a position, with who takes it and what on."""

from dataclasses import dataclass
from functools import cache
from typing import get_args

from summarizer.domain.disputes import StatementKind
from summarizer.parsing import Token, Tree
from summarizer.reading.grammar import antecedent, clause, is_negated, modal_of, several
from summarizer.text.lexicon import lexicon

SOUGHT = frozenset({"demands", "offers", "plans"})
"""Kinds of what somebody wants or means to do, which is not so yet."""
SOMEBODY = frozenset({"PERSON", "ORG", "GPE", "NORP"})
"""Named entities that may say something."""
_TURNED: dict[StatementKind, StatementKind] = {
    "agrees": "refuses",
    "offers": "refuses",
    "plans": "refuses",
    "refuses": "agrees",
    "warns": "says",
    "denies": "says",
    "demands": "refuses",
    "says": "says",
}
"""What a position is of which "not" is said."""
_NOBODY = frozenset(
    {"there", "this", "that", "these", "those", "what", "nothing", "everything", "something", "which"}
)
_MATTER = frozenset({"for", "about", "on", "against", "to", "over", "of", "with", "regarding", "concerning"})


@dataclass(frozen=True)
class Cue:
    """A word that says that somebody takes a position; tokens by their index."""

    head: Token
    kind: StatementKind
    sources: tuple[Token, ...]
    """Heads of the phrases that name who takes it; empty, where nobody is named."""
    content: frozenset[int]
    """What is said; empty, where the cue stands beside quoted words alone."""
    negated: bool
    modal: str | None
    withheld: bool = False
    """Whether it says that nothing was said: "declined to comment", "did not respond"."""


def _each(tree: Tree, source: Token) -> tuple[Token, ...]:
    """Return all who say it; none of several of whom each says something else, "respectively"."""
    everyone = tuple(several(tree, source))
    apart = any(token.lower == "respectively" for token in tree.tokens)
    return () if apart and len(everyone) > 1 else everyone


def cue_at(
    tree: Tree,
    head: Token,
    kind: StatementKind,
    source: Token | None,
    content: frozenset[int],
    *,
    withheld: bool = False,
) -> Cue:
    """Return a cue with all who share it; "not" turns its kind."""
    negated = is_negated(tree, head) or (head.pos == "ADJ" and is_negated(tree, tree.head(head)))
    verb = head if head.pos in {"VERB", "AUX"} else clause(tree, head)
    return Cue(
        head=head,
        kind=_TURNED[kind] if negated else kind,
        sources=_each(tree, source) if source is not None else (),
        content=content if head.pos == "NOUN" else content - {head.index},
        negated=negated,
        modal=modal_of(tree, verb),
        withheld=withheld,
    )


@cache
def kinds_of(table: str) -> dict[str, StatementKind]:
    """Return the words of a table of the lexicon with the kind of position that each says."""
    return {word: kind for kind in get_args(StatementKind) for word in lexicon(table).get(kind, "").split()}


def is_somebody(tree: Tree, source: Token) -> bool:
    """Tell whether a subject may say something: no "there", and no "that" which stands for a thing said."""
    if source.lower == "those":
        return bool(tree.children(source))  # "those close to him"
    return source.dep != "expl" and (source.lower not in _NOBODY or antecedent(tree, source) is not None)


def acts(source: Token) -> bool:
    """Tell whether somebody is named, so that a verb of any kind may be one of saying."""
    return source.pos in {"PROPN", "PRON"} or source.entity in SOMEBODY


def matters(tree: Tree, word: Token) -> list[Token]:
    """Return the prepositions that lead to what a word is on: "against the plan"."""
    return [lead for lead in tree.children(word, "prep") if lead.lower in _MATTER]


def has_that(tree: Tree, verb: Token) -> bool:
    """Tell whether "that" leads to a clause, and no "so that"."""
    marks = {mark.lower for mark in tree.children(verb, "mark")}
    return "that" in marks and "so" not in marks
