"""What the reading knows becomes claims in the article's own words, not yet chosen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from summarizer.domain import Attribution, Certainty, Moment, Published, Span, StatementKind, Status
from summarizer.kinds.disputes.clauses import Clause, Clauses
from summarizer.kinds.disputes.cutting import is_frame, subject_within
from summarizer.parsing import Token, Tree
from summarizer.reading import Happening, Statement, past_part, says_nothing_of_when
from summarizer.reading.grammar import several
from summarizer.reading.verbal import kind_of_verb
from summarizer.text.lexicon import words

_MERELY_SAID = frozenset({"plans", "says"})
"""Kinds that give way to another where one sentence has several statements of the same holder."""
_MATTERS = frozenset({"whether", "about", "when", "why", "how"})
"""Words that lead to what somebody says nothing on."""
_OF_NOUN = frozenset({"amod", "nummod", "compound", "nmod", "poss", "conj"})
_COMPARING = frozenset({"from", "than", "compared", "versus"})
_SAME = 0.8
"""Share of the words of the shorter clause that a longer one has, too, where both say one thing."""
_LEADING = frozenset({"after", "before", "since", "until", "following"})


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


@dataclass(frozen=True)
class Told:
    """An event that may be shown."""

    clause: Clause
    moment: Moment | None
    status: Status
    attribution: Attribution
    main: bool
    """Whether it is what its sentence tells, and not what is told by the way."""
    said: bool = False
    """Whether it is that somebody said something."""

    @property
    def value(self) -> str | None:
        """When, in EDTF."""
        return self.moment.value if self.moment else None

    @property
    def sentence(self) -> int:
        """Number of the sentence that tells it."""
        return self.clause.sentences[-1]


def positions_of(clauses: Clauses) -> list[Held]:
    """Return the positions of parties that can be told alone, in the order of the article."""
    statements = clauses.reading.statements
    held = [s for s in statements if s.holder and s.modality == "stated" and _tells(s, clauses)]
    found: list[Held] = []
    for _, group in groupby(held, key=lambda statement: statement.cue.start):
        together = list(group)
        holders = tuple(dict.fromkeys(s.holder for s in together if s.holder))
        first = together[0]
        if _is_in_own_quotation(clauses, first):
            continue
        for clause, framed in _worded(clauses, first):
            who = _speaking(clauses, holders) if clause.own_words else holders
            if framed and (other := _of_another(clauses, clause, first)):
                found.append(other)
                continue
            found.append(
                Held(
                    clause, who, first.kind, _vouched(first, framed=framed), first.cue, framed, first.withheld
                )
            )
    prose = [held for held in found if clauses.is_prose(held.sentence)]
    heard = {holder for held in prose for holder in held.holders}
    headed = [held for held in found if not clauses.is_prose(held.sentence) and not heard & {*held.holders}]
    return _distinct([*headed, *prose, *_planned(clauses)])


def _of_another(clauses: Clauses, clause: Clause, statement: Statement) -> Held | None:
    """Return what one party says that another wants, refuses or is going to do, as that other's position."""
    doers = _doers(clauses, clause)
    if clause.verb is None or not doers or statement.holder in doers or clause.own_words:
        return None
    _, tree, verb = clauses.token(clause.verb)
    kind, _ = kind_of_verb(tree, verb)
    ahead = _is_ahead(tree, verb)
    if tree.child(verb, "neg") or (kind in {None, "says"} and not ahead):
        return None
    teller = Attribution(according_to=statement.source, certainty="reported")
    return Held(clause, doers, kind if kind and kind != "says" else "plans", teller, clause.verb)


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
        clause, attribution = clauses.around(happening.predicate), _told_by(clauses, happening)
        holders = _doers(clauses, clause) if clause and not _is_past(clauses, clause) else ()
        if not clause or not holders or clause.own_words or not clauses.is_prose(happening.sentence):
            continue
        if attribution is not None:
            yield Held(clause, holders, "plans", attribution, happening.predicate)


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
    parties = [clauses.party_at(sentence.start + token.start) for token in named]
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
    if _is_frame(tree, cue) and statement.kind in {"says", "warns"} and not statement.negated:
        told = list(clauses.told(statement))
        if told or _asks_only(clauses, statement):
            yield from ((clause, True) for clause in told)
            return
    elif _others_tell(clauses, statement, tree, cue):
        return
    clause = clauses.around(statement.cue) or clauses.sentence(sentence.number, statement.cue)
    if clause is None or (clause.own_words and statement.kind != "says"):
        return
    if statement.kind != "says" or _says_it(clauses, clause, tree, cue):
        yield clause, False


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


