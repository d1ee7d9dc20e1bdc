"""`summarizer models`: the weights of the embedded model."""

import json

import click


@click.group()
def models() -> None:
    """List, fetch and verify the weights of the embedded model.

    \b
    Example:
      summarizer models pull
    """


@models.command(name="list")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def list_models(*, as_json: bool) -> None:
    """List the weights that can be fetched, and whether they are here."""
    from summarizer.llm.weights import CATALOGUE, weights_folder

    rows = [
        {
            "name": weights.name,
            "file": weights.file,
            "bytes": weights.size_bytes,
            "sha256": weights.sha256,
            "licence": weights.licence,
            "path": str(path) if (path := weights_folder() / weights.file).is_file() else None,
        }
        for weights in CATALOGUE
    ]
    if as_json:
        click.echo(json.dumps(rows, indent=2))
        return
    for row in rows:
        place = row["path"] or "not here; fetch with `summarizer models pull`"
        click.echo(f"{row['name']}  {row['bytes']:,} bytes  {row['licence']}  {place}")


@models.command()
def pull() -> None:
    """Fetch the default weights (1.1 GB, once), verify them, and keep them in the cache folder.

    A pull that is cut off goes on where it stopped. SUMMARIZER_CACHE chooses another folder.
    """
    from summarizer.cli.progress import byte_bar
    from summarizer.errors import WeightsError
    from summarizer.llm.weights import DEFAULT, pull, resolve_weights

    try:
        path = resolve_weights()
    except WeightsError:  # not here, or not the published bytes, which a pull replaces
        click.echo(f"fetching {DEFAULT.name}: {DEFAULT.size_bytes:,} bytes, once", err=True)
        with byte_bar(DEFAULT.name) as report:
            path = pull(DEFAULT, report)
        click.echo(f"fetched and verified: {path}", err=True)
    else:
        click.echo(f"already here and verified: {path}", err=True)


@models.command()
def verify() -> None:
    """Hash the weights that are here and compare them with what was published."""
    from summarizer.llm import weights

    path = weights.cached_weights()
    weights.verify(path)
    click.echo(f"{path}: SHA-256 {weights.DEFAULT.sha256}, as published")
