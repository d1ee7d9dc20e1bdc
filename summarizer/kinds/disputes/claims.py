"""What the reading knows becomes claims in the article's own words, not yet chosen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, takewhile

from summarizer.domain import Attribution, Span
from summarizer.domain.disputes import StatementKind
from summarizer.kinds.disputes.clauses import Clause, Clauses
from summarizer.kinds.disputes.cutting import is_bidden, is_frame, is_framing, subject_within
from summarizer.kinds.disputes.events import told_by
from summarizer.parsing import Token, Tree
from summarizer.reading import Statement
from summarizer.reading.grammar import SUBJECTS, several
from summarizer.reading.sorts import is_office, sort_of
from summarizer.reading.verbal import kind_of_verb
from summarizer.reading.voices import THIRD_PERSON
from summarizer.text.lexicon import words

_MERELY_SAID = frozenset({"plans", "says"})
"""Kinds that give way to another where one sentence has several statements of the same holder."""
_MATTERS = frozenset({"whether", "about", "when", "why", "how"})
"""Words that lead to what somebody says nothing on."""
_TELLING = frozenset({"as", "for", "of", "over", "to"})
"""What leads to what is said with a verb that has an object: "criticised Peru for", "described it as"."""
_STATES = frozenset({"countries", "governments", "nations"})
_SOME = frozenset({"some", "many", "most", "few", "several", "half", "majority"})
_NEEDS = frozenset({"need", "have", "ought"})
"""What leads to what somebody has to do: the modals among the verbs."""
_ASIDE = frozenset({"acl", "advcl", "relcl"})
_CASES = frozenset({"for", "if", "unless", "under", "without"})
_SHORTEST_MATTER = 4
"""Words of what is said from which it tells something: not "conveyed the message"."""
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
        if s.holder and s.modality == "stated" and _tells(s, clauses) and _is_holders(s, clauses)
    ]
    found: list[Held] = []
    for _, group in groupby(held, key=lambda statement: statement.cue.start):
        together = list(group)
        holders = tuple(dict.fromkeys(s.holder for s in together if s.holder))
        first = together[0]
        if _is_in_own_quotation(clauses, first):
            continue
        for clause, framed in _worded(clauses, first):
            who = _speaking(clauses, holders) if clause.own_words else holders
            if _is_wish(clauses, clause):
                continue
            if framed and _is_told_by_another(clauses, clause, first):
                continue
            if framed and (other := _of_another(clauses, clause, first)):
                found.append(other)
                continue
            teller = _vouched(clauses, first, framed=framed)
            found.append(Held(clause, who, _kind(clauses, first), teller, first.cue, framed, first.withheld))
    told = [held for held in found if clauses.is_told(held.sentence) and _says_something(clauses, held)]
    if clauses.is_opinion:  # what whoever writes it makes others want or think is not theirs
        told = [held for held in told if is_framing(*clauses.token(held.cue)[1:])]
    return _distinct([*told, *_planned(clauses)])


def _is_wish(clauses: Clauses, clause: Clause) -> bool:
    """Tell whether what is said is what shall be done by somebody: "insisted that the union agree"."""
    return clause.verb is not None and is_bidden(*clauses.token(clause.verb)[1:])


def _kind(clauses: Clauses, statement: Statement) -> StatementKind:
    """Return what a holder does: who only judges something or feels about it says so."""
    _, tree, word = clauses.token(statement.cue)
    judging = words("judging", "verbs") | words("judging", "adjectives")
    if word.lemma.lower() in judging and word.pos != "NOUN":
        return "says"
    if statement.kind == "warns" and word.pos == "NOUN":
        return "says"  # "has concerns"
    own = statement.kind == "demands" and _is_own_doing(tree, word)
    return "plans" if own else statement.kind


def _is_own_doing(tree: Tree, verb: Token) -> bool:
    """Tell whether somebody wants to do something, and not that others do it: "seeks to sell the ferries"."""
    done = tree.child(verb, "xcomp")
    if verb.pos != "VERB" or done is None or done.tag != "VB" or tree.children(done, *SUBJECTS, "auxpass"):
        return False
    if tree.children(verb, "auxpass"):
        return False
    return not any(below.index < done.index for below in tree.children(verb, "dobj", "dative", "prep"))


def _is_holders(statement: Statement, clauses: Clauses) -> bool:
    """Tell whether the words for a position are plainly its holder's: it does them, and is no guess.

    A noun ("the decision raises questions") says only that others speak of the position; a holder behind a
    verb that does not tell speech ("44 percent back Vell") is what it is held of.
    """
    _, tree, cue = clauses.token(statement.cue)
    if _never_was(tree, cue, statement) or _takes_people(tree, cue, statement) or _only_tells(tree, cue):
        return False
    if cue.pos == "NOUN" and (statement.kind == "says" or cue.dep in {"nsubj", "nsubjpass"}):
        return False
    source = statement.source_span
    if source is None:
        return True
    sentence, tree_of_source, who = clauses.token(source)
    named = tree_of_source.at(source.start - sentence.start, source.end - sentence.start)
    if any(token.tag == "NNS" and token.lower in _STATES for token in named):
        return False  # "many governments" are no party
    if clauses.is_of_several(source.start, source.end):
        return False
    if who.pos == "PRON" and who.lower in THIRD_PERSON:
        meant = clauses.meant(source.start)
        plain = meant is not None and statement.holder in meant.parties and clauses.is_plain(meant)
        return plain and not _other_named(clauses, statement)
    follows = source.start > statement.cue.start and statement.kind not in {"says", "warns"}
    return not follows or bool(tree.children(cue, "agent", "auxpass")) or cue.pos != "VERB"


def _never_was(tree: Tree, cue: Token, statement: Statement) -> bool:
    """Tell whether it is only that somebody did not ask for something: "has not sought aid" is no refusal."""
    asks = kind_of_verb(tree, cue)[0] == "demands" if cue.pos == "VERB" else False
    return asks and statement.negated and not tree.children(cue, "xcomp", "ccomp")


def _only_tells(tree: Tree, cue: Token) -> bool:
    """Tell whether a word tells no position: how somebody felt, whom they back, what they go on with."""
    does = any(aux.tag == "MD" for aux in tree.children(cue, "aux")) and tree.children(cue, "xcomp")
    if does and kind_of_verb(tree, cue)[0] == "says":
        return True  # "will continue to own the ferries"
    if cue.pos == "ADJ":
        return any(aux.lower == "had" for aux in tree.children(tree.head(cue), "aux"))
    given = tree.children(cue, "dobj", "nsubjpass")
    if any(noun.lemma.lower() in words("nouns", "says") for noun in given):
        return kind_of_verb(tree, cue)[0] == "offers"
    leads = [lead for lead in tree.children(cue, "prep") if lead.lower == "for"]
    backed = [noun for lead in leads for noun in tree.children(lead, "pobj") if noun.entity == "PERSON"]
    return bool(backed) and kind_of_verb(tree, cue)[0] == "demands"


def _takes_people(tree: Tree, cue: Token, statement: Statement) -> bool:
    """Tell whether a verb of agreeing takes in people and agrees to nothing: "accepted 300 refugees"."""
    taken = tree.child(cue, "dobj")
    if statement.kind != "agrees" or cue.pos != "VERB" or taken is None or taken.tag != "NNS":
        return False
    counted = any(token.pos == "NUM" for token in tree.children(taken, "nummod"))
    return is_office(taken.text) or is_office(taken.lemma) or counted


def _other_named(clauses: Clauses, statement: Statement) -> bool:
    """Tell whether what is said before "he said" may be another's: the sentence before names two persons."""
    first = min(statement.sentences)
    persons = [party for party in clauses.reading.parties if party.kind == "person"]
    return sum(first - 1 in party.sentences for party in persons) > 1


