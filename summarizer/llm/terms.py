"""What a person says of an endpoint beside its name and address."""

from dataclasses import dataclass, field

from summarizer.llm.pacing import Limits
from summarizer.llm.pricing import Prices
from summarizer.llm.waiting import Silence, Tell

TIMEOUT_SECONDS = 600.0
"""Long: a small machine may take minutes for the first token of a long article."""


@dataclass(frozen=True)
class Terms:
    """The terms on which an endpoint is asked; what is left out suits most."""

    limits: Limits = field(default_factory=Limits)
    prices: Prices | None = None
    """None where they are those of the price list."""
    timeout_seconds: float = TIMEOUT_SECONDS
    tell: Tell | None = None
    """Called with a line as often as the endpoint stays silent for long; None where nobody waits."""

    def silence(self, reference: str) -> Silence | None:
        """Return what watches the calls of a model, where somebody waits for them."""
        return Silence(reference, self.timeout_seconds, self.tell) if self.tell else None
