import httpx2
import openai
import pytest

from summarizer.errors import SummarizerError
from summarizer.llm.translating import translate, wait_seconds

REQUEST = httpx2.Request("POST", "http://127.0.0.1/v1")
NOT_OF_A_CALL = {
    "SubjectTokenProviderError",  # workload identity, which we do not use
    "OAuthError",  # the same
    "MutuallyExclusiveAuthError",  # the client is built with one key
    "APIRemovedInV1",  # of the old module functions
    "_AmbiguousModuleClientUsageError",  # the same
    "StreamAlreadyConsumed",  # we do not stream
    "WebSocketConnectionClosedError",  # we speak HTTP
    "WebSocketQueueFullError",  # the same
    "LengthFinishReasonError",  # raised by openai's own parser; listed in translating, hard to build here
    "ContentFilterFinishReasonError",  # the same
}


def family(kind: type[openai.OpenAIError]) -> set[type[openai.OpenAIError]]:
    return {kind}.union(*(family(child) for child in kind.__subclasses__()))


def make(kind: type[openai.OpenAIError]) -> openai.OpenAIError:
    if issubclass(kind, openai.APIStatusError):
        return kind("no", response=httpx2.Response(418, request=REQUEST), body=None)
    if issubclass(kind, openai.APITimeoutError):
        return kind(request=REQUEST)
    if issubclass(kind, openai.APIConnectionError):
        return kind(message="no", request=REQUEST)
    if issubclass(kind, openai.APIResponseValidationError):
        return kind(httpx2.Response(200, request=REQUEST), None)
    return kind("no", request=REQUEST, body=None)  # type: ignore[call-arg] # APIError itself


CALL_ERRORS = sorted(
    (kind for kind in family(openai.OpenAIError) if kind.__name__ not in NOT_OF_A_CALL | {"OpenAIError"}),
    key=lambda kind: kind.__name__,
)


@pytest.mark.parametrize("kind", CALL_ERRORS, ids=lambda kind: kind.__name__)
def test_every_error_of_a_call_becomes_one_of_ours(kind: type[openai.OpenAIError]) -> None:
    ours = translate(make(kind), "test/m at 127.0.0.1")
    assert isinstance(ours, SummarizerError)
    assert "test/m" in str(ours)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("0", 0),
        ("0.5", 0.5),
        ("120", 120),
        ("-1", 0),
        ("NaN", None),
        ("1e9", 1e9),
        ("soon", None),
        (None, None),
        ("Thu, 01 Jan 1970 00:16:50 GMT", 10),
        ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
        ("Thu, 01 Jan 100000 00:00:00 GMT", None),
    ],
)
def test_retry_after_is_read_in_all_its_forms(header: str | None, seconds: float | None) -> None:
    assert wait_seconds(header, now=lambda: 1_000.0) == seconds
