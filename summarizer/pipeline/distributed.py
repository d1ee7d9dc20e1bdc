"""The batch on many machines: Ray Data hands out partitions, and each is an ordinary batch.

Ray schedules, retries and restarts; nothing here does. A partition runs over a store in the cache of the
machine that works on it, so a process that dies is met by what the batch has for that: whole briefs
stay, and an article that kills twice is given up. The store goes when the partition is written.
"""

import logging
import math
import os
import signal
import socket
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

from summarizer import errors
from summarizer.domain import Article, BatchReport, BatchRow, Brief, Fate, Reason, SkippedArticle, Usage
from summarizer.errors import SettingsError, StoreBusy, SummarizerError, UsageError
from summarizer.llm import Limits
from summarizer.pipeline.batch import Batch, Plan, Progress
from summarizer.pipeline.run import Maker
from summarizer.render.partitions import PartitionFolder
from summarizer.sources.interface import Given, Outcome
from summarizer.sources.partitions import Partition, Place, cut
from summarizer.store import Filter, Store, open_store
from summarizer.text import signature

_WAIT_SECONDS = 1.0
_CONNECT_SECONDS = 10.0
_READERS = 2
_COUNTS: tuple[Fate, ...] = ("made", "there", "copies", "skipped", "given_up", "failed", "pending")


@dataclass(frozen=True)
class Job:
    """What every actor needs to know; it travels to other machines, so it holds no key."""

    open_maker: Callable[[Limits, int | None], Maker]
    """Opens what makes briefs, within limits and with so many threads for a model on the processor."""
    output: Place
    plan: Plan = field(default_factory=Plan)
    given: Given = field(default_factory=Given)
    limits: Limits = field(default_factory=Limits)
    """Those of the whole run, or of one actor once it is known how many there are."""
    threads: int | None = None


@dataclass(frozen=True)
class Scale:
    """How the work is cut and spread."""

    actors: int | None = None
    """One a machine for a model on the processor, else one a core, unless told."""
    rows: int = 200
    """Of a partition; what is lost at most when a machine goes for good."""
    on_processor: bool = False


def stores_folder() -> Path:
    """Return where partitions in work are kept: in the user's cache folder, or in `SUMMARIZER_CACHE`."""
    chosen = os.environ.get("SUMMARIZER_CACHE")
    return (Path(chosen) if chosen else user_cache_path("summarizer")) / "partitions"


# ---------------------------------------------------------------- one partition, without Ray


class PartitionWorker:
    """Makes the briefs of partitions, one after the other, with one model."""

    def __init__(self, maker: Maker, output: PartitionFolder, plan: Plan, given: Given | None = None) -> None:
        """Partitions that are in `output` are not made again.

        Near copies get briefs of their own: found in one partition only, they would depend on the cut.
        """
        self._maker = maker
        self._output = output
        self._plan = replace(plan, copies_too=True)
        self._given = given or Given()

    def name(self, partition: Partition) -> str:
        """Return the name of what is made of a partition: same rows, same configuration, same name."""
        return self._maker.fingerprint(partition.content_hash, self._given.model_dump_json())

    def work(self, partition: Partition) -> BatchReport:
        """Return what became of the rows; the partition is written unless the run was stopped."""
        name = self.name(partition)
        if there := self._there(name):
            return there
        path = stores_folder() / f"{name}.db"
        with open_store(path) as store:
            while not _taken(store):
                time.sleep(_WAIT_SECONDS)  # the same rows are in the inputs twice, and in work
            report = self._there(name) or self._make(name, partition, store)
        if not report.stopped:
            for file in path.parent.glob(f"{path.name}*"):
                file.unlink(missing_ok=True)
        return report

    def _there(self, name: str) -> BatchReport | None:
        """Return the report of a partition that need not be made, as one that finds it tells it."""
        before = self._output.report(name)
        if before is None or (self._plan.retry and (before.failed or before.given_up)):
            return None
        found = before.made + before.there
        spent = {"usage": Usage(), "cost_usd": 0.0, "seconds": 0.0}
        return before.model_copy(update={"made": 0, "there": found, **spent})

    def _make(self, name: str, partition: Partition, store: Store) -> BatchReport:
        inputs = list(partition.read(self._given))
        if self._plan.retry:
            self._put_back(self._output.rows(name), inputs, store)
        report = Batch(store, self._maker, self._plan).run(inputs)
        if not report.stopped:
            made = (kept.brief for kept in store.briefs(Filter(versions=True)))
            briefs = {brief.source.content_hash: brief for brief in made}
            self._output.write(name, _rows(inputs, briefs, report.reasons), report)
        return report

    def _put_back(self, rows: Sequence[BatchRow], inputs: Sequence[Outcome], store: Store) -> None:
        """Keep the briefs that were written before, so that only what has none is tried again."""
        briefs = {row.brief.source.content_hash: row.brief for row in rows if row.brief}
        for article in inputs:
            if not isinstance(article, Article) or article.content_hash not in briefs:
                continue
            configuration = self._maker.configuration(article)
            if not store.standing(article.content_hash, configuration).done:
                store.add(article, signature(article))
                attempt = store.begin(article.content_hash, configuration)
                store.finish(attempt, briefs[article.content_hash])


