"""What is open in an article: where its parties stand against each other, and what it leaves undecided.

A demand, a refusal, a denial or a warning opens a question; so does the article where it says so itself
("a point of contention", "no decision", "awaits approval") or tells what may yet be. Whoever holds
something on the same subject is a side.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.domain import Span, StatementKind
from summarizer.kinds.disputes.choosing import Salience
from summarizer.kinds.disputes.claims import Held
from summarizer.kinds.disputes.clauses import Clauses
from summarizer.kinds.disputes.questions import Questions, asking
from summarizer.kinds.disputes.subjects import likeness, subject_of
from summarizer.parsing import Token, Tree
from summarizer.reading.grammar import subject_of as who_does
from summarizer.text.lexicon import words

_OPENS: dict[StatementKind, float] = {"refuses": 4, "denies": 4, "demands": 3.5, "warns": 2.5}
_LEANS: dict[StatementKind, float] = {"agrees": 1, "offers": 1, "plans": 1}
"""How strongly a kind of position speaks for something being open; what is agreed opens nothing."""
_MARKED = 4.5
"""The same for what the article itself calls open."""
_CONDITION = 2.0
"""The same for a condition that it tells."""
_PENDING = 1.5
"""The same for what it only tells as to come or as possible."""
_ANSWERED = 1.0
"""What a second side adds."""
_SAME_SUBJECT = 0.3
_SAME_QUESTION = 0.6
_MOST_SEEDS = 100
_MOST_COMPARED = 300
"""Questions and positions that are compared with each other; the weightiest of a long text."""
_TELLS = 2
"""Words with a meaning of their own, names too, below which a question could be asked of any dispute."""
_MOST_SIDES = 4
_SENTENCES_A_QUESTION = 4
MOST_DISPUTES = 6
"""A reader's measure: more open questions than this in one article are shades of the same."""


@dataclass(frozen=True)
class Matter:
    """An open question with its sides; `question` is in the article's words, as far as code can ask."""

    question: str
    sentences: tuple[int, ...]
    sides: tuple[Held, ...]
    weight: float


def find_disputes(clauses: Clauses, salience: Salience, positions: Sequence[Held]) -> list[Matter]:
    """Return what is open, the most contentious first, each question once."""
    return _Search(clauses, salience, positions).matters()


@dataclass(frozen=True)
class _Seed:
    question: str
    number: int
    weight: float
    held: Held | None = None


