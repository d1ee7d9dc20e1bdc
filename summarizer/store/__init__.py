"""What was read and made, on disk: articles, briefs, attempts and reasons in one SQLite file."""

from summarizer.store.database import open_database
from summarizer.store.filters import Filter
from summarizer.store.reviews import Queued, Reviews
from summarizer.store.store import Attempt, Kept, Outcome, Standing, Store, open_store

__all__ = [
    "Attempt",
    "Filter",
    "Kept",
    "Outcome",
    "Queued",
    "Reviews",
    "Standing",
    "Store",
    "open_database",
    "open_store",
]
