import pytest

from summarizer.evaluation.names import folded, spellings


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("the U.S.", "us"),
        ("President Tove Brandt", "tove brandt"),
        ("Prime Minister", "prime minister"),
        ("The", "the"),
        ("Norlin's", "norlin"),
        ("Norlin’s crews", "norlin crews"),
        ("Élise Ångström", "elise angstrom"),
        ("  Norlin-Lines ", "norlin lines"),
        ("—", ""),
    ],
)
def test_a_name_however_it_is_written(name: str, plain: str) -> None:
    assert folded(name) == plain


def test_a_name_of_signs_alone_is_no_spelling() -> None:
    assert spellings("—", ["The Norlin", "norlin", "Sund"]) == {"norlin", "sund"}
