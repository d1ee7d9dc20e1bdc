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
    is_finite,
    is_negated,
    is_passive,
    lemma_of,
    modal_of,
    object_of,
    opening,
    phrase,
    several,
    subject_of,
    surface_subject,
)
from summarizer.reading.model import StatementKind
from summarizer.reading.standing import is_conditional
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
_PREDICATIVE = frozenset({"acomp", "oprd", "advcl", "conj", "ROOT", "relcl", "ccomp"})
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
    if source is None or lead is None:
        return
    whole = [] if token.head == token.index else tree.subtree(token)  # as a root, it has all below it
    frame = indices([token, lead, *phrase(tree, source), *whole])
    beside = tree.subtree(tree.head(token)) if token.dep == "acl" else tree.tokens
    told = indices(beside)
    yield _cue(tree, token, "says", source, told - frame)


def _label(tree: Tree) -> Iterator[Cue]:
    """Yield who stands before a colon: "Vell: The talks are over"."""
    colon = next((token for token in tree.tokens[: _LONGEST_LABEL + 1] if token.text == ":"), None)
    if colon is None or colon.index == 0 or colon.index > len(tree.tokens) - 3:
        return
    name = [token for token in tree.tokens[: colon.index] if token.pos != "PUNCT"]
    if not name or any(token.pos not in {"PROPN", "DET"} for token in name):
        return
    if name[-1].entity in _SOMEBODY or name[-1].text.isupper():
        yield _cue(tree, colon, "says", name[-1], indices(tree.tokens[colon.index + 1 :]))


def _signature(tree: Tree) -> Iterator[Cue]:
    """Yield who stands behind quoted words and a dash: "“I will not pay.” — Ana Vell"."""
    for dash in tree.tokens[:-1]:
        if dash.text in _DASHES and (dash.index == 0 or tree.tokens[dash.index - 1].tag == "''"):
            name = [token for token in tree.tokens[dash.index + 1 :] if token.pos != "PUNCT"]
            if name and len(name) <= _LONGEST_LABEL and name[0].pos == "PROPN":
                yield _cue(tree, dash, "says", name[0], indices(tree.tokens[: dash.index]))


def _quoting(tree: Tree, quoted: frozenset[int], found: list[Cue]) -> Iterator[Cue]:
    """Yield who quotes in other ways than by saying so: "Vell went after him as a “human leech”"."""
    told = frozenset(
        index for cue in found if cue.head.index not in quoted for index in (*cue.content, cue.head.index)
    )
    free = [token for token in tree.tokens if token.index in quoted - told and token.pos != "PUNCT"]
    named = all(token.text[:1].isupper() for token in free)  # “Harbour Day”
    asks_for_it = any(cue.head.index not in quoted and not cue.content for cue in found)
    if len(free) < _SHORTEST_QUOTED or named or asks_for_it:
        return
    verb = next((t for t in tree.ancestors(free[0]) if t.index not in quoted and is_finite(tree, t)), None)
    source = subject_of(tree, verb) if verb else None
    if verb and source and source.index not in quoted and _acts(source) and _is_somebody(tree, source):
        yield _cue(tree, verb, "says", source, indices(free))


# ---------------------------------------------------------------- verbs


def _verb(tree: Tree, verb: Token, quoted: frozenset[int]) -> Iterator[Cue]:
    if _lends(tree, verb):
        return  # "expressed concern": the noun tells it
    known, lead = _kind_of_verb(tree, verb)
    clauses = [below for below in tree.children(verb, "ccomp") if _is_told(tree, verb, below)]
    silent = lemma_of(verb) in words("silent", "verbs")
    if silent and (known is None or (clauses and not tree.child(verb, "xcomp"))):
        return  # "it means that"; "it means to" is a plan
    if known is None and not any(_has_tense(tree, below) for below in clauses):
        return
    kind = known or "says"
    if lemma_of(verb) == "ask" and lead is None and not _asks_for(tree, verb):
        kind = "says"
    source = _outside(tree, verb, subject_of(tree, verb), quoted)
    if source is None and not _untold(tree, verb):
        return
    if source is not None and not (_is_somebody(tree, source) and (known or _acts(source))):
        return
    withheld = _withheld(tree, verb)
    content = _content(tree, verb, source, kind, lead, clauses) or _around(tree, verb)
    if content is None and not _beside(tree, verb, kind):
        if not withheld:
            return
        content = indices(below for below in tree.subtree(verb) if below.index > verb.index)
    yield _cue(tree, verb, kind, source, content or frozenset(), withheld=withheld)