def _says_something(clauses: Clauses, held: Held) -> bool:
    """Tell whether a position has words of its own: no question, and no "commented on the profits"."""
    if held.clause.text.rstrip("”").endswith("?") or _asks(clauses, held.clause):
        return False
    _, tree, cue = clauses.token(held.cue)
    if held.framed or held.kind != "says" or cue.pos != "VERB" or "“" in held.clause.text:
        return True
    told = tree.children(cue, "ccomp", "xcomp", "oprd", "advcl")
    matter = [token for part in tree.children(cue, "dobj") for token in tree.subtree(part)]
    as_what = any(lead.lower in _TELLING for lead in tree.children(cue, "prep"))
    return bool(told) or as_what or len(matter) >= _SHORTEST_MATTER


def _asks(clauses: Clauses, clause: Clause) -> bool:
    """Tell whether a clause is a question by the order of its words: "why do you still refuse"."""
    if clause.verb is None:
        return False
    _, tree, verb = clauses.token(clause.verb)
    subject = subject_within(tree, verb)
    helpers = [verb, *tree.children(verb, "aux", "auxpass")]
    asked = any(t.tag in {"WRB", "WP", "WDT"} for t in tree.children(verb, "advmod", "dobj", "attr"))
    return asked and subject is not None and any(helper.index < subject.index for helper in helpers)


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
    if tree.child(verb, "neg") or (kind in {None, "says"} and not ahead):
        return None
    teller = Attribution(according_to=statement.source, certainty="reported")
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


