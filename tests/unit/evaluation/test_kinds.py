"""Gold of a kind of one's own, with every base of claims and fields that only the kind has."""

from typing import Any

import pytest

from summarizer.domain import Deviation, Gold, NeutralBrief, Tally
from summarizer.domain.gold import neutral_of
from summarizer.errors import UnusableInput
from summarizer.evaluation import Comparison, find_deviations
from tests.articles import article
from tests.court import CASE, court_brief

CLAIMS, DENIES, RULED, TOLD, COSTS = CASE.strip().split("\n")[2:]

GOLD: dict[str, Any] = {
    "article": "ferries.txt",
    "kind": "lawsuit",
    "litigants": [
        {"name": "Edda Holm", "aliases": ["the weaver"], "salience": "core", "side": "claimant"},
        {"name": "Brandt Mills", "salience": "core", "side": "defendant"},
    ],
    "pleas": [
        {"holder": "Brandt Mills", "gist": "The looms were never delivered.", "evidence": [DENIES]},
        {
            "holder": "Edda Holm",
            "gist": "Brandt Mills owes the price of two looms.",
            "evidence": [CLAIMS],
            "salience": "core",
            "amount": "50 000 crowns",
        },
    ],
    "rulings": [
        {
            "value": "2025-01-03",
            "gist": "The claim is granted.",
            "evidence": [RULED],
            "salience": "core",
            "court": "the Sund District Court",
            "outcome": "granted",
        }
    ],
    "pending": [{"question": "Who pays the costs?", "evidence": [COSTS]}],
    "remedies": [{"gist": "Hand over the looms.", "evidence": [TOLD], "units": "2"}],
}
SECTIONS = ("litigants", "pleas", "rulings", "pending", "remedies")


def compared(gold: dict[str, Any], brief: dict[str, Any] | None = None) -> tuple[Tally, list[Deviation]]:
    made = NeutralBrief.model_validate(brief or neutral_of(court_brief()))
    comparison = Comparison(made, Gold.model_validate(gold), CASE)
    return comparison.tally(), list(find_deviations(comparison, article(CASE)))


def edited(section: str, place: int = 0, **fields: object) -> dict[str, Any]:
    items = [{**item, **fields} if number == place else item for number, item in enumerate(GOLD[section])]
    return {**GOLD, section: items}


def told(deviations: list[Deviation]) -> list[tuple[str, str, str]]:
    return [(each.section, each.kind, each.reason) for each in deviations]


def test_a_brief_that_says_all_that_gold_says_is_perfect() -> None:
    tally, deviations = compared(GOLD)
    assert deviations == []
    assert (tally.macro_f1, tally.macro_f1_said, tally.core_recall, tally.evidence_validity) == (1, 1, 1, 1)
    assert (tally.claims, tally.dated, tally.invented) == (5, 1, 0)
    assert tally.sections == SECTIONS


def test_each_section_has_the_measures_of_what_its_claims_derive_from() -> None:
    tally, _ = compared(GOLD)
    assert list(tally.measures) == [
        *SECTIONS,
        "pleas_said", "rulings_said", "pending_said", "remedies_said",
        "pleas_by_span", "rulings_by_span",
        "rulings_by_value",
    ]  # fmt: skip


@pytest.mark.parametrize("section", SECTIONS)
def test_what_is_not_there_is_missed_in_its_section_alone(section: str) -> None:
    tally, deviations = compared(GOLD, {**neutral_of(court_brief()), section: []})
    assert {name: tally.measures[name].matched for name in SECTIONS} == {
        name: 0 if name == section else len(GOLD[name]) for name in SECTIONS
    }
    assert tally.macro_f1 == pytest.approx(0.8)
    assert told(deviations) == [(section, "missed", "nothing was found for it")] * len(GOLD[section])


