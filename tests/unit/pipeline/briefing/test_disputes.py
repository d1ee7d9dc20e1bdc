from summarizer.domain import DraftPosition, PositionKind
from summarizer.pipeline.briefing.disputes import MOST_DISPUTES, find_disputes


def position(holder: str, kind: PositionKind, statement: str, sentence: int) -> DraftPosition:
    return DraftPosition(holders=(holder,), kind=kind, statement=statement, sentences=(sentence,))


CUT = position("Norlin Lines", "demands", "Norlin Lines wants to cut the night crossings.", 2)
KEEP = position("Ilan Voss", "refuses", "Ilan Voss will strike if the night crossings are cut.", 4)
TALKS = position("Norway", "agrees", "Norway agreed to hold talks in Tarn.", 6)


def test_positions_of_two_holders_on_one_subject_are_one_dispute() -> None:
    found = find_disputes([CUT, KEEP, TALKS])
    assert {p.holders for p in found[0].positions} >= {("Norlin Lines",), ("Ilan Voss",)}


def test_what_is_agreed_opens_nothing() -> None:
    assert find_disputes([TALKS]) == []


def test_no_position_stands_in_two_disputes() -> None:
    found = find_disputes([CUT, KEEP, TALKS])
    used = [p for dispute in found for p in dispute.positions]
    assert len(used) == len(set(used))


def test_an_article_has_a_readable_number_of_disputes() -> None:
    many = [
        position(f"Party {i}", "demands", f"Demand number {i} about topic{i}.", 2 + i % 6) for i in range(40)
    ]
    assert len(find_disputes(many)) <= MOST_DISPUTES
