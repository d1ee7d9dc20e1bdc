"""Times that count from what the article told before: "at 2 p.m." of that day, "after the meeting"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from summarizer.dates import Reason
from summarizer.domain import Moment
from summarizer.kinds.disputes.subjects import topic_of
from summarizer.kinds.disputes.wording.clauses import Clauses
from summarizer.text.wordnet import family

if TYPE_CHECKING:
    from summarizer.kinds.disputes.timeline.events import Told

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_CLOCK = re.compile(
    r"\b(?:\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\b\.?|\d\d:\d\d(?! ?[-–]))(?: (?:local time|UTC|GMT))?",
    re.IGNORECASE,
)
_PARTS = ("dobj", "nsubj", "nsubjpass")
_AT = frozenset({"at", "during", "in"})
_AGAIN = 3
"""Sentences behind news in which its day is told."""


def anchored(clauses: Clauses, told: "Told", before: Sequence["Told"]) -> "Told":
    """Return an event with the day that its time of day, or its "after the meeting", counts from."""
    moment = told.moment
    if moment is None and told.main and told.status == "happened":
        moment = _clock(clauses, told) or _of_its_occasion(clauses, told)
        if moment is None and told.sentence in clauses.lead and told.clause.verb == told.at:
            return _told_again(clauses, told)
    elif moment is not None and moment.value is None:
        moment = _after_occasion(clauses, moment, before)
    return replace(told, moment=moment or told.moment)


def _clock(clauses: Clauses, told: "Told") -> Moment | None:
    """Return a time of day with its day, where the article has told of one day alone so far."""
    sentence = clauses.article.sentences[told.sentence - 1]
    clock = _CLOCK.search(clauses.article.text, sentence.start, sentence.end)
    days = {
        happening.moment.value
        for happening in clauses.reading.happenings
        if happening.moment and happening.sentence <= told.sentence and _is_day(happening.moment)
    }
    if clock is None or len(days) != 1 or clauses.quotation(clock.start()) is not None:
        return None
    return Moment(start=clock.start(), end=clock.end(), phrase=clock[0], value=days.pop())


def _of_its_occasion(clauses: Clauses, told: "Told") -> Moment | None:
    """Return the day of the occasion at which something happened: "at a Monday press conference"."""
    _, tree, verb = clauses.token(told.at)
    for happening in clauses.reading.happenings:
        moment = happening.moment
        if happening.sentence != told.sentence or moment is None or not _may_be_day(moment):
            continue
        noun = clauses.token(happening.predicate)[2]
        lead = tree.head(noun)
        named = noun.pos == "NOUN" and noun.dep == "pobj" and clauses.token(moment)[2].index < noun.index
        if named and lead.head == verb.index and lead.lower in _AT:
            return moment
    return None


def _told_again(clauses: Clauses, told: "Told") -> "Told":
    """Return news with the day that the next sentences have for the same act: "it was signed today"."""
    _, _, verb = clauses.token(told.at)
    about = topic_of(told.clause.text) - topic_of(verb.text)
    for happening in clauses.reading.happenings:
        moment = happening.moment
        if moment is None or not 0 < happening.sentence - told.sentence <= _AGAIN or not _may_be_day(moment):
            continue
        _, tree, word = clauses.token(happening.predicate)
        parts = (t for part in tree.children(word, *_PARTS) for t in tree.subtree(part))
        same = word.lemma.lower() in family(verb.lemma.lower()) and happening.status == told.status
        if same and about & topic_of(" ".join(token.text for token in parts)):
            clause = replace(told.clause, sentences=(happening.sentence, *told.clause.sentences))
            return replace(told, clause=clause, moment=moment)
    return told


def _after_occasion(clauses: Clauses, moment: Moment, before: Sequence["Told"]) -> Moment | None:
    """Return the time of what an event told before has for its subject or object, and this one came after."""
    sentence, tree, lead = clauses.token(moment)
    noun = tree.child(lead, "pobj")
    end = sentence.start + noun.end if noun else 0
    bare = noun is not None and [t.lower for t in tree.children(noun)] == ["the"]
    if noun is None or not bare or end != moment.end or moment.relation not in {"after", "before"}:
        return None
    values = set[str]()
    for other in before:
        _, tree_of_other, verb = clauses.token(other.at)
        named = tree_of_other.children(verb, *_PARTS)
        if other.moment and _is_day(other.moment) and any(t.lemma == noun.lemma for t in named):
            values.add(other.moment.value or "")
    known = {"value": values.pop(), "unresolved": None} if len(values) == 1 else None
    return moment.model_copy(update=known) if known else None


def _may_be_day(moment: Moment) -> bool:
    """Tell whether a time is a day, or would be one if it were known when the article was published."""
    return _is_day(moment) or moment.unresolved == Reason.NO_PUBLICATION_DATE


def _is_day(moment: Moment) -> bool:
    return moment.value is not None and _DAY.fullmatch(moment.value) is not None
