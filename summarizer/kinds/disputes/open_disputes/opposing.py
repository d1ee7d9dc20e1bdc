"""Where parties of an article stand against each other: what one wants of another, refuses it, denies.

A plan or a wish that nobody opposes is none, nor is an order. What is opposed is in the words beside
the verb of opposition; where these only point back ("rejected the idea"), in the sentence before.
"""

import re
from collections.abc import Iterator, Sequence

from summarizer.domain import Attribution, Span
from summarizer.kinds.disputes.open_disputes.questions import Questions, doer_of, matter_of
from summarizer.kinds.disputes.open_disputes.sides import CONTRASTS, Seed, plain, speaks_for, told_whole
from summarizer.kinds.disputes.positions.claims import Held
from summarizer.kinds.disputes.subjects import subject_of
from summarizer.kinds.disputes.wording.clauses import Clauses
from summarizer.parsing import Token, Tree
from summarizer.reading import Statement
from summarizer.reading.cue import SOUGHT, kinds_of
from summarizer.reading.grammar import object_of, phrase, surface_subject
from summarizer.reading.grammar import subject_of as who_does
from summarizer.reading.runs import MONTHS as CALENDAR
from summarizer.reading.sorts import sort_of
from summarizer.reading.verbal import kind_of_verb
from summarizer.text.lexicon import words

_DEMAND, _REFUSAL, _ACCUSATION, _THREAT, _CONTRAST = 3.5, 4.0, 4.0, 3.0, 4.0
"""How strongly each speaks for something being open."""
_ORDERS = frozenset({"order", "instruct"})
"""Demands that are to be obeyed, so that nothing is open about them."""
_POINTING = frozenset({"this", "that", "these", "those", "the", "such"})

_CONDITIONS = frozenset({"if", "unless", "until"})
_INTENDS = frozenset({"offers", "plans"})
_CHARGES = {"accuse": "of", "charge": "with"}
_YEAR = re.compile(r"(?:19|20)\d\d")
_REPLY = 2
"""Sentences behind an accusation in which the accused may answer it without naming it."""
_SOMEBODY = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_DOES = frozenset({"nsubj", "nsubjpass", "dobj", "poss"})
_LONG_AGO = frozenset({"had"})


