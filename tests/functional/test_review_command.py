"""`summarizer review` and what is made of reviews, as a person runs them."""

import json
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pytest

from summarizer.domain import Accept, SignOff
from summarizer.domain.disputes import DisputeBrief
from summarizer.pipeline.reviewing import act
from summarizer.store import Filter, open_store
from tests.articles import FERRIES
from tests.seed_briefs import FOLDER, ROOT
from tests.unit.pipeline.reviews import ferries_store

PROGRAM = [sys.executable, "-m", "summarizer"]
SEED = ROOT / "seeds" / "004_63da0c3924deb257.txt"


@contextmanager
def running(*arguments: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Run the command until it has printed its link; whatever happens, it is ended."""
    process = subprocess.Popen(
        [*PROGRAM, "review", "--no-browser", "--reviewer", "anna", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    with process:
        try:
            assert process.stdout is not None
            yield process, process.stdout.readline().strip()
        finally:
            process.kill()


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*PROGRAM, *arguments], capture_output=True, text=True, check=False, cwd=ROOT)


def signed_store(path: Path) -> Path:
    with ferries_store(path) as store:
        claims = ("summary-1", "party-1", "party-2", "position-1", "position-2", "event-1", "dispute-1")
        for revision, claim in enumerate(claims):
            act(store, 1, Accept(claim=claim), "anna", revision)
        act(store, 1, SignOff(), "anna", len(claims))
    return path


def test_the_printed_link_opens_the_page_and_ctrl_c_ends_it_well(tmp_path: Path) -> None:
    path = tmp_path / "briefs.db"
    ferries_store(path).__exit__()
    with running("--store", str(path)) as (process, link), httpx2.Client(follow_redirects=True) as client:
        assert re.fullmatch(r"http://localhost:\d+/\?token=[\w-]{43}", link)
        page = client.get(link)
        assert "ferries.txt" in page.text
        assert httpx2.get(link.split("?")[0]).status_code == 401
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=20)
        assert process.returncode == 0
        assert "Traceback" not in told


def test_files_are_taken_over_with_their_articles_once(tmp_path: Path) -> None:
    shutil.copy(FOLDER / "004.json", tmp_path / "brief.json")
    for _ in range(2):
        with running(str(tmp_path / "brief.json"), "--articles", str(SEED.parent)) as (_process, link):
            assert link.startswith("http://localhost:")
    with open_store(tmp_path / "review.db", create=False) as store:
        (row,) = store.reviews.queue(Filter(), 9)
        kept = store.brief(row.number)
        assert kept is not None
        assert kept.brief == DisputeBrief.model_validate_json((tmp_path / "brief.json").read_bytes())


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda brief: brief["source"].update(name="nowhere.txt"), "neither beside it nor here"),
        (lambda brief: brief["source"].update(name="../../etc/passwd"), "its article passwd is neither"),
        (lambda brief: brief["source"].update(content_hash="0" * 64), "made from another text"),
        (
            lambda brief: brief["summary"][0]["evidence"][0].update(quote="They said so."),
            "cites sentences that are not",
        ),
        (
            lambda brief: brief["open_disputes"][0]["sides"][0].update(
                evidence=[{"start": 0, "end": 1, "sentence": 1, "quote": "They said so."}]
            ),
            "cites sentences that are not",
        ),
        (lambda brief: brief.update(summary="x"), "summary"),
    ],
)
def test_a_brief_that_cannot_be_taken_over_is_told(change: object, told: str, tmp_path: Path) -> None:
    brief = json.loads((FOLDER / "004.json").read_bytes())
    assert callable(change)
    change(brief)
    (tmp_path / "brief.json").write_text(json.dumps(brief), encoding="utf-8")
    ended = run("review", "--no-browser", str(tmp_path / "brief.json"), "--articles", str(SEED.parent))
    assert (ended.returncode, told in ended.stderr) == (2, True), ended.stderr


def test_a_store_that_is_not_there_is_told(tmp_path: Path) -> None:
    ended = run("review", "--no-browser", "--store", str(tmp_path / "none.db"))
    assert ended.returncode == 4
    assert "no such store" in ended.stderr


def test_listening_for_other_machines_is_warned_of(tmp_path: Path) -> None:
    path = tmp_path / "briefs.db"
    ferries_store(path).__exit__()
    with running("--store", str(path), "--host", "0.0.0.0", "--name", "desk") as (process, link):  # noqa: S104 - what is warned of
        assert link.startswith("http://desk:")
        port = link.split(":")[2].split("/")[0]
        assert httpx2.get(f"http://127.0.0.1:{port}/", headers={"Host": f"desk:{port}"}).status_code == 401
        assert httpx2.get(f"http://127.0.0.1:{port}/", headers={"Host": f"0.0.0.0:{port}"}).status_code == 403
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=20)
    assert "can read and change reviews" in told


def test_export_of_reviewed_briefs_holds_the_signed_ones(tmp_path: Path) -> None:
    path = signed_store(tmp_path / "briefs.db")
    out = tmp_path / "out.jsonl"
    assert run("export", "--store", str(path), "--reviewed", "--output", str(out)).returncode == 0
    (brief,) = map(json.loads, out.read_text(encoding="utf-8").splitlines())
    assert brief["review"]["signed"]["by"] == "anna"
    assert run("export", "--store", str(path), "--output", str(out)).returncode == 0
    assert "review" not in json.loads(out.read_text(encoding="utf-8"))
    assert (
        run("export", "--store", str(path), "--format", "gold", "--output", str(tmp_path / "g")).returncode
        == 0
    )
    (text,) = (tmp_path / "g" / "articles").glob("*.txt")
    assert text.read_text(encoding="utf-8") == FERRIES


def test_eval_counts_verdicts_without_gold(tmp_path: Path) -> None:
    path = signed_store(tmp_path / "briefs.db")
    ended = run("eval", "--from-reviews", str(path))
    assert ended.returncode == 0
    assert "1 brief, 1 signed off" in ended.stdout
    assert re.search(r"all\s+7\s+0\s+0\s+0\s+0\s+1\.00\s+1\.00", ended.stdout)
    told = json.loads(run("eval", "--from-reviews", str(path), "--json").stdout)
    assert told["models"][0]["total"]["precision"] == 1.0
    empty = tmp_path / "empty.db"
    ferries_store(empty).__exit__()
    assert "holds no verdict" in run("eval", "--from-reviews", str(empty)).stderr
    assert run("eval").returncode == 2


def test_show_tells_what_the_review_made_of_a_brief(tmp_path: Path) -> None:
    path = signed_store(tmp_path / "briefs.db")
    assert "signed off by anna" in run("show", "1", "--store", str(path), "--reviewed").stdout
    assert "signed off" not in run("show", "1", "--store", str(path)).stdout


def test_list_finds_briefs_by_their_review(tmp_path: Path) -> None:
    path = signed_store(tmp_path / "briefs.db")
    assert "ferries.txt" in run("list", "--store", str(path), "--review", "signed").stdout
    assert run("list", "--store", str(path), "--review", "unreviewed").stdout == ""
