"""The article proper of a plain-text page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.text import article_parts, clean_text, is_dateline

HEADLINE = "Freedonia and Sylvania to resume talks over the bridge"
PROSE = [
    "The governments of Freedonia and Sylvania said on Monday that they would resume the talks.",
    "“We are ready,” the foreign minister of Freedonia said after a meeting with the mediator.",
    "Terms of the offer were not made public.",
    "By Friday it was over.",
    "A spokesman for Sylvania declined to comment on the offer, which is the third in as many years.",
]
LINES = st.sampled_from(
    [HEADLINE, *PROSE, "Share", "World", "Leave a Reply", "", "10:19 27.01.2024 •", "No."]
)


def article(text: str) -> list[str]:
    return [text[sentence.start : sentence.end] for sentence in article_parts(text).sentences]


def furniture(text: str) -> list[str]:
    return [text[span.start : span.end] for span in article_parts(text).furniture]


@pytest.mark.parametrize(
    "junk",
    [
        "Share",
        "Leave a Reply",
        "Your email address will not be published. Required fields are marked *",
        "Adblock Detected",
        "Please consider supporting us by disabling your ad blocker",
        "Related Articles",
        "read more in our Telegram-channel",
        "Search",
        "Date archive",
        "Back to top button",
        "We use cookies to improve the site.",
        "2024-07-23T05:48:12+00:00",
        "10:19 27.01.2024 •",
        "Published: Monday, 5 August 2024 at 10:15 a.m.",
        "© 2024 The Freedonia Times",
    ],
)
def test_furniture_is_left_out_wherever_it_stands(junk: str) -> None:
    for lines in (
        [HEADLINE, junk, *PROSE],
        [HEADLINE, *PROSE[:2], junk, *PROSE[2:]],
        [HEADLINE, *PROSE, junk],
    ):
        text = "\n".join(lines)
        assert article(text) == [HEADLINE, *PROSE]
        assert furniture(text) == [junk]


def test_navigation_around_the_article_is_left_out() -> None:
    text = "\n".join(
        ["World", "Sport", "Radio radio icon", HEADLINE, *PROSE, "Freedonia Live", "Contact", "Imprint"]
    )
    assert article(text) == [HEADLINE, *PROSE]


def test_a_headline_that_stands_twice_counts_once() -> None:
    text = "\n".join([HEADLINE, HEADLINE, *PROSE])
    assert article(text) == [HEADLINE, *PROSE]
    assert article_parts(text).furniture[0].start == len(HEADLINE) + 1


@pytest.mark.parametrize(
    "line",
    [
        "Terms of the deal were not disclosed.",
        "By then the talks had failed.",
        "Watch and wait was the policy of the day.",
        "Registered voters rejected it.",
        "Search teams found 2 people.",
        "“No,” he said.",
        "Close to 40 people were hurt.",
        "Downloads of the text were blocked.",
    ],
)
def test_a_sentence_that_begins_like_furniture_stays(line: str) -> None:
    text = "\n".join([HEADLINE, *PROSE[:2], line, *PROSE[2:]])
    assert line in article(text)


def test_a_text_without_prose_is_kept_but_for_its_furniture() -> None:
    assert article("Talks fail\nShare") == ["Talks fail"]


def test_sentences_are_numbered_from_one_without_gaps() -> None:
    text = "\n".join(["Share", HEADLINE, PROSE[0], "Share", *PROSE[1:]])
    numbers = [sentence.number for sentence in article_parts(text).sentences]
    assert numbers == list(range(1, len(PROSE) + 2))


def test_a_wrapped_letter_keeps_its_sentences_whole() -> None:
    text = (
        "The two governments said on Monday that they would meet again before\n"
        "the end of the month to discuss the bridge over the river. Neither of\n"
        "them named a place.\n\n"
        "The mediator declined to say whether the proposal of last year was\n"
        "Norwegian.\n"
    )
    assert article(text)[-1].endswith("was\nNorwegian.")


def test_the_clean_text_is_the_kept_lines() -> None:
    assert clean_text("\n\n".join(["Share", HEADLINE, *PROSE, "Leave a Reply"])) == "\n".join(
        [HEADLINE, *PROSE]
    )


@pytest.mark.parametrize(
    "words", ["2024-07-23", "23 July 2024", "Mon, July 23rd, 2024 10:15 GMT", "10:19 27.01.2024 •"]
)
def test_a_line_of_dates_is_a_dateline(words: str) -> None:
    assert is_dateline(words)


@pytest.mark.parametrize("words", ["May", "40 people", "On 23 July 2024 they met", "", "BAGHDAD – 3 August"])
def test_a_line_with_other_words_is_no_dateline(words: str) -> None:
    assert not is_dateline(words)


@given(st.one_of(st.text(), st.lists(LINES).map("\n".join)))
def test_sentences_and_furniture_together_hold_every_visible_character_once(text: str) -> None:
    parts = article_parts(text)
    spans = sorted((span.start, span.end) for span in [*parts.sentences, *parts.furniture])
    end = 0
    for start, stop in spans:
        assert start >= end
        assert not text[end:start].strip()
        end = stop
    assert not text[end:].strip()


@pytest.mark.parametrize("line", ["By " + "A" * 20_000 + "!", "1:00   " * 5_000 + "x", "please " * 5_000])
def test_odd_lines_take_no_longer_than_plain_ones(line: str) -> None:
    assert article("\n".join([*PROSE, line]))[: len(PROSE)] == PROSE