class Oppositions:
    """Finds them; a demand or refusal counts where another party is named in it."""

    def __init__(self, clauses: Clauses, questions: Questions, positions: Sequence[Held]) -> None:
        """`positions` are those of the parties, in the order of the article."""
        self._clauses = clauses
        self._ask = questions
        self._positions = positions
        parties = clauses.reading.parties
        self._names = subject_of(" ".join(name for p in parties for name in (p.name, *p.aliases)))
        self._trees = list(clauses.sentences())

    def seeds(self) -> Iterator[Seed]:
        """Yield what parties are at odds over, in the order of the article."""
        for statement in self._clauses.reading.statements:
            if statement.holder and statement.modality in {"stated", "possible"} and not statement.withheld:
                yield from self._of_statement(statement, statement.holder)
        yield from self._contested()
        for sentence, tree in self._trees:
            for token in tree.tokens:
                if token.pos == "VERB" and token.lemma.lower() in _CHARGES:
                    yield from self._accusation(sentence.number, tree, token)
            yield from self._contrast(sentence.number, tree)

    def _of_statement(self, statement: Statement, holder: str) -> Iterator[Seed]:
        sentence, tree, cue = self._clauses.token(statement.cue)
        if cue.pos == "NOUN" or cue.lemma.lower() in _CHARGES or _is_over(tree, cue):
            return
        number, question, weight = sentence.number, None, _REFUSAL
        against: tuple[str, ...] = ()
        match statement.kind:
            case "demands" if cue.lemma.lower() not in _ORDERS:
                question, weight = self._demanded(number, tree, cue, holder), _DEMAND
                against = tuple(self.others(number, tree.subtree(cue), holder))
            case "refuses":
                question = self._refused(number, tree, cue, holder)
                against = tuple(self.others(number, tree.subtree(cue), holder))
            case "denies":
                question = self._denied(statement, tree, cue)
            case "warns" if _has_condition(tree.subtree(cue)):
                question, weight = self._threatened(statement), _THREAT
        side = self._side(statement, holder)
        if question and side:
            refuses = statement.kind == "refuses"
            spare = self._planned_by(statement, holder) if refuses else ()
            answering = refuses and self._answers(number, tree, cue, holder)
            against = (*against, *(name for held in spare for name in held.holders))
            yield Seed(question, number, weight, (side,), against=against, spare=spare, answering=answering)

    def _side(self, statement: Statement, holder: str) -> Held | None:
        """Return the position of a statement, else what its holder says on it in the same sentence."""
        number = self._clauses.token(statement.cue)[0].number
        here = [held for held in self._positions if held.sentence == number and holder in held.holders]
        here.sort(key=lambda held: held.cue.start != statement.cue.start)
        if here:
            return here[0]
        about = subject_of(self._clauses.article.words(self._clauses.article.sentences[number - 1]))
        opposed = [h for h in self._positions if h.kind == statement.kind and holder in h.holders]
        near = next((h for h in opposed if len(about & subject_of(h.clause.text)) > 1), None)
        return near or told_whole(self._clauses, statement) or self._told_beside(statement, holder)

    def _told_beside(self, statement: Statement, holder: str) -> Held | None:
        """Return the sentence that tells by the way that somebody is against something."""
        number = self._clauses.token(statement.cue)[0].number
        clause = self._clauses.whole(number) if statement.kind == "refuses" else None
        return Held(clause, (holder,), statement.kind, Attribution(), statement.cue) if clause else None

    def others(self, number: int, tokens: Sequence[Token], *than: str) -> list[str]:
        """Return whom words of a sentence name, apart from some: parties, and who does or has something."""
        start = self._clauses.article.sentences[number - 1].start
        found: dict[str, None] = {}
        for token in tokens:
            proper = token.text[:1].isupper() and token.entity in _SOMEBODY and token.dep in _DOES
            if name := self._clauses.party_at(start + token.start) or (token.text if proper else None):
                found[name] = None
        return [name for name in found if name not in than]

    # ------------------------------------------------------------ demands and refusals

    def _demanded(self, number: int, tree: Tree, cue: Token, holder: str) -> str | None:
        if given := self._given(number, tree, cue, holder):
            return given
        matter = matter_of(tree, cue, nouns=True)
        if matter is None or (cue.dep == "xcomp" and kind_of_verb(tree, tree.head(cue))[0] in _INTENDS):
            return None  # "pledged to push for an end": it is what somebody is going to do
        doer = doer_of(tree, cue, matter)
        named = [*tree.subtree(matter), *(tree.subtree(doer) if doer else ())]
        if not self.others(number, named, holder):
            return None
        if matter.pos in {"VERB", "AUX"}:
            doer, wants = doer_of(tree, cue, matter), surface_subject(tree, cue)
            if doer is None or doer == wants or self._is(number, doer, holder):
                return None  # what somebody wants to do is a plan
        return self._ask.done(self._span(number, cue))

    def _given(self, number: int, tree: Tree, cue: Token, holder: str) -> str | None:
        """Return whether somebody will give what is sought from them: "seeks $5 billion from the state"."""
        matter = tree.child(cue, "dobj")
        leads = [
            t for t in tree.subtree(cue) if t.lower == "from" and t.dep == "prep" and t.index > cue.index
        ]
        giver = tree.child(leads[0], "pobj") if leads else None
        if matter is None or giver is None or giver.pos not in {"NOUN", "PROPN"}:
            return None
        if giver.pos != "PROPN" and not self.others(number, [giver], holder):
            return None
        apart = {t.index for lead in leads for t in tree.subtree(lead)}
        body = frozenset(
            t.index
            for t in tree.subtree(matter, lambda t: t.dep in {"relcl", "appos", "punct"})
            if t.index not in apart and t.index < leads[0].index
        )
        what = self._clauses.asked(number, body)
        who = self._ask.name(number, tree, giver)
        return (
            self._ask.put(f"will {who} give {self._clauses.name([holder])} {what}") if what and who else None
        )

    def _refused(self, number: int, tree: Tree, cue: Token, holder: str) -> str | None:
        behind = [token for token in tree.subtree(cue) if token.index > cue.index]
        opposed = _opposed(tree, cue)
        owners = self._owners(number, tree, opposed, holder) if opposed else []
        if not owners and not self.others(number, behind, holder):
            return None
        span = self._span(number, cue)
        matter = matter_of(tree, cue, nouns=False)
        if matter is not None and matter.pos in {"VERB", "AUX"}:
            return None if _in_the_past(tree, cue) else self._ask.done(span)
        if opposed is None or _in_the_past(tree, cue) or not owners:
            return None
        if self._is(number, opposed):
            return None  # "criticised Peru" tells not for what
        if cue.lemma.lower() in words("opposing", "verbs"):
            return None if _rules(holder) else self._ask.accepted(span, self._clauses.name([holder]))
        if not tree.children(opposed, "det", "poss") and opposed.tag == "NN":
            return self._ask.there(number, tree, opposed)
        kind = kinds_of("nouns").get(opposed.lemma.lower())
        if kind in _INTENDS or any(t.tag == "VB" for t in tree.children(opposed, "acl")):
            return self._ask.ahead(number, tree, opposed)
        does = opposed.lemma.lower() in words("opposing", "acts")
        return self._ask.right(number, tree, opposed) if does else None

    def _owners(self, number: int, tree: Tree, opposed: Token, holder: str) -> list[str]:
        """Return whose plan or deed somebody is against, or whom its words name."""
        owning = self._owning(number, tree, opposed, holder)
        return owning or self.others(number, tree.subtree(opposed), holder)

    def _owning(self, number: int, tree: Tree, opposed: Token, holder: str) -> list[str]:
        """Return whose a thing is by the words beside it: "Peru's plan", "an offer from Peru".

        "The government" is that of the one state that an article names.
        """
        whose = list(tree.children(opposed, "poss", "compound", "amod", "nmod"))
        whose += [t for lead in tree.children(opposed, "prep") for t in _given(tree, lead)]
        whose += [t for made in tree.children(opposed, "acl") for t in tree.subtree(made) if _by(tree, t)]
        states = [party.name for party in self._clauses.reading.parties if party.kind == "state"]
        ruled = any(sort_of(t.lemma.lower()) == "rulers" for t in whose) and len(states) == 1
        named = self.others(
            number, [t for each in whose for t in (each, *tree.children(each, "compound"))], holder
        )
        made = [phrase(tree, t) for t in whose if t.dep == "pobj" and t.entity in _SOMEBODY]
        named = named or [tree.text[words_[0].start : words_[-1].end] for words_ in made]
        return named[:1] or (states if ruled and holder not in states else [])

    def _answers(self, number: int, tree: Tree, cue: Token, holder: str) -> bool:
        """Tell whether somebody refuses what another party is told to want: "rejected Peru's demand"."""
        opposed = _opposed(tree, cue)
        sought = opposed is not None and kinds_of("nouns").get(opposed.lemma.lower()) in SOUGHT
        return sought and opposed is not None and bool(self._owning(number, tree, opposed, holder))

    def _planned_by(self, statement: Statement, holder: str) -> tuple[Held, ...]:
        """Return the side of whose plan somebody is against: what the plan does."""
        sentence, tree, cue = self._clauses.token(statement.cue)
        opposed = _opposed(tree, cue)
        owners = self._owning(sentence.number, tree, opposed, holder) if opposed else []
        if opposed is None or not owners:
            return ()
        offering = {s.cue.start for s in self._clauses.reading.statements if s.kind == "offers"}
        for held in self._positions:
            here, near = held.sentence == sentence.number, abs(held.sentence - sentence.number) <= _REPLY
            if owners[0] in held.holders and (here or (near and offering & held.clause.places)):
                return (held,)
        for number in range(sentence.number + 1, min(sentence.number + _REPLY, len(self._trees)) + 1):
            behind, told = self._trees[number - 1]
            for root in told.roots:
                subject = surface_subject(told, root)
                same = subject is not None and subject.lemma.lower() == opposed.lemma.lower()
                at = Span(start=behind.start + root.start, end=behind.start + root.end)
                clause = plain(self._clauses, number, sentence.number) if same else None
                if clause:
                    return (Held(clause, (owners[0],), "plans", Attribution(), at),)
        return ()

    def _is(self, number: int, token: Token, party: str | None = None) -> bool:
        named = self._clauses.party_at(self._span(number, token).start)
        return named is not None and party in {None, named}

    def _span(self, number: int, token: Token) -> Span:
        start = self._clauses.article.sentences[number - 1].start
        return Span(start=start + token.start, end=start + token.end)

    # ------------------------------------------------------------ denials and threats

    def _denied(self, statement: Statement, tree: Tree, cue: Token) -> str | None:
        verbs = [t for t in tree.children(cue, "ccomp", "xcomp") if t.index > cue.index]
        claim = object_of(tree, cue)
        if claim is not None and claim.pos == "NOUN":
            verbs += [t for t in tree.subtree(claim) if t.dep in {"acl", "ccomp"} and _is_that(tree, t)]
        sentence = self._clauses.token(statement.cue)[0]
        if verbs:
            verb = verbs[0]
            if verb.dep in {"acl", "ccomp"}:
                return self._ask.whether(self._span(sentence.number, verb))
            subject = who_does(tree, cue)
            return self._ask.did(sentence.number, tree, subject, verb) if subject else None
        matter = object_of(tree, cue)
        if matter is None or matter.pos != "NOUN" or _only_points(tree, matter):
            return None  # the accusation before it tells what is denied
        return self._ask.right(sentence.number, tree, matter, "true")

    def _threatened(self, statement: Statement) -> str | None:
        held = next((h for h in self._positions if h.cue.start == statement.cue.start), None)
        if held is None or held.clause.verb is None:
            return None
        sentence, tree, verb = self._clauses.token(held.clause.verb)
        asked = self._ask.whether(held.clause.verb, sure=True)
        conditions = [t for t in tree.children(verb, "advcl") if _has_condition(tree.children(t))]
        if not asked or len(conditions) != 1 or conditions[0].index < verb.index:
            return None
        body = frozenset(t.index for t in tree.subtree(conditions[0]))
        told = self._clauses.asked(sentence.number, body)
        if not told:
            return None  # a threat without its condition is another
        return asked if told in asked else f"{asked.removesuffix('?').rstrip(' ,')} {told}?"

    # ------------------------------------------------------------ accusations

    def _accusation(self, number: int, tree: Tree, cue: Token) -> Iterator[Seed]:
        """Yield what somebody is accused of, where both sides are parties or the accused answers."""
        accused = tree.child(cue, "nsubjpass") or tree.child(cue, "dobj")
        lead = next((t for t in tree.children(cue, "prep") if t.lower == _CHARGES[cue.lemma.lower()]), None)
        if accused is None or lead is None or _is_over(tree, cue):
            return
        named = self.others(number, [accused])
        done, matter = tree.child(lead, "pcomp"), tree.child(lead, "pobj")
        question = None
        if done is not None:
            question = self._ask.did(number, tree, accused, done)
        elif matter is not None and matter.pos == "NOUN":
            question = self._ask.guilty(number, tree, accused, matter)
        if not named or question is None:
            return
        accusers = [h for h in self._positions if h.sentence == number and self._at(h, cue, number)]
        accusers = [held for held in accusers if named[0] not in held.holders]
        answer = self._answer(number, named[0])
        if accusers or answer:
            sides = (
                *accusers[:1],
                *self._blames(question, named[0], accusers),
                *([answer] if answer else ()),
            )
            naming = tuple(n for side in sides for n in side.clause.sentences)
            yield Seed(question, number, _ACCUSATION, sides, naming)

    def _at(self, held: Held, cue: Token, number: int) -> bool:
        return held.cue.start == self._span(number, cue).start

    def _blames(self, question: str, accused: str, told: Sequence[Held]) -> list[Held]:
        """Return who says the same of the accused in other words: that party is what the clause is about."""
        if told:
            return []
        about = subject_of(question) - subject_of(accused)
        for held in self._positions:
            if held.clause.verb is None or not held.framed or speaks_for(self._clauses, held, accused):
                continue
            sentence, tree, verb = self._clauses.token(held.clause.verb)
            subject = surface_subject(tree, verb)
            said = self.others(sentence.number, [subject]) if subject else []
            if accused in said and about & subject_of(held.clause.text):
                return [held]
        return []

    def _answer(self, number: int, accused: str) -> Held | None:
        """Return what the accused, or who speaks for them, says to an accusation."""
        mine = [held for held in self._positions if speaks_for(self._clauses, held, accused)]
        denials = [held for held in mine if held.kind == "denies" and held.sentence >= number]
        near = [h for h in mine if number < h.sentence <= number + _REPLY and h.kind in {"says", "refuses"}]
        found = denials or sorted(near, key=lambda held: -len(held.clause.text))
        return found[0] if found else self._pointing_denial(number, accused)

    def _pointing_denial(self, number: int, accused: str) -> Held | None:
        """Return the sentence that denies what the one before it tells: "Peru has denied these claims"."""
        for statement in self._clauses.statements(number + 1):
            denies = statement.kind == "denies" and statement.holder == accused
            whole = told_whole(self._clauses, statement, number) if denies else None
            if whole is not None:
                return whole
        return None

    # ------------------------------------------------------------ against each other

    def _contested(self) -> Iterator[Seed]:
        """Yield what one party wants or plans to do and another, close by, opposes or threatens over."""
        wishes = [held for held in self._positions if held.kind in {"demands", "plans"} and not held.withheld]
        against = [held for held in self._positions if self._opposes(held)]
        for held in wishes:
            near = [
                other
                for other in against
                if abs(other.sentence - held.sentence) <= _REPLY and not {*held.holders} & {*other.holders}
            ]
            plan = held.clause.verb if held.kind == "plans" else None
            asked = (self._ask.whether(plan) if plan else self._ask.done(held.cue)) if near else None
            about = subject_of(asked or "") - self._names
            other = next((each for each in near if about & subject_of(each.clause.text)), None)
            if asked and other:
                yield Seed(asked, held.sentence, _CONTRAST, (held, other))

    def _opposes(self, held: Held) -> bool:
        """Tell whether a position is against something, or says what its holder will do if it comes."""
        if held.kind in {"refuses", "denies"}:
            return not held.withheld
        if held.clause.verb is None or held.kind not in {"says", "warns"}:
            return False
        _, tree, verb = self._clauses.token(held.clause.verb)
        will = any(aux.lower in {"will", "would"} for aux in tree.children(verb, "aux"))
        return will and held.clause.own_words and _has_condition(tree.subtree(verb))

    def _contrast(self, number: int, tree: Tree) -> Iterator[Seed]:
        """Yield what two parties say against each other: "Peru says it is safe, but Chile denies that"."""
        here = [h for h in self._positions if h.sentence == number and len(h.holders) == 1]
        start = self._clauses.article.sentences[number - 1].start
        for one in here:
            for other in here:
                between = [t.lower for t in tree.tokens if one.cue.start < start + t.start < other.cue.start]
                against = other.kind in {"refuses", "denies"} or one.kind in {"refuses", "denies"}
                if one.holders == other.holders or not against or CONTRASTS.isdisjoint(between):
                    continue
                first = one if one.kind not in {"refuses", "denies"} else other
                if first.clause.verb and (question := self._ask.whether(first.clause.verb)):
                    yield Seed(question, number, _CONTRAST, (one, other))


