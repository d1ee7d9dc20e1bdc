"""Options that several commands share."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from summarizer.store import Filter

_KIND = "Kind of brief: a name of `kinds list`, or FILE.py:Class of your own."


def _load(_context: click.Context, _parameter: click.Parameter, kind: str | None) -> None:
    """Make a kind known, so that briefs of it can be read."""
    if kind:
        from summarizer.pipeline.kind import load_kind

        load_kind(kind)


kind_option = click.option("--kind", metavar="NAME", expose_value=False, callback=_load, help=_KIND)
"""For commands that read briefs of any kind."""
_MODEL_OPTIONS = (
    click.option("--kind", metavar="NAME", help=f"{_KIND[:-1]}; default disputes."),
    click.option(
        "--model",
        metavar="REF",
        help="local (default), local/FILE.gguf, hf/NAME, openai/NAME, ollama/NAME, vllm/NAME; hf/NAME is of "
        "`models list`, or hf/OWNER/REPO/FILE.gguf.",
    ),
    click.option(
        "--base-url",
        metavar="URL",
        help="An OpenAI-compatible endpoint; --model is its model's name, SUMMARIZER_API_KEY its key.",
    ),
    click.option(
        "--strategy", type=click.Choice(["single", "staged"]), help="How to ask; the default suits the model."
    ),
    click.option(
        "--second-look/--no-second-look",
        default=None,
        help="Ask the model about claims that code does not find in their sentences; the default.",
    ),
    click.option(
        "--language",
        metavar="CODE",
        help="Language of the claims, as es, fr, de, ar (ISO 639-1); the default is the article's.",
    ),
    click.option(
        "--prompts", type=click.Path(path_type=Path), metavar="DIR", help="Folder with prompts of your own."
    ),
    click.option(
        "--timeout",
        type=click.FloatRange(0, min_open=True),
        metavar="SECONDS",
        help="Wait so long for one answer (default 600), then ask once more and give up.",
    ),
    click.option("--verbose", is_flag=True, default=None, help="Tell of every question what it took."),
    click.option(
        "--price",
        metavar="IN,OUT",
        help="Price of the model in US dollars per million tokens, as in 0.25,2; a list knows many.",
    ),
)
_LIMIT_OPTIONS = (
    click.option(
        "--workers", type=click.IntRange(1, 64), help="Articles at once; the default suits the model."
    ),
    click.option(
        "--max-cost",
        type=click.FloatRange(0),
        metavar="USD",
        help="Stop before the call that may exceed this, as in 2.50.",
    ),
    click.option(
        "--max-tokens",
        type=click.IntRange(0),
        metavar="N",
        help="Stop before the call that may exceed this, of input and output together.",
    ),
)
_DAY = click.DateTime(["%Y-%m-%d"])
_SINCE = click.option("--since", type=_DAY, help="Published on this day or later.")
_FROM = click.option("--from", "published_from", type=_DAY, help="Published on this day or later.")
"""The same where `--since` has another meaning."""
_FILTER_OPTIONS = (
    click.option("--until", type=_DAY, help="Published on this day or earlier."),
    click.option("--publisher", metavar="WORDS", help="Of a publisher whose name has these words."),
    click.option("--party", metavar="WORDS", help="With a party whose name has these words."),
    click.option("--by-model", metavar="WORDS", help="Made by a model whose name has these words."),
    click.option("--by-version", metavar="VERSION", help="Made by this version of summarizer."),
    click.option("--made-since", type=_DAY, help="Made on this day or later."),
    click.option("--made-until", type=_DAY, help="Made on this day or earlier."),
    click.option("--with-problems", is_flag=True, help="With claims that did not pass a check."),
    click.option("--versions", is_flag=True, help="With older versions of articles that were corrected."),
    click.option("--review", type=click.Choice(["unreviewed", "begun", "signed"]), help="By their review."),
    click.option(
        "--search", "--query", "words", metavar="WORDS", help="That say all these words, in any form."
    ),
)
_FILTERED = ("by_model", "by_version", "publisher", "party", "with_problems", "words", "review", "versions")
Command = Callable[..., Any]

published_option = click.option(
    "--published",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Publication date, where the article does not tell it.",
)
allow_host_option = click.option(
    "--allow-host",
    multiple=True,
    metavar="NAME",
    callback=lambda _context, _parameter, names: names or None,
    help="A host of your own network whose pages may be fetched; once for each.",
)
store_option = click.option(
    "--store",
    type=click.Path(path_type=Path),
    default=Path("briefs.db"),
    show_default=True,
    metavar="FILE",
    help="The store.",
)


def model_options(command: Command) -> Command:
    """Add what says which model is asked, and how."""
    return _with(command, _MODEL_OPTIONS)


def limit_options(command: Command) -> Command:
    """Add what says how much a run may do at once and take at most."""
    return _with(command, _LIMIT_OPTIONS)


def filter_options(command: Command) -> Command:
    """Add what says which briefs of a store are meant; `wanted` makes a filter of them."""
    return _with(command, (_SINCE, *_FILTER_OPTIONS))


def story_options(command: Command) -> Command:
    """Add what says which briefs of a store are joined."""
    return _with(command, (_FROM, *_FILTER_OPTIONS))


def wanted(flags: Mapping[str, Any]) -> "Filter":
    """Return the filter that the options say."""
    from summarizer.store import Filter

    since, until = flags["since"], flags["until"]
    rest = {name: flags[name] for name in _FILTERED}
    rest |= {name: flags[name] and flags[name].date() for name in ("made_since", "made_until")}
    return Filter(since and since.date(), until and until.date(), **rest)


def _with(command: Command, options: tuple[Callable[[Command], Command], ...]) -> Command:
    for option in reversed(options):
        command = option(command)
    return command
