"""Nouns and adjectives of saying, wanting and refusing, and whose they are."""

from collections.abc import Iterator

from summarizer.parsing import Token, Tree
from summarizer.reading.cue import Cue, cue_at, has_that, is_somebody, kinds_of, matters
from summarizer.reading.grammar import (
    indices,
    is_negated,
    lemma_of,
    phrase,
    subject_of,
    surface_subject,
)
from summarizer.text.lexicon import words

_NEAR = frozenset({"close", "near", "nearer", "closer"})
_PREDICATIVE = frozenset({"acomp", "oprd", "advcl", "conj", "ROOT", "relcl", "ccomp"})


def noun_cues(tree: Tree, noun: Token) -> Iterator[Cue]:
    """Yield whose a noun is with what it says: "the demand of the union that", "reached a deal"."""
    kind = kinds_of("nouns").get(lemma_of(noun))
    if kind is None:
        return
    parts = [below for below in tree.children(noun, "acl", "relcl", "ccomp", "xcomp") if _tells(tree, below)]
    leads = matters(tree, noun)
    owner, by = _partners(tree, noun) or _owner(tree, noun, with_clause=bool(parts))
    leads = [lead for lead in leads if lead.index != by]
    if owner is None or not is_somebody(tree, owner) or _is_not_made(tree, noun):
        return
    if frame := _frame(tree, noun):
        yield cue_at(tree, noun, kind, owner, indices(tree.tokens) - indices(tree.subtree(frame)))
        return
    made = kind == "agrees" and (noun.dep in {"dobj", "pobj"} or owner.index > noun.index)
    if not (parts or leads or made):
        return  # "reached a deal" tells enough, "made a statement" nothing
    content = frozenset(index for part in [*parts, *leads] for index in indices(tree.subtree(part)))
    yield cue_at(tree, noun, kind, owner, content or indices(phrase(tree, noun)))


def _frame(tree: Tree, noun: Token) -> Token | None:
    """Return what leads to a noun beside what is said: "in Vell's view, …", "by his own account, …"."""
    lead = tree.head(noun)
    frames = noun.dep == "pobj" and lead.lower in {"in", "by"} and tree.head(lead).pos in {"VERB", "AUX"}
    says = lemma_of(noun) in words("framing", "nouns")
    return lead if frames and says else None


def _tells(tree: Tree, verb: Token) -> bool:
    """Tell whether a clause is what a noun says: "the claim that it is late", "the plan to leave"."""
    if verb.dep == "relcl":
        return has_that(tree, verb) and bool(tree.children(verb, "nsubj", "nsubjpass"))
    return has_that(tree, verb) or any(aux.lower == "to" for aux in tree.children(verb, "aux"))


def _owner(tree: Tree, noun: Token, *, with_clause: bool) -> tuple[Token | None, int]:
    """Return whose a demand or claim is, and the index of the preposition that says so, or -1."""
    if owner := tree.child(noun, "poss"):
        return owner, -1
    for lead in tree.children(noun, "prep", "agent"):
        by = {"by", "from"} if lemma_of(noun) not in words("framing", "nouns") else {"by", "from", "of"}
        if lead.lower in by and (behind := tree.child(lead, "pobj")):
            return behind, lead.index
    if noun.dep == "attr":  # "is a critic of the plan"
        return surface_subject(tree, tree.head(noun)), -1
    above = tree.head(tree.head(noun)) if noun.dep == "pobj" else tree.head(noun)
    if noun.dep in {"dobj", "pobj"} and above.pos not in {"ADJ", "ADV"} and lemma_of(above) in _lending(noun):
        return subject_of(tree, above), -1
    before = above.lemma == "be" and above.index < noun.index
    if noun.dep == "pobj" and before and tree.head(noun).lower == "in":
        return surface_subject(tree, above), -1  # "is in favour of the plan"
    if noun.dep == "pobj" and above.dep == "acomp" and above.lower in _NEAR:
        return surface_subject(tree, tree.head(above)), -1
    if with_clause and (
        state := next(
            (t for t in tree.children(noun, "compound", "amod") if t.entity in {"GPE", "NORP", "ORG"}), None
        )
    ):
        return state, -1
    return None, -1


def _is_not_made(tree: Tree, noun: Token) -> bool:
    """Tell whether nobody says it: "has not made a demand", "did not come forward with a request"."""
    above = tree.head(tree.head(noun)) if noun.dep == "pobj" else tree.head(noun)
    given = noun.dep in {"dobj", "pobj"} and lemma_of(above) in words("light", "verbs")
    return given and is_negated(tree, above)


def _lending(noun: Token) -> frozenset[str]:
    """Return the verbs whose subject has what a noun says: "made a demand", "are closing in on a deal"."""
    agrees = kinds_of("nouns").get(lemma_of(noun)) == "agrees"
    return words("light", "verbs") | (words("light", "nearing") if agrees else frozenset())


def _partners(tree: Tree, noun: Token) -> tuple[Token, int] | None:
    """Return whose an agreement is that a sentence tells of: "a deal between Oro and Peru"."""
    new = any(below.lower in {"a", "an"} for below in tree.children(noun, "det"))
    if not new or noun.dep != "nsubj" or kinds_of("nouns").get(lemma_of(noun)) != "agrees":
        return None
    for lead in tree.children(noun, "prep"):
        if lead.lower == "between" and (behind := tree.child(lead, "pobj")):
            return behind, lead.index
    for below in tree.children(noun, "relcl", "acl"):
        if lemma_of(below) == "involve" and (behind := tree.child(below, "dobj")):
            return behind, -1
    return None


def is_adjective(tree: Tree, token: Token) -> bool:
    """Tell whether a word is an adjective that takes a position: "is reluctant to leave"."""
    predicative = token.dep in _PREDICATIVE and not tree.children(token, "agent")
    return predicative and token.lower in kinds_of("adjectives")


def adjective_cues(tree: Tree, adjective: Token) -> Iterator[Cue]:
    """Yield who an adjective is said of with what it is said on: "is ready to sign"."""
    kind = kinds_of("adjectives")[adjective.lower]
    above = tree.head(adjective)
    made = adjective.dep in {"ccomp", "oprd", "acomp"} and above.lemma == "make"  # "made it clear that"
    verb = above if adjective.dep == "acomp" or made else adjective
    if (source := surface_subject(tree, verb)) is None:
        return
    clauses_only = kind in {"plans", "offers"}  # "set to leave"; not "set in stone"
    parts = tree.children(adjective, "xcomp", "ccomp", *(() if clauses_only else ("prep",)))
    if clauses_only:  # "open to leaving"
        parts += tuple(lead for lead in tree.children(adjective, "prep") if tree.child(lead, "pcomp"))
    if made:
        parts += tuple(below for below in tree.children(above, "ccomp", "advcl") if has_that(tree, below))
        parts += tuple(below for below in tree.children(adjective, "advcl") if has_that(tree, below))
    if not parts or not is_somebody(tree, source) or source.lower == "it":
        return
    content = frozenset(index for part in parts for index in indices(tree.subtree(part)))
    yield cue_at(tree, adjective, kind, source, content)
