import pytest

from summarizer.evaluation import kind_of_problem


@pytest.mark.parametrize(
    ("problem", "kind"),
    [
        ("“2011” is not in the sentence", "“…” is not in the sentence"),
        ("says “June”, the sentence says “May”", "says “…”, the sentence says “…”"),
        (
            "words that are not in the sentence: “a”, “b”, “c” and 2 more",
            "words that are not in the sentence",
        ),
        ("cites sentence 17, which does not exist", "cites sentence …, which does not exist"),
        ("invented date: 2026-09; its sentences say no date", "invented date"),
        ("rests on no sentence", "rests on no sentence"),
    ],
)
def test_a_problem_without_what_it_names(problem: str, kind: str) -> None:
    assert kind_of_problem(problem) == kind
