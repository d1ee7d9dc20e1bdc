"""What reviews tell of each model, on a terminal."""

from collections.abc import Iterator, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from summarizer.domain import ModelVerdicts, VerdictCounts, Verdicts
from summarizer.render.safety import safe
from summarizer.render.wording import counted

_COUNTS = ("accepted", "edited", "rejected", "open", "added")
_REASONS = 5


def show_verdicts(verdicts: Verdicts, console: Console) -> None:
    """Print a table for each model; what a terminal obeys in a name or reason is replaced."""
    for model in verdicts.models:
        table = Table(box=SIMPLE_HEAD, pad_edge=False)
        table.add_column("")
        names = (*_COUNTS, "in_bulk") if model.total.in_bulk else _COUNTS
        for name in (*names, "precision", "usable"):
            table.add_column(name.replace("_", " "), justify="right")
        for title, counts in _rows(model):
            table.add_row(title, *_cells(counts, names))
        told = f"{model.model} {model.strategy}: {counted(model.briefs, 'brief')}, {model.signed} signed off"
        console.out(safe(told), highlight=False)
        with console.capture() as captured:
            console.print(table)
        for line in captured.get().splitlines():
            console.out(line.rstrip(), highlight=False)
        for reason, count in list(model.reasons.items())[:_REASONS]:
            console.print(Text(safe(f"{count} rejected: {' '.join(reason.split())}")))


def _rows(model: ModelVerdicts) -> Iterator[tuple[str, VerdictCounts]]:
    for section, counts in model.sections.items():
        yield section.replace("_", " "), counts
    yield "all", model.total
    yield "marked by a check", model.flagged


def _cells(counts: VerdictCounts, names: Sequence[str]) -> Iterator[str]:
    for name in names:
        yield str(getattr(counts, name))
    for share in (counts.precision, counts.usable):
        yield "–" if share is None else f"{share:.2f}"
