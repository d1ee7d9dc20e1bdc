"""Which claims a reader gets: the news first, each said once, nothing that tells nothing.

What the article puts first, what figures and dates are in, what several of its sentences come back to,
and what its parties want, refuse or warn of weighs most.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from summarizer.dates import Reason
from summarizer.domain import Article
from summarizer.grounding.numbers import numbers
from summarizer.kinds.disputes.positions.claims import Held
from summarizer.kinds.disputes.standalone import follows, is_teaser
from summarizer.kinds.disputes.subjects import Subject, likeness, rarity, subject_of, topic_of
from summarizer.kinds.disputes.timeline.events import Told
from summarizer.kinds.disputes.wording.clauses import Clause, Clauses
from summarizer.reading.grammar import phrase
from summarizer.reading.verbal import kind_of_verb

_ACTS = {
    "demands": 1.0,
    "refuses": 1.0,
    "warns": 1.0,
    "denies": 1.0,
    "offers": 0.8,
    "agrees": 0.8,
    "plans": 0.8,
}
_MOST_OF_ONE = 6
"""Positions of the same holders."""
_WORDS_A_CLAIM = 30
"""Words of an article for which there is room for one position and one event."""
_FEWEST, _MOST = 6, 16
_SHORTEST = 5
"""Words below which a statement tells nothing by itself."""
_SHORTEST_NEWS = 8
_BACKWARDS = re.compile(r"(?:\w+ )?\[the\]", re.IGNORECASE)
"""How an event without a date begins that only the sentences before it explain: "In [the] poll"."""
_LOOSE = re.compile(r"\[the\]|\b(?:you|your|yours)\b", re.IGNORECASE)
"""What a line has that only the sentences before it explain."""
SUMMARY_LINES = 3
_FEWEST_LINES = 2
_SAME = 0.6
_SAME_WORDS = 0.8
_AGAIN = 0.75
"""Share of what a clause is about from which another one only says it again."""
_WILLS = frozenset({"demands", "refuses", "warns", "denies"})
"""What is somebody's will or word, whatever time is told with it."""
_HALF = 0.5
"""Share of an act, its words for who did what, that an event has in common with another one of it."""
_TELLING = 2
_TIMES = frozenset({"DATE", "TIME"})
_LEAD = 3
_UNDATED = frozenset({Reason.NO_START, Reason.VAGUE, Reason.OTHER_EVENT})
"""Why words that tell when something happens make no date, though they tell a reader something."""


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


