"""What happens, in the article's own words: each event once, at the time that is its own.

An event is told by a verb of happening whose time hangs on it in the parse. What merely is so, what
would or should be, what is asked, and a time that is of a name, of a noun or of what something is
compared with, is none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from summarizer.dates import Reason
from summarizer.domain import Attribution, Certainty, Moment, Published, Relation, Span, Status
from summarizer.kinds.disputes.clauses import Clause, Clauses
from summarizer.kinds.disputes.cutting import is_bidden, is_framing, subject_within
from summarizer.parsing import Token, Tree
from summarizer.reading import Happening, past_part, says_nothing_of_when
from summarizer.reading.grammar import modal_of
from summarizer.reading.verbal import kind_of_verb
from summarizer.text.lexicon import words

_OF_NOUN = frozenset({"amod", "nummod", "compound", "nmod", "poss", "conj"})
_MATTERS = frozenset({"dobj", "nsubj", "nsubjpass", "attr", "dative"})
_COMPARING = frozenset({"from", "than", "compared", "versus", "to"})
_LEADING = frozenset({"after", "before", "since", "until", "following"})
_RELATIONS: dict[str, Relation] = {"after": "after", "following": "after", "before": "before"}
"""What a time of an occasion is for what happened then, by the preposition that leads to the occasion."""
_DEADLINES = frozenset({"before", "by", "until"})
_NOW = frozenset({"today", "currently", "at present", "these days", "nowadays"})
"""What is so as it is told, which is no date of what goes on."""
_YEAR = re.compile(r"\d{4}")
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
        """Whether it is told by the way of a year, in a clause of its own."""
        own = not self.main and self.clause.verb is not None and self.clause.verb.start == self.at.start
        return own and self.value is not None and _YEAR.fullmatch(self.value) is not None

    @property
    def value(self) -> str | None:
        """When, in EDTF."""
        return self.moment.value if self.moment else None

    @property
    def sentence(self) -> int:
        """Number of the sentence that tells it."""
        return self.clause.sentences[-1]


def events_of(clauses: Clauses) -> list[Told]:
    """Return what happens at a time that the article tells, and the news of its main clauses."""
    reading, published = clauses.reading, clauses.article.published
    found = [told for happening in reading.happenings if (told := _event(clauses, happening, published))]
    kept: dict[int, list[Told]] = {}
    for each in sorted(found, key=_first_of_sentence):
        here = kept.setdefault(each.sentence, [])
        beside = not each.main and any(other.main and other.value for other in here)
        if each.background or (not beside and not any(_shares(each, other) for other in here)):
            here.append(each)
    return sorted((told for here in kept.values() for told in here), key=lambda told: min(told.clause.places))


def _first_of_sentence(told: Told) -> tuple[bool, bool, bool]:
    """Sort what is dated before what is not, and the main clause before others."""
    return told.moment is None, not told.main, told.status == "planned"


def _shares(one: Told, other: Told) -> bool:
    """Tell whether two clauses of a sentence have more than a subject in common."""
    shared = len(one.clause.places & other.clause.places)
    apart = one.main and other.main and one.value and other.value and one.value != other.value
    return shared > (_TWICE if apart else _SHARED) * min(len(one.clause.places), len(other.clause.places))


def _event(clauses: Clauses, happening: Happening, published: Published) -> Told | None:
    _, tree, verb = clauses.token(happening.predicate)
    if not clauses.is_told(happening.sentence) or not _happens(tree, verb, happening):
        return None
    moment = happening.moment if happening.moment and _is_own(clauses, happening) else None
    if moment is None and happening.moment is not None:
        moment = _counted_from(clauses, happening, happening.moment)
    clause = clauses.around(happening.predicate, completed=True)
    attribution = told_by(clauses, happening)
    if clause is None or clause.own_words or attribution is None or _is_report(clauses, happening):
        return None
    if happening.moment is not None and moment is None and not _is_main(clauses, happening):
        return None
    return Told(
        clause=clause,
        moment=past_part(moment, happening.status, published) if moment else None,
        status=happening.status,
        attribution=attribution,
        at=happening.predicate,
        main=_is_main(clauses, happening),
        said=_is_saying(clauses, happening),
    )


def _happens(tree: Tree, verb: Token, happening: Happening) -> bool:
    """Tell whether a verb tells of what happens: no state, no condition, nothing that is merely thinkable."""
    if happening.modality in {"conditional", "denied"} or verb.pos not in {"VERB", "AUX"}:
        return False
    if verb.tag == "VB" and (verb.dep == "acl" or any(t.lower == "for" for t in tree.children(verb, "mark"))):
        return False  # "a call to leave on Monday": whatever of it is on Monday
    if any(is_bidden(tree, above) for above in (verb, *tree.ancestors(verb))):
        return False
    modal = modal_of(tree, verb)
    if modal in _UNREAL and happening.modality == "possible" and not (modal == "would" and happening.moment):
        return False
    if verb.lemma.lower() not in _BEING or happening.status == "planned":
        return True
    subject = subject_within(tree, verb)
    if subject is not None and subject.lemma.lower() in words("occasions", "nouns"):
        return True
    return any(_does(tree, below) for told in tree.children(verb, "attr") for below in tree.children(told))


def _does(tree: Tree, below: Token) -> bool:
    """Tell whether somebody is told to have done something as one of several: "was the first to leave"."""
    return below.dep in {"acl", "relcl", "advcl"} and below.tag == "VB" and not tree.children(below, "nsubj")


# ---------------------------------------------------------------- its time


def _is_own(clauses: Clauses, happening: Happening) -> bool:
    """Tell whether a time is that of what happens, and of nothing else in its sentence."""
    moment = happening.moment
    if moment is None or says_nothing_of_when(moment):
        return False
    if happening.status == "ongoing" and moment.phrase.casefold() in _NOW:
        return False
    return not (
        _is_of_noun(clauses, happening, moment)
        or _is_deadline(clauses, happening, moment)
        or _is_compared(clauses, happening, moment)
        or _is_within_report(clauses, happening, moment)
    )


def _is_of_noun(clauses: Clauses, happening: Happening, moment: Moment) -> bool:
    """Tell whether a time is of a noun: "the start of the strike on May 2", "the 2012 cycle".

    A parser likes to hang a time behind such a noun on the verb of the sentence.
    """
    sentence, tree, first = clauses.token(moment)
    verb = clauses.token(happening.predicate)[2]
    inside = {t.index for t in tree.at(moment.start - sentence.start, moment.end - sentence.start)}
    tops = [tree.tokens[index] for index in sorted(inside) if tree.tokens[index].head not in inside]
    lasts = moment.unresolved == Reason.NO_START and not any(tree.children(t, "prep") for t in tops)
    if any(t.dep in _MATTERS and not (lasts and t.dep == "dobj") for t in tops):
        return True  # "get six weeks of leave"; but "will take six weeks"
    if lasts and tops[0].dep == "dobj":
        return False
    if any(t.dep in _OF_NOUN and tree.head(t).pos in {"NOUN", "PROPN", "NUM"} for t in tops):
        return True
    if verb.tag == "VBD" and _is_of_what_did(tree, tops[0], verb):
        return False
    return any(_is_dated_by(tree, above) for above in _between(tree, tops[0], verb)) or _trails(tree, first)


def _is_deadline(clauses: Clauses, happening: Happening, moment: Moment) -> bool:
    """Tell whether a time is that of what is promised or wanted: "promised a release before May"."""
    _, tree, first = clauses.token(moment)
    verb = clauses.token(happening.predicate)[2]
    given = [token for token in tree.children(verb, "dobj") if verb.index < token.index < first.index]
    led = any(tree.tokens[i].lower in _DEADLINES for i in range(verb.index, first.index + 1))
    return bool(given) and led and kind_of_verb(tree, verb)[0] in {"demands", "offers", "plans"}


def _is_of_what_did(tree: Tree, word: Token, verb: Token) -> bool:
    """Tell whether a time is that of an occasion that did something: "a deal in May led to a halt"."""
    nouns = list(_between(tree, word, verb))
    return (
        len(nouns) == 1
        and nouns[0].dep == "nsubj"
        and nouns[0].head == verb.index
        and tree.head(tree.head(word)) == nouns[0]
        and nouns[0].lemma.lower() in words("occasions", "nouns") | words("nouns", "agrees")
    )


def _between(tree: Tree, word: Token, verb: Token) -> Iterator[Token]:
    """Yield the nouns between a time and its verb."""
    for above in tree.ancestors(word):
        if above.index == verb.index:
            return
        if above.pos in {"NOUN", "PROPN"} and above.entity not in {"DATE", "TIME"}:
            yield above


def _is_dated_by(tree: Tree, noun: Token) -> bool:
    """Tell whether a time behind a noun is the noun's and not its verb's: it names what happens, or acts."""
    if noun.dep in {"nsubj", "nsubjpass", "appos"}:
        return True
    happens = words("occasions", "nouns") | words("nouns", "says") | words("nouns", "plans")
    return noun.lemma.lower() in happens or tree.head(noun).lower in _LEADING


def _trails(tree: Tree, first: Token) -> bool:
    """Tell whether a time stands right behind a noun that only tells before or after what something was."""
    before = tree.tokens[first.index - 1] if first.index else first
    if before.pos != "ADP" or not before.index:
        return False
    last = tree.tokens[before.index - 1]
    if last.lemma == "time":
        return True  # "the third time in a decade"
    led = any(t.dep == "pobj" and tree.head(t).lower in _LEADING for t in (last, *tree.ancestors(last)))
    return led and last.pos in {"NOUN", "PROPN"}


def _counted_from(clauses: Clauses, happening: Happening, moment: Moment) -> Moment | None:
    """Return the time of an occasion that something happened after or before: "after the strike in May"."""
    _, tree, first = clauses.token(moment)
    verb = clauses.token(happening.predicate)[2]
    nouns = list(_between(tree, first, verb))
    lead = tree.head(nouns[-1]) if nouns else first
    relation = _RELATIONS.get(lead.lower)
    straight = lead.dep == "prep" and lead.head == verb.index and moment.relation == "on"
    occasions = words("occasions", "nouns") | {"end"}
    if relation is None or not straight or not any(n.lemma.lower() in occasions for n in nouns):
        return None
    return moment.model_copy(update={"relation": relation})


def _is_compared(clauses: Clauses, happening: Happening, moment: Moment) -> bool:
    """Tell whether a time is that of what something is compared with: "up from 14% a year ago"."""
    sentence, tree, first = clauses.token(moment)
    verb = clauses.token(happening.predicate)[2]
    inside = {t.index for t in tree.at(moment.start - sentence.start, moment.end - sentence.start)}
    before = tree.tokens[first.index - 1] if first.index else first
    above = takewhile(lambda t: t.index != verb.index, (before, *tree.ancestors(before)))
    path = [*above, *takewhile(lambda t: t.index != verb.index, tree.ancestors(first))]
    return any(
        token.lower in _COMPARING
        and token.index < first.index
        and (token.dep != "prep" or tree.children(token, "pobj", "pcomp"))  # not "was agreed to in May"
        for token in path
        if token.pos != "PART" and token.index not in inside
    )


def _is_within_report(clauses: Clauses, happening: Happening, moment: Moment) -> bool:
    """Tell whether a time is in what is said, and yet was taken for when it was said."""
    return any(
        statement.cue.start == happening.predicate.start
        and any(span.start <= moment.start < span.end for span in statement.content_spans)
        and is_framing(*clauses.token(statement.cue)[1:])
        for statement in clauses.statements(happening.sentence)
    )


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
    if (
        teller is None
        or _only_points(teller)
        or (certainty == "stated" and _is_background(clauses, happening))
    ):
        return None
    return Attribution(according_to=teller, certainty="reported" if certainty == "stated" else certainty)


def _only_points(teller: str) -> bool:
    """Tell whether a teller is one without a name who was told of before: "the insider"."""
    first, _, rest = teller.casefold().partition(" ")
    return first == "the" and rest in words("anonymous", "nouns")


def _is_background(clauses: Clauses, happening: Happening) -> bool:
    """Tell whether what somebody says only builds on it, as on what is known: "who left in May"."""
    return not _is_main(clauses, happening) and clauses.quotation(happening.predicate.start) is None


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
