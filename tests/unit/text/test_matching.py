"""Quotations: found when the text says them, refused when it says something else."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from summarizer.text import find_quote

TEXT = (
    "The US will not leave Iraq, Mr. Al Sudani said. “We have an agreement – it’s now just a question of "
    "when,” an official of the US-led\ncoalition\u00a0said on Oct. 7. About 2,500 troops stay until 2026. "
    "They can't use non-lethal weapons. Nobody paid more than $2.5 million. The café re\u00adopened."
)
WORDS = st.sampled_from(
    [
        "The",
        "“We",
        "agree,”",
        "2,500",
        "–",
        "US-led",
        "don’t",
        "U.S.",
        "café",
        "\u00a0",
        "7",
        "said.",
        "İzmir",
        "ﬁne",
    ]
)
SPACES = st.sampled_from([" ", "\n", "\u00a0", "  ", "\u200b "])


def found(quote: str, text: str = TEXT) -> list[str]:
    return [text[span.start : span.end] for span in find_quote(quote, text)]


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("will not leave Iraq", "will not leave Iraq"),
        ("THE US WILL NOT LEAVE", "The US will not leave"),
        ("\"We have an agreement - it's now", "We have an agreement – it’s now"),
        ("an agreement—it’s now", "an agreement – it’s now"),
        ("US‑led coalition said", "US-led\ncoalition\u00a0said"),
        ("the\n  café   reopened", "The café re\u00adopened"),
        ("cafe\u0301", "café"),
        ("[T]he US will", "The US will"),
        ("Iraq", "Iraq"),
        ("\uff12,\uff1500 troops", "2,500 troops"),
    ],
)
def test_marks_spaces_and_case_count_for_nothing(quote: str, words: str) -> None:
    assert found(quote) == [words]


@pytest.mark.parametrize(
    "quote",
    [
        "The US will leave Iraq",
        "2,600 troops",
        "500 troops",
        "About 2",
        "more than $2",
        "5 million",
        "on Oct. 8",
        "Mrs. Al Sudani said",
        "leave Iran",
        "said Mr. Al Sudani",
        "They can",
        "t use",
        "lethal weapons",
        "led coalition",
        "coalition said on Oct. 7 in",
        "gree",
        "The cafe",
        "",
        " “…” ",
        ",",
    ],
)
def test_what_the_text_does_not_say_is_refused(quote: str) -> None:
    assert found(quote) == []


@pytest.mark.parametrize("ellipsis", ["…", "...", " … ", " [...] ", " […] ", " (…) ", " . . . "])
def test_an_ellipsis_joins_parts_of_one_sentence(ellipsis: str) -> None:
    assert found(f"We have an agreement{ellipsis}a question of when") == [
        "We have an agreement",
        "a question of when",
    ]


def test_an_ellipsis_joins_parts_of_neighbouring_sentences() -> None:
    assert found("2,500 troops … non-lethal weapons") == ["2,500 troops", "non-lethal weapons"]


def test_an_ellipsis_joins_nothing_over_a_whole_sentence() -> None:
    assert found("an agreement … non-lethal weapons") == []


def test_an_ellipsis_does_not_change_the_order() -> None:
    assert found("a question of when … We have an agreement") == []


@pytest.mark.parametrize("quote", ["The US will … leave Iraq", "The US will [surely] leave Iraq"])
def test_a_cut_hides_no_denial(quote: str) -> None:
    assert found(quote) == []


def test_a_later_beginning_is_tried_when_the_first_leads_nowhere() -> None:
    text = "The talks failed. It rained. Nobody came. The talks that followed went well."
    spans = find_quote("The talks … went well", text)
    assert [(span.start, span.end) for span in spans] == [(42, 51), (66, 75)]


def test_words_in_square_brackets_stand_for_a_few_words() -> None:
    assert found("official of the US-led coalition [said] on Oct. 7") == [
        "official of the US-led\ncoalition",
        "on Oct. 7",
    ]


@pytest.mark.parametrize(
    "quote",
    ["The US will [not] leave", "About [9] troops", "The US [is said to] on Oct. 7", "Iraq [he] 2026"],
)
def test_words_in_square_brackets_add_no_figure_denial_or_sentence(quote: str) -> None:
    assert found(quote) == []


def test_square_brackets_of_the_text_itself_are_quoted_whole() -> None:
    text = "It was “inspired by the work [it has] seen”."
    assert found("the work [it has] seen", text) == ["the work [it has] seen"]


def test_a_raised_figure_is_not_part_of_a_number() -> None:
    assert found("102 people", "10² people") == []


def test_the_first_place_counts() -> None:
    assert [(span.start, span.end) for span in find_quote("talks", "Talks on talks")] == [(0, 5)]


@pytest.mark.parametrize(
    ("quote", "text", "words"),
    [
        # the frame changes the mark at the end
        ("Norlin keeps its boats.", "“Norlin keeps its boats,” she said.", ["Norlin keeps its boats"]),
        ("Norlin keeps its boats,", "“Norlin keeps its boats.”", ["Norlin keeps its boats"]),
        ("It keeps them.", "“It keeps them!” she cried.", ["It keeps them"]),
        ("It keeps them?", "“It keeps them?” she asked.", ["It keeps them?"]),
        ("I call it “fair”, she said", "I call it “fair,” she said.", ["I call it “fair,” she said"]),
        # quotation marks inside
        ("They say “never” again", "‘They say “never” again,’ he said.", ["They say “never” again"]),
        ("They say 'never' too often", "“They say ‘never’ too often”", ["They say ‘never’ too often"]),
        ("they say never", "they say “never”", ["they say “never"]),
        ("On a dit « non » hier", "On a dit «\u00a0non\u00a0» hier.", ["On a dit «\u00a0non\u00a0» hier"]),
        # a mark opens every paragraph of what one person says
        ("It is late. We go on.", "“It is late.\n\n“We go on.”", ["It is late.\n\n“We go on."]),
        # the end of a line
        ("a settlement now", "They want a settle-\nment now.", ["a settle-\nment now"]),
        ("a state-owned port", "It is a state-\r\n  owned port.", ["a state-\r\n  owned port"]),
        ("a state-owned settlement", "a state-\nowned settle-\nment", ["a state-\nowned settle-\nment"]),
        ("a settlement", "a settle\u00ad\nment", ["a settle\u00ad\nment"]),
        # Markdown, pages, footnotes
        ("This is not over", "This is **not** over.", ["This is **not** over"]),
        ("This is _not_ over", "This is not over.", ["This is not over"]),
        ("the port today", "the [port](http://a.eu/b_c) today", ["the [port](http://a.eu/b_c) today"]),
        ("It is late, so we go", "> It is late,\n> so we go.", ["It is late,\n> so we go"]),
        ("This is not over", "This is <em>not</em> over", ["This is <em>not</em> over"]),
        ("It is late. We go.", "It is late.[12] We go.", ["It is late.[12] We go."]),
        ("We go on", "“[W]e go on”", ["[W]e go on"]),
        # dashes of a typewriter
        ("the port -- which closed", "the port—which closed", ["the port—which closed"]),
        # who speaks stands amid the sentence
        ("This is not over", "“This is not,” Mr. Bo Lund said, “over.”", ["This is not", "over"]),
        ("Yes, I agree", "‘Yes”, said the minister, “I agree.”", ["Yes", "I agree"]),
    ],
)  # fmt: skip
def test_how_a_page_or_a_frame_writes_a_sentence_counts_for_nothing(
    quote: str, text: str, words: list[str]
) -> None:
    assert found(quote, text) == words


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("Norlin sells its boats.", "“Norlin keeps its boats,” she said."),
        ("This is over.", "“This is not over,” she said."),
        ("This is over", "This is *not* over."),
        ("This is over", "“This is,” he said, “not over.”"),
        ("It keeps them.", "“It keeps them?” she asked."),
        ("It keeps them?", "“It keeps them,” she said."),
        ("It keeps them!", "“It keeps them,” she said."),
        ("the “fair” deal", "the fair deal"),
        ("We agree. We do not.", "“We agree.” “We do not.”"),
        ("We agree. We do not.", "“We agree,” said Lund. “We do not.”"),
        ("We agree we do not", "“We agree,” Lund said and Poe added, “we do not.”"),
        ("We agree we do not", "“We agree,” said Lund, while Poe said, “we do not.”"),
        ("Its over", "It's over"),
        ("They resign", "They re-sign"),
        ("They re-sign", "They resign"),
        ("owned port", "a state-\nowned port"),
        ("a state owned port", "a state-\nowned port"),
        ("1920 boats", "19-\n20 boats"),
        ("53 boats", "5*3 boats"),
        ("2,500 boats", "2, 500 boats"),
        ("5 degrees", "-5 degrees"),
        ("-5 degrees", "5 degrees"),
        ("than 5 boats", "than\n> 5 boats"),
        ("cost 10 dollars", "cost 10[2] dollars"),
        ("It was late so we went", "It was late, so we went"),
        ("to day", "today"),
        ("$5 million", "5 million"),
    ],
)
def test_what_the_frame_of_another_sentence_would_make_is_refused(quote: str, text: str) -> None:
    assert found(quote, text) == []


def test_a_place_with_the_same_mark_comes_before_one_whose_mark_differs() -> None:
    text = "The port, it said, is the port."
    assert [(span.start, span.end) for span in find_quote("the port.", text)] == [(22, 31)]


@pytest.mark.parametrize(
    ("quote", "piece"),
    [
        ("a - … b", "a. "),
        ("a b " * 200 + "c d", "a b "),
        ("it's " * 50, "its "),
        ("a b", ' \n ,"'),
        ("a b", "[a]("),
        ("a [b] c", "a [b "),
        ("a b", "> \\<a "),
        ("yes no", '" a," he said, "'),
    ],
)
def test_a_text_that_nearly_says_it_everywhere_takes_time_in_proportion(quote: str, piece: str) -> None:
    assert find_quote(quote, piece * 4_000) == []


@given(st.lists(st.tuples(WORDS, SPACES), min_size=1), st.data())
def test_every_slice_on_word_boundaries_is_found_and_spells_the_quote(
    pieces: list[tuple[str, str]], data: st.DataObject
) -> None:
    first = data.draw(st.integers(0, len(pieces) - 1))
    last = data.draw(st.integers(first, len(pieces) - 1))
    text = "".join(word + space for word, space in pieces)
    quote = " ".join(word for word, _ in pieces[first : last + 1])
    assume(any(character.isalnum() for character in quote))
    (span,) = find_quote(quote, text)
    assert _solid(text[span.start : span.end]) == _solid(quote)


def _solid(words: str) -> str:
    return "".join(words.casefold().replace("\u200b", "").split()).strip("“”–")


def test_a_dash_at_the_end_of_a_line_is_no_minus_of_the_figure_on_the_next() -> None:
    assert found("– 7 per cent", "It rose –\n7 per cent.") == ["7 per cent"]
    assert found("7 per cent", "It fell by –7 per cent.") == []


@given(st.lists(WORDS, max_size=8), st.integers(0, 9), st.integers(1, 9), st.lists(WORDS, max_size=8))
def test_another_digit_is_never_found(before: list[str], digit: int, step: int, after: list[str]) -> None:
    text = " ".join([*before, f"4{digit}0", *after])
    quote = " ".join([*before, f"4{(digit + step) % 10}0", *after])
    assert find_quote(text, text)
    assert not find_quote(quote, text)


@given(st.text(), st.text())
def test_spans_lie_in_the_text_in_order(quote: str, text: str) -> None:
    end = 0
    for span in find_quote(quote, text):
        assert end <= span.start < span.end <= len(text)
        end = span.end


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("We will keep the lamps.", "“We will keep the lamps,” Tove said."),
        ("She shouted 'no way' once", "'She shouted \"no way\" once,' he said."),
    ],
)
def test_marks_around_and_inside_a_quotation_count_for_nothing(quote: str, text: str) -> None:
    assert find_quote(quote, text)