def _untold(tree: Tree, verb: Token) -> bool:
    """Tell whether a passive says something of which nobody is told who does: "it was feared that"."""
    told = tree.children(verb, "ccomp", "xcomp", "oprd")
    return bool(told and tree.children(verb, "auxpass")) and lemma_of(verb) not in words("silent", "passives")


def _outside(tree: Tree, verb: Token, source: Token | None, quoted: frozenset[int]) -> Token | None:
    """Return who says quoted words where the parser took these for the subject: “Full panic,” said Vell."""
    behind = verb.index > 0 and tree.tokens[verb.index - 1].tag == "''"  # “Will you?” asked Vell.
    if verb.index in quoted or (source.index not in quoted if source else not behind):
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


def _around(tree: Tree, verb: Token) -> frozenset[int] | None:
    """Return what is said around a clause that only tells who says it: "as Vell put it, the plan is dead"."""
    leads = tree.children(verb, "mark", "advmod")
    if verb.dep != "advcl" or not leads or leads[0].lower != "as" or leads[0].index != opening(tree, verb):
        return None
    frame = indices(tree.subtree(verb))
    told = tree.subtree(tree.head(verb), lambda below: below.index in frame)
    return indices(told) or None


def _kind_of_verb(tree: Tree, verb: Token) -> tuple[StatementKind | None, Token | None]:
    """Return what a verb says of its subject, with the preposition that it says so by, if it needs one."""
    kinds, lemma = _kinds("verbs"), lemma_of(verb)
    if lemma in {"put", "have", "see"} and (it := tree.child(verb, "dobj")) and it.lower == "it":
        return ("says", None) if _around(tree, verb) else (None, None)
    for lead in tree.children(verb, "prep", "prt", "advmod", "aux"):
        if kind := kinds.get(f"{lemma}_{lead.lower}"):
            return kind, lead
    return kinds.get(lemma), None


def _is_told(tree: Tree, verb: Token, clause_head: Token) -> bool:
    """Tell whether a clause is the object of a verb, and no condition before it: "had Peru agreed, …"."""
    return clause_head.index > verb.index or not is_conditional(tree, clause_head)


def _has_tense(tree: Tree, verb: Token) -> bool:
    marked = any(mark.lower in {"that", "if", "whether"} for mark in tree.children(verb, "mark"))
    return marked or (
        is_finite(tree, verb) and bool(tree.children(verb, "nsubj", "nsubjpass", "expl", "csubj"))
    )


def _withheld(tree: Tree, verb: Token) -> bool:
    """Tell whether a verb says that nothing was said: "declined to comment", "did not respond"."""
    silent = words("withheld", "verbs")
    lemma = lemma_of(verb)
    if lemma in silent and (is_negated(tree, verb) or _declined(tree, verb)):
        return True
    below = tree.child(verb, "xcomp")
    refuses = _kinds("verbs").get(lemma) == "refuses" or is_negated(tree, verb)
    return refuses and below is not None and lemma_of(below) in silent


def _declined(tree: Tree, verb: Token) -> bool:
    above = tree.head(verb)
    return verb.dep == "xcomp" and _kinds("verbs").get(lemma_of(above)) == "refuses"


