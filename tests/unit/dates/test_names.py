"""Words that look like a month, weekday or year and are none."""

import pytest

from summarizer.dates.governing import places_of
from summarizer.dates.names import means_time, surnames


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The plan was backed by April Jones.", "April"),
        ("Theresa May said that the deal was dead.", "May"),
        ("March to the square ended in clashes.", "March"),
        ("The March on Washington drew thousands.", "March"),
        ("The Women's March drew thousands.", "March"),
        ("March organisers said that many came.", "March"),
        ("May the talks succeed.", "May"),
        ("The bill was rejected by May.", "May"),
        ("Joe Friday came.", "Friday"),
        ("They flew on Flight 1949.", "1949"),
    ],
)
def test_a_name_or_another_word_is_no_time(text: str, word: str) -> None:
    start = text.index(word)
    (place,) = places_of(text, [(start, start + len(word))])
    assert place is not None
    assert not means_time(place, frozenset())


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The January sales fell.", "January"),
        ("They released June figures.", "June"),
        ("They met in May in Oslo.", "May"),
        ("Sales fell in April and May.", "May"),
        ("April was the worst month.", "April"),
        ("The March FOMC meeting ended early.", "March"),
        ("Since December GM has shrunk.", "December"),
        ("They met on Friday.", "Friday"),
        ("On Friday Robinson left.", "Friday"),
        ("A June report said so.", "June"),
        ("It was May when they left.", "May"),
        ("She lost her 2008 bid.", "2008"),
    ],
)
def test_a_time_is_one(text: str, word: str) -> None:
    start = text.index(word)
    (place,) = places_of(text, [(start, start + len(word))])
    assert place is not None
    assert means_time(place, frozenset())


def test_a_surname_told_once_is_known_later() -> None:
    text = "Theresa May left. It was good news for May."
    (first, last) = places_of(text, [(8, 11), (39, 42)])
    assert first is not None
    assert last is not None
    assert surnames([first, last]) == {"May"}
    assert means_time(last, frozenset())
    assert not means_time(last, surnames([first, last]))
