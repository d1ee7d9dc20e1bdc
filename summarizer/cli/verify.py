"""`summarizer verify`: anybody's brief, claims or quotations, checked against the article."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from datetime import datetime

DOES_NOT_HOLD = 5


@click.command()
@click.argument("submission", metavar="CLAIMS")
@click.argument("article", metavar="ARTICLE")
@click.option(
    "--published",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Publication date, where the article does not tell it.",
)
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def verify(*, submission: str, article: str, published: "datetime | None", as_json: bool) -> int:
    """Check CLAIMS against ARTICLE, and say of each where it stands, or what is wrong with it.

    CLAIMS is a brief (JSON, also one that a person or another tool wrote), or a list with a claim,
    a quote or both a row: CSV with a header, a JSON list, JSON Lines. A quote has to stand in the
    article word for word. A claim is compared with the sentences of its quotes, without quotes
    with the whole article. ARTICLE is whatever `summarizer brief` reads. One of them may be -
    for stdin. Exit code 0: all hold; 5: something does not.

    \b
    Examples:
      summarizer verify briefs/article.json article.txt
      summarizer verify quotes.csv article.html --published 2024-07-23 --json
    """
    from summarizer import pipeline
    from summarizer.cli.progress import counting_bar
    from summarizer.errors import SettingsError
    from summarizer.sources import Given, read_input, read_submission

    if submission == article == "-":
        raise SettingsError("verify - -: standard input can be one of the two; name a file for the other")
    handed_in = read_submission(submission)
    given = Given(published=published.date() if published else None)
    read = read_input(article, given)
    with counting_bar("claims") as report:
        verification = pipeline.verify(handed_in, read, report)
    if as_json:
        click.echo(verification.model_dump_json(indent=2))
    else:
        from rich.console import Console

        from summarizer.render.verification import show_verification

        show_verification(verification, Console())
    return DOES_NOT_HOLD if verification.failing else 0
