import datetime as dt
from itertools import permutations

from summarizer.domain import Article, Published
from summarizer.merging.chronicle import chronicle
from summarizer.text.sentences import split_sentences


def article(name: str, text: str) -> Article:
    published = Published(value=dt.date(2024, 7, 23), found_in="given")
    return Article(
        name=name, text=text, published=published, content_hash="", sentences=tuple(split_sentences(text))
    )


def told(text: str) -> list[tuple[str, str]]:
    return [(each.word, each.value) for each in chronicle([article("a", text)], ["Ana Vell"])]


def test_a_verb_has_the_day_that_stands_beside_it() -> None:
    assert told("Ana Vell resigned on 3 May 2024.") == [("resigned", "2024-05-03")]


def test_without_a_day_nearby_it_is_the_day_of_the_news() -> None:
    assert told("The port closed on Monday. Vell condemned it.") == [("condemned", "2024-07-22")]


def test_a_pronoun_speaks_of_who_was_named_before() -> None:
    assert ("apologised", "2024-07-23") in told("Vell resigned. She apologised.")


def test_what_may_come_is_left_out() -> None:
    assert told("Vell will be invited.") == []


def test_the_order_of_articles_does_not_matter() -> None:
    articles = [article(name, f"Ana Vell resigned on {name} May 2024.") for name in ("3", "5", "8")]
    assert len({tuple(chronicle(order, ["Ana Vell"])) for order in permutations(articles)}) == 1


def test_the_doer_behind_by_has_the_verb_before_it() -> None:
    assert told("The bill was drafted by Ana Vell on 3 May 2024.") == [("drafted", "2024-05-03")]


def test_who_owns_the_subject_does_not_do_it() -> None:
    assert told("Ana Vell's driver crashed on 3 May 2024.") == []


def test_a_clause_after_the_verb_has_a_subject_of_its_own() -> None:
    assert told("Vell said that the port closed.") == [("said", "2024-07-23")]


def test_what_was_said_has_a_day_and_no_longer_time() -> None:
    assert ("said", "2024-07-23") in told("Ana Vell said in 2019 sales fell.")


def test_the_dateline_is_not_the_day_of_the_news() -> None:
    opening = "Port closed\n\nJuly 23, 2024\n\n"
    text = f"{opening}Yesterday the people of Sund heard from the town radio that Ana Vell closed it.\n"
    whole = article("a", text)
    dateline = text.index("July")
    cut = whole.model_copy(
        update={"sentences": tuple(s for s in whole.sentences if not s.start <= dateline < s.end)}
    )
    assert [each.value for each in chronicle([cut], ["Ana Vell"])][:1] == ["2024-07-22"]
