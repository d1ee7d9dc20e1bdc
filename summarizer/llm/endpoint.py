"""Any OpenAI-compatible endpoint as a `Model`: openai speaks, instructor validates and reasks."""

import json
import logging
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar, cast
from urllib.parse import urlsplit

import httpx2
import instructor
import openai
from instructor.core.exceptions import InstructorError
from openai.types import CompletionUsage
from openai.types.chat import ChatCompletion, ChatCompletionMessage
from openai.types.chat.chat_completion import Choice
from openai.types.completion_usage import PromptTokensDetails
from pydantic import ValidationError

from summarizer.domain import Usage
from summarizer.errors import AnswerInvalid, AnswerRefused, AnswerTruncated, ModelError, ModelUnavailable
from summarizer.llm import retrying
from summarizer.llm.bounding import Bound
from summarizer.llm.doors import is_openai
from summarizer.llm.forms import ENDPOINT_FORMS, Form, Forms, json_of
from summarizer.llm.interface import Answer, AnswerT, Request, StrategyName
from summarizer.llm.pacing import Pace
from summarizer.llm.terms import TIMEOUT_SECONDS
from summarizer.llm.translating import one_line, translate, unicode_of

REASKS = 2
MOST_CALLS = 6
SEED = 7
_CHARACTERS_A_TOKEN = 3
_SHORTEST_KEY = 8
"""Shorter ones are placeholders such as `none`, which messages may well contain."""
_INVALID = (ValidationError, json.JSONDecodeError, InstructorError)
"""What instructor makes of an answer that does not fit the schema."""
_CONNECT_SECONDS = 10.0
_HEADERS = re.compile(
    r"accept|accept-encoding|connection|content-(?:length|type)|host|transfer-encoding|user-agent|x-stainless-.*"
)
"""What a call needs; the last is what the SDK says of itself."""

ResultT = TypeVar("ResultT")

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
    thinking_tokens: int = 0
    """What a model that reasons may take before its answer; such a model takes no temperature."""
    forms: tuple[Form, ...] = ENDPOINT_FORMS
    timeout_seconds: float = TIMEOUT_SECONDS
    """For one answer, from the request to its last byte."""


