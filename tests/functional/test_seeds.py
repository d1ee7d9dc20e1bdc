"""The main job on the five seeds: real articles, the embedded model's real answers, recorded."""

import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.answered import Desk, serve
from summarizer.cli import program
from summarizer.domain import parts_of
from summarizer.domain.disputes import DisputeBrief
from summarizer.pipeline import verify
from summarizer.sources import read_input, read_submission

SEEDS = Path(__file__).parent.parent.parent / "seeds"
ARTICLES = sorted(SEEDS.glob("*.txt"))
ANSWERS = SEEDS.parent / "benchmarks" / "answers" / "ours"
SHORTEST = ARTICLES[4:]
"""A long form takes the small model minutes; all recordings shall take a quarter of an hour."""


def brief_of(article: Path, strategy: str, folder: Path, *options: str) -> DisputeBrief:
    """Run the command as a person would and read what it wrote."""
    arguments = [
        "brief",
        str(article),
        "--strategy",
        strategy,
        "--output",
        str(folder),
        "--format",
        "md,json",
        *options,
    ]
    assert program.main(arguments, standalone_mode=False) == 0
    assert (folder / f"{article.stem}.md").read_text(encoding="utf-8").startswith("# ")
    return DisputeBrief.model_validate_json((folder / f"{article.stem}.json").read_bytes())


def check_promises(brief: DisputeBrief, article: Path) -> None:
    """Every quotation is in the article at its place, and no date has a value that code did not find."""
    text = article.read_bytes().decode("utf-8")
    for part in (part for claim in brief.claims() for part in parts_of(claim)):
        assert part.evidence, part
        for item in part.evidence:
            assert text[item.start : item.end] == item.quote
    for event in brief.timeline:
        moment = event.moment
        if moment is None:
            continue
        assert text[moment.start : moment.end] == moment.phrase
        assert (moment.value is None) == (moment.unresolved is not None)


def check_verification(brief: DisputeBrief, article: Path, folder: Path) -> None:
    """Verifying a brief of ours finds what the brief itself says, claim by claim, and no more."""
    verification = verify(read_submission(str(folder / f"{article.stem}.json")), [read_input(str(article))])
    assert verification.notes == ()
    findings = [
        finding
        for finding in verification.findings
        if ", side " not in finding.where and ", role" not in finding.where
    ]
    for finding, claim in zip(findings, brief.claims(), strict=True):
        known = "the file itself notes: "
        noted = [note.removeprefix(known) for note in finding.notes if note.startswith(known)]
        assert {*finding.problems, *noted} == {*claim.problems, *claim.cleared}, finding


@pytest.mark.cassette
@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.stem[:3])
def test_staged_briefs_keep_the_promises(article: Path, tmp_path: Path) -> None:
    brief = brief_of(article, "staged", tmp_path)
    check_promises(brief, article)
    check_verification(brief, article, tmp_path)
    names = {name for party in brief.parties for name in (party.name, *party.aliases)}
    assert {"Iraq", "United States"} <= names
    assert brief.positions
    assert brief.timeline
    assert brief.open_disputes
    assert brief.summary


@pytest.mark.cassette
@pytest.mark.parametrize("article", SHORTEST, ids=lambda path: path.stem[:3])
def test_single_briefs_keep_the_promises(article: Path, tmp_path: Path) -> None:
    brief = brief_of(article, "single", tmp_path)
    check_promises(brief, article)
    check_verification(brief, article, tmp_path)
    assert brief.positions
    assert brief.summary


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Serve what a strong reader answered to the questions about the seeds, and return where."""
    server = serve(Desk(ANSWERS, replay=True), port=0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setenv("SUMMARIZER_API_KEY", "none-is-needed")
    yield f"http://127.0.0.1:{server.server_port}/v1"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("article", [ARTICLES[0], ARTICLES[2], ARTICLES[3]], ids=lambda path: path.stem[:3])
def test_what_a_strong_reader_answers_keeps_the_promises(article: Path, reader: str, tmp_path: Path) -> None:
    arguments = ("--model", "reader", "--base-url", reader)
    brief = brief_of(article, "single", tmp_path, *arguments)
    check_promises(brief, article)
    check_verification(brief, article, tmp_path)
    assert {"positions", "timeline", "open_disputes", "summary"} <= {
        name for name, claims in brief.model_dump().items() if claims
    }
    assert not brief.warnings or "publication date" in brief.warnings[0]
    assert len(brief.left_out) <= 2


def test_the_gold_briefs_are_about_the_seeds() -> None:
    for gold in sorted((SEEDS / "gold").glob("*.json")):
        article = json.loads(gold.read_text(encoding="utf-8"))["article"]
        assert (SEEDS / article).is_file()
