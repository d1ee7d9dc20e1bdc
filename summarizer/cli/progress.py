"""Progress on stderr, for people: bars on a terminal, a line now and then in a log."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TransferSpeedColumn,
)

from summarizer.cli.telling import counted, say

if TYPE_CHECKING:
    from summarizer.domain import BatchReport
    from summarizer.pipeline.run import Watch
    from summarizer.pipeline.strategy import Step

Report = Callable[[int, int], None]
LINE_SECONDS = 30.0


class Lines:
    """Lines about what is done, where no bar can be shown; one in half a minute at most."""

    def __init__(self, clock: Callable[[], float] = time.monotonic, *, off: bool | None = None) -> None:
        """Without `off`, they are off on a terminal, which has bars."""
        self._clock = clock
        self._off = Console(stderr=True).is_terminal if off is None else off
        self._next = clock() + LINE_SECONDS
        self._lock = threading.Lock()

    def tell(self, line: str) -> None:
        """Print a line, unless one was printed shortly before."""
        with self._lock:
            if self._off or self._clock() < self._next:
                return
            self._next = self._clock() + LINE_SECONDS
        say(line)


class Once:
    """Says yes the first time that it is asked, from whichever thread."""

    def __init__(self) -> None:
        self._left = threading.Semaphore(1)

    def __call__(self) -> bool:
        """Tell whether nobody has asked before."""
        return self._left.acquire(blocking=False)


@contextmanager
def byte_bar(title: str) -> Iterator[Report]:
    """Show a bar of bytes; yields a function of (bytes there, bytes of the whole)."""
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TransferSpeedColumn())
    with _bar(*columns) as bar:
        task, lines = bar.add_task(title, total=None), Lines()

        def report(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)
            lines.tell(f"{title}: {done / 1e6:,.0f} of {total / 1e6:,.0f} MB")

        yield report


@contextmanager
def counting_bar(noun: str) -> Iterator[Report]:
    """Show a bar of claims or whatever `noun` says; yields a function of (done, known)."""
    told = TextColumn(f"{{task.completed}}/{{task.total}} {noun}")
    with _bar(BarColumn(), told, TimeElapsedColumn()) as bar:
        task, lines = bar.add_task("", total=None), Lines()

        def report(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)
            lines.tell(f"{done:,} of {total:,} {noun}")

        yield report


@contextmanager
def article_bar(articles: int) -> Iterator["Watch"]:
    """Show a bar of articles, and one of the step of each article that is in work.

    Yields a function that begins an article by its name, and one of its steps. An article is worked on in
    one thread, and ends when that thread begins the next one. What code finds in the first one is printed,
    so that something is on the screen before the model has answered.
    """
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TextColumn("{task.completed}/{task.total}"),
    )
    with _bar(*columns, TimeElapsedColumn()) as bar:
        whole = bar.add_task("articles", total=articles)
        own, lines, first = threading.local(), Lines(), Once()

        def begin(name: str) -> None:
            if hasattr(own, "task"):
                bar.advance(whole)
                bar.reset(own.task, description=name, total=None)
            else:
                own.task = bar.add_task(name, total=None)
            own.name = name

        def report(step: "Step") -> None:
            told = f"{own.name}: {step}"
            bar.update(own.task, description=told, completed=step.done, total=step.total or None)
            if step.found and first():
                say(f"{own.name}: {step.found} …")
            lines.tell(f"{bar.tasks[0].completed:,.0f} of {counted(articles, 'article')} done; {told}")

        yield begin, report


@contextmanager
def batch_bar() -> Iterator[Callable[["BatchReport"], None]]:
    """Show what has become of the inputs so far; yields a function of the report."""
    with _bar(TextColumn("{task.description}", markup=False), TimeElapsedColumn()) as bar:
        task, lines = bar.add_task("looking at the inputs …", total=None), Lines()

        def show(report: "BatchReport") -> None:
            done = report.made + report.there
            without = report.inputs - done
            spent = "" if not report.cost_usd else f", ${report.cost_usd:.4f}"
            rate = f", {60 * report.made / report.seconds:.1f} a minute" if report.seconds else ""
            tokens = report.usage.input_tokens + report.usage.output_tokens
            told = f"{done:,} done, {without:,} without a brief, {tokens:,} tokens{spent}{rate}"
            bar.update(task, description=told)
            lines.tell(told)

        yield show


def _bar(
    *columns: BarColumn | TextColumn | DownloadColumn | TransferSpeedColumn | TimeElapsedColumn,
) -> Progress:
    console = Console(stderr=True)
    return Progress(*columns, console=console, disable=not console.is_terminal, transient=True)
