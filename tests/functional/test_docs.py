import runpy
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def test_the_page_of_commands_is_what_help_says() -> None:
    written = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert written == runpy.run_path(str(ROOT / "docs" / "write_commands.py"))["text"](), "run `make docs`"


def test_every_command_is_in_the_readme() -> None:
    from summarizer.cli import COMMANDS

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"`{name}" not in readme] == []


def test_every_exit_code_is_in_the_readme() -> None:
    from summarizer import errors

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    codes = {kind.exit_code for kind in vars(errors).values() if isinstance(kind, type)} | {0, 5}
    assert [code for code in codes if f"| {code} |" not in readme] == []