def _is_that(tree: Tree, verb: Token) -> bool:
    """Tell whether a clause is what a claim says: "a claim that there were talks"."""
    return any(mark.lower == "that" for mark in tree.children(verb, "mark"))


def _given(tree: Tree, lead: Token) -> list[Token]:
    """Return who makes an offer or plan by the preposition behind it: "from Peru", "by Peru"."""
    return list(tree.children(lead, "pobj")) if lead.lower in {"from", "by"} else []


def _by(tree: Tree, token: Token) -> bool:
    return token.dep == "pobj" and tree.head(token).dep == "agent"


def _rules(holder: str) -> bool:
    """Tell whether a party is a court, whose refusal settles what was open."""
    last = holder.lower().split()
    return any(sort_of(word) == "courts" or word in {"judge", "justice"} for word in last)


def _opposed(tree: Tree, cue: Token) -> Token | None:
    """Return the thing that a word of refusing is against."""
    matter = object_of(tree, cue) or matter_of(tree, cue, nouns=False)
    if matter is not None:
        return matter if matter.pos == "NOUN" else None
    leads = [t for t in tree.children(cue, "prep") if t.lower in {"with", "against", "to", "of", "about"}]
    opposed = tree.child(leads[0], "pobj") if leads else None
    return opposed if opposed is not None and opposed.pos == "NOUN" else None


def _is_over(tree: Tree, cue: Token) -> bool:
    """Tell whether a verb tells of what was so before: "had been reluctant to leave"."""
    verbs = (cue, tree.head(cue)) if cue.pos == "ADJ" else (cue,)
    return any(aux.lower in _LONG_AGO for verb in verbs for aux in tree.children(verb, "aux"))


def _in_the_past(tree: Tree, cue: Token) -> bool:
    """Tell whether a refusal is one of some past month or year, since when things may have changed."""
    behind = {token.text.strip(".") for token in tree.subtree(cue) if token.entity == "DATE"}
    return cue.tag == "VBD" and any(word in CALENDAR or _YEAR.fullmatch(word) for word in behind)


def _has_condition(tokens: Sequence[Token]) -> bool:
    return any(token.dep == "mark" and token.lower in _CONDITIONS for token in tokens)


def _only_points(tree: Tree, noun: Token) -> bool:
    """Tell whether a noun only means what was told before: "these accusations", "the claim"."""
    determiner = tree.child(noun, "det")
    alone = not tree.children(noun, "prep", "acl", "relcl", "amod", "compound", "poss", "appos")
    return determiner is not None and determiner.lower in _POINTING and alone
