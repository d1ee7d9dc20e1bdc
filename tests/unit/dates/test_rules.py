"""The examples beside the rules are their tests."""

from datetime import date

import pytest

from summarizer.dates import find_time_mentions, phrases
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
        ("(the )?{season}", {"the", "spring", "summer", "autumn", "winter", "fall"}),
        ("(that|the) (very |same )?date", {"that", "the"}),
        ("(?P<step>last|next) days?", {"last", "next"}),
        ("{year} q{fourth:quarter}", {"0"}),
        ("{count}~fortnights", {"a", "an", "one", "twenty", "0"}),
        ("({halves}|{tens}) ", {"half", "nineties"}),
        ("{holiday}", {"christmas", "boxing"}),
    ],
)
def test_openings_are_the_words_that_a_phrase_may_begin_with(notation: str, words: set[str]) -> None:
    assert openings(notation) >= words


def test_every_rule_is_looked_up_wherever_its_words_stand() -> None:
    indexed = {ready for known in phrases._choices().values() for ready in known}
    assert {ready.rule.notation for ready in indexed} == {rule.notation for rule in RULES}
    for text in {text for rule in RULES for text in rule.examples}:
        for word in phrases._WORD.finditer(text):
            standing = {ready for ready in indexed if ready.pattern.match(text, word.start())}
            assert standing <= set(phrases.rules_at(text, word.start())), text


def test_a_group_that_is_not_closed_is_refused() -> None:
    with pytest.raises(ValueError, match="not closed"):
        openings("(the {unit}")
