"""`summarizer batch`: many articles into a store."""

import threading
import time
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from summarizer.cli.engine import OnRay, engine_options
from summarizer.cli.options import (
    allow_host_option,
    limit_options,
    model_options,
    published_option,
    store_option,
)
from summarizer.cli.signals import ended_by_signals
from summarizer.cli.telling import cost_line, counted, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from summarizer.domain import Article, BatchReport, Estimate, Reason, SkippedArticle
    from summarizer.llm.batching import BatchApi
    from summarizer.pipeline import Batch, Maker, Plan
    from summarizer.pipeline.batch import Progress
    from summarizer.settings import Settings
    from summarizer.sources import Given
    from summarizer.sources.gate import Gate
    from summarizer.store import Store

NOTHING_USABLE = 2
MODEL_FAILED = 3
PARTLY_DONE = 5
LIMIT_REACHED = 6
_REASONS_SHOWN = 20
_MOST_LOOKED_AT = 200
_LOOK_SECONDS = 2.0


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@store_option
@published_option
@allow_host_option
@model_options
@limit_options
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
      summarizer batch articles/ --base-url http://gpu:8000/v1 --model NAME --price 0.1,0.4 --dry-run
      summarizer batch articles.jsonl --model openai/gpt-5-mini --max-cost 5 --via openai-batch --wait
      summarizer batch s3://news/2024/ --engine ray --output s3://news/briefs --actors 8
    """
    from summarizer.cli.fetching import with_weights
    from summarizer.llm import Limits
    from summarizer.pipeline import Budget, Plan
    from summarizer.settings import read_settings
    from summarizer.sources import passed_over
    from summarizer.sources.gate import Gate
    from summarizer.store import open_store

    settings = read_settings(model_flags)
    if not dry_run:
        with_weights(settings)
    limits = Limits(requests_per_minute=rpm, tokens_per_minute=tpm)
    api = _batch_api(settings, via, wait=wait)
    maker = settings.open_maker(limits, tell=say)
    if api:
        maker = replace(maker, model=api.model)
    model = maker.model
    budget = Budget(cost_usd=max_cost, tokens=max_tokens, articles=max_articles)
    budget.check(model)
    plan = Plan(workers=workers or model.concurrency, budget=budget, copies_too=copies_too, retry=retry)
    if on_ray:
        report = on_ray.run(inputs, settings, limits, plan, _given(published))
        _tell(report, _Telling(settings.verbose, as_json))
        return _code(report)
    if told := passed_over(inputs):
        say(told)
    # A dry run leaves nothing behind, not even an empty store.
    gate = Gate(settings.open_fetch())
    read = partial(_read, inputs, published, gate)
    with open_store(Path(":memory:") if dry_run and not store.exists() else store) as kept:
        if dry_run:
            return _tell_dry(read(), kept, maker, plan, as_json=as_json)
        if died := kept.take():
            say(f"{counted(died, 'article')} in work when an earlier run ended; tried again")
        start = _starter(kept, maker, plan, api, wait=wait)
        first = read() if maker.costs_nothing else _with_its_cost(read(), kept, maker, plan)
        rounds = _Rounds(start, read, gate, kept.leave, watch, _Telling(settings.verbose, as_json))
        return rounds.go(first)


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


def _with_its_cost(
    inputs: "Iterable[Article | SkippedArticle]", store: "Store", maker: "Maker", plan: "Plan"
) -> "Iterable[Article | SkippedArticle]":
    """Tell what the inputs may cost, as far as they are read in no time, and return them all."""
    from summarizer.pipeline import estimate

    rest, started = iter(inputs), time.monotonic()
    looked_at: list[Article | SkippedArticle] = []
    more = False
    for each in rest:
        looked_at.append(each)
        if more := len(looked_at) >= _MOST_LOOKED_AT or time.monotonic() - started > _LOOK_SECONDS:
            break
    found = estimate(looked_at, store, maker, plan)
    if found.to_make:
        say(cost_line(found, first=more))
    return chain(looked_at, rest)


@dataclass(frozen=True)
class _Telling:
    """How much of a report is told: every reason with `verbose`, and all of it as JSON."""

    verbose: bool
    as_json: bool


@dataclass(frozen=True)
class _Rounds:
    """Runs over the inputs, one after the other where they are watched."""

    start: "Callable[[Progress], Batch]"
    read: "Callable[[], Iterable[Article | SkippedArticle]]"
    gate: "Gate"
    leave: "Callable[[], None]"
    watch: float | None
    telling: _Telling

    def go(self, inputs: "Iterable[Article | SkippedArticle]") -> int:
        """Run until nothing is left to do, and return the exit code."""
        from summarizer.cli.progress import batch_bar

        ended = threading.Event()
        while True:
            with batch_bar() as show:
                run = self.start(show)
                self.gate.shut = partial(_has_ended, run)
                with ended_by_signals(run.stop, ended, self.leave):
                    report = run.run(inputs)
            _tell(report, self.telling)
            if outlook := run.outlook():
                say(f"with the endpoint: {outlook}; run the same command again to collect the answers")
            if self.watch is None or report.stopped or ended.is_set():
                return _code(report)
            with ended_by_signals(run.stop, ended, self.leave):
                ended.wait(self.watch)
            if ended.is_set():
                return _code(report)
            inputs = self.read()


def _has_ended(run: "Batch") -> bool:
    return run.stopped is not None


def _read(
    inputs: tuple[str, ...], published: datetime | None, gate: "Gate"
) -> "Iterable[Article | SkippedArticle]":
    from summarizer.sources import read_inputs

    return read_inputs(inputs, _given(published), gate.fetch)


def _given(published: datetime | None) -> "Given":
    from summarizer.sources import Given

    return Given(published=published.date() if published else None)


def _code(report: "BatchReport") -> int:
    if report.stopped_by in {"limit", "model"}:
        return LIMIT_REACHED if report.stopped_by == "limit" else MODEL_FAILED
    if report.inputs and report.skipped == report.inputs:
        return NOTHING_USABLE
    without = report.skipped + report.given_up + report.failed + report.pending
    return PARTLY_DONE if without or report.stopped else 0


def _tell(report: "BatchReport", telling: _Telling) -> None:
    if telling.as_json:
        click.echo(report.model_dump_json())
    shown = [reason for reason in report.reasons if telling.verbose or reason.fate != "pending"]
    _tell_reasons(shown, len(shown) if telling.verbose else _REASONS_SHOWN)
    say(_counts(report))
    if report.stopped:
        say(f"stopped: {report.stopped}")


def _tell_reasons(reasons: "Sequence[Reason]", most: int = _REASONS_SHOWN) -> None:
    """Tell why inputs have no brief of their own; copies last, as nothing is wrong with them."""
    ordered = sorted(reasons, key=lambda reason: reason.fate == "copies")
    for reason in ordered[:most]:
        told = reason.reason.removeprefix(f"{Path(reason.name).name}: ")
        say(told if told.startswith(reason.name) else f"{reason.name}: {told}")
    if len(ordered) > most:
        say(f"{counted(len(ordered) - most, 'more reason')} in the report; --verbose or --json prints all")


def _counts(report: "BatchReport") -> str:
    versions = f" ({counted(report.new_versions, 'new version')})" if report.new_versions else ""
    told = _fates(report, [f"{report.made:,} made{versions}"] if report.made else [])
    usage = report.usage
    money = "price unknown" if report.cost_usd is None else f"${report.cost_usd:.4f}"
    return (
        f"{counted(report.inputs, 'input')}: {told or 'nothing to do'}; {usage.input_tokens:,} tokens in, "
        f"{usage.output_tokens:,} out, {money}, {report.seconds:,.0f} s"
    )


def _fates(counts: "BatchReport | Estimate", first: list[str]) -> str:
    """Return what becomes of inputs, behind what is told first."""
    failed = getattr(counts, "failed", 0)  # what is foretold has not failed yet
    rest = (
        (counts.there, "there before"),
        (counts.copies, "copy" if counts.copies == 1 else "copies"),
        (counts.skipped, "no article" if counts.skipped == 1 else "no articles"),
        (counts.given_up, "given up before"),
        (failed, "failed"),
        (counts.pending, "pending"),
    )
    return ", ".join([*first, *(f"{count:,} {what}" for count, what in rest if count)])


def _tell_dry(
    inputs: "Iterable[Article | SkippedArticle]",
    store: "Store",
    maker: "Maker",
    plan: "Plan",
    *,
    as_json: bool,
) -> int:
    from summarizer.pipeline import estimate

    found = estimate(inputs, store, maker, plan)
    if as_json:
        click.echo(found.model_dump_json())
        return 0
    for name in found.corrected[:_REASONS_SHOWN]:
        say(f"{name}: its text has changed; a new version")
    _tell_reasons(found.reasons)
    new = found.to_make - found.new_versions
    first = [f"{new:,} new"] if new else []
    if found.new_versions:
        first.append(counted(found.new_versions, "new version"))
    say(f"{counted(found.inputs, 'input')}: {_fates(found, first) or 'nothing to do'}")
    say(f"{found.to_make:,} of {counted(found.inputs, 'input')} to brief: {cost_line(found)}")
    return 0
