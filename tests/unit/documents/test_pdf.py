"""PDF: letters at places become the text that one reads."""

import pytest

from summarizer.documents.pdf import read_pdf
from summarizer.documents.plain import Unreadable
from tests.unit.documents.making import Put, column, pdf, width

FIRST = (
    "The ferry crews of Sund turned down the offer of Norlin on Monday, and they will strike until Friday, "
    "their representatives announced. The transportation minister said that nobody would intervene."
)
SECOND = (
    "Norlin said that it would go to court over the vote, which it called a breach of the contract. "
    "The well-known arbitrator declined to comment on the proceedings of the arbitration."
)
THIRD = "Nobody knows what comes next, but negotiations between representatives are expected to continue."
HEADLINE: Put = (60, 770, 20, "Ferry crews reject Norlin offer")


def paragraphs(*pages: list[Put]) -> list[str]:
    return read_pdf(pdf(*pages)).text.split("\n\n")


def test_lines_are_joined_into_paragraphs_and_the_large_letters_are_the_title() -> None:
    plain = read_pdf(pdf([HEADLINE, *column(f"{FIRST}\n\n{SECOND}", 60, 720, 470)]))
    assert plain.text == f"{HEADLINE[3]}\n\n{FIRST}\n\n{SECOND}"
    assert plain.title == HEADLINE[3]
    assert plain.pages == (0,)


def test_words_that_the_end_of_a_line_breaks_are_whole_and_compounds_keep_their_hyphen() -> None:
    text = f"{FIRST} {SECOND} {THIRD} The well-known arbitrator is well-known."
    assert paragraphs(column(text, 60, 720, 170, broken=True)) == [text]


@pytest.mark.parametrize(
    ("end", "begin", "joined"),
    [
        ("the trans-", "portation", "the transportation"),
        ("Anglo-", "American talks", "Anglo-American talks"),
        ("in 2020-", "21 it was", "in 2020-21 it was"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line(end: str, begin: str, joined: str) -> None:
    page: list[Put] = [(60, 700, 11, f"It was said that {end}"), (60, 686, 11, f"{begin} was over for good.")]
    assert paragraphs(page) == [f"It was said that {joined} was over for good."]


@pytest.mark.parametrize("order", ["columns", "rows", "backwards"])
def test_columns_are_read_one_after_the_other_in_whatever_order_they_were_drawn(order: str) -> None:
    left, right = column(f"{FIRST}\n\n{SECOND}", 60, 700, 220), column(f"{THIRD} {FIRST}", 310, 700, 220)
    drawn = {
        "columns": [*left, *right],
        "rows": sorted([*left, *right], key=lambda put: -put[1]),
        "backwards": [*reversed(right), *reversed(left)],
    }[order]
    last: Put = (
        60,
        100,
        11,
        "These lines go over the whole width of the page, as the notes of editors often do.",
    )
    assert paragraphs([last, *drawn, HEADLINE]) == [HEADLINE[3], FIRST, SECOND, f"{THIRD} {FIRST}", last[3]]


def test_three_columns_and_a_sentence_that_goes_on_in_the_next() -> None:
    lines = column(FIRST, 60, 700, 140)
    third = len(lines) // 3
    parts = lines[:third], lines[third : 2 * third], lines[2 * third :]
    page = [
        (60 + 170 * number, 700 - 13.2 * i, size, words)
        for number, part in enumerate(parts)
        for i, (_, _, size, words) in enumerate(part)
    ]
    assert paragraphs(page) == [FIRST]


def test_running_heads_feet_and_page_numbers_are_left_out_and_pages_are_kept() -> None:
    lines = column(f"{FIRST} {SECOND} {THIRD}", 60, 720, 200)
    half = len(lines) // 2
    pages: list[list[Put]] = []
    for number, part in enumerate((lines[:half], lines[half:]), start=41):
        body = [(x, 720 - 13.2 * i, size, words) for i, (x, _, size, words) in enumerate(part)]
        pages.append(
            [
                (60, 790, 9, "THE DAILY EXAMPLE"),
                (400, 790, 9, f"Page {number}"),
                *body,
                (290, 40, 9, str(number)),
            ]
        )
    plain = read_pdf(pdf(*pages))
    assert plain.text == f"{FIRST} {SECOND} {THIRD}"
    assert plain.pages == (0, plain.text.index(lines[half][3]))


def test_left_and_right_pages_may_have_heads_of_their_own() -> None:
    pages = [
        [(60.0, 790.0, 9.0, ("Sund", "Post")[i % 2] + " news"), *column(f"{i}{FIRST}", 60, 700, 470)]
        for i in range(6)
    ]
    assert "news" not in read_pdf(pdf(*pages)).text


def test_a_sentence_that_stands_on_two_pages_is_no_running_head() -> None:
    page = column(f"{FIRST}\n\n{SECOND}\n\n{THIRD}\n\n{FIRST}", 60, 720, 470)
    assert FIRST in read_pdf(pdf(page)).text


def test_raised_figures_stay_apart_from_what_stands_before_them() -> None:
    before = "In all, 2,500"
    right = 60 + width(before, 11)
    page: list[Put] = [
        (60, 700, 11, before),
        (right + 1, 704, 7, "1"),
        (right + 8, 700, 11, "crews were hit on Monday."),
    ]
    assert paragraphs(page) == ["In all, 2,500¹ crews were hit on Monday."]


def test_the_rows_of_a_table_are_lines() -> None:
    rows = [("Party", "Seats", "Change"), ("Union Party", "45", "+3"), ("Harbour Party", "40", "-5")]
    cells = [
        (x, 600.0 - 15 * i, 11.0, cell)
        for i, row in enumerate(rows)
        for x, cell in zip((60.0, 250.0, 350.0), row, strict=True)
    ]
    page = [*column(FIRST, 60, 720, 470), *cells]
    assert paragraphs(page)[1:] == [
        "Party | Seats | Change",
        "Union Party | 45 | +3",
        "Harbour Party | 40 | -5",
    ]


def test_a_heading_and_the_items_of_a_list_stand_by_themselves() -> None:
    page: list[Put] = [
        *column(FIRST, 60, 720, 470),
        (60, 640, 11, "What now"),
        (60, 626, 11, "1. The crews of all ferries go back to work on Friday"),
        (60, 612, 11, "2. Norlin pays"),
    ]
    assert paragraphs(page)[1:] == [
        "What now",
        "1. The crews of all ferries go back to work on Friday",
        "2. Norlin pays",
    ]


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_turned_page_is_read(turned: int) -> None:
    assert read_pdf(pdf(column(FIRST, 60, 720, 470), turned=turned)).text == FIRST


def test_a_page_without_text_is_told() -> None:
    plain = read_pdf(pdf(column(FIRST, 60, 720, 470), [], column(SECOND, 60, 720, 470)))
    assert plain.notes == ("Pages without text, perhaps pictures of it: 2.",)
    assert plain.pages == (0, len(FIRST), len(FIRST) + 2)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (pdf([]), "scan"),
        (pdf([(60, 40, 9, "3")]), "scan"),
        (pdf([(60, 700, 11, FIRST)], encrypted=True), "password"),
        (pdf([(60, 700, 11, FIRST)])[:300], "no whole PDF"),
        (b"%PDF-1.7 ...", "no whole PDF"),
        (pdf(*[[(60, 700, 11, "x")]] * 501), "501 pages"),
    ],
)
def test_a_pdf_that_tells_no_text_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        read_pdf(data)
