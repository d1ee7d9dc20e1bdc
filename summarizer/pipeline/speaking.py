"""A model that tells of every question what it took, for a person who asks what the program does."""

import time
from collections.abc import Callable

from summarizer.errors import ModelError
from summarizer.llm.interface import Answer, AnswerT, Model, Request
from summarizer.pipeline.metering import Through


class Speaking(Through):
    """Passes questions on, and tells of each what it took or why there is no answer."""

    def __init__(self, model: Model, tell: Callable[[str], None]) -> None:
        """`tell` is called with a line for each question."""
        super().__init__(model)
        self._tell = tell

    def ask(self, request: Request[AnswerT]) -> Answer[AnswerT]:
        """Return the model's answer."""
        started = time.monotonic()
        try:
            answer = self._model.ask(request)
        except ModelError as exc:
            self._tell(f"{self._about(request, started)}: no answer: {exc}")
            raise
        took = answer.usage
        calls = f", {took.calls} calls" if took.calls > 1 else ""
        tokens = f"{took.input_tokens:,} tokens in, {took.output_tokens:,} out"
        self._tell(f"{self._about(request, started)}: {tokens}{calls}")
        return answer

    def _about(self, request: Request[AnswerT], started: float) -> str:
        return f"{self.reference}: {request.answer.__name__}, {time.monotonic() - started:.1f} s"
