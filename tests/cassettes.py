"""Recorded conversations with the embedded model: matched by what is asked, readable, all played.

vcrpy ignores the body by default and would replay the wrong answer; here method, path and the
canonical JSON body must be the same. Headers are kept by allow-list, in both directions.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import vcr
import yaml
from vcr.request import Request

KEPT_HEADERS = {"content-type"}
KEPT_ANSWER = ("choices", "usage", "object")
"""What of an answer is kept: timings differ on every recording, and `model` is a path of the machine."""


def canonical_body(left: Request, right: Request) -> None:
    """Compare two requests by their JSON, whatever the order of keys."""
    assert json.loads(left.body) == json.loads(right.body)


def _request(request: Request) -> Request:
    request.headers = {name: value for name, value in request.headers.items() if name.lower() in KEPT_HEADERS}
    return request


def _response(response: dict[str, Any]) -> dict[str, Any]:
    headers = response["headers"]
    response["headers"] = {name: headers[name] for name in headers if name.lower() in KEPT_HEADERS}
    answer = json.loads(response["body"]["string"])
    kept = {name: answer[name] for name in KEPT_ANSWER if name in answer}
    response["body"]["string"] = json.dumps(kept, ensure_ascii=False).encode()
    return response


class Readable:
    """Cassettes as YAML in which questions and answers can be read: bodies as data, not as strings."""

    @staticmethod
    def serialize(cassette: dict[str, Any]) -> str:
        for interaction in cassette["interactions"]:
            interaction["request"]["body"] = json.loads(interaction["request"]["body"])
            interaction["response"]["body"] = json.loads(interaction["response"]["body"]["string"])
        return yaml.dump(cassette, allow_unicode=True, sort_keys=False, width=110, Dumper=yaml.CSafeDumper)

    @staticmethod
    def deserialize(text: str) -> dict[str, Any]:
        cassette: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
        for interaction in cassette["interactions"]:
            interaction["request"]["body"] = json.dumps(interaction["request"]["body"])
            interaction["response"]["body"] = {"string": json.dumps(interaction["response"]["body"]).encode()}
        return cassette


@contextmanager
def play(path: Path, *, record: bool) -> Iterator[None]:
    """Replay a cassette, all of it, without network; or record it again from nothing."""
    recorder = vcr.VCR(
        record_mode=vcr.mode.ALL if record else vcr.mode.NONE,
        match_on=("method", "path", "canonical_body"),
        before_record_request=_request,
        before_record_response=_response if record else None,
        serializer="readable",
    )
    recorder.register_matcher("canonical_body", canonical_body)
    recorder.register_serializer("readable", Readable)
    if record:
        path.unlink(missing_ok=True)
    with recorder.use_cassette(str(path)) as cassette:
        yield
    if not record:
        assert cassette.all_played, (
            f"{path.name}: {len(cassette) - cassette.play_count} answers were not asked for"
        )
