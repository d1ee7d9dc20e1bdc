"""Many articles, many at once, into a store: what is there is not made again, and nothing is lost.

Each worker writes what it made itself, so that no brief waits for a slower one before it is safe.
"""

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from summarizer.domain import Article, BatchReport, Fate, Reason, SkippedArticle, StoppedBy
from summarizer.errors import ModelError
from summarizer.pipeline.brief import cost
from summarizer.pipeline.metering import Budget, Meter, Metered
from summarizer.pipeline.run import Maker
from summarizer.pipeline.sorting import Sorter
from summarizer.pipeline.working import Failure, at_once, tried
from summarizer.store import Attempt, Standing, Store

_ROUNDS = 3
"""How often an article is tried in one run while the endpoint does not answer."""

Progress = Callable[[BatchReport], None]


@dataclass(frozen=True)
class Plan:
    """How a batch is to run."""

    workers: int = 1
    budget: Budget = field(default_factory=Budget)
    copies_too: bool = False
    """Whether copies of an article get briefs of their own."""
    retry: bool = False
    """Whether articles that were given up are tried again."""


class Batch:
    """One run over inputs; `stop` may be called from anywhere while it runs."""

    def __init__(self, store: Store, maker: Maker, plan: Plan, progress: Progress | None = None) -> None:
        """`progress` is called with the counts so far whenever they change."""
        self._store = store
        self._maker = maker
        self._plan = plan
        self._progress = progress or (lambda _report: None)
        self._meter = Meter(plan.budget, maker.model.usd_per_million_tokens)
        self._lock = threading.Lock()
        self._counts: Counter[str] = Counter()
        self._reasons: list[Reason] = []
        self._sorter = Sorter(store, maker, copies_too=plan.copies_too, retry=plan.retry)
        self._corrected: set[str] = set()
        """Texts that are new versions of articles."""
        self._new_versions = 0
        self._again: list[Article] = []
        self._suspects: list[Article] = []
        self._begun = 0
        self._broken: Exception | None = None
        self._started = time.monotonic()

    def stop(self, by: StoppedBy, reason: str) -> None:
        """Begin nothing more: calls in flight end, articles that are not whole stay pending."""
        self._meter.stop(by, reason)

    @property
    def stopped(self) -> tuple[StoppedBy, str] | None:
        """By whom and why nothing more is begun."""
        return self._meter.stopped

    def run(self, inputs: Iterable[Article | SkippedArticle]) -> BatchReport:
        """Make the briefs of all inputs that have none, and return what became of each.

        Raises a `StoreError` when the store fails; what was written before stays.
        """
        self._round(self._to_brief(inputs))
        for _ in range(_ROUNDS - 1):
            waiting, self._again = self._again, []
            self._round(iter(waiting))
        for suspect in self._suspects:  # alone, so that another death tells which article it was
            self._round(iter([suspect]))
        for article in self._again:
            self._note("failed", article.name, "the endpoint did not answer; run again later")
        return self.report()

    def report(self) -> BatchReport:
        """Return the counts so far, with all reasons."""
        with self._lock:
            reasons = tuple(self._reasons)
        return self._counted().model_copy(update={"reasons": reasons})

    def outlook(self) -> str | None:
        """Return what is still worked on elsewhere when the run has ended, for a person; here nothing is."""
        return None

    def _counted(self) -> BatchReport:
        stopped, usage = self._meter.stopped, self._meter.usage
        with self._lock:
            return BatchReport(
                **self._counts,
                inputs=self._counts.total(),
                new_versions=self._new_versions,
                usage=usage,
                cost_usd=cost(usage, self._maker.model.usd_per_million_tokens),
                seconds=round(time.monotonic() - self._started, 2),
                stopped_by=stopped[0] if stopped else None,
                stopped=stopped[1] if stopped else None,
            )

    # ------------------------------------------------------------ one round

    def _while_running(
        self, inputs: Iterable[Article | SkippedArticle]
    ) -> Iterable[Article | SkippedArticle]:
        """Yield inputs until the run ends; after a limit, those that are left are still counted."""
        for each in inputs:
            yield each
            stopped = self._meter.stopped
            if stopped and stopped[0] != "limit":
                return

    def _round(self, articles: Iterable[Article]) -> None:
        for _ in at_once(articles, self._work, self._plan.workers):
            pass
        if self._broken:
            raise self._broken

    def _to_brief(self, inputs: Iterable[Article | SkippedArticle]) -> Iterator[Article]:
        """Yield the inputs to be briefed; what is there or needs no brief is counted at once."""
        for each in self._while_running(inputs):
            found = self._sorter.sort(each)
            if found.fate is not None or isinstance(each, SkippedArticle):
                self._note(found.fate or "skipped", each.name, found.reason)
                continue
            if found.corrected:
                self._corrected.add(each.content_hash)
            if found.suspect:
                self._suspects.append(each)
            else:
                yield each

    def _standing(self, article: Article) -> Standing:
        return self._sorter.standing(article)

    # ------------------------------------------------------------ one article

    def _work(self, article: Article) -> None:
        if not self._may_begin():
            self._note("pending", article.name, "not begun")
            return
        try:
            attempt = self._store.begin(article.content_hash, self._maker.configuration(article))
            came = self._make(article, attempt, Metered(self._maker.model, self._meter))
        except Exception as exc:  # noqa: BLE001 - raised again when all workers have ended
            self._broken = exc
            self._meter.stop("model", str(exc))
            self._note("pending", article.name, str(exc))
        else:
            if came is not None:
                self._note(came[0], article.name, came[1])

    def _may_begin(self) -> bool:
        with self._lock:
            self._begun += 1
            most = self._plan.budget.articles
            over = most is not None and self._begun > most
        if over:
            self._meter.stop("limit", f"the limit of {most} articles is reached")
        return self._meter.stopped is None

    def _make(self, article: Article, attempt: Attempt, model: Metered) -> tuple[Fate, str | None] | None:
        """Make the brief of an article and return what came of it; nothing when it is tried again."""
        made = tried(lambda: replace(self._maker, model=model).make(article))
        if isinstance(made, Failure):
            self._end(attempt, made, model)
            return self._without(article, made)
        self._store.finish(attempt, made)
        with self._lock:
            self._new_versions += article.content_hash in self._corrected
        self._meter.answered()
        return "made", None

    def _without(self, article: Article, failure: Failure) -> tuple[Fate, str | None] | None:
        if failure.of_every_article:
            raise failure.error
        if isinstance(failure.error, ModelError) and failure.outcome == "unanswered":
            return self._no_endpoint(article, failure.error)
        return "failed" if failure.outcome == "failed" else "pending", failure.reason

    def _no_endpoint(self, article: Article, error: ModelError) -> tuple[Fate, str] | None:
        """Put an article back where a later call may be answered; else end the run, resumable."""
        if not self._meter.goes_on_after(error):
            return "pending", str(error)
        with self._lock:
            self._again.append(article)
        return None

    def _end(self, attempt: Attempt, failure: Failure, model: Metered) -> None:
        error, spent = failure.error, cost(model.usage, model.usd_per_million_tokens)
        raw = error.raw_answer if isinstance(error, ModelError) else None
        self._store.fail(
            attempt, failure.outcome, str(error), usage=model.usage, cost_usd=spent, raw_answer=raw
        )

    def _note(self, fate: Fate, name: str, reason: str | None = None) -> None:
        with self._lock:
            self._counts[fate] += 1
            if reason is not None:
                self._reasons.append(Reason(name=name, fate=fate, reason=reason))
        self._progress(self._counted())
