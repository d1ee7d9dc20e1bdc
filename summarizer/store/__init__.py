"""What was read and made, on disk: articles, briefs, attempts and reasons in one SQLite file."""

from summarizer.store.database import open_database
from summarizer.store.filters import Filter
from summarizer.store.reviews import Queued, Reviews
from summarizer.store.shipments import Asked, Attempt, Shipment, Shipments
from summarizer.store.store import Kept, Outcome, Standing, Store, open_store
from summarizer.store.versions import Version, Versions

__all__ = [
    "Asked",
    "Attempt",
    "Filter",
    "Kept",
    "Outcome",
    "Queued",
    "Reviews",
    "Shipment",
    "Shipments",
    "Standing",
    "Store",
    "Version",
    "Versions",
    "open_database",
    "open_store",
]
