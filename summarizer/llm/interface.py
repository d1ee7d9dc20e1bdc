"""What the pipeline needs of a model: one question in, one validated answer out."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Literal, Protocol, TypeVar

from pydantic import BaseModel

from summarizer.domain import Usage

AnswerT = TypeVar("AnswerT", bound=BaseModel)

StrategyName = Literal["single", "staged"]
InWords = Callable[[str], str]
"""Says a JSON Schema in words, for a model whose endpoint takes none."""


@dataclass(frozen=True)
class Request(Generic[AnswerT]):
    """One question: the messages, the schema of the answer, and how long it may get.

    Requests of one article repeat `system` and the beginning of `user` byte for byte, so that
    an endpoint with a prefix cache reads them once.
    """

    system: str
    user: str
    answer: type[AnswerT]
    max_tokens: int
    in_words: InWords | None = None
    """How the form of the answer is told where the endpoint takes no schema; None where it has to."""


@dataclass(frozen=True)
class Answer(Generic[AnswerT]):
    """A validated answer and what it took, reasks and retries included."""

    value: AnswerT
    usage: Usage


class Model(Protocol):
    """A language model behind any door: an API, a local server, this process, a test's script."""

    @property
    def reference(self) -> str:
        """What provenance calls it: `openai/gpt-…`, `local/<file>@<hash>`."""

    @property
    def strategy(self) -> StrategyName:
        """The strategy that suits it when the person asks for none."""

    @property
    def context_tokens(self) -> int:
        """How many tokens one request and its answer may have together."""

    @property
    def thinking_tokens(self) -> int:
        """How many tokens it may take before an answer begins; they count against the answer's limit."""

    @property
    def concurrency(self) -> int:
        """How many requests it answers at the same time without waiting."""

    @property
    def usd_per_million_tokens(self) -> tuple[float, float] | None:
        """Price of input and output tokens; None when it is not known."""

    def ask(self, request: Request[AnswerT]) -> Answer[AnswerT]:
        """Return a validated answer, or raise a `ModelError` that says why there is none."""
