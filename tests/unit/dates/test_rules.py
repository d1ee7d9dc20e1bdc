"""The examples beside the rules are their tests."""

from datetime import date

import pytest

from summarizer.dates import find_time_mentions
from summarizer.dates.notation import Rule, openings
from summarizer.dates.phrases import RULES

TUESDAY = date(2024, 7, 23)
EXAMPLES = [
    pytest.param(text, expected, id=text) for rule in RULES for text, expected in rule.examples.items()
]


@pytest.mark.parametrize(("text", "expected"), EXAMPLES)
def test_an_example_has_the_value_or_reason_beside_it(text: str, expected: str) -> None:
    last = find_time_mentions(text, TUESDAY)[-1]
    assert (last.value or last.unresolved) == expected


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.notation)
def test_every_rule_has_an_example(rule: Rule) -> None:
    assert rule.examples


@pytest.mark.parametrize(
    ("notation", "words"),
    [
        ("last night", {"last"}),
        ("(the )?{season}", {"the", "spring", "summer", "autumn", "fall", "winter"}),
        ("(that|the same) {daypart}", {"that", "the"}),
        ("(?P<step>last|next) {unit}", {"last", "next"}),
        ("{year} q(?P<quarter>[1-4])", {"0"}),
    ],
)
def test_openings_are_the_words_that_a_phrase_may_begin_with(notation: str, words: set[str]) -> None:
    assert openings(notation) == words
