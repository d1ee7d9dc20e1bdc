"""Who stands where on a matter that is open: what each party says on it, wherever the article tells it.

A side is whose words are about the matter, by the words of the question or by those of the sentence that
they stand in; nobody is better than somebody who speaks of something else. What one party tells of another
that stands on the matter itself is no side of the teller.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from summarizer.domain import Attribution
from summarizer.domain.disputes import StatementKind
from summarizer.kinds.disputes.parties.roles import role_of
from summarizer.kinds.disputes.positions.claims import Held
from summarizer.kinds.disputes.subjects import Subject, likeness, rarity, topic_of
from summarizer.kinds.disputes.wording.clauses import Clause, Clauses
from summarizer.kinds.disputes.wording.cutting import is_framing
from summarizer.parsing import Token, Tree, parse
from summarizer.reading import Statement
from summarizer.reading.grammar import is_passive, surface_subject
from summarizer.reading.verbal import kind_of_verb
from summarizer.reading.voices import THIRD_PERSON

CONTRASTS = frozenset({"but", "while", "whereas", "whilst", "although", "though"})
_TAKES_A_SIDE: frozenset[StatementKind] = frozenset(
    {"refuses", "denies", "demands", "warns", "offers", "says"}
)
_WILLS: frozenset[StatementKind] = frozenset({"refuses", "denies", "demands", "offers"})
_SAME_SUBJECT = 0.35
_SAME_WORD = 0.2
"""The same for somebody's will, which tells what it is about in few words."""
_SHARED = 2
"""Words with a meaning of their own that a side has in common with the question."""
_BESIDE = 0.5
"""What a word counts that stands in the sentence of a side and not in the side itself."""
_WHOLE = 0.7
"""Share of a question that the sentence of a side tells, so that one word of the side itself is enough."""
_NEAR = 1
"""Sentences beside the one that opens a question in which one word of it tells that they are about it."""
_TURNS = 3
"""Sentences behind the one that opens a question in which "however" answers it."""
_MOST_SIDES = 5
_NAME = 0.3
"""What the name of a party counts, which most sentences have, beside another word."""
_ASKING = topic_of("accept agreed decided decision")
_SETTLED = topic_of("agreed")
_STARTING = topic_of("start talks")
"""What is said of talks themselves, and not of their matter."""
_LONGEST = 40
"""Words of a sentence that is still told whole for a side."""


@dataclass(frozen=True)
class Seed:
    """What is open, where it stands, and who stands on which side as far as it is told there."""

    question: str
    number: int
    weight: float
    sides: tuple[Held, ...] = ()
    naming: tuple[int, ...] = ()
    """Other sentences that it rests on."""
    undecided: bool = False
    """Whether the article itself says that it is open."""
    against: tuple[str, ...] = ()
    """Who has to answer it, where it is something that one party wants of others or holds against them."""
    spare: tuple[Held, ...] = ()
    """Sides of parties of which the article tells nothing else on it."""
    answering: bool = False
    """Whether it is what another party is told to want, so that who refuses it stands against that party."""


