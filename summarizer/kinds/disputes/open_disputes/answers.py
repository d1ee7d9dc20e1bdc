"""What one party plans or says and another answers in words that only point back to it.

"The idea" that somebody rejects, an accord that somebody doubts, a vote that somebody speaks against with
"however": what it is about stands in another sentence, which the question is asked from.
"""

from collections.abc import Iterator, Sequence

from summarizer.domain import Attribution, Span
from summarizer.kinds.disputes.open_disputes.questions import Questions
from summarizer.kinds.disputes.open_disputes.sides import Seed, told_whole
from summarizer.kinds.disputes.positions.claims import Held
from summarizer.kinds.disputes.subjects import topic_of
from summarizer.kinds.disputes.wording.clauses import Clauses
from summarizer.parsing import Token, Tree
from summarizer.reading import Statement
from summarizer.reading.cue import SOUGHT, kinds_of
from summarizer.reading.grammar import object_of, surface_subject
from summarizer.reading.verbal import kind_of_verb
from summarizer.text.lexicon import words

_REJECTED, _DOUBTED, _SPOKEN_AGAINST = 4.0, 3.5, 3.5
"""How strongly each speaks for something being open."""
_POINTING = frozenset({"this", "that", "these", "those", "such"})
_POINTS = frozenset({"it", "this", "that"})
_AGAINST = frozenset({"against", "to", "with"})
_HOWEVER = frozenset({"however", "nevertheless", "nonetheless"})
_LEAD = 3
"""Sentences of the text that tell of the vote which all speak about."""
_LONGEST_DEBATE = 12
"""Sentences behind a vote in which somebody speaks against it."""
_SPEAKERS = 2
"""How many who speak for a measure stand beside who speaks against it."""
_REPLY = 2


