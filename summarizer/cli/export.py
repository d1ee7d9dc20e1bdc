"""`summarizer export`: briefs of a store as files."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from summarizer.cli.options import filter_options, kind_option, store_option, wanted
from summarizer.cli.telling import counted, say

if TYPE_CHECKING:
    from summarizer.domain import Brief
    from summarizer.store import Filter, Kept, Store

_FORMATS = ("md", "html", "json", "jsonl", "csv", "parquet", "gold")


@click.command()
@kind_option
@store_option
@click.option("-f", "--format", "form", type=click.Choice(_FORMATS), default="jsonl", show_default=True)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    metavar="FILE|DIR",
    help="A folder for md, html, json and gold, a file a brief; one file for the others.",
)
@click.option("--reviewed", is_flag=True, help="Briefs that were signed off, as the review left them.")
@filter_options
def export(*, store: Path, form: str, output: Path, reviewed: bool, **flags: object) -> int:
    """Write briefs of a store as files; each is there whole, or as it was before.

    md, html and json are a file for each brief, jsonl has a brief a line, csv and parquet a claim a
    row (parquet needs the extra [parquet]). gold makes of signed briefs what
    `summarizer eval` scores against, with the texts of their articles.

    \b
    Examples:
      summarizer export --format md --output briefs/
      summarizer export --format csv --output claims.csv --party Norlin
      summarizer export --reviewed --format gold --output reviewed/
    """
    from summarizer.pipeline.verdicts import reviewed_briefs, write_gold
    from summarizer.store import open_store

    with open_store(store, create=False) as opened:
        if reviewed or form == "gold":
            flags["review"] = "signed"
        outdated = older_versions(opened, wanted(flags))
        signed = reviewed_briefs(opened, wanted({**flags, "review": "signed"}))
        if form == "gold":
            written = write_gold(output, signed)
        else:
            briefs: Iterator[tuple[Kept, Brief]] = (
                ((each.kept, each.reviewed) for each in signed)
                if reviewed
                else ((each, each.brief) for each in opened.briefs(wanted(flags)))
            )
            written = _write(output, form, briefs)
    say(f"{counted(written, 'brief')} in {output}")
    if outdated:
        say(f"{counted(outdated, 'brief')} of older versions of articles left out; --versions adds them")
    return 0


def _write(output: Path, form: str, briefs: "Iterator[tuple[Kept, Brief]]") -> int:
    from summarizer.render import RENDERERS
    from summarizer.render.many import write_csv, write_files, write_jsonl, write_parquet

    if form in RENDERERS:
        return write_files(output, RENDERERS[form], ((kept.number, brief) for kept, brief in briefs))
    if form == "jsonl":
        return write_jsonl(output, (brief for _, brief in briefs))
    rows = write_csv if form == "csv" else write_parquet
    return rows(output, ((brief, kept.made_at) for kept, brief in briefs))


def older_versions(store: "Store", filtered: "Filter") -> int:
    """Return how many briefs are left out because their articles were corrected since."""
    every = replace(filtered, versions=True)
    counts = [sum(store.reviews.counts(each).values()) for each in (every, filtered)]
    return counts[0] - counts[1]
