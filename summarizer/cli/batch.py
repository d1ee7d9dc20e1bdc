"""`summarizer batch`: many articles into a store."""

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from summarizer.cli.engine import OnRay, engine_options
from summarizer.cli.options import model_options, published_option, store_option

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from summarizer.domain import Article, BatchReport, SkippedArticle
    from summarizer.llm.batching import BatchApi
    from summarizer.pipeline import Batch, Maker, Plan
    from summarizer.pipeline.batch import Progress
    from summarizer.settings import Settings
    from summarizer.sources import Given
    from summarizer.store import Store

NOTHING_USABLE = 2
MODEL_FAILED = 3
PARTLY_DONE = 5
LIMIT_REACHED = 6
_REASONS_SHOWN = 20


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@store_option
@published_option
@model_options
@click.option("--workers", type=click.IntRange(1, 64), help="Articles at once; the default suits the model.")
@click.option("--max-cost", type=float, metavar="USD", help="Stop before the call that may exceed this.")
@click.option("--max-tokens", type=int, metavar="N", help="Stop before the call that may exceed this.")
@click.option("--max-articles", type=int, metavar="N", help="Begin at most so many articles.")
@click.option("--rpm", type=float, metavar="N", help="Most requests a minute that the endpoint allows.")
@click.option("--tpm", type=float, metavar="N", help="Most tokens a minute that the endpoint allows.")
@click.option("--copies-too", is_flag=True, help="Brief near copies of an article, too.")
@click.option("--retry", is_flag=True, help="Try articles again that were given up.")
@click.option(
    "--via",
    type=click.Choice(["openai-batch"]),
    help="Submit to OpenAI's Batch API: half the price, answers within a day; run again to collect them.",
)
@click.option("--wait", is_flag=True, help="With --via: stay until all is answered and collected.")
@click.option("--watch", type=float, metavar="SECONDS", help="Look at the inputs again and again.")
@click.option("--dry-run", is_flag=True, help="Say what would be done and what it may cost; ask no model.")
@engine_options
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
def batch(  # noqa: PLR0913 - click passes each option as an argument
    *,
    inputs: tuple[str, ...],
    store: Path,
    published: datetime | None,
    workers: int | None,
    max_cost: float | None,
    max_tokens: int | None,
    max_articles: int | None,
    rpm: float | None,
    tpm: float | None,
    copies_too: bool,
    retry: bool,
    via: str | None,
    wait: bool,
    watch: float | None,
    dry_run: bool,
    as_json: bool,
    on_ray: OnRay | None,
    **model_flags: object,
) -> int:
    """Make the briefs of many articles into a store; run again, it makes only what is new.

    An INPUT is a file, folder, pattern, web address, feed, a list of articles or addresses (JSON
    Lines, CSV), or - for stdin. What cannot be briefed is told with its reason, and tried again by
    the next run, at most three times. Ctrl-C ends the run after the calls that are in flight; what
    is not done stays for the next run. A second Ctrl-C ends it at once.

    \b
    Examples:
      summarizer batch articles/ --store briefs.db
      summarizer batch https://example.org/feed.xml --watch 600
      summarizer batch articles.jsonl --model openai/gpt-5-mini --max-cost 5 --workers 16
      summarizer batch articles.jsonl --model openai/gpt-5-mini --max-cost 5 --via openai-batch --wait
      summarizer batch s3://news/2024/ --engine ray --output s3://news/briefs --actors 8
    """
    from summarizer.errors import SettingsError
    from summarizer.llm import Limits
    from summarizer.pipeline import Budget, Plan
    from summarizer.settings import read_settings
    from summarizer.sources import passed_over
    from summarizer.store import open_store

    settings = read_settings(model_flags)
    limits = Limits(requests_per_minute=rpm, tokens_per_minute=tpm)
    api = _batch_api(settings, via, wait=wait)
    maker = settings.open_maker(limits)
    if api:
        maker = replace(maker, model=api.model)
    model = maker.model
    if max_cost is not None and model.usd_per_million_tokens is None:
        raise SettingsError(
            f"--max-cost: the price of {model.reference} is not known; set --max-tokens instead"
        )
    budget = Budget(cost_usd=max_cost, tokens=max_tokens, articles=max_articles)
    plan = Plan(workers=workers or model.concurrency, budget=budget, copies_too=copies_too, retry=retry)
    if on_ray:
        report = on_ray.run(inputs, settings, limits, plan, _given(published))
        _tell(report, as_json=as_json)
        return _code(report)
    if told := passed_over(inputs):
        _say(told)
    # A dry run leaves nothing behind, not even an empty store.
    with open_store(Path(":memory:") if dry_run and not store.exists() else store) as kept:
        if dry_run:
            return _tell_dry(_read(inputs, published), kept, maker, as_json=as_json)
        if died := kept.take():
            _say(f"{died} articles were in work when an earlier run ended; they are tried again")
        start = _starter(kept, maker, plan, api, wait=wait)
        return _rounds((inputs, published), kept, start, watch=watch, as_json=as_json)


