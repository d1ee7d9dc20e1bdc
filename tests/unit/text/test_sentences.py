"""Sentence boundaries by rule."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.text import split_sentences

PIECES = st.lists(
    st.sampled_from(
        [
            "Talks",
            "the deal",
            "U.S.",
            "Mr.",
            "2.5",
            "…",
            "...",
            ".",
            "?",
            "!”",
            "“",
            "\n",
            "\n\n",
            "\r\n",
            " ",
            "\t",
            ". ",
        ]
    )
).map(" ".join)


def sentences(text: str) -> list[str]:
    return [text[sentence.start : sentence.end] for sentence in split_sentences(text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The U.S. President spoke to Mr. Harper.",
        "Pentagon spokesman Maj Gen Pat Ryder met Gen. Michael “Erik” Kurilla.",
        "The attacks of Oct. 7 began at 6 a.m. local time.",
        "J. K. Rowling and George W. Bush paid 2.5 million.",
        "There is a timeline... and to begin we need a plan.",
        "Why now: The dialogue was delayed.",
        "“Who pays?” Mr Smith asked.",
        "“Do we agree?” she said, “or not?”",
        "Ministers (e.g. Mr. Ito) agreed on No. 5 of the list.",
        "The court followed Doe v. Norlin and Sund vs. Tarn.",
        "They meet at 6 p.m. Monday or at 7 a.m. CET.",
        "A Fresno, Calif. firm sued the Acme Corp. Retirement Fund.",
        "Sec. 12 and Art. 5 of the act bind Amb. Lund and Cllr. Poe.",
        "1. The crews go back to work.",
        "2.1. The crews go back to work.",
        "b. The crews go back to work.",
        "iv. The crews go back to work.",
        "「行こう。」と言った。",
        "It was built c. 1900 by Timothy D. Cook, a.k.a. Bob, and Gens. Lund and Poe.",
    ],
)
def test_a_stop_inside_a_sentence_ends_nothing(sentence: str) -> None:
    assert sentences(sentence) == [sentence]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("They left the U.S.", "The talks failed."),
        ("He came at 6 p.m.", "She did not."),
        ("“We agree.", "It is done,” he said."),
        ("“It is done.”", "Ankara agreed."),
        ("Who won?", "Nobody knows."),
        ("It was over…", "Then it began."),
        ("He sold it to Acme Inc.", "The price is unknown."),
        ("It was an A to B of No.", "That was all."),
        ("They banned phones.", "iOS users complained."),
        ("It costs 5.", "20 people paid."),
        ("It costs $5 million.", "€3 million was paid."),
        ("Half was paid.", "£2m is left."),
        ("The talks failed.[1]", "The army moved in."),
        ("The talks failed.[2][note 3]", "The army moved in."),
        ("“The talks failed.”[4]", "The army moved in."),
        ("The ministry said so.²", "It gave no more details."),
        ("The crews go back to work.", "2. The pier is closed."),
        ("a. The crews go back to work.", "b. The pier is closed."),
        ("The talks ended at 6 p.m.", "Police were there."),
        ("They moved to Tampa, Fla.", "The city is hot."),
        ("El acuerdo falló.", "¿Quién paga?"),
        ("هل فشلت المحادثات؟", "نعم."),
        ("वार्ता विफल रही।", "सेना आगे बढ़ी।"),
    ],
)
def test_a_sentence_ends_where_the_next_begins(first: str, second: str) -> None:
    assert sentences(f"{first} {second}") == [first, second]


def test_a_line_break_ends_a_sentence_without_a_stop() -> None:
    assert sentences("Talks to begin\nThe parties meet.\n\n  They hope.  ") == [
        "Talks to begin",
        "The parties meet.",
        "They hope.",
    ]


def test_a_wrapped_line_goes_on_when_the_next_word_did_not_fit() -> None:
    text = (
        "Subject: Talks\n"
        "\n"
        "The two governments said on Monday that they would meet again before\n"
        "the end of the month to discuss the bridge over the river. Neither of\n"
        "them named a place.\n"
        "\n"
        "The mediator declined to say whether the proposal of last year was\n"
        "Norwegian.\n"
    )
    assert [sentence.splitlines()[-1] for sentence in sentences(text)] == [
        "Subject: Talks",
        "the end of the month to discuss the bridge over the river.",
        "them named a place.",
        "Norwegian.",
    ]


@pytest.mark.parametrize("end", ["。", "！", "？"])
def test_an_east_asian_stop_needs_no_space_behind_it(end: str) -> None:
    assert sentences(f"会議は終わった{end}誰も来なかった。") == [f"会議は終わった{end}", "誰も来なかった。"]


@pytest.mark.parametrize(
    "wide",
    [
        "THE DAILY EXAMPLE                  MONDAY, SEPTEMBER 9, 2024                  PAGE 1\n\n",
        "https://sund.example/news/2024/09/09/" + "ferries-" * 12 + "\n\n",
        "A headline that is far longer than any of the lines that stand below it in this small file here\n\n",
        "This first paragraph came without line breaks, " * 4 + "as some programs leave them.\n\n",
        "Party          Seats before the vote          Seats after the vote          Change\n",
    ],
)
def test_one_wide_line_leaves_the_others_wrapped(wide: str) -> None:
    wrapped = (
        "The ferry union on Monday turned down an offer from the company, saying\n"
        "that it would strike until Friday and that the pay on the table was\n"
        "below what the crews had been promised in spring."
    )
    assert sentences(wide + wrapped)[-1] == wrapped


def test_short_lines_stay_apart_in_a_wrapped_text() -> None:
    text = "Agenda\nthe bridge over the river and the road that leads to\nit\nlunch"
    assert sentences(text)[0] == "Agenda"


def test_numbers_count_from_one() -> None:
    assert [sentence.number for sentence in split_sentences("One. Two. Three.")] == [1, 2, 3]


def test_an_empty_text_has_no_sentences() -> None:
    assert split_sentences(" \n\t ") == []


@given(st.one_of(st.text(), PIECES))
def test_every_visible_character_stands_in_exactly_one_sentence_in_order(text: str) -> None:
    end = 0
    for sentence in split_sentences(text):
        words = text[sentence.start : sentence.end]
        assert words
        assert words == words.strip()
        assert not text[end : sentence.start].strip()
        assert sentence.start >= end
        end = sentence.end
    assert not text[end:].strip()


@pytest.mark.parametrize("text", ["." * 50_000 + "x", "A. " * 20_000, "“" * 50_000, "x" * 200_000 + ". Y"])
def test_odd_texts_take_no_longer_than_plain_ones(text: str) -> None:
    assert split_sentences(text)[-1].end == len(text.rstrip())
