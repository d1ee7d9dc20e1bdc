"""Which time is that of what happens, and of nothing else in its sentence.

Where the article has no date but tells what something came after, before or since, or that it lasted, those
words tell when: they are shown as they stand, and that no date can be made of them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from summarizer.dates import Reason
from summarizer.domain import Moment, Relation, Span
from summarizer.kinds.disputes.wording.clauses import Clause, Clauses
from summarizer.kinds.disputes.wording.cutting import is_framing
from summarizer.parsing import Token, Tree
from summarizer.reading import Happening, says_nothing_of_when
from summarizer.reading.cue import SOUGHT
from summarizer.reading.grammar import is_finite
from summarizer.reading.verbal import kind_of_verb
from summarizer.text.lexicon import words

_OF_NOUN = frozenset({"amod", "nummod", "compound", "nmod", "poss", "conj"})
_MATTERS = frozenset({"dobj", "nsubj", "nsubjpass", "attr", "dative"})
_COMPARING = frozenset({"from", "than", "compared", "versus", "to"})
_LEADING = frozenset({"after", "before", "since", "until", "following"})
_RELATIONS: dict[str, Relation] = {"after": "after", "following": "after", "before": "before"}
"""What a time of an occasion is for what happened then, by the preposition that leads to the occasion."""
_PLACES: dict[str, Relation] = {**_RELATIONS, "since": "since"}
_WHILE = frozenset({"while", "whereas", "whilst"})
"""What joins something else that happens to a clause."""
_LEAST_GAPPED = 2
"""Words of what happens at another time and has no verb: "two in"."""
_LEAST_TIME, _LONGEST_TIME = 1, 20
"""Between how many words a time is told as it stands."""
_LASTING = frozenset({"during", "for", "over", "throughout", "within"})
_DEADLINES = frozenset({"before", "by", "until"})
_NOW = frozenset({"today", "currently", "at present", "these days", "nowadays"})
"""What is so as it is told, which is no date of what goes on."""


def is_own(clauses: Clauses, happening: Happening) -> bool:
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


def before_another(clauses: Clauses, clause: Clause, happening: Happening, moment: Moment) -> Clause:
    """Return a clause up to what happens at another time: "will close in May | , another two in June"."""
    sentence, tree, verb = clauses.token(happening.predicate)
    own = tree.at(moment.start - sentence.start, moment.end - sentence.start)
    for other in clauses.reading.happenings:
        if other.moment is None or other.sentence != sentence.number or other.moment.start < moment.end:
            continue
        first = clauses.token(other.moment)[2]
        start = _gapped(tree, own, first) or _while(tree, verb, first)
        if start is None or start.index <= own[-1].index or tree.tokens[start.index - 1].text != ",":
            continue
        before = tree.tokens[: start.index - 1]
        body = frozenset(t.index for t in before if sentence.start + t.start in clause.places)
        if cut := clauses.named(sentence.number, body):
            return replace(cut, verb=clause.verb, own_words=clause.own_words)
    return clause


def _gapped(tree: Tree, own: Sequence[Token], first: Token) -> Token | None:
    """Return where something without a verb has the verb of the clause, and another time: ", two in June"."""
    part = tree.tokens[own[-1].index + 2 : first.index]
    lead = tree.tokens[own[0].index - 1]
    if len(part) < _LEAST_GAPPED or any(t.pos in {"VERB", "AUX"} or t.text == "," for t in part):
        return None
    return part[0] if part[-1].lower == lead.lower and part[-1].pos == "ADP" else None


def _while(tree: Tree, verb: Token, first: Token) -> Token | None:
    """Return where a clause of contrast begins that has another time: ", while the others sail in June"."""
    above = [first, *takewhile(lambda t: t.index != verb.index, tree.ancestors(first))][-1]
    contrasts = any(t.lower in _WHILE for t in tree.children(above, "mark"))
    return tree.subtree(above)[0] if contrasts and above.head == verb.index else None


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
    if _belongs(tree, tops[0]):
        return True
    if verb.tag == "VBD" and _is_of_what_did(tree, tops[0], verb):
        return False
    return any(_is_dated_by(tree, above) for above in _between(tree, tops[0], verb)) or _trails(tree, first)


def _belongs(tree: Tree, top: Token) -> bool:
    """Tell whether "of" gives a time to the noun before it: "the cars of the 70s", but "as of Friday"."""
    of = tree.head(top)
    noun = tree.head(of)
    led = of.dep == "prep" and of.lower == "of"
    return led and noun.pos in {"NOUN", "PROPN"} and noun.entity not in {"DATE", "TIME"}


def _is_deadline(clauses: Clauses, happening: Happening, moment: Moment) -> bool:
    """Tell whether a time is that of what is promised or wanted: "promised a release before May"."""
    _, tree, first = clauses.token(moment)
    verb = clauses.token(happening.predicate)[2]
    given = [token for token in tree.children(verb, "dobj") if verb.index < token.index < first.index]
    led = any(tree.tokens[i].lower in _DEADLINES for i in range(verb.index, first.index + 1))
    return bool(given) and led and kind_of_verb(tree, verb)[0] in SOUGHT


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
    last = before_time(tree, first)
    if last is None:
        return False
    if last.lemma == "time":
        return True  # "the third time in a decade"
    led = any(t.dep == "pobj" and tree.head(t).lower in _LEADING for t in (last, *tree.ancestors(last)))
    return led and last.pos in {"NOUN", "PROPN"}


def before_time(tree: Tree, first: Token) -> Token | None:
    """Return the word before the preposition that leads to a time: "the strike | on May 2"."""
    lead = tree.tokens[first.index - 1] if first.index else first
    return tree.tokens[lead.index - 1] if lead.pos == "ADP" and lead.index else None


def counted_from(clauses: Clauses, happening: Happening, moment: Moment) -> Moment | None:
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
    behind = before_time(tree, first)
    if behind is not None and any(t.lower == "than" for t in tree.children(behind, "mark", "advmod")):
        return True  # "less than forecast in July"
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


# ---------------------------------------------------------------- time told without a date


def placed(clauses: Clauses, predicate: Span) -> Moment | None:
    """Return the words that tell what something came after or before, where they make no date.

    "Was reached after a day of talks", "has grown since the war began": a clause with its own verb, or an
    occasion; not "after the company" and not "before diplomats".
    """
    sentence, tree, verb = clauses.token(predicate)
    for lead, top in _led(tree, verb):
        run = list(_straight(tree, top))
        if not _LEAST_TIME < len(run) <= _LONGEST_TIME:
            continue
        start, end = sentence.start + run[0].start, sentence.start + run[-1].end
        phrase, relation = clauses.article.text[start:end], _PLACES[lead.lower]
        return Moment(start=start, end=end, phrase=phrase, relation=relation, unresolved=Reason.OTHER_EVENT)
    return None


def _straight(tree: Tree, top: Token) -> Iterator[Token]:
    """Yield the words of a time from its first on, up to a mark or to what is told of one of them."""
    inside = tree.subtree(top, lambda t: t.dep in {"relcl", "acl", "parataxis"})
    for place, token in enumerate(inside):
        if token.index != inside[0].index + place or (token.text == "," and token.index > top.index):
            return
        yield token


def _led(tree: Tree, verb: Token) -> Iterator[tuple[Token, Token]]:
    """Yield what leads to an occasion or a clause that tells when, with the top of its words."""
    for below in tree.children(verb, "prep", "advcl"):
        if below.dep == "prep" and below.lower in _PLACES:
            noun = tree.child(below, "pobj")
            if noun is not None and _is_occasion(tree, noun):
                yield below, below
        for told in _told_of_occasion(tree, below):
            yield from (each for each in _led(tree, told) if each[0].lower != "since")
        mark = next((m for m in tree.children(below, "mark") if m.lower in _PLACES), None)
        finite = below.dep == "advcl" and is_finite(tree, below)
        if finite and mark is not None and (mark.lower != "since" or _began(tree, below)):
            yield mark, below


def _began(tree: Tree, verb: Token) -> bool:
    """Tell whether a clause with "since" has when, and not why: "since the war began", "since they agree"."""
    finite = next((t for t in tree.children(verb, "aux", "auxpass") if is_finite(tree, t)), verb)
    return finite.tag == "VBD" or finite.lower in {"has", "have"}


def _told_of_occasion(tree: Tree, lead: Token) -> Iterator[Token]:
    """Yield what is told of the occasion in which something happened: "died in violence that broke out"."""
    noun = tree.child(lead, "pobj") if lead.dep == "prep" and lead.lower in {"during", "in"} else None
    if noun is not None and _is_occasion(tree, noun):
        yield from tree.children(noun, "relcl")


def _is_occasion(tree: Tree, noun: Token) -> bool:
    """Tell whether a noun names what happens, or how much of it: "the vote", "five hours of talks"."""
    inside = (noun, *(t for lead in tree.children(noun, "prep") for t in tree.children(lead, "pobj")))
    return any(t.lemma.lower() in words("occasions", "nouns") | words("nouns", "agrees") for t in inside)


def lasting(clauses: Clauses, happening: Happening) -> Moment | None:
    """Return how long something goes on or will take, with the words that lead to it: "for five weeks"."""
    moment = happening.moment
    if moment is None or moment.unresolved != Reason.NO_START or happening.status == "happened":
        return None
    sentence, tree, first = clauses.token(moment)
    lead = next((t for t in tree.ancestors(first) if t.index < first.index), first)
    verb = clauses.token(happening.predicate)[2]
    takes = lead.index == verb.index and any(t.index >= first.index for t in tree.children(verb, "dobj"))
    if not takes and lead.lower not in _LASTING:
        return None  # "after decades of war", "just days before the vote"
    start = sentence.start + (first.start if takes else lead.start)
    return moment.model_copy(update={"start": start, "phrase": clauses.article.text[start : moment.end]})
