"""An OpenAI-compatible endpoint whose answers are written by a reader: a strong model without one at hand.

    python benchmarks/answered.py build/answers                      # ask, and keep what is answered
    python benchmarks/answered.py benchmarks/answers/ours --replay   # only what is kept already
    summarizer brief seeds --model reader --base-url http://127.0.0.1:8765/v1

A question becomes FOLDER/KEY.request.md, and its client waits for FOLDER/KEY.answer.json (KEY.answer.txt
where the question sets no form). Whoever reads the request, and sees nothing else, may write that file;
what does not fit the form is not handed out, and FOLDER/KEY.problem.txt says why. KEY is a digest of what
the reader sees, so the same question has the same answer, today and in a run next year: the model's
name, the temperature and the limits of a request change nothing. A question that nobody answers within
--patience is told so with status 503, on which clients ask again. With --replay nobody is waited
for: a question without a kept answer is an error of status 404, and the exit code is 1.
"""

import argparse
import hashlib
import json
import sys
import threading
import time
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import jsonschema

from summarizer.render import write_atomic

Json = dict[str, Any]

VOLATILE = frozenset(
    """
    model temperature top_p seed max_tokens max_completion_tokens n stop stream stream_options user metadata
    store presence_penalty frequency_penalty logprobs top_logprobs parallel_tool_calls
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
"""Fields that say how an answer is drawn and not what is asked."""
PATIENCE_SECONDS = 540.0
"""Below the ten minutes after which most clients hang up."""
_LOOK_SECONDS = 0.5
_CHARACTERS_A_TOKEN = 4
_LARGEST_BODY = 20_000_000


class Unanswered(Exception):
    """A question has no answer; `status` is what its client is told."""

    def __init__(self, status: HTTPStatus, reason: str) -> None:
        super().__init__(reason)
        self.status = status


class Desk:
    """Where questions are laid out and answers found: a folder, and how long one waits beside it."""

    def __init__(
        self,
        folder: Path,
        *,
        replay: bool = False,
        patience_seconds: float = PATIENCE_SECONDS,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.folder = folder
        self.missed: list[str] = []
        """Keys that a replay had no answer for."""
        self._replay = replay
        self._looks = max(1, round(patience_seconds / _LOOK_SECONDS))
        self._sleep = sleep

    def answer(self, body: Json) -> str:
        """Return the answer to the body of a chat completion; raises `Unanswered`."""
        key, form = key_of(body), form_of(body)
        file = self.folder / f"{key}.answer.{'txt' if form is None else 'json'}"
        if self._replay:
            return self._kept(key, file)
        request = self.folder / f"{key}.request.md"
        if not request.exists():
            self.folder.mkdir(parents=True, exist_ok=True)
            write_atomic(request, readable(body, file.name))
        if not file.exists():
            print(f"waiting for {file}", file=sys.stderr, flush=True)
        return self._awaited(file, form)

    def _kept(self, key: str, file: Path) -> str:
        if file.is_file():
            return file.read_text(encoding="utf-8")
        self.missed.append(key)
        print(f"no answer is kept: {file}", file=sys.stderr, flush=True)
        raise Unanswered(HTTPStatus.NOT_FOUND, f"no answer is kept for question {key} in {self.folder}")

    def _awaited(self, file: Path, form: Json | None) -> str:
        """Return an answer that is there, whole and by the form; half a file is one that changes yet."""
        complaint = file.with_name(f"{file.name.partition('.')[0]}.problem.txt")
        before = None
        for _ in range(self._looks):
            written = file.read_text(encoding="utf-8") if file.is_file() else None
            if written and written == before:
                problem = problem_of(written, form)
                if problem is None:
                    complaint.unlink(missing_ok=True)
                    return written
                write_atomic(complaint, f"{problem}\n")
            before = written
            self._sleep(_LOOK_SECONDS)
        raise Unanswered(HTTPStatus.SERVICE_UNAVAILABLE, f"nobody has written {file.name} yet")


def key_of(body: Json) -> str:
    """Return what a question is kept by: a digest of all but how its answer is drawn."""
    asked = {name: value for name, value in body.items() if name not in VOLATILE}
    canonical = json.dumps(asked, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()[:16]


def form_of(body: Json) -> Json | None:
    """Return the JSON Schema of the answer, `{}` for any JSON, None where the answer is plain text."""
    wanted = body.get("response_format") or {}
    if wanted.get("type") == "json_schema":
        schema: Json = wanted["json_schema"].get("schema", {})
        return schema
    return {} if wanted.get("type") == "json_object" else None


def problem_of(answer: str, form: Json | None) -> str | None:
    """Return why an answer does not fit the form, or None."""
    if form is None:
        return None
    try:
        jsonschema.validate(json.loads(answer), form)
    except ValueError as exc:
        return f"is no JSON: {exc}"
    except jsonschema.ValidationError as exc:
        return f"at {exc.json_path}: {exc.message}"
    return None


def readable(body: Json, answer_name: str) -> str:
    """Return a question as a reader gets it: what to do, then every message, then the form."""
    form = form_of(body)
    parts = [f"Write the answer, and nothing else, to `{answer_name}` in this folder. This is all you know."]
    parts += [f"# {message['role']}\n\n{_words(message.get('content'))}" for message in body["messages"]]
    if form:
        shown = json.dumps(form, indent=1, ensure_ascii=False)
        parts.append(f"# form\n\nJSON that validates against this schema:\n\n```json\n{shown}\n```")
    elif form is not None:
        parts.append("# form\n\nOne JSON object.")
    return "\n\n".join(parts) + "\n"


def completion(body: Json, answer: str) -> Json:
    """Return an answer as an endpoint sends it; its tokens are estimated from the characters."""
    asked = sum(len(_words(message.get("content"))) for message in body["messages"])
    tokens_in, tokens_out = (length // _CHARACTERS_A_TOKEN + 1 for length in (asked, len(answer)))
    message = {"role": "assistant", "content": answer, "refusal": None}
    return {
        "id": f"answered-{key_of(body)}",
        "object": "chat.completion",
        "created": int(time.time()),
        "model": body.get("model", "reader"),
        "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
        "usage": {
            "prompt_tokens": tokens_in,
            "completion_tokens": tokens_out,
            "total_tokens": tokens_in + tokens_out,
        },
    }


def serve(desk: Desk, port: int) -> ThreadingHTTPServer:
    """Return a server on loopback that answers from a desk; the caller runs and closes it."""

    class Handler(_Handler):
        pass

    Handler.desk = desk
    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    server.daemon_threads = True
    return server


class _Handler(BaseHTTPRequestHandler):
    """Speaks as much of the protocol as chat completions need, one question a connection."""

    desk: Desk

    def do_GET(self) -> None:
        """Name the one model, for clients that look before they ask."""
        self._send(HTTPStatus.OK, {"object": "list", "data": [{"id": "reader", "object": "model"}]})

    def do_POST(self) -> None:
        """Answer a question."""
        try:
            body = self._body()
            self._send(HTTPStatus.OK, completion(body, self.desk.answer(body)))
        except Unanswered as exc:
            self._send(exc.status, {"error": {"message": str(exc), "code": exc.status.phrase}})
        except BrokenPipeError:
            self.close_connection = True  # the client hung up; the answer is kept for when it asks again

    def _body(self) -> Json:
        """Return the question; raises `Unanswered` for what is none."""
        length = int(self.headers.get("Content-Length", 0))
        try:
            body = json.loads(self.rfile.read(min(length, _LARGEST_BODY)))
        except ValueError as exc:
            raise Unanswered(HTTPStatus.BAD_REQUEST, f"the body is no JSON: {exc}") from exc
        if not self.path.endswith("/chat/completions") or not isinstance(body.get("messages"), list):
            raise Unanswered(HTTPStatus.BAD_REQUEST, "only chat completions are answered")
        if body.get("stream"):
            raise Unanswered(HTTPStatus.BAD_REQUEST, "answers are not streamed")
        return dict(body)

    def _send(self, status: HTTPStatus, document: Json) -> None:
        content = json.dumps(document, ensure_ascii=False).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002, ANN401 - the library's own signature
        """Say nothing; the desk says what it waits for."""


def _words(content: object) -> str:
    """Return the text of a message, which may come in parts."""
    if isinstance(content, list):
        return "\n".join(str(part.get("text", "")) for part in content if isinstance(part, dict))
    return "" if content is None else str(content)


def main() -> int:
    """Serve until the program is interrupted, or standard input ends with --until-eof."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="questions and answers")
    parser.add_argument("--port", type=int, default=8765, help="on 127.0.0.1; 0 takes a free one (8765)")
    parser.add_argument("--replay", action="store_true", help="only kept answers; fail where there is none")
    parser.add_argument(
        "--patience", type=float, default=PATIENCE_SECONDS, metavar="SECONDS", help="before 503 (%(default)s)"
    )
    parser.add_argument("--until-eof", action="store_true", help="end with standard input")
    options = parser.parse_args()
    if options.replay and not options.folder.is_dir():
        parser.error(f"{options.folder}: no such folder, so nothing is kept there")
    desk = Desk(options.folder, replay=options.replay, patience_seconds=options.patience)
    server = serve(desk, options.port)
    print(f"http://127.0.0.1:{server.server_port}/v1", flush=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        if options.until_eof:
            sys.stdin.read()
        else:
            threading.Event().wait()
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()
        server.server_close()
    if desk.missed:
        print(f"{len(desk.missed)} questions had no kept answer", file=sys.stderr)
    return 1 if desk.missed else 0


if __name__ == "__main__":
    sys.exit(main())
