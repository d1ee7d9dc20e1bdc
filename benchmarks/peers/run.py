"""Peers and summarizer on the same articles and the same embedded model, in one table.

    python benchmarks/peers/run.py --only langextract-fair,instructor --articles 1

Read README.md first. What a tool made of an article is kept under --work and not made again.
"""

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import converting
import scores
from environments import HERE, NoEnvironment, python_of
from serving import MODEL, PATIENCE_SECONDS, Endpoint, endpoint

ROOT = HERE.parent.parent
ANSWER_TOKENS = 4_000
"""The most that one answer may take, for every tool; summarizer asks for less where it asks for little."""
SEED = 7
_QUIET_LOAD = 1.0

Json = dict[str, Any]


@dataclass(frozen=True)
class Tool:
    """A row of the table."""

    name: str
    peer: str | None
    """Its requirements and program; None for summarizer."""
    settings: str


TOOLS = (
    Tool("summarizer-staged", None, "staged"),
    Tool("summarizer-single", None, "single"),
    Tool("langextract-shipped", "langextract", "shipped"),
    Tool("langextract-fair", "langextract", "fair"),
    Tool("instructor", "instructor", "one call"),
    Tool("docetl", "docetl", "one map"),
)


class Failed(Exception):
    """A tool made nothing of an article; the message says why."""


def main() -> None:
    """Run what is missing and print the table."""
    options = _options()
    score = scores.scorer(options.bench)
    gold = dict(sorted(score.load(options.gold).items())[: options.articles])
    articles = {stem: options.seeds / truth["article"] for stem, truth in gold.items()}
    texts = {stem: score.read_article(path) for stem, path in articles.items()}
    rows, reasons = [], []
    _warn_if_busy()
    for tool in options.only:
        records = _records(tool, articles, options.work, fresh=options.fresh)
        rows.append(scores.row(tool.name, records, gold, texts, score))
        failures = {f"{tool.name}: {record['error']}" for record in records if record.get("error")}
        reasons += sorted(failures)
    print(f"{len(gold)} articles; calls, tokens and seconds are of one article, counted at the server\n")
    print(scores.table(rows))
    if reasons:
        print("\nFailures:", *reasons, sep="\n- ")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    names = ", ".join(tool.name for tool in TOOLS)
    parser.add_argument("--only", type=_tools, default=TOOLS, metavar="TOOLS", help=f"some of {names}")
    parser.add_argument("--articles", type=int, metavar="N", help="only the first N articles that have gold")
    parser.add_argument("--seeds", type=Path, default=ROOT / "seeds", metavar="DIR", help="the articles")
    parser.add_argument(
        "--gold", type=Path, default=ROOT / "seeds/gold", metavar="DIR", help="their gold briefs"
    )
    parser.add_argument(
        "--bench", type=Path, default=ROOT / "../shared/bench", metavar="DIR", help="where score_brief.py is"
    )
    parser.add_argument(
        "--work", type=Path, default=ROOT / "build/peers", metavar="DIR", help="environments and outputs"
    )
    parser.add_argument("--fresh", action="store_true", help="run again what is there")
    return parser.parse_args()


def _tools(names: str) -> tuple[Tool, ...]:
    known = {tool.name: tool for tool in TOOLS}
    try:
        return tuple(known[name.strip()] for name in names.split(","))
    except KeyError as exc:
        raise argparse.ArgumentTypeError(f"no tool {exc}; choose from {', '.join(known)}") from exc


def _records(tool: Tool, articles: dict[str, Path], work: Path, *, fresh: bool) -> list[Json]:
    """Return what the tool made of each article, running it where nothing of this version is kept."""
    folder = work.resolve() / "outputs" / tool.name
    folder.mkdir(parents=True, exist_ok=True)
    version = _version(tool)
    kept = {} if fresh else {stem: _kept(folder / f"{stem}.json", version) for stem in articles}
    missing = {stem: path for stem, path in articles.items() if not kept.get(stem)}
    records = [record for record in kept.values() if record]
    if not missing:
        print(f"{tool.name}: kept", file=sys.stderr)
        return records
    try:
        python = python_of(tool.peer, work.resolve()) if tool.peer else sys.executable
    except NoEnvironment as exc:
        return [*records, *({"article": stem, "error": str(exc)} for stem in missing)]
    with endpoint() as model:
        for stem, path in missing.items():
            print(f"{tool.name}: {stem} …", file=sys.stderr)
            record = {
                "article": stem,
                "version": version,
                **_one(tool, python, path, model),
                **model.meter.read(),
            }
            told = record["error"] or f"{record['calls']} calls, {record['seconds']} s"
            print(f"{tool.name}: {stem}: {told}", file=sys.stderr)
            (folder / f"{stem}.json").write_text(
                json.dumps(record, ensure_ascii=False, indent=1), encoding="utf-8"
            )
            records.append(record)
    return records