class Answers:
    """Finds what is answered."""

    def __init__(self, clauses: Clauses, questions: Questions, positions: Sequence[Held]) -> None:
        """`positions` are those of the parties, in the order of the article."""
        self._clauses = clauses
        self._ask = questions
        self._positions = positions
        self._trees = [tree for _, tree in clauses.sentences()]

    def seeds(self) -> Iterator[Seed]:
        """Yield what is open, with those who stand against each other."""
        for statement in self._clauses.reading.statements:
            stated = statement.modality == "stated" and not statement.withheld
            if statement.holder and stated and statement.kind in {"refuses", "denies"}:
                yield from self._rejected(statement, statement.holder)
        yield from self._doubted()
        yield from self._spoken_against()

    # ------------------------------------------------------------ what is rejected

    def _rejected(self, statement: Statement, holder: str) -> Iterator[Seed]:
        """Yield what the sentence before tells: "Peru plans a wall. Chile rejected this idea."."""
        sentence, tree, cue = self._clauses.token(statement.cue)
        matter = object_of(tree, cue)
        for lead in tree.children(cue, "prep"):
            matter = matter or (tree.child(lead, "pobj") if lead.lower in _AGAINST else None)
        before = sentence.number - 1
        if matter is None or not _only_points(tree, matter) or before < 1:
            return
        reply = next((held for held in self._positions if held.cue == statement.cue), None)
        reply = reply or told_whole(self._clauses, statement, before)
        for question, planned in self._told(before, holder) if reply else ():
            if reply:
                yield Seed(question, before, _REJECTED, (planned, reply), (sentence.number,))
                return

    def _told(self, number: int, other: str) -> Iterator[tuple[str, Held]]:
        """Yield what parties apart from one plan or say in a sentence, as questions."""
        for held in self._positions:
            if held.sentence == number and other not in held.holders and not held.withheld:
                verb = held.clause.verb
                asked = self._ask.done(held.cue) if held.kind in SOUGHT else None
                asked = asked or (self._ask.whether(verb, sure=True) if verb else None)
                if asked:
                    yield asked, held
        yield from self._planned(number, other)

    def _planned(self, number: int, other: str) -> Iterator[tuple[str, Held]]:
        """Yield what one party plans by the account of another, in its whole sentence."""
        tree, start = self._trees[number - 1], self._clauses.article.sentences[number - 1].start
        clause = self._clauses.whole(number)
        for verb in tree.tokens if clause else ():
            if verb.pos != "VERB" or kind_of_verb(tree, verb)[0] not in SOUGHT:
                continue
            who = surface_subject(tree, verb) or (tree.head(verb) if verb.dep == "acl" else None)
            party = self._clauses.party_at(start + who.start) if who else None
            done, doer = _deepest(tree, verb)
            asked = self._ask.will(number, tree, doer, done) if done and doer else None
            if party and party != other and asked and clause:
                at = Span(start=start + verb.start, end=start + verb.end)
                yield asked, Held(clause, (party,), "plans", Attribution(), at)

    # ------------------------------------------------------------ what is doubted

    def _doubted(self) -> Iterator[Seed]:
        """Yield whether what somebody pledges will come about, where others are sceptical of it."""
        for held in self._positions:
            _, tree, cue = self._clauses.token(held.cue)
            below = [cue, *tree.children(cue, "advmod", "acomp")]
            if all(token.lemma.lower() not in words("open", "doubting") for token in below):
                continue
            nouns = [t for t in tree.subtree(cue) if t.dep in {"dobj", "pobj"} and t.pos == "NOUN"]
            about = topic_of(" ".join(noun.text for noun in nouns))
            for pledge in self._positions:
                apart = {*held.holders}.isdisjoint(pledge.holders) and pledge.kind in {"offers", "plans"}
                of_it = apart and topic_of(pledge.clause.text) & about
                if of_it and (question := self._pledged(pledge, about)):
                    yield Seed(question, pledge.sentence, _DOUBTED, (pledge, held), (held.sentence,))

    def _pledged(self, pledge: Held, about: frozenset[str]) -> str | None:
        """Return whether what is pledged for a thing will be: "to see that the accord is carried out"."""
        sentence, tree, cue = self._clauses.token(pledge.cue)
        for verb in tree.subtree(cue):
            subject = tree.child(verb, "nsubj", "nsubjpass")
            if verb.index > cue.index and subject and topic_of(subject.text) & about:
                return self._ask.will(sentence.number, tree, subject, verb)
        return self._ask.done(pledge.cue)

    # ------------------------------------------------------------ what is spoken against

    def _spoken_against(self) -> Iterator[Seed]:
        """Yield what a body has voted for, where one speaks for it and another, "however", against it."""
        told = [n for n in range(1, len(self._trees) + 1) if self._clauses.is_told(n)][:_LEAD]
        for held in self._positions:
            cue = self._clauses.token(held.cue)[2]
            if held.sentence not in told or cue.lemma.lower() not in words("open", "voting"):
                continue
            against = self._turn(held)
            question = self._ask.done(held.cue)
            if against is None or question is None:
                continue
            since = min(h.sentence for h in self._positions if h.cue == against.cue)
            before = [h for h in self._positions if held.sentence < h.sentence < since]
            sides = (held, *_one_each(before)[-_SPEAKERS:], against, *self._more(against))
            naming = tuple(n for side in sides for n in side.clause.sentences)
            asked = f"Should{question.removeprefix('Will')}"
            yield Seed(asked, held.sentence, _SPOKEN_AGAINST, sides, naming)
            return

    def _turn(self, vote: Held) -> Held | None:
        """Return what somebody says against what is told before: "Vell, however, said"."""
        for held in self._positions:
            _, tree, cue = self._clauses.token(held.cue)
            near = vote.sentence < held.sentence <= vote.sentence + _LONGEST_DEBATE
            turned = [cue, *tree.ancestors(cue)]
            if near and any(_turns(tree, word) for word in turned):
                later = [h for h in self._positions if h.holders == held.holders and h.cue == held.cue]
                return max(later, key=lambda each: len(each.clause.text))
        return None

    def _more(self, against: Held) -> list[Held]:
        """Return who refuses something right behind who speaks against it."""
        refusing = {s.holder for s in self._clauses.reading.statements if s.kind == "refuses" and s.negated}
        behind = [h for h in self._positions if 0 < h.sentence - against.sentence <= _REPLY]
        apart = (h for h in behind if h.holders != against.holders)
        return [h for h in apart if refusing & {*h.holders}][:1]


def _one_each(positions: Sequence[Held]) -> list[Held]:
    return list({held.holders: held for held in reversed(positions)}.values())[::-1]


def _turns(tree: Tree, word: Token) -> bool:
    return any(token.lower in _HOWEVER for token in tree.children(word, "advmod"))


def _only_points(tree: Tree, noun: Token) -> bool:
    """Tell whether a word only means what was told before: "this idea", "it", "the proposal"."""
    if noun.pos == "PRON" or noun.tag == "DT":
        return noun.lower in _POINTS
    if noun.pos != "NOUN" or tree.children(noun, "prep", "acl", "relcl", "amod", "compound", "poss", "appos"):
        return False
    determiner = tree.child(noun, "det")
    lemma = noun.lemma.lower()
    meant = lemma in words("shells", "nouns") or kinds_of("nouns").get(lemma) in SOUGHT | {"says"}
    return determiner is not None and (determiner.lower in _POINTING or (determiner.lower == "the" and meant))


def _deepest(tree: Tree, verb: Token) -> tuple[Token | None, Token | None]:
    """Return what is to be done in the end and who does it: "plans to propose that the parties meet"."""
    below = tree.child(verb, "xcomp", "ccomp")
    while below is not None and (further := tree.child(below, "xcomp", "ccomp")) is not None:
        below = further
    return below, surface_subject(tree, below) if below is not None else None
