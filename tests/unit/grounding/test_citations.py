import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.domain import Article, Sentence
from summarizer.grounding import check_quotes, cite, missing

TEXT = "The crew met.  The owners said “we will sign today”.\nNobody left."
SPANS = [(0, 13), (15, 51), (53, 65)]
ARTICLE = Article(
    name="port.txt",
    text=TEXT,
    content_hash="0",
    sentences=tuple(Sentence(number=n, start=start, end=end) for n, (start, end) in enumerate(SPANS, 1)),
)


@given(st.lists(st.integers(-3, 9)))
def test_evidence_is_copied_from_the_article(numbers: list[int]) -> None:
    for item in cite(ARTICLE, numbers):
        assert item.quote == ARTICLE.text[item.start : item.end]


def test_evidence_comes_once_and_in_the_order_of_the_article() -> None:
    assert [item.sentence for item in cite(ARTICLE, [3, 1, 3])] == [1, 3]


@given(st.lists(st.integers(-3, 9)))
def test_every_number_is_either_cited_or_missing(numbers: list[int]) -> None:
    cited = [item.sentence for item in cite(ARTICLE, numbers)]
    assert sorted([*cited, *missing(ARTICLE, numbers)]) == sorted(set(numbers))


@pytest.mark.parametrize(
    "claim", ["They said “We will sign today”.", 'They said "we will sign today."', "A “deal”."]
)
def test_words_that_the_article_says_may_be_quoted(claim: str) -> None:
    assert check_quotes(claim, TEXT) == ()


def test_a_quotation_that_the_article_does_not_say_is_named() -> None:
    problem = "quotes “we will leave today”, which the article does not say"
    assert check_quotes("They said “we will leave today”.", TEXT) == (problem,)
