"""`summarizer models`: the weights of models inside this process."""

import json
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from pathlib import Path

    from summarizer.llm.catalogue import Listed
    from summarizer.llm.weights import Weights

_EXPECT = (
    "Names, dates and what is a claim come from code with any of them; a larger one words statements,\n"
    "questions and summaries, and looks a second time. Times are reckoned from the sizes, not measured."
)


@click.group()
def models() -> None:
    """List, fetch and verify the weights of models inside this process.

    \b
    Examples:
      summarizer models pull
      summarizer models pull qwen3-4b
      summarizer models pull hf/OWNER/REPO/FILE.gguf
    """


@models.command(name="list")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def list_models(*, as_json: bool) -> None:
    """List models that can be fetched, what each needs, and whether it is here.

    Any other GGUF file of the Hugging Face Hub that is whole works, too, as --model hf/OWNER/REPO/FILE.gguf.
    """
    from summarizer.llm.local import known_models

    known = known_models()
    if as_json:
        click.echo(json.dumps([_row(*pair) for pair in known], indent=2))
    else:
        click.echo("\n\n".join([*(_lines(*pair) for pair in known), _EXPECT]))


def _row(entry: "Listed", weights: "Weights | None") -> dict[str, object]:
    from dataclasses import asdict

    told = ("file", "size_bytes", "sha256", "commit")
    path = _here(weights)
    return {
        **asdict(entry),
        **{name: getattr(weights, name, None) for name in told},
        "path": str(path) if path else None,
    }


def _lines(entry: "Listed", weights: "Weights | None") -> str:
    needs = f"{entry.size:.1f} GB, about {entry.memory:.0f} GB of memory, {entry.licence}"
    place = _here(weights) or f"not here; fetch with `summarizer models pull {entry.name}`"
    return f"{entry.name}: {needs}; {entry.expect}\n  --model {entry.reference} ({entry.strategy})\n  {place}"


def _here(weights: "Weights | None") -> "Path | None":
    return weights.path if weights and weights.path.is_file() else None


@models.command()
@click.argument("name", default="local")
def pull(*, name: str) -> None:
    """Fetch the weights of NAME, verify them, and keep them in the cache folder.

    NAME is one of `models list`, or hf/OWNER/REPO/FILE.gguf; without it, the default is fetched (1.1 GB).
    Size and SHA-256 of a file of the Hub are what the Hub tells of it; where its owner asks for consent,
    HF_TOKEN holds the token. A pull that is cut off goes on where it stopped. SUMMARIZER_CACHE chooses
    another folder.
    """
    from summarizer.cli.fetching import fetch_with_bar
    from summarizer.errors import WeightsError
    from summarizer.llm.local import weights_of
    from summarizer.llm.weights import resolve_weights

    try:
        known = weights_of(name)
        path = resolve_weights(known) if known else None
    except WeightsError:  # not here, or not the published bytes, which a pull replaces
        path = None
    if path:
        click.echo(f"already here and verified: {path}", err=True)
    else:
        click.echo(f"fetched and verified: {fetch_with_bar(name)}", err=True)


@models.command()
@click.argument("name", default="local")
def verify(*, name: str) -> None:
    """Hash the weights of NAME that are here and compare them with what was published."""
    from summarizer.errors import WeightsUnavailable
    from summarizer.llm.local import weights_of
    from summarizer.llm.weights import cached_weights, verify

    weights = weights_of(name)
    if weights is None:
        raise WeightsUnavailable(f"{name}: not here; fetch it with `summarizer models pull {name}`")
    path = cached_weights(weights)
    verify(path, weights)
    click.echo(f"{path}: SHA-256 {weights.sha256}, as published")