def _taken(store: Store) -> bool:
    try:
        store.take()
    except StoreBusy:
        return False
    return True


def _rows(
    inputs: Sequence[Outcome], briefs: Mapping[str, Brief], reasons: Sequence[Reason]
) -> list[BatchRow]:
    """Return a row for each input, in their order."""
    told: defaultdict[tuple[str, bool], list[Reason]] = defaultdict(list)
    for reason in reasons:
        told[reason.name, reason.fate == "copies"].append(reason)
    met: set[str] = set()
    rows = []
    for each in inputs:
        copied = isinstance(each, Article) and each.content_hash in met
        brief = None if isinstance(each, SkippedArticle) or copied else briefs.get(each.content_hash)
        if brief is not None:
            rows.append(BatchRow(name=each.name, fate="made", brief=brief))
        else:
            why = told[each.name, copied].pop(0)
            rows.append(BatchRow(name=each.name, fate=why.fate, reason=why.reason))
        if isinstance(each, Article):
            met.add(each.content_hash)
    return rows


# ---------------------------------------------------------------- many partitions, over Ray

_Table = Any
"""A `pyarrow.Table` of one row: a file, a partition or a report."""


class _Actor:
    """One process of the pool: it opens its model once, and keeps it."""

    def __init__(self, job: Job) -> None:
        self._job = job

    @cached_property
    def _worker(self) -> PartitionWorker:
        """Opened with the first partition: what a machine lacks is then our error, not a dead actor."""
        job = self._job
        output = PartitionFolder(job.output.open(), job.output.path)
        return PartitionWorker(job.open_maker(job.limits, job.threads), output, job.plan, job.given)

    def __call__(self, table: _Table) -> _Table:
        """Return the report of a partition; an error of ours is told by its name, for the driver to raise."""
        (row,) = table.to_pylist()
        problem = row.pop("problem")
        try:
            report = _unread(row["source"], problem) if problem else self._worker.work(Partition(**row))
        except SummarizerError as exc:
            return _table(report="", error=type(exc).__name__, message=str(exc))
        return _table(report=report.model_dump_json(), error="", message="")


def _unread(source: str, problem: str) -> BatchReport:
    reason = Reason(name=source, fate="skipped", reason=problem)
    return BatchReport(inputs=1, skipped=1, reasons=(reason,))


def _cut(table: _Table, rows: int) -> Iterator[_Table]:
    """Yield the partitions of a file; what ends its reading comes last, as a problem."""
    place = Place(**table.to_pylist()[0])
    try:
        for partition in cut(place, rows):
            yield _table(**vars(partition), problem="")
    except UsageError as exc:
        yield _table(source=place.name, first=0, lines=b"", problem=str(exc))


def _table(**cells: str | int | bytes) -> _Table:
    import pyarrow  # noqa: PLC0415, ICN001 - of an extra

    return pyarrow.Table.from_pylist([cells])


class _Total:
    """The reports of all partitions that are in, as one."""

    def __init__(self) -> None:
        self._started = time.monotonic()
        self._sum = BatchReport()
        self._reasons: list[Reason] = []

    def add(self, report: BatchReport) -> None:
        one, other = self._sum, report
        costs = (one.cost_usd, other.cost_usd)
        counts = {name: getattr(one, name) + getattr(other, name) for name in ("inputs", *_COUNTS)}
        self._reasons += report.reasons
        self._sum = BatchReport(
            **counts,
            usage=one.usage + other.usage,
            cost_usd=None if None in costs else sum(filter(None, costs)),
            stopped_by=one.stopped_by or other.stopped_by,
            stopped=one.stopped or other.stopped,
        )

    def counted(self) -> BatchReport:
        """Return the counts so far, without the reasons."""
        return self._sum.model_copy(update={"seconds": round(time.monotonic() - self._started, 2)})

    def report(self) -> BatchReport:
        return self.counted().model_copy(update={"reasons": tuple(self._reasons)})


