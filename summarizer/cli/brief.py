"""`summarizer brief`: articles in, briefs out."""

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from summarizer.cli.options import allow_host_option, limit_options, model_options, published_option
from summarizer.cli.telling import cost_line, counted, say

if TYPE_CHECKING:
    from datetime import datetime

    from summarizer.domain import Article, SkippedArticle
    from summarizer.pipeline import Budget, Finished, FolderBatch, Maker
    from summarizer.settings import Settings

UNUSABLE = 2
MODEL_FAILED = 3
PARTLY_DONE = 5
LIMIT_REACHED = 6


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "-o",
    "--output",
    default="briefs",
    show_default=True,
    metavar="DIR|-",
    help="Folder to write to, or - for stdout.",
)
@click.option(
    "-f",
    "--format",
    "formats",
    default="md,json",
    show_default=True,
    help="Formats, divided by commas: md, html, json, neutral.",
)
@published_option
@allow_host_option
@model_options
@limit_options
@click.option("--show", is_flag=True, help="Print the first brief on the terminal as soon as it is made.")
def brief(  # noqa: PLR0913 - click passes each option as an argument
    *,
    inputs: tuple[str, ...],
    output: str,
    formats: str,
    published: "datetime | None",
    workers: int | None,
    max_cost: float | None,
    max_tokens: int | None,
    show: bool,
    **model_flags: object,
) -> int:
    """Make a brief of each INPUT, into a folder or on stdout.

    An INPUT is a file (.txt, .md, .html), a document (.pdf, .docx, .odt, .rtf), a folder of such files, a
    pattern (news/*.txt), a web address, a feed (RSS, Atom), a list of articles or of addresses (.jsonl,
    .ndjson, .csv, .tsv, or plain lines of addresses), or - for stdin. What of a folder is not read is
    counted by kind.

    A brief that is already in the output folder, made of the same text by the same model and
    prompts, is used again. Beside an article, NAME.meta.json may hold its published, title,
    publisher and url. What it may cost is told before the first question. Ctrl-C ends the run after
    the calls that are in flight; what is made is written.

    \b
    Examples:
      summarizer brief article.txt --output -
      summarizer brief articles/ --output briefs --format md,json
      summarizer brief https://example.org/story.html feed.xml rows.jsonl
      summarizer brief articles/ --model openai/gpt-5-mini --workers 8 --max-cost 2
      summarizer brief article.txt --base-url http://127.0.0.1:8000/v1 --model NAME --timeout 120
      curl -s URL | summarizer brief - --published 2024-07-23 --output -
    """
    from summarizer.cli.fetching import with_weights
    from summarizer.pipeline import Budget, FolderBatch, FolderPlan
    from summarizer.settings import read_settings

    wanted = _formats(formats, to_stdout=output == "-")
    settings = with_weights(read_settings(model_flags))
    articles, skipped = _read(inputs, published, settings)
    maker = settings.open_maker(tell=say)
    articles = _taken(articles, skipped, maker)
    budget = Budget(cost_usd=max_cost, tokens=max_tokens)
    budget.check(maker.model)
    if output == "-":
        return _to_stdout(articles, skipped, maker, budget, wanted[0])
    plan = FolderPlan(workers, budget)
    return _to_folder(articles, skipped, FolderBatch(maker, Path(output), wanted, plan), show=show)


def _formats(formats: str, *, to_stdout: bool) -> list[str]:
    from summarizer.errors import SettingsError
    from summarizer.render import RENDERERS

    wanted = [name.strip() for name in formats.split(",") if name.strip()]
    unknown = [name for name in wanted if name not in RENDERERS]
    if unknown or not wanted:
        raise SettingsError(f"--format {formats}: unknown format; choose from {', '.join(RENDERERS)}")
    if to_stdout and formats != "md,json" and len(wanted) > 1:
        raise SettingsError(
            f"--format {formats}: standard output takes one format; choose one, or an --output folder"
        )
    return wanted


def _read(
    inputs: Sequence[str], published: "datetime | None", settings: "Settings"
) -> "tuple[list[Article], list[SkippedArticle]]":
    from summarizer.domain import SkippedArticle
    from summarizer.sources import Given, passed_over, read_inputs

    given = Given(published=published.date() if published else None)
    if told := passed_over(inputs):
        say(told)
    articles, skipped = [], []
    for outcome in read_inputs(inputs, given, settings.open_fetch()):
        if isinstance(outcome, SkippedArticle):
            skipped.append(outcome)
            say(outcome.reason)
        else:
            articles.append(outcome)
    return articles, skipped


