"""Every error this project raises on purpose.

SummarizerError                    exit code 1
├── UsageError                     2  what the person gave cannot be used
│   ├── UnusableInput              2  a file that is not an article: binary, empty, too large
│   │   ├── AddressRefused         2  a web address that may not be fetched: private, file:, robots.txt
│   │   └── PageUnavailable        2  a page that cannot be fetched: an error, too large, too slow
│   ├── SettingsError              2  an option, variable or model reference that makes no sense
│   ├── PromptError                2  a prompt template that is missing or does not render
│   └── ReviewRefused              2  what a reviewer does and cannot: no sentence cited, no such claim
├── ModelError                     3  the model did not give a usable answer
│   ├── ModelUnavailable           3  retryable: connection refused or reset, 5xx, overloaded
│   │   └── NotSubmitted           3  retryable: a batch has answers only to what was put in it
│   ├── ModelTimeout               3  retryable: no answer in time
│   ├── RateLimited                3  retryable: 429, with the seconds to wait
│   ├── AccessDenied               3  401, 403: the key is wrong or may not do this
│   ├── QuotaExhausted             3  the account has no credit left
│   ├── ModelNotFound              3  the endpoint does not have this model
│   ├── RequestRejected            3  400, 422: the endpoint does not accept the request
│   │   └── FormRefused            3  it says so of the form of the answer: response_format, the schema
│   ├── ContextOverflow            3  the prompt is longer than the model reads
│   ├── AnswerTruncated            3  the model ran into its token limit
│   ├── AnswerRefused              3  refusal or content filter
│   ├── AnswerInvalid              3  still not valid against the schema after all reasks
│   └── WeightsError               3  the weights of the embedded model
│       ├── WeightsUnavailable     3  no source could deliver them
│       └── WeightsCorrupt         3  the bytes are not the published ones
├── ParserUnavailable              1  the parser's model is missing or damaged
├── OutputError                    4  a result could not be written
├── StoreError                     4  the store cannot be used: full, read-only, not there
│   ├── StoreBusy                  4  another run works on it
│   ├── ReviewConflict             4  somebody else reviewed the same brief meanwhile
│   ├── StoreCorrupt               4  its file is damaged, or no store
│   └── StoreNewer                 4  a newer version of this program wrote it
└── RunStopped                     6  a run was told to end: by its cost or token limit, or by a person

Only entry points turn these into text and exit codes; anything else is a bug and a traceback.
"""

from typing import ClassVar


class SummarizerError(Exception):
    """Root of the tree: a message `where: what, the value, the next step`, and how to treat it."""

    exit_code: ClassVar[int] = 1
    retryable: ClassVar[bool] = False


class UsageError(SummarizerError):
    """What the person gave cannot be used."""

    exit_code = 2


class UnusableInput(UsageError):
    """A file that is not an article: binary, empty, too large, not readable."""


class AddressRefused(UnusableInput):
    """A web address that may not be fetched: no public address, no web address, robots.txt."""


class PageUnavailable(UnusableInput):
    """A page that cannot be fetched: an error of the site or the way, too large, too slow."""


class SettingsError(UsageError):
    """An option, environment variable or model reference that makes no sense."""


class PromptError(UsageError):
    """A prompt template that is missing, malformed or does not render."""


class ReviewRefused(UsageError):
    """An action of a reviewer that cannot be taken; `slips` tells why, by field where there is one."""

    def __init__(self, message: str, slips: tuple[tuple[str, str], ...] = ()) -> None:
        """Keep what is wrong, field by field, beside the message."""
        super().__init__(message)
        self.slips = slips


class ModelError(SummarizerError):
    """The model did not give a usable answer; `wait_seconds` is what the endpoint asks for, if it does."""

    exit_code = 3

    def __init__(self, message: str, wait_seconds: float | None = None) -> None:
        """Keep the wait that the endpoint asked for beside the message."""
        super().__init__(message)
        self.wait_seconds = wait_seconds
        self.raw_answer: str | None = None
        """What the model had answered last, where it answered at all."""
        self.spent = (0, 0, 0, 0)
        """Calls, input, output and cached tokens that it took all the same."""


class ModelUnavailable(ModelError):
    """Connection refused or reset, 5xx, overloaded."""

    retryable = True


class NotSubmitted(ModelUnavailable):
    """A batch has answers only to the questions that were put in it; the run after it may ask others."""


class ModelTimeout(ModelError):
    """No answer within the time given."""

    retryable = True


class RateLimited(ModelError):
    """429: too many requests or tokens."""

    retryable = True


class AccessDenied(ModelError):
    """401 or 403: the key is missing, wrong, or may not do this."""


class QuotaExhausted(ModelError):
    """The account behind the key has no credit left; waiting does not help."""


class ModelNotFound(ModelError):
    """The endpoint does not have this model."""


class RequestRejected(ModelError):
    """400 or 422: the endpoint does not accept the request as it is."""


class FormRefused(RequestRejected):
    """The endpoint does not take the form in which the answer is asked for: a schema, JSON mode."""


class ContextOverflow(ModelError):
    """The prompt and its answer are longer than the model's context."""


class AnswerTruncated(ModelError):
    """The answer ran into its token limit, so it is not whole."""


class AnswerRefused(ModelError):
    """The model refused, or a content filter took the answer."""


class AnswerInvalid(ModelError):
    """The answer is empty or does not validate, also after every reask."""


class WeightsError(ModelError):
    """Something about the weights of the embedded model."""


class WeightsUnavailable(WeightsError):
    """No source could deliver the weights."""


class WeightsCorrupt(WeightsError):
    """The bytes are not the published ones."""


class ParserUnavailable(SummarizerError):
    """The model of the parser is missing, or its files are not the published ones."""


class OutputError(SummarizerError):
    """A result could not be written."""

    exit_code = 4


class StoreError(SummarizerError):
    """The store of a batch cannot be used: full, read-only, not there."""

    exit_code = 4


class StoreBusy(StoreError):
    """Another run works on the store."""


class ReviewConflict(StoreError):
    """Somebody else reviewed the same brief meanwhile; nothing was written."""


class StoreCorrupt(StoreError):
    """The store's file is damaged, or is no store."""


class StoreNewer(StoreError):
    """The store was written by a newer version of this program."""


class RunStopped(SummarizerError):
    """A run was told to end before the next call: by its cost or token limit, or by a person."""

    exit_code = 6
