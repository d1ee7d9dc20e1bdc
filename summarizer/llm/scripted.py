"""A model that answers from a queue: for tests, and for trying a pipeline without a model."""

import threading
from collections import deque
from collections.abc import Callable, Iterable
from typing import Any

from pydantic import BaseModel, ValidationError

from summarizer.domain import Usage
from summarizer.errors import AnswerInvalid
from summarizer.llm.interface import Answer, AnswerT, Request, StrategyName

Script = BaseModel | dict[str, Any] | Exception | Callable[[Request[Any]], Any]
"""A value, a mapping validated as an endpoint's JSON would be, an error, or a function of the request."""


class ScriptedModel:
    """Gives its answers in order, and keeps the requests; with `always`, that answer after the queue."""

    reference = "scripted"
    usd_per_million_tokens = (0.0, 0.0)
    thinking_tokens = 0

    def __init__(
        self,
        answers: Iterable[Script] = (),
        *,
        always: Script | None = None,
        strategy: StrategyName = "staged",
        context_tokens: int = 8_192,
    ) -> None:
        self.strategy: StrategyName = strategy
        self.context_tokens = context_tokens
        self.concurrency = 1
        self.requests: list[Request[Any]] = []
        self._answers = deque(answers)
        self._always = always
        self._lock = threading.Lock()

    def ask(self, request: Request[AnswerT]) -> Answer[AnswerT]:
        """Return the next answer, validated against the request's schema."""
        with self._lock:
            self.requests.append(request)
            script = self._answers.popleft() if self._answers else self._always
        if script is None:
            raise AssertionError(f"no answer left for: {request.user}")
        value = script(request) if callable(script) and not isinstance(script, type) else script
        if isinstance(value, Exception):
            raise value
        try:
            answer = value if isinstance(value, request.answer) else request.answer.model_validate(value)
        except ValidationError as exc:
            raise AnswerInvalid(f"scripted: {exc}") from exc
        return Answer(answer, Usage(calls=1, input_tokens=len(request.user.split()), output_tokens=1))
