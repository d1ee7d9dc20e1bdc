"""A fake of OpenAI's Batch API on this machine, and called so.

It follows the documented behaviour: files and batches are objects with ids, a batch goes through
validating, in_progress and finalizing to one of its ends, its input is validated line by line, output and
error file are separate and may be missing. How a batch ends is scripted; nothing here is a recording.
"""

import email
import email.policy
import json
import re
import threading
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

Json = dict[str, Any]
Mangle = Callable[[list[bytes], list[bytes]], tuple[list[bytes], list[bytes]]]
MOST_REQUESTS = 50_000
_STEPS = ("validating", "in_progress", "finalizing")


@dataclass(frozen=True)
class Result:
    """What becomes of one request: an answer, an error with its status, or an error without any."""

    status: int | None = 200
    body: Any = None
    error: Any = None


@dataclass(frozen=True)
class Ending:
    """How a batch ends: `results` says what becomes of each request, None for one that is not come to."""

    status: str = "completed"
    results: Callable[[Json], Result | None] = lambda line: answered(line)  # noqa: PLW0108 - it stands below
    errors: tuple[Json, ...] = ()
    mangle: Mangle = lambda output, errors: (output, errors)


@dataclass
class Fault:
    """What happens to one HTTP call instead of its answer; `done` when it is carried out all the same."""

    status: int = 500
    done: bool = False
    body: bytes = b'{"error": {"message": "a fault of the test"}}'
    cut: bool = False


def fill(schema: Json, number: int = 1, root: Json | None = None) -> Any:  # noqa: ANN401 - whatever the schema asks for
    """Return something that fits a JSON Schema; every list has one item, every whole number is `number`."""
    root = root or schema
    if "$ref" in schema:
        return fill(root["$defs"][schema["$ref"].rsplit("/", 1)[1]], number, root)
    if "enum" in schema or "const" in schema:
        return schema["const"] if "const" in schema else schema["enum"][0]
    if schema["type"] == "object":
        return {name: fill(part, number, root) for name, part in schema.get("properties", {}).items()}
    if schema["type"] == "array":
        return [fill(schema["items"], number, root)]
    if schema["type"] == "integer":
        return number
    return "Fewer crossings."


def completion(line: Json, content: str | None = None, **choice: object) -> Json:
    """Return the chat completion of a request line; without `content`, one that fits its schema."""
    body = line["body"]
    if content is None:
        cited = re.search(r"^\[(\d+)\]", body["messages"][1]["content"], re.MULTILINE)
        number = int(cited[1]) if cited else 1
        content = json.dumps(fill(body["response_format"]["json_schema"]["schema"], number))
    message = {"role": "assistant", "content": content, "refusal": choice.pop("refusal", None)}
    usage = {"prompt_tokens": 1_000, "completion_tokens": 100, "total_tokens": 1_100}
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 0,
        "model": body["model"],
        "choices": [{"index": 0, "message": message, "finish_reason": "stop"} | choice],
        "usage": usage,
    }


def answered(line: Json, content: str | None = None, **choice: object) -> Result:
    """Return the result of a request that the model answered."""
    return Result(200, completion(line, content, **choice))


