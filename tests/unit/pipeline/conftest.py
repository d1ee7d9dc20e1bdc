"""A store and the fake Batch API, for the tests of shipments."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from summarizer.store import Store, open_store
from tests.batch_server import FakeBatchServer, fake_batch_server


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "briefs.db") as opened:
        opened.take()
        yield opened


@pytest.fixture
def server() -> Iterator[FakeBatchServer]:
    with fake_batch_server() as fake:
        yield fake
        assert fake.doubled() == [], "one shipment became two batches"
