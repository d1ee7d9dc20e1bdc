"""Which claims a reader gets: the news first, each said once, nothing that tells nothing.

What the article puts first, what figures and dates are in, what several of its sentences come back to,
and what its parties want, refuse or warn of weighs most.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.dates import Reason
from summarizer.domain import Article
from summarizer.grounding.numbers import numbers
from summarizer.kinds.disputes.claims import Held, Told
from summarizer.kinds.disputes.clauses import Clause, Clauses
from summarizer.kinds.disputes.subjects import Subject, likeness, rarity, subject_of

_ACTS = {
    "demands": 1.0,
    "refuses": 1.0,
    "warns": 1.0,
    "denies": 1.0,
    "offers": 0.8,
    "agrees": 0.8,
    "plans": 0.8,
}
_MOST_OF_ONE = 7
"""Positions of the same holders."""
_MOST_POSITIONS = 18
_MOST_EVENTS = 16
_SHORTEST = 5
"""Words below which a statement tells nothing by itself."""
SUMMARY_LINES = 3
_SAME = 0.6
_SAME_WORDS = 0.9
_LEAD = 3
_TIMELESS = frozenset({Reason.NO_START, Reason.VAGUE, Reason.OTHER_EVENT, Reason.NO_EARLIER_DATE})


@dataclass(frozen=True)
class Line:
    """A claim as a line of the summary, with who tells it."""

    clause: Clause
    teller: str = ""
    """What is put behind its words: ", according to four officials"; or nothing."""
    naming: tuple[int, ...] = ()
    """Numbers of the sentences that name who tells it, where its own do not."""

    @property
    def sentence(self) -> int:
        """Number of the sentence that says it."""
        return self.clause.sentences[-1]

    @property
    def sentences(self) -> tuple[int, ...]:
        """Numbers of all sentences that it rests on."""
        return tuple(sorted({*self.clause.sentences, *self.naming}))

    def told(self, words: str) -> str:
        """Return the line with the words that its clause was given."""
        if not self.teller:
            return words
        mark = "”" if words.endswith("”") else ""
        return f"{words.removesuffix(mark).rstrip('.')}{mark}{self.teller}."


class Salience:
    """How much each sentence of an article weighs, from 0 to about 1."""

    def __init__(self, article: Article) -> None:
        """Weigh every sentence by its place and by how much others share its subject."""
        texts = {sentence.number: article.words(sentence) for sentence in article.sentences}
        self.subjects: dict[int, Subject] = {number: subject_of(text) for number, text in texts.items()}
        self.weights = rarity(list(self.subjects.values()))
        self._shared = Counter(stem for subject in self.subjects.values() for stem in subject)
        self._count = len(texts)
        self._figures = {number for number, text in texts.items() if numbers(text)}

    def of(self, number: int) -> float:
        """Return the weight of a sentence."""
        stems = self.subjects[number]
        weight = sum(self.weights[stem] for stem in stems) or 1.0
        common = sum(self.weights[stem] * (self._shared[stem] - 1) for stem in stems) / weight / self._count
        return common + 0.3 / number + 0.2 * (1 - number / self._count) + 0.1 * (number in self._figures)


def choose_positions(salience: Salience, held: Sequence[Held]) -> list[Held]:
    """Return the positions that are shown, in the order of the article."""
    ranked = sorted(
        (each for each in held if len(each.clause.text.split()) >= _SHORTEST),
        key=lambda each: -(salience.of(each.sentence) + 0.3 * _ACTS.get(each.kind, 0.0)),
    )
    chosen: list[Held] = []
    per_holder: Counter[tuple[str, ...]] = Counter()
    for each in ranked:
        if len(chosen) < _MOST_POSITIONS and per_holder[each.holders] < _MOST_OF_ONE:
            chosen.append(each)
            per_holder[each.holders] += 1
    return sorted(chosen, key=lambda each: (each.sentence, min(each.clause.places)))


def choose_events(salience: Salience, told: Sequence[Told], held: Sequence[Held]) -> list[Told]:
    """Return the events that are shown, in the order of the article; news counts before its background.

    What has no time and is a position of `held` is told there.
    """
    fit = [each for each in told if _tells_when(each) and len(each.clause.text.split()) >= _SHORTEST]
    there: dict[int, list[Held]] = {}
    for position in held:
        there.setdefault(position.sentence, []).append(position)
    fit = [e for e in fit if e.moment or not any(_says_same(e, other) for other in there.get(e.sentence, ()))]
    ranked = sorted(fit, key=lambda each: -(salience.of(each.sentence) + 0.3 * each.main - 0.2 * each.said))
    chosen: list[Told] = []
    for each in ranked:
        if len(chosen) < _MOST_EVENTS and not any(_told_already(each, other) for other in chosen):
            chosen.append(each)
    return sorted(chosen, key=lambda each: (each.sentence, min(each.clause.places)))


def _says_same(told: Told, held: Held) -> bool:
    shared = len(told.clause.places & held.clause.places)
    return shared >= _SAME_WORDS * min(len(told.clause.places), len(held.clause.places))


def _tells_when(told: Told) -> bool:
    """Tell whether an event has a time that tells something, or is news that stands first."""
    moment = told.moment
    leads = told.main and not told.said and told.sentence <= _LEAD
    if moment is None:
        return leads
    if moment.value is not None or moment.unresolved not in _TIMELESS:
        return True
    if moment.unresolved == Reason.NO_START and moment.relation == "after":
        return leads
    lasts = told.main and moment.unresolved != Reason.OTHER_EVENT and told.attribution.certainty != "possible"
    return leads or lasts


def _told_already(one: Told, other: Told) -> bool:
    shared = len(one.clause.places & other.clause.places)
    whole = min(len(one.clause.places), len(other.clause.places))
    same_time = one.value == other.value or one.moment is None or other.moment is None
    return shared >= _SAME_WORDS * whole and same_time


def choose_summary(
    clauses: Clauses, salience: Salience, held: Sequence[Held], told: Sequence[Told], sides: Sequence[Held]
) -> list[Line]:
    """Return two or three claims that tell an article in short: its beginning, what is open, the rest."""
    lines = [_line(clauses, each, each.attribution.according_to) for each in told if _is_news(each)]
    lines += [line for each in held if (line := _of_held(clauses, each))]
    if not lines:
        return []
    first = min(lines, key=lambda line: (line.sentence, -len(line.clause.text)))
    open_yet = [line for each in sides if (line := _of_held(clauses, each))]
    rest = sorted(lines, key=lambda line: -_worth(salience, line))
    chosen: list[Line] = []
    for line in [first, *open_yet[:1], *rest]:
        subject = subject_of(line.clause.text)
        alike = (likeness(subject, subject_of(each.clause.text), salience.weights) for each in chosen)
        if len(chosen) < SUMMARY_LINES and all(each < _SAME for each in alike):
            chosen.append(line)
    return sorted(chosen, key=lambda line: line.sentence)


def _is_news(told: Told) -> bool:
    """Tell whether an event can stand in a summary: what happens, and not that somebody spoke."""
    return told.main and not told.said and told.clause.verb is not None


def _of_held(clauses: Clauses, held: Held) -> Line | None:
    """Return a position as a line that tells whose it is; none of what somebody says of themselves."""
    if held.clause.own_words or held.clause.verb is None:
        return None
    who = clauses.name(held.holders)
    if held.framed and not held.clause.text.startswith(f"[{who}"):
        named = tuple(clauses.naming(held.sentence, holder) for holder in held.holders)
        return Line(held.clause, f", according to {who}", named)
    return _line(clauses, held, None if held.framed else held.attribution.according_to)


def _line(clauses: Clauses, claim: Held | Told, teller: str | None) -> Line:
    return Line(claim.clause, f", according to {clauses.name([teller])}" if teller else "")


def _worth(salience: Salience, line: Line) -> float:
    return salience.of(line.sentence) - (0.1 if line.clause.long else 0)
