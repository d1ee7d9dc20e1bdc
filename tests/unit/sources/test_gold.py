import json
from pathlib import Path
from typing import Any

import pytest

from summarizer.domain import Brief, SkippedArticle
from summarizer.errors import UnusableInput
from summarizer.render import RENDERERS
from summarizer.sources import BriefFile, article_files, read_briefs, read_gold
from tests.gold import BRIEF, GOLD
from tests.unit.render.briefs import brief


def write(folder: Path, name: str, content: object) -> Path:
    path = folder / name
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def test_gold_is_read_from_a_folder_a_file_or_a_list(tmp_path: Path) -> None:
    other = {**GOLD, "article": "other.txt"}
    write(tmp_path, "a.json", GOLD)
    write(tmp_path, "notes.md", "no gold")
    write(tmp_path, "a.meta.json", {"published": "2025-02-05"})
    file = write(tmp_path, "b.json", [other])
    assert [gold.article for _, gold in read_gold(tmp_path)] == ["ferries.txt", "other.txt"]
    assert [(name, gold.article) for name, gold in read_gold(file)] == [(f"{file}, brief 1", "other.txt")]


def test_what_people_note_beside_gold_is_left_aside(tmp_path: Path) -> None:
    write(tmp_path, "a.json", {**GOLD, "boilerplate": ["Share this"], "published": None})
    ((_, gold),) = read_gold(tmp_path)
    assert gold.published.value is None


def edited(section: str, **fields: object) -> dict[str, Any]:
    first, *others = GOLD[section]
    return {**GOLD, section: [*others, {**first, **fields}]}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "is no JSON: EOF while parsing"),
        ("3", "Input should be"),
        ({key: GOLD[key] for key in GOLD if key != "timeline"}, "timeline: Field required; correct it there"),
        (
            edited("timeline", salience="Core"),
            "timeline, item 3, salience: Input should be 'core' or 'minor'",
        ),
        (edited("positions", evidence=[{}]), "positions, item 6, evidence, item 1, "),
        (edited("positions", evidence="words"), "positions, item 6, evidence: Input should be"),
        (edited("positions", holder="Oslo"), "positions, item 6, holder: “Oslo” is the name of no party"),
        (edited("parties", name="Sweden"), "parties, item 4: “Sweden” is there twice"),
    ],
)
def test_gold_that_cannot_be_used_names_file_and_field(content: object, message: str, tmp_path: Path) -> None:
    file = write(tmp_path, "a.json", content)
    with pytest.raises(UnusableInput) as raised:
        read_gold(tmp_path)
    assert str(raised.value).startswith(f"{file}: {message}")


def test_a_folder_without_gold_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnusableInput, match="no gold briefs in this folder"):
        read_gold(tmp_path)
    with pytest.raises(UnusableInput, match="no such folder or file"):
        read_gold(tmp_path / "nowhere")


def test_briefs_of_ours_and_neutral_ones_are_told_apart(tmp_path: Path) -> None:
    write(tmp_path, "a.json", RENDERERS["json"].render(brief()))
    write(tmp_path, "b.json", {**BRIEF, "cost": 3})
    ours, neutral = read_briefs(tmp_path)
    assert isinstance(ours, BriefFile)
    assert isinstance(neutral, BriefFile)
    assert ours.brief == brief()
    assert not isinstance(neutral.brief, Brief)
    assert (ours.article, neutral.article) == ("ferries.txt", "ferries.txt")


def test_a_file_that_is_no_brief_is_a_row_with_a_reason(tmp_path: Path) -> None:
    files = [
        write(tmp_path, "a.json", "{"),
        write(tmp_path, "b.json", {"article": "b.txt", "positions": [{"holder": "x", "spans": [[1]]}]}),
        write(tmp_path, "c.json", {"provenance": {}}),
    ]
    write(tmp_path, "d.json", BRIEF)
    *skipped, good = read_briefs(tmp_path)
    assert [each.name for each in skipped if isinstance(each, SkippedArticle)] == [
        str(file) for file in files
    ]
    reasons = [each.reason for each in skipped if isinstance(each, SkippedArticle)]
    assert "is no JSON" in reasons[0]
    assert "positions, item 1, spans, item 1, item 2: Field required" in reasons[1]
    assert "source: Field required" in reasons[2]
    assert isinstance(good, BriefFile)


def test_the_articles_of_a_folder(tmp_path: Path) -> None:
    for name in ("b.txt", "a.HTML", "c.json", "d.md"):
        write(tmp_path, name, "x")
    assert article_files(tmp_path) == ["a.HTML", "b.txt", "d.md"]
    with pytest.raises(UnusableInput, match="name the folder with the articles"):
        article_files(tmp_path / "b.txt")
