"""What happens, in the article's own words: each event once, at the time that is its own.

An event is told by a verb of happening whose time hangs on it in the parse. What merely is so, what
would or should be, what is asked, and a time that is of a name, of a noun or of what something is
compared with, is none.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.dates import Reason, verb_group
from summarizer.domain import Attribution, Certainty, Moment, Published, Span, Status
from summarizer.kinds.disputes.positions.holders import unpointed
from summarizer.kinds.disputes.timeline.anchors import anchored
from summarizer.kinds.disputes.timeline.occasions import occasions_of
from summarizer.kinds.disputes.timeline.timing import before_another, counted_from, is_own, lasting, placed
from summarizer.kinds.disputes.wording.clauses import Clause, Clauses
from summarizer.kinds.disputes.wording.cutting import is_bidden, is_framing, subject_within
from summarizer.parsing import Token, Tree
from summarizer.reading import Happening, past_part
from summarizer.reading.grammar import antecedent, is_finite, modal_of
from summarizer.text.lexicon import words

_BEING = frozenset({"be", "have", "remain"})
"""Verbs of what is so, and does not happen."""
_UNREAL = frozenset({"would", "should", "must", "can", "might"})
_BELOW = frozenset({"relcl", "advcl", "acl", "pcomp", "appos"})
_SHARED = 0.3
"""Share of the words of one event that another of its sentence may have: a subject, no more."""
_TWICE = 0.8
"""Share of the words that two events of different times in one sentence may have in common."""


@dataclass(frozen=True)
class Told:
    """An event that may be shown."""

    clause: Clause
    moment: Moment | None
    status: Status
    attribution: Attribution
    at: Span
    """The word that says that it happens."""
    main: bool
    """Whether it is what its sentence tells, and not what is told by the way."""
    said: bool = False
    """Whether it is that somebody said something."""

    @property
    def background(self) -> bool:
        """Whether it is told by the way with its date, in a clause of its own."""
        own = self.clause.verb is None or self.clause.verb.start == self.at.start
        return own and not self.main and self.value is not None

    @property
    def value(self) -> str | None:
        """When, in EDTF."""
        return self.moment.value if self.moment else None

    @property
    def when(self) -> str | None:
        """When, in EDTF or, where that is not known, in the article's words."""
        return self.value or (self.moment.phrase if self.moment else None)

    @property
    def sentence(self) -> int:
        """Number of the sentence that tells it."""
        return self.clause.sentences[-1]


def events_of(clauses: Clauses) -> list[Told]:
    """Return what happens at a time that the article tells, and the news of its main clauses."""
    reading, published = clauses.reading, clauses.article.published
    found: list[Told] = []
    for happening in sorted((*reading.happenings, *_reported(clauses)), key=lambda h: h.predicate.start):
        if told := _event(clauses, happening, published):
            found.append(anchored(clauses, told, found))
    kept: dict[int, list[Told]] = {}
    for each in sorted(found, key=_first_of_sentence):
        here = kept.setdefault(each.sentence, [])
        beside = not each.main and any(other.main and other.value for other in here)
        if each.background or (not beside and not any(_shares(each, other) for other in here)):
            here.append(each)
    for occasion in _named(clauses):
        here = kept.setdefault(occasion.sentence, [])
        if all(each.moment is None or each.value != occasion.value for each in here):
            here.append(occasion)
    return sorted((told for here in kept.values() for told in here), key=lambda told: min(told.clause.places))


def _reported(clauses: Clauses) -> Iterator[Happening]:
    """Yield what somebody says to have happened without a date: "said that the two had agreed after …"."""
    known = {happening.predicate.start for happening in clauses.reading.happenings}
    for statement in clauses.reading.statements:
        sentence, tree, cue = clauses.token(statement.cue)
        told = tree.child(cue, "ccomp") if is_framing(tree, cue) and cue.dep == "ROOT" else None
        group = verb_group(tree, told) if told is not None else None
        if told is None or group is None or group.negated or group.modal:
            continue
        predicate = Span(start=sentence.start + told.start, end=sentence.start + told.end)
        if predicate.start not in known and (group.tense == "past" or group.perfect):
            known.add(predicate.start)
            yield Happening(sentence.number, predicate, predicate, None, "happened", "stated")


def _named(clauses: Clauses) -> Iterator[Told]:
    """Yield what happened at a date and is only named: "the May elections"."""
    for clause, moment, noun in occasions_of(clauses):
        yield Told(clause, moment, "happened", Attribution(), noun, main=False)


def _first_of_sentence(told: Told) -> tuple[bool, bool, bool]:
    """Sort what is dated before what is not, and the main clause before others."""
    return told.moment is None, not told.main, told.status == "planned"


def _shares(one: Told, other: Told) -> bool:
    """Tell whether two clauses of a sentence have more than a subject in common."""
    shared = len(one.clause.places & other.clause.places)
    apart = one.main and other.main and one.moment and other.moment and one.when != other.when
    return shared > (_TWICE if apart else _SHARED) * min(len(one.clause.places), len(other.clause.places))


def _event(clauses: Clauses, happening: Happening, published: Published) -> Told | None:
    _, tree, verb = clauses.token(happening.predicate)
    if not clauses.is_told(happening.sentence) or not _happens(tree, verb, happening):
        return None
    clause = clauses.around(happening.predicate, completed=True)
    moment = _moment(clauses, happening, clause)
    if clause and moment:
        clause = before_another(clauses, clause, happening, moment)
    attribution = told_by(clauses, happening)
    if clause is None or clause.own_words or attribution is None or _is_report(clauses, happening):
        return None
    if happening.moment is not None and moment is None and not _is_main(clauses, happening):
        return None
    return Told(
        clause=clause,
        moment=past_part(moment, happening.status, published) if moment else None,
        status="ongoing" if moment and _goes_on(tree, verb, moment) else happening.status,
        attribution=attribution,
        at=happening.predicate,
        main=_is_main(clauses, happening),
        said=_is_saying(clauses, happening),
    )


