"""Progress on stderr, for people: bars on a terminal, nothing where nobody watches."""

import threading
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

if TYPE_CHECKING:
    from summarizer.domain import BatchReport

Report = Callable[[int, int], None]


@contextmanager
def byte_bar(title: str) -> Iterator[Report]:
    """Show a bar of bytes; yields a function of (bytes there, bytes of the whole)."""
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TransferSpeedColumn())
    with _bar(*columns) as bar:
        task = bar.add_task(title, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


@contextmanager
def counting_bar(noun: str) -> Iterator[Report]:
    """Show a bar of claims or whatever `noun` says; yields a function of (done, known)."""
    told = TextColumn(f"{{task.completed}}/{{task.total}} {noun}")
    with _bar(BarColumn(), told, TimeElapsedColumn()) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


@contextmanager
def article_bar(articles: int) -> Iterator[tuple[Callable[[str], None], Report]]:
    """Show a bar of articles, and one of the questions of each article that is in work.

    Yields a function that begins an article by its name, and one of (questions answered, known). An
    article is worked on in one thread, and ends when that thread begins the next one.
    """
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TextColumn("{task.completed}/{task.total}"),
    )
    with _bar(*columns, TimeElapsedColumn()) as bar:
        whole = bar.add_task("articles", total=articles)
        own = threading.local()

        def begin(name: str) -> None:
            if hasattr(own, "task"):
                bar.advance(whole)
                bar.reset(own.task, description=name, total=None)
            else:
                own.task = bar.add_task(name, total=None)

        yield begin, lambda done, total: bar.update(own.task, completed=done, total=total)


@contextmanager
def batch_bar() -> Iterator[Callable[["BatchReport"], None]]:
    """Show what has become of the inputs so far; yields a function of the report."""
    with _bar(TextColumn("{task.description}", markup=False), TimeElapsedColumn()) as bar:
        task = bar.add_task("looking at the inputs …", total=None)

        def show(report: "BatchReport") -> None:
            done = report.made + report.there
            without = report.inputs - done
            spent = "" if not report.cost_usd else f", ${report.cost_usd:.4f}"
            rate = f", {60 * report.made / report.seconds:.1f} a minute" if report.seconds else ""
            tokens = report.usage.input_tokens + report.usage.output_tokens
            bar.update(
                task,
                description=f"{done:,} done, {without:,} without a brief, {tokens:,} tokens{spent}{rate}",
            )

        yield show


def _bar(
    *columns: BarColumn | TextColumn | DownloadColumn | TransferSpeedColumn | TimeElapsedColumn,
) -> Progress:
    console = Console(stderr=True)
    return Progress(*columns, console=console, disable=not console.is_terminal, transient=True)
