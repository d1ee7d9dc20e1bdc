"""What is open in an article: where its parties stand against each other, and what it leaves undecided.

A demand on somebody, a refusal, a denial, an accusation or a threat opens a question; so does the article
where it says so itself ("a point of contention", "no decision", "awaits approval") or tells of talks that
go on or are to come. What is planned, told as possible or expected opens none. A side is whose words are
about that matter; nobody is better than somebody who speaks of something else. What two sides speak about
comes first; what nobody speaks about is shown only where the article itself says that it is undecided.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from summarizer.domain import Attribution, Span
from summarizer.kinds.disputes.choosing import Salience
from summarizer.kinds.disputes.claims import Held
from summarizer.kinds.disputes.clauses import Clauses
from summarizer.kinds.disputes.opposing import CONTRASTS, Oppositions, Seed
from summarizer.kinds.disputes.questions import Questions, asking
from summarizer.kinds.disputes.subjects import likeness, subject_of
from summarizer.parsing import Token, Tree
from summarizer.reading.grammar import is_negated
from summarizer.reading.grammar import subject_of as who_does
from summarizer.text.lexicon import words

_MARKED = 4.5
"""How strongly the article itself speaks for something being open."""
_TALKED = 3.0
"""The same for what is talked about."""
_ANSWERED = 1.0
"""What a second side adds."""
_TAKES_A_SIDE = frozenset({"refuses", "denies", "demands", "warns", "offers", "says"})
_SAME_SUBJECT = 0.35
_WILLS = frozenset({"refuses", "denies", "demands", "offers"})
_SAME_WORD = 0.2
"""The same for somebody's will, which tells what it is about in few words."""
_SHARED = 2
"""Words with a meaning of their own that a side has in common with the question."""
_SAME_QUESTION = 0.6
_MOST_SEEDS = 100
_MOST_COMPARED = 300
"""Questions and positions that are compared with each other; the weightiest of a long text."""
_TELLS = 2
"""Words with a meaning of their own, names too, below which a question could be asked of any dispute."""
_MOST_SIDES = 4
_NEAR = 1
"""Sentences beside the one that opens a question in which one word of it tells that they are about it."""
_SENTENCES_A_QUESTION = 4
MOST_DISPUTES = 6
"""A reader's measure: more open questions than this in one article are shades of the same."""
_AHEAD = frozenset({"will", "would", "shall"})
_DONE = frozenset({"was", "were", "has", "have", "had"})
_TO_COME = frozenset(
    {"be", "expect", "set", "due", "plan", "schedule", "agree", "begin", "continue", "resume"}
)
"""Words that tell of talks below them that they go on or lie ahead."""


@dataclass(frozen=True)
class Matter:
    """An open question with its sides; `question` is in the article's words, as far as code can ask."""

    question: str
    sentences: tuple[int, ...]
    sides: tuple[Held, ...]
    weight: float
    undecided: bool = False
    """Whether the article itself says that it is."""

    @property
    def shown(self) -> bool:
        """Whether a party speaks about it, or the article itself says that it is open."""
        return self.undecided or bool(self.sides)

    @property
    def contested(self) -> bool:
        """Whether two parties speak about it."""
        pairs = combinations(self.sides, 2)
        return any(set(one.holders).isdisjoint(other.holders) for one, other in pairs)


def find_disputes(clauses: Clauses, salience: Salience, positions: Sequence[Held]) -> list[Matter]:
    """Return what is open, the most contentious first, each question once."""
    return _Search(clauses, salience, positions).matters()


