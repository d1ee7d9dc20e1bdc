"""What the reading knows becomes claims in the article's own words, not yet chosen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from summarizer.domain import Attribution, Span
from summarizer.domain.disputes import StatementKind
from summarizer.kinds.disputes.positions.alone import is_quoted_whole, says_something
from summarizer.kinds.disputes.positions.holders import is_holders, speaking, tells, unpointed, vouched
from summarizer.kinds.disputes.positions.saying import worded
from summarizer.kinds.disputes.timeline.events import told_by
from summarizer.kinds.disputes.wording.clauses import Clause, Clauses
from summarizer.kinds.disputes.wording.cutting import is_bidden, is_frame, is_framing, subject_within
from summarizer.parsing import Token, Tree
from summarizer.reading import Statement
from summarizer.reading.grammar import SUBJECTS, several
from summarizer.reading.verbal import kind_of_verb
from summarizer.text.lexicon import words

_MERELY_SAID = frozenset({"plans", "says"})
"""Kinds that give way to another where one sentence has several statements of the same holder."""
_NEEDS = frozenset({"need", "have", "ought"})
"""What leads to what somebody has to do: the modals among the verbs."""
_SAME = 0.8
"""Share of the words of the shorter clause that a longer one has, too, where both say one thing."""


@dataclass(frozen=True)
class Held:
    """A position that may be shown."""

    clause: Clause
    holders: tuple[str, ...]
    kind: StatementKind
    attribution: Attribution
    cue: Span
    """The word that says that it is held."""
    framed: bool = False
    """Whether the clause is what is said, without that the holder says it."""
    withheld: bool = False
    """Whether it is that somebody says nothing on a matter."""

    @property
    def sentence(self) -> int:
        """Number of the sentence that says it."""
        return self.clause.sentences[-1]


def positions_of(clauses: Clauses) -> list[Held]:
    """Return the positions of parties that can be told alone, in the order of the article."""
    statements = clauses.reading.statements
    held = [
        s
        for s in statements
        if s.holder and s.modality == "stated" and tells(s, clauses) and is_holders(s, clauses)
    ]
    found: list[Held] = []
    for _, group in groupby(held, key=lambda statement: statement.cue.start):
        together = list(group)
        holders = tuple(dict.fromkeys(s.holder for s in together if s.holder))
        first = together[0]
        if _is_in_own_quotation(clauses, first):
            continue
        for clause, framed in worded(clauses, first):
            who = speaking(clauses, holders) if clause.own_words else holders
            if _is_wish(clauses, clause):
                continue
            if framed and (_is_told_by_another(clauses, clause, first) or _addresses(clauses, clause)):
                continue
            if framed and (other := _of_another(clauses, clause, first)):
                found.append(other)
                continue
            teller = vouched(clauses, first, framed=framed)
            found.append(Held(clause, who, _kind(clauses, first), teller, first.cue, framed, first.withheld))
    told = [held for held in found if clauses.is_told(held.sentence) and says_something(clauses, held)]
    told = [held for held in told if not is_quoted_whole(held, told)]
    if clauses.is_opinion:  # what whoever writes it makes others want or think is not theirs
        told = [held for held in told if is_framing(*clauses.token(held.cue)[1:])]
    return _distinct([*told, *_planned(clauses)])


def _is_wish(clauses: Clauses, clause: Clause) -> bool:
    """Tell whether what is said is what shall be done by somebody: "insisted that the union agree"."""
    return clause.verb is not None and is_bidden(*clauses.token(clause.verb)[1:])


def _kind(clauses: Clauses, statement: Statement) -> StatementKind:
    """Return what a holder does: who only judges something or feels about it says so."""
    _, tree, word = clauses.token(statement.cue)
    if statement.withheld:
        return "refuses"
    judging = words("judging", "verbs") | words("judging", "adjectives") | words("judging", "feelings")
    if word.lemma.lower() in judging and word.pos != "NOUN":
        return "says"
    if statement.kind == "warns" and word.pos == "NOUN":
        return "says"  # "has concerns"
    if statement.kind == "agrees" and _is_near(tree, word):
        return "plans"
    own = statement.kind == "demands" and _is_own_doing(tree, word)
    return "plans" if own else statement.kind


def _is_near(tree: Tree, noun: Token) -> bool:
    """Tell whether an agreement is not made yet: "are closing in on a deal", "are close to a deal"."""
    above = tree.head(tree.head(noun)) if noun.dep == "pobj" else tree.head(noun)
    return noun.pos == "NOUN" and (above.lemma in words("light", "nearing") or above.dep == "acomp")


def _is_own_doing(tree: Tree, verb: Token) -> bool:
    """Tell whether somebody wants to do something, and not that others do it: "seeks to sell the ferries"."""
    done = tree.child(verb, "xcomp")
    if verb.pos != "VERB" or done is None or done.tag != "VB" or tree.children(done, *SUBJECTS, "auxpass"):
        return False
    if tree.children(verb, "auxpass"):
        return False
    return not any(below.index < done.index for below in tree.children(verb, "dobj", "dative", "prep"))


def _of_another(clauses: Clauses, clause: Clause, statement: Statement) -> Held | None:
    """Return what one party says that another wants, refuses or is going to do, as that other's position."""
    doers = _doers(clauses, clause)
    if clause.verb is None or not doers or statement.holder in doers or clause.own_words:
        return None
    if clauses.quotation(clause.verb.start) is not None:
        return None
    _, tree, verb = clauses.token(clause.verb)
    kind, _ = kind_of_verb(tree, verb)
    ahead = _is_ahead(tree, verb)
    if _is_possible(tree, verb) or _undergoes(verb):
        return None
    if tree.child(verb, "neg") or (kind in {None, "says"} and not ahead):
        return None
    source = unpointed(statement.source) if statement.source else None
    teller = Attribution(according_to=source, certainty="reported")
    return Held(clause, doers, kind if kind and kind != "says" else "plans", teller, clause.verb)


