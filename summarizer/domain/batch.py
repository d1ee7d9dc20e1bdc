"""What came of a batch: every input counted once, and a reason for each that has no brief."""

from typing import Literal

from summarizer.domain.brief import AnyBrief
from summarizer.domain.frozen import Frozen
from summarizer.domain.provenance import Usage

StoppedBy = Literal["limit", "person", "model"]
Fate = Literal["made", "there", "copies", "skipped", "given_up", "failed", "pending"]
"""What becomes of an input; the names of the counts of a report."""


class Reason(Frozen):
    """Why an input has no brief, or not one of its own."""

    name: str
    fate: Fate
    reason: str


class BatchRow(Frozen):
    """One input of a partition and what became of it: its brief, or the reason why it has none."""

    name: str
    fate: Fate
    reason: str | None = None
    brief: AnyBrief | None = None


class BatchReport(Frozen):
    """What became of the inputs of a run; `inputs` is the sum of the counts of each fate."""

    inputs: int = 0
    made: int = 0
    new_versions: int = 0
    """Of those made, so many of articles whose text has changed since they were briefed."""
    there: int = 0
    """Their briefs were in the store before."""
    copies: int = 0
    """Copies of an article that has its brief."""
    skipped: int = 0
    """No articles: empty, binary, unreachable."""
    given_up: int = 0
    """Failed too often before, so not tried again."""
    failed: int = 0
    pending: int = 0
    """Not come to, as the run was stopped, or with a Batch API."""
    usage: Usage = Usage()
    cost_usd: float | None = 0.0
    """None when the price is not known."""
    seconds: float = 0.0
    stopped_by: StoppedBy | None = None
    stopped: str | None = None
    """Why the run ended before all was done, for a person; more inputs may follow those that are counted."""
    reasons: tuple[Reason, ...] = ()


class Estimate(Frozen):
    """What a run would do and take; costs are None where the price is not known.

    The most is what every question takes that is asked three times, each with the longest answer.
    """

    inputs: int
    to_make: int
    new_versions: int = 0
    """Of those to make, so many of articles whose text has changed since they were briefed."""
    there: int = 0
    copies: int = 0
    skipped: int = 0
    given_up: int = 0
    pending: int = 0
    """Beyond a limit of articles."""
    input_tokens: int
    output_tokens: int
    cost_usd: float | None
    most_tokens: int
    most_cost_usd: float | None
    corrected: tuple[str, ...] = ()
    """The names of the articles whose text has changed."""
    reasons: tuple[Reason, ...] = ()
