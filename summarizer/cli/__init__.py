"""The command line: one file a command, loaded when it is called."""

from importlib import import_module

import click

from summarizer.version import VERSION

COMMANDS = {
    "batch": "Make briefs of many articles, into a store.",
    "brief": "Make briefs of articles.",
    "doctor": "Check that everything works here.",
    "dossier": "Join briefs of one story, or find the stories first.",
    "eval": "Score briefs against briefs that a person wrote.",
    "kinds": "List, show and begin kinds of briefs.",
    "export": "Write briefs of a store as files.",
    "list": "List the briefs of a store.",
    "models": "List, fetch and verify model weights.",
    "prompts": "Show what is sent to a model.",
    "review": "Open a local page to review briefs.",
    "schema": "Print or write the JSON Schemas.",
    "show": "Show a brief of a store.",
    "verify": "Check any brief, claims or quotes against an article.",
}
"""Every command with its line in `--help`; the file of the same name holds it."""

FILES = {"eval": "evaluate", "list": "listing"}
"""The files of commands whose names Python has taken."""


class LazyGroup(click.Group):
    """A group whose commands are imported when they run, so that `--help` stays fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names of all commands."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Import the command of a name."""
        if cmd_name not in COMMANDS:
            return None
        file = FILES.get(cmd_name, cmd_name)
        command: click.Command = getattr(import_module(f"summarizer.cli.{file}"), file)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that is meant; raises a usage error that names the one that may be."""
        name = args[0]
        if name in COMMANDS or name.startswith("-"):
            return super().resolve_command(ctx, args)
        raise click.UsageError(f"No such command '{name}'. {_meant(name)}", ctx)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """Write the list of commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(sorted(COMMANDS.items()))


def _meant(name: str) -> str:
    from difflib import get_close_matches
    from pathlib import Path

    if near := get_close_matches(name, COMMANDS, n=2):
        return f"Did you mean {' or '.join(near)}?"
    if Path(name).exists() or "://" in name:
        return f"To brief it: summarizer brief {name}"
    return f"The commands are {', '.join(sorted(COMMANDS))}."


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, message="%(prog)s %(version)s")
def program() -> None:
    """Turn news articles about disputes into structured briefs, every claim with its sentences.

    \b
    Example:
      summarizer brief article.txt --output -

    \b
    Completion of commands and options in your shell, in ~/.bashrc or ~/.zshrc:
      eval "$(_SUMMARIZER_COMPLETE=bash_source summarizer)"
      eval "$(_SUMMARIZER_COMPLETE=zsh_source summarizer)"
    """
