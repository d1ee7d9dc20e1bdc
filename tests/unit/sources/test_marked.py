"""Markdown: front matter, headings, and a text that stays as it is."""

from datetime import date

import pytest

from summarizer.sources import Given, read_bytes
from tests.articles import FERRIES

TITLE, _, BODY = FERRIES.split("\n", 2)


def test_front_matter_tells_of_the_article_and_is_no_part_of_it() -> None:
    front = (
        "---\ntitle: Night ferries\ndate: 2024-09-09\npublisher: Sund Post\nurl: https://sund.example/a\n---"
    )
    text = f"{front}\n\n# {TITLE}\n\n{BODY}"
    article = read_bytes(text.encode(), "ferries.md")
    assert (article.text, article.title, article.publisher) == (text, "Night ferries", "Sund Post")
    assert article.url == "https://sund.example/a"
    assert (article.published.value, article.published.found_in) == (date(2024, 9, 9), "metadata")
    assert article.published.evidence == "date: 2024-09-09"
    assert [article.words(sentence) for sentence in article.sentences] == [TITLE, *BODY.splitlines()]
    assert [article.words(span) for span in article.furniture] == [front, "#"]


@pytest.mark.parametrize(
    "head", [f"# {TITLE}", f"# {TITLE} #", f"{TITLE}\n=====", f"#   {TITLE}", f"Sund Post\n\n# {TITLE}"]
)
@pytest.mark.parametrize("name", ["a.md", "a.markdown", "a.MD"])
def test_the_first_heading_is_the_title(head: str, name: str) -> None:
    assert read_bytes(f"{head}\n\n{BODY}".encode(), name).title == TITLE


@pytest.mark.parametrize(
    ("front", "day"),
    [
        ("---\ndate: 2024-09-09\n---", date(2024, 9, 9)),
        ("---\nDate: 2024-09-09T23:30:00-05:00\n---", date(2024, 9, 9)),
        ("---\npublished: 9 September 2024\n---", date(2024, 9, 9)),
        ("+++\ndate = 2024-09-09\n+++", date(2024, 9, 9)),
        ("---\r\ndate: '2024-09-09'\r\n...", date(2024, 9, 9)),
        ("---\ntitle: A\ndate: soon\n---", None),
        ("---\ntitle: A\ndate: 2024\n---", None),
        ("---\ntitle: A\ndate: [1, 2]\n---", None),
        ("---\ntitle: A\ndate: 2024-13-45\n---", None),
    ],
)
def test_the_date_of_front_matter_is_the_publication_date(front: str, day: date | None) -> None:
    article = read_bytes(f"{front}\n{BODY}".encode(), "stdin")
    assert article.published.value == day
    assert article.words(article.furniture[0]).startswith(front[:3])


@pytest.mark.parametrize(
    "front",
    [
        "---\ntitle: [\n---",
        "---\n- a\n---",
        "---\n&a [*a]\n---",
        f"---\n{'[' * 5_000}\n---",
        "---\nlayout: x\n---",
    ],
)
def test_what_is_no_front_matter_does_no_harm(front: str) -> None:
    article = read_bytes(f"{front}\n\n# {TITLE}\n\n{BODY}".encode(), "a.md")
    assert article.title == TITLE
    assert BODY.splitlines()[-1] in [article.words(sentence) for sentence in article.sentences]


def test_what_a_person_says_wins_over_front_matter() -> None:
    known = Given(title="Given", published=date(2025, 1, 1))
    article = read_bytes(f"---\ntitle: A\ndate: 2024-09-09\n---\n{BODY}".encode(), "a.md", known)
    assert (article.title, article.published.value) == ("Given", date(2025, 1, 1))