@pytest.mark.parametrize(
    ("gold", "reason"),
    [
        (edited("litigants", 1, name="Brandt Weaving"), "no name in common"),
        (edited("pleas", holder="Edda Holm"), "the holder found is Brandt Mills, in gold Edda Holm"),
        (edited("rulings", value="2025-03-04"), "the date found is 2025-01-03, in gold 2025-03-04"),
        (edited("pending", evidence=[RULED]), "rests on other words of the article"),
        (edited("remedies", evidence=[COSTS]), "rests on other words of the article"),
    ],
    ids=SECTIONS,
)
def test_what_does_not_match_says_why_by_what_its_claim_derives_from(
    gold: dict[str, Any], reason: str
) -> None:
    (section,) = (name for name in SECTIONS if gold[name] != GOLD[name])
    tally, deviations = compared(gold)
    of_section = [each for each in deviations if each.section == section]
    assert {each.kind for each in of_section} == {"missed", "wrong"}
    assert all(each.reason.startswith(reason) for each in of_section)
    assert tally.measures[section].matched == len(GOLD[section]) - 1


@pytest.mark.parametrize(
    ("gold", "reason"),
    [
        (edited("litigants", side="other"), "side: says claimant, gold other"),
        (edited("pleas", 1, amount="40,000 crowns"), "amount: says 50,000 crowns, gold 40,000 crowns"),
        (edited("pleas", amount="7 crowns"), "amount: says nothing, gold 7 crowns"),
        (edited("rulings", outcome="denied"), "outcome: says granted, gold denied"),
        (
            edited("rulings", court="Tarn District Court"),
            "court: says Sund District Court, gold Tarn District Court",
        ),
        (edited("rulings", words="a breach"), "words: says a plain breach, gold a breach"),
        (edited("remedies", units="3 looms"), "units: says 2 looms, gold 3 looms"),
    ],
)
def test_what_only_the_kind_has_is_told_where_it_differs_and_changes_no_match(
    gold: dict[str, Any], reason: str
) -> None:
    tally, (deviation,) = compared(gold)
    assert (tally.macro_f1, tally.macro_f1_said) == (1, 1)
    assert (deviation.kind, deviation.reason) == ("differs", reason)


def test_what_gold_leaves_open_of_the_kind_is_not_compared() -> None:
    tally, deviations = compared(edited("rulings", court=None, outcome=""))
    assert (tally.macro_f1, deviations) == (1, [])


def test_a_gist_is_asked_of_any_claim_that_has_words() -> None:
    tally, deviations = compared(edited("remedies", gist="The court fines Brandt Mills 9,000 crowns."))
    assert (tally.macro_f1, tally.macro_f1_said) == (1, 0.8)
    assert [(each.section, each.kind) for each in deviations] == [("remedies", "unsaid")]


def test_the_words_of_the_kind_are_read_in_place_of_text_and_gist() -> None:
    gold = {**GOLD, "remedies": [{"remedy": "Hand over the looms.", "evidence": [TOLD]}]}
    start = CASE.index(TOLD)
    item = {"remedy": "Pay a fine.", "spans": [(start, start + len(TOLD))]}
    tally, (deviation,) = compared(gold, {**neutral_of(court_brief()), "remedies": [item]})
    assert tally.measures["remedies_said"].matched == 0
    assert (deviation.kind, deviation.text, deviation.nearest) == (
        "unsaid", "Hand over the looms.", "Pay a fine.",
    )  # fmt: skip


def test_a_brief_of_another_kind_has_nothing_of_gold() -> None:
    tally, deviations = compared(GOLD, {"article": "ferries.txt", "parties": [{"name": "Edda Holm"}]})
    assert (tally.macro_f1, tally.sections) == (0, SECTIONS)
    assert {each.kind for each in deviations} == {"missed"}


def test_gold_of_a_kind_that_is_not_known_says_so() -> None:
    with pytest.raises(UnusableInput, match="kind “recipe”: not known here; add --kind"):
        Gold.model_validate({**GOLD, "kind": "recipe"})


def test_tallies_of_two_kinds_add_up_to_the_sections_of_both() -> None:
    tally, _ = compared(GOLD)
    other = Tally(measures={"parties": tally.measures["litigants"], "pleas": tally.measures["pleas"]})
    both = tally + other
    assert both.sections == (*SECTIONS, "parties")
    assert both.measures["pleas"].gold == 4
