"""Five articles that break things, among five hundred: the others are done, each of the five has a reason."""

import multiprocessing
from pathlib import Path

from summarizer.domain import BatchReport
from summarizer.store import open_store
from tests.articles import quarrel
from tests.crash.killing import DEADLY, run_among_killers

ARTICLES, KILLERS = 500, 5
MEMORY_BYTES = 3_000_000_000
"""Of addresses, not of what is used: the threads of Python and its libraries reserve much more."""
_KILLED, _PARTLY_DONE = -9, 5
_NESTED = 200_000


def write_killers(folder: Path) -> None:
    """Write no text, 200 MB, endless nesting, NULs, and an article that kills whoever asks about it."""
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 400)
    with (folder / "huge.txt").open("wb") as huge:
        huge.truncate(200_000_000)
    (folder / "nested.html").write_bytes(b"<div>" * _NESTED + b"Peru" + b"</div>" * _NESTED)
    (folder / "nulls.txt").write_bytes(b"\0" * 5_000)
    (folder / "deadly.txt").write_text(quarrel("Peru", f"the {DEADLY} in May"), encoding="utf-8")


def test_killers_are_put_aside_with_a_reason_and_all_others_are_done(tmp_path: Path) -> None:
    folder, store = tmp_path / "articles", tmp_path / "briefs.db"
    folder.mkdir()
    for number in range(ARTICLES - KILLERS):
        text = quarrel("Norway", f"harbour {number} in May")
        (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")
    write_killers(folder)
    context = multiprocessing.get_context("spawn")  # a process of its own, so that the limit stays there
    told, ended = tmp_path / "report.json", []
    while not ended or ended[-1] == _KILLED:
        process = context.Process(target=run_among_killers, args=(folder, store, told, MEMORY_BYTES))
        process.start()
        process.join(120)
        ended.append(process.exitcode)
    assert ended == [_KILLED, _KILLED, _PARTLY_DONE], "two deaths, then it is put aside"
    with open_store(store, create=False) as kept:
        done = {each.brief.source.name for each in kept.briefs()}
    assert len(done) == ARTICLES - KILLERS
    report = BatchReport.model_validate_json(told.read_text(encoding="utf-8"))
    assert report.inputs == ARTICLES == report.made + report.there + report.skipped + report.given_up
    assert {Path(each.name).stem: each.fate for each in report.reasons} == {
        "binary": "skipped", "huge": "skipped", "nested": "skipped", "nulls": "skipped", "deadly": "given_up",
    }  # fmt: skip
