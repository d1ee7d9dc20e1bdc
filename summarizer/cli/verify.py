"""`summarizer verify`: anybody's brief, answer, claims or quotations, checked against the articles."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from summarizer.cli.options import allow_host_option, kind_option, published_option

if TYPE_CHECKING:
    from datetime import datetime

    from summarizer.domain import Article

DOES_NOT_HOLD = 5


@click.command()
@kind_option
@click.argument("submission", metavar="CLAIMS")
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@published_option
@allow_host_option
@click.option(
    "--fail-under",
    type=click.FloatRange(0, 100),
    metavar="PERCENT",
    help="Exit code 5 only when fewer of a hundred hold, as in 90.",
)
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(["text", "md", "json"]),
    default="text",
    show_default=True,
    help="A table for the terminal, Markdown, or JSON.",
)
@click.option("--json", "as_json", is_flag=True, help="For programs: --format json.")
def verify(  # noqa: PLR0913 - click passes each option as an argument
    *,
    submission: str,
    articles: tuple[str, ...],
    published: "datetime | None",
    allow_host: tuple[str, ...] | None,
    fail_under: float | None,
    form: str,
    as_json: bool,
) -> int:
    """Check CLAIMS against ARTICLE, and say of each where it stands, or what is wrong with it.

    CLAIMS is a brief (JSON, also one that a person or another tool wrote); a list with a claim, a quote
    or both a row (CSV with a header, a JSON list, JSON Lines), and which article and sentences it rests
    on, if it says so; or an answer: text or Markdown whose sentences cite articles as [1], [^1],
    [port.txt] or by a link, or JSON with `answer` or `claims` and the `sources`.

    ARTICLE is whatever `summarizer brief` reads, a folder too. Several are numbered as they are given,
    unless CLAIMS lists its sources: then their names, titles or addresses tell which is which. A claim is
    checked against the articles that it cites, against all where it cites none. A quote has to stand
    there word for word. A claim is compared with the sentences of its quotes; without quotes with the
    whole article, and the sentences that carry it best are shown.

    CLAIMS or ARTICLE may be - for stdin. Exit code 0: all hold; 5: something does not, or with
    --fail-under fewer than that.

    \b
    Examples:
      summarizer verify briefs/article.json article.txt
      summarizer verify quotes.csv article.html --published 2024-07-23 --json
      summarizer verify answer.md port.txt strike.html --fail-under 90

    \b
    An answer.md that cites port.txt as [1] and strike.html as [2]:
      The port cuts three night crossings. [1] The crews, who own 2.5 percent of it,
      called a strike from Monday [1][2].
    """
    from os.path import abspath

    from summarizer import pipeline
    from summarizer.cli.progress import counting_bar
    from summarizer.errors import SettingsError, UnusableInput
    from summarizer.sources import read_submission

    if submission == "-" and "-" in articles:
        raise SettingsError("verify - -: standard input can be one of the two; name a file for the other")
    handed_in = read_submission(submission)
    own = abspath(submission)  # noqa: PTH100 - Path would follow links
    read = [each for each in _read(articles, published, allow_host) if each.origin != own]
    if not read:
        raise UnusableInput(f"{articles[0]}: holds no article to check {submission} against; name one")
    with counting_bar("claims") as report:
        verification = pipeline.verify(handed_in, read, report)
    if as_json or form == "json":
        click.echo(verification.model_dump_json(indent=2))
    elif form == "md":
        from summarizer.render.verification import verification_markdown

        click.echo(verification_markdown(verification), nl=False)
    else:
        from rich.console import Console

        from summarizer.render.verification import show_verification

        show_verification(verification, Console())
    passed = not verification.failing if fail_under is None else verification.percent >= fail_under
    return 0 if passed else DOES_NOT_HOLD


def _read(
    inputs: Sequence[str], published: "datetime | None", allow_host: tuple[str, ...] | None
) -> "list[Article]":
    from summarizer.domain import SkippedArticle
    from summarizer.errors import UnusableInput
    from summarizer.settings import read_settings
    from summarizer.sources import Given, read_inputs

    given = Given(published=published.date() if published else None)
    articles = []
    for outcome in read_inputs(inputs, given, read_settings({"allow_host": allow_host}).open_fetch()):
        if isinstance(outcome, SkippedArticle):
            raise UnusableInput(outcome.reason)  # without it, the others would have other numbers
        articles.append(outcome)
    return articles
