"""Any OpenAI-compatible endpoint as a `Model`: openai speaks, instructor validates and reasks."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, cast
from urllib.parse import urlsplit

import httpx2
import instructor
import openai
from instructor.core.exceptions import InstructorError
from openai.types.chat import ChatCompletion

from summarizer.domain import Usage
from summarizer.errors import AnswerInvalid, AnswerRefused, AnswerTruncated, ModelError, ModelUnavailable
from summarizer.llm import retrying
from summarizer.llm.interface import Answer, AnswerT, Request, StrategyName
from summarizer.llm.translating import translate

REASKS = 2
MOST_CALLS = 6
SEED = 7
_TIMEOUT = httpx2.Timeout(600.0, connect=10.0)
"""Reading is long: a small machine may take minutes for the first token of a long article."""

# instructor reports every failed attempt on stderr; the error that we raise says it once.
logging.getLogger("instructor").setLevel(logging.CRITICAL + 1)


@dataclass(frozen=True)
class Profile:
    """What is known of a model before it is asked."""

    reference: str
    strategy: StrategyName = "single"
    context_tokens: int = 32_768
    """A modest assumption where the endpoint does not tell; longer articles are read in windows."""
    concurrency: int = 4
    usd_per_million_tokens: tuple[float, float] | None = None


@dataclass
class _Count:
    """What one question took so far."""

    usage: Usage = field(default_factory=Usage)


class Endpoint:
    """A model behind an OpenAI-compatible address."""

    def __init__(
        self,
        name: str,
        profile: Profile,
        *,
        base_url: str | None,
        api_key: str,
        transport: httpx2.BaseTransport | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """`name` is what the endpoint calls the model; `sleep` waits between retries."""
        self._name = name
        self._profile = profile
        self._sleep = sleep
        client = httpx2.Client(transport=transport, timeout=_TIMEOUT)
        self._client = openai.OpenAI(
            base_url=base_url, api_key=api_key, max_retries=0, timeout=_TIMEOUT, http_client=client
        )
        self._where = f"{profile.reference} at {urlsplit(str(self._client.base_url)).hostname}"

    @property
    def reference(self) -> str:
        """What provenance calls it."""
        return self._profile.reference

    @property
    def strategy(self) -> StrategyName:
        """The strategy that suits it."""
        return self._profile.strategy

    @property
    def context_tokens(self) -> int:
        """How many tokens one request and its answer may have together."""
        return self._profile.context_tokens

    @property
    def concurrency(self) -> int:
        """How many requests it answers at the same time."""
        return self._profile.concurrency

    @property
    def usd_per_million_tokens(self) -> tuple[float, float] | None:
        """Price of input and output tokens; None when it is not known."""
        return self._profile.usd_per_million_tokens

    def ask(self, request: Request[AnswerT]) -> Answer[AnswerT]:
        """Return a validated answer; at most six calls, of which at most three are answered.

        Raises a `ModelError`: at once for what waiting does not mend, after retries otherwise.
        """
        count = _Count()

        def create(**arguments: Any) -> ChatCompletion:  # noqa: ANN401 - instructor passes openai's arguments through
            return retrying.call(lambda: self._complete(arguments, count), self._sleep)

        ask = cast(
            "Callable[..., AnswerT]", instructor.patch(create=create, mode=instructor.Mode.JSON_SCHEMA)
        )
        try:
            value = ask(
                response_model=request.answer,
                messages=[
                    {"role": "system", "content": request.system},
                    {"role": "user", "content": request.user},
                ],
                model=self._name,
                max_tokens=request.max_tokens,
                temperature=0,
                seed=SEED,
                max_retries=REASKS,
            )
        except InstructorError as exc:
            raise self._failure(exc) from exc
        return Answer(value, count.usage)

    def _complete(self, arguments: dict[str, Any], count: _Count) -> ChatCompletion:
        """Make one call, and look at how the answer ended before anybody parses it."""
        if count.usage.calls >= MOST_CALLS:
            raise AnswerInvalid(f"{self._where}: no valid answer after {MOST_CALLS} calls")
        count.usage += Usage(calls=1)
        try:
            completion: ChatCompletion = self._client.chat.completions.create(**arguments)
        except openai.OpenAIError as exc:
            raise _ours(exc) or translate(exc, self._where) from exc
        return self._whole(completion, count)

    def _whole(self, completion: ChatCompletion, count: _Count) -> ChatCompletion:
        if not isinstance(completion, ChatCompletion) or not completion.choices:
            raise ModelUnavailable(f"{self._where}: the answer is no chat completion; is --base-url right?")
        if usage := completion.usage:
            details = usage.prompt_tokens_details
            count.usage += Usage(
                input_tokens=usage.prompt_tokens,
                output_tokens=usage.completion_tokens,
                cached_tokens=(details.cached_tokens or 0) if details else 0,
            )
        choice = completion.choices[0]
        if choice.finish_reason == "length":
            raise AnswerTruncated(f"{self._where}: the answer ran into its limit of tokens")
        if choice.finish_reason == "content_filter" or choice.message.refusal:
            raise AnswerRefused(
                f"{self._where}: the model refused: {choice.message.refusal or 'content filter'}"
            )
        return completion

    def _failure(self, error: InstructorError) -> ModelError:
        """Return the error behind instructor's: ours when the call failed, else an invalid answer."""
        if ours := _ours(error):
            return ours
        detail = " ".join(str(error).split())[:300]
        return AnswerInvalid(
            f"{self._where}: no answer that fits the schema after {REASKS + 1} attempts: {detail}"
        )


def _ours(error: BaseException) -> ModelError | None:
    """Return the error of ours behind an SDK's: raised below it, where the embedded server starts."""
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, ModelError):
        cause = cause.__cause__ or cause.__context__
    return cause
