"""`summarizer schema`: the JSON Schemas of what it writes."""

from pathlib import Path

import click

from summarizer.cli.options import KIND_HELP


@click.command()
@click.argument("name", required=False)
@click.option("--write", is_flag=True, help="Write all schemas into a folder.")
@click.option(
    "--output", type=click.Path(path_type=Path), default=Path("schemas"), show_default=True, metavar="DIR"
)
@click.option("--kind", metavar="NAME", help=KIND_HELP)
def schema(*, name: str | None, write: bool, output: Path, kind: str | None) -> None:
    """Print the JSON Schema called NAME, or list the names.

    \b
    Examples:
      summarizer schema brief
      summarizer schema brief --kind recall.py:Recall
      summarizer schema --write --output schemas
    """
    from summarizer.errors import SettingsError
    from summarizer.render import write_atomic
    from summarizer.render.schemas import PUBLISHED
    from summarizer.render.schemas import schema as text_of

    if write:
        for known in PUBLISHED:
            path = output / f"{known}.schema.json"
            write_atomic(path, text_of(known))
            click.echo(str(path))
    elif name is None:
        click.echo("\n".join(PUBLISHED))
    elif name in PUBLISHED:
        from summarizer.pipeline import load_kind

        click.echo(text_of(name, load_kind(kind).brief if kind else None), nl=False)
    else:
        raise SettingsError(f"schema {name}: unknown; choose from {', '.join(PUBLISHED)}")
