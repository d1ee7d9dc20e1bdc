"""When something happens: a phrase of the article and the EDTF value that code gave it."""

from typing import Literal

from summarizer.domain.article import Span

Relation = Literal["on", "by", "since", "until", "before", "after", "during"]
"""How the event lies to the value: `by 2025` is `by`, `in 2025` is `on`."""

Status = Literal["happened", "planned", "ongoing"]


class Moment(Span):
    """A time expression: its span, its words, and its value in EDTF (ISO 8601-2) if it has one.

    `value` is a day `2024-07-23`, month `2025-09`, year `2025`, season `2024-21`, quarter `2024-33`, half
    year `2024-40`, decade `199X`
    or interval `2024-07-22/2024-07-28`; None exactly when `unresolved` holds the reason.
    """

    phrase: str
    value: str | None = None
    relation: Relation = "on"
    unresolved: str | None = None
