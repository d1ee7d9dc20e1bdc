"""How much faster more actors are, before an endpoint of a fixed latency and on the processor.

    python benchmarks/scale.py              # 1, 2 and 4 actors, an endpoint that answers after half a second
    python benchmarks/scale.py --embedded   # 1 actor on all cores, 2 on half of them each: the embedded model

Needs `dispute-briefs[ray]`; `make scale` runs the first. The endpoint is a fake on this machine, so its work
and that of the actors share the cores. Starting Ray is told apart: a rate is counted from the first partition
that begins to the last that is written.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from summarizer.domain import BatchReport

ACTORS = (1, 2, 4)
LATENCY_SECONDS = 0.5
ARTICLES_AN_ACTOR, ROWS, WORKERS = 120, 10, 2
SEEDS_BEGUN, SEED_CHARACTERS = 2, 600
"""The beginnings of so many seeds, so that a run takes minutes."""
SEEDS = Path(__file__).parent.parent / "seeds"
_STATES = ("Peru", "France", "Norway", "Kenya", "Chile")


@dataclass(frozen=True)
class Measured:
    """One run: whole seconds, those from the first partition to the last, and the report."""

    whole: float
    working: float
    report: BatchReport

    @property
    def rate(self) -> float:
        """Articles a second, without what starting takes."""
        return self.report.made / self.working


class SlowEndpoint(BaseHTTPRequestHandler):
    """Fills in every form alike, after a fixed time."""

    def do_POST(self) -> None:
        """Answer a chat completion."""
        request = json.loads(self.rfile.read(int(self.headers["content-length"])))
        time.sleep(LATENCY_SECONDS)
        fields = request["response_format"]["json_schema"]["schema"]["properties"]
        filled = {key: field.get("enum", ["the harbour to be closed."])[0] for key, field in fields.items()}
        message = {"role": "assistant", "content": json.dumps(filled)}
        body = {
            "id": "1",
            "object": "chat.completion",
            "created": 0,
            "model": "slow",
            "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
            "usage": {"prompt_tokens": 10, "completion_tokens": 5, "total_tokens": 15},
        }
        data = json.dumps(body).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def run(texts: Sequence[str], actors: int, *flags: str) -> Measured:
    """Run the command over articles in an empty folder, and return what it took."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows = [json.dumps({"id": str(number), "text": text}) for number, text in enumerate(texts)]
        (folder / "news.jsonl").write_text("\n".join(rows), encoding="utf-8")
        command = (sys.executable, "-m", "summarizer", "batch", "news.jsonl", "--engine", "ray", "--json")
        where = ("--output", "out", "--actors", str(actors))
        kept = os.environ.get("SUMMARIZER_CACHE")
        environment = os.environ | {"SUMMARIZER_CACHE": kept or str(folder / "cache")}
        if "local" in flags and not kept:
            del environment["SUMMARIZER_CACHE"]  # the weights lie there
        started = time.perf_counter()
        done = subprocess.run(  # noqa: S603 - our own command
            [*command, *where, *flags],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        whole = time.perf_counter() - started
        if done.returncode:
            sys.exit(done.stderr)
        ends = [
            (path.stat().st_mtime, BatchReport.model_validate_json(path.read_bytes()).seconds)
            for path in (folder / "out" / "reports").iterdir()
        ]
        working = max(end for end, _ in ends) - min(end - taken for end, taken in ends)
    return Measured(whole, working, BatchReport.model_validate_json(done.stdout))


def waiting_for_an_endpoint() -> None:
    """Print the efficiency of more actors that wait for an endpoint."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), SlowEndpoint)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    model = ("--model", "slow", "--base-url", f"http://127.0.0.1:{server.server_port}/v1")
    asking = ("--strategy", "staged", "--no-second-look", "--workers", str(WORKERS))
    one: Measured | None = None
    tell(
        f"{ARTICLES_AN_ACTOR} articles an actor, partitions of {ROWS}, {WORKERS} workers an actor, "
        f"{LATENCY_SECONDS} s a call"
    )
    for actors in ACTORS:
        count = range(ARTICLES_AN_ACTOR * actors)
        texts = [f"{_STATES[number % len(_STATES)]} wants to close harbour {number}.\n" for number in count]
        found = run(texts, actors, "--partition-size", str(ROWS), *model, *asking)
        one = one or found
        calls = found.report.usage.calls
        ideal = calls * LATENCY_SECONDS / (actors * WORKERS)
        efficiency = found.rate / one.rate / actors
        tell(
            f"{actors} actors: {found.rate:.2f} articles a second, efficiency {efficiency:.2f} of one actor, "
            f"{ideal / found.working:.2f} of the latency alone ({calls} calls); "
            f"{found.working:.1f} s working, {found.whole:.1f} s in all"
        )
    server.shutdown()


def on_the_processor() -> None:
    """Print what two actors with a model each are worth on the cores of one."""
    texts = [path.read_text(encoding="utf-8")[:SEED_CHARACTERS] for path in sorted(SEEDS.glob("*.txt"))]
    texts = texts[:SEEDS_BEGUN]
    rates = []
    for actors in (1, 2):
        found = run(texts, actors, "--partition-size", "1", "--model", "local")
        rates.append(found.rate)
        tell(
            f"{actors} embedded: {found.working:.0f} s for the beginnings of {found.report.made} seeds, "
            f"{found.report.usage.output_tokens} tokens out, {found.whole:.0f} s in all"
        )
    tell(f"two models on half of the cores each: {rates[1] / rates[0]:.2f} times the articles of one on all")


def tell(line: str) -> None:
    """Print a figure as soon as it is there; the next one takes minutes."""
    print(line, flush=True)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--embedded", action="store_true", help="the embedded model instead of an endpoint")
    if parser.parse_args().embedded:
        on_the_processor()
    else:
        waiting_for_an_endpoint()


if __name__ == "__main__":
    main()