def _warn_if_busy() -> None:
    """Say that the seconds will mean little when others use the cores."""
    load = os.getloadavg()[0]
    if load > _QUIET_LOAD:
        print(f"the machine is busy (load {load:.1f}): seconds will mean little", file=sys.stderr)


def _kept(file: Path, version: str) -> Json | None:
    if not file.is_file():
        return None
    record: Json = json.loads(file.read_text(encoding="utf-8"))
    return record if record["version"] == version and not record["error"] else None


def _version(tool: Tool) -> str:
    """Return a hash of everything that decides what the tool makes."""
    if tool.peer:
        files = [HERE / "task.py", HERE / f"with_{tool.peer}.py", HERE / f"{tool.peer}.txt"]
    else:
        files = [*ROOT.glob("summarizer/**/*.py"), *ROOT.glob("prompts/*.md")]
    digest = hashlib.sha256(f"{tool} {ANSWER_TOKENS} {SEED}".encode())
    for file in sorted(files):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _one(tool: Tool, python: str, article: Path, model: Endpoint) -> Json:
    """Return the raw answer, its neutral form and no error, or the error alone."""
    run = _summarizer if tool.peer is None else _peer
    text = article.read_bytes().decode("utf-8")
    with tempfile.TemporaryDirectory() as name:
        try:
            raw = run(tool, python, article, model, Path(name))
        except Failed as exc:
            return {"error": str(exc), "raw": None, "neutral": None}
    return {"error": None, "raw": raw, "neutral": _neutral(tool)(raw, article.name, text)}


def _neutral(tool: Tool) -> Callable[[Any, str, str], Json]:
    if tool.peer is None:
        return lambda raw, _, text: converting.from_summarizer(raw["neutral"], raw["brief"], text)
    return converting.from_langextract if tool.peer == "langextract" else converting.from_form


def _peer(tool: Tool, python: str, article: Path, model: Endpoint, folder: Path) -> object:
    request = {
        "article": str(article.resolve()),
        "output": str(folder / "answer.json"),
        "base_url": model.base_url,
        "model": MODEL,
        "settings": tool.settings,
        "max_tokens": ANSWER_TOKENS,
        "seed": SEED,
        "timeout_seconds": PATIENCE_SECONDS,
    }
    (folder / "request.json").write_text(json.dumps(request), encoding="utf-8")
    _run([python, str(HERE / f"with_{tool.peer}.py"), str(folder / "request.json")], folder, model)
    try:
        return json.loads((folder / "answer.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as exc:
        raise Failed(f"no answer: {exc}") from exc


def _summarizer(tool: Tool, python: str, article: Path, model: Endpoint, folder: Path) -> object:
    command = [python, "-m", "summarizer", "brief", str(article.resolve()), "--output", str(folder)]
    asking = ["--model", MODEL, "--base-url", model.base_url, "--strategy", tool.settings]
    _run([*command, "--format", "json,neutral", *asking], ROOT, model)
    (neutral,) = folder.glob("*.neutral.json")
    (brief,) = (file for file in folder.glob("*.json") if file != neutral)
    return {
        name: json.loads(file.read_text(encoding="utf-8"))
        for name, file in (("neutral", neutral), ("brief", brief))
    }


def _run(command: list[str], folder: Path, model: Endpoint) -> None:
    try:
        done = subprocess.run(  # noqa: S603 - our own commands
            command,
            check=False,
            capture_output=True,
            text=True,
            cwd=folder,
            env=model.environment,
            timeout=2 * PATIENCE_SECONDS,
        )
    except subprocess.TimeoutExpired as exc:
        raise Failed(f"gave up after {2 * PATIENCE_SECONDS} s") from exc
    if done.returncode:
        lines = [line.strip() for line in (done.stderr or done.stdout).splitlines() if line.strip()]
        raise Failed(lines[-1][:300] if lines else f"exit code {done.returncode}")


if __name__ == "__main__":
    main()
