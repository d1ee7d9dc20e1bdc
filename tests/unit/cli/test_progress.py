import threading

import pytest
from rich.progress import Progress

from summarizer.cli import progress
from summarizer.domain import BatchReport
from summarizer.pipeline.strategy import Step


def test_each_worker_has_a_bar_of_its_own_and_an_article_ends_when_the_next_begins(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown = Progress(disable=True)
    monkeypatch.setattr(progress, "_bar", lambda *_columns: shown)
    begun = threading.Barrier(2, timeout=5)

    def work(*names: str) -> None:
        for name in names:
            begin(name)
            begun.wait()
            report(Step("sentences", 1, 2))

    with progress.article_bar(4) as (begin, report):
        workers = [threading.Thread(target=work, args=names) for names in (("a", "b"), ("c", "d"))]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
    whole, *each = shown.tasks
    assert (whole.completed, whole.total) == (2, 4)
    assert {(task.description, task.completed, task.total) for task in each} == {
        ("b: sentences 1 of 2", 1, 2),
        ("d: sentences 1 of 2", 1, 2),
    }


def test_in_a_log_a_line_tells_what_is_done_every_half_minute(capsys: pytest.CaptureFixture[str]) -> None:
    now = [0.0]
    lines = progress.Lines(lambda: now[0], off=False)
    for now[0] in (1.0, 29.0, 30.0, 31.0, 59.0, 61.0):
        lines.tell(f"at {now[0]:.0f}")
    assert capsys.readouterr().err == "at 30\nat 61\n"


def test_on_a_terminal_which_has_bars_no_line_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    now = [0.0]
    lines = progress.Lines(lambda: now[0], off=True)
    now[0] = 90.0
    lines.tell("x")
    assert capsys.readouterr().err == ""


def test_each_bar_has_its_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(progress, "LINE_SECONDS", 0.0)
    with progress.byte_bar("weights") as report:
        report(300_000_000, 1_117_000_000)
    with progress.counting_bar("claims") as report:
        report(2, 9)
    with progress.article_bar(3) as (begin, report):
        begin("a.txt")
        report(Step("sentences", 1, 4, ("disputes", "second look")))
    with progress.batch_bar() as show:
        show(BatchReport(inputs=5, made=2, failed=1, pending=2, seconds=60.0))
    assert capsys.readouterr().err.splitlines() == [
        "weights: 300 of 1,117 MB",
        "2 of 9 claims",
        "0 of 3 articles done; a.txt: sentences 1 of 4, then disputes, second look",
        "2 done, 3 without a brief, 0 tokens, 2.0 a minute",
    ]


def test_what_code_finds_in_the_first_article_is_told_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    with progress.article_bar(2) as (begin, report):
        for name in ("a.txt", "b.txt"):
            begin(name)
            report(Step("reading"))
            report(Step("reading", found="9 sentences; Peru, Chile"))
            report(Step("sentences", 0, 4))
    assert capsys.readouterr().err == "a.txt: 9 sentences; Peru, Chile …\n"