def _moment(clauses: Clauses, happening: Happening, clause: Clause | None) -> Moment | None:
    """Return when something happens: its date, else the words that tell what it came after or before."""
    moment = happening.moment
    if moment is not None and not is_own(clauses, happening):
        moment = counted_from(clauses, happening, moment)
    if moment is not None and moment.unresolved == Reason.NO_START:
        moment = lasting(clauses, happening)
    if moment is None and clause and clause.verb == happening.predicate and _is_main(clauses, happening):
        moment = placed(clauses, happening.predicate)
    return moment


def _goes_on(tree: Tree, verb: Token, moment: Moment) -> bool:
    """Tell whether what began with another event is told as going on: "has grown since the war began"."""
    return moment.relation == "since" and any(t.lower in {"has", "have"} for t in tree.children(verb, "aux"))


def _happens(tree: Tree, verb: Token, happening: Happening) -> bool:
    """Tell whether a verb tells of what happens: no state, no condition, nothing that is merely thinkable."""
    if happening.modality in {"conditional", "denied"} or verb.pos not in {"VERB", "AUX"}:
        return False
    if verb.tag == "VB" and (verb.dep == "acl" or any(t.lower == "for" for t in tree.children(verb, "mark"))):
        return False  # "a call to leave on Monday": whatever of it is on Monday
    subject = subject_within(tree, verb)
    if subject is not None and (antecedent(tree, subject) or subject).entity in {"DATE", "TIME"}:
        return False  # "the quarter ended on June 30"
    if any(is_bidden(tree, above) for above in (verb, *tree.ancestors(verb))):
        return False
    modal = modal_of(tree, verb)
    if modal in _UNREAL and happening.modality == "possible" and not (modal == "would" and happening.moment):
        return False
    if verb.lemma.lower() not in _BEING or happening.status == "planned":
        return True
    if subject is not None and subject.lemma.lower() in words("occasions", "nouns"):
        return True
    return any(_does(tree, below) for told in tree.children(verb, "attr") for below in tree.children(told))


def _does(tree: Tree, below: Token) -> bool:
    """Tell whether somebody is told to have done something as one of several: "was the first to leave"."""
    return below.dep in {"acl", "relcl", "advcl"} and below.tag == "VB" and not tree.children(below, "nsubj")


# ---------------------------------------------------------------- who tells it


def told_by(clauses: Clauses, happening: Happening) -> Attribution | None:
    """Return who tells that something happens; None where somebody does and nobody knows who."""
    at = happening.predicate.start
    around = [
        statement
        for statement in clauses.statements(happening.sentence)
        if any(span.start <= at < span.end for span in statement.content_spans) and statement.cue.start != at
    ]
    frames = [s for s in around if is_framing(*clauses.token(s.cue)[1:])]
    _, tree, verb = clauses.token(happening.predicate)
    shifted = bool(frames) and any(helper.lower == "would" for helper in tree.children(verb, "aux"))
    possible = happening.modality == "possible" and not shifted  # "said it would begin": it will
    certainty: Certainty = "possible" if possible else "stated"
    if not frames:
        return Attribution(certainty=certainty)
    nearest = min(frames, key=lambda s: sum(span.end - span.start for span in s.content_spans))
    teller = nearest.holder if nearest.source is None else nearest.source
    if certainty == "stated" and _is_background(clauses, happening):
        return Attribution() if _is_known(clauses, happening) else None
    if teller is None or _only_points(teller):
        return None
    teller = unpointed(teller)
    return Attribution(according_to=teller, certainty="reported" if certainty == "stated" else certainty)


def _only_points(teller: str) -> bool:
    """Tell whether a teller is one without a name who was told of before: "the insider"."""
    first, _, rest = teller.casefold().partition(" ")
    return first == "the" and rest in words("anonymous", "nouns")


def _is_background(clauses: Clauses, happening: Happening) -> bool:
    """Tell whether what somebody says only builds on it, as on what is known: "who left in May"."""
    return not _is_main(clauses, happening) and clauses.quotation(happening.predicate.start) is None


def _is_known(clauses: Clauses, happening: Happening) -> bool:
    """Tell whether a report has what happened at a date only to say what or when it speaks of.

    "Vell said that the talks, which were agreed to in May 2023, will begin": the article tells that.
    """
    _, tree, verb = clauses.token(happening.predicate)
    dated = happening.moment is not None and happening.moment.value is not None
    led = verb.dep == "relcl" or any(t.lower == "when" for t in tree.children(verb, "advmod"))
    below = any(t.dep in _BELOW - {"pcomp"} for t in tree.ancestors(verb))
    return dated and led and not below and is_finite(tree, verb)


def _is_main(clauses: Clauses, happening: Happening) -> bool:
    _, tree, token = clauses.token(happening.predicate)
    return not any(t.dep in _BELOW for t in (token, *tree.ancestors(token)))


def _is_report(clauses: Clauses, happening: Happening) -> bool:
    """Tell whether it is only that somebody who is no party tells it: "Reuters reported on Tuesday"."""
    told = [s for s in clauses.statements(happening.sentence) if s.cue.start == happening.predicate.start]
    return bool(told) and all(s.holder is None and s.kind == "says" for s in told)


def _is_saying(clauses: Clauses, happening: Happening) -> bool:
    _, _, token = clauses.token(happening.predicate)
    return token.lemma.lower() in words("reporting", "verbs") | {"speak"} or any(
        statement.cue.start == happening.predicate.start and statement.kind == "says"
        for statement in clauses.statements(happening.sentence)
    )
