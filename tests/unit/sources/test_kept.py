from pathlib import Path

import pytest

from summarizer.errors import UnusableInput
from summarizer.sources import read_dossier, sort_inputs
from tests.unit.merging.dossiers import brief


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = brief("a.txt", "2024-01-10")
    (tmp_path / "a.json").write_text(made.model_dump_json(), encoding="utf-8")
    (tmp_path / "a.neutral.json").write_text("{}", encoding="utf-8")
    (tmp_path / "a.md").write_text("# a", encoding="utf-8")
    return tmp_path


def test_a_folder_that_has_briefs_gives_them_and_nothing_else(folder: Path) -> None:
    found = sort_inputs([str(folder)])
    assert ([b.source.name for b in found.briefs], found.articles, found.skipped) == (["a.txt"], (), ())


def test_a_folder_of_articles_is_left_to_be_read_even_with_what_lies_beside_them(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Peru wants it.", encoding="utf-8")
    (tmp_path / "a.meta.json").write_text("{}", encoding="utf-8")
    assert sort_inputs([str(tmp_path), "-", "https://example.org/"]).articles == (
        str(tmp_path),
        "-",
        "https://example.org/",
    )


def test_a_file_that_is_no_brief_is_skipped_with_the_reason(folder: Path) -> None:
    (folder / "b.json").write_text('{"source": 1}', encoding="utf-8")
    found = sort_inputs([str(folder / "*.json"), str(folder / "a.json")])
    assert len(found.briefs) == 2
    assert ["is no brief" in each.reason for each in found.skipped] == [True, True]


def test_a_file_that_is_not_there_is_an_error() -> None:
    with pytest.raises(UnusableInput, match="no such file"):
        sort_inputs(["nowhere.json"])


def test_a_brief_is_no_dossier(folder: Path) -> None:
    with pytest.raises(UnusableInput, match="is no dossier"):
        read_dossier(str(folder / "a.json"))
