"""`summarizer brief`: articles in, briefs out."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from summarizer.cli.options import model_options, published_option

if TYPE_CHECKING:
    from datetime import datetime

    from summarizer.domain import Article, SkippedArticle
    from summarizer.pipeline import Finished, Maker

PARTLY_DONE = 5
MODEL_FAILED = 3
UNUSABLE = 2


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
@model_options
@click.option("--show", is_flag=True, help="Print the first brief on the terminal, too.")
def brief(
    *,
    inputs: tuple[str, ...],
    output: str,
    formats: str,
    published: "datetime | None",
    show: bool,
    **model_flags: object,
) -> int:
    """Make a brief of each INPUT: a file, a folder, a pattern, or - for stdin.

    Files may be text (.txt, .md, .html) or documents (.pdf, .docx, .odt, .rtf). What of a folder is
    not read is counted by kind.

    A brief that is already in the output folder, made of the same text by the same model and
    prompts, is used again. Beside an article, NAME.meta.json may hold its published, title,
    publisher and url.

    \b
    Examples:
      summarizer brief article.txt --output -
      summarizer brief articles/ --output briefs --format md,json
      curl -s URL | summarizer brief - --published 2024-07-23 --output -
    """
    from summarizer.pipeline import Maker
    from summarizer.settings import read_settings

    wanted = _formats(formats, to_stdout=output == "-")
    settings = read_settings(model_flags)
    articles, skipped = _read(inputs, published)
    maker = Maker(settings.open_model(), settings.open_prompts(), settings.strategy, settings.second_look)
    if output == "-":
        return _to_stdout(articles, skipped, maker, wanted[0])
    return _to_folder(articles, skipped, maker, Path(output), wanted, show=show)


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
    inputs: Sequence[str], published: "datetime | None"
) -> "tuple[list[Article], list[SkippedArticle]]":
    from summarizer.domain import SkippedArticle
    from summarizer.sources import Given, passed_over, read_inputs

    given = Given(published=published.date() if published else None)
    if told := passed_over(inputs):
        _tell(told)
    articles, skipped = [], []
    for outcome in read_inputs(inputs, given):
        if isinstance(outcome, SkippedArticle):
            skipped.append(outcome)
            _tell(outcome.reason)
        else:
            articles.append(outcome)
    return articles, skipped


def _to_stdout(
    articles: "list[Article]", skipped: "list[SkippedArticle]", maker: "Maker", renderer: str
) -> int:
    """Print the brief of one article and nothing else."""
    from summarizer.cli.progress import article_bar
    from summarizer.errors import SettingsError
    from summarizer.render import RENDERERS

    if len(articles) + len(skipped) > 1:
        raise SettingsError(
            "--output -: standard output takes one article; give one INPUT, or an --output folder"
        )
    for article in articles:
        with article_bar(1) as (begin, report):
            begin(article.name)
            made = maker.make(article, report)
        click.echo(RENDERERS[renderer].render(made), nl=False)
    return UNUSABLE if skipped else 0


def _to_folder(
    articles: "list[Article]",
    skipped: "list[SkippedArticle]",
    maker: "Maker",
    folder: Path,
    formats: Sequence[str],
    *,
    show: bool,
) -> int:
    from summarizer.cli.progress import article_bar
    from summarizer.domain import SkippedArticle
    from summarizer.pipeline import make_briefs

    finished: list[Finished] = []
    failed = 0
    with article_bar(len(articles)) as (begin, report):
        for outcome in make_briefs(articles, maker, folder, formats, (begin, report)):
            if isinstance(outcome, SkippedArticle):
                failed += 1
                _tell(f"{outcome.name}: {outcome.reason}")
            else:
                finished.append(outcome)
                _tell(_line(outcome))
    reused = sum(outcome.reused for outcome in finished)
    reasons = f", {len(skipped) + failed} without a brief (reasons above)" if skipped or failed else ""
    _tell(f"{len(finished)} briefs in {folder}, {reused} of them reused{reasons}")
    if show and finished:
        _show(finished[0])
    if skipped or failed:
        return PARTLY_DONE if finished else MODEL_FAILED if failed else UNUSABLE
    return 0


def _line(outcome: "Finished") -> str:
    """Return what a person wants to know of one brief at a glance."""
    made, took = outcome.brief, outcome.brief.provenance
    claims = made.claims()
    problems = sum(len(claim.problems) for claim in claims)
    usage = f"{took.usage.input_tokens:,} tokens in, {took.usage.output_tokens:,} out"
    how = "reused" if outcome.reused else f"{took.seconds:.0f} s, {usage}"
    paths = ", ".join(str(path) for path in outcome.paths)
    return f"{made.source.name}: {len(claims)} claims, {problems} problems, {how} → {paths}"


def _show(outcome: "Finished") -> None:
    from rich.console import Console

    from summarizer.render.terminal import show

    show(outcome.brief, Console())


def _tell(line: str) -> None:
    """Print a line for people, on stderr; names and reasons may hold words of an article."""
    from summarizer.render import safe

    click.echo(safe(line), err=True)
