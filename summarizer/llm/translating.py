"""The one seam where errors of the SDKs become ours; what is not listed here passes as it is."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import time

import httpx2
import openai

from summarizer import errors

_LONGEST_DETAIL = 300
_LONGEST_ADVICE_SECONDS = 366 * 86_400.0
"""A longer wait, which a header may spell, is no time to come back at."""
_PAYMENT_REQUIRED = 402
_CONTEXT_WORDS = (
    "context_length_exceeded",
    "maximum context length",
    "available context size",
    "context size",
)
_FORM_WORDS = re.compile(
    r"response_format|json_(?:schema|object)|json[ -]mode|structured[ _]output|(?:schema|grammar)\b",
    re.IGNORECASE,
)
"""What endpoints name when they refuse the form of an answer."""
_NO_JSON = "json_validate_failed"
"""Groq's code for an answer that its model could not write in the form, which is no refusal of the form."""


def translate(error: openai.OpenAIError, where: str) -> Exception:
    """Return our error for one of openai's; `where` names the model and host, never a key."""
    for kind, make in _TRANSLATIONS:
        if isinstance(error, kind):
            return make(error, where)
    return error


def translate_status(status: int, error: object, where: str) -> Exception:
    """Return our error for a status and error body that came in a file instead of a response."""
    response = httpx2.Response(status, request=httpx2.Request("POST", "https://batch.invalid"))
    kind = _OF_STATUS.get(status, openai.APIStatusError)
    return translate(kind(one_line(error), response=response, body=error), where)


def one_line(message: object) -> str:
    """Return the beginning of what somebody else says, for a message of ours."""
    return " ".join(unicode_of(str(message)).split())[:_LONGEST_DETAIL]


def unicode_of(text: str) -> str:
    """Return a text that can be encoded: JSON may hold half of a character, which becomes `?`."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _detail(error: Exception) -> str:
    body = getattr(error, "body", None)
    message = body.get("message") if isinstance(body, dict) else None
    return one_line(message or error)


def _rate_limited(error: openai.OpenAIError, where: str) -> Exception:
    detail = _detail(error)
    if (
        "insufficient_quota" in f"{getattr(error, 'code', '')} {detail}"
        or "exceeded your current quota" in detail
    ):
        return _exhausted(error, where)
    wait = _asked(error)
    return errors.RateLimited(f"{where}: too many requests: {detail}; {_advice(wait)}", wait)


def _exhausted(error: openai.OpenAIError, where: str) -> Exception:
    return errors.QuotaExhausted(
        f"{where}: no credit left: {_detail(error)}; check the account behind the key"
    )


def _asked(error: openai.OpenAIError) -> float | None:
    """Return the seconds that the endpoint asks to wait; None when it does not."""
    response = getattr(error, "response", None)
    return wait_seconds(response.headers.get("retry-after")) if response is not None else None


def _advice(wait: float | None, now: Callable[[], float] = time) -> str:
    if wait is None or wait > _LONGEST_ADVICE_SECONDS:
        return "try again later"
    back = datetime.fromtimestamp(now() + wait, UTC)
    return f"try again in {wait:.0f} s, at {back:%Y-%m-%d %H:%M:%S} UTC"


def wait_seconds(header: str | None, now: Callable[[], float] = time) -> float | None:
    """Return the seconds of a Retry-After header, never negative; None when it says nothing usable."""
    if header is None:
        return None
    try:
        seconds = float(header)
    except ValueError:
        try:
            seconds = parsedate_to_datetime(header).timestamp() - now()
        except (ValueError, OverflowError):
            return None
    if seconds != seconds:  # noqa: PLR0124 - NaN, which a header may spell
        return None
    return max(0.0, seconds)


def _rejected(error: openai.OpenAIError, where: str) -> Exception:
    detail = _detail(error)
    told = f"{detail} {getattr(error, 'code', '')} {getattr(error, 'param', '')}"
    if any(words in told for words in _CONTEXT_WORDS):
        return errors.ContextOverflow(f"{where}: the text is too long for this model: {detail}")
    if _NO_JSON in told:
        return errors.AnswerInvalid(f"{where}: the model wrote no answer in the form: {detail}")
    if _FORM_WORDS.search(told):
        return errors.FormRefused(f"{where}: the endpoint does not take the form of the answer: {detail}")
    return errors.RequestRejected(f"{where}: the endpoint does not accept the request: {detail}")


def _denied(error: openai.OpenAIError, where: str) -> Exception:
    return errors.AccessDenied(
        f"{where}: access denied: {_detail(error)}; check the key: OPENAI_API_KEY for api.openai.com, "
        "SUMMARIZER_API_KEY for any other endpoint"
    )


def _not_found(error: openai.OpenAIError, where: str) -> Exception:
    return errors.ModelNotFound(
        f"{where}: no such model or address: {_detail(error)}; check --model and --base-url"
    )


def _timeout(_error: openai.OpenAIError, where: str) -> Exception:
    return errors.ModelTimeout(
        f"{where}: no answer in time; is the server busy or the model too large for it? "
        "--timeout SECONDS gives it more"
    )


def _unavailable(error: openai.OpenAIError, where: str) -> Exception:
    wait = _asked(error)
    advice = "is the server running?" if wait is None else _advice(wait)
    return errors.ModelUnavailable(f"{where}: cannot be reached or failed: {_detail(error)}; {advice}", wait)


def _status(error: openai.OpenAIError, where: str) -> Exception:
    status = getattr(error, "status_code", 0)
    if status == _PAYMENT_REQUIRED:
        return _exhausted(error, where)
    passing = status >= 500 or status in {408, 409, 425}  # noqa: PLR2004 - HTTP status classes
    return (_unavailable if passing else _rejected)(error, where)


def _truncated(_error: openai.OpenAIError, where: str) -> Exception:
    return errors.AnswerTruncated(f"{where}: the answer ran into its token limit")


def _refused(_error: openai.OpenAIError, where: str) -> Exception:
    return errors.AnswerRefused(f"{where}: a content filter took the answer")


def _invalid(error: openai.OpenAIError, where: str) -> Exception:
    return errors.AnswerInvalid(f"{where}: the endpoint's answer is no chat completion: {_detail(error)}")


_TRANSLATIONS: tuple[tuple[type[openai.OpenAIError], Callable[[openai.OpenAIError, str], Exception]], ...] = (
    (openai.APITimeoutError, _timeout),
    (openai.APIConnectionError, _unavailable),
    (openai.RateLimitError, _rate_limited),
    (openai.AuthenticationError, _denied),
    (openai.PermissionDeniedError, _denied),
    (openai.NotFoundError, _not_found),
    (openai.BadRequestError, _rejected),
    (openai.UnprocessableEntityError, _rejected),
    (openai.APIStatusError, _status),
    (openai.APIResponseValidationError, _invalid),
    (openai.LengthFinishReasonError, _truncated),
    (openai.ContentFilterFinishReasonError, _refused),
    (openai.APIError, _invalid),
)
"""From the most specific to the most general."""

_OF_STATUS: dict[int, type[openai.APIStatusError]] = {
    400: openai.BadRequestError,
    401: openai.AuthenticationError,
    403: openai.PermissionDeniedError,
    404: openai.NotFoundError,
    422: openai.UnprocessableEntityError,
    429: openai.RateLimitError,
}
"""As openai itself chooses; every other status is told apart by its number."""
