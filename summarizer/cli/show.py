"""`summarizer show`: one brief of a store."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from summarizer.cli.options import kind_option, store_option
from summarizer.cli.telling import say

if TYPE_CHECKING:
    from summarizer.store import Kept, Store, Version


@click.command()
@kind_option
@click.argument("number", type=int)
@store_option
@click.option("-f", "--format", "form", metavar="NAME", help="Print it as md, html, json or neutral instead.")
@click.option("--reviewed", is_flag=True, help="As its review left it so far, with its status.")
def show(*, number: int, store: Path, form: str | None, reviewed: bool) -> int:
    """Show the brief of a NUMBER, as `summarizer list` tells it.

    Of an article that was corrected, it tells which version this is and what changed since the one
    before it: beneath the brief, or on stderr with --format.

    \b
    Example:
      summarizer show 12 --store briefs.db
    """
    from rich.console import Console

    from summarizer.errors import SettingsError
    from summarizer.pipeline.reviewing import open_review
    from summarizer.render import RENDERERS
    from summarizer.render.terminal import show as show_brief
    from summarizer.store import open_store

    if form is not None and form not in RENDERERS:
        raise SettingsError(f"--format {form}: unknown format; choose from {', '.join(RENDERERS)}")
    with open_store(store, create=False) as opened:
        found = open_review(opened, number)
        lines = told_versions(opened, found.kept) if found else []
    if found is None:
        raise SettingsError(f"{store}: has no brief {number}; `summarizer list` tells the numbers")
    brief = found.reviewed if reviewed else found.kept.brief
    if form is None:
        show_brief(brief, Console())
        for line in lines:
            click.echo(line)
    else:
        for line in lines:
            say(line)
        click.echo(RENDERERS[form].render(brief), nl=False)
    return 0


def told_versions(store: "Store", kept: "Kept") -> list[str]:
    """Return which version of its article a brief is of, and what changed before it and after it."""
    from summarizer.render import safe

    key = kept.brief.source.content_hash
    lines = [line for line in store.versions.of(key) if len(line) > 1]
    return [safe(told) for line in lines for told in _told(store, line, key)]


def _told(store: "Store", line: "tuple[Version, ...]", key: str) -> "Iterator[str]":
    at = max(index for index, each in enumerate(line) if each.article_hash == key)
    yield f"version {at + 1} of {len(line)} of {line[at].origin}, read {line[at].seen_at[:10]}"
    for older, newer in ((at - 1, at), (at, at + 1)):
        if older >= 0 and newer < len(line):
            yield from _changed(store, line[older], line[newer])


def _changed(store: "Store", older: "Version", newer: "Version") -> "Iterator[str]":
    from summarizer.text import changes

    texts = [store.article(each.article_hash) for each in (older, newer)]
    if texts[0] is None or texts[1] is None:
        return
    found = changes(texts[0], texts[1])
    made = [row.number for row in store.reviews.of_article(newer.article_hash)]
    briefs = f", brief {', '.join(map(str, made))}" if made else ", not briefed"
    what = "" if found else ": nothing but spaces"
    yield f"changed from version {older.number} to {newer.number} ({newer.seen_at[:10]}{briefs}){what}"
    for change in found:
        yield from (f"  - {sentence}" for sentence in change.gone)
        yield from (f"  + {sentence}" for sentence in change.come)
