"""A batch by way of the fake Batch API that kills its process at a named step; runs in one of its own."""

import os
import signal
import threading
from datetime import datetime
from pathlib import Path

from summarizer.domain import Brief
from summarizer.llm import open_batch_api
from summarizer.pipeline import Maker, Plan, post
from summarizer.pipeline.post import Delivery
from summarizer.pipeline.submitting import SubmittedBatch
from summarizer.prompting import load_prompts
from summarizer.store import Asked, Attempt, Shipments, Store, open_database
from tests.crash.killing import Bomb, articles

STEPS = (
    "article begun",
    "before intent",
    "after intent",
    "file uploaded",
    "after upload",
    "batch begun",
    "after create",
    "status heard",
    "some replies kept",
    "after download",
    "collecting",
    "before commit",
    "after commit",
)
REQUESTS_A_FILE = 5


class _KilledShipments(Shipments):
    bomb: Bomb

    def intend(self, shipment: str, model: str, address: str, *, tokens: int, requests: list[Asked]) -> None:
        self.bomb.at("before intent")
        super().intend(shipment, model, address, tokens=tokens, requests=requests)
        self.bomb.at("after intent")

    def uploaded(self, shipment: str, file_id: str) -> None:
        self.bomb.at("file uploaded")
        super().uploaded(shipment, file_id)
        self.bomb.at("after upload")

    def created(self, shipment: str, batch_id: str) -> None:
        self.bomb.at("batch begun")
        super().created(shipment, batch_id)
        self.bomb.at("after create")

    def seen(self, shipment: str, status: str, expires_at: datetime | None) -> None:
        super().seen(shipment, status, expires_at)
        self.bomb.at("status heard")

    def keep(self, shipment: str, replies: list[tuple[str, bool, str]]) -> None:
        super().keep(shipment, replies)
        self.bomb.at("some replies kept")

    def answered(self, shipment: str, rest: str) -> None:
        super().answered(shipment, rest)
        self.bomb.at("after download")

    def begin(self, shipment: str, article_hash: str, configuration: str) -> Attempt:
        begun = super().begin(shipment, article_hash, configuration)
        self.bomb.at("collecting")
        return begun


class _KilledStore(Store):
    bomb: Bomb

    def begin(self, article_hash: str, configuration: str) -> Attempt:
        begun = super().begin(article_hash, configuration)
        self.bomb.at("article begun")
        return begun

    def finish(self, attempt: Attempt, brief: Brief) -> None:
        self.bomb.at("before commit")
        super().finish(attempt, brief)
        self.bomb.at("after commit")


def run_submitted(store: Path, base_url: str, step: str, nth: int, seconds: float | None = None) -> None:
    """Run until all is done, or until a step is reached for the n-th time, or so many seconds have passed."""
    if seconds is not None:
        killer = threading.Timer(seconds, os.kill, (os.getpid(), signal.SIGKILL))
        killer.daemon = True
        killer.start()
    post._KEPT_AT_ONCE = 2
    kept = _KilledStore(open_database(store))
    kept.shipments = shipments = _KilledShipments(kept._database, kept._now)
    kept.bomb = shipments.bomb = Bomb(step, nth)
    api = open_batch_api("gpt-4o-mini", base_url=base_url)
    delivery = Delivery(wait=True, poll_seconds=0.0, settle_seconds=0.0, most_requests=REQUESTS_A_FILE)
    with kept:
        kept.take()
        maker = Maker(api.model, load_prompts())
        report = SubmittedBatch(kept, maker, Plan(), api, delivery).run(articles())
    assert report.made + report.there == report.inputs, report
