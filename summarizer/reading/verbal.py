"""Verbs that say that their subject takes a position, and what the parse shows to be said."""

from collections.abc import Iterator

from summarizer.domain.disputes import StatementKind
from summarizer.parsing import Token, Tree
from summarizer.reading.cue import Cue, acts, cue_at, has_that, is_somebody, kinds_of, matters
from summarizer.reading.grammar import (
    antecedent,
    indices,
    is_finite,
    is_negated,
    is_passive,
    lemma_of,
    object_of,
    opening,
    phrase,
    subject_of,
)
from summarizer.reading.standing import is_conditional
from summarizer.text.lexicon import words

_NAMING = frozenset({"PROPN", "PRON", "NOUN"})


def verb_cues(tree: Tree, verb: Token, quoted: frozenset[int]) -> Iterator[Cue]:
    """Yield who says it by a verb and what; nobody, in a passive that tells nobody: "it was feared"."""
    if _lends(tree, verb):
        return  # "expressed concern": the noun tells it
    known, lead = kind_of_verb(tree, verb)
    clauses = [below for below in tree.children(verb, "ccomp") if _is_told(tree, verb, below)]
    silent = lemma_of(verb) in words("silent", "verbs")
    if silent and (known is None or (clauses and not tree.child(verb, "xcomp"))):
        return  # "it means that"; "it means to" is a plan
    if known is None and not any(_is_object(tree, verb, below, quoted) for below in clauses):
        return
    kind = known or "says"
    if lemma_of(verb) == "ask" and lead is None and not _asks_for(tree, verb):
        kind = "says"
    source = _outside(tree, verb, subject_of(tree, verb), quoted)
    if source is None and not (known and _untold(tree, verb)):
        return
    if source is not None and not (is_somebody(tree, source) and (known or acts(source))):
        return
    withheld = _withheld(tree, verb)
    content = _content(tree, verb, source, kind, lead, clauses)
    if content is None and kind == "says":
        content = _around(tree, verb)
    if content is None and not _beside(tree, verb, kind):
        if not withheld:
            return
        content = indices(below for below in tree.subtree(verb) if below.index > verb.index)
    yield cue_at(tree, verb, kind, source, content or frozenset(), withheld=withheld)


def _untold(tree: Tree, verb: Token) -> bool:
    """Tell whether a passive says something of which nobody is told who does: "it was feared that"."""
    told = [*tree.children(verb, "ccomp", "xcomp", "oprd")]
    told += [below for below in tree.children(verb, "prep") if below.lower in {"as", "of"}]
    return bool(told and tree.children(verb, "auxpass")) and lemma_of(verb) not in words("silent", "passives")


def _outside(tree: Tree, verb: Token, source: Token | None, quoted: frozenset[int]) -> Token | None:
    """Return who says quoted words where the parser took these for the subject: “Full panic,” said Vell."""
    behind = verb.index > 0 and tree.tokens[verb.index - 1].tag == "''"  # “Will you?” asked Vell.
    if verb.index in quoted or (source.index not in quoted if source else not behind):
        return source
    beside = tree.children(verb, "nsubj", "dobj", "oprd", "attr", "npadvmod", "dep")
    return next((token for token in beside if token.index not in quoted and token.pos in _NAMING), None)


def _around(tree: Tree, verb: Token) -> frozenset[int] | None:
    """Return what is said around a clause that only tells who says it: "as Vell put it, the plan is dead"."""
    leads = tree.children(verb, "mark", "advmod")
    if verb.dep != "advcl" or not leads or leads[0].lower != "as" or leads[0].index != opening(tree, verb):
        return None
    if any(below.lower != "it" for below in tree.children(verb, "dobj", "xcomp", "ccomp")):
        return None
    frame = indices(tree.subtree(verb))
    told = tree.subtree(tree.head(verb), lambda below: below.index in frame)
    return indices(told) or None


def kind_of_verb(tree: Tree, verb: Token) -> tuple[StatementKind | None, Token | None]:
    """Return what a verb says of its subject, with the preposition that it says so by, if it needs one."""
    kinds, lemma = kinds_of("verbs"), lemma_of(verb)
    if lemma in {"put", "have", "see"} and (it := tree.child(verb, "dobj")) and it.lower == "it":
        return ("says", None) if _around(tree, verb) else (None, None)
    if _concedes(tree, verb):
        return "offers", None
    for lead in tree.children(verb, "prep", "prt", "advmod", "aux"):
        if kind := kinds.get(f"{lemma}_{lead.lower}"):
            return kind, lead
    goes_on = lemma == "continue" and tree.children(verb, "xcomp", "dobj")
    if goes_on or tree.children(verb, "prt") or _convenes(tree, verb):
        return None, None  # "backed out of the plan" backs nothing, "continued to sell" says nothing
    return kinds.get(lemma), None


