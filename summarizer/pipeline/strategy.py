"""What the strategies share: the way to a draft, and how questions are put to a model."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from typing import Protocol, TypeVar

from pydantic import BaseModel

from summarizer.domain import Draft, Usage
from summarizer.errors import AnswerInvalid, AnswerRefused, AnswerTruncated, ContextOverflow, ModelError
from summarizer.llm.interface import Answer, Model, Request, StrategyName
from summarizer.pipeline.briefing.material import Material
from summarizer.prompting import Prompts

FORM = "form"
"""The prompt that tells the form of an answer where the endpoint takes no schema."""
NO_ANSWER = (AnswerInvalid, AnswerRefused, AnswerTruncated, ContextOverflow)
"""Failures of one question; the others (no access, no connection) would fail every question alike."""

AnswerT = TypeVar("AnswerT", bound=BaseModel)
Progress = Callable[[int, int], None]
"""Called with the questions answered and the questions known so far."""


class Strategy(Protocol):
    """A way from what code found to a draft."""

    name: StrategyName
    prompts: tuple[str, ...]
    """The templates that it asks with."""
    second_look: bool
    """Whether its claims get a second look unless somebody says otherwise."""
    english_only: bool
    """Whether it rests on what code reads in English, and asks in English for English."""

    def draft(self, material: Material, asker: "Asker") -> Draft:
        """Return the draft of one article; what the model would not answer is in its warnings."""


class Asker:
    """Puts questions to a model, as many at once as it takes, and counts what they cost."""

    def __init__(self, model: Model, prompts: Prompts, progress: Progress | None = None) -> None:
        self.model = model
        self.prompts = prompts
        self.usage = Usage()
        self._progress = progress or (lambda _done, _total: None)
        self._done = self._total = 0
        self._answered = 0
        self._unanswered: ModelError | None = None
        """The first question's error, where one was not answered."""

    def insist(self) -> None:
        """Raise the first error where questions were put and none was answered: a brief of that is none."""
        if self._unanswered is not None and not self._answered:
            raise self._unanswered

    def insist_on(self, claims: Sequence[object]) -> None:
        """Raise an `AnswerInvalid` where every answer was empty: a brief that claims nothing is none."""
        if self._answered and not claims:
            raise AnswerInvalid(
                f"{self.model.reference}: its answers, {self._answered} in all, say nothing of the article; "
                "is it a model for this, and does its endpoint keep to the form?"
            )

    def request(
        self, prompt: str, answer: type[AnswerT], max_tokens: int, **inputs: object
    ) -> Request[AnswerT]:
        """Return the request of a rendered prompt."""
        rendered = self.prompts.render(prompt, **inputs)
        most = max_tokens + self.model.thinking_tokens
        return Request(rendered.system, rendered.user, answer, most, self._in_words)

    def _in_words(self, schema: str) -> str:
        return self.prompts.render(FORM, schema=schema).user

    def ask_all(self, requests: Sequence[Request[AnswerT]]) -> list[AnswerT | ModelError]:
        """Return the answers in the order of the requests; a question without an answer gives its error."""
        self._total += len(requests)
        self._progress(self._done, self._total)
        at_once = min(self.model.concurrency, len(requests))
        outcomes = self._in_threads(requests, at_once) if at_once > 1 else list(map(self._counted, requests))
        return [outcome.value if isinstance(outcome, Answer) else outcome for outcome in outcomes]

    def _counted(self, request: Request[AnswerT]) -> Answer[AnswerT] | ModelError:
        outcome = self._ask(request)
        self._count(outcome)
        return outcome

    def _in_threads(
        self, requests: Sequence[Request[AnswerT]], at_once: int
    ) -> list[Answer[AnswerT] | ModelError]:
        with ThreadPoolExecutor(max_workers=at_once) as pool:
            futures = [pool.submit(self._ask, request) for request in requests]
            try:
                for future in as_completed(futures):
                    self._count(future.result())
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise
        return [future.result() for future in futures]

    def _ask(self, request: Request[AnswerT]) -> Answer[AnswerT] | ModelError:
        try:
            return self.model.ask(request)
        except NO_ANSWER as exc:
            return exc

    def _count(self, outcome: Answer[AnswerT] | ModelError) -> None:
        self.usage += outcome.usage if isinstance(outcome, Answer) else Usage.of(outcome.spent)
        if isinstance(outcome, Answer):
            self._answered += 1
        else:
            self._unanswered = self._unanswered or outcome
        self._done += 1
        self._progress(self._done, self._total)


def without_answer(what: str, error: ModelError) -> str:
    """Return the warning that stands for a question that the model did not answer."""
    return f"{what}: the model gave no usable answer ({type(error).__name__}: {error})"