def _is_frame(tree: Tree, cue: Token) -> bool:
    if cue.tag == "VBN" and cue.dep in {"acl", "relcl", "advcl"} and not tree.children(cue, "aux"):
        return False  # "attacks claimed by the group"
    return is_frame(tree, cue) or cue.lower == "according" or cue.pos == "PUNCT"


def _others_tell(clauses: Clauses, statement: Statement, tree: Tree, cue: Token) -> bool:
    """Tell whether a noun of a position is in what somebody else says or thinks of it."""
    if cue.pos != "NOUN":
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


def _vouched(statement: Statement, *, framed: bool) -> Attribution:
    """Return who tells that a holder says so: the outermost of those who tell it, or who speaks for it.

    A clause with its own subject names that itself.
    """
    teller = next(iter((*statement.chain, *([statement.source] if framed else []))), None)
    if teller is None or teller == statement.holder:
        return Attribution()
    return Attribution(according_to=teller, certainty="reported")


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


# ---------------------------------------------------------------- events


def events_of(clauses: Clauses) -> list[Told]:
    """Return what happens at a time that the article tells, and the news of its main clauses."""
    reading, published = clauses.reading, clauses.article.published
    found = [told for happening in reading.happenings if (told := _event(clauses, happening, published))]
    kept: dict[int, list[Told]] = {}
    for each in sorted(found, key=lambda told: told.moment is None):
        here = kept.setdefault(each.sentence, [])
        if not any(_same_event(each, other) for other in here):
            here.append(each)
    return sorted((told for here in kept.values() for told in here), key=lambda told: min(told.clause.places))


def _same_event(one: Told, other: Told) -> bool:
    """Tell whether two events are one, told with two times, the first of which is the more exact."""
    return one.clause.places == other.clause.places and (one.value == other.value or one.value is None)


def _event(clauses: Clauses, happening: Happening, published: Published) -> Told | None:
    moment = happening.moment
    if happening.modality in {"conditional", "denied"} or (moment and says_nothing_of_when(moment)):
        return None
    if not clauses.is_prose(happening.sentence):
        return None
    noun = _dated_noun(clauses, happening) if moment else None
    if moment and (_is_by_the_way(clauses, happening, moment) or _is_compared(clauses, moment)):
        return None
    if noun is None and moment and _is_within_report(clauses, happening, moment):
        return None
    clause = clauses.named(noun, moment) if noun and moment else clauses.around(happening.predicate)
    attribution = _told_by(clauses, happening)
    if clause is None or clause.own_words or attribution is None:
        return None
    status = "happened" if noun and happening.status == "ongoing" else happening.status
    return Told(
        clause=clause,
        moment=past_part(moment, status, published) if moment else None,
        status=status,
        attribution=attribution,
        main=noun is None and _is_main(clauses, happening),
        said=noun is None and _is_saying(clauses, happening),
    )


