"""`summarizer prompts`: what is sent to a model, word for word."""

from pathlib import Path

import click

from summarizer.cli.options import KIND_HELP, allow_host_option


@click.group()
def prompts() -> None:
    """Show what is sent to a model.

    \b
    Examples:
      summarizer prompts list
      summarizer prompts show single article.txt
    """


_FOLDER = click.option(
    "--prompts", "folder", type=click.Path(path_type=Path), metavar="DIR", help="Your own prompts."
)


@prompts.command(name="list")
@_FOLDER
def list_prompts(folder: Path | None) -> None:
    """List the prompts with their purpose and fingerprint."""
    from summarizer.prompting import load_prompts

    found = load_prompts(folder)
    for name in found.names():
        click.echo(f"{name}  {found.fingerprint(name)[:12]}  {found.front_matter(name).purpose}")


@prompts.command()
@click.argument("name")
@click.argument("article", required=False)
@_FOLDER
@allow_host_option
@click.option("--kind", metavar="NAME", help=f"{KIND_HELP[:-1]}; default disputes.")
def show(
    name: str, article: str | None, folder: Path | None, allow_host: tuple[str, ...] | None, kind: str | None
) -> None:
    """Print prompt NAME: its template, or as rendered for ARTICLE.

    The prompt of a strategy (single, shorten, dispute; kind for a kind of your own) is rendered for its
    first question; doubt follows answers of the model, so only its template shows.
    """
    from summarizer.errors import SettingsError
    from summarizer.pipeline import preview
    from summarizer.pipeline.kind import load_kind, usual_kind
    from summarizer.prompting import load_prompts
    from summarizer.render import safe
    from summarizer.settings import read_settings
    from summarizer.sources import read_input

    chosen = load_kind(kind) if kind else usual_kind()
    found = load_prompts(folder).beside(chosen.prompts)
    if article is None:
        click.echo(found.source(name))
        return
    fetch = read_settings({"allow_host": allow_host}).open_fetch()
    rendered = preview(name, read_input(article, fetch=fetch), found, chosen)
    if rendered is None:
        raise SettingsError(
            f"{name}: depends on the model's answers; leave the article out to see its template"
        )
    click.echo(f"--- system\n{safe(rendered.system)}\n--- user\n{safe(rendered.user)}")