def _is_ahead(tree: Tree, verb: Token) -> bool:
    """Tell whether a clause is about what somebody is going to do: "will leave", "is to leave"."""
    will = any(helper.lower == "will" for helper in tree.children(verb, "aux"))
    to = any(helper.lower == "to" for x in tree.children(verb, "xcomp") for helper in tree.children(x, "aux"))
    return will or (verb.lemma == "be" and to)


def _tells(statement: Statement, clauses: Clauses) -> bool:
    """Tell whether a statement says something: who says nothing on a matter does, "no comment" does not."""
    if not statement.withheld:
        return True
    _, tree, cue = clauses.token(statement.cue)
    return any(token.lower in _MATTERS for token in tree.subtree(cue) if token.index > cue.index)


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
    return bool(tree.children(verb, "nsubjpass")) or tree.head(verb).lemma in _NEEDS


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


def _speaking(clauses: Clauses, holders: tuple[str, ...]) -> tuple[str, ...]:
    """Return who says "I" or "we" of several that a sentence seems to name: a person, where there is one."""
    persons = {party.name for party in clauses.reading.parties if party.kind == "person"}
    return tuple(holder for holder in holders if holder in persons) or holders


def _worded(clauses: Clauses, statement: Statement) -> Iterator[tuple[Clause, bool]]:
    """Yield the clauses of a statement: what is said, or who wants, refuses or plans what.

    With each, whether it has been taken out of the frame that tells who says it.
    """
    sentence, tree, cue = clauses.token(statement.cue)
    frames = is_framing(tree, cue) and statement.kind in {"says", "warns"} and not statement.negated
    part = _is_part(clauses, statement)
    if part and statement.kind == "says" and not frames:
        return  # "many of them have heard that"
    if frames and not part and not _is_led(tree, cue):
        told = list(clauses.told(statement))
        if told or _asks_only(clauses, statement):
            yield from ((clause, True) for clause in told)
            return
    elif _others_tell(clauses, statement, tree, cue):
        return
    clause = clauses.around(statement.cue) or clauses.sentence(sentence.number, statement.cue)
    if clause is None or (clause.own_words and statement.kind != "says"):
        return
    if _is_half(clauses, statement, clause, tree, cue) or _is_by_the_way(clauses, clause, tree, cue):
        return
    if statement.kind != "says" or _says_it(clauses, clause, tree, cue):
        yield clause, False


def _is_led(tree: Tree, cue: Token) -> bool:
    """Tell whether what is said is for a case told before who says it: "For old boats, she said that …"."""
    subject = subject_within(tree, cue)
    leads = tree.children(cue, "prep", "advcl") if subject is not None and cue.pos == "VERB" else ()
    return any(
        lead.index < subject.index
        and not _CASES.isdisjoint({lead.lower, *(t.lower for t in tree.children(lead, "mark"))})
        for lead in leads
        if subject is not None
    )


def _is_by_the_way(clauses: Clauses, clause: Clause, tree: Tree, cue: Token) -> bool:
    """Tell whether what somebody wants or refuses is only why or of whom a clause tells something else."""
    verb = clauses.token(clause.verb)[2] if clause.verb else None
    above = [cue, *takewhile(lambda token: verb is None or token.index != verb.index, tree.ancestors(cue))]
    if verb is None or (cue.tag == "VBG" and cue.head == verb.index and not tree.children(cue, *SUBJECTS)):
        return False  # "launched attacks, demanding a halt"
    return any(token.dep in _ASIDE and token.index != verb.index for token in above)