class FakeBatchServer:
    """The running fake: what it was sent, and how it is told to behave."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.batches: dict[str, Json] = {}
        self.calls: list[tuple[str, str]] = []
        self.endings: deque[Ending] = deque()
        """How the batches end that are created next; then all are completed."""
        self.faults: dict[tuple[str, str], deque[Fault]] = {}
        """By method and the first part of the path behind /v1/."""
        self.held = False
        """Whether batches stay as they are, however often somebody looks."""
        self.most_queued_tokens: int | None = None
        self.unlisted: set[str] = set()
        self.base_url = ""
        self.answers: Counter[str] = Counter()
        """How often each custom id was answered, which is what costs."""
        self._of: dict[str, Ending] = {}
        self._lock = threading.RLock()

    # ------------------------------------------------------------ what a test asks

    def lines(self, batch: str) -> list[Json]:
        """Return the request lines of a batch."""
        return [json.loads(line) for line in self.files[self.batches[batch]["input_file_id"]].splitlines()]

    def asked(self) -> Counter[str]:
        """Return how often each custom id was put into a batch that was worked on."""
        return Counter(
            line["custom_id"]
            for name, batch in self.batches.items()
            if batch["status"] != "failed"
            for line in self.lines(name)
        )

    def doubled(self) -> list[str]:
        """Return the shipments for which there is more than one batch."""
        told = Counter(batch["metadata"]["summarizer_shipment"] for batch in self.batches.values())
        return [shipment for shipment, count in told.items() if count > 1]

    def cancel(self, batch: str) -> None:
        """Do what the button on the dashboard does."""
        with self._lock:
            self.batches[batch]["status"] = "cancelling"

    # ------------------------------------------------------------ the API

    def upload(self, content_type: str, raw: bytes) -> Json:
        message = email.message_from_bytes(
            b"Content-Type: " + content_type.encode() + b"\r\n\r\n" + raw, policy=email.policy.HTTP
        )
        parts = {part.get_param("name", header="content-disposition"): part for part in message.iter_parts()}
        assert parts["purpose"].get_content().strip() == "batch"
        content = parts["file"].get_payload(decode=True)
        name = str(parts["file"].get_filename())
        assert name.endswith(".jsonl")
        return self._file(content, name, "batch")

    def _file(self, content: bytes, name: str, purpose: str) -> Json:
        with self._lock:
            identity = f"file-{len(self.files) + 1}"
            self.files[identity] = content
        return {
            "id": identity, "object": "file", "bytes": len(content), "created_at": int(time.time()),
            "filename": name, "purpose": purpose, "status": "processed",
        }  # fmt: skip

    def create(self, asked: Json) -> Json:
        assert (asked["endpoint"], asked["completion_window"]) == ("/v1/chat/completions", "24h")
        assert asked["input_file_id"] in self.files
        now = int(time.time())
        with self._lock:
            identity = f"batch_{len(self.batches) + 1}"
            errors = self._invalid(self.files[asked["input_file_id"]])
            batch = {
                "id": identity, "object": "batch", "endpoint": asked["endpoint"], "errors": None,
                "input_file_id": asked["input_file_id"], "completion_window": "24h",
                "status": "validating", "output_file_id": None, "error_file_id": None,
                "created_at": now, "expires_at": now + 86_400,
                "request_counts": {"total": 0, "completed": 0, "failed": 0},
                "metadata": asked.get("metadata"),
            }  # fmt: skip
            self.batches[identity] = batch
            ending = self.endings.popleft() if self.endings else Ending()
            self._of[identity] = Ending(status="failed", errors=tuple(errors)) if errors else ending
            return dict(batch)

    def _invalid(self, content: bytes) -> list[Json]:
        """Return what validation finds wrong with an input file."""
        lines = [json.loads(line) for line in content.splitlines()]
        if not lines:
            return [problem("empty_file", "The input file is empty")]
        if len(lines) > MOST_REQUESTS:
            return [problem("too_many_tasks", "The batch has too many tasks")]
        seen: set[str] = set()
        for number, line in enumerate(lines, start=1):
            if line["custom_id"] in seen or len(line["custom_id"]) > 64:
                return [problem("duplicate_custom_id", "The custom_id is not unique", number)]
            seen.add(line["custom_id"])
            if (line["method"], line["url"]) != ("POST", "/v1/chat/completions"):
                return [problem("url_mismatch", "The url does not match the batch's endpoint", number)]
            if line["body"]["model"] != lines[0]["body"]["model"]:
                return [problem("model_mismatch", "All requests must be for one model", number)]
        if self.most_queued_tokens is not None and self._queued() + tokens(lines) > self.most_queued_tokens:
            limit = f"Enqueued token limit reached. Limit: {self.most_queued_tokens:,} enqueued tokens."
            return [problem("token_limit_exceeded", limit)]
        return []

    def _queued(self) -> int:
        return sum(
            tokens(self.lines(name))
            for name, batch in self.batches.items()
            if batch["status"] in {*_STEPS, "cancelling"}
        )

    def retrieve(self, identity: str) -> Json:
        """Return a batch, which goes one step on whenever somebody looks."""
        with self._lock:
            batch = self.batches[identity]
            shown = json.loads(json.dumps(batch))
            if not self.held:
                self._step(identity, batch)
            return dict(shown)

    def _step(self, identity: str, batch: Json) -> None:
        if batch["status"] == "cancelling":
            self._end(identity, batch, "cancelled")
        elif batch["status"] == "finalizing" or (
            batch["status"] == "validating" and self._of[identity].status == "failed"
        ):
            self._end(identity, batch, self._of[identity].status)
        elif batch["status"] in _STEPS:
            batch["status"] = _STEPS[_STEPS.index(batch["status"]) + 1]
            batch["request_counts"]["total"] = len(self.lines(identity))

    def _end(self, identity: str, batch: Json, status: str) -> None:
        ending = self._of[identity]
        batch["status"] = status
        batch[f"{status}_at"] = int(time.time())
        if status == "failed":
            batch["errors"] = {"object": "list", "data": list(ending.errors)}
            return
        output, errors = [], []
        for number, line in enumerate(self.lines(identity)):
            result = ending.results(line)
            if result is None and status == "expired":
                message = "This request could not be executed before the completion window expired."
                result = Result(None, error={"code": "batch_expired", "message": message})
            if result is not None:
                good = result.status == 200 and result.error is None
                self.answers[line["custom_id"]] += good
                (output if good else errors).append(reply_line(number, line, result))
        batch["request_counts"] |= {"completed": len(output), "failed": len(errors)}
        output, errors = ending.mangle(output, errors)
        for name, lines in (("output", output), ("error", errors)):
            if lines:
                held = self._file(b"".join(lines), f"{identity}_{name}.jsonl", "batch_output")
                batch[f"{name}_file_id"] = held["id"]

    def page(self, query: dict[str, list[str]]) -> Json:
        """Return a page of batches, the latest first."""
        with self._lock:
            names = [name for name in reversed(self.batches) if name not in self.unlisted]
            first = names.index(query["after"][0]) + 1 if "after" in query else 0
            shown = names[first : first + int(query.get("limit", ["20"])[0])]
            return {
                "object": "list", "data": [self.batches[name] for name in shown],
                "first_id": shown[0] if shown else None, "last_id": shown[-1] if shown else None,
                "has_more": first + len(shown) < len(names),
            }  # fmt: skip


def tokens(lines: list[Json]) -> int:
    """Return about how many tokens the prompts of request lines have."""
    return sum(len(message["content"]) // 3 for line in lines for message in line["body"]["messages"])


def problem(code: str, message: str, line: int | None = None) -> Json:
    """Return an error of a whole batch."""
    return {"code": code, "message": message, "line": line, "param": None}


def reply_line(number: int, line: Json, result: Result) -> bytes:
    """Return the line of an output or error file."""
    response = {"status_code": result.status, "request_id": f"req_{number}", "body": result.body}
    reply = {
        "id": f"batch_req_{number}",
        "custom_id": line["custom_id"],
        "response": None if result.status is None else response,
        "error": result.error,
    }
    return json.dumps(reply).encode() + b"\n"


class _Handler(BaseHTTPRequestHandler):
    api: FakeBatchServer

    def do_POST(self) -> None:
        self._serve()

    def do_GET(self) -> None:
        self._serve()

    def _serve(self) -> None:
        parts = urlsplit(self.path)
        path = parts.path.removeprefix("/v1/").strip("/").split("/")
        raw = self.rfile.read(int(self.headers.get("content-length") or 0))
        self.api.calls.append((self.command, "/".join(path)))
        waiting = self.api.faults.get((self.command, path[0]))
        fault = waiting.popleft() if waiting else None
        if fault is not None and not fault.done:
            self._send(fault.status, fault.body, cut=fault.cut)
            return
        status, body = self._answer(path, parse_qs(parts.query), raw)
        if fault is not None:
            self._send(fault.status, fault.body, cut=fault.cut)
            return
        self._send(status, body)

    def _answer(self, path: list[str], query: dict[str, list[str]], raw: bytes) -> tuple[int, bytes]:
        api = self.api
        try:
            if self.command == "POST":
                if path == ["files"]:
                    return 200, json.dumps(api.upload(self.headers["content-type"], raw)).encode()
                return 200, json.dumps(api.create(json.loads(raw))).encode()
            if path[0] == "files":
                return 200, api.files[path[1]]
            return 200, json.dumps(api.retrieve(path[1]) if path[1:] else api.page(query)).encode()
        except KeyError as exc:
            return 404, json.dumps({"error": {"message": f"No such object: {exc}", "code": None}}).encode()

    def _send(self, status: int, body: bytes, *, cut: bool = False) -> None:
        """Send an answer; cut, the connection ends in the middle of it."""
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body) + (1 if cut else 0)))
        self.end_headers()
        self.wfile.write(body)
        self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def fake_batch_server() -> Iterator[FakeBatchServer]:
    """Run the fake."""
    api = FakeBatchServer()
    handler = type("Handler", (_Handler,), {"api": api})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    api.base_url = f"http://127.0.0.1:{server.server_port}/v1"
    try:
        yield api
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
