"""`summarizer kinds`: the kinds of briefs that there are, and the beginning of another."""

from keyword import iskeyword
from pathlib import Path

import click

_SKELETON = '''"""{title}: what a brief of this kind holds; the first line is its title."""

from typing import Annotated, Literal

from summarizer.domain import Claim, DatedClaim, PartyClaim, QuestionClaim, Section, Sections, StatementClaim
from summarizer.domain.claims import FIGURE, NAME


class Party(PartyClaim):
    """Somebody who takes part: fullest name, other names, role in a few words."""


class Statement(StatementClaim):
    """What somebody says or wants, in a plain sentence."""

    kind: Literal["wants", "refuses", "says"]


class Event(DatedClaim):
    """What happened, goes on or is planned at a time that the article tells."""

    place: Annotated[str, NAME] = ""


class Fact(Claim):
    """A fact that a reader needs."""

    fact: str
    figure: Annotated[str, FIGURE] = ""


class Question(QuestionClaim):
    """What the article leaves open, and what each side says to it."""


class {name}(Sections):
    """{title}"""

    parties: Annotated[tuple[Party, ...], Section("Parties", "party")]
    statements: Annotated[tuple[Statement, ...], Section("Statements", "statement")]
    timeline: Annotated[tuple[Event, ...], Section("Timeline", "event")]
    facts: Annotated[tuple[Fact, ...], Section("Facts", "fact")]
    questions: Annotated[tuple[Question, ...], Section("Open", "question")]
'''


@click.group()
def kinds() -> None:
    """List, show and begin kinds of briefs.

    \b
    Examples:
      summarizer kinds list
      summarizer kinds new recall
      summarizer brief article.txt --kind recall.py:Recall
    """


@kinds.command(name="list")
def list_kinds() -> None:
    """Name the kinds that ship and those that are installed."""
    from summarizer.pipeline.kind import known_kinds

    for name, title in known_kinds().items():
        click.echo(f"{name}  {title}")


@kinds.command()
@click.argument("name")
def show(*, name: str) -> None:
    """Show the sections of a kind, NAME or FILE.py:Class, and what their claims hold."""
    from summarizer.domain import fields_of
    from summarizer.pipeline.kind import load_kind

    kind = load_kind(name)
    click.echo(f"{kind.name}: {kind.title}")
    for section in kind.brief.sections():
        click.echo(f"\n{section.name}: {section.title or section.one}")
        for field in fields_of(section.claim):
            click.echo(f"  {field.name}: {field.holds}{', several' if field.many else ''}")


@kinds.command()
@click.argument("name")
def new(*, name: str) -> None:
    """Write NAME.py, a kind that runs at once, to be changed."""
    from summarizer.domain.earlier import KIND
    from summarizer.errors import SettingsError

    called = "".join(part.capitalize() for part in name.split("_"))
    usable = all(each.isidentifier() and not iskeyword(each) for each in (name, called))
    if not usable or name == KIND:
        raise SettingsError(f"kinds new {name}: is no name of its own; take letters, digits and underscores")
    path = Path(f"{name}.py")
    if path.exists():
        raise SettingsError(f"{path}: is there already; take another name")
    title = name.replace("_", " ").capitalize()
    path.write_text(_SKELETON.format(name=called, title=title), encoding="utf-8")
    click.echo(f"{path}; try: summarizer brief ARTICLE --kind {path}:{called}")
