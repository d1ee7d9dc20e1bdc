"""The rule of what is said beside a reader's judgement; the pairs of the seeds, which stand here."""

import json
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.gists import PAIRS, fault_of, rules_of

SEEDS = Path(__file__).parents[3] / "seeds"


@pytest.fixture(scope="module")
def agreement() -> dict[str, Counter[bool]]:
    rules = rules_of([SEEDS / "gold"], [SEEDS])
    counts: dict[str, Counter[bool]] = {}
    for line in PAIRS.read_text(encoding="utf-8").splitlines():
        pair = json.loads(line)
        if pair["article"] in rules:
            agree = (fault_of(rules[pair["article"]], pair) is None) == pair["carries"]
            counts.setdefault(pair["origin"], Counter())[agree] += 1
    return counts


def test_no_random_answer_is_taken_for_what_gold_says(agreement: dict[str, Counter[bool]]) -> None:
    assert agreement["floor"] == {True: 10}


def test_rule_and_reader_agree_on_what_a_small_model_says(agreement: dict[str, Counter[bool]]) -> None:
    told = agreement["brief"] + agreement["neighbour"]
    assert told.total() == 54
    assert told[True] >= 45