class _Search:
    def __init__(self, clauses: Clauses, salience: Salience, positions: Sequence[Held]) -> None:
        self._clauses = clauses
        self._questions = Questions(clauses)
        weighty = sorted(positions, key=lambda held: -salience.of(held.sentence))[:_MOST_COMPARED]
        self._positions = sorted(weighty, key=lambda held: held.sentence)
        self._opposed = list(Oppositions(clauses, self._questions, self._positions).seeds())
        self._read = {held.clause.text: subject_of(held.clause.text) for held in self._positions}
        self._salience = salience
        self._weights = salience.weights
        self._names = subject_of(" ".join(n for p in clauses.reading.parties for n in (p.name, *p.aliases)))

    def matters(self) -> list[Matter]:
        """Return the open questions that differ most, the weightiest first."""
        seeds = [*self._opposed, *self._withheld(), *self._marked(), *self._talked()]
        seeds = [seed for seed in seeds if self._tells(seed.question) and self._clauses.is_prose(seed.number)]
        seeds.sort(key=lambda seed: -(seed.weight + 2 * self._salience.of(seed.number)))
        seeds = seeds[:_MOST_SEEDS]
        found = sorted(
            (self._matter(seed) for seed in seeds),
            key=lambda m: (not (m.contested or m.undecided), -m.weight, m.sentences),
        )
        most = max(2, min(MOST_DISPUTES, len(self._clauses.article.sentences) // _SENTENCES_A_QUESTION))
        chosen: list[Matter] = []
        for matter in found:
            if len(chosen) < most and not any(self._same(matter, other) for other in chosen):
                chosen.append(matter)
        return chosen

    def _tells(self, question: str) -> bool:
        """Tell whether a question says enough to be of this article and no other."""
        subject = subject_of(question)
        return bool(subject - self._names) and len(subject) >= _TELLS

    def _same(self, one: Matter, other: Matter) -> bool:
        mine, theirs = (subject_of(each.question) - self._names for each in (one, other))
        shared = set(one.sentences) & set(other.sentences)
        return bool(shared) or likeness(mine, theirs, self._weights) >= _SAME_QUESTION

    # ------------------------------------------------------------ seeds

    def _withheld(self) -> Iterator[Seed]:
        """Yield what somebody would not tell: "declined to say whether"."""
        for held in self._positions:
            if held.withheld and (question := self._questions.settled(held.cue)):
                yield Seed(question, held.sentence, _MARKED)

    def _marked(self) -> Iterator[Seed]:
        """Yield what the article itself calls open or undecided."""
        for number, (sentence, tree) in enumerate(self._clauses.sentences(), start=1):
            for token in tree.tokens:
                at = Span(start=sentence.start + token.start, end=sentence.start + token.end)
                if question := self._by_word(number, tree, token, at):
                    yield Seed(question, number, _MARKED, self._disagreeing(number), undecided=True)
                    break

    def _disagreeing(self, number: int) -> tuple[Held, ...]:
        """Return who is told to disagree in the sentence behind one that calls a matter contentious."""
        behind = [seed for seed in self._opposed if seed.number == number + 1]
        return next((seed.sides for seed in behind if len(seed.sides) > 1), ())

    def _talked(self) -> Iterator[Seed]:
        """Yield what talks are about that go on or are to come: nobody knows yet what they bring."""
        for number, (_, tree) in enumerate(self._clauses.sentences(), start=1):
            for noun in tree.tokens:
                talks = noun.pos == "NOUN" and noun.lemma.lower() in words("open", "talks")
                if talks and self._to_come(tree, noun) and (question := self._of_talks(number, tree, noun)):
                    yield Seed(question, number, _TALKED)
                    break

    def _of_talks(self, number: int, tree: Tree, noun: Token) -> str | None:
        if (matter := self._talked_of(tree, noun)) is not None:
            return self._questions.agreed(number, tree, matter)
        lead = next((t for t in tree.children(noun, "prep") if t.lower == "with"), None)
        partner = tree.child(lead, "pobj") if lead else None
        return self._questions.talks(number, tree, noun, partner) if partner else None

    def _talked_of(self, tree: Tree, noun: Token) -> Token | None:
        verb = tree.head(noun) if noun.dep in {"dobj", "nsubj", "nsubjpass"} else noun
        for above in (noun, verb):
            for lead in tree.children(above, "prep"):
                if lead.lower in {"on", "over", "about", "regarding"} and lead.index > noun.index:
                    matter = tree.child(lead, "pcomp", "pobj")
                    if matter is not None and (matter.pos == "NOUN" or matter.tag == "VBG"):
                        return matter
        return None

    def _to_come(self, tree: Tree, noun: Token) -> bool:
        """Tell whether talks go on or lie ahead, and the article does not deny it."""
        above = [t for t in tree.ancestors(noun) if t.pos in {"VERB", "AUX", "ADJ"}]
        if not above or any(is_negated(tree, verb) for verb in above):
            return False
        verb = above[0]
        helpers = {t.lower for t in tree.children(verb, "aux")}
        if helpers & _AHEAD:
            return "have" not in helpers
        led = any(t.lemma.lower() in _TO_COME for t in above[1:])
        going = verb.tag == "VBG" and bool(helpers & {"is", "are"})
        return going or verb.tag in {"VBZ", "VBP"} or ("to" in helpers and led)

    def _by_word(self, number: int, tree: Tree, token: Token, at: Span) -> str | None:
        lemma = token.lemma.lower()
        if token.dep == "mark" and token.lower == "whether":
            return self._whether(number, tree, token)
        if token.pos == "NOUN" and lemma in words("open", "nouns"):
            return self._about(number, tree, token)
        if token.pos == "ADJ" and lemma in words("open", "adjectives") and token.dep in {"acomp", "oprd"}:
            return self._unclear(number, tree, token, at)
        if token.pos == "VERB" and lemma in words("open", "verbs"):
            return self._awaited(number, tree, token)
        if lemma in words("open", "decisions") and any(t.lower == "no" for t in tree.children(token, "det")):
            return self._none(number, tree, token)
        return None

    def _unclear(self, number: int, tree: Tree, token: Token, at: Span) -> str | None:
        if tree.children(token, "xcomp", "prep") or is_negated(tree, tree.head(token)):
            return None  # "open to talks"
        clause = next(iter(tree.children(token, "ccomp", "advcl")), None)
        if clause is None:
            return self._about(number, tree, token)
        start = at.start - token.start
        return self._questions.whether(Span(start=start + clause.start, end=start + clause.end))

    def _whether(self, number: int, tree: Tree, mark: Token) -> str | None:
        """Return what is undecided; not what somebody asked: "asked whether it was safe"."""
        verb = tree.head(mark)
        above = tree.head(verb)
        if above.pos == "ADP":
            above = tree.head(above)
        helpers = {t.lower for t in tree.children(above, "aux", "auxpass")}
        told = (
            tree.children(above, "acomp", "nsubjpass", "dobj") if above.pos in {"VERB", "AUX"} else (above,)
        )
        open_words = words("open", "decisions") | words("open", "adjectives")
        over = above.tag == "VBD" or not _DONE.isdisjoint(helpers)
        undecided = not over and any(word.lemma.lower() in open_words for word in told)
        ahead = above.pos == "VERB" and (is_negated(tree, above) or bool(helpers & {"will", "to", "must"}))
        if not undecided and not ahead:
            return None
        return self._questions.open(number, tree, mark) or self._questions.decided(number, tree, mark)

    def _about(self, number: int, tree: Tree, word: Token) -> str | None:
        """Return what is asked of whose subject is called contentious."""
        leads = [t for t in tree.children(word, "prep") if t.lower in {"on", "over", "about"}]
        if leads and (matter := tree.child(leads[0], "pobj", "pcomp")) is not None:
            return self._questions.agreed(number, tree, matter)
        if word.pos == "NOUN" and any(t.dep not in {"attr", "pobj", "prep"} for t in _up(tree, word)):
            return None
        verb = next((t for t in (word, *tree.ancestors(word)) if t.pos in {"VERB", "AUX"}), None)
        subject = who_does(tree, verb) if verb else None
        if subject is None or subject.pos not in {"NOUN", "PROPN"}:
            return None
        if subject.pos == "NOUN" and not tree.children(subject, "prep", "poss", "acl"):
            return None  # "the impact is unclear": of what?
        what = self._questions.name(number, tree, subject)
        return asking(f"what will be agreed on {what}") if what else None

    def _awaited(self, number: int, tree: Tree, verb: Token) -> str | None:
        matter = tree.child(verb, "dobj")
        if matter is None or matter.lemma.lower() not in words("open", "decisions"):
            return None
        body = frozenset(t.index for t in tree.subtree(matter, lambda t: t.dep in {"conj", "cc"}))
        what = self._clauses.words(number, body)
        subject = who_does(tree, verb)
        who = self._questions.name(number, tree, subject) if subject and subject.pos == "NOUN" else None
        return asking(f"will {who} get {what}" if who else f"will there be {what}") if what else None

    def _none(self, number: int, tree: Tree, noun: Token) -> str | None:
        """Return whether there will be what there is not yet: "no decision to leave"."""
        negation = next(t for t in tree.children(noun, "det") if t.lower == "no")
        body = frozenset(t.index for t in tree.subtree(noun, lambda t: t.dep in {"punct", "conj", "cc"}))
        what = self._clauses.words(number, body - {negation.index})
        if not what:
            return None
        plain = what.strip("“”")
        if noun.tag != "NNS":
            plain = f"{'an' if plain[:1].lower() in 'aeiou' else 'a'} {plain}"
        if len(body) > 2:  # noqa: PLR2004 - "no decision" alone does not tell on what
            return asking(f"will there be {plain}")
        between = [p for p in self._clauses.reading.parties if number in p.sentences][:2]
        if len(between) < 2:  # noqa: PLR2004 - two sides
            return None
        return asking(f"will there be {plain} between {self._clauses.name(p.name for p in between)}")

    # ------------------------------------------------------------ sides

    def _matter(self, seed: Seed) -> Matter:
        sides = self._sides(seed)
        numbers = {seed.number, *seed.naming, *(n for held in seed.sides[:1] for n in held.clause.sentences)}
        named = (p for p in self._clauses.reading.parties if self._names_party(seed.question, p.name))
        numbers |= {self._clauses.naming(seed.number, party.name) for party in named}
        answered = _ANSWERED if len({side.holders for side in sides}) > 1 else 0.0
        weight = seed.weight + answered + 2 * self._salience.of(seed.number)
        return Matter(seed.question, tuple(sorted(numbers)), sides, weight, seed.undecided)

    def _names_party(self, question: str, party: str) -> bool:
        return re.search(rf"\b{re.escape(self._clauses.name([party]))}\b", question) is not None

    def _sides(self, seed: Seed) -> tuple[Held, ...]:
        """Return who holds something on a matter: one position of each, those who open it first."""
        sides = {held.holders: held for held in seed.sides if not held.withheld}
        subject = subject_of(seed.question) - self._names
        scored: list[tuple[float, Held]] = []
        for held in self._positions:
            said = self._read[held.clause.text] - self._names
            alike = likeness(subject, said, self._weights)
            about = alike >= _SAME_SUBJECT and len(subject & said) >= _SHARED
            about |= held.kind in _WILLS and alike >= _SAME_WORD
            about |= abs(held.sentence - seed.number) <= _NEAR and not subject.isdisjoint(said)
            told = held.sentence == seed.number and held.kind == "says"  # that is what opens it
            if about and held.kind in _TAKES_A_SIDE and not held.withheld and not told:
                scored.append((alike, held))
        for _, held in sorted(scored, key=lambda pair: (-pair[0], pair[1].sentence)):
            sides.setdefault(held.holders, held)
        for number in dict.fromkeys(held.sentence for held in list(sides.values())):
            for held in self._against(number, sides):
                sides.setdefault(held.holders, held)
        return tuple(list(sides.values())[:_MOST_SIDES])

    def _against(self, number: int, sides: Mapping[tuple[str, ...], Held]) -> Iterator[Held]:
        """Yield who holds something against a side in its own sentence, which is then told whole."""
        _, tree = list(self._clauses.sentences())[number - 1]
        here = [held for held in sides.values() if held.sentence == number]
        clause = self._clauses.whole(number) if here else None
        if clause is None or CONTRASTS.isdisjoint(token.lower for token in tree.tokens):
            return
        for said in self._clauses.statements(number):
            known = any(said.holder in held.holders for held in sides.values())
            if said.holder and not known and said.modality == "stated" and not said.withheld:
                yield Held(clause, (said.holder,), said.kind, Attribution(), said.cue)


def _up(tree: Tree, word: Token) -> Iterator[Token]:
    """Yield a word and those above it, up to its verb: "is a point of contention"."""
    for token in (word, *tree.ancestors(word)):
        if token.pos in {"VERB", "AUX"}:
            return
        yield token