class Sides:
    """Finds what the parties of an article say on a matter."""

    def __init__(self, clauses: Clauses, positions: Sequence[Held]) -> None:
        """`positions` are those of the parties, in the order of the article."""
        self._clauses = clauses
        self.names = topic_of(" ".join(n for p in clauses.reading.parties for n in (p.name, *p.aliases)))
        self._held = [h for h in (*positions, *self._others(positions)) if self._may_be_one(h)]
        self._said = {h.clause.text: topic_of(h.clause.text) for h in self._held}
        self._around = [topic_of(clauses.article.words(each)) for each in clauses.article.sentences]
        weights = rarity(self._around)
        self.weights = {word: w * (_NAME if word in self.names else 1.0) for word, w in weights.items()}

    def _may_be_one(self, held: Held) -> bool:
        return held.kind in _TAKES_A_SIDE and not held.withheld

    def _others(self, positions: Sequence[Held]) -> Iterator[Held]:
        """Yield what else parties say, each in a sentence that can be told whole."""
        known = {held.cue.start for held in positions}
        for statement in self._clauses.reading.statements:
            stated = statement.holder and statement.modality == "stated" and not statement.withheld
            if stated and statement.cue.start not in known and (held := told_whole(self._clauses, statement)):
                yield held

    def of(self, seed: Seed) -> tuple[Held, ...]:
        """Return who holds something on what is open, one position of each, those who open it first."""
        sides = {held.holders: held for held in seed.sides if not held.withheld}
        subject, predicate = self._matter(seed.question), self._predicate(seed.question)
        settled = topic_of(seed.question) >= _SETTLED
        scored = [
            (score, held)
            for held in self._held
            if self._answers(predicate, seed.number, held)
            and (score := self._about(subject, seed.number, held, settled=settled)) is not None
        ]
        for _, held in sorted(scored, key=lambda pair: (-pair[0], pair[1].sentence)):
            again = any(held.clause.text == side.clause.text for side in sides.values())
            if held.holders not in sides and not again and not self._tells_of(held, sides):
                sides[held.holders] = held
        for told in dict.fromkeys(held.sentence for held in list(sides.values())):
            for held in self._against(told, sides):
                sides.setdefault(held.holders, held)
        for held in seed.spare:
            sides.setdefault(held.holders, held)
        return tuple(list(sides.values())[:_MOST_SIDES])

    def at_odds(self, seed: Seed, sides: Sequence[Held]) -> bool:
        """Tell whether sides stand against each other: one of two has to answer the other, or answers."""
        pairs = combinations(sides, 2)
        several = any(set(one.holders).isdisjoint(other.holders) for one, other in pairs)
        answering = {name for name in seed.against for side in sides if speaks_for(self._clauses, side, name)}
        return seed.answering or (several and (not seed.against or bool(answering)))

    def _matter(self, question: str) -> Subject:
        """Return the words of a question without those that only ask."""
        asked = topic_of(question)
        return asked - _ASKING if asked - _ASKING - self.names else asked

    def _about(self, subject: Subject, number: int, held: Held, *, settled: bool = False) -> float | None:
        """Return how much a position is about a subject, None where it is about something else.

        What talks are to have `settled` is for those who talk; few words of others are on something else.
        """
        said, shared = self._said[held.clause.text], self._said[held.clause.text] & subject - self.names
        if not shared or (said >= _STARTING and not subject & _STARTING):
            return None
        alike = likeness(subject, said, self.weights)
        beside = likeness(subject, self._around[held.sentence - 1], self.weights)
        about = alike >= _SAME_SUBJECT and len(shared) >= _SHARED
        about |= self._wills(held) and alike >= _SAME_WORD and (not settled or self._takes_part(number, held))
        about |= beside >= _WHOLE
        about |= abs(held.sentence - number) <= _NEAR
        about |= 0 < held.sentence - number <= _TURNS and self._turns(held)
        told = held.sentence == number and held.kind == "says"  # that is what opens it
        return alike + _BESIDE * beside if about and not told else None

    def _answers(self, predicate: Subject, number: int, held: Held) -> bool:
        """Tell whether what is said far from a question is on what it asks, not only on its subject."""
        near = abs(held.sentence - number) <= _NEAR or self._turns(held)
        return near or self._wills(held) or not predicate or bool(predicate & self._said[held.clause.text])

    def _takes_part(self, number: int, held: Held) -> bool:
        """Tell whether who wants something is told of where talks are, or where the text begins."""
        opening = {number, *self._clauses.lead}
        holders = (party for party in self._clauses.reading.parties if party.name in held.holders)
        return any(not opening.isdisjoint(party.sentences) for party in holders)

    def _predicate(self, question: str) -> Subject:
        """Return what a question asks of its subject: "implemented" of "Will the accord be implemented?"."""
        tree = parse([question])[0]
        subject = surface_subject(tree, tree.roots[0])
        told = tree.subtree(subject) if subject else ()
        asked = topic_of(question) - topic_of(" ".join(token.text for token in told))
        return asked - _ASKING if subject else frozenset()

    def _wills(self, held: Held) -> bool:
        """Tell whether somebody wants or refuses something, or says that they do: "said he would seek"."""
        if held.kind in _WILLS or held.clause.verb is None:
            return held.kind in _WILLS
        _, tree, verb = self._clauses.token(held.clause.verb)
        return kind_of_verb(tree, verb)[0] in _WILLS

    def _turns(self, held: Held) -> bool:
        """Tell whether somebody speaks against what is told before: "Vell, however, insisted"."""
        sentence, tree, cue = self._clauses.token(held.cue)
        first = tree.tokens[0].lower in {"but", "however"} and held.sentence == sentence.number
        return first or any(
            below.lower == "however"
            for above in (cue, *tree.ancestors(cue))
            for below in tree.children(above)
        )

    def _tells_of(self, held: Held, sides: Mapping[tuple[str, ...], Held]) -> bool:
        """Tell whether a position only tells what another says, or what one does that is a side itself."""
        if held.clause.verb is None or not held.framed:
            return False
        sentence, tree, verb = self._clauses.token(held.clause.verb)
        subject = surface_subject(tree, verb)
        who = self._clauses.party_at(sentence.start + subject.start) if subject else None
        if subject is None or who in held.holders:
            return False
        if who is None:
            says = kind_of_verb(tree, verb)[0] is not None and not is_passive(tree, verb)
            return subject.pos == "NOUN" and says
        mine = Held(held.clause, (who,), held.kind, held.attribution, held.cue)
        return any(speaks_for(self._clauses, mine, name) for holders in sides for name in holders)

    def _against(self, number: int, sides: Mapping[tuple[str, ...], Held]) -> Iterator[Held]:
        """Yield who holds something against a side in its own sentence, which is then told whole."""
        _, tree = self._clauses.sentence_at(number)
        here = [held for held in sides.values() if held.sentence == number]
        clause = self._clauses.whole(number) if here else None
        if clause is None or CONTRASTS.isdisjoint(token.lower for token in tree.tokens):
            return
        for said in self._clauses.statements(number):
            known = any(said.holder in held.holders for held in sides.values())
            if said.holder and not known and said.modality == "stated" and not said.withheld:
                yield Held(clause, (said.holder,), said.kind, Attribution(), said.cue)


