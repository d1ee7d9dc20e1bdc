"""The figures of an evaluation as rows of words: one column a run, for the terminal and for Markdown."""

from collections.abc import Callable, Iterator
from functools import partial, reduce
from operator import add
from typing import NamedTuple

from summarizer.domain import Effort, Evaluation, RunScore, Tally
from summarizer.domain.evaluation import WORDING_CHECKS, WordingCheck

WORDING_TITLES: dict[WordingCheck, str] = {
    "copied": "copied",
    "cut": "cut off",
    "generic": "generic question",
    "duplicate": "said twice",
    "contradicted": "contradicts its sentence",
    "dependent": "not understood alone",
}
SAID_TITLE = "said"
"""Under a figure, the same of the items that say what gold says, too."""
UNKNOWN = "unknown"
FAILED = "failed"


class Row(NamedTuple):
    """A figure of every run; `part` for those of which the row above is the sum or the whole."""

    title: str
    cells: tuple[str, ...]
    part: bool = False


def rows(evaluation: Evaluation) -> Iterator[Row]:
    """Yield every figure, a cell for each run; a run that failed has only empty ones."""

    def row(title: str, cell: Callable[[RunScore], str], *, part: bool = False) -> Row:
        return Row(title, tuple("" if run.failure else cell(run) for run in evaluation.runs), part)

    articles = (FAILED if run.failure else f"{run.made} of {len(run.articles)}" for run in evaluation.runs)
    yield Row("articles with a brief", tuple(articles))
    yield row("", lambda _run: "P    R    F1   core")
    total = reduce(add, (run.total for run in evaluation.runs), Tally())
    for section in total.sections:
        yield row(section.replace("_", " "), partial(_quality, section))
        if (said := total.said(section)) != section:
            yield row(SAID_TITLE, partial(_quality, said), part=True)
    yield row("macro-F1", lambda run: f"{run.total.macro_f1:.3f}")
    yield row(SAID_TITLE, lambda run: f"{run.total.macro_f1_said:.3f}", part=True)
    yield row("recall of core items", lambda run: f"{run.total.core_recall:.3f}")
    yield row("evidence in the article", lambda run: f"{run.total.grounded} of {run.total.claims}")
    yield row("invented dates", lambda run: f"{run.total.invented} of {run.total.dated}")
    yield row("problems recorded", _problems)
    for kind in dict.fromkeys(kind for run in evaluation.runs for kind in run.problems):
        yield row(kind, partial(_of_kind, kind), part=True)
    yield row("statements", lambda run: str(run.total.statements))
    for check in WORDING_CHECKS:
        yield row(WORDING_TITLES[check], partial(_remarked, check), part=True)
    yield row("seconds", lambda run: _effort(run, lambda effort: f"{effort.seconds:.0f}"))
    yield row("tokens in, out", lambda run: _effort(run, _tokens))
    yield row("cost in US dollars", lambda run: _effort(run, _cost))


def _quality(measure: str, run: RunScore) -> str:
    counts = run.total.of(measure)
    return f"{counts.precision:.2f} {counts.recall:.2f} {counts.f1:.2f} {counts.core_recall:.2f}"


def _problems(run: RunScore) -> str:
    if all(article.effort is None for article in run.articles):
        return UNKNOWN  # neutral briefs record neither what they took nor what was wrong
    return str(sum(run.problems.values()))


def _of_kind(kind: str, run: RunScore) -> str:
    return str(run.problems.get(kind, 0))


def _remarked(check: WordingCheck, run: RunScore) -> str:
    count, total = run.wording[check], run.total.statements
    return f"{count} ({count / total:.0%})" if total else str(count)


def _effort(run: RunScore, told: Callable[[Effort], str]) -> str:
    return UNKNOWN if run.effort is None else told(run.effort)


def _tokens(effort: Effort) -> str:
    return f"{effort.usage.input_tokens:,}, {effort.usage.output_tokens:,}"


def _cost(effort: Effort) -> str:
    return UNKNOWN if effort.cost_usd is None else f"{effort.cost_usd:.4f}"
