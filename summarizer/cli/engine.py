"""The options of `summarizer batch` that belong to one engine, and the run on Ray."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

if TYPE_CHECKING:
    from summarizer.domain import BatchReport
    from summarizer.llm import Limits
    from summarizer.pipeline import Plan
    from summarizer.settings import Settings
    from summarizer.sources import Given

_ONLY_THREADS = (
    "store", "max_cost", "max_tokens", "max_articles", "copies_too", "via", "wait", "watch", "dry_run",
    "allow_host",
)  # fmt: skip
_ONLY_RAY = ("output", "actors", "partition_size")
_OPTIONS = (
    click.option(
        "--engine",
        type=click.Choice(["threads", "ray"]),
        default="threads",
        show_default=True,
        help="This process, or a Ray cluster (extra [ray]).",
    ),
    click.option(
        "-o", "--output", metavar="DIR|URL", help="ray: folder of the results, local or s3://, gs://."
    ),
    click.option(
        "--actors",
        type=click.IntRange(1),
        metavar="N",
        help="ray: processes, each with a model of its own; the default suits the model.",
    ),
    click.option(
        "--partition-size",
        type=click.IntRange(1, 100_000),
        default=200,
        show_default=True,
        metavar="ROWS",
        help="ray: rows that are handed out, written and skipped together.",
    ),
)


@dataclass(frozen=True)
class OnRay:
    """Where the results of a run on Ray go, and how the work is spread."""

    output: str
    actors: int | None
    partition_size: int

    def run(
        self, inputs: tuple[str, ...], settings: "Settings", limits: "Limits", plan: "Plan", given: "Given"
    ) -> "BatchReport":
        """Make the briefs of the rows of the inputs, and return what became of them."""
        from summarizer.cli.progress import batch_bar
        from summarizer.pipeline.distributed import Job, Scale, run_on_ray
        from summarizer.sources.partitions import find_files, place_of

        output = place_of(self.output.rstrip("/"))
        job = Job(settings.open_maker, output, plan, given, limits)
        scale = Scale(self.actors, self.partition_size, on_processor=settings.embedded)
        files = find_files(inputs, output)
        with batch_bar() as show:
            return run_on_ray(files, job, scale, show)


def engine_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add what says where a batch runs; the command gets `on_ray`, None where this process does the work.

    Raises a usage error for an option that belongs to the other engine.
    """

    @wraps(command)
    def chosen(
        *, engine: str, output: str | None, actors: int | None, partition_size: int, **flags: object
    ) -> int:
        _refuse(engine, _ONLY_RAY if engine == "threads" else _ONLY_THREADS)
        if engine == "ray" and not output:
            raise click.UsageError("--engine ray needs --output, the folder of the results")
        on_ray = OnRay(output, actors, partition_size) if output else None
        return int(command(on_ray=on_ray, **flags))

    for option in reversed(_OPTIONS):
        chosen = option(chosen)
    return chosen


def _refuse(engine: str, names: tuple[str, ...]) -> None:
    context = click.get_current_context()
    for name in names:
        if context.get_parameter_source(name) is not ParameterSource.DEFAULT:
            raise click.UsageError(f"--{name.replace('_', '-')} does not go with --engine {engine}")