def told_whole(clauses: Clauses, statement: Statement, *before: int) -> Held | None:
    """Return a statement with its whole sentence, where that is about it and begins with who holds it.

    `before` are other sentences that it rests on.
    """
    sentence, tree, cue = clauses.token(statement.cue)
    root = tree.roots[0]
    subject = surface_subject(tree, root)
    led = cue.head == root.index and (cue.dep == "acomp" or (cue.dep == "ccomp" and is_framing(tree, root)))
    if cue.index != root.index and not led:
        return None
    root = cue if led and cue.dep == "ccomp" else root
    holder = statement.holder
    if subject is None or tree.subtree(subject)[0].index or holder is None:
        return None
    if not clauses.is_told(sentence.number):
        return None
    if holder not in _named(clauses, sentence.start, tree, subject):
        return None
    clause = plain(clauses, sentence.number, *before)
    return Held(clause, (holder,), statement.kind, Attribution(), statement.cue) if clause else None


def plain(clauses: Clauses, number: int, *before: int) -> Clause | None:
    """Return a sentence as it stands, where it is short and its pronouns are no riddle.

    What it only points to is told in the sentences `before`.
    """
    sentence, tree = clauses.sentence_at(number)
    told = clauses.article.words(sentence).split()
    if len(told) > _LONGEST or any(t.lower in THIRD_PERSON and t.dep != "expl" for t in tree.tokens):
        return None
    places = frozenset(sentence.start + token.start for token in tree.tokens)
    return Clause(" ".join(told), (*before, number), places)


def _named(clauses: Clauses, start: int, tree: Tree, subject: Token) -> set[str | None]:
    return {clauses.party_at(start + token.start) for token in tree.subtree(subject)}


def speaks_for(clauses: Clauses, held: Held, party: str) -> bool:
    """Tell whether a position is a party's, or of somebody whose role is one of that party's."""
    if party in held.holders:
        return True
    known = {each.name: each for each in clauses.reading.parties}
    if party not in known:
        return False
    names = {name.casefold() for name in (party, *known[party].aliases)}
    roles = [role_of(clauses, known[each])[0].casefold() for each in held.holders if each in known]
    marks = ("'s ", "’s ")
    return any(f"{name}{mark}" in role for role in roles for name in names for mark in marks)
