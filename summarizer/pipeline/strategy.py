"""What the strategies share: the way to a draft, and how questions are put to a model."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, replace
from itertools import chain
from typing import Protocol, TypeVar

from pydantic import BaseModel

from summarizer.domain import Claim, Usage, parts_of
from summarizer.errors import AnswerInvalid, AnswerRefused, AnswerTruncated, ContextOverflow, ModelError
from summarizer.llm.interface import Answer, Model, Request, StrategyName
from summarizer.pipeline.briefing.material import Material
from summarizer.prompting import Prompts

FORM = "form"
"""The prompt that tells the form of an answer where the endpoint takes no schema."""
NO_ANSWER = (AnswerInvalid, AnswerRefused, AnswerTruncated, ContextOverflow)
"""Failures of one question; the others (no access, no connection) would fail every question alike."""

AnswerT = TypeVar("AnswerT", bound=BaseModel)


@dataclass(frozen=True)
class Step:
    """A step of the way to a brief: how far it is, and which come after it."""

    name: str
    done: int = 0
    total: int = 0
    """Questions of this step; 0 where it asks none."""
    then: tuple[str, ...] = ()
    found: str | None = None
    """What code knows of the article before anybody is asked; None but once."""

    def __str__(self) -> str:
        """Return what a person reads: "sentences 3 of 15, then disputes, second look"."""
        counted = f" {self.done} of {self.total}" if self.total else ""
        return f"{self.name}{counted}" + (f", then {', '.join(self.then)}" if self.then else "")


Progress = Callable[[Step], None]
"""Called when a step begins, and after each of its questions."""


@dataclass(frozen=True)
class Draft:
    """What a strategy found in one article: claims that rest on sentences, not checked yet."""

    claims: Mapping[str, tuple[Claim, ...]]
    """By the name of their section."""
    warnings: tuple[str, ...] = ()

    def everything(self) -> Iterator[Claim]:
        """Yield all claims."""
        return chain.from_iterable(self.claims.values())

    def cited(self) -> frozenset[int]:
        """Return the numbers of all sentences that something in it rests on."""
        parts = (part for claim in self.everything() for part in parts_of(claim))
        return frozenset(item.sentence for part in parts for item in part.evidence)


class Strategy(Protocol):
    """A way from what code found to a draft."""

    name: StrategyName
    prompts: tuple[str, ...]
    """The templates that it asks with."""
    steps: tuple[str, ...]
    """What it asks about, in this order."""
    second_looks_at_once: int
    """How many claims that code does not find the model is asked about in one question."""
    english_only: bool
    """Whether it rests on what code reads in English, and asks in English for English."""

    def draft(self, material: Material, asker: "Asker") -> Draft:
        """Return the draft of one article; what the model would not answer is in its warnings."""


class Asker:
    """Puts questions to a model, as many at once as it takes, and counts what they cost."""

    def __init__(
        self, model: Model, prompts: Prompts, progress: Progress | None = None, steps: Sequence[str] = ()
    ) -> None:
        """Ask `model`; `steps` are the names of all that will be done, in order, for those who wait."""
        self.model = model
        self.prompts = prompts
        self.usage = Usage()
        self._progress = progress or (lambda _step: None)
        self._steps = tuple(steps)
        self._step = Step("")
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

    def begin(self, step: str, total: int = 0, found: str | None = None) -> None:
        """Tell that a step with so many questions begins."""
        at = self._steps.index(step) + 1 if step in self._steps else len(self._steps)
        self._step = Step(step, total=total, then=self._steps[at:], found=found)
        self._progress(self._step)

    def ask_all(self, requests: Sequence[Request[AnswerT]], step: str) -> list[AnswerT | ModelError]:
        """Return the answers in the order of the requests; a question without an answer gives its error."""
        self.begin(step, len(requests))
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
        self._step = replace(self._step, done=self._step.done + 1)
        self._progress(self._step)


def without_answer(what: str, error: ModelError) -> str:
    """Return the warning that stands for a question that the model did not answer."""
    return f"{what}: the model gave no usable answer ({type(error).__name__}: {error})"