def _content(
    tree: Tree,
    verb: Token,
    source: Token | None,
    kind: StatementKind,
    lead: Token | None,
    clauses: list[Token],
) -> frozenset[int] | None:
    """Return what is said, None where the verb has nothing of the sort beside it."""
    lemma = lemma_of(verb)
    addressed = lemma in words("addressed", "verbs")
    parts = [*clauses, *(below for below in tree.children(verb, "xcomp") if _infinitive(tree, below))]
    parts += [below for below in tree.children(verb, "advcl") if _is_complement(tree, verb, below)]
    matter = object_of(tree, verb)
    if named := tree.children(verb, "oprd"):  # "called the offer a joke"
        parts += [*named, *([matter] if matter else [])]
    written = source is not None and lemma_of(source) in words("texts", "nouns") | words("anonymous", "nouns")
    if matter is not None and (parts or lead is None) and (written or lemma in words("objects", "verbs")):
        leads = [lead for lead in tree.children(verb, "prep") if lead.index > verb.index]
        whole = [matter, *tree.children(verb, "oprd"), *leads]
        parts += whole if not (addressed and parts) else []
    elif matter is not None and parts and kind != "says" and not addressed:
        parts.append(matter)
    if is_passive(tree, verb) and not parts and (matter := tree.child(verb, "nsubjpass")):
        parts.append(matter)  # "the offer was rejected by the union"
        parts += [below for below in tree.children(verb, "prep") if tree.children(below, "pcomp")]
    if verb.dep == "relcl" and not (parts or lead) and source is not None and not antecedent(tree, source):
        return indices(phrase(tree, tree.head(verb)))  # "the losses that he cited"
    if lead is not None:
        parts += [lead, *([matter] if matter else [])] if lead.dep == "prep" else _matters(tree, verb)
    found = frozenset(index for part in parts for index in indices(tree.subtree(part)))
    return _on_its_side(tree, verb, found) or None


def _on_its_side(tree: Tree, verb: Token, content: frozenset[int]) -> frozenset[int]:
    """Return what is on the verb's side of a semicolon, across which the parser likes to join clauses."""
    stops = [token.index for token in tree.tokens if token.text == ";"]
    first = max((stop for stop in stops if stop < verb.index), default=-1)
    last = min((stop for stop in stops if stop > verb.index), default=len(tree.tokens))
    return frozenset(index for index in content if first < index < last)


def _matters(tree: Tree, word: Token) -> list[Token]:
    return [lead for lead in tree.children(word, "prep") if lead.lower in _MATTER]


def _infinitive(tree: Tree, verb: Token) -> bool:
    return any(aux.lower == "to" for aux in tree.children(verb, "aux")) or verb.tag == "VBG"


def _asks_for(tree: Tree, verb: Token) -> bool:
    """Tell whether "ask" is to want something done, and not to put a question."""
    return any(
        below.dep == "xcomp" or _that(tree, below) for below in tree.children(verb, "xcomp", "ccomp", "advcl")
    )


def _lends(tree: Tree, verb: Token) -> bool:
    """Tell whether a verb only lends itself to a noun that says something: "expressed concern about"."""
    matter = tree.child(verb, "dobj")
    return (
        matter is not None
        and lemma_of(verb) in words("light", "verbs")
        and lemma_of(matter) in _kinds("nouns")
        and bool(tree.children(matter, "prep", "acl", "relcl", "ccomp"))
    )


def _that(tree: Tree, verb: Token) -> bool:
    marks = {mark.lower for mark in tree.children(verb, "mark")}
    return "that" in marks and "so" not in marks


def _is_complement(tree: Tree, verb: Token, below: Token) -> bool:
    """Tell whether a clause that the parser takes for an adverb is what is said: "have not said when …"."""
    opens = tree.tokens[opening(tree, below)]
    asked = opens.tag in {"WRB", "WP"} and opens.index == verb.index + 1
    return asked or _that(tree, below) or _for_to(tree, below)


def _for_to(tree: Tree, verb: Token) -> bool:
    """Tell whether a clause is what is aimed at: "aims for the troops to leave"."""
    return any(mark.lower == "for" for mark in tree.children(verb, "mark")) and _infinitive(tree, verb)


