"""`summarizer list`: the briefs of a store, a line each."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from summarizer.cli.options import filter_options, store_option, wanted
from summarizer.cli.telling import counted

if TYPE_CHECKING:
    from summarizer.store import Kept


@click.command(name="list")
@store_option
@filter_options
@click.option("--limit", type=click.IntRange(1), metavar="N", help="At most so many.")
@click.option("--json", "as_json", is_flag=True, help="A JSON object a line.")
def listing(*, store: Path, limit: int | None, as_json: bool, **flags: object) -> int:
    """List the briefs of a store: number, day, publisher, title, claims, problems, and what made it when.

    \b
    Examples:
      summarizer list --party Norlin --since 2024-07-01
      summarizer list --search "ceasefire talks" --with-problems
      summarizer list --by-model gpt-5 --made-since 2026-11-01
    """
    from summarizer.render import language_words, safe
    from summarizer.store import open_store

    with open_store(store, create=False) as kept:
        for each in kept.briefs(wanted(flags), limit):
            row = _row(each)
            told = f"{row['number']:>6}  {row['published'] or 'no date':<10}  {row['publisher'] or '–'}: "
            about = "; ".join(filter(None, [_counts(each), language_words(each.brief), _maker(each)]))
            line = f"{told}{row['title'] or row['name']} ({about})"
            click.echo(json.dumps(row, ensure_ascii=False) if as_json else safe(line))
    return 0


def _counts(kept: "Kept") -> str:
    claims = kept.brief.claims()
    problems = sum(len(claim.problems) for claim in claims)
    return f"{counted(len(claims), 'claim')}, {counted(problems, 'problem') if problems else 'no problem'}"


def _maker(kept: "Kept") -> str:
    made = kept.brief.provenance
    return f"{made.model}, {made.version}, {kept.made_at[:10]}"


def _row(kept: "Kept") -> dict[str, object]:
    source, claims = kept.brief.source, kept.brief.claims()
    return {
        "number": kept.number,
        "made_at": kept.made_at,
        "model": kept.brief.provenance.model,
        "version": kept.brief.provenance.version,
        "published": source.published.value.isoformat() if source.published.value else None,
        "publisher": source.publisher,
        "title": source.title,
        "name": source.name,
        "language": source.language,
        "claims": len(claims),
        "problems": sum(len(claim.problems) for claim in claims),
    }
