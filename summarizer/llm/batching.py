"""OpenAI's Batch API: the requests an endpoint would send, in a file, and their answers hours later.

A request is known by a digest of its whole body, so an answer is used for exactly the question that was
asked. What comes back is looked at line by line: nothing that an endpoint writes into a file is an
exception here, only an answer or the reason why there is none.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any, Final

import httpx2
import openai
from openai.types import Batch, BatchError
from openai.types.chat import ChatCompletion

from summarizer.domain import Usage
from summarizer.errors import ModelError, ModelUnavailable, NotSubmitted
from summarizer.llm.endpoint import Count, Endpoint, first_choice
from summarizer.llm.interface import Answer, AnswerT, Request, StrategyName
from summarizer.llm.translating import one_line, translate_status

MOST_REQUESTS = 50_000
MOST_BYTES = 200_000_000
"""Of one file, as the API's reference has it."""
ENDED: Final = frozenset({"completed", "failed", "expired", "cancelled"})
_URL: Final = "/v1/chat/completions"
_SHIPMENT = "summarizer_shipment"
"""Under this name a batch's metadata has the id of our shipment, by which it is found again."""
_PAGE = 100
_TOO_MUCH_QUEUED = "token_limit_exceeded"
_OK = 200
_LATEST_SECONDS = 253_402_300_799
"""The last second that a date can hold."""


@dataclass(frozen=True)
class Question:
    """A request as a line of the file: its body, and the digest by which its answer is found."""

    digest: str
    body: dict[str, Any]

    def line(self, custom_id: str) -> bytes:
        """Return the line of the file; `custom_id` comes back with the answer."""
        line = {"custom_id": custom_id, "method": "POST", "url": _URL, "body": self.body}
        return json.dumps(line).encode() + b"\n"


@dataclass(frozen=True)
class Problem:
    """Why a batch failed as a whole; `line` counts from 1 where one line of the file is meant."""

    code: str
    message: str
    line: int | None = None

    def __str__(self) -> str:
        """Return it for a person."""
        where = f"line {self.line}: " if self.line else ""
        return one_line(f"{where}{self.code}: {self.message}")


@dataclass(frozen=True)
class Job:
    """A batch as the endpoint tells of it."""

    id: str
    status: str
    """`validating`, `in_progress`, `finalizing`, `cancelling`, or one of `ENDED`."""
    expires_at: datetime | None = None
    done: int = 0
    total: int = 0
    files: tuple[str, ...] = ()
    """Ids of its files of answers and of errors, as far as it has them."""
    problems: tuple[Problem, ...] = ()

    @property
    def too_much_queued(self) -> bool:
        """Whether it failed because more was queued than the account may."""
        return any(problem.code == _TOO_MUCH_QUEUED for problem in self.problems)


@dataclass(frozen=True)
class Line:
    """What a file says of one request: an answer if `ok`, else an error; `text` is the line itself."""

    custom_id: str
    ok: bool
    text: str


class BatchApi:
    """The Batch API of an endpoint; every method raises a `ModelError` when the endpoint fails."""

    def __init__(self, model: Endpoint) -> None:
        """`model` is the endpoint with the prices that batches have."""
        self.model = model

    @property
    def address(self) -> str:
        """Where batches are: only the endpoint that took one knows it."""
        return self.model.address

    def question(self, request: Request[Any]) -> Question:
        """Return what the endpoint would be sent for a request."""
        arguments = self.model.arguments(request)
        return Question(_digest(arguments), arguments)

    def upload(self, file: IO[bytes], name: str) -> str:
        """Upload a file of lines, and return its id; done twice, it leaves a file that nobody uses."""

        def send(client: openai.OpenAI) -> str:
            file.seek(0)
            return client.files.create(file=(name, file, "application/jsonl"), purpose="batch").id

        identity: object = self.model.call(send)
        if not isinstance(identity, str):
            raise self._no_batch_api()
        return identity

    def create(self, file_id: str, shipment: str) -> Job:
        """Begin the work on a file, asked for once: after a passing error it may have begun all the same."""

        def begin(client: openai.OpenAI) -> Batch:
            return client.batches.create(
                input_file_id=file_id,
                endpoint=_URL,
                completion_window="24h",
                metadata={_SHIPMENT: shipment},
            )

        return self._job(self.model.call(begin, once=True))

    def find(self, shipment: str, file_id: str) -> Job | None:
        """Return the batch of a shipment or of its file among all of the account, None without one."""

        def look(client: openai.OpenAI) -> Batch | None:
            for batch in client.batches.list(limit=_PAGE):
                named = isinstance(batch.metadata, dict) and batch.metadata.get(_SHIPMENT) == shipment
                if named or batch.input_file_id == file_id:
                    return batch
            return None

        found = self.model.call(look)
        return None if found is None else self._job(found)

    def look(self, batch_id: str) -> Job | None:
        """Return how a batch stands, None where the account has none of that id."""

        def retrieve(client: openai.OpenAI) -> tuple[Batch] | None:
            try:
                return (client.batches.retrieve(batch_id),)
            except openai.NotFoundError:
                return None

        found = self.model.call(retrieve)
        return None if found is None else self._job(*found)

    def lines(self, job: Job) -> Iterator[Line]:
        """Yield what the files of a batch say, in any order; what is no line of an answer is left out."""
        with TemporaryDirectory() as folder:
            for number, file_id in enumerate(job.files):
                path = Path(folder) / str(number)
                if self._download(file_id, path):
                    with path.open("rb") as file:
                        yield from filter(None, map(_line, file))

    def _download(self, file_id: str, path: Path) -> bool:
        """Write a file of the endpoint to a path; False when the endpoint has it no more."""

        def fetch(client: openai.OpenAI) -> bool:
            try:
                with client.files.with_streaming_response.content(file_id) as response:
                    response.stream_to_file(path)
            except openai.NotFoundError:
                return False
            except httpx2.HTTPError as exc:  # openai translates what fails before the body, not within it
                raise ModelUnavailable(
                    f"{self.model.where}: the download of {file_id} broke off: {one_line(exc)}"
                ) from exc
            return True

        return self.model.call(fetch)

    def _job(self, batch: object) -> Job:
        """Return what a batch object says; openai hands on whatever came, unchecked."""
        if not (
            isinstance(batch, Batch)
            and isinstance(getattr(batch, "id", None), str)
            and isinstance(getattr(batch, "status", None), str)
        ):
            raise self._no_batch_api()
        counts, expires = batch.request_counts, batch.expires_at
        problems = getattr(batch.errors, "data", None)
        known = isinstance(expires, int) and 0 <= expires <= _LATEST_SECONDS
        return Job(
            id=batch.id,
            status=batch.status,
            expires_at=datetime.fromtimestamp(expires, UTC) if expires and known else None,
            done=_number(counts, "completed") + _number(counts, "failed"),
            total=_number(counts, "total"),
            files=tuple(filter(None, (batch.output_file_id, batch.error_file_id))),
            problems=tuple(
                Problem(error.code or "unknown", error.message or "", error.line)
                for error in (problems if isinstance(problems, list) else ())
                if isinstance(error, BatchError)
            ),
        )

    def _no_batch_api(self) -> ModelError:
        return ModelUnavailable(
            f"{self.model.where}: the answer is none of a Batch API; does this endpoint have one?"
        )


