"""Which sentences can be lines of a summary."""

from summarizer.kinds.disputes.standalone import follows, is_teaser
from summarizer.kinds.disputes.wording.clauses import Clauses
from summarizer.reading import read
from tests.articles import article


def clauses_of(text: str) -> Clauses:
    made = article(text)
    return Clauses(made, read(made))


def test_what_only_goes_back_to_something_is_a_line_where_the_first_line_tells_of_it() -> None:
    first = "Norlin Lines and the crews of Sund began talks on pay on Monday.\n"
    talks, strikes = "The talks will go on in Tarn.\n", "The strikes, feared in Tarn, came on Friday.\n"
    made = clauses_of(f"{first}{talks}{strikes}")
    assert follows(made, 2, 1, talks)
    assert not follows(made, 3, 1, strikes)


def test_what_is_usually_or_always_so_is_no_line_of_a_summary() -> None:
    made = clauses_of(
        "A ferry of Norlin Lines sank.\nFog usually closes the harbour.\nSigns of fog are wet decks.\n"
    )
    assert not any(follows(made, number, 1, "") for number in (2, 3))


def test_a_first_sentence_that_only_leads_to_the_news_gives_way_to_it() -> None:
    made = clauses_of("Oars are old and sails are quaint.\nNorlin Lines launched a ferry on Monday.\n")
    assert is_teaser(made, 1, 2)