@dataclass
class Count:
    """What one question took so far."""

    usage: Usage = field(default_factory=Usage)
    raw_answer: str | None = None


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
        pace: Pace | None = None,
    ) -> None:
        """`name` is what the endpoint calls the model; `pace` says when calls and repeated calls are due."""
        self._name = name
        self._api_key = api_key
        self._profile = profile
        self._pace = pace or Pace(profile.concurrency)
        self._forms = Forms(profile.forms)
        seconds = profile.timeout_seconds
        timeout, bound = httpx2.Timeout(seconds, connect=min(_CONNECT_SECONDS, seconds)), Bound(seconds)
        heard = [bound.limit, lambda response: self._pace.heard(response.headers)]
        client = httpx2.Client(
            transport=transport,
            timeout=timeout,
            event_hooks={"request": [bound.begin, self._keep_to_ourselves], "response": heard},
        )
        self._client = openai.OpenAI(
            base_url=base_url, api_key=api_key, max_retries=0, timeout=timeout, http_client=client
        )
        parts = urlsplit(str(self._client.base_url))
        self.where = f"{profile.reference} at {parts.hostname}"
        self.address = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"

    def _keep_to_ourselves(self, request: httpx2.Request) -> None:
        """Send what the SDK reads from variables for OpenAI (organisation, headers) to OpenAI alone."""
        if is_openai(str(request.url)):
            return
        for name in list(request.headers):
            if not _HEADERS.fullmatch(name):
                del request.headers[name]
        request.headers["authorization"] = f"Bearer {self._api_key}"

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
    def thinking_tokens(self) -> int:
        """How many tokens it may take before an answer begins; they count against the answer's limit."""
        return self._profile.thinking_tokens

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
        count = Count()

        def create(**arguments: Any) -> ChatCompletion:  # noqa: ANN401 - instructor passes openai's arguments through
            left = MOST_CALLS - count.usage.calls
            if left <= 0:
                raise AnswerInvalid(f"{self.where}: no valid answer after {MOST_CALLS} calls")
            tokens = _most_tokens(arguments)
            paced = partial(self._pace.call, partial(self._complete, arguments, count), tokens)
            return retrying.call(paced, self._pace.sleep, left)

        return self.validated(request, create, count, reasks=REASKS)

    def validated(
        self,
        request: Request[AnswerT],
        create: Callable[..., ChatCompletion],
        count: Count,
        *,
        reasks: int,
    ) -> Answer[AnswerT]:
        """Return the validated answer of the completions that `create` gives for openai's arguments.

        Raises a `ModelError` that tells what the question took.
        """

        def formed(**arguments: Any) -> ChatCompletion:  # noqa: ANN401 - instructor passes openai's arguments through
            return self._forms.ask(arguments, request, create, count.raw_answer)

        ask = cast(
            "Callable[..., AnswerT]", instructor.patch(create=formed, mode=instructor.Mode.JSON_SCHEMA)
        )
        try:
            value = ask(
                response_model=request.answer,
                messages=[
                    {"role": "system", "content": request.system},
                    {"role": "user", "content": request.user},
                ],
                model=self._name,
                max_retries=reasks,
                **self._sampling(request),
            )
        except InstructorError as exc:
            failure = self._without_key(self._failure(exc, reasks))
            if isinstance(failure, ModelError):
                failure.raw_answer = count.raw_answer
                usage = count.usage
                failure.spent = (usage.calls, usage.input_tokens, usage.output_tokens, usage.cached_tokens)
            raise failure from failure.__cause__ or exc
        return Answer(value, count.usage)

    def _sampling(self, request: Request[Any]) -> dict[str, int]:
        """Return how an answer is drawn: as repeatably as the model allows."""
        if self.thinking_tokens:  # OpenAI refuses a temperature and `max_tokens` for these
            return {"max_completion_tokens": request.max_tokens}
        return {"max_tokens": request.max_tokens, "temperature": 0, "seed": SEED}

    def arguments(self, request: Request[Any]) -> dict[str, Any]:
        """Return what a request's first call passes to openai; nothing is called."""
        held: dict[str, Any] = {}

        def hold(**arguments: Any) -> ChatCompletion:  # noqa: ANN401 - instructor passes openai's arguments through
            held.update(arguments)
            raise AnswerInvalid("only the arguments are wanted")

        with suppress(AnswerInvalid):
            self.validated(request, hold, Count(), reasks=0)
        return held

    def call(self, function: Callable[[openai.OpenAI], ResultT], *, once: bool = False) -> ResultT:
        """Return what one call of the SDK gives, repeated after passing errors unless `once`.

        Raises a `ModelError`.
        """
        paced = partial(self._pace.call, partial(self._translated, function))
        return retrying.call(paced, self._pace.sleep, 1 if once else retrying.ATTEMPTS)

    def _translated(self, function: Callable[[openai.OpenAI], ResultT]) -> ResultT:
        try:
            return function(self._client)
        except openai.OpenAIError as exc:
            # An error of ours is raised below the SDK where the embedded server starts.
            ours = exc.__cause__ if isinstance(exc.__cause__, ModelError) else translate(exc, self.where)
            raise self._without_key(ours) from exc
        except (json.JSONDecodeError, UnicodeDecodeError, RecursionError) as exc:
            raise self._no_completion() from exc

    def _complete(self, arguments: dict[str, Any], count: Count) -> ChatCompletion:
        """Make one call, and look at how the answer ended before anybody parses it."""
        count.usage += Usage(calls=1)
        completion: ChatCompletion = self._translated(
            lambda client: client.chat.completions.create(**arguments)
        )
        return self.whole(completion, count)

    def _no_completion(self) -> ModelUnavailable:
        return ModelUnavailable(f"{self.where}: the answer is no chat completion; is --base-url right?")

    def whole(self, completion: object, count: Count) -> ChatCompletion:
        """Count what a completion took, and return it when it is whole; raises a `ModelError` otherwise."""
        choice = first_choice(completion)
        if choice is None:
            raise self._no_completion()
        count.usage += _usage(getattr(completion, "usage", None))
        said, refused = choice.message.content, choice.message.refusal
        count.raw_answer = None if said is None else unicode_of(said)
        # A reask repeats the message, of which only the words are sure to be what a request may hold.
        choice.message = ChatCompletionMessage(role="assistant", content=json_of(count.raw_answer or ""))
        if choice.finish_reason == "length":
            raise AnswerTruncated(f"{self.where}: the answer ran into its limit of tokens")
        if choice.finish_reason == "content_filter" or refused:
            told = one_line(refused or "content filter")
            raise AnswerRefused(f"{self.where}: the model refused: {told}")
        return cast("ChatCompletion", completion)

    def _failure(self, error: InstructorError, reasks: int) -> Exception:
        """Return what is behind instructor's error, which it makes of everything, bugs included."""
        cause = error.__cause__
        if isinstance(cause, Exception) and not isinstance(cause, _INVALID):
            return cause
        after = f" after {reasks + 1} attempts" if reasks else ""
        return AnswerInvalid(
            f"{self.where}: no answer that fits the schema{after}: {one_line(cause or error)}"
        )

    def _without_key(self, error: Exception) -> Exception:
        """Blot the key out of the message: an endpoint that refuses a key may repeat it."""
        if isinstance(error, ModelError) and len(self._api_key) >= _SHORTEST_KEY:
            error.args = tuple(str(part).replace(self._api_key, "***") for part in error.args)
        return error


def _most_tokens(arguments: dict[str, Any]) -> int:
    """Return about how many tokens a call may take, the answer included."""
    characters = sum(len(message["content"]) for message in arguments["messages"])
    most = arguments.get("max_completion_tokens") or arguments["max_tokens"]
    return characters // _CHARACTERS_A_TOKEN + int(most)


def first_choice(completion: object) -> Choice | None:
    """Return the choice of a whole completion, None of anything else; openai hands on whatever came."""
    choices = completion.choices if isinstance(completion, ChatCompletion) else None
    choice = choices[0] if isinstance(choices, list) and choices else None
    whole = isinstance(choice, Choice) and isinstance(choice.message, ChatCompletionMessage)
    return choice if whole else None


def _usage(reported: object) -> Usage:
    """Return what the endpoint counted; it may leave out any of it."""
    if not isinstance(reported, CompletionUsage):
        return Usage()
    details = reported.prompt_tokens_details
    counted = {
        "input_tokens": reported.prompt_tokens,
        "output_tokens": reported.completion_tokens,
        "cached_tokens": details.cached_tokens if isinstance(details, PromptTokensDetails) else None,
    }
    return Usage(**{name: number for name, number in counted.items() if isinstance(number, int)})
