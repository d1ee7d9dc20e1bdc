"""Shipments on their way: written down, uploaded, begun, looked after and fetched.

Each step is written down before the next one is taken, so that a process that dies at any point leaves
enough to go on: what never left this machine is dropped, and a batch whose id was not heard is looked
for among those of the account before another one is asked for.
"""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import islice
from tempfile import TemporaryFile
from typing import IO

from summarizer.domain import StoppedBy
from summarizer.errors import ModelError
from summarizer.llm.batching import (
    ENDED,
    MOST_BYTES,
    MOST_REQUESTS,
    BatchApi,
    Job,
    Question,
    refused_line,
    without_line,
)
from summarizer.store import Asked, Shipment, Shipments

_KEPT_AT_ONCE = 500
_REMEMBERED = timedelta(days=1)


@dataclass(frozen=True)
class Delivery:
    """How a batch is submitted and waited for."""

    wait: bool = False
    poll_seconds: float = 60.0
    settle_seconds: float = 120.0
    """So long after a batch was asked for without an answer, it may still turn up in the list."""
    most_requests: int = MOST_REQUESTS
    most_bytes: int = MOST_BYTES


@dataclass(frozen=True)
class Parcel:
    """The questions of one article as requests and as lines; `tokens` is an estimate of their prompts."""

    requests: tuple[Asked, ...]
    lines: tuple[bytes, ...]
    tokens: int

    @property
    def size(self) -> int:
        """How many bytes of a file they take."""
        return sum(map(len, self.lines))


def pack(article_hash: str, configuration: str, questions: Sequence[Question], tokens: int) -> Parcel:
    """Return the parcel of an article; its ids, of 58 characters, are the same whenever it asks the same."""
    whose = (article_hash, configuration)
    begin = f"{article_hash[:24]}-{configuration[:16]}"
    requests = tuple(Asked(f"{begin}-{each.digest[:16]}", *whose, each.digest) for each in questions)
    lines = (each.line(asked.custom_id) for each, asked in zip(questions, requests, strict=True))
    return Parcel(requests, tuple(lines), tokens)


@dataclass
class _File:
    """The file that is being filled."""

    lines: IO[bytes] = field(default_factory=TemporaryFile)
    requests: list[Asked] = field(default_factory=list)
    bytes: int = 0
    tokens: int = 0