def _is_half(clauses: Clauses, statement: Statement, clause: Clause, tree: Tree, cue: Token) -> bool:
    """Tell whether a clause has another party's view beside the one it is told for: "…, but Peru says"."""
    above = {cue.start, *(token.start for token in _governing(tree, cue))}
    below = {
        token.start for token in tree.subtree(cue, lambda t: t.dep == "conj" and t.pos in {"VERB", "AUX"})
    }
    sentence = clauses.token(statement.cue)[0]
    return any(
        other.holder not in {None, statement.holder}
        and other.cue.start in clause.places
        and other.cue != statement.cue
        and other.cue.start - sentence.start not in above | below
        for other in clauses.statements(sentence.number)
    )


def _governing(tree: Tree, word: Token) -> Iterator[Token]:
    """Yield what a word hangs on, up to the verb that it only stands beside."""
    while word.dep != "conj" and word.head != word.index:
        word = tree.head(word)
        yield word


def _is_part(clauses: Clauses, statement: Statement) -> bool:
    """Tell whether only some of a group say it, which is lost without their number: "eight of ten voters"."""
    if statement.source_span is None:
        return False
    sentence, tree, _ = clauses.token(statement.source_span)
    start, end = (
        place - sentence.start for place in (statement.source_span.start, statement.source_span.end)
    )
    inside = tree.at(start, end)
    return any(
        token.pos == "NUM" or (token.lower in _SOME and token.dep in {"amod", "det", "nsubj"})
        for token in (*inside, *(tree.head(token) for token in inside if token.dep == "pobj"))
    )


def _says_it(clauses: Clauses, clause: Clause, tree: Tree, cue: Token) -> bool:
    """Tell whether a clause is about that somebody says something, which it only mentions elsewhere."""
    if cue.pos not in {"VERB", "AUX"}:
        return True
    verb = clauses.token(clause.verb)[2] if clause.verb else next(iter(tree.roots), cue)
    return any(token.index == cue.index for token in tree.conjuncts(verb))


def _asks_only(clauses: Clauses, statement: Statement) -> bool:
    """Tell whether only a question is said, which tells nothing by itself: "said what is at stake"."""
    _, _, first = clauses.token(statement.content_spans[0])
    return first.tag in {"WP", "WRB"} and clauses.quotation(statement.content_spans[0].start) is None


def _others_tell(clauses: Clauses, statement: Statement, tree: Tree, cue: Token) -> bool:
    """Tell whether a position is in what somebody else says or thinks of it."""
    if cue.pos == "VERB" and statement.kind == "says":
        return False
    above = {token.start for token in tree.ancestors(cue)}
    sentence = clauses.token(statement.cue)[0]
    for other in clauses.statements(sentence.number):
        at = other.cue.start - sentence.start
        if at in above and other.holder != statement.holder and other.source not in statement.chain:
            return True
        if (
            at in above
            and not is_frame(tree, clauses.token(other.cue)[2])
            and other.holder != statement.holder
        ):
            return True
    return False


def _vouched(clauses: Clauses, statement: Statement, *, framed: bool) -> Attribution:
    """Return who tells that a holder says so: the outermost of those who tell it, or who speaks for it.

    A clause with its own subject names that itself.
    """
    told = [*statement.chain, *([statement.source, _speaker(clauses, statement)] if framed else [])]
    teller = next((each for each in told if each and each != statement.holder), None)
    if teller is None:
        return Attribution()
    return Attribution(according_to=teller, certainty="reported")


def _speaker(clauses: Clauses, statement: Statement) -> str | None:
    """Return who speaks for a body without a name of their own: "a US official"."""
    if statement.source_span is None or statement.holder is None:
        return None
    sentence, tree, first = clauses.token(statement.source_span)
    start, end = statement.source_span.start - sentence.start, statement.source_span.end - sentence.start
    inside = {token.index: token for token in tree.at(start, end)}
    head = next((token for token in inside.values() if token.head not in inside), first)
    noun = head.lemma.lower()
    described = head.pos == "NOUN" and noun not in statement.holder.lower() and not sort_of(noun)
    return " ".join(tree.text[start:end].split()) if described else None


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
