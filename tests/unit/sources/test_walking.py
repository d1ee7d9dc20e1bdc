"""Folders: every entry is read or counted with its kind."""

import os
from pathlib import Path

import pytest

from summarizer.domain import Article, SkippedArticle
from summarizer.errors import UnusableInput
from summarizer.sources import passed_over, read_inputs
from tests.articles import FERRIES


def fill(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).write_text(FERRIES, encoding="utf-8")


def test_what_is_not_read_is_counted_by_kind(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt", "b.markdown", "c.MD", "d.jpg", "e.JPG", "f.jsonl", ".DS_Store", "README")
    (tmp_path / "more").mkdir()
    (tmp_path / "folder.txt").mkdir()
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "a.meta.json").write_text("{}", encoding="utf-8")
    (tmp_path / "z.meta.json").write_text("{}", encoding="utf-8")
    read = [outcome.name for outcome in read_inputs([str(tmp_path)])]
    assert read == ["a.txt", "b.markdown", "c.MD"]
    assert passed_over([str(tmp_path)]) == (
        "9 skipped: 2 .jpg, 2 folder, 1 .jsonl, 1 .meta.json without its article, 1 hidden, 1 no file, "
        "1 without a suffix"
    )


def test_a_folder_of_articles_alone_passes_nothing_over(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt", "b.htm")
    assert passed_over([str(tmp_path), "-", "https://sund.example/a", str(tmp_path / "none.txt")]) is None


@pytest.mark.parametrize("name", ["a.txt", "a.pdf", "latest"])
def test_a_link_that_leads_nowhere_is_a_reason(tmp_path: Path, name: str) -> None:
    fill(tmp_path, "b.txt")
    (tmp_path / name).symlink_to("gone")
    outcomes = list(read_inputs([str(tmp_path)]))
    bad = [outcome for outcome in outcomes if isinstance(outcome, SkippedArticle)]
    assert [outcome.reason for outcome in bad] == [
        f"{tmp_path / name}: cannot be read: No such file or directory; check the path and its rights"
    ]
    assert sum(isinstance(outcome, Article) for outcome in outcomes) == 1


def test_a_circle_of_links_is_a_reason(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to("b.txt")
    (tmp_path / "b.txt").symlink_to("a.txt")
    assert all(isinstance(outcome, SkippedArticle) for outcome in read_inputs([str(tmp_path)]))


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_text_without_rights_is_a_reason(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt", "b.txt")
    (tmp_path / "a.txt").chmod(0)
    bad, good = read_inputs([str(tmp_path)])
    assert isinstance(bad, SkippedArticle)
    assert isinstance(good, Article)


def test_a_pattern_counts_what_it_names_and_does_not_read(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt", "b.jpg")
    assert [outcome.name for outcome in read_inputs([str(tmp_path / "*")])] == ["a.txt"]
    assert passed_over([str(tmp_path / "*")]) == "1 skipped: 1 .jpg"


def test_a_folder_without_articles_says_what_is_in_it(tmp_path: Path) -> None:
    fill(tmp_path, "a.jpg", "b.jpg")
    with pytest.raises(
        UnusableInput, match=r"no articles in this folder \(2 skipped: 2 \.jpg\); looked for \.txt"
    ):
        list(read_inputs([str(tmp_path)]))
