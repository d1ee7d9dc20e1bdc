from summarizer.domain import Span
from summarizer.text import Change, changes, says_the_same
from tests.articles import article

BEFORE = "Peru will close 4 piers.\nChile objects.\nTalks begin in May.\n"


def test_sentences_that_went_and_came_are_told_in_their_order() -> None:
    after = "Peru will close 6 piers.\nChile objects.\nTalks begin in May.\nNobody said why.\n"
    assert changes(article(BEFORE), article(after)) == [
        Change(("Peru will close 4 piers.",), ("Peru will close 6 piers.",)),
        Change((), ("Nobody said why.",)),
    ]


def test_a_sentence_that_was_taken_out_has_nothing_in_its_place() -> None:
    assert changes(article(BEFORE), article("Peru will close 4 piers.\nTalks begin in May.\n")) == [
        Change(("Chile objects.",), ())
    ]


def test_furniture_that_changed_is_told_and_makes_no_other_article() -> None:
    page = article(BEFORE)
    visited = page.model_copy(
        update={"text": f"{BEFORE}5 comments", "furniture": (Span(start=len(BEFORE), end=len(BEFORE) + 10),)}
    )
    assert changes(page, visited) == [Change((), ("5 comments",))]
    assert says_the_same(page, visited)
    assert not says_the_same(page, article("Peru will close 4 piers.\n"))


def test_line_breaks_and_spaces_change_nothing() -> None:
    assert (
        changes(article(BEFORE), article(BEFORE.replace("\n", "\n\n").replace("4 piers", "4  piers"))) == []
    )