def choose(
    clauses: Clauses, salience: Salience, held: Sequence[Held], told: Sequence[Told]
) -> tuple[list[Held], list[Told]]:
    """Return the positions and the events that are shown, in the order of the article; each once.

    A dated act stands in both: that somebody warned in June is an event, and what they warned of a
    position. What happens at a time is an event, whoever reports it; what somebody wants by a date is none.
    """
    room = max(_FEWEST, len(clauses.article.text.split()) // _WORDS_A_CLAIM)
    fit = [each for each in told if _tells_when(clauses, each) or _is_the_news(clauses, each)]
    fit = [each for each in fit if each.clause.verb is None or _is_long_enough(each.clause)]
    events = [each for each in fit if not any(_is_wanted(clauses, each, other) for other in held)]
    free = [each for each in held if not any(_is_reported(other, each) for other in events)]
    positions = _positions(salience, free, min(room, _MOST))
    return positions, _events(clauses, salience, events, min(room, _MOST))


def _positions(salience: Salience, held: Sequence[Held], most: int) -> list[Held]:
    ranked = sorted(
        (each for each in held if _is_long_enough(each.clause)),
        key=lambda each: -(salience.of(each.sentence) + 0.3 * _ACTS.get(each.kind, 0.0)),
    )
    chosen: list[Held] = []
    per_holder: Counter[tuple[str, ...]] = Counter()
    for each in ranked:
        again = any(_repeats(salience, each.clause, other.clause) for other in chosen)
        if len(chosen) < most and per_holder[each.holders] < _MOST_OF_ONE and not again:
            chosen.append(each)
            per_holder[each.holders] += 1
    return sorted(chosen, key=lambda each: (each.sentence, min(each.clause.places)))


def _events(clauses: Clauses, salience: Salience, told: Sequence[Told], most: int) -> list[Told]:
    """Return the events that are shown; news counts before its background."""
    ranked = sorted(told, key=lambda each: -(salience.of(each.sentence) + 0.3 * each.main - 0.2 * each.said))
    chosen: list[Told] = []
    for each in ranked:
        again = any(
            _told_already(each, other)
            or _repeats(salience, each.clause, other.clause)
            or _is_same_act(clauses, each, other)
            for other in chosen
        )
        if len(chosen) < most and not again:
            chosen.append(each)
    return sorted(chosen, key=lambda each: (each.background, each.sentence, min(each.clause.places)))


def _is_long_enough(clause: Clause) -> bool:
    return len(clause.text.split()) >= _SHORTEST


def _repeats(salience: Salience, one: Clause, other: Clause) -> bool:
    """Tell whether a clause of another sentence says again what one has said."""
    if one.sentences[-1] == other.sentences[-1]:
        return False
    return likeness(subject_of(one.text), subject_of(other.text), salience.weights) >= _AGAIN


def _is_wanted(clauses: Clauses, told: Told, held: Held) -> bool:
    """Tell whether what is to happen at a time is only what somebody wants, refuses or warns of."""
    _, tree, verb = clauses.token(told.at)
    cue = clauses.token(held.cue)[2]
    kind = kind_of_verb(tree, cue)[0] if cue.pos == "VERB" and told.sentence == held.sentence else held.kind
    if kind not in _WILLS or told.sentence != held.sentence:
        return False
    if held.kind == "demands" and _is_dated(told) and verb.dep in {"xcomp", "ccomp", "conj"}:
        return False  # "wants the troops to leave by 2025": the plan has a date
    return any(above.index == cue.index for above in tree.ancestors(verb))


def _is_reported(told: Told, held: Held) -> bool:
    """Tell whether a position is only that somebody reports what happened at a time."""
    return (
        held.kind not in {*_WILLS, "agrees", "offers"}
        and told.status == "happened"
        and _is_dated(told)
        and not (told.said or told.background)
        and told.at != held.cue
        and _says_same(told, held)
    )


def _says_same(told: Told, held: Held) -> bool:
    if told.sentence != held.sentence:
        return False
    shared = len(told.clause.places & held.clause.places)
    return shared >= _SAME_WORDS * min(len(told.clause.places), len(held.clause.places))


def _tells_when(clauses: Clauses, told: Told) -> bool:
    """Tell whether an event has a time that tells something.

    What has no date is shown where it is news, names somebody and tells when in other words: "after a day of
    talks", "previously"; that no date can be made of them is shown with it. How long something will take
    is shown of what leads the article alone.
    """
    moment = told.moment
    if moment is None or moment.unresolved == Reason.NO_EARLIER_DATE:
        return False
    if moment.value is not None or moment.unresolved not in _UNDATED:
        return True
    if moment.unresolved == Reason.NO_START and told.status == "planned" and not _leads(clauses, told):
        return False  # how long something will take is no date
    vague = moment.unresolved == Reason.VAGUE and len(moment.phrase.split()) > 1  # "in the coming days"
    return (
        told.main
        and (vague or not told.said)
        and _has_matter(told.clause)
        and not _BACKWARDS.match(told.clause.text)
    )


def _is_the_news(clauses: Clauses, told: Told) -> bool:
    """Tell whether an event without a time is what the article is written for: it begins with it."""
    acts = told.status == "happened" and _is_news(clauses, told) and not clauses.is_opinion
    return (
        acts
        and _leads(clauses, told)
        and told.moment is None
        and _has_matter(told.clause)
        and not _BACKWARDS.match(told.clause.text)
    )


def _leads(clauses: Clauses, told: Told) -> bool:
    return told.sentence == min(clauses.lead, default=0)


def _is_dated(told: Told) -> bool:
    """Tell whether an event has a time that the calendar has, or would have with a date of publication."""
    moment = told.moment
    return moment is not None and (moment.value is not None or moment.unresolved not in _UNDATED)


def _told_already(one: Told, other: Told) -> bool:
    shared = len(one.clause.places & other.clause.places)
    whole = min(len(one.clause.places), len(other.clause.places))
    apart = one.background != other.background and one.value != other.value
    return shared >= _SAME_WORDS * whole and not apart


def _is_same_act(clauses: Clauses, one: Told, other: Told) -> bool:
    """Tell whether an event of another sentence is at the same time and says again who did what."""
    if one.value is None or one.value != other.value or one.sentence == other.sentence:
        return False
    for each, again in ((one, other), (other, one)):
        done, act = _act(clauses, each)
        shared = act & topic_of(again.clause.text)
        if done & shared and len(shared) >= max(_TELLING, _HALF * len(act)):
            return True
    return False


def _act(clauses: Clauses, told: Told) -> tuple[Subject, Subject]:
    """Return what the verb of an event tells, and what that with its subject and its objects is about."""
    _, tree, verb = clauses.token(told.at)
    parts = [*tree.children(verb, "nsubj", "nsubjpass", "dobj", "attr")]
    parts += [noun for lead in tree.children(verb, "prep") for noun in tree.children(lead, "pobj")]
    words = [verb, *(t for part in parts if part.entity not in _TIMES for t in phrase(tree, part))]
    return topic_of(verb.text), topic_of(" ".join(token.text for token in words))


def choose_summary(
    clauses: Clauses, salience: Salience, held: Sequence[Held], told: Sequence[Told]
) -> list[Line]:
    """Return two or three lines that tell an article in short: its lead, and news that stands nowhere else.

    `told` are all events; what is shown in the timeline is told there. Without other news, what weighs
    most of the positions and events is the second line.
    """
    lead = None if clauses.is_opinion else _lead(clauses)
    events = [] if clauses.is_opinion else [each for each in told if _is_news(clauses, each)]
    whole = (clauses.whole(number) for number in sorted({e.sentence for e in events if not _is_dated(e)}))
    news = [Line(clause) for clause in whole if clause and not clause.own_words and _has_matter(clause)]
    taken = {each.sentence for each in held} | {each.sentence for each in told if _is_dated(each)}
    news = [line for line in news if line.sentence not in taken and not _is_loose(line.clause)]
    shown = [line for each in held if (line := _of_held(clauses, each)) and not _is_loose(line.clause)]
    told_of = (_line(clauses, each, each.attribution.according_to) for each in events)
    shown += [line for line in told_of if not _is_loose(line.clause)]
    rest = sorted(shown, key=lambda line: -_worth(salience, line))
    news, rest = ([line for line in lines if not _is_nobodys(line)] for lines in (news, rest))
    first = [lead] if lead else rest[:1]
    news, rest = ([line for line in lines if _follows(clauses, line, first)] for lines in (news, rest))
    chosen = _apart_from(
        salience, first, sorted(news, key=lambda line: -_worth(salience, line)), SUMMARY_LINES
    )
    chosen = _apart_from(salience, chosen, rest, _FEWEST_LINES)
    return sorted(chosen, key=lambda line: line.sentence)


def _follows(clauses: Clauses, line: Line, first: Sequence[Line]) -> bool:
    """Tell whether a line can stand behind the first one: that, or itself, tells what it is about."""
    return line in first or follows(clauses, line.sentence, first[0].sentence, line.clause.text)


def _has_matter(clause: Clause) -> bool:
    """Tell whether a sentence names somebody or has a figure, and more than a few words."""
    names = [word for word in clause.text.split()[1:] if word.strip("[(“")[:1].isupper()]
    return len(clause.text.split()) >= _SHORTEST_NEWS and bool(names or numbers(clause.text))


def _apart_from(salience: Salience, chosen: list[Line], lines: Sequence[Line], most: int) -> list[Line]:
    """Return the lines chosen with others that say something else, up to a number."""
    chosen = list(chosen)
    for line in lines:
        subject = subject_of(line.clause.text)
        alike = (likeness(subject, subject_of(each.clause.text), salience.weights) for each in chosen)
        here = any(line.sentence == each.sentence for each in chosen)
        if len(chosen) < most and not here and all(each < _SAME for each in alike):
            chosen.append(line)
    return chosen


def _lead(clauses: Clauses) -> Line | None:
    """Return the first sentence of the text that can be told alone, or the one that it only leads to."""
    told = (number for number in range(1, len(clauses.article.sentences) + 1) if clauses.is_told(number))
    whole = (clauses.whole(number) for number in islice(told, _LEAD))
    lines = [Line(clause) for clause in whole if clause is not None and not clause.own_words]
    if len(lines) > 1 and is_teaser(clauses, lines[0].sentence, lines[1].sentence):
        return lines[1]
    return lines[0] if lines else None


def _is_news(clauses: Clauses, told: Told) -> bool:
    """Tell whether an event can stand in a summary: what happens, and not that somebody spoke, or did not."""
    silent = any(each.withheld for each in clauses.statements(told.sentence))
    return told.main and not told.said and not silent and told.clause.verb is not None


def _is_nobodys(line: Line) -> bool:
    """Tell whether a line is all quotation, and of nobody."""
    text = line.clause.text.rstrip(".")
    return not line.teller and text.startswith("“") and text.find("”") == len(text) - 1


def _is_loose(clause: Clause) -> bool:
    return _LOOSE.search(clause.text) is not None


def _of_held(clauses: Clauses, held: Held) -> Line | None:
    """Return a position as a line that tells whose it is; none of what somebody says of themselves."""
    if held.clause.own_words or held.clause.verb is None or held.withheld:
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
