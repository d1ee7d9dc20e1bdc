"""`summarizer export`: briefs of a store as files."""

from pathlib import Path

import click

from summarizer.cli.options import filter_options, store_option, wanted

_FORMATS = ("md", "html", "json", "jsonl", "csv", "parquet")


@click.command()
@store_option
@click.option("-f", "--format", "form", type=click.Choice(_FORMATS), default="jsonl", show_default=True)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    metavar="FILE|DIR",
    help="A folder for md, html and json, a file a brief; one file for the others.",
)
@filter_options
def export(*, store: Path, form: str, output: Path, **flags: object) -> int:
    """Write briefs of a store as files; each is there whole, or as it was before.

    md, html and json are a file for each brief, jsonl has a brief a line, csv and parquet a claim a
    row (parquet needs `pip install summarizer[parquet]`).

    \b
    Examples:
      summarizer export --format md --output briefs/
      summarizer export --format csv --output claims.csv --party Norlin
    """
    from summarizer.render import RENDERERS
    from summarizer.render.many import write_csv, write_files, write_jsonl, write_parquet
    from summarizer.store import open_store

    with open_store(store, create=False) as opened:
        kept = opened.briefs(wanted(flags))
        if form in RENDERERS:
            written = write_files(output, RENDERERS[form], ((each.number, each.brief) for each in kept))
        else:
            writers = {"jsonl": write_jsonl, "csv": write_csv, "parquet": write_parquet}
            written = writers[form](output, (each.brief for each in kept))
    click.echo(f"{written:,} briefs in {output}", err=True)
    return 0
