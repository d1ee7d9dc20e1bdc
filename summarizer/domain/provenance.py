"""How a brief came to be: enough to repeat it, and to know what it cost."""

from summarizer.domain.frozen import Frozen


class Usage(Frozen):
    """What model calls consumed; `cached_tokens` are those of `input_tokens` not read again."""

    calls: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    cached_tokens: int = 0

    @classmethod
    def of(cls, spent: tuple[int, int, int, int]) -> "Usage":
        """Return the usage of calls, input, output and cached tokens, as a failed question tells it."""
        calls, input_tokens, output_tokens, cached_tokens = spent
        return cls(
            calls=calls, input_tokens=input_tokens, output_tokens=output_tokens, cached_tokens=cached_tokens
        )

    def __add__(self, other: "Usage") -> "Usage":
        """Add up two usages."""
        return Usage(
            calls=self.calls + other.calls,
            input_tokens=self.input_tokens + other.input_tokens,
            output_tokens=self.output_tokens + other.output_tokens,
            cached_tokens=self.cached_tokens + other.cached_tokens,
        )


class Provenance(Frozen):
    """The program, model, strategy and prompts behind a brief, and what it took."""

    version: str
    """Version of summarizer."""
    model: str
    """The model's reference as in `--model`, for the embedded one with the hash of its weights."""
    strategy: str
    language: str | None = None
    """What the claims were asked for in, where that was said: a code of ISO 639-1."""
    prompts: dict[str, str]
    """SHA-256 of each prompt template that was used, by name."""
    usage: Usage
    cost_usd: float | None
    """None when the price is not known; the embedded model costs 0."""
    seconds: float
