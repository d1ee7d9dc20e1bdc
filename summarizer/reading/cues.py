"""The words of a sentence that say that somebody takes a position: by whom, of which kind, on what.

A cue is a verb, noun or adjective of saying, wanting, agreeing or refusing with somebody behind it
and something that is said. Which words these are, the lexicon knows; who is behind them and what is
said, the parse tells. A verb that no lexicon has counts as saying where somebody is its subject and
a clause with a tense of its own its object.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import get_args

from summarizer.parsing import Token, Tree
from summarizer.reading.grammar import (
    antecedent,
    clause,
    indices,
    is_conditional,
    is_finite,
    is_negated,
    is_passive,
    modal_of,
    phrase,
    several,
    subject_of,
    surface_subject,
)
from summarizer.reading.model import StatementKind
from summarizer.text.lexicon import lexicon, words

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
_SOMEBODY = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_SHORTEST_QUOTED = 2
"""Words between marks, below which they are a term and not what somebody says."""
_MATTER = frozenset({"for", "about", "on", "against", "to", "over", "of", "with", "regarding", "concerning"})
_NEAR = frozenset({"close", "near", "nearer", "closer"})
_NAMING = frozenset({"PROPN", "PRON", "NOUN"})
_PREDICATIVE = frozenset({"acomp", "advcl", "conj", "ROOT", "relcl", "ccomp"})
_DASHES = frozenset({"―", "—", "–", "--"})
_LONGEST_LABEL = 8
"""Words of a name before a colon, or after a dash behind quoted words."""


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


def find_cues(tree: Tree, quoted: frozenset[int] = frozenset()) -> list[Cue]:
    """Return the cues of a sentence in order; `quoted` are its tokens inside quotation marks."""
    found = [cue for token in tree.tokens for cue in _cues(tree, token, quoted)]
    found += [*_label(tree), *_signature(tree), *_quoting(tree, quoted, found)]
    return sorted(found, key=lambda cue: cue.head.index)


def _cues(tree: Tree, token: Token, quoted: frozenset[int]) -> Iterator[Cue]:
    if token.lower == "according":
        yield from _according(tree, token)
    elif (
        token.lower in _kinds("adjectives")
        and token.dep in _PREDICATIVE
        and not tree.children(token, "agent")
    ):
        yield from _adjective(tree, token)
    elif token.pos in {"VERB", "AUX"} or tree.children(
        token, "nsubj", "aux"
    ):  # a verb that was taken for a noun
        yield from _verb(tree, token, quoted)
    elif token.pos == "NOUN":
        yield from _noun(tree, token)


@cache
def _kinds(table: str) -> dict[str, StatementKind]:
    return {word: kind for kind in get_args(StatementKind) for word in lexicon(table).get(kind, "").split()}


# ---------------------------------------------------------------- according to


def _according(tree: Tree, token: Token) -> Iterator[Cue]:
    lead = tree.child(token, "prep")
    source = tree.child(lead, "pobj", "pcomp") if lead else None
    if source is None or token.head == token.index:
        return
    frame = indices(tree.subtree(token))
    told = (
        frozenset(range(len(tree.tokens))) if token.dep != "acl" else indices(tree.subtree(tree.head(token)))
    )
    yield _cue(tree, token, "says", source, told - frame)


def _label(tree: Tree) -> Iterator[Cue]:
    """Yield who stands before a colon: "Vell: The talks are over"."""
    colon = next((token for token in tree.tokens[: _LONGEST_LABEL + 1] if token.text == ":"), None)
    if colon is None or colon.index == 0 or colon.index > len(tree.tokens) - 3:
        return
    name = tree.tokens[: colon.index]
    if name[-1].entity in _SOMEBODY and all(token.pos in {"PROPN", "DET"} for token in name):
        yield _cue(tree, colon, "says", name[-1], indices(tree.tokens[colon.index + 1 :]))


def _signature(tree: Tree) -> Iterator[Cue]:
    """Yield who stands behind quoted words and a dash: "“I will not pay.” — Ana Vell"."""
    for dash in tree.tokens[2:-1]:
        if dash.text in _DASHES and tree.tokens[dash.index - 1].tag == "''":
            name = [token for token in tree.tokens[dash.index + 1 :] if token.pos != "PUNCT"]
            if name and len(name) <= _LONGEST_LABEL and name[0].pos == "PROPN":
                yield _cue(tree, dash, "says", name[0], indices(tree.tokens[: dash.index]))


def _quoting(tree: Tree, quoted: frozenset[int], found: list[Cue]) -> Iterator[Cue]:
    """Yield who quotes in other ways than by saying so: "Vell went after him as a “human leech”"."""
    told = frozenset(
        index for cue in found if cue.head.index not in quoted for index in (*cue.content, cue.head.index)
    )
    free = [token for token in tree.tokens if token.index in quoted - told and token.pos != "PUNCT"]
    if len(free) < _SHORTEST_QUOTED or any(cue.head.index not in quoted and not cue.content for cue in found):
        return
    verb = next((t for t in tree.ancestors(free[0]) if t.index not in quoted and is_finite(tree, t)), None)
    source = subject_of(tree, verb) if verb else None
    if verb and source and source.index not in quoted and _acts(source) and _is_somebody(tree, source):
        yield _cue(tree, verb, "says", source, indices(free))


# ---------------------------------------------------------------- verbs


def _verb(tree: Tree, verb: Token, quoted: frozenset[int]) -> Iterator[Cue]:
    kind, lead = _kind_of_verb(tree, verb)
    clauses = [below for below in tree.children(verb, "ccomp") if below.index != verb.index]
    if kind is None:
        if verb.lemma.lower() in words("silent", "verbs") or not any(_has_tense(tree, c) for c in clauses):
            return
        kind = "says"
    source = _outside(tree, verb, subject_of(tree, verb), quoted)
    if source is None or not _is_somebody(tree, source):
        return  # "the talks that were announced": nobody is told
    if kind == "says" and not _kinds("verbs").get(verb.lemma.lower()) and not _acts(source):
        return
    content = _content(tree, verb, source, kind, lead, clauses)
    if content is None and not _beside(tree, verb, kind):
        if not _withheld(tree, verb):
            return
        content = indices(below for below in tree.subtree(verb) if below.index > verb.index)
    yield _cue(tree, verb, kind, source, content or frozenset(), withheld=_withheld(tree, verb))


def _outside(tree: Tree, verb: Token, source: Token | None, quoted: frozenset[int]) -> Token | None:
    """Return who says quoted words where the parser took these for the subject: “Full panic,” said Vell."""
    if source is None or source.index not in quoted or verb.index in quoted:
        return source
    beside = tree.children(verb, "nsubj", "dobj", "oprd", "attr", "npadvmod", "dep")
    return next((token for token in beside if token.index not in quoted and token.pos in _NAMING), None)


def _is_somebody(tree: Tree, source: Token) -> bool:
    """Tell whether a subject may say something: no "there", and no "that" which stands for a thing said."""
    if source.lower == "those":
        return bool(tree.children(source))  # "those close to him"
    return source.dep != "expl" and (source.lower not in _NOBODY or antecedent(tree, source) is not None)


def _acts(source: Token) -> bool:
    return source.pos in {"PROPN", "PRON"} or source.entity in _SOMEBODY


def _kind_of_verb(tree: Tree, verb: Token) -> tuple[StatementKind | None, Token | None]:
    """Return what a verb says of its subject, with the preposition that it says so by, if it needs one."""
    kinds, lemma = _kinds("verbs"), verb.lemma.lower()
    for lead in tree.children(verb, "prep", "prt", "advmod", "aux"):
        if kind := kinds.get(f"{lemma}_{lead.lower}"):
            return kind, lead
    return kinds.get(lemma), None


def _has_tense(tree: Tree, verb: Token) -> bool:
    marked = any(mark.lower in {"that", "if", "whether"} for mark in tree.children(verb, "mark"))
    return marked or (
        is_finite(tree, verb) and bool(tree.children(verb, "nsubj", "nsubjpass", "expl", "csubj"))
    )


def _withheld(tree: Tree, verb: Token) -> bool:
    """Tell whether a verb says that nothing was said: "declined to comment", "did not respond"."""
    silent = words("withheld", "verbs")
    lemma = verb.lemma.lower()
    if lemma in silent and (is_negated(tree, verb) or _declined(tree, verb)):
        return True
    below = tree.child(verb, "xcomp")
    refuses = _kinds("verbs").get(lemma) == "refuses" or is_negated(tree, verb)
    return refuses and below is not None and below.lemma.lower() in silent


def _declined(tree: Tree, verb: Token) -> bool:
    above = tree.head(verb)
    return verb.dep == "xcomp" and _kinds("verbs").get(above.lemma.lower()) == "refuses"


def _content(
    tree: Tree, verb: Token, source: Token, kind: StatementKind, lead: Token | None, clauses: list[Token]
) -> frozenset[int] | None:
    """Return what is said, None where the verb has nothing of the sort beside it."""
    lemma = verb.lemma.lower()
    addressed = lemma in words("addressed", "verbs")
    parts = [*clauses, *(below for below in tree.children(verb, "xcomp") if _infinitive(tree, below))]
    parts += [below for below in tree.children(verb, "advcl") if _that(tree, below) or _for_to(tree, below)]
    matter = tree.child(verb, "dobj")
    if named := tree.children(verb, "oprd"):  # "called the offer a joke"
        parts += [*named, *([matter] if matter else [])]
    written = source.lemma.lower() in words("texts", "nouns") | words("anonymous", "nouns")
    if matter is not None and (parts or lead is None) and (written or lemma in words("objects", "verbs")):
        whole = [matter, *tree.children(verb, "oprd", "prep")]
        parts += whole if not (addressed and parts) else []
    elif matter is not None and parts and kind != "says" and not addressed:
        parts.append(matter)
    if is_passive(tree, verb) and not parts and (matter := tree.child(verb, "nsubjpass")):
        parts.append(matter)  # "the offer was rejected by the union"
    if verb.dep == "relcl" and not parts and lead is None and antecedent(tree, source) is None:
        return indices(phrase(tree, tree.head(verb)))  # "the losses that he cited"
    if lead is not None and lead.dep == "prep":
        parts += [lead, *([matter] if matter else [])]
    found = frozenset(index for part in parts for index in indices(tree.subtree(part)))
    return found or None


def _infinitive(tree: Tree, verb: Token) -> bool:
    return any(aux.lower == "to" for aux in tree.children(verb, "aux")) or verb.tag == "VBG"


def _that(tree: Tree, verb: Token) -> bool:
    return any(mark.lower == "that" for mark in tree.children(verb, "mark"))


def _for_to(tree: Tree, verb: Token) -> bool:
    """Tell whether a clause is what is aimed at: "aims for the troops to leave"."""
    return any(mark.lower == "for" for mark in tree.children(verb, "mark")) and _infinitive(tree, verb)


def _beside(tree: Tree, verb: Token, kind: StatementKind) -> bool:
    """Tell whether a verb may say what stands around it: “…,” said Vell; the plan, Vell warned, is dead."""
    if kind not in {"says", "warns", "demands", "agrees"} or (
        tree.children(verb, "dobj") and verb.lemma.lower() not in words("addressed", "verbs")
    ):
        return False
    return is_finite(tree, verb) or verb.tag == "VBG" or bool(tree.children(verb, "nsubj"))


# ---------------------------------------------------------------- nouns and adjectives


def _noun(tree: Tree, noun: Token) -> Iterator[Cue]:
    kind = _kinds("nouns").get(noun.lemma.lower())
    if kind is None:
        return
    parts = [below for below in tree.children(noun, "acl", "relcl", "ccomp", "xcomp") if _tells(tree, below)]
    leads = [lead for lead in tree.children(noun, "prep") if lead.lower in _MATTER]
    owner, by = _owner(tree, noun, with_clause=bool(parts))
    leads = [lead for lead in leads if lead.index != by]
    if owner is None or not _is_somebody(tree, owner):
        return
    if not (parts or leads) and not (kind == "agrees" and noun.dep in {"dobj", "pobj"}):
        return  # "reached a deal" tells enough, "made a statement" nothing
    content = frozenset(index for part in [*parts, *leads] for index in indices(tree.subtree(part)))
    yield _cue(tree, noun, kind, owner, content or indices(phrase(tree, noun)))


def _tells(tree: Tree, verb: Token) -> bool:
    """Tell whether a clause is what a noun says: "the claim that it is late", "the plan to leave"."""
    if verb.dep == "relcl":
        return _that(tree, verb) and bool(tree.children(verb, "nsubj", "nsubjpass"))
    return _that(tree, verb) or any(aux.lower == "to" for aux in tree.children(verb, "aux"))


def _owner(tree: Tree, noun: Token, *, with_clause: bool) -> tuple[Token | None, int]:
    """Return whose a demand or claim is, and the index of the preposition that says so, or -1."""
    if owner := tree.child(noun, "poss"):
        return owner, -1
    for lead in tree.children(noun, "prep", "agent"):
        if lead.lower in {"by", "from"} and (behind := tree.child(lead, "pobj")):
            return behind, lead.index
    if noun.dep == "attr":  # "is a critic of the plan"
        return surface_subject(tree, tree.head(noun)), -1
    above = tree.head(tree.head(noun)) if noun.dep == "pobj" else tree.head(noun)
    if noun.dep in {"dobj", "pobj"} and above.lemma.lower() in words("light", "verbs"):
        return subject_of(tree, above), -1
    if noun.dep == "pobj" and above.dep == "acomp" and above.lower in _NEAR:
        return surface_subject(tree, tree.head(above)), -1
    if with_clause and (
        state := next(
            (t for t in tree.children(noun, "compound", "amod") if t.entity in {"GPE", "NORP", "ORG"}), None
        )
    ):
        return state, -1
    return None, -1


def _adjective(tree: Tree, adjective: Token) -> Iterator[Cue]:
    kind = _kinds("adjectives")[adjective.lower]
    verb = tree.head(adjective) if adjective.dep == "acomp" else adjective
    if (source := surface_subject(tree, verb)) is None:
        return
    parts = tree.children(adjective, "xcomp", "ccomp", "prep")
    if not parts or not _is_somebody(tree, source) or source.lower == "it":
        return
    content = frozenset(index for part in parts for index in indices(tree.subtree(part)))
    yield _cue(tree, adjective, kind, source, content)


# ---------------------------------------------------------------- all


def _cue(
    tree: Tree,
    head: Token,
    kind: StatementKind,
    source: Token | None,
    content: frozenset[int],
    *,
    withheld: bool = False,
) -> Cue:
    negated = is_negated(tree, head) or (head.pos == "ADJ" and is_negated(tree, tree.head(head)))
    verb = head if head.pos in {"VERB", "AUX"} else clause(tree, head)
    return Cue(
        head=head,
        kind=_TURNED[kind] if negated else kind,
        sources=tuple(several(tree, source)) if source is not None else (),
        content=content if head.pos == "NOUN" else content - {head.index},
        negated=negated,
        modal=modal_of(tree, verb),
        withheld=withheld,
    )


__all__ = ["Cue", "StatementKind", "find_cues", "is_conditional", "phrase"]