def run_on_ray(
    files: Sequence[Place], job: Job, scale: Scale, progress: Progress | None = None
) -> BatchReport:
    """Make the briefs of all rows of the files on Ray, and return what became of each.

    Connects to the cluster of `RAY_ADDRESS`, or one on this machine, else starts Ray here for this run.
    Raises `SettingsError` where there is no Ray or it cannot hold the actors, and an actor's error.
    """
    total = _Total()
    with _ray() as ray:
        actors, cpus, threads = _shares(ray, scale)
        files_at_once = ray.data.TaskPoolStrategy(size=min(_READERS, len(files)))
        actor_pool = ray.data.ActorPoolStrategy(size=actors, max_tasks_in_flight_per_actor=1)
        one = {"batch_size": 1, "batch_format": "pyarrow"}
        rows = {"rows": scale.rows}
        job = replace(job, limits=job.limits.shared(actors), threads=threads)
        reports = (
            ray.data.from_items([vars(place) for place in files], override_num_blocks=len(files))
            .map_batches(_cut, fn_kwargs=rows, num_cpus=0, compute=files_at_once, **one)
            .map_batches(_Actor, fn_constructor_args=(job,), num_cpus=cpus, compute=actor_pool, **one)
        )
        try:
            for row in reports.iter_rows():
                total.add(_report(row))
                if progress:
                    progress(total.counted())
                if total.counted().stopped:
                    break
        except KeyboardInterrupt:
            total.add(BatchReport(stopped_by="person", stopped="stopped by a signal; run again to go on"))
    return total.report()


def _report(row: Mapping[str, str]) -> BatchReport:
    if row["error"]:
        kind: type[SummarizerError] = getattr(errors, row["error"])
        raise kind(row["message"])
    return BatchReport.model_validate_json(row["report"])


@contextmanager
def _ray() -> Iterator[Any]:
    """Give Ray, connected and quiet, and leave it at the end; what it prints goes to stderr."""
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    try:
        import ray  # noqa: PLC0415 - of an extra, and slow
        import ray.data  # noqa: PLC0415 - the same
    except ImportError as exc:
        raise SettingsError("--engine ray: needs Ray; pip install dispute-briefs[ray]") from exc
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    address = os.environ.get("RAY_ADDRESS", "")
    try:
        _knock(address)
        ray.init(log_to_driver=False, include_dashboard=False, logging_level=logging.ERROR)
    except OSError as exc:
        raise SettingsError(
            f"--engine ray: no Ray answers at {address or 'this machine'}: {exc}; "
            "check RAY_ADDRESS and RAY_AUTH_MODE"
        ) from exc
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)  # Ray's own leaves no report
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
    context.target_max_block_size = 1  # a partition a block, or an actor gets many while others get none
    with redirect_stdout(sys.stderr):
        try:
            yield ray
        finally:
            signal.signal(signal.SIGTERM, before)
            ray.shutdown()


def _knock(address: str) -> None:
    """Raise an `OSError` at once where nothing listens: Ray itself tries for some ten minutes."""
    host, _, port = address.removeprefix("ray://").rpartition(":")
    if port.isdigit():
        socket.create_connection((host, int(port)), _CONNECT_SECONDS).close()


def _shares(ray: Any, scale: Scale) -> tuple[int, float, int | None]:  # noqa: ANN401 - Ray is an extra
    """Return how many actors there are, how many cores each asks for, and how many threads it takes."""
    machines = [int(node["Resources"].get("CPU", 0)) for node in ray.nodes() if node["Alive"]]
    machines = [cores for cores in machines if cores]
    cores = sum(machines)
    if not scale.on_processor:
        actors = scale.actors or cores
        return actors, min(1.0, math.floor(100 * cores / actors) / 100), None
    actors = scale.actors or len(machines)
    if actors > cores:
        raise SettingsError(
            f"--actors {actors}: the model works on the processor and there are {cores} cores; "
            f"give at most {cores}, or an endpoint with --model or --base-url"
        )
    threads = min(cores // actors, *machines)
    return actors, threads, threads
