import datetime as dt
import runpy
from collections.abc import Iterator
from pathlib import Path

from summarizer.dates import find_time_mentions
from summarizer.grounding import check_support
from summarizer.text import find_quote

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


def rows(heading: str) -> Iterator[list[str]]:
    """Yield the cells of the table rows under a heading of the page of checks."""
    page = (ROOT / "docs" / "what-is-checked.md").read_text(encoding="utf-8")
    section = page.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    table = [line for line in section.splitlines() if line.startswith("| ")]
    for line in table[1:]:
        yield [cell.strip() for cell in line.strip().strip("|").split(" | ")]


def test_the_quotations_of_the_page_of_checks_are_judged_as_it_says() -> None:
    page = " ".join((ROOT / "docs" / "what-is-checked.md").read_text(encoding="utf-8").split())
    article = page.split("The article here says: *", 1)[1].split("*", 1)[0]
    said = {quote: "found" if find_quote(quote, article) else "not found" for quote, _ in rows("Quotations")}
    assert said == dict(rows("Quotations"))
    assert set(said.values()) == {"found", "not found"}


def test_the_dates_of_the_page_of_checks_are_resolved_as_it_says() -> None:
    for sentence, recorded in rows("Dates"):
        (moment,) = find_time_mentions(sentence, dt.date(2024, 9, 9))
        value = moment.value or f"unresolved: {moment.unresolved}"
        assert f"{moment.relation} {value}" == recorded


def test_the_statements_of_the_page_of_checks_have_the_problems_that_it_says() -> None:
    for statement, sentence, problem in rows("Statements"):
        assert ("; ".join(check_support(statement, sentence).problems) or "none") == problem


def test_what_the_page_of_checks_says_that_no_check_sees_is_not_seen() -> None:
    for statement, sentence, _ in rows("What no check sees"):
        assert check_support(statement, sentence).problems == ()
