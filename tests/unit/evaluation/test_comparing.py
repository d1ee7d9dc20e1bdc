"""An invented example with every kind of fault; the expected figures were made by an independent scorer."""

from typing import Any

import pytest

from summarizer.domain import Gold, NeutralBrief, Tally
from summarizer.evaluation import Comparison
from tests.articles import FERRIES
from tests.gold import BRIEF, CUT, GOLD, OFFER, STRIKE, TALKS, span


def tally(brief: dict[str, Any], gold: dict[str, Any] = GOLD) -> Tally:
    return Comparison(NeutralBrief.model_validate(brief), Gold.model_validate(gold), FERRIES).tally()


def counts(result: Tally) -> dict[str, tuple[int, ...]]:
    return {name: (c.matched, c.found, c.gold, c.core_matched, c.core) for name, c in result.measures.items()}


def as_brief(gold: dict[str, Any]) -> dict[str, Any]:
    """Return a brief that says what gold says."""

    def item(raw: dict[str, Any]) -> dict[str, Any]:
        spans = [span(e) if isinstance(e, str) else e for e in raw["evidence"]]
        return {**raw, "spans": spans}

    sections = ("positions", "timeline", "open_disputes")
    return {**gold, **{section: [item(raw) for raw in gold[section]] for section in sections}}


def test_every_count_of_a_faulty_brief() -> None:
    assert counts(tally(BRIEF)) == {
        "parties": (3, 4, 4, 2, 2),
        "positions": (3, 6, 6, 2, 3),
        "timeline": (1, 5, 3, 1, 2),
        "open_disputes": (1, 2, 2, 1, 1),
        "positions_said": (2, 6, 6, 1, 3),
        "timeline_said": (1, 5, 3, 1, 2),
        "open_disputes_said": (1, 2, 2, 1, 1),
        "positions_by_span": (5, 6, 6, 3, 3),
        "timeline_by_span": (3, 5, 3, 2, 2),
        "timeline_by_value": (3, 5, 3, 2, 2),
    }


def test_every_figure_of_a_faulty_brief() -> None:
    result = tally(BRIEF)
    assert (result.claims, result.grounded, result.dated, result.invented) == (13, 12, 4, 2)
    assert (
        f"{result.evidence_validity:.3f} {result.core_recall:.3f} {result.macro_f1:.3f}"
        == "0.923 0.750 0.500"
    )
    timeline = result.measures["timeline"]
    assert f"{timeline.precision:.3f} {timeline.recall:.3f} {timeline.f1:.3f}" == "0.200 0.333 0.250"
    assert f"{timeline.core_recall:.3f}" == "0.500"


def test_gold_itself_is_perfect_and_nothing_is_nothing() -> None:
    perfect = tally(as_brief(GOLD))
    assert (perfect.macro_f1, perfect.macro_f1_said, perfect.core_recall) == (1, 1, 1)
    assert (perfect.evidence_validity, perfect.invented) == (1, 0)
    nothing = tally({"article": "ferries.txt"})
    assert (nothing.macro_f1, nothing.core_recall, nothing.evidence_validity) == (0, 0, 0)


def test_what_rests_on_the_right_words_counts_as_said_only_if_it_says_so() -> None:
    brief = as_brief(GOLD)
    for section, text in (("positions", "gist"), ("timeline", "gist"), ("open_disputes", "question")):
        brief[section] = [{**item, text: "Swedish officials declined to comment?"} for item in brief[section]]
    result = tally(brief)
    assert (result.macro_f1, result.macro_f1_said) == (1, 0.25)
    assert result.measures["positions_said"].model_dump(include={"matched", "found", "gold", "core"}) == {
        "matched": 0,
        "found": 6,
        "gold": 6,
        "core": 3,
    }


def position(holder: str, *spans: tuple[int, int]) -> dict[str, Any]:
    return {**BRIEF, "positions": [{"holder": holder, "text": "", "spans": spans}]}


@pytest.mark.parametrize(
    ("holder", "counted"),
    [("Norlin", 1), ("the NORLIN Lines’s", 1), ("Ilan Voss", 0), ("Minister Norlin", 1), ("", 0)],
)
def test_a_position_needs_its_holder(holder: str, counted: int) -> None:
    assert tally(position(holder, span(CUT))).measures["positions"].matched == counted


def test_a_holder_may_be_called_as_the_party_that_was_found_for_it() -> None:
    by_own_name = position("the union", span(STRIKE))
    assert tally(by_own_name).measures["positions"].matched == 1
    unknown = {**by_own_name, "parties": [{"name": "Reuters", "aliases": ["the union"]}]}
    assert tally(unknown).measures["positions"].matched == 0


def test_a_place_counts_from_half_of_the_shorter_span() -> None:
    start, end = span(TALKS)
    half = (end - start + 1) // 2
    for shared, counted in ((half, 1), (half - 1, 0)):
        rest = end - start - shared
        result = tally(position("Sweden", (end - shared, end + rest)))
        assert result.measures["positions_by_span"].matched == counted


def test_a_word_or_a_whole_page_is_no_place() -> None:
    start, _ = span(CUT)
    longest = 2 * len(CUT)
    for end, counted in ((start + 9, 0), (start + 10, 1), (start + longest, 1), (start + longest + 1, 0)):
        result = tally({**position("Norlin", (start, end)), "timeline": []})
        assert result.measures["positions"].matched == counted, end - start


def test_one_found_item_never_counts_twice() -> None:
    result = tally({**BRIEF, "open_disputes": [{"question": "", "spans": [span(CUT), span(STRIKE)]}] * 3})
    assert result.measures["open_disputes"].matched == 1


def event(value: str | None, words: str) -> dict[str, Any]:
    return {**BRIEF, "timeline": [{"value": value, "spans": [span(words)]}]}


@pytest.mark.parametrize(
    ("value", "words", "invented"),
    [
        (None, OFFER, 0),
        ("2025-03", OFFER, 0),
        ("2025-02-05", OFFER, 0),
        ("2025-06", OFFER, 1),
        ("2025-03", CUT, 0),
        ("2025-03", GOLD["timeline"][2]["evidence"][0], 1),
    ],
    ids=["no date", "a date of gold", "publication", "of nowhere", "its own", "gold leaves it open"],
)
def test_an_invented_date(value: str | None, words: str, invented: int) -> None:
    assert tally(event(value, words)).invented == invented


def test_evidence_outside_the_article_or_missing_is_not_valid() -> None:
    end = len(FERRIES)
    for spans, valid in (
        ([(end - 20, end)], 1),
        ([(end - 20, end + 1)], 0),
        ([], 0),
        ([(20, 20)], 0),
        ([(-5, 9)], 0),
    ):
        brief = {"article": "ferries.txt", "positions": [{"holder": "Norlin", "spans": spans}]}
        assert tally(brief).grounded == valid, spans