def _taken(articles: "list[Article]", skipped: "list[SkippedArticle]", maker: "Maker") -> "list[Article]":
    """Return the articles that the maker takes; the others are skipped, and told."""
    from summarizer.domain import SkippedArticle

    refused = [
        SkippedArticle(name=each.name, reason=reason) for each in articles if (reason := maker.refusal(each))
    ]
    for each in refused:
        say(each.reason)
    skipped += refused
    return [article for article in articles if maker.refusal(article) is None]


def _to_stdout(
    articles: "list[Article]",
    skipped: "list[SkippedArticle]",
    maker: "Maker",
    budget: "Budget",
    renderer: str,
) -> int:
    """Print the brief of one article and nothing else."""
    from summarizer.cli.progress import article_bar
    from summarizer.errors import SettingsError
    from summarizer.pipeline.metering import Meter
    from summarizer.render import RENDERERS

    if len(articles) + len(skipped) > 1:
        raise SettingsError(
            "--output -: standard output takes one article; give one INPUT, or an --output folder"
        )
    meter = Meter(budget, maker.model.usd_per_million_tokens)
    for article in articles:
        _say_cost([article], maker)
        with article_bar(1) as (begin, report):
            begin(article.name)
            made = maker.metered(meter).make(article, report)
        click.echo(RENDERERS[renderer].render(made), nl=False)
    return UNUSABLE if skipped else 0


def _say_cost(articles: "list[Article]", maker: "Maker") -> None:
    """Tell what articles may cost before anybody is asked about them."""
    from summarizer.pipeline import estimate_of

    if articles and not maker.costs_nothing:
        say(cost_line(estimate_of(articles, maker)))


def _to_folder(
    articles: "list[Article]", skipped: "list[SkippedArticle]", batch: "FolderBatch", *, show: bool
) -> int:
    """Write the briefs of articles, and tell what became of each, in their order."""
    from summarizer.cli.progress import article_bar
    from summarizer.cli.signals import ended_by_signals
    from summarizer.domain import SkippedArticle
    from summarizer.pipeline import Finished

    if not batch.maker.costs_nothing:
        _say_cost(batch.to_make(articles), batch.maker)
    finished: list[Finished] = []
    without, not_begun = len(skipped), 0
    with article_bar(len(articles)) as watch, ended_by_signals(batch.stop, threading.Event()):
        for outcome in batch.outcomes(articles, watch):
            if isinstance(outcome, Finished):
                finished.append(outcome)
                say(_line(outcome))
                if show and len(finished) == 1:
                    _show(outcome)
            elif isinstance(outcome, SkippedArticle):
                without += 1
                say(f"{outcome.name}: {outcome.reason}")
            else:
                not_begun += 1
    say(_counts(finished, batch, without, not_begun))
    return _code(batch, finished=len(finished), without=without, unusable=len(skipped))


def _counts(finished: "Sequence[Finished]", batch: "FolderBatch", without: int, not_begun: int) -> str:
    reused = sum(outcome.reused for outcome in finished)
    told = f"{counted(len(finished), 'brief')} in {batch.folder}, {reused} of them reused"
    if without:
        told += f", {without} without a brief (reasons above)"
    if not_begun:
        told += f", {not_begun} not begun"
    return f"{told}; stopped: {batch.stopped[1]}" if batch.stopped else told


def _code(batch: "FolderBatch", *, finished: int, without: int, unusable: int) -> int:
    if batch.stopped and batch.stopped[0] != "person":
        return LIMIT_REACHED if batch.stopped[0] == "limit" else MODEL_FAILED
    if batch.stopped or (without and finished):
        return PARTLY_DONE
    if without:
        return UNUSABLE if without == unusable else MODEL_FAILED
    return 0


def _line(outcome: "Finished") -> str:
    """Return what a person wants to know of one brief at a glance."""
    made, took = outcome.brief, outcome.brief.provenance
    claims = made.claims()
    problems = sum(len(claim.problems) for claim in claims)
    usage = f"{took.usage.input_tokens:,} tokens in, {took.usage.output_tokens:,} out"
    how = "reused" if outcome.reused else f"{took.seconds:.0f} s, {usage}"
    paths = ", ".join(str(path) for path in outcome.paths)
    told = f"{counted(len(claims), 'claim')}, {counted(problems, 'problem')}"
    return f"{made.source.name}: {told}, {how} → {paths}"


def _show(outcome: "Finished") -> None:
    from rich.console import Console

    from summarizer.render.terminal import show

    show(outcome.brief, Console())
