"""What the parse of its sentence says of a time expression: what governs it, and whether that lies ahead."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.dates.resolving import Direction
from summarizer.dates.verb_groups import VerbGroup, is_superseded, predicate_above, verb_group
from summarizer.domain import Relation
from summarizer.parsing import Token, Tree, parse
from summarizer.text import split_sentences
from summarizer.text.lexicon import words

_LONGEST = 2_000
"""Characters of what can be a sentence; the parse of a longer one costs much and tells nothing."""
_AGENCY = re.compile(r"\s*\([A-Z][^()\n]{1,30}\)\s*[-\u2013\u2014]")
"""The end of a dateline, whose day no verb dates: `BAGHDAD, Sept. 8 (Reuters) - Iraq said`."""
_ONWARD = ("for", "to", "until", "till", "through")
_BEFORE_CHANGE = 9
"""Words in which a change stands that is compared: `up by 10 percent in May from`."""


@dataclass(frozen=True)
class Place:
    """A time expression in the tree of its sentence."""

    tree: Tree
    tokens: Sequence[Token]

    @property
    def head(self) -> Token:
        """Return the word of the expression that what stands outside governs."""
        inside = {token.index for token in self.tokens}
        return next(token for token in self.tokens if token.head not in inside or token.head == token.index)

    @property
    def preposition(self) -> Token | None:
        """Return the preposition that leads to it."""
        above = self.tree.head(self.head)
        return above if self.head.dep in ("pobj", "pcomp") else None

    def way_up(self) -> tuple[list[Token], Token | None]:
        """Return the words between the expression and the verb that governs it, and that verb."""
        verb = predicate_above(self.tree, self.head)
        above = [] if verb is self.head else list(self.tree.ancestors(self.head))
        return above[: above.index(verb)] if verb in above else above, verb


def places_of(text: str, spans: Sequence[tuple[int, int]]) -> list[Place | None]:
    """Find each span in the parse of its sentence; None where the text has no sentence that can be parsed."""
    sentences = split_sentences(text) if spans else []
    starts = [sentence.start for sentence in sentences]
    around = [sentences[bisect_right(starts, start) - 1] for start, _ in spans]
    strings = [text[known.start : known.end] for known in around]
    short = [words for words in dict.fromkeys(strings) if len(words) <= _LONGEST]
    trees = dict(zip(short, parse(short), strict=True))
    places: list[Place | None] = []
    for (start, end), known, string in zip(spans, around, strings, strict=True):
        tree = trees.get(string)
        tokens = tree.at(start - known.start, end - known.start) if tree else []
        places.append(Place(tree, tokens) if tree and tokens else None)
    return places


def direction_of(place: Place, relation: Relation | None) -> Direction | None:
    """Return whether what happens at a time expression lies back or ahead; None if nothing tells.

    `since` points back; `by`, and `until` without a verb, ahead.
    """
    lead = place.preposition
    if _AGENCY.match(place.tree.text, place.tokens[-1].end):
        return None
    between, verb = place.way_up()
    if (lead and lead.lower == "since") or any(_is(word, "unplanned") for word in between):
        return "past"
    group = verb_group(place.tree, verb) if verb else None
    if (told := _told_by_order(place)) is not None:
        return told
    if _is_scheduled(place, between, group):
        over = group is not None and (is_superseded(place.tree, group) or _is_met(between, group))
        return "past" if over else "future"
    if group is None:
        return "future" if relation == "until" else None
    if group.direction == "past" and relation == "by":
        over = group.perfect or group.passive or group.verb.lemma == "be"
        return "past" if over else "future"
    return group.direction or _of_present(place, between, group, relation)


def _told_by_order(place: Place) -> Direction | None:
    """Read what stands directly before, whatever the parse: `said on Friday they`, `come September`."""
    before = place.tree.tokens[: place.tokens[0].index][-2:]
    if not before or before[-1].lower == "come":
        return "future" if before else None
    return "past" if before[0].tag == "VBD" and before[-1].pos == "ADP" and _is(before[0], "speech") else None


def _is_met(between: Sequence[Token], group: VerbGroup) -> bool:
    """Tell whether a deadline is what a verb in the past tells of: `missed a Friday deadline`."""
    deadline = any(_is(word, "ahead") and word.dep in ("nsubj", "dobj") for word in between)
    return deadline and group.tense == "past" and not _is(group.verb, "moved")


def _is(word: Token, kind: str) -> bool:
    return word.lemma.lower() in words("times", kind)


def _is_scheduled(place: Place, between: Sequence[Token], group: VerbGroup | None) -> bool:
    """Tell whether a word above puts a day to come: `due on`, `the scheduled vote on`, `adjourned until`."""
    verb = group.verb if group else None
    near = list(between)
    if verb is not None:  # `a deadline set at`, `a May election is likely`
        near += [place.tree.head(verb)] if verb.dep == "acl" else place.tree.children(verb, "acomp")
    described = [child for word in between for child in place.tree.children(word, "amod")]
    if any(_is(word, "ahead") for word in (*near, *described)):
        return True
    nouns = [word for word in between if word.pos in ("NOUN", "PROPN")]
    if group is None or nouns:
        return group is not None and group.passive and _is(group.verb, "scheduled")
    lead = place.preposition
    onward = lead is not None and lead.lower in _ONWARD
    return (_is(group.verb, "scheduled") and (group.passive or onward)) or (
        _is(group.verb, "moved") and onward
    )


def _of_present(
    place: Place, between: Sequence[Token], group: VerbGroup, relation: Relation | None
) -> Direction | None:
    """Read a time beside a verb in the present: `meets on Friday` lies ahead, `says on Friday` back."""
    if relation == "until":
        return "future"
    first = next(iter(place.tree.children(group.verb, "aux", "auxpass")), group.verb)
    if group.tense != "present" or first.tag in ("VB", "VBG", "VBN", "TO"):
        return None
    if any(_is(word, "change") for word in (group.verb, *place.tree.children(group.verb, "acomp", "advmod"))):
        return None
    as_of = any(word.lower == "as" for word in between)
    known = any(_is(word, "unplanned") for word in place.tree.children(group.verb, "dobj"))
    if as_of or known or (_is(group.verb, "speech") and not group.passive):
        return "past"
    nouns = [word for word in between if word.pos in ("NOUN", "PROPN")]
    if nouns:  # `faces trial on Friday`; not `rejects the vote on Friday` nor `the vote on Friday shows`
        faced = nouns[-1].dep == "dobj" or place.tree.head(nouns[-1]).lower == "for"
        return "future" if faced and _is(group.verb, "facing") else None
    complete = group.verb.lemma == "be" and place.tree.child(group.verb, "attr", "acomp", "expl")
    return None if complete else "future"


def narrated(place: Place) -> bool:
    """Tell whether a time expression leads to a verb in the past: `Over the next years, they grew`."""
    _, verb = place.way_up()
    group = verb_group(place.tree, verb) if verb else None
    return group is not None and group.direction == "past" and place.head.index < group.verb.index


def follows_change(place: Place) -> bool:
    """Tell whether a change stands before it, as what `from` compares: `up 10 percent from May`."""
    first = place.tokens[0].index
    return any(_is(word, "change") for word in place.tree.tokens[max(0, first - _BEFORE_CHANGE) : first])