def _convenes(tree: Tree, verb: Token) -> bool:
    """Tell whether somebody calls a meeting, and nothing by a name: "called the plan a joke"."""
    named = tree.children(verb, "oprd", "xcomp", "ccomp", "acomp")
    meeting = any(lemma_of(noun) in words("occasions", "nouns") for noun in tree.children(verb, "dobj"))
    return lemma_of(verb) == "call" and meeting and not named


def _concedes(tree: Tree, verb: Token) -> bool:
    """Tell whether somebody gives up what they did, wanted or refused: "dropped its demand"."""
    given = tree.children(verb, "dobj", "nsubjpass")
    if any(helper.lower == "will" for helper in tree.children(verb, "aux")):
        return False  # "will relinquish the chair" is a plan
    if lemma_of(verb) in words("conceding", "alone"):
        return bool(given)
    nouns = words("conceding", "nouns")
    return lemma_of(verb) in words("conceding", "verbs") and any(lemma_of(noun) in nouns for noun in given)


def _is_object(tree: Tree, verb: Token, clause_head: Token, quoted: frozenset[int]) -> bool:
    """Tell whether a clause is what a verb of any kind says: behind it, or in quotation marks before it.

    Another one before it only stands beside it: "Oro lost a tenth, Norlin dropped a third".
    """
    said = clause_head.index > verb.index or clause_head.index in quoted
    return said and _has_tense(tree, clause_head)


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
    refuses = kinds_of("verbs").get(lemma) == "refuses" or is_negated(tree, verb)
    return refuses and below is not None and lemma_of(below) in silent


def _declined(tree: Tree, verb: Token) -> bool:
    above = tree.head(verb)
    return verb.dep == "xcomp" and kinds_of("verbs").get(lemma_of(above)) == "refuses"


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
    whole_object = written or lemma in words("objects", "verbs") or _concedes(tree, verb)
    if matter is not None and (parts or lead is None) and whole_object:
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
    if not (parts or matter) and kind in {"says", "refuses", "warns"}:
        parts += [below for below in tree.children(verb, "prep") if below.lower == "about"]
    if lead is not None:
        parts += [lead, *([matter] if matter else [])] if lead.dep == "prep" else matters(tree, verb)
    found = frozenset(index for part in parts for index in indices(tree.subtree(part)))
    return _on_its_side(tree, verb, found) or None


def _on_its_side(tree: Tree, verb: Token, content: frozenset[int]) -> frozenset[int]:
    """Return what is on the verb's side of a semicolon, across which the parser likes to join clauses."""
    stops = [token.index for token in tree.tokens if token.text == ";"]
    first = max((stop for stop in stops if stop < verb.index), default=-1)
    last = min((stop for stop in stops if stop > verb.index), default=len(tree.tokens))
    return frozenset(index for index in content if first < index < last)


def _infinitive(tree: Tree, verb: Token) -> bool:
    return any(aux.lower == "to" for aux in tree.children(verb, "aux")) or verb.tag == "VBG"


def _asks_for(tree: Tree, verb: Token) -> bool:
    """Tell whether "ask" is to want something done, and not to put a question."""
    return any(
        below.dep == "xcomp" or has_that(tree, below)
        for below in tree.children(verb, "xcomp", "ccomp", "advcl")
    )


def _lends(tree: Tree, verb: Token) -> bool:
    """Tell whether a verb only lends itself to a noun that says something: "expressed concern about"."""
    matter = tree.child(verb, "dobj")
    return (
        matter is not None
        and lemma_of(verb) in words("light", "verbs")
        and lemma_of(matter) in kinds_of("nouns")
        and bool(tree.children(matter, "prep", "acl", "relcl", "ccomp"))
    )


def _is_complement(tree: Tree, verb: Token, below: Token) -> bool:
    """Tell whether a clause that the parser takes for an adverb is what is said: "have not said when …"."""
    opens = tree.tokens[opening(tree, below)]
    asked = opens.tag in {"WRB", "WP"} and opens.index == verb.index + 1
    return asked or has_that(tree, below) or _for_to(tree, below)


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
