"""Many articles through a Batch API: the same questions, asked today and answered within a day.

A run collects what is ready, submits what is new or has to be asked again, and ends; the next run goes
on. Briefs are made by the same code as in any batch, with a model that was asked before.
"""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from summarizer.domain import Article, BatchReport, Fate, Reason, SkippedArticle, Usage
from summarizer.errors import ModelError, RunStopped, SummarizerError
from summarizer.llm.batching import Answered, BatchApi, Question
from summarizer.llm.interface import Request
from summarizer.pipeline.batch import Batch, Plan, Progress
from summarizer.pipeline.metering import Prepaid, most_of
from summarizer.pipeline.post import Delivery, Post, pack
from summarizer.pipeline.preview import questions
from summarizer.pipeline.run import Maker
from summarizer.store import Attempt, Store

_LOOK_SECONDS = 0.2
_QUEUE_FULL = "the endpoint's queue is full; run again when there is room"
_STOPPED = "not submitted: the run was stopped"
_TOO_LARGE = "its questions are larger than a file of the Batch API may be; run it without --via"


@dataclass(frozen=True)
class _Waiting:
    """An article without a brief yet, and why it is not with the endpoint, if it is not."""

    name: str
    configuration: str
    reason: str | None = None


class SubmittedBatch(Batch):
    """One run over inputs by way of a Batch API."""

    def __init__(
        self,
        store: Store,
        maker: Maker,
        plan: Plan,
        api: BatchApi,
        delivery: Delivery | None = None,
        progress: Progress | None = None,
    ) -> None:
        """`maker` has the model of the `api`; `progress` is called with the counts so far."""
        super().__init__(store, maker, plan, progress)
        self._api = api
        self._delivery = delivery or Delivery()
        self._post = Post(store.shipments, api, self._delivery)
        self._waiting: dict[str, _Waiting] = {}
        self._set_aside: dict[str, Usage] = {}
        self._begun_here: set[str] = set()

    def run(self, inputs: Iterable[Article | SkippedArticle]) -> BatchReport:
        """Collect what is ready, submit what is open, and return what has become of each input.

        Articles that an earlier run submitted count as inputs, also where they are not given again. With
        `wait` it goes on until nothing is pending. Raises a `StoreError` when the store fails.
        """
        self._store.shipments.drop_used_replies()
        try:
            self._post.fetch()
        except ModelError as exc:  # what is here already can be collected all the same
            self._post.closed = ("model", str(exc))
        try:
            for article in self._open(inputs):
                self._advance(article)
            self._send()
            while self._delivery.wait and self._goes_on():
                self._later()
        except ModelError as exc:
            self._meter.stop("model", str(exc))
        finally:
            self._post.close()
        if self._post.closed and self._waiting:
            self._meter.stop(*self._post.closed)
        return self.report()

    def report(self) -> BatchReport:
        """Return the counts so far, with all reasons."""
        report = super().report()
        pending = (
            Reason(name=each.name, fate="pending", reason=self._why(key, each))
            for key, each in self._waiting.items()
        )
        return report.model_copy(update={"reasons": (*report.reasons, *pending)})

    def _why(self, key: str, each: _Waiting) -> str:
        found = self._store.shipments.of(key, each.configuration)
        if found is None or found.state == "intended":
            return each.reason or _STOPPED
        return f"is in {found.batch_id or 'a batch whose id is not known yet'}: {found.status or 'begun'}"

    def outlook(self) -> str | None:
        """Return what the endpoint still works on, for a person; None when that is nothing."""
        return self._post.outlook()

    def _counted(self) -> BatchReport:
        report = super()._counted()
        waiting = len(self._waiting)
        return report.model_copy(
            update={"inputs": report.inputs + waiting, "pending": report.pending + waiting}
        )

    # ------------------------------------------------------------ which articles

    def _open(self, inputs: Iterable[Article | SkippedArticle]) -> Iterator[Article]:
        """Yield the inputs that have no brief and may get one, then what earlier runs submitted."""
        yield from self._to_brief(inputs)
        yield from self._suspects  # last, so that a process that dies of one has done the others
        for key, configuration in self._store.shipments.waiting(*self._post.there):
            if key in self._sorter.met or self._ended_by_person:
                continue
            article = self._store.article(key)
            if article is not None and self._maker.configuration(article) == configuration:
                self._sorter.met[key] = article.name
                yield article

    @property
    def _ended_by_person(self) -> bool:
        stopped = self._meter.stopped
        return stopped is not None and stopped[0] == "person"

    def _goes_on(self) -> bool:
        """Tell whether to wait; where a limit is reached, for what was submitted before."""
        stopped = self._meter.stopped or self._post.closed
        return (stopped is None or stopped[0] == "limit") and bool(self._waiting) and self._post.busy

    def _later(self) -> None:
        """Wait a while, and go on with all that waits if a batch has ended meanwhile."""
        until = time.monotonic() + self._delivery.poll_seconds
        while time.monotonic() < until and not self._ended_by_person:
            time.sleep(min(_LOOK_SECONDS, self._delivery.poll_seconds))
        if self._ended_by_person:
            return
        try:
            if self._post.fetch():
                self._go_on()
        except ModelError as exc:
            if not exc.retryable:
                raise  # an outage of some minutes is nothing to somebody who waits for a day
        self._progress(self._counted())

    def _go_on(self) -> None:
        for key in list(self._waiting):
            article = self._store.article(key)
            if article is not None:
                self._advance(article)
        self._send()

    # ------------------------------------------------------------ one article

    def _advance(self, article: Article) -> None:
        """Do what can be done for an article now: make its brief of what came, or submit it."""
        key, configuration = article.content_hash, self._maker.configuration(article)
        found = self._store.shipments.of(key, configuration)
        self._waiting[key] = _Waiting(article.name, configuration)
        if found is not None and found.state != "answered":
            return
        if (most := self._set_aside.pop(key, None)) is not None:
            self._meter.settle(most, Usage())
        if found is not None and self._collected(
            article, self._store.shipments.begin(found.id, key, configuration)
        ):
            return
        self._waiting[key] = _Waiting(article.name, configuration, _STOPPED)
        reason = self._submit(article, configuration)
        if key in self._waiting:
            self._waiting[key] = _Waiting(article.name, configuration, reason)
        self._progress(self._counted())

    def _collected(self, article: Article, attempt: Attempt) -> bool:
        """Make the brief of the replies that came; False when the article has to be asked about again."""
        replies = self._store.shipments.replies(attempt.article_hash, attempt.configuration)
        model = Answered(self._api.model, {digest: text for digest, (_, text) in replies.items()})
        came = self._make(article, attempt, Prepaid(model, self._meter))
        if came is not None and came[0] == "made":
            return self._ended(article, *came)
        given_up = self._standing(article).given_up
        return self._ended(article, "failed", given_up) if given_up else False

    def _ended(self, article: Article, fate: Fate, reason: str | None) -> bool:
        self._waiting.pop(article.content_hash, None)
        self._note(fate, article.name, reason)
        return True

    def _no_endpoint(self, article: Article, error: ModelError) -> None:  # noqa: ARG002 - the signature of what it replaces
        """Let an article be asked about again; what is true of every question closes the post."""
        if not error.retryable:
            self._post.closed = self._post.closed or ("model", str(error))

    def _submit(self, article: Article, configuration: str) -> str | None:
        """Put the questions of an article into the file, or return why not."""
        key = article.content_hash
        if self._post.closed or (key not in self._begun_here and not self._may_begin()):
            return _STOPPED
        self._begun_here.add(key)
        attempt = self._store.begin(key, configuration)  # an article may break the program here, too
        asked = self._questions(article, attempt)
        if asked is None:
            return None
        replies = self._store.shipments.replies(key, configuration)
        still = [each for each in asked if not replies.get(each[1].digest, (False, ""))[0]]
        if not still:  # an article without a sentence
            self._collected(article, attempt)
            return None
        self._store.fail(attempt, "stopped", "its questions are known")
        most = sum((most_of(request) for request, _ in still), Usage())
        parcel = pack(key, configuration, [question for _, question in still], most.input_tokens)
        if not self._post.fits(parcel):
            return _TOO_LARGE
        if not self._post.has_room(parcel):
            return _QUEUE_FULL
        try:
            self._meter.reserve(most)
        except RunStopped as exc:
            return str(exc)
        self._set_aside[key] = most
        self._post.add(parcel)
        return None

    def _questions(self, article: Article, attempt: Attempt) -> list[tuple[Request[Any], Question]] | None:
        """Return what is asked about an article; None, told as a failure, where the program breaks on it."""
        context_tokens, language = self._api.model.context_tokens, self._maker.language
        try:
            requests = questions(
                article,
                self._maker.kind.strategy("single"),
                self._maker.templates,
                context_tokens=context_tokens,
                language=language,
            )
            return [(request, self._api.question(request)) for request in requests]
        except SummarizerError as exc:  # a prompt that does not render would fail every article
            self._store.fail(attempt, "stopped", str(exc))
            raise
        except Exception as exc:  # noqa: BLE001 - one article that breaks the program must not end the run
            reason = f"a bug, please report it: {type(exc).__name__}: {exc}"
            self._store.fail(attempt, "failed", reason)
            self._ended(article, "failed", reason)
            return None

    def _send(self) -> None:
        """Submit what the file holds, unless a person ended the run before."""
        if not self._ended_by_person:
            self._post.send()