def _beside(tree: Tree, verb: Token, kind: StatementKind) -> bool:
    """Tell whether a verb may say what stands around it: “…,” said Vell; the plan, Vell warned, is dead."""
    if kind not in {"says", "warns", "demands", "agrees"} or (
        tree.children(verb, "dobj") and lemma_of(verb) not in words("addressed", "verbs")
    ):
        return False
    return is_finite(tree, verb) or verb.tag == "VBG" or bool(tree.children(verb, "nsubj"))


# ---------------------------------------------------------------- nouns and adjectives


def _noun(tree: Tree, noun: Token) -> Iterator[Cue]:
    kind = _kinds("nouns").get(lemma_of(noun))
    if kind is None:
        return
    parts = [below for below in tree.children(noun, "acl", "relcl", "ccomp", "xcomp") if _tells(tree, below)]
    leads = _matters(tree, noun)
    owner, by = _owner(tree, noun, with_clause=bool(parts))
    leads = [lead for lead in leads if lead.index != by]
    if owner is None or not _is_somebody(tree, owner):
        return
    if frame := _frame(tree, noun):
        yield _cue(tree, noun, kind, owner, indices(tree.tokens) - indices(tree.subtree(frame)))
        return
    if not (parts or leads) and not (kind == "agrees" and noun.dep in {"dobj", "pobj"}):
        return  # "reached a deal" tells enough, "made a statement" nothing
    content = frozenset(index for part in [*parts, *leads] for index in indices(tree.subtree(part)))
    yield _cue(tree, noun, kind, owner, content or indices(phrase(tree, noun)))


def _frame(tree: Tree, noun: Token) -> Token | None:
    """Return what leads to a noun beside what is said: "in Vell's view, …", "by his own account, …"."""
    lead = tree.head(noun)
    frames = noun.dep == "pobj" and lead.lower in {"in", "by"} and tree.head(lead).pos in {"VERB", "AUX"}
    says = lemma_of(noun) in words("framing", "nouns")
    return lead if frames and says else None


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
        by = {"by", "from"} if lemma_of(noun) not in words("framing", "nouns") else {"by", "from", "of"}
        if lead.lower in by and (behind := tree.child(lead, "pobj")):
            return behind, lead.index
    if noun.dep == "attr":  # "is a critic of the plan"
        return surface_subject(tree, tree.head(noun)), -1
    above = tree.head(tree.head(noun)) if noun.dep == "pobj" else tree.head(noun)
    if noun.dep in {"dobj", "pobj"} and lemma_of(above) in words("light", "verbs"):
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


def _adjective(tree: Tree, adjective: Token) -> Iterator[Cue]:
    kind = _kinds("adjectives")[adjective.lower]
    above = tree.head(adjective)
    made = adjective.dep in {"ccomp", "oprd", "acomp"} and above.lemma == "make"  # "made it clear that"
    verb = above if adjective.dep == "acomp" or made else adjective
    if (source := surface_subject(tree, verb)) is None:
        return
    parts = tree.children(adjective, "xcomp", "ccomp", "prep")
    if made:
        parts += tuple(below for below in tree.children(above, "ccomp", "advcl") if _that(tree, below))
        parts += tuple(below for below in tree.children(adjective, "advcl") if _that(tree, below))
    if not parts or not _is_somebody(tree, source) or source.lower == "it":
        return
    content = frozenset(index for part in parts for index in indices(tree.subtree(part)))
    yield _cue(tree, adjective, kind, source, content)


# ---------------------------------------------------------------- all


def _each(tree: Tree, source: Token) -> tuple[Token, ...]:
    """Return all who say it; none of several of whom each says something else, "respectively"."""
    everyone = tuple(several(tree, source))
    apart = any(token.lower == "respectively" for token in tree.tokens)
    return () if apart and len(everyone) > 1 else everyone


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
        sources=_each(tree, source) if source is not None else (),
        content=content if head.pos == "NOUN" else content - {head.index},
        negated=negated,
        modal=modal_of(tree, verb),
        withheld=withheld,
    )
