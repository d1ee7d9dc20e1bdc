"""Names and other words that look like times: April Jones, the March to the square, may they succeed."""

from collections.abc import Iterable

from summarizer.dates.governing import Place
from summarizer.text.lexicon import words

_TIMES = ("DATE", "TIME")
_DOUBTFUL = frozenset(("march", "april", "may", "june", "august"))
"""Months that are also given names, surnames or other words."""
_SURE = frozenset(("in", "since", "during", "until", "till", "through", "throughout", "between"))
"""Prepositions that lead to a month and hardly to a person."""
_LIKELY = frozenset(("of", "from", "to", "by", "for", "before", "after", "around", "over", "than"))
_INANIMATE = frozenset(("be", "see", "mark", "bring"))
"""Verbs whose subject a month may be: `March saw a rise`."""


def surnames(places: Iterable[Place]) -> frozenset[str]:
    """Return the words that end a longer name somewhere in an article: `May` of `Theresa May`."""
    return frozenset(
        place.head.text for place in places if _is_in_name(place) and place.head.dep != "compound"
    )


def means_time(place: Place, known_surnames: frozenset[str]) -> bool:
    """Tell whether a word that may be a weekday, month or year is one where it stands."""
    head = place.head
    if head.text[0].isdigit():
        return head.entity in _TIMES and not _is_number(place)
    before = place.tree.tokens[max(0, place.tokens[0].index - 1)].lower
    if before in _SURE and head.entity in ("", *_TIMES):
        return True
    if _is_in_name(place):
        return False
    if head.lower not in _DOUBTFUL:
        return True
    return head.pos in ("PROPN", "NOUN") and _is_month(place, known_surnames)


def _is_number(place: Place) -> bool:
    """Tell whether a year is a number: `Agenda 2030`, `Flight 1549`, `closed at 1987`."""
    above, head = place.tree.head(place.head), place.head
    numbered = (
        above.index == head.index - 1 and above.entity == head.entity and above.pos in ("PROPN", "NOUN")
    )
    return numbered or above.lower == "at"


def _is_in_name(place: Place) -> bool:
    """Tell whether it is one word of a longer name: Theresa May, April Jones, Joe Friday, Women's March."""
    tree, head = place.tree, place.head
    before = [child for child in tree.children(head, "compound") if child.index == head.index - 1]
    if before and before[0].pos == "PROPN" and before[0].entity not in _TIMES:
        return True
    above = tree.head(head)
    if head.dep == "compound" and above.pos == "PROPN" and above.index == head.index + 1:
        return True
    spans = (last - first for first, last in tree.entities if first <= head.index < last)
    return head.entity not in ("", *_TIMES) and max(spans, default=0) > 1


def _is_month(place: Place, known_surnames: frozenset[str]) -> bool:
    tree = place.tree
    first = tree.conjuncts(place.head)[0]
    above = tree.head(first)
    if first.dep == "pobj":
        likely = above.lower in _LIKELY and above.dep != "agent" and place.head.text not in known_surnames
        return likely or above.lower in _SURE
    if place.head.entity not in _TIMES:
        return False
    if first.dep == "nsubj":
        return above.lemma in _INANIMATE and not tree.children(first)
    speaks = above.dep == "nsubj" and tree.head(above).lemma in words("times", "speech")
    return first.dep in ("compound", "nmod", "poss") and not speaks
