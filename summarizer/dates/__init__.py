"""Time expressions: found and resolved by code, against the publication date, without a clock."""

from summarizer.dates.locales import publisher_day_first
from summarizer.dates.mentions import find_time_mentions
from summarizer.dates.resolving import Reason

__all__ = ["Reason", "find_time_mentions", "publisher_day_first"]
