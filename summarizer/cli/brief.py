"""`summarizer brief`: articles in, briefs out."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from datetime import datetime

    from summarizer.domain import Article, SkippedArticle
    from summarizer.pipeline import Finished, Maker

PARTLY_DONE = 5


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
    help="Formats, divided by commas: md, json, neutral.",
)
@click.option(
    "--published",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Publication date, where the article does not tell it.",
)
@click.option(
    "--model", metavar="REF", help="local (default), local/FILE.gguf, openai/NAME, ollama/NAME, vllm/NAME."
)
@click.option("--base-url", metavar="URL", help="An OpenAI-compatible endpoint; --model is its model's name.")
@click.option(
    "--strategy", type=click.Choice(["single", "staged"]), help="How to ask; the default suits the model."
)
@click.option(
    "--prompts", type=click.Path(path_type=Path), metavar="DIR", help="Folder with prompts of your own."
)
@click.option("--show", is_flag=True, help="Print the first brief on the terminal, too.")
def brief(  # noqa: PLR0913 - click passes each option as an argument
    *,
    inputs: tuple[str, ...],
    output: str,
    formats: str,
    published: "datetime | None",
    model: str | None,
    base_url: str | None,
    strategy: str | None,
    prompts: Path | None,
    show: bool,
) -> int:
    """Make a brief of each INPUT: a file (.txt, .md, .html), a folder, a pattern, or - for stdin.

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
    settings = read_settings({"model": model, "base_url": base_url, "strategy": strategy, "prompts": prompts})
    articles, skipped = _read(inputs, published)
    maker = Maker(settings.open_model(), settings.open_prompts(), settings.strategy)
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
    from summarizer.sources import Given, read_inputs

    given = Given(published=published.date() if published else None)
    articles, skipped = [], []
    for outcome in read_inputs(inputs, given):
        (articles if hasattr(outcome, "text") else skipped).append(outcome)
    return articles, skipped