def _dated_noun(clauses: Clauses, happening: Happening) -> Span | None:
    """Return the noun that a time is of, where it is not of the verb: "the start of the strike on May 2".

    A parser likes to hang a time behind such a noun on the verb of the sentence.
    """
    _, tree, verb = clauses.token(happening.predicate)
    moment = happening.moment
    if moment is None:
        return None
    sentence = clauses.token(moment)[0]
    inside = tree.at(moment.start - sentence.start, moment.end - sentence.start)
    first = inside[0]
    before = tree.tokens[first.index - 1] if first.index else first
    noun = verb if verb.pos in {"NOUN", "PROPN"} and subject_within(tree, verb) is None else None
    indices = {token.index for token in inside}
    for within in (token for token in inside if token.head not in indices):
        above = tree.head(within)
        if within.dep in _OF_NOUN and above.pos in {"NOUN", "PROPN", "NUM"}:
            noun = above
    if noun is None and before.pos == "ADP" and before.index:
        last = tree.tokens[before.index - 1]
        led = [t for t in (last, *tree.ancestors(last)) if t.dep == "pobj" and tree.head(t).lower in _LEADING]
        noun = led[0] if last.pos in {"NOUN", "PROPN"} and led else None
    if noun is None:
        return None
    return Span(start=sentence.start + noun.start, end=sentence.start + noun.end)


def _is_by_the_way(clauses: Clauses, happening: Happening, moment: Moment) -> bool:
    """Tell whether a time is in what is told of a name by the way: "Ada Lund, minister in the 1990s"."""
    _, tree, verb = clauses.token(happening.predicate)
    _, _, first = clauses.token(moment)
    for token in (first, *tree.ancestors(first)):
        if token.index == verb.index:
            return False
        if token.dep == "appos":
            return True
    return False


def _is_compared(clauses: Clauses, moment: Moment) -> bool:
    """Tell whether a time is that of what something is compared with: "up from 14% a year ago"."""
    sentence, tree, first = clauses.token(moment)
    inside = {t.index for t in tree.at(moment.start - sentence.start, moment.end - sentence.start)}
    before = tree.tokens[first.index - 1] if first.index else first
    path = [before, *tree.ancestors(before), *(t for t in tree.ancestors(first) if t.index not in inside)]
    return any(token.lower in _COMPARING and token.index < first.index for token in path)


def _is_within_report(clauses: Clauses, happening: Happening, moment: Moment) -> bool:
    """Tell whether a time is in what is said, and yet was taken for when it was said."""
    return any(
        statement.cue.start == happening.predicate.start
        and any(span.start <= moment.start < span.end for span in statement.content_spans)
        and _is_frame(*clauses.token(statement.cue)[1:])
        for statement in clauses.statements(happening.sentence)
    )


def _told_by(clauses: Clauses, happening: Happening) -> Attribution | None:
    """Return who tells that something happens; None where somebody does and nobody knows who."""
    at = happening.predicate.start
    around = [
        statement
        for statement in clauses.statements(happening.sentence)
        if any(span.start <= at < span.end for span in statement.content_spans) and statement.cue.start != at
    ]
    frames = [s for s in around if _is_frame(*clauses.token(s.cue)[1:])]
    _, tree, verb = clauses.token(happening.predicate)
    shifted = bool(frames) and any(helper.lower == "would" for helper in tree.children(verb, "aux"))
    possible = happening.modality == "possible" and not shifted  # "said it would begin": it will
    certainty: Certainty = "possible" if possible else "stated"
    if not frames:
        return Attribution(certainty=certainty)
    nearest = min(frames, key=lambda s: sum(span.end - span.start for span in s.content_spans))
    teller = nearest.holder if nearest.source is None else nearest.source
    if teller is None:
        return None
    return Attribution(according_to=teller, certainty="reported" if certainty == "stated" else certainty)


def _is_main(clauses: Clauses, happening: Happening) -> bool:
    _, tree, token = clauses.token(happening.predicate)
    path = (token, *tree.ancestors(token))
    return not any(t.dep in {"relcl", "advcl", "acl", "pcomp", "appos"} for t in path)


def _is_saying(clauses: Clauses, happening: Happening) -> bool:
    _, _, token = clauses.token(happening.predicate)
    return token.lemma.lower() in words("reporting", "verbs") | {"speak"} or any(
        statement.cue.start == happening.predicate.start and statement.kind == "says"
        for statement in clauses.statements(happening.sentence)
    )
