"""What is open as a question in the article's words."""

import pytest

from summarizer.domain import Span
from summarizer.kinds.disputes.open_disputes.questions import Questions, asking
from summarizer.kinds.disputes.wording.clauses import Clauses
from summarizer.reading import read
from tests.articles import article


def asked(kind: str, text: str, word: str) -> str | None:
    made = article(text)
    start = made.text.index(word)
    questions = Questions(Clauses(made, read(made)))
    found = getattr(questions, kind)(Span(start=start, end=start + len(word)))
    assert found is None or isinstance(found, str)
    return found


@pytest.mark.parametrize(
    ("text", "word", "question"),
    [
        ("Norlin wants to cut the crossings.", "wants", "Will Norlin cut the crossings?"),
        ("The union wants Norlin to keep the ferries.", "wants", "Will Norlin keep the ferries?"),
        ("The union called for an end of night cuts.", "called", "Will there be an end of night cuts?"),
    ],
)
def test_a_demand_asks_whether_it_will_be_met(text: str, word: str, question: str) -> None:
    assert asked("done", text, word) == question


def test_a_refusal_asks_whether_it_will_be_taken_back() -> None:
    text = "The union rejected the offer of weekend crossings."
    assert asked("accepted", text, "rejected") == "Will the union accept the offer of weekend crossings?"


def test_what_may_come_by_a_threat_asks_whether_it_will() -> None:
    made = article("The port may close in May.\n")
    questions = Questions(Clauses(made, read(made)))
    assert questions.whether(Span(start=13, end=18), sure=True) == "Will the port close in May?"


def test_what_is_said_on_nothing_asks_what_will_be_agreed() -> None:
    text = "Ana Vell declined to comment about the price of the ferries."
    assert asked("settled", text, "comment") == "What will be agreed on the price of the ferries?"


def test_no_question_has_a_speaker_in_it() -> None:
    assert asking("will we close the port") is None
