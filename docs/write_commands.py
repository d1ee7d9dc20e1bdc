"""Write docs/commands.md from the program's own help, so that the two cannot differ.

make docs
"""

from pathlib import Path

import click

from summarizer.cli import program

HERE = Path(__file__).parent


def pages(command: click.Command, path: str, parent: click.Context | None = None) -> list[str]:
    """Return the help of a command and of the commands in it."""
    context = click.Context(
        command, info_name=path if parent is None else path.rsplit(maxsplit=1)[-1], parent=parent
    )
    found = [f"## {path}\n\n```\n{command.get_help(context)}\n```"]
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            if inner is not None:
                found += pages(inner, f"{path} {name}", context)
    return found


def text() -> str:
    """Return the whole page."""
    return (
        "# Commands\n\nWritten by `make docs` from `--help`.\n\n"
        + "\n\n".join(pages(program, "summarizer"))
        + "\n"
    )


if __name__ == "__main__":
    (HERE / "commands.md").write_text(text(), encoding="utf-8")