def _is_told_by_another(clauses: Clauses, clause: Clause, statement: Statement) -> bool:
    """Tell whether what is said is only that another party says something, or no sentence at all."""
    begin = min(clause.places)
    first = clauses.token(Span(start=begin, end=begin + 1))[2]
    if first.tag in {"VBN", "VBD"} and clauses.quotation(begin) is None:
        return True  # "entitled The Port"
    if clause.verb is None:
        return False
    _, tree, verb = clauses.token(clause.verb)
    doers = _doers(clauses, clause)
    cited = clauses.token(statement.cue)[2].lower == "according"
    return cited and bool(doers) and statement.holder not in doers and is_frame(tree, verb)


def _addresses(clauses: Clauses, clause: Clause) -> bool:
    """Tell whether quoted words speak to somebody whom they do not name: "You want to sell the port"."""
    if clause.verb is None:
        return False
    _, tree, verb = clauses.token(clause.verb)
    return any(part.lower == "you" for part in tree.children(verb, *SUBJECTS, "dobj", "dative"))


def _is_possible(tree: Tree, verb: Token) -> bool:
    """Tell whether somebody only may do something, which is what others think: "Vell could accept it"."""
    helpers = {token.lower for token in tree.children(verb, "aux")}
    return bool(helpers & {"can", "could", "may", "might", "must", "should"})


def _undergoes(verb: Token) -> bool:
    """Tell whether a verb tells what comes to its subject, which is no plan of theirs: "will receive pay"."""
    return verb.lemma.lower() in words("undergoing", "verbs")


def _is_ahead(tree: Tree, verb: Token) -> bool:
    """Tell whether a clause is about what somebody is going to do: "will leave", "is to leave"."""
    will = any(helper.lower == "will" for helper in tree.children(verb, "aux"))
    to = any(helper.lower == "to" for x in tree.children(verb, "xcomp") for helper in tree.children(x, "aux"))
    return will or (verb.lemma == "be" and to)


