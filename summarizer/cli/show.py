"""`summarizer show`: one brief of a store."""

from pathlib import Path

import click

from summarizer.cli.options import store_option


@click.command()
@click.argument("number", type=int)
@store_option
@click.option("-f", "--format", "form", metavar="NAME", help="Print it as md, html, json or neutral instead.")
@click.option("--reviewed", is_flag=True, help="As its review left it so far, with its status.")
def show(*, number: int, store: Path, form: str | None, reviewed: bool) -> int:
    """Show the brief of a NUMBER, as `summarizer list` tells it.

    \b
    Example:
      summarizer show 12 --store briefs.db
    """
    from rich.console import Console

    from summarizer.errors import SettingsError
    from summarizer.pipeline.reviewing import open_review
    from summarizer.render import RENDERERS
    from summarizer.render.terminal import show as show_brief
    from summarizer.store import open_store

    if form is not None and form not in RENDERERS:
        raise SettingsError(f"--format {form}: unknown format; choose from {', '.join(RENDERERS)}")
    with open_store(store, create=False) as opened:
        found = open_review(opened, number)
    if found is None:
        raise SettingsError(f"{store}: has no brief {number}; `summarizer list` tells the numbers")
    brief = found.reviewed if reviewed else found.kept.brief
    if form is None:
        show_brief(brief, Console())
    else:
        click.echo(RENDERERS[form].render(brief), nl=False)
    return 0
