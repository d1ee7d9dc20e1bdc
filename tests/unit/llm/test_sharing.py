"""When threads spin and when they sleep, by what the system says of its processors."""

import os
from pathlib import Path

import pytest

from summarizer.llm import sharing


@pytest.fixture
def stat(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("OMP_WAIT_POLICY", "")
    monkeypatch.delenv("OMP_WAIT_POLICY")
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(sharing, "STAT", tmp_path / "stat")
    return tmp_path / "stat"


def chosen(stat: Path, busy: int, idle: int, threads: int = 2) -> str | None:
    stat.write_text("cpu  100 0 100 1000 10 0 0 0 0 0\ncpu0 1 2 3\n")

    def later(_seconds: float) -> None:
        stat.write_text(f"cpu  {100 + busy} 0 100 {1000 + idle} 10 0 0 0 0 0\n")

    sharing.wait_as_suits(threads, later)
    return os.environ.get("OMP_WAIT_POLICY")


def test_threads_spin_where_processors_are_free(stat: Path) -> None:
    assert chosen(stat, busy=2, idle=38) is None


def test_threads_sleep_where_another_process_works(stat: Path) -> None:
    assert chosen(stat, busy=20, idle=20) == "passive"


def test_one_thread_needs_one_processor(stat: Path) -> None:
    assert chosen(stat, busy=20, idle=20, threads=1) is None


def test_what_the_person_chose_stays(stat: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OMP_WAIT_POLICY", "active")
    assert chosen(stat, busy=40, idle=0) == "active"


def test_a_system_that_does_not_tell_is_left_alone(stat: Path) -> None:
    sharing.wait_as_suits(2, lambda _seconds: None)
    assert "OMP_WAIT_POLICY" not in os.environ
    assert not stat.exists()
