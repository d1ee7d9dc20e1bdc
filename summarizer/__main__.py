"""The program's entry: the only place where errors become text and exit codes."""

import sys

import click

from summarizer.cli import program
from summarizer.errors import SummarizerError


def main() -> None:
    """Run the command line and exit with its code."""
    try:
        code = program.main(prog_name="summarizer", standalone_mode=False)
    except SummarizerError as exc:
        click.echo(f"summarizer: {printable(str(exc))}", err=True)
        code = exc.exit_code
    except click.ClickException as exc:
        exc.show()
        code = exc.exit_code
    except click.Abort:
        click.echo("summarizer: stopped; what was finished is written", err=True)
        code = 130
    sys.exit(code if isinstance(code, int) else 0)


def printable(text: str) -> str:
    """Return a message without control characters: it may hold words of an article or an endpoint."""
    from summarizer.render import safe  # noqa: PLC0415 - only an error needs it, and --help must be fast

    return safe(text)


if __name__ == "__main__":
    main()
