"""The article's own clauses as statements that can be understood alone."""

import pytest

from summarizer.domain import Article, Span
from summarizer.kinds.disputes.wording.clauses import Clause, Clauses
from summarizer.reading import read
from tests.articles import article


def clauses(text: str) -> Clauses:
    made = article(text)
    return Clauses(made, read(made))


def span(made: Article, word: str) -> Span:
    start = made.text.index(word)
    return Span(start=start, end=start + len(word))


def around(text: str, word: str) -> Clause | None:
    made = clauses(text)
    return made.around(span(made.article, word))


def told(text: str, cue: str) -> list[str]:
    made = clauses(text)
    at = made.article.text.index(cue)
    (statement,) = [s for s in made.reading.statements if s.cue.start == at]
    return [clause.text for clause in made.told(statement)]


def test_who_says_it_is_left_out() -> None:
    assert told("Ana Vell said on Monday that the port will close in May.", "said") == [
        "The port will close in May."
    ]


def test_quoted_words_stand_in_their_marks() -> None:
    assert told("“We will strike if a single crossing goes,” union leader Ilan Voss said.", "said") == [
        "“We will strike if a single crossing goes.”"
    ]


def test_half_a_quotation_keeps_its_marks() -> None:
    assert told('Ana Vell said the port was "closed for ever".', "said") == [
        "The port was “closed for ever.”"
    ]


def test_a_pronoun_gives_way_to_whom_it_plainly_means() -> None:
    found = around("Minister Ana Vell met the union.\nShe rejected the offer of the union.", "rejected")
    assert found is not None
    assert (found.text, found.sentences) == ("[Ana Vell] rejected the offer of the union.", (1, 2))


def test_a_pronoun_that_the_clause_itself_explains_stays() -> None:
    found = around("Norlin Lines said it would sell the port and its cranes.", "said")
    assert found is not None
    assert found.text == "Norlin Lines said it would sell the port and its cranes."


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The storm came and the port closed.\nIt was expected.", "expected"),
        ("The port closed in May.\nThis angered the union.", "angered"),
        ("The talks began.\nNobody knows when.\nNorlin Lines left them the next day.", "left"),
    ],
)
def test_what_points_at_something_told_before_is_no_clause(text: str, word: str) -> None:
    assert around(text, word) is None


def test_a_heading_is_no_sentence_of_the_text() -> None:
    made = clauses("Norlin to cut ferries\n\nNorlin Lines wants to cut the ferries.\n")
    assert [made.is_prose(number) for number in (1, 2)] == [False, True]


def test_a_clause_is_long_beyond_thirty_words() -> None:
    short = around("Norlin Lines left.", "left")
    assert short is not None
    assert not short.long


def test_the_aside_of_whoever_writes_is_left_out() -> None:
    said = around("On Monday Ana Vell closed the port of Sund ― probably not what Oro had in mind.", "closed")
    assert said is not None
    assert said.text == "On Monday Ana Vell closed the port of Sund."


def test_what_a_speaker_puts_behind_a_dash_stays() -> None:
    said = around("On Monday Ana Vell closed the port of Sund ― not the harbour of Peru.", "closed")
    assert said is not None
    assert said.text == "On Monday Ana Vell closed the port of Sund ― not the harbour of Peru."


def test_doing_so_needs_what_is_done() -> None:
    text = "Oro Tamm has closed the port, and Ana Vell criticised Peru for not doing so."
    assert around(text, "criticised") is None


def test_doing_so_goes_with_what_is_done() -> None:
    said = around("Ana Vell closed the port after Peru had asked Oro Tamm to do so.", "closed")
    assert said is not None
    assert said.text == "Ana Vell closed the port after Peru had asked Oro Tamm to do so."
