"""The main job on the five seeds: real articles, the embedded model's real answers, recorded."""

import json
from pathlib import Path

import pytest

from summarizer.cli import program
from summarizer.domain import Brief, parts_of
from summarizer.pipeline import verify
from summarizer.sources import read_input, read_submission

SEEDS = Path(__file__).parent.parent.parent / "seeds"
ARTICLES = sorted(SEEDS.glob("*.txt"))
SHORTEST = ARTICLES[4:]
"""A long form takes the small model minutes; all recordings shall take a quarter of an hour."""


def brief_of(article: Path, strategy: str, folder: Path) -> Brief:
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
    ]
    assert program.main(arguments, standalone_mode=False) == 0
    assert (folder / f"{article.stem}.md").read_text(encoding="utf-8").startswith("# ")
    return Brief.model_validate_json((folder / f"{article.stem}.json").read_bytes())


def check_promises(brief: Brief, article: Path) -> None:
    """Every quotation is in the article at its place, and no date has a value that code did not find."""
    text = article.read_bytes().decode("utf-8")
    for claim in (part for claim in brief.claims() for part in parts_of(claim)):
        assert claim.evidence, claim
        for item in claim.evidence:
            assert text[item.start : item.end] == item.quote
    for event in brief.timeline:
        moment = event.moment
        if moment is None:
            continue
        assert text[moment.start : moment.end] == moment.phrase
        assert (moment.value is None) == (moment.unresolved is not None)


def check_verification(brief: Brief, article: Path, folder: Path) -> None:
    """Verifying a brief of ours finds what the brief itself says, claim by claim, and no more."""
    verification = verify(read_submission(str(folder / f"{article.stem}.json")), [read_input(str(article))])
    assert verification.notes == ()
    findings = [finding for finding in verification.findings if ", side " not in finding.where]
    for finding, claim in zip(findings, brief.claims(), strict=True):
        known = "the file itself notes: "
        noted = [note.removeprefix(known) for note in finding.notes if note.startswith(known)]
        assert {*finding.problems, *noted} == set(claim.problems), finding


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


def test_the_gold_briefs_are_about_the_seeds() -> None:
    for gold in sorted((SEEDS / "gold").glob("*.json")):
        article = json.loads(gold.read_text(encoding="utf-8"))["article"]
        assert (SEEDS / article).is_file()
