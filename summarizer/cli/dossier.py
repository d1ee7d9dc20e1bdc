"""`summarizer dossier`: briefs of one story, or of many stories, joined."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from summarizer.cli.options import allow_host_option, model_options, published_option, story_options, wanted
from summarizer.cli.telling import counted, say

if TYPE_CHECKING:
    from summarizer.domain import Article, Brief, Dossier, SkippedArticle
    from summarizer.merging import Story
    from summarizer.pipeline import Collection, Maker
    from summarizer.settings import Settings

PARTLY_DONE = 5
_KEPT = "briefs"
"""Folder inside the output for the briefs of articles; a later run uses them again."""
_STORE = "briefs.db"
_LONGEST_STEM = 60
_FORMATS = "md,html,json"


@click.command()
@click.argument("inputs", nargs=-1, metavar="[INPUT]...")
@click.option("--store", type=click.Path(path_type=Path), metavar="FILE", help="Join briefs of this store.")
@story_options
@click.option(
    "-o",
    "--output",
    default="dossier",
    show_default=True,
    metavar="DIR|-",
    help="Folder to write to, or - for stdout.",
)
@click.option(
    "-f",
    "--format",
    "formats",
    default=_FORMATS,
    show_default=True,
    help="md, html, json, csv, ics, by commas.",
)
@click.option(
    "--since",
    metavar="FILE|DATE",
    help="Say what is new, changed and resolved since a dossier (JSON) or a day.",
)
@click.option("--auto", is_flag=True, help="Find the stories, list them, and make the dossier of each.")
@click.option("--no-model", is_flag=True, help="Ask no model: no overview, no subjects of positions.")
@click.option("--json", "as_json", is_flag=True, help="Print a line of JSON for each dossier.")
@published_option
@allow_host_option
@model_options
def dossier(  # noqa: PLR0913 - click passes each option as an argument
    *,
    inputs: tuple[str, ...],
    store: Path | None,
    output: str,
    formats: str,
    since: str | None,
    auto: bool,
    no_model: bool,
    as_json: bool,
    published: datetime | None,
    **flags: object,
) -> int:
    """Join the briefs of one story: parties, positions over time, one timeline, disputes, conflicts.

    An INPUT is a brief (.json) or a folder of briefs; articles, as `summarizer brief` takes them, are
    briefed first, into DIR/briefs. Without INPUT, the briefs of a store are joined: all of them, or
    those that the filters want. Where sources differ, the dossier shows both sentences.

    \b
    Examples:
      summarizer dossier articles/ --output dossier
      summarizer dossier briefs/*.json --no-model --output -
      summarizer dossier --store briefs.db --query "coalition withdrawal" --since 2024-07-01
      summarizer dossier --store briefs.db --auto --output stories
    """
    from summarizer.cli.fetching import with_weights
    from summarizer.pipeline import read_earlier
    from summarizer.settings import Settings, read_settings

    wanted_formats = _formats(formats, to_stdout=output == "-", auto=auto)
    earlier = read_earlier(since) if since else None
    settings = read_settings({name: flags.pop(name, None) for name in Settings.model_fields})
    folder = None if output == "-" else Path(output)
    _check_sources(inputs, store, flags)
    maker = None if no_model else with_weights(settings).open_maker(tell=say)
    if inputs:
        collection, without = _of_inputs(inputs, published, settings, maker, folder)
    else:
        collection, without = _of_store(store or Path(_STORE), flags), 0
    run = _Run(maker, earlier, folder, wanted_formats, as_json=as_json)
    if auto:
        run.all_stories(collection)
    else:
        run.one(collection, collection.whole(), "dossier")
    return PARTLY_DONE if without or not run.whole else 0


def _formats(formats: str, *, to_stdout: bool, auto: bool) -> list[str]:
    from summarizer.errors import SettingsError
    from summarizer.render import DOSSIER_RENDERERS

    names = [name.strip() for name in formats.split(",") if name.strip()]
    if not names or not DOSSIER_RENDERERS.keys() >= set(names):
        raise SettingsError(f"--format {formats}: unknown format; choose from {', '.join(DOSSIER_RENDERERS)}")
    if to_stdout and (auto or (len(names) > 1 and formats != _FORMATS)):
        raise SettingsError("--output -: standard output takes one dossier in one format; name a folder")
    return names


def _check_sources(inputs: Sequence[str], store: Path | None, filters: Mapping[str, object]) -> None:
    """Raise an error for inputs beside a store: nobody could say which the filters are for."""
    from summarizer.errors import SettingsError

    if inputs and (store or any(filters.values())):
        raise SettingsError("INPUT and --store (or its filters) exclude each other; give one of them")


def _of_inputs(
    inputs: Sequence[str],
    published: datetime | None,
    settings: "Settings",
    maker: "Maker | None",
    folder: Path | None,
) -> "tuple[Collection, int]":
    """Return the briefs that the inputs name, those of articles made first, and how many gave none."""
    from summarizer.domain import SkippedArticle
    from summarizer.errors import SettingsError, UnusableInput
    from summarizer.pipeline import collect
    from summarizer.sources import Given, passed_over, read_inputs, sort_inputs

    found = sort_inputs(inputs)
    if found.articles and (maker is None or folder is None):
        why = "--output -" if maker else "--no-model"
        raise SettingsError(
            f"{found.articles[0]}: an article has to be briefed first, which {why} does not allow; "
            "give briefs (.json), as `summarizer brief` makes them"
        )
    given = Given(published=published.date() if published else None)
    if told := passed_over(found.articles):
        say(told)
    read = list(read_inputs(found.articles, given, settings.open_fetch())) if found.articles else []
    articles = [each for each in read if not isinstance(each, SkippedArticle)]
    skipped = [*found.skipped, *(each for each in read if isinstance(each, SkippedArticle))]
    made = list(_briefed(articles, maker, folder, skipped)) if maker and folder else []
    for each in skipped:
        say(each.reason if each.name in each.reason else f"{each.name}: {each.reason}")
    if not found.briefs and not made:
        raise UnusableInput(f"{', '.join(inputs)}: gave no brief to join; the reasons stand above")
    return collect([*found.briefs, *made], articles), len(skipped)


def _briefed(
    articles: "list[Article]", maker: "Maker", folder: Path, skipped: "list[SkippedArticle]"
) -> "Iterator[Brief]":
    """Yield the briefs of articles, kept in a folder inside the output; what gave none is skipped."""
    from summarizer.cli.progress import article_bar
    from summarizer.domain import SkippedArticle
    from summarizer.pipeline import make_briefs

    if not articles:
        return
    with article_bar(len(articles)) as progress:
        for outcome in make_briefs(articles, maker, folder / _KEPT, ["json"], progress):
            if isinstance(outcome, SkippedArticle):
                skipped.append(outcome)
            else:
                yield outcome.brief


def _of_store(store: Path, filters: Mapping[str, object]) -> "Collection":
    from summarizer.errors import UnusableInput
    from summarizer.pipeline import collect_kept
    from summarizer.store import open_store

    with open_store(store, create=False) as kept:
        collection = collect_kept(kept, wanted({**filters, "since": filters["published_from"]}))
    if not collection.briefs:
        raise UnusableInput(f"{store}: no brief is wanted by these filters; `summarizer list` takes the same")
    return collection


class _Run:
    """Makes, writes and tells dossiers, one after the other."""

    def __init__(
        self,
        maker: "Maker | None",
        earlier: "Dossier | date | None",
        folder: Path | None,
        formats: Sequence[str],
        *,
        as_json: bool,
    ) -> None:
        """Without `maker` no model is asked; without `folder` dossiers go to stdout."""
        self._asked = (maker.model, maker.prompts) if maker else None
        self._earlier = earlier
        self._folder = folder
        self._formats = formats
        self._as_json = as_json
        self.whole = True
        """Whether every dossier has all that was asked for."""

    def all_stories(self, collection: "Collection") -> None:
        """Make the dossier of each story that several articles tell."""
        from summarizer.render import safe_name

        stories = collection.stories()
        several = [story for story in stories if len(story.briefs) > 1]
        for number, story in enumerate(several, start=1):
            say(f"{number:>4}  {len(story.briefs):>3} articles  {story.title}")
        alone = len(stories) - len(several)
        stands = "stands" if alone == 1 else "stand"
        say(f"{counted(len(several), 'story', 'stories')}; {counted(alone, 'article')} {stands} alone")
        for number, story in enumerate(several, start=1):
            self.one(collection, story, f"{number:03}-{safe_name(story.title)[:_LONGEST_STEM]}")

    def one(self, collection: "Collection", story: "Story", stem: str) -> None:
        """Make, write and tell the dossier of a story."""
        from summarizer.merging import since
        from summarizer.pipeline import write_dossier
        from summarizer.render import DOSSIER_RENDERERS

        made = self._with_words(collection.joined(story))
        if self._earlier is not None:
            made = made.model_copy(update={"update": since(made, self._earlier)})
        if self._folder is None:
            click.echo(DOSSIER_RENDERERS[self._formats[0]].render(made), nl=False)
            return
        paths = write_dossier(made, self._folder, stem, self._formats)
        if self._as_json:
            click.echo(
                json.dumps({**_counts(made), "paths": [str(path) for path in paths]}, ensure_ascii=False)
            )
        say(_line(made, paths))

    def _with_words(self, made: "Dossier") -> "Dossier":
        """Return a dossier with what a model adds; one that cannot be asked is not asked again."""
        from summarizer.cli.progress import article_bar
        from summarizer.errors import ModelError
        from summarizer.pipeline import add_words

        if self._asked is None:
            return made
        try:
            with article_bar(1) as (begin, report):
                begin("overview")
                return add_words(made, *self._asked, report)
        except ModelError as exc:
            say(f"no overview: {exc}; the rest of the dossier is whole, --no-model asks for no more")
            self._asked, self.whole = None, False
            return made


def _counts(made: "Dossier") -> dict[str, object]:
    days = sorted(source.published.isoformat() for source in made.sources if source.published)
    lists = ("sources", "parties", "positions", "timeline", "open_disputes", "closed_disputes", "conflicts")
    return {
        "title": made.title,
        "first": days[0] if days else None,
        "last": days[-1] if days else None,
        **{name: len(getattr(made, name)) for name in lists},
    }


def _line(made: "Dossier", paths: Sequence[Path]) -> str:
    """Return what a person wants to know of a dossier at a glance."""
    nouns = {"sources": "source", "parties": "party", "timeline": "event", "open_disputes": "open dispute",
             "conflicts": "conflict"}  # fmt: skip
    several = {"parties": "parties"}
    told = ", ".join(
        counted(len(getattr(made, name)), noun, several.get(name)) for name, noun in nouns.items()
    )
    if news := made.update:
        told += f"; {len(news.new)} new, {len(news.changed)} changed, {len(news.resolved)} resolved"
    return f"{made.title}: {told} → {', '.join(map(str, paths))}"
