"""Time expressions: found and resolved by code, against the publication date, without a clock."""

from summarizer.dates.foreign import Told, resolve
from summarizer.dates.locales import publisher_day_first
from summarizer.dates.mentions import find_time_mentions
from summarizer.dates.resolving import Direction, Reason
from summarizer.dates.verb_groups import VerbGroup, predicate_above, verb_group

__all__ = [
    "Direction",
    "Reason",
    "Told",
    "VerbGroup",
    "find_time_mentions",
    "predicate_above",
    "publisher_day_first",
    "resolve",
    "verb_group",
]