class _Search:
    def __init__(self, clauses: Clauses, salience: Salience, positions: Sequence[Held]) -> None:
        self._clauses = clauses
        self._questions = Questions(clauses)
        weighty = sorted(positions, key=lambda held: -salience.of(held.sentence))[:_MOST_COMPARED]
        self._positions = sorted(weighty, key=lambda held: held.sentence)
        self._read = {held.clause.text: subject_of(held.clause.text) for held in self._positions}
        self._salience = salience
        self._weights = salience.weights
        self._names = subject_of(" ".join(n for p in clauses.reading.parties for n in (p.name, *p.aliases)))

    def matters(self) -> list[Matter]:
        """Return the open questions that differ most, the weightiest first."""
        seeds = [*self._of_positions(), *self._marked(), *self._pending()]
        seeds = [seed for seed in seeds if self._tells(seed.question)]
        seeds.sort(key=lambda seed: -(seed.weight + 2 * self._salience.of(seed.number)))
        seeds = seeds[:_MOST_SEEDS]
        found = sorted((self._matter(seed) for seed in seeds), key=lambda m: (-m.weight, m.sentences))
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

    def _of_positions(self) -> Iterator[_Seed]:
        for held in self._positions:
            weight = _OPENS.get(held.kind) or _LEANS.get(held.kind)
            if weight and (question := self._asked(held)):
                yield _Seed(question, held.sentence, weight, held)

    def _asked(self, held: Held) -> str | None:
        ask = self._questions
        if held.withheld:
            return ask.settled(held.cue)
        match held.kind:
            case "demands":
                return ask.done(held.cue)
            case "agrees" | "offers":
                return ask.done(held.cue, nouns=False)
            case "plans":
                return ask.coming(held.clause.verb) if held.clause.verb else None
            case "refuses":
                return ask.accepted(held.cue) or ask.done(held.cue)
            case _:
                return ask.whether(held.clause.verb) if held.clause.verb else None

    def _marked(self) -> Iterator[_Seed]:
        """Yield what the article itself calls open or undecided."""
        for number, (sentence, tree) in enumerate(self._clauses.sentences(), start=1):
            if not self._clauses.is_prose(number):
                continue
            for token in tree.tokens:
                at = Span(start=sentence.start + token.start, end=sentence.start + token.end)
                if question := self._by_word(number, tree, token, at):
                    yield _Seed(question, number, _MARKED)
                    break
                if question := self._questions.condition(number, tree, token):
                    yield _Seed(question, number, _CONDITION)

    def _by_word(self, number: int, tree: Tree, token: Token, at: Span) -> str | None:
        lemma = token.lemma.lower()
        if token.dep == "mark":
            return self._questions.open(number, tree, token)
        if token.pos == "NOUN" and lemma in words("open", "nouns"):
            return self._about(number, tree, token)
        if token.pos == "ADJ" and lemma in words("open", "adjectives") and token.dep in {"acomp", "oprd"}:
            if tree.children(token, "xcomp", "prep"):
                return None  # "open to talks"
            clause = next(iter(tree.children(token, "ccomp", "advcl")), None)
            if clause is None:
                return self._about(number, tree, token)
            start = at.start - token.start
            return self._questions.whether(Span(start=start + clause.start, end=start + clause.end))
        if token.pos == "VERB" and lemma in words("open", "verbs"):
            return self._awaited(number, tree, token)
        if lemma in words("open", "decisions") and any(t.lower == "no" for t in tree.children(token, "det")):
            return self._none(number, tree, token)
        return None

    def _about(self, number: int, tree: Tree, word: Token) -> str | None:
        """Return what is asked of whose subject is called contentious."""
        verb = next((t for t in (word, *tree.ancestors(word)) if t.pos in {"VERB", "AUX"}), None)
        subject = who_does(tree, verb) if verb else None
        if subject is None or subject.pos not in {"NOUN", "PROPN"}:
            return None
        what = self._questions.name(number, tree, subject)
        return asking(f"what will be agreed on {what}") if what else None

    def _awaited(self, number: int, tree: Tree, verb: Token) -> str | None:
        matter = tree.child(verb, "dobj")
        if matter is None or matter.pos != "NOUN":
            return None
        body = frozenset(t.index for t in tree.subtree(matter, lambda t: t.dep in {"conj", "cc"}))
        what = self._clauses.words(number, body)
        return asking(f"will there be {what}") if what else None

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

    def _pending(self) -> Iterator[_Seed]:
        """Yield what is told as possible or as to come, where nobody tells how it ended."""
        for happening in self._clauses.reading.happenings:
            open_yet = happening.modality == "possible" or happening.status == "planned"
            if not open_yet or happening.modality in {"conditional", "denied"}:
                continue
            if not self._clauses.is_prose(happening.sentence):
                continue
            if question := self._questions.coming(happening.predicate):
                yield _Seed(question, happening.sentence, _PENDING)

    # ------------------------------------------------------------ sides

    def _matter(self, seed: _Seed) -> Matter:
        sides = self._sides(seed)
        numbers = {seed.number, *(seed.held.clause.sentences if seed.held else ())}
        named = (p for p in self._clauses.reading.parties if self._names_party(seed.question, p.name))
        numbers |= {self._clauses.naming(seed.number, party.name) for party in named}
        answered = _ANSWERED if len({side.holders for side in sides}) > 1 else 0.0
        weight = seed.weight + answered + 2 * self._salience.of(seed.number)
        return Matter(seed.question, tuple(sorted(numbers)), sides, weight)

    def _names_party(self, question: str, party: str) -> bool:
        return re.search(rf"\b{re.escape(self._clauses.name([party]))}\b", question) is not None

    def _sides(self, seed: _Seed) -> tuple[Held, ...]:
        """Return who holds something on a matter: one position of each, those who say it first."""
        subject = subject_of(seed.question) - self._names
        scored: list[tuple[float, Held]] = []
        for held in self._positions:
            if held is seed.held:
                scored.append((9.0, held))
                continue
            near = abs(held.sentence - seed.number)
            alike = likeness(subject, self._read[held.clause.text] - self._names, self._weights)
            contrast = held.kind in _OPENS
            needed = 0.0 if near == 0 else _SAME_SUBJECT * (0.6 if near == 1 and contrast else 1.0)
            if alike >= needed:
                scored.append((alike + (1.0 if near == 0 else 0) + 0.3 * contrast, held))
        scored.sort(key=lambda pair: (-pair[0], pair[1].sentence))
        sides: dict[tuple[str, ...], Held] = {}
        for _, held in scored:
            sides.setdefault(held.holders, held)
        return tuple(list(sides.values())[:_MOST_SIDES])
