"""Write docs/commands.md from the program's own help, so that the two cannot differ.

make docs
"""

from pathlib import Path

import click

from summarizer.cli import program

HERE = Path(__file__).parent


def pages(command: click.Command, path: str, parent: click.Context | None = None) -> list[str]:
    """Return the help of a command and of the commands in it."""
    name = path.rsplit(maxsplit=1)[-1]
    # The program's own settings and a fixed width: the page must not depend on the terminal that writes it.
    settings = {"help_option_names": ["-h", "--help"], "terminal_width": 100, "max_content_width": 100}
    context = click.Context(command, info_name=name, parent=parent, **settings)
    found = [f"## {path}\n\n```\n{command.get_help(context)}\n```"]
    if isinstance(command, click.Group):
        for inner_name in command.list_commands(context):
            inner = command.get_command(context, inner_name)
            if inner is not None:
                found += pages(inner, f"{path} {inner_name}", context)
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
