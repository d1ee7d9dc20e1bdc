"""What is open in an article: where its parties stand against each other, and what it leaves undecided.

A demand on somebody, a refusal, a denial, an accusation or a threat opens a question; so does the article
where it says so itself ("a point of contention", "no decision", "awaits approval"), tells of talks that go
on or are to come, or of a body that is to decide. What is planned, told as possible or expected opens none.
A question is shown where two parties are at odds over it, or where the article itself says that it is open.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.kinds.disputes.choosing import Salience
from summarizer.kinds.disputes.open_disputes.answers import Answers
from summarizer.kinds.disputes.open_disputes.opposing import Oppositions
from summarizer.kinds.disputes.open_disputes.questions import Questions
from summarizer.kinds.disputes.open_disputes.sides import Seed, Sides
from summarizer.kinds.disputes.open_disputes.undecided import Undecided
from summarizer.kinds.disputes.positions.claims import Held
from summarizer.kinds.disputes.subjects import likeness, topic_of
from summarizer.kinds.disputes.wording.clauses import Clauses

_ANSWERED = 1.0
"""What a second side adds."""
_SAME_QUESTION = 0.6
_MOST_SEEDS = 100
_MOST_COMPARED = 300
"""Questions and positions that are compared with each other; the weightiest of a long text."""
_TELLS = 2
"""Words with a meaning of their own, names too, below which a question could be asked of any dispute."""
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
    undecided: bool = False
    """Whether the article itself says that it is."""
    contested: bool = False
    """Whether parties stand against each other in it."""

    @property
    def shown(self) -> bool:
        """Whether parties are at odds over it, or the article itself says that it is open."""
        return self.undecided or self.contested


def find_disputes(clauses: Clauses, salience: Salience, positions: Sequence[Held]) -> list[Matter]:
    """Return what is open, the most contentious first, each question once."""
    return _Search(clauses, salience, positions).matters()


class _Search:
    def __init__(self, clauses: Clauses, salience: Salience, positions: Sequence[Held]) -> None:
        self._clauses = clauses
        weighty = sorted(positions, key=lambda held: -salience.of(held.sentence))[:_MOST_COMPARED]
        compared = sorted(weighty, key=lambda held: held.sentence)
        questions = Questions(clauses)
        opposed = list(Oppositions(clauses, questions, compared).seeds())
        opposed += Answers(clauses, questions, compared).seeds()
        self._seeds = [*opposed, *Undecided(clauses, questions, compared, opposed).seeds()]
        self._sides = Sides(clauses, compared)
        self._salience = salience

    def matters(self) -> list[Matter]:
        """Return the open questions that differ most, the weightiest first."""
        told = self._clauses.is_prose
        seeds = [seed for seed in self._seeds if self._tells(seed.question) and told(seed.number)]
        seeds.sort(key=lambda seed: -(seed.weight + 2 * self._salience.of(seed.number)))
        found = sorted(
            (self._matter(seed) for seed in seeds[:_MOST_SEEDS]),
            key=lambda m: (not m.contested, not m.undecided, -m.weight, m.sentences),
        )
        most = max(2, min(MOST_DISPUTES, len(self._clauses.article.sentences) // _SENTENCES_A_QUESTION))
        chosen: list[Matter] = []
        for matter in found:
            if len(chosen) < most and not any(self._same(matter, other) for other in chosen):
                chosen.append(matter)
        return chosen

    def _tells(self, question: str) -> bool:
        """Tell whether a question says enough to be of this article and no other."""
        subject = topic_of(question)
        return bool(subject - self._sides.names) and len(subject) >= _TELLS

    def _same(self, one: Matter, other: Matter) -> bool:
        mine, theirs = (topic_of(each.question) - self._sides.names for each in (one, other))
        shared = set(one.sentences) & set(other.sentences)
        texts, others = ({side.clause.text for side in each.sides} for each in (one, other))
        again = min(len(texts), len(others)) > 1 and (texts <= others or others <= texts)
        alike = likeness(mine, theirs, self._sides.weights) >= _SAME_QUESTION
        return again or bool(shared) or (alike and (mine == theirs or min(len(mine), len(theirs)) >= _TELLS))

    def _matter(self, seed: Seed) -> Matter:
        sides = self._sides.of(seed)
        numbers = {seed.number, *seed.naming, *(n for held in seed.sides[:1] for n in held.clause.sentences)}
        named = (p for p in self._clauses.reading.parties if self._names_party(seed.question, p.name))
        numbers |= {self._clauses.naming(seed.number, party.name) for party in named}
        contested = self._sides.at_odds(seed, sides)
        weight = seed.weight + (_ANSWERED if contested else 0.0) + 2 * self._salience.of(seed.number)
        return Matter(seed.question, tuple(sorted(numbers)), sides, weight, seed.undecided, contested)

    def _names_party(self, question: str, party: str) -> bool:
        return re.search(rf"\b{re.escape(self._clauses.name([party]))}\b", question) is not None