class Post:
    """What goes to a Batch API and comes back, with a store's memory of it."""

    def __init__(
        self,
        shipments: Shipments,
        api: BatchApi,
        delivery: Delivery,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """`clock` tells the time in UTC, as that of the store does."""
        self._shipments = shipments
        self._api = api
        self._delivery = delivery
        self._clock = clock
        self.there = (api.model.reference, api.address)
        """The model and the address whose shipments these are."""
        self._file = _File()
        self.closed: tuple[StoppedBy, str] | None = None
        """By whom and why nothing more is submitted in this run."""
        self.jobs: dict[str, Job] = {}
        """What the endpoint last said of each batch that has not ended."""

    def close(self) -> None:
        """Let the file go that was not sent."""
        self._file.lines.close()

    @property
    def busy(self) -> bool:
        """Whether anything is under way."""
        return bool(self._shipments.live(*self.there))

    # ------------------------------------------------------------ fetching

    def fetch(self) -> bool:
        """Look after everything that is under way, and tell whether any of it has ended.

        Raises a `ModelError` when the endpoint fails; what was fetched stays.
        """
        ended = False
        for each in self._shipments.live(*self.there):
            if each.state == "intended":
                self._shipments.void(each.id, "the run ended before the file was uploaded")
                ended = True
            elif (job := self._job(each)) is not None:
                ended |= self._take(each, job)
        return ended

    def _job(self, each: Shipment) -> Job | None:
        """Return the batch of a shipment; None while the endpoint does not show one."""
        if each.batch_id is not None:
            known = self._api.look(each.batch_id)
            if known is None:
                advice = "use the key and project with which it was submitted"
                self.closed = ("model", f"{each.batch_id}: the endpoint does not know this batch; {advice}")
            return known
        file_id = each.file_id or ""
        found = self._api.find(each.id, file_id)
        if found is not None:
            self._shipments.created(each.id, found.id)
            return found
        settled = timedelta(seconds=self._delivery.settle_seconds)
        if each.uploaded_at is None or self._clock() - each.uploaded_at < settled:
            return None
        return self._create(each.id, file_id)

    def _take(self, each: Shipment, job: Job) -> bool:
        self._shipments.seen(each.id, job.status, job.expires_at)
        if job.status not in ENDED:
            self.jobs[each.id] = job
            return False
        self.jobs.pop(each.id, None)
        if job.status == "failed":
            self._failed(each, job)
            return True
        lines = ((line.custom_id, line.ok, line.text) for line in self._api.lines(job))
        while some := list(islice(lines, _KEPT_AT_ONCE)):
            self._shipments.keep(each.id, some)
        self._shipments.answered(each.id, without_line(job.status))
        if job.status == "cancelled":
            self.closed = ("person", f"{job.id} was cancelled; run again to submit what it left")
        return True

    def _failed(self, each: Shipment, job: Job) -> None:
        """Open the articles of a batch that did not begin, apart from those that are to blame."""
        blamed = [(problem.line, refused_line(problem)) for problem in job.problems if problem.line]
        why = "; ".join(map(str, job.problems[:3])) or "without a reason"
        if blamed and self._shipments.blame(each.id, blamed):
            return
        self._shipments.void(each.id, f"{job.id} failed: {why}", too_much_queued=job.too_much_queued)
        if not job.too_much_queued:
            self.closed = ("model", f"{job.id} failed as a whole: {why}; see to that and run again")

    # ------------------------------------------------------------ sending

    def fits(self, parcel: Parcel) -> bool:
        """Tell whether a file can hold the questions of an article."""
        most = self._delivery
        return len(parcel.lines) <= most.most_requests and parcel.size <= most.most_bytes

    def has_room(self, parcel: Parcel) -> bool:
        """Tell whether the endpoint's queue takes an article: for a day, half of what was too much."""
        lately = self._clock() - _REMEMBERED
        too_many = self._shipments.too_many_tokens(*self.there, since=lately)
        if too_many is None:
            return True
        queued = sum(each.tokens for each in self._shipments.live(*self.there)) + self._file.tokens
        return queued + parcel.tokens <= too_many // 2

    def add(self, parcel: Parcel) -> None:
        """Put the questions of an article into the file; a file that is full is sent first."""
        count, size = len(self._file.requests) + len(parcel.lines), self._file.bytes + parcel.size
        if count > self._delivery.most_requests or size > self._delivery.most_bytes:
            self.send()
        self._file.lines.writelines(parcel.lines)
        self._file.requests += parcel.requests
        self._file.bytes += parcel.size
        self._file.tokens += parcel.tokens

    def send(self) -> None:
        """Submit what the file holds, if it holds anything.

        Raises a `ModelError` when the endpoint does not take it; then it is dropped, or looked for by
        the next `fetch` where it may have been taken all the same.
        """
        if not self._file.requests:
            return
        file, self._file = self._file, _File()
        with file.lines:
            shipment = uuid.uuid4().hex
            self._shipments.intend(shipment, *self.there, tokens=file.tokens, requests=file.requests)
            file_id = self._api.upload(file.lines, f"summarizer-{shipment}.jsonl")
        self._shipments.uploaded(shipment, file_id)
        job = self._create(shipment, file_id)
        self._shipments.seen(shipment, job.status, job.expires_at)
        self.jobs[shipment] = job

    def _create(self, shipment: str, file_id: str) -> Job:
        try:
            job = self._api.create(file_id, shipment)
        except ModelError as exc:
            if not exc.retryable:  # refused; after any other error there may be a batch
                self._shipments.void(shipment, str(exc))
            raise
        self._shipments.created(shipment, job.id)
        return job

    def outlook(self) -> str | None:
        """Return what the endpoint still works on and until when, for a person; None for nothing."""
        live = [each for each in self._shipments.live(*self.there) if each.state != "intended"]
        if not live:
            return None
        told = [self._told(each) for each in live[:3]]
        more = f" and {len(live) - 3} more" if len(live) > len(told) else ""
        latest = max((each.expires_at for each in live if each.expires_at), default=None)
        until = f"; the last of them ends by {latest:%Y-%m-%d %H:%M} UTC" if latest else ""
        return f"{', '.join(told)}{more}{until}"

    def _told(self, each: Shipment) -> str:
        job = self.jobs.get(each.id)
        if each.batch_id is None:
            return "a batch whose id is not known yet"
        answered = f", {job.done:,} of {job.total:,} answered" if job and job.total else ""
        return f"{each.batch_id} ({each.status}{answered})"
