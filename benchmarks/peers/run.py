"""Peers and summarizer on the same articles and the same model, in one table.

    python benchmarks/peers/run.py --only langextract-fair,instructor --articles 1
    python benchmarks/peers/run.py --only summarizer-single,plain --base-url http://127.0.0.1:8765/v1

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
"""The most that one answer of the embedded model may take, for every peer."""
STRONG_ANSWER_TOKENS = 16_000
"""The same for an endpoint, whose model reads and writes more at once."""
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
    Tool("plain", "plain", "one prompt"),
)


@dataclass(frozen=True)
class Case:
    """An article that has gold, and the day on which it appeared, which the plain prompt is told."""

    stem: str
    path: Path
    published: str | None


@dataclass(frozen=True)
class Bench:
    """What a tool is run against, and where what it made is kept."""

    base_url: str | None
    """An endpoint; None for the embedded model."""
    model: str
    work: Path
    fresh: bool

    @property
    def answer_tokens(self) -> int:
        """The most that one answer may take."""
        return ANSWER_TOKENS if self.base_url is None else STRONG_ANSWER_TOKENS


class Failed(Exception):
    """A tool made nothing of an article; the message says why."""


def main() -> None:
    """Run what is missing and print the table."""
    options = _options()
    score = scores.scorer(options.bench)
    found = {stem: truth for folder in options.gold for stem, truth in score.load(folder).items()}
    gold = dict(sorted(found.items())[: options.articles])
    cases = [_case(stem, truth, options.seeds) for stem, truth in gold.items()]
    texts = {case.stem: score.read_article(case.path) for case in cases}
    bench = Bench(options.base_url, options.model, options.work.resolve(), options.fresh)
    rows, reasons = [], []
    if bench.base_url is None:
        _warn_if_busy()
    for tool in options.only:
        records = _records(tool, cases, bench)
        rows.append(scores.row(tool.name, records, gold, texts, score))
        failures = {f"{tool.name}: {record['error']}" for record in records if record.get("error")}
        reasons += sorted(failures)
    print(f"{len(gold)} articles; calls, tokens and seconds are of one article, counted at the server\n")
    print(scores.table(rows))
    if reasons:
        print("\nFailures:", *reasons, sep="\n- ")


def _case(stem: str, gold: Json, folders: list[Path]) -> Case:
    """Return an article of the folders by its gold."""
    places = [folder / gold["article"] for folder in folders]
    path = next((place for place in places if place.is_file()), None)
    if path is None:
        sys.exit(f"--seeds: {gold['article']} is in none of {', '.join(map(str, folders))}")
    return Case(stem, path, (gold.get("published") or {}).get("value"))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    names = ", ".join(tool.name for tool in TOOLS)
    parser.add_argument("--only", type=_tools, default=TOOLS, metavar="TOOLS", help=f"some of {names}")
    parser.add_argument("--articles", type=int, metavar="N", help="only the first N articles that have gold")
    folders: Json = {"type": Path, "nargs": "+", "metavar": "DIR"}
    parser.add_argument("--seeds", **folders, default=[ROOT / "seeds"], help="where the articles are")
    parser.add_argument("--gold", **folders, default=[ROOT / "seeds/gold"], help="their gold briefs")
    parser.add_argument(
        "--bench", type=Path, default=ROOT / "../shared/bench", metavar="DIR", help="where score_brief.py is"
    )
    parser.add_argument(
        "--work", type=Path, default=ROOT / "build/peers", metavar="DIR", help="environments and outputs"
    )
    parser.add_argument("--base-url", metavar="URL", help="an endpoint to ask in place of the embedded model")
    parser.add_argument("--model", default=MODEL, metavar="NAME", help="what the endpoint calls its model")
    parser.add_argument("--fresh", action="store_true", help="run again what is there")
    return parser.parse_args()


def _tools(names: str) -> tuple[Tool, ...]:
    known = {tool.name: tool for tool in TOOLS}
    try:
        return tuple(known[name.strip()] for name in names.split(","))
    except KeyError as exc:
        raise argparse.ArgumentTypeError(f"no tool {exc}; choose from {', '.join(known)}") from exc


def _records(tool: Tool, cases: list[Case], bench: Bench) -> list[Json]:
    """Return what the tool made of each article, running it where nothing of this version is kept."""
    folder = bench.work / "outputs" / tool.name
    folder.mkdir(parents=True, exist_ok=True)
    version = _version(tool, bench)
    kept = {} if bench.fresh else {case.stem: _kept(folder / f"{case.stem}.json", version) for case in cases}
    missing = [case for case in cases if not kept.get(case.stem)]
    records = [record for record in kept.values() if record]
    if not missing:
        print(f"{tool.name}: kept", file=sys.stderr)
        return records
    try:
        python = python_of(tool.peer, bench.work) if tool.peer else sys.executable
    except NoEnvironment as exc:
        return [*records, *({"article": case.stem, "error": str(exc)} for case in missing)]
    with endpoint(bench.base_url) as model:
        for case in missing:
            print(f"{tool.name}: {case.stem} …", file=sys.stderr)
            record = {
                "article": case.stem,
                "version": version,
                **_one(_Asking(tool, python, model, bench), case),
                **model.meter.read(),
            }
            told = record["error"] or f"{record['calls']} calls, {record['seconds']} s"
            print(f"{tool.name}: {case.stem}: {told}", file=sys.stderr)
            (folder / f"{case.stem}.json").write_text(
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


def _version(tool: Tool, bench: Bench) -> str:
    """Return a hash of everything that decides what the tool makes."""
    if tool.peer:
        names = ("task.py", f"with_{tool.peer}.py", f"{tool.peer}.txt")
        files = [HERE / name for name in names if (HERE / name).exists()]
    else:
        files = [*ROOT.glob("summarizer/**/*.py"), *ROOT.glob("prompts/**/*.md")]
    asked = f"{tool} {bench.base_url is None} {bench.model} {bench.answer_tokens} {SEED}"
    digest = hashlib.sha256(asked.encode())
    for file in sorted(files):
        digest.update(file.read_bytes())
    return digest.hexdigest()


@dataclass(frozen=True)
class _Asking:
    """A tool that is ready to be run."""

    tool: Tool
    python: str
    model: Endpoint
    bench: Bench


def _one(asking: _Asking, case: Case) -> Json:
    """Return the raw answer, its neutral form and no error, or the error alone."""
    run = _summarizer if asking.tool.peer is None else _peer
    text = case.path.read_bytes().decode("utf-8")
    with tempfile.TemporaryDirectory() as name:
        try:
            raw = run(asking, case, Path(name))
        except Failed as exc:
            return {"error": str(exc), "raw": None, "neutral": None}
    return {"error": None, "raw": raw, "neutral": _neutral(asking.tool)(raw, case.path.name, text)}


def _neutral(tool: Tool) -> Callable[[Any, str, str], Json]:
    if tool.peer is None:
        return lambda raw, _, text: converting.from_summarizer(raw["neutral"], raw["brief"], text)
    others = {"langextract": converting.from_langextract, "plain": converting.from_plain}
    return others.get(tool.peer, converting.from_form)


def _peer(asking: _Asking, case: Case, folder: Path) -> object:
    request = {
        "article": str(case.path.resolve()),
        "published": case.published,
        "output": str(folder / "answer.json"),
        "base_url": asking.model.base_url,
        "model": asking.bench.model,
        "settings": asking.tool.settings,
        "max_tokens": asking.bench.answer_tokens,
        "seed": SEED,
        "timeout_seconds": PATIENCE_SECONDS,
    }
    (folder / "request.json").write_text(json.dumps(request), encoding="utf-8")
    program = str(HERE / f"with_{asking.tool.peer}.py")
    _run([asking.python, program, str(folder / "request.json")], folder, asking.model)
    try:
        return json.loads((folder / "answer.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as exc:
        raise Failed(f"no answer: {exc}") from exc


def _summarizer(asking: _Asking, case: Case, folder: Path) -> object:
    command = [asking.python, "-m", "summarizer", "brief", str(case.path.resolve()), "--output", str(folder)]
    model = ["--model", asking.bench.model, "--base-url", asking.model.base_url]
    wanted = ["--strategy", asking.tool.settings, "--format", "json,neutral"]
    _run([*command, *model, *wanted], ROOT, asking.model)
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