class Answered:
    """A model that was asked before: each request finds the line of its own answer, or says why not."""

    concurrency = 1

    def __init__(self, model: Endpoint, lines: Mapping[str, str]) -> None:
        """`lines` are those of a batch's files, by the digest of the question."""
        self._model = model
        self._lines = lines
        self.reference = model.reference
        self.strategy: StrategyName = model.strategy
        self.context_tokens = model.context_tokens
        self.thinking_tokens = model.thinking_tokens
        self.usd_per_million_tokens = model.usd_per_million_tokens

    def ask(self, request: Request[AnswerT]) -> Answer[AnswerT]:
        """Return the validated answer that the batch has; a reask would be a batch of its own."""
        count = Count()

        def find(**arguments: Any) -> ChatCompletion:  # noqa: ANN401 - instructor passes openai's arguments through
            return self._read(self._lines.get(_digest(arguments)), count)

        return self._model.validated(request, find, count, reasks=0)

    def _read(self, text: str | None, count: Count) -> ChatCompletion:
        where = self._model.where
        if text is None:
            raise NotSubmitted(f"{where}: the batch has no answer to this question")
        line = json.loads(text)
        response, error = line.get("response"), line.get("error")
        held = response if isinstance(response, dict) else {}
        body, status = held.get("body"), held.get("status_code")
        if error or not isinstance(status, int):
            raise ModelUnavailable(f"{where}: not answered by the batch: {_told(error)}")
        if status != _OK:
            of_body = body.get("error", body) if isinstance(body, dict) else body
            raise translate_status(status, of_body, where)
        count.usage += Usage(calls=1)
        return self._model.whole(_completion(body), count)


def without_line(status: str) -> str:
    """Return what stands for a request of which the files of an ended batch say nothing."""
    return json.dumps({"error": {"code": status, "message": "the files of the batch do not have it"}})


def refused_line(problem: Problem) -> str:
    """Return what stands for a request because of which a whole batch failed."""
    return json.dumps({"response": {"status_code": 400, "body": {"error": {"message": str(problem)}}}})


def _digest(arguments: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(arguments, sort_keys=True).encode()).hexdigest()


def _line(raw: bytes) -> Line | None:
    """Return a line of a file, None when it is torn or is no line of the Batch API."""
    try:
        text = raw.decode()
        line = json.loads(text)
    except (UnicodeDecodeError, ValueError, RecursionError):
        return None
    if not isinstance(line, dict) or not isinstance(line.get("custom_id"), str):
        return None
    return Line(line["custom_id"], _is_answer(line), text)


def _number(counts: object, name: str) -> int:
    number = getattr(counts, name, None)
    return number if isinstance(number, int) else 0


def _is_answer(line: Mapping[str, Any]) -> bool:
    """Tell whether a line holds a completion, of whatever use; without one the question is open."""
    response = line.get("response")
    if not isinstance(response, dict) or response.get("status_code") != _OK or line.get("error"):
        return False
    return first_choice(_completion(response.get("body"))) is not None


def _completion(body: object) -> ChatCompletion | None:
    return ChatCompletion.construct(**body) if isinstance(body, dict) else None


def _told(error: object) -> str:
    if isinstance(error, dict):
        return one_line(f"{error.get('code')}: {error.get('message')}")
    return one_line(error)
