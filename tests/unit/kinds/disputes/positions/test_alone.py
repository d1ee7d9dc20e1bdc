"""Whether a position tells something to who has not read the article."""

from summarizer.kinds.disputes.positions.claims import positions_of
from summarizer.kinds.disputes.wording.clauses import Clauses
from summarizer.reading import read
from tests.articles import article

LEAD = "Norlin Lines wants to close the port of Sund in May.\nAda Lund is the mayor of Sund.\n"


def texts(text: str) -> list[str]:
    made = article(text)
    return [held.clause.text for held in positions_of(Clauses(made, read(made)))][1:]


def test_a_short_quotation_without_a_word_of_the_matter_says_nothing() -> None:
    assert texts(LEAD + "“We are not going to stop,” Ada Lund said.") == []


def test_a_short_quotation_on_the_matter_is_told() -> None:
    assert texts(LEAD + "“The port will stay,” Ada Lund said.") == ["“The port will stay.”"]


def test_what_a_quotation_points_at_has_to_be_told() -> None:
    assert texts(LEAD + "“Nobody in the whole of Peru has ever asked for that list,” Ada Lund said.") == []


def test_a_speaker_may_point_at_the_country_they_speak_in() -> None:
    assert texts(LEAD + "“Nobody who lives in this country has asked for a closure,” Ada Lund said.") == [
        "“Nobody who lives in this country has asked for a closure.”"
    ]


def test_what_something_else_has_tells_nothing_without_it() -> None:
    assert texts(LEAD + "“The timing is not related to any of the votes in Peru,” Ada Lund said.") == []


def test_a_term_is_told_with_the_words_that_it_was_told_with() -> None:
    told = "Ada Lund refused to use the term “ghost ships”.\nAda Lund said the term harms the port of Sund."
    assert texts(LEAD + told)[-1] == "[The term “ghost ships”] harms the port of Sund."


def test_thanks_are_no_position() -> None:
    assert texts(LEAD + "Ada Lund thanked the dockers of Peru for years of work.") == []


def test_what_somebody_feels_is_told_where_somebody_says_so() -> None:
    felt = "Ada Lund is wary of closing the harbour of Peru."
    assert texts(LEAD + felt) == []


def test_of_a_line_and_a_quotation_with_all_its_quoted_words_the_quotation_stays() -> None:
    twice = (
        "Ada Lund released a statement calling the port of Sund “a jewel for trade and peace.”\n"
        "“The port of Sund is a jewel for trade and peace in all of Peru,” Ada Lund said."
    )
    assert texts(LEAD + twice) == ["“The port of Sund is a jewel for trade and peace in all of Peru.”"]
