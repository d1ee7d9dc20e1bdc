"""`summarizer review`: a local page on which people judge, correct and sign off briefs."""

from pathlib import Path

import click

from summarizer.cli.options import kind_option


@click.command()
@kind_option
@click.argument("briefs", type=click.Path(path_type=Path), nargs=-1, metavar="[BRIEF.json]...")
@click.option(
    "--store",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The store; without it briefs.db, for BRIEF.json files review.db beside the first.",
)
@click.option(
    "--articles",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Where the articles of BRIEF.json files are, if not beside them or here.",
)
@click.option("--reviewer", metavar="NAME", help="Who the verdicts are by; without it, your login name.")
@click.option("--host", metavar="ADDRESS", default="127.0.0.1", show_default=True, help="Listen there.")
@click.option("--name", "names", multiple=True, metavar="NAME", help="Another name of this machine to serve.")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Without it, one that is free.")
@click.option("--browser/--no-browser", default=True, help="Open the page, or only print its link.")
def review(  # noqa: PLR0913 - click passes each option as an argument
    *,
    briefs: tuple[Path, ...],
    store: Path | None,
    articles: Path | None,
    reviewer: str | None,
    host: str,
    names: tuple[str, ...],
    port: int,
    browser: bool,
) -> int:
    """Open a local page to review the briefs of a store, until Ctrl-C.

    The article stands beside the claims; accept, reject, edit, add, note, sign off, each by mouse or
    key (? shows them). Nothing is overwritten: every verdict is kept beside the machine's version.
    BRIEF.json files, as `summarizer brief --format json` writes them, are copied into the store
    first, with their articles. docs/review.md tells more.

    \b
    Examples:
      summarizer review --store briefs.db
      summarizer review briefs/article.json --articles articles/
    """
    import getpass
    import sys

    from summarizer.cli.progress import counting_bar
    from summarizer.pipeline.taking_over import take_over
    from summarizer.store import open_store
    from summarizer.web import Place, launch

    place = Place(host, port, names)
    if not place.local:
        click.echo(
            f"--host {host}: whoever has the link and reaches this machine can read and change reviews; "
            "the way there is not encrypted",
            err=True,
        )
    path = store or (briefs[0].parent / "review.db" if briefs else Path("briefs.db"))
    with open_store(path, create=bool(briefs)) as opened:
        with counting_bar("briefs") as report:
            take_over(opened, briefs, articles, report)
        click.echo(f"{path}: verdicts are kept there; Ctrl-C ends the page", err=True)
        seen = browser and sys.stdout.isatty()
        launch(opened, reviewer or getpass.getuser(), place, click.echo, browser=seen)
    return 0
