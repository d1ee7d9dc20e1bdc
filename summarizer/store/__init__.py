"""What was read and made, on disk: articles, briefs, attempts and reasons in one SQLite file."""

from summarizer.store.database import open_database
from summarizer.store.filters import Filter
from summarizer.store.store import Kept, Outcome, Standing, Store, open_store
from summarizer.store.submissions import Asked, Attempt, Submission, Submissions

__all__ = [
    "Asked",
    "Attempt",
    "Filter",
    "Kept",
    "Outcome",
    "Standing",
    "Store",
    "Submission",
    "Submissions",
    "open_database",
    "open_store",
]
