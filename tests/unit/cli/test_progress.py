import threading

import pytest
from rich.progress import Progress

from summarizer.cli import progress


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
            report(1, 2)

    with progress.article_bar(4) as (begin, report):
        workers = [threading.Thread(target=work, args=names) for names in (("a", "b"), ("c", "d"))]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
    whole, *each = shown.tasks
    assert (whole.completed, whole.total) == (2, 4)
    assert {(task.description, task.completed, task.total) for task in each} == {("b", 1, 2), ("d", 1, 2)}
