from typing import Any

from summarizer.domain import Deviation, Gold, NeutralBrief
from summarizer.evaluation import Comparison, find_deviations
from tests.articles import FERRIES, article
from tests.gold import BRIEF, CUT, GOLD, NO_PAY, STRIKE, TALKS, WEEKS

NO_PROOF = "its evidence is missing, too short, too long or outside the article"


def deviations(brief: dict[str, Any], section: str, kind: str) -> list[Deviation]:
    compared = Comparison(NeutralBrief.model_validate(brief), Gold.model_validate(GOLD), FERRIES)
    found = find_deviations(compared, article(FERRIES))
    return [each for each in found if (each.section, each.kind) == (section, kind)]


def reasons(section: str, kind: str) -> list[tuple[str, str | None, str]]:
    return [(each.text, each.nearest, each.reason) for each in deviations(BRIEF, section, kind)]


def test_missed_positions_name_who_was_found_instead_core_ones_first() -> None:
    assert reasons("positions", "missed") == [
        (
            "the crews' union: It would strike.",
            "Norlin Lines: Norlin Lines would strike.",
            "the holder found is Norlin Lines, in gold the crews' union",
        ),
        (
            "the crews' union: It refuses.",
            "the union: The union refuses.",
            "rests on other words of the article",
        ),
        (
            "Norway: Norway talks.",
            "Stockholm: Stockholm meets Oslo.",
            "the holder found is Stockholm, in gold Norway",
        ),
    ]


def test_core_items_are_missed_first_in_the_order_of_gold() -> None:
    turned = Gold.model_validate({**GOLD, "positions": GOLD["positions"][::-1]})
    compared = Comparison(NeutralBrief.model_validate({"article": "ferries.txt"}), turned, FERRIES)
    missed = [each for each in find_deviations(compared, article(FERRIES)) if each.section == "positions"]
    assert [each.core for each in missed] == [True] * 3 + [False] * 3
    assert [each.text for each in missed[-2:]] == ["Norway: Norway talks.", "the crews' union: It refuses."]


def test_what_is_not_in_gold_names_what_comes_closest() -> None:
    assert reasons("timeline", "wrong") == [
        (
            "2025-05: Talks are held.",
            "2025-04: Talks are held.",
            "the date found is 2025-05, in gold 2025-04; invented date",
        ),
        (
            "2025-04: Talks begin.",
            "open: The talks last.",
            "the date found is 2025-04, in gold open; invented date",
        ),
        (
            "open: The talks go on.",
            "open: The talks last.",
            f"rests on other words of the article; {NO_PROOF}",
        ),
        (
            "2025-02-05: It was reported.",
            None,
            f"gold has nothing like it; {NO_PROOF}",
        ),
    ]


def test_parties_stand_beside_the_sentence_that_names_them() -> None:
    (missed,) = deviations(BRIEF, "parties", "missed")
    assert (missed.text, missed.quotes, missed.nearest) == ("Sweden (Stockholm)", (TALKS,), None)
    (wrong,) = deviations(BRIEF, "parties", "wrong")
    assert (wrong.text, wrong.quotes, wrong.reason) == ("Reuters", (STRIKE,), "gold has nothing like it")


def test_a_party_that_is_there_twice_counts_once() -> None:
    twice = {**BRIEF, "parties": [{"name": "Norlin"}, {"name": "Norlin Lines"}]}
    (wrong,) = deviations(twice, "parties", "wrong")
    assert wrong.reason == "the nearest counts for another one"


def test_a_party_with_another_name_is_nearest() -> None:
    other = {**BRIEF, "parties": [{"name": "Norlin Lines Holding"}]}
    (wrong,) = deviations(other, "parties", "wrong")
    assert (wrong.nearest, wrong.reason) == ("Norlin Lines (Norlin)", "no name in common")


def test_quotes_are_the_words_of_the_article() -> None:
    (wrong,) = deviations(BRIEF, "open_disputes", "wrong")
    assert wrong.quotes in ((STRIKE,), (CUT,))
    (missed,) = deviations(BRIEF, "open_disputes", "missed")
    assert missed.quotes == (NO_PAY,)
    assert [each.quotes for each in deviations(BRIEF, "timeline", "wrong")] == [
        (TALKS,),
        (WEEKS,),
        (FERRIES,),
        (),
    ]


def test_without_a_brief_everything_is_missed() -> None:
    nothing = NeutralBrief.model_validate({"article": "ferries.txt"})
    compared = Comparison(nothing, Gold.model_validate(GOLD), FERRIES)
    found = find_deviations(compared, article(FERRIES))
    assert len(found) == sum(
        len(GOLD[name]) for name in ("parties", "positions", "timeline", "open_disputes")
    )
    assert {each.reason for each in found} == {"nothing was found for it"}
