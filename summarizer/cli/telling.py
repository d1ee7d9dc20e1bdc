"""Lines for people, on stderr."""

import click


def say(line: str) -> None:
    """Print a line for people; names and reasons in it may hold words of an article or an endpoint."""
    from summarizer.render import safe

    click.echo(safe(line), err=True)
