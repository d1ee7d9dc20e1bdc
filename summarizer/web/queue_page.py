"""The queue: which briefs wait, which are done, and the filters that a person sets."""

from collections.abc import Mapping
from datetime import date
from typing import get_args
from urllib.parse import urlencode

from summarizer.domain import ReviewState
from summarizer.store import Filter, Store
from summarizer.web.templating import templates

ROWS = 500
"""Of one page of the queue."""
_STATES: tuple[ReviewState, ...] = get_args(ReviewState)


def queue_page(store: Store, asked: Mapping[str, str]) -> str:
    """Return the page of the briefs that the query parameters ask for; what makes no sense is left out."""
    after = int(asked.get("after", "")) if asked.get("after", "").isdecimal() else 0
    wanted = filter_of(asked)
    rows = store.reviews.queue(wanted, ROWS + 1, min(after, 1 << 62))
    more = rows[ROWS - 1].number if len(rows) > ROWS else None
    kept = {name: value for name, value in asked.items() if name != "after" and value}
    return (
        templates()
        .get_template("queue.html.j2")
        .render(
            rows=rows[:ROWS],
            counts=store.reviews.counts(Filter()),
            wanted=wanted,
            states=_STATES,
            more=f"/?{urlencode({**kept, 'after': more})}" if more else None,
            filtered=wanted != Filter(),
        )
    )


def filter_of(asked: Mapping[str, str]) -> Filter:
    """Return the filter that query parameters say."""
    states = [state for state in _STATES if state == asked.get("review")]
    return Filter(
        since=_day(asked.get("since", "")),
        until=_day(asked.get("until", "")),
        publisher=asked.get("publisher") or None,
        party=asked.get("party") or None,
        with_problems=bool(asked.get("problems")),
        words=asked.get("words") or None,
        review=states[0] if states else None,
    )


def _day(told: str) -> date | None:
    try:
        return date.fromisoformat(told)
    except ValueError:
        return None
