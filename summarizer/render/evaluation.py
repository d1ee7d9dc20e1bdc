"""An evaluation on a terminal (figures, a column a run) and as Markdown (item by item, to improve from)."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from summarizer.domain import ArticleScore, Deviation, Evaluation, Remark, RunScore
from summarizer.render.figures import WORDING_TITLES, rows
from summarizer.render.safety import markdown_text as plain
from summarizer.render.safety import safe

_LONGEST_QUOTE = 600
"""Characters of a quotation; a brief may name the whole article as its evidence."""
_KINDS = {
    "missed": "missed",
    "unsaid": "does not say it",
    "differs": "otherwise",
    "wrong": "not in gold",
}


def show_evaluation(evaluation: Evaluation, console: Console) -> None:
    """Print the figures; what a terminal obeys in a name is replaced."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    table.add_column("")
    for run in evaluation.runs:
        table.add_column(Text(safe(run.name)), justify="right", overflow="fold")
    for row in rows(evaluation):
        title = Text(f"  {safe(row.title)}" if row.part else safe(row.title), style="dim" if row.part else "")
        table.add_row(title, *map(Text, row.cells))
    with console.capture() as captured:
        console.print(table)
    for line in captured.get().splitlines():
        console.out(line.rstrip(), highlight=False)


def evaluation_report(evaluation: Evaluation) -> str:
    """Return the figures and, by run, article and section, what was missed, unsaid and not in gold."""
    parts = ["# Evaluation", "\n".join(_table(evaluation))]
    parts += [f"> {plain(note)}" for note in evaluation.notes]
    parts += [f"> Not scored: {plain(each.name)}: {plain(each.reason)}" for each in evaluation.unscored]
    for run in evaluation.runs:
        parts += _run(run)
    return "\n\n".join(parts) + "\n"


def _table(evaluation: Evaluation) -> Iterator[str]:
    yield f"| | {' | '.join(plain(run.name) for run in evaluation.runs)} |"
    yield f"|---|{'--:|' * len(evaluation.runs)}"
    for row in rows(evaluation):
        title = f"– {plain(row.title)}" if row.part else plain(row.title)
        yield f"| {title} | {' | '.join(row.cells)} |"


def _run(run: RunScore) -> Iterator[str]:
    yield f"## {plain(run.name)}"
    if run.failure:
        yield f"Failed: {plain(run.failure)}"
    for article in run.articles:
        yield f"### {plain(article.article)}"
        yield from _article(article)


def _article(article: ArticleScore) -> Iterator[str]:
    yield from (f"> {plain(note)}" for note in article.notes)
    if article.missing is not None:
        yield f"No brief: {plain(article.missing)}"
        return
    for section, found in groupby(article.deviations, key=lambda deviation: deviation.section):
        deviations = list(found)
        yield f"#### {_heading(section, article, deviations)}"
        yield "\n".join(line for deviation in deviations for line in _deviation(deviation))
    if article.remarks:
        yield f"#### Wording: {len(article.remarks)} remarks"
        yield "\n".join(line for remark in article.remarks for line in _remark(remark))


def _heading(section: str, article: ArticleScore, deviations: list[Deviation]) -> str:
    counts = article.tally.of(section)
    kinds = Counter(deviation.kind for deviation in deviations)
    unsaid = f", {kinds['unsaid']} of them not said" if kinds["unsaid"] else ""
    unsaid += f", {kinds['differs']} of them otherwise" if kinds["differs"] else ""
    return (
        f"{plain(section.replace('_', ' ').capitalize())}: {counts.matched} of {counts.gold} found{unsaid}, "
        f"{kinds['missed']} missed, {kinds['wrong']} not in gold"
    )


def _deviation(deviation: Deviation) -> Iterator[str]:
    core = ", core" if deviation.core else ""
    yield f"- **{_KINDS[deviation.kind]}{core}**: {plain(deviation.text)}"
    for quote in deviation.quotes:
        shown = quote if len(quote) <= _LONGEST_QUOTE else f"{quote[:_LONGEST_QUOTE]}…"
        yield f"  - article: “{plain(shown)}”"
    nearest = f"nearest: {plain(deviation.nearest)} — " if deviation.nearest else ""
    yield f"  - {nearest}{plain(deviation.reason)}"


def _remark(remark: Remark) -> Iterator[str]:
    yield f"- **{WORDING_TITLES[remark.check]}**, {plain(remark.where)}: {plain(remark.text)}"
    yield f"  - {plain(remark.reason)}"
