"""What a run may spend: every question is allowed before it is asked, and counted after it."""

import json
import threading
from dataclasses import dataclass

from summarizer.domain import StoppedBy, Usage
from summarizer.errors import ModelError, RunStopped, SettingsError
from summarizer.llm.interface import Answer, AnswerT, Model, Request, StrategyName
from summarizer.pipeline.brief import cost

_CHARACTERS_A_TOKEN = 3
_UNANSWERED_IN_A_ROW = 5
"""So many articles one after the other mean that the endpoint is down, not busy."""


@dataclass(frozen=True)
class Budget:
    """The most that a run may take; None where there is no limit."""

    cost_usd: float | None = None
    tokens: int | None = None
    articles: int | None = None

    def check(self, model: Model) -> None:
        """Raise a `SettingsError` for a limit in dollars where the price of the model is not known."""
        if self.cost_usd is not None and model.usd_per_million_tokens is None:
            raise SettingsError(
                f"--max-cost: the price of {model.reference} is not known; tell it with --price IN,OUT, or "
                "set --max-tokens instead"
            )


class Meter:
    """Counts what all workers of a run spend, and stops them before the next call."""

    def __init__(self, budget: Budget, usd_per_million_tokens: tuple[float, float] | None) -> None:
        """Start at nothing spent; a budget in dollars needs a price."""
        self._budget = budget
        self._prices = usd_per_million_tokens
        self._lock = threading.RLock()  # a signal may stop the run while its own thread holds it
        self._usage = Usage()
        self._reserved: list[Usage] = []
        self._stopped: tuple[StoppedBy, str] | None = None
        self._unanswered = 0

    @property
    def usage(self) -> Usage:
        """What was spent so far."""
        with self._lock:
            return self._usage

    @property
    def stopped(self) -> tuple[StoppedBy, str] | None:
        """By whom and why no further call may be made, None while it may."""
        with self._lock:
            return self._stopped

    def stop(self, by: StoppedBy, reason: str) -> None:
        """Let no further call be made; the first reason stays."""
        with self._lock:
            self._stopped = self._stopped or (by, reason)

    def answered(self) -> None:
        """Take in that an article was answered."""
        with self._lock:
            self._unanswered = 0

    def goes_on_after(self, error: ModelError) -> bool:
        """Tell whether another article may be answered when one was not; else the run ends."""
        with self._lock:
            self._unanswered += 1
            if error.retryable and self._unanswered < _UNANSWERED_IN_A_ROW:
                return True
            self.stop("model", str(error))
            return False

    def reserve(self, most: Usage) -> None:
        """Set aside what a call may take at most; raises `RunStopped` when that is more than is left."""
        with self._lock:
            exceeded = self._exceeded(sum(self._reserved, self._usage) + most)
            if self._stopped is None and exceeded is not None:
                self._stopped = ("limit", exceeded)
            if self._stopped is not None:
                raise RunStopped(self._stopped[1])
            self._reserved.append(most)

    def settle(self, most: Usage | None, taken: Usage) -> None:
        """Count what a call took in place of what was set aside for it; None where nothing was."""
        with self._lock:
            if most is not None:
                self._reserved.remove(most)
            self._usage += taken

    def _exceeded(self, usage: Usage) -> str | None:
        limit, spent = self._budget, cost(usage, self._prices)
        if limit.cost_usd is not None and spent is not None and spent > limit.cost_usd:
            return f"the next call may exceed the limit of ${limit.cost_usd:g}"
        if limit.tokens is not None and usage.input_tokens + usage.output_tokens > limit.tokens:
            return f"the next call may exceed the limit of {limit.tokens:,} tokens"
        return None


class Through:
    """What a model is that another one answers for."""

    def __init__(self, model: Model) -> None:
        self._model = model

    @property
    def reference(self) -> str:
        """What provenance calls the model."""
        return self._model.reference

    @property
    def strategy(self) -> StrategyName:
        """The strategy that suits it."""
        return self._model.strategy

    @property
    def context_tokens(self) -> int:
        """How many tokens one request and its answer may have together."""
        return self._model.context_tokens

    @property
    def thinking_tokens(self) -> int:
        """How many tokens it may take before an answer begins; they count against the answer's limit."""
        return self._model.thinking_tokens

    @property
    def concurrency(self) -> int:
        """How many requests it answers at the same time."""
        return self._model.concurrency

    @property
    def usd_per_million_tokens(self) -> tuple[float, float] | None:
        """Price of input and output tokens; None when it is not known."""
        return self._model.usd_per_million_tokens


class Metered(Through):
    """A model whose questions are allowed and counted, for the articles of one worker."""

    def __init__(self, model: Model, meter: Meter) -> None:
        """Count what is asked here in `usage`, too."""
        super().__init__(model)
        self._meter = meter
        self._lock = threading.Lock()
        self.usage = Usage()

    def ask(self, request: Request[AnswerT]) -> Answer[AnswerT]:
        """Return the model's answer; raises `RunStopped` instead of asking when the run has to end."""
        most = self._set_aside(request)
        taken = Usage()
        try:
            answer = self._model.ask(request)
            taken = answer.usage
        except ModelError as exc:
            taken = Usage.of(exc.spent)
            raise
        finally:
            self._meter.settle(most, taken)
            with self._lock:
                self.usage += taken
        return answer

    def _set_aside(self, request: Request[AnswerT]) -> Usage | None:
        most = most_of(request)
        self._meter.reserve(most)
        return most


class Prepaid(Metered):
    """A model whose answers are there: they are counted, and no limit keeps them from being used."""

    def _set_aside(self, request: Request[AnswerT]) -> None:  # noqa: ARG002 - the signature of what it replaces
        return None


def most_of(request: Request[AnswerT]) -> Usage:
    """Return the most that one call of a request may take."""
    read = characters_of(request) // _CHARACTERS_A_TOKEN
    return Usage(calls=1, input_tokens=read, output_tokens=request.max_tokens)


def characters_of(request: Request[AnswerT]) -> int:
    """Return how long a request is, with the schema of its answer, which is read and paid for, too."""
    return len(request.system) + len(request.user) + len(json.dumps(request.answer.model_json_schema()))
