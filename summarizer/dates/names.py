"""Names and other words that look like times: April Jones, the March to the square, may they succeed."""

from collections.abc import Iterable

from summarizer.dates.governing import Place
from summarizer.parsing import Token
from summarizer.text.lexicon import words

_TIMES = ("DATE", "TIME")
_DOUBTFUL = frozenset(("march", "april", "may", "june", "august"))
"""Months that are also given names, surnames or other words."""
_SURE = frozenset(("in", "since", "during", "until", "till", "through", "throughout", "between"))
"""Prepositions that lead to a month and hardly to a person."""
_LIKELY = frozenset(("of", "from", "to", "by", "for", "before", "after", "around", "over", "than"))
_BEFORE_YEARS = frozenset(("the", "year", "'s", "\u2019s", "("))
_EARLIEST_BARE = "1800"
"""A smaller number, with no word that leads to a year, is a number."""
_WORDS_OF_EVENT = 3
"""With its year; what the parser takes for a shorter one is often the number of a road or a law."""
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
        return _is_year(place)
    before = place.tree.tokens[max(0, place.tokens[0].index - 1)].lower
    if before in _SURE | {"on"} and head.entity in ("", *_TIMES):
        return True
    if _is_in_name(place):
        return False
    if head.lower not in _DOUBTFUL:
        return True
    return head.pos in ("PROPN", "NOUN") and _is_month(place, known_surnames)


def _is_year(place: Place) -> bool:
    """Tell `in 2008`, `her 2008 bid`, `Paris Air Show 2007` from `2014 men`, `Flight 1949`, `at 1987`."""
    tree, head = place.tree, place.head
    before = tree.tokens[max(0, head.index - 1)]
    if before.lower == "at" or any(_counts(head, noun) for noun in tree.tokens[head.index + 1 :][:1]):
        return False
    if before.lower in _SURE | _LIKELY | _BEFORE_YEARS:
        return True
    if head.entity == "EVENT":
        return _length_of_entity(place) >= _WORDS_OF_EVENT
    numbers = tree.head(head) == before and before.entity == head.entity and before.pos in ("PROPN", "NOUN")
    return head.entity == "DATE" and head.text >= _EARLIEST_BARE and not numbers


def _counts(number: Token, noun: Token) -> bool:
    """Tell whether a number counts the noun after it: `2014 men`; a round one counts any plural."""
    round_plural = number.text.endswith("00") and noun.tag == "NNS"
    return round_plural or noun.lemma in words("times", "counted")


def _length_of_entity(place: Place) -> int:
    spans = (last - first for first, last in place.tree.entities if first <= place.head.index < last)
    return max(spans, default=0)


def _is_in_name(place: Place) -> bool:
    """Tell whether it is one word of a longer name: Theresa May, April Jones, Joe Friday, Women's March."""
    tree, head = place.tree, place.head
    before = [child for child in tree.children(head, "compound") if child.index == head.index - 1]
    if before and before[0].pos == "PROPN" and before[0].entity not in _TIMES:
        return True
    above = tree.head(head)
    if head.dep == "compound" and above.pos == "PROPN" and above.index == head.index + 1:
        return True
    return head.entity not in ("", *_TIMES) and _length_of_entity(place) > 1


def _is_month(place: Place, known_surnames: frozenset[str]) -> bool:
    tree = place.tree
    first = tree.conjuncts(place.head)[0]
    above = tree.head(first)
    if first.dep == "pobj":
        likely = above.lower in _LIKELY and above.dep != "agent" and place.head.text not in known_surnames
        return likely or above.lower in _SURE
    if place.head.entity not in _TIMES:
        return False
    if first != place.head and first.entity in _TIMES:  # `last May and June`
        return True
    if first.dep == "nsubj":
        return above.lemma in _INANIMATE and not tree.children(first)
    speaks = above.dep == "nsubj" and tree.head(above).lemma in words("times", "speech")
    return first.dep in ("compound", "nmod", "poss", "attr") and not (speaks and first.index == 0)