def _batch_api(settings: "Settings", via: str | None, *, wait: bool) -> "BatchApi | None":
    """Return what a run goes by, None where it asks the model itself."""
    from summarizer.errors import SettingsError

    if wait and not via:
        raise SettingsError("--wait: goes with --via openai-batch; any other run waits for its answers")
    return settings.open_batch_api() if via else None


def _starter(
    store: "Store", maker: "Maker", plan: "Plan", api: "BatchApi | None", *, wait: bool
) -> "Callable[[Progress], Batch]":
    """Return what begins a run that shows its progress."""
    if api is None:
        from summarizer.pipeline import Batch

        return partial(Batch, store, maker, plan)
    from summarizer.pipeline.post import Delivery
    from summarizer.pipeline.submitting import SubmittedBatch

    return partial(SubmittedBatch, store, maker, plan, api, Delivery(wait=wait))


def _rounds(
    read: tuple[tuple[str, ...], datetime | None],
    store: "Store",
    start: "Callable[[Progress], Batch]",
    *,
    watch: float | None,
    as_json: bool,
) -> int:
    from summarizer.cli.progress import batch_bar

    ended = threading.Event()
    while True:
        with batch_bar() as show:
            run = start(show)
            with _signals(run, store, ended):
                report = run.run(_read(*read))
        _tell(report, as_json=as_json)
        if outlook := run.outlook():
            _say(f"with the endpoint: {outlook}; run the same command again to collect the answers")
        if watch is None or report.stopped or ended.is_set():
            return _code(report)
        with _signals(run, store, ended):
            ended.wait(watch)
        if ended.is_set():
            return _code(report)


def _read(inputs: tuple[str, ...], published: datetime | None) -> "Iterable[Article | SkippedArticle]":
    from summarizer.sources import read_inputs

    return read_inputs(inputs, _given(published))


def _given(published: datetime | None) -> "Given":
    from summarizer.sources import Given

    return Given(published=published.date() if published else None)


@contextmanager
def _signals(run: "Batch", store: "Store", ended: threading.Event) -> Iterator[None]:
    """Let the first Ctrl-C or SIGTERM end the run in order, and the second at once."""

    def end(number: int, _frame: object) -> None:
        if ended.is_set():
            store.leave()
            os._exit(128 + number)
        ended.set()
        run.stop("person", f"stopped by {signal.Signals(number).name}; run again to go on")

    before = {number: signal.signal(number, end) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _code(report: "BatchReport") -> int:
    if report.stopped_by in {"limit", "model"}:
        return LIMIT_REACHED if report.stopped_by == "limit" else MODEL_FAILED
    if report.inputs and report.skipped == report.inputs:
        return NOTHING_USABLE
    without = report.skipped + report.given_up + report.failed + report.pending
    return PARTLY_DONE if without or report.stopped else 0


def _tell(report: "BatchReport", *, as_json: bool) -> None:
    if as_json:
        click.echo(report.model_dump_json())
    for reason in report.reasons[:_REASONS_SHOWN]:
        if reason.fate not in {"pending", "copies"}:
            _say(f"{reason.name}: {reason.reason}")
    if len(report.reasons) > _REASONS_SHOWN:
        _say("more reasons are in the report; --json prints it")
    _say(_counts(report))
    if report.stopped:
        _say(f"stopped: {report.stopped}")


def _counts(report: "BatchReport") -> str:
    counts = (
        (report.made, "made"),
        (report.there, "there before"),
        (report.copies, "copies"),
        (report.skipped, "no articles"),
        (report.given_up, "given up before"),
        (report.failed, "failed"),
        (report.pending, "pending"),
    )
    told = ", ".join(f"{count:,} {what}" for count, what in counts if count)
    usage = report.usage
    money = "price unknown" if report.cost_usd is None else f"${report.cost_usd:.4f}"
    return (
        f"{report.inputs:,} inputs: {told or 'nothing to do'}; {usage.input_tokens:,} tokens in, "
        f"{usage.output_tokens:,} out, {money}, {report.seconds:,.0f} s"
    )


def _tell_dry(
    inputs: "Iterable[Article | SkippedArticle]", store: "Store", maker: "Maker", *, as_json: bool
) -> int:
    from summarizer.pipeline import estimate

    found = estimate(inputs, store, maker)
    if as_json:
        click.echo(found.model_dump_json())
        return 0
    spent = "tokens unknown until one is made"
    if found.input_tokens is not None and found.output_tokens is not None:
        money = "price unknown" if found.cost_usd is None else f"about ${found.cost_usd:.4f}"
        spent = f"about {found.input_tokens:,} tokens in, {found.output_tokens:,} out, {money}"
    _say(f"{found.to_make:,} of {found.inputs:,} inputs to brief; {spent}")
    return 0


def _say(line: str) -> None:
    """Print a line for people; names and reasons may hold words of an article."""
    from summarizer.render import safe

    click.echo(safe(line), err=True)
