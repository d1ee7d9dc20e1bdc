"""What questions share is read once; the server is a list of what it is asked, and files that it writes."""

import json
from pathlib import Path
from typing import Any

import pytest

from summarizer.llm import prefixes as module
from summarizer.llm.prefixes import Prefixes


class Slot:
    """What stands in for the server: writes and takes files as it is told, and notes what it was asked."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asked: list[str] = []
        self.refused: set[str] = set()

    def post(self, path: str, body: dict[str, Any]) -> bool:
        what = path.rpartition("=")[2] if "slots" in path else f"read {body['messages'][0]['content']}"
        self.asked.append(what)
        if what == "save" and what not in self.refused:
            (self.folder / body["filename"]).write_text("state")
        return what not in self.refused


@pytest.fixture
def slot(tmp_path: Path) -> Slot:
    return Slot(tmp_path)


def question(system: str, user: str = "Well?") -> bytes:
    messages = [{"role": "system", "content": system}, {"role": "user", "content": user}]
    return json.dumps({"messages": messages}).encode()


def ask(prefixes: Prefixes, slot: Slot, *systems: str) -> None:
    for system in systems:
        prefixes.prepare(question(system), slot.post)
        slot.asked.append("asked")


def test_a_beginning_is_read_once_for_all_runs(slot: Slot) -> None:
    ask(Prefixes(slot.folder, "m"), slot, "A", "A")
    ask(Prefixes(slot.folder, "m"), slot, "A", "A")
    assert slot.asked == ["read A", "save", "asked", *["restore", "asked"] * 3]
    assert [path.suffix for path in slot.folder.iterdir()] == [".state"]


def test_another_beginning_and_back_is_two_files(slot: Slot) -> None:
    ask(Prefixes(slot.folder, "m"), slot, "A", "B", "A")
    assert slot.asked == ["read A", "save", "asked", "read B", "save", "asked", "restore", "asked"]


def test_a_question_that_goes_on_from_the_last_one_finds_what_was_read(slot: Slot) -> None:
    article, prefixes = "Peru wants to close its harbours. " * 20, Prefixes(slot.folder, "m")
    for user in (article, f"{article}What is left out?", "Another article."):
        prefixes.prepare(question("A", user), slot.post)
        slot.asked.append("asked")
    assert slot.asked == ["read A", "save", "asked", "asked", "restore", "asked"]


def test_another_model_or_version_has_files_of_its_own(slot: Slot) -> None:
    ask(Prefixes(slot.folder, "m 1"), slot, "A")
    ask(Prefixes(slot.folder, "m 2"), slot, "A")
    assert slot.asked == ["read A", "save", "asked"] * 2


def test_a_file_that_the_server_does_not_take_is_written_again(slot: Slot) -> None:
    ask(Prefixes(slot.folder, "m"), slot, "A")
    slot.refused = {"restore"}
    ask(Prefixes(slot.folder, "m"), slot, "A")
    assert slot.asked[3:] == ["restore", "read A", "save", "asked"]


def test_where_nothing_can_be_kept_questions_are_asked_all_the_same(slot: Slot) -> None:
    slot.refused = {"save"}
    ask(Prefixes(slot.folder / "missing", "m"), slot, "A", "A", "B")
    assert slot.asked == ["read A", "save", "asked", "asked", "read B", "save", "asked"]
    assert not list(slot.folder.iterdir())


def test_the_least_used_files_go(slot: Slot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST_FILES", 2)
    ask(Prefixes(slot.folder, "m"), slot, "A", "B", "A", "C", "A")
    assert len(list(slot.folder.iterdir())) == 2
    assert slot.asked[-2:] == ["restore", "asked"]


def test_what_has_no_system_message_is_left_alone(slot: Slot) -> None:
    for body in (b"", json.dumps({"messages": [{"role": "user", "content": "Well?"}]}).encode()):
        Prefixes(slot.folder, "m").prepare(body, slot.post)
    assert slot.asked == []
