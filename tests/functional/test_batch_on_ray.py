"""`summarizer batch --engine ray` as a person runs it, against a fake endpoint, killed and run again.

Ray is large, so the environment of the tests does not hold it; `make scale` runs this file in one that does.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from summarizer.domain import BatchReport, BatchRow
from tests.articles import quarrel
from tests.unit.llm.fake import Reply, completion, fake_endpoint

pytestmark = pytest.mark.skipif(
    find_spec("ray") is None, reason="Ray is not in this environment; `make scale` tests it in one of its own"
)
ROOT = Path(__file__).parent.parent.parent
STATES = ("Peru", "France", "Norway")
ACTORS, WORKERS = 2, 2


def slowly(request: dict[str, Any]) -> Reply:
    """Fill in a form after a moment, so that a kill meets calls in flight."""
    time.sleep(0.1)
    fields = request["response_format"]["json_schema"]["schema"]["properties"]
    return completion(
        json.dumps({key: field.get("enum", ["fewer ships"])[0] for key, field in fields.items()})
    )


def articles(count: int) -> list[str]:
    """Return rows of JSON Lines, each an article with one question that names it."""
    texts = (quarrel(STATES[number % 3], f"harbour {number} in May") for number in range(count))
    return [json.dumps({"id": f"a{number}", "text": text}) for number, text in enumerate(texts)]


def command(tmp_path: Path, base_url: str, *more: str) -> tuple[list[str], dict[str, str]]:
    """Return the command of a run and its environment."""
    flags = ("--engine", "ray", "--output", "out", "--actors", str(ACTORS), "--partition-size", "5")
    model = ("--model", "fake", "--base-url", base_url, "--strategy", "staged", "--no-second-look")
    environment = os.environ | {"SUMMARIZER_CACHE": str(tmp_path / "cache"), "PYTHONPATH": str(ROOT)}
    line = [sys.executable, "-m", "summarizer", "batch", "news", *flags, "--workers", str(WORKERS), "--json"]
    return [*line, *model, *more], environment


def run(tmp_path: Path, base_url: str, *more: str) -> tuple[int, BatchReport, str]:
    """Run to the end, and return the exit code, the report and what was told on stderr."""
    line, environment = command(tmp_path, base_url, *more)
    done = subprocess.run(
        line, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=600, check=False
    )
    assert done.stdout, done.stderr
    report = BatchReport.model_validate_json(done.stdout)
    counts = (report.made, report.there, report.copies, report.skipped, report.given_up, report.failed)
    assert report.inputs == sum(counts) + report.pending
    return done.returncode, report, done.stderr


def rows(tmp_path: Path) -> list[BatchRow]:
    files = sorted((tmp_path / "out" / "jsonl").glob("*.jsonl"))
    return [
        BatchRow.model_validate_json(line) for file in files for line in file.read_text("utf-8").splitlines()
    ]


def test_a_run_that_is_killed_and_run_again_loses_doubles_and_repeats_nothing(tmp_path: Path) -> None:
    news = tmp_path / "news"
    news.mkdir()
    lines = articles(60)
    (news / "one.jsonl").write_text("\n".join([*lines[:31], "no row", *lines[31:]]), encoding="utf-8")
    with fake_endpoint(slowly) as fake:
        line, environment = command(tmp_path, fake.base_url)
        killed = subprocess.Popen(
            line, cwd=tmp_path, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        while not list(tmp_path.glob("out/reports/*")):
            time.sleep(0.05)
            assert killed.poll() is None
        killed.send_signal(signal.SIGKILL)
        killed.wait(60)
        time.sleep(3)  # Ray's processes see that the driver is gone, and end
        asked_before = len(fake.requests)
        assert 0 < asked_before < 60
        code, report, told = run(tmp_path, fake.base_url)
        asked = Counter(
            words for each in fake.requests if "harbour" in (words := each["messages"][-1]["content"])
        )
        assert (code, report.inputs, report.skipped) == (5, 61, 1), told
        assert sum(asked.values()) - len(asked) <= ACTORS * WORKERS
        made = [row.name for row in rows(tmp_path) if row.brief]
        assert sorted(made) == sorted(f"a{number}" for number in range(60))
        assert "one.jsonl line 32" in told
        before = len(fake.requests)
        code, report, told = run(tmp_path, fake.base_url)
        assert (code, report.there, report.made, report.usage.calls) == (5, 60, 0, 0)
        assert len(fake.requests) == before
    parquet = pytest.importorskip("pyarrow.parquet")
    table = parquet.read_table(tmp_path / "out" / "parquet")
    assert Counter(table.column("fate").to_pylist()) == {"made": 60, "skipped": 1}
    assert not list((tmp_path / "cache" / "partitions").iterdir())


def test_parquet_in_and_a_file_that_is_none(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    news = tmp_path / "news"
    news.mkdir()
    table = pyarrow.Table.from_pylist([json.loads(line) | {"other": 1} for line in articles(7)])
    parquet.write_table(table, news / "two.parquet")
    (news / "three.parquet").write_bytes(b"no Parquet")
    with fake_endpoint(slowly) as fake:
        code, report, told = run(tmp_path, fake.base_url)
    assert (code, report.made, report.skipped) == (5, 7, 1), told
    assert "three.parquet: cannot be read" in told
    assert len(rows(tmp_path)) == 7


def test_a_wrong_key_ends_the_run(tmp_path: Path) -> None:
    news = tmp_path / "news"
    news.mkdir()
    (news / "one.jsonl").write_text("\n".join(articles(20)), encoding="utf-8")
    with fake_endpoint(Reply('{"error": {"message": "no"}}', 401)) as fake:
        code, report, told = run(tmp_path, fake.base_url)
    assert (code, report.made, report.stopped_by) == (3, 0, "model"), told
    assert not (tmp_path / "out").exists()