def _planned(clauses: Clauses) -> Iterator[Held]:
    """Yield what parties are going to do, which is told of them and not by them."""
    for happening in clauses.reading.happenings:
        if happening.status != "planned" or happening.modality != "stated":
            continue
        clause, attribution = clauses.around(happening.predicate), told_by(clauses, happening)
        holders = _doers(clauses, clause) if clause and not _is_past(clauses, clause) else ()
        if not clause or _is_wish(clauses, clause):
            continue
        if not holders or clause.own_words or not clauses.is_told(happening.sentence):
            continue
        if _undergoes(clauses.token(happening.predicate)[2]):
            continue
        if clauses.token(happening.predicate)[2].lemma == "be" or _is_needed(clauses, happening.predicate):
            continue  # "will be the first woman", "needs to leave": nobody's plan
        if _is_aim_of_others(clauses, happening.predicate, clause):
            continue
        others = clauses.quotation(happening.predicate.start) is not None or "[" in clause.text.split()[0]
        if attribution is not None and not others:
            yield Held(clause, holders, "plans", attribution, happening.predicate)


def _is_needed(clauses: Clauses, predicate: Span) -> bool:
    """Tell whether something has to be done, or is done to somebody, which is no plan of theirs."""
    _, tree, verb = clauses.token(predicate)
    reports = verb.lemma.lower() in words("reporting", "verbs")
    found = kind_of_verb(tree, verb)[0] == "says" and not reports  # "will find it hard"
    return found or bool(tree.children(verb, "nsubjpass")) or tree.head(verb).lemma in _NEEDS


def _is_aim_of_others(clauses: Clauses, predicate: Span, clause: Clause) -> bool:
    """Tell whether something is what others did a thing to its subject for: "was set up to discuss it"."""
    _, tree, verb = clauses.token(predicate)
    done = clause.verb is not None and bool(tree.children(clauses.token(clause.verb)[2], "nsubjpass"))
    return verb.dep == "advcl" and done


def _is_past(clauses: Clauses, clause: Clause) -> bool:
    """Tell whether a clause tells what somebody did, whatever is planned within it."""
    verb = clauses.token(clause.verb)[2] if clause.verb else None
    return verb is not None and verb.tag == "VBD" and verb.lemma not in {"be", "have"}


def _doers(clauses: Clauses, clause: Clause) -> tuple[str, ...]:
    """Return the parties that are the subject of a clause, all of them named in it; else nobody."""
    if clause.verb is None:
        return ()
    sentence, tree, verb = clauses.token(clause.verb)
    subject = subject_within(tree, verb)
    named = several(tree, subject) if subject else []
    places = [sentence.start + token.start for token in named]
    if any(clauses.is_of_several(place, place + 1) for place in places):
        return ()
    parties = [clauses.party_at(place) for place in places]
    return tuple(dict.fromkeys(party for party in parties if party)) if all(parties) else ()


def _is_in_own_quotation(clauses: Clauses, statement: Statement) -> bool:
    """Tell whether a statement is a part of what its holder is quoted with, which is told as a whole."""
    at = statement.cue.start
    return clauses.quotation(at) is not None and any(
        other.holder == statement.holder
        and clauses.quotation(other.cue.start) is None
        and any(span.start <= at < span.end for span in other.content_spans)
        for other in clauses.statements(clauses.token(statement.cue)[0].number)
    )


def _distinct(found: Sequence[Held]) -> list[Held]:
    """Keep one of what the same holders say in the same words, or in words within others."""
    kept: dict[int, list[Held]] = {}
    for each in found:
        here = kept.setdefault(each.sentence, [])
        twin = next((k for k in here if k.holders == each.holders and _within(k.clause, each.clause)), None)
        if twin is None:
            here.append(each)
            continue
        better = max((twin, each), key=lambda held: (held.kind not in _MERELY_SAID, len(held.clause.text)))
        here[here.index(twin)] = better
    return [held for here in kept.values() for held in here]


def _within(one: Clause, other: Clause) -> bool:
    """Tell whether the words of one clause are the greater part of the other's, or all of them."""
    shorter = min(len(one.places), len(other.places))
    return len(one.places & other.places) >= shorter * _SAME
