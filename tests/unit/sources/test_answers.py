"""Answers in words: every sentence a claim, with what it cites and without the marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.domain import Reference
from summarizer.sources.answers import read_answer

Said = list[tuple[str | None, tuple[str, ...]]]


def said(text: str) -> Said:
    return [(entry.claim, entry.cites) for entry in read_answer(text, "answer.md").entries]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The port closes [1].", [("The port closes.", ("1",))]),
        ("The port closes.[1] It reopens.", [("The port closes.", ("1",)), ("It reopens.", ())]),
        ("The port closes. [1][2] It reopens.", [("The port closes.", ("1", "2")), ("It reopens.", ())]),
        ("It closes [1, 3] and reopens [1–2; 5].", [("It closes and reopens.", ("1", "3", "2", "5"))]),
        ("It closes [^1] for now[^lund].", [("It closes for now.", ("1", "lund"))]),
        ("It closes【2†lines 3-5】.", [("It closes.", ("2",))]),
        ("It closes [port.txt].", [("It closes.", ("port.txt",))]),
        ("It closes [https://a.example/b].", [("It closes.", ("https://a.example/b",))]),
        ("The [old port](http://a.example/b) closes.", [("The old port closes.", ("http://a.example/b",))]),
        ("It closes [1](http://a.example/b).", [("It closes.", ("http://a.example/b",))]),
        (
            "It closes ([News](http://a.example/b), [Post](http://c.example)).",
            [("It closes.", ("http://a.example/b", "http://c.example"))],
        ),
        ("“We stay,” said Lund [2]. She left.", [("“We stay,” said Lund.", ("2",)), ("She left.", ())]),
        ("The **old** port and _its_ crews.", [("The old port and its crews.", ())]),
        ("The firm [Norlin] paid 2_000.", [("The firm [Norlin] paid 2_000.", ())]),
        ("- One boat.\n- Two\n  boats.\n3. Sails", [("One boat.", ()), ("Two boats.", ()), ("Sails", ())]),
        ("> It closes.\n> It stays.", [("It closes.", ()), ("It stays.", ())]),
        ("It closes.\n\n```\ncode [1]\n```\n---\n", [("It closes.", ())]),
        ("[12]", []),
        ("A range [1-900] is none.", [("A range is none.", ("1-900",))]),
    ],
)  # fmt: skip
def test_a_sentence_is_a_claim_and_its_marks_are_its_citations(text: str, expected: Said) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "listed",
    [
        "Sources:\n[1] port.txt\n[2] Crews call strike",
        "## References\n\n[1]: port.txt\n[2]: Crews call strike\n",
        "[^1]: port.txt\n[^2]: Crews call strike",
        "Sources\n1. port.txt\n2. Crews call strike\n",
        "- [1] port.txt\n- [2] Crews call strike",
    ],
)
def test_a_list_of_sources_is_no_claim_and_tells_what_numbers_mean(listed: str) -> None:
    found = read_answer(f"It closes [1]. They strike [2].\n\n{listed}", "answer.md")
    assert [entry.claim for entry in found.entries] == ["It closes.", "They strike."]
    assert found.references == (
        Reference(key="1", told=("port.txt",)),
        Reference(key="2", told=("Crews call strike",)),
    )


def test_a_numbered_list_of_claims_is_no_list_of_sources() -> None:
    assert said("What is known:\n\n1. It closes [1].\n2. They strike [2].") == [
        ("It closes.", ("1",)),
        ("They strike.", ("2",)),
    ]


def test_headings_are_told_and_not_checked() -> None:
    found = read_answer("# The port\nIt closes.\n\n**What is known**\n\nThe crews say:\n- It stays.", "a.md")
    assert [entry.claim for entry in found.entries] == ["It closes.", "It stays."]
    assert found.notes == (
        "“The port” is a heading and was not checked",
        "“What is known” is a heading and was not checked",
        "“The crews say:” is a heading and was not checked",
    )


@given(st.text(alphabet="aB .[]()^12-,\0\n#*_>“”1†【】:/ht", max_size=80))
def test_reading_never_raises_and_leaves_no_placeholder(text: str) -> None:
    for entry in read_answer(text, "a.md").entries:
        assert entry.claim
        assert "\0" not in entry.claim
