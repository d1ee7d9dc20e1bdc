import os
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import OutputError
from summarizer.render import safe, safe_name, write_atomic


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("../../etc/passwd", "etc_passwd"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("a\0b/c\\d", "a_b_c_d"),
        ("", "article"),
        ("...", "article"),
        ("Gespräche über Tarn", "Gespräche_über_Tarn"),
        ("📰", "article"),
    ],
)
def test_a_file_name_stays_in_its_folder(name: str, expected: str) -> None:
    assert safe_name(name) == expected


@given(st.text(max_size=300))
def test_whatever_a_title_says_its_file_is_in_the_folder(title: str) -> None:
    folder = Path("/briefs")
    name = f"{safe_name(title)}.md"
    assert Path(os.path.normpath(folder / name)).parent == folder
    assert not PureWindowsPath(name).is_reserved()
    assert not set(name) & set('<>:"/\\|?*')
    assert len(name.encode()) <= 123


def test_a_file_name_is_not_too_long() -> None:
    assert len(safe_name("ä" * 300).encode()) <= 120


def test_a_file_is_whole_or_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "new" / "a.md"
    write_atomic(path, "old\n")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OutputError, match="No space left"):
        write_atomic(path, "new\n")
    assert path.read_text(encoding="utf-8") == "old\n"
    assert [file.name for file in path.parent.iterdir()] == ["a.md"]


def test_a_folder_that_is_a_file_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match="cannot be written"):
        write_atomic(tmp_path / "file" / "a.md", "")


def test_what_a_terminal_obeys_is_shown_and_not_dropped() -> None:
    assert safe("a\x1b[1mb") == "a\ufffd[1mb"
    assert safe("line\nnext\ttab") == "line\nnext\ttab"


def test_an_interrupted_writing_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(_handle: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("os.fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        write_atomic(tmp_path / "a.md", "new\n")
    assert list(tmp_path.iterdir()) == []
