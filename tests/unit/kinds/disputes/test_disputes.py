"""What is open in an article, with its sides."""

from summarizer.kinds.disputes.choosing import Salience
from summarizer.kinds.disputes.claims import positions_of
from summarizer.kinds.disputes.clauses import Clauses
from summarizer.kinds.disputes.disputes import MOST_DISPUTES, Matter, find_disputes
from summarizer.reading import read
from tests.articles import FERRIES, article


def matters(text: str) -> list[Matter]:
    made = article(text)
    clauses = Clauses(made, read(made))
    return find_disputes(clauses, Salience(made), positions_of(clauses))


def test_a_demand_opens_a_question_and_who_wants_it_is_a_side() -> None:
    found = matters(FERRIES)
    crossings = next(m for m in found if m.question.startswith("Will ferry operator Norlin Lines cut"))
    assert ("Norlin Lines",) in [side.holders for side in crossings.sides]


def test_what_is_agreed_and_done_opens_nothing() -> None:
    assert matters("Peru praised the harbour of Sund.\nThe sea was calm.\n") == []


def test_what_the_article_calls_contentious_is_open() -> None:
    (found,) = matters("The price of the old ferries remains a point of contention between the ports.\n")
    assert found.question == "What will be agreed on the price of the old ferries?"


def test_what_nobody_has_decided_is_open() -> None:
    (found,) = matters("There has been no decision to sell the ferries of Sund, officials say.\n")
    assert found.question == "Will there be a decision to sell the ferries of Sund?"


def test_an_article_has_a_readable_number_of_disputes_each_once() -> None:
    lines = [f"Peru wants to close harbour {number} in May." for number in range(40)]
    questions = [matter.question for matter in matters("\n".join(lines))]
    assert len(questions) == len(set(questions)) <= MOST_DISPUTES
