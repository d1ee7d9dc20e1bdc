"""Models of the Hub by `hf/OWNER/REPO/FILE.gguf`, over HTTP from a small Hub on this machine."""

import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from summarizer.__main__ import main
from summarizer.errors import SettingsError, WeightsCorrupt, WeightsUnavailable
from summarizer.llm import hub as module
from summarizer.llm import open_model
from summarizer.llm.catalogue import LIST
from summarizer.llm.local import find_local, look_up
from summarizer.llm.pulling import pull
from summarizer.llm.weights import weights_folder
from tests.hub_server import Hub, hub_on_this_machine, move_hub

REPO, FILE = "someone/strong-GGUF", "strong-q4.gguf"
REFERENCE = f"hf/{REPO}/{FILE}"
OLD, NEW = bytes(range(256)) * 64, bytes(reversed(range(256))) * 64
OLD_HASH, NEW_HASH = (hashlib.sha256(content).hexdigest()[:12] for content in (OLD, NEW))


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SUMMARIZER_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    with hub_on_this_machine(monkeypatch) as made:
        made.add(REPO, FILE, OLD)
        yield made


def fetched(reference: str) -> Path:
    return pull(look_up(reference))


def run(*arguments: str, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(sys, "argv", ["summarizer", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    assert isinstance(ended.value.code, int)
    return ended.value.code


def left() -> list[str]:
    found = weights_folder().rglob("*")
    return sorted(path.name for path in found if path.is_file() and not path.name.endswith(".lock"))


@pytest.mark.usefixtures("hub")
def test_provenance_has_the_hash_that_the_hub_told() -> None:
    assert fetched(REFERENCE).read_bytes() == OLD
    model = open_model(REFERENCE)
    assert model.reference == f"{REFERENCE}@{OLD_HASH}"
    assert (model.strategy, model.usd_per_million_tokens) == ("staged", (0.0, 0.0))


def test_what_is_here_is_used_again_without_asking(hub: Hub) -> None:
    fetched(REFERENCE)
    hub.asked.clear()
    hub.add(REPO, FILE, NEW)
    assert open_model(REFERENCE).reference == f"{REFERENCE}@{OLD_HASH}"
    assert fetched(REFERENCE).read_bytes() == OLD
    assert find_local(f"{REFERENCE}@{OLD_HASH}").resolve().read_bytes() == OLD
    assert not [path for path in hub.asked if path.startswith("/api/")]


def test_a_reference_of_provenance_gives_the_same_bytes_after_the_repository_has_moved_on(hub: Hub) -> None:
    hub.add(REPO, FILE, NEW)
    assert fetched(REFERENCE).read_bytes() == NEW
    assert fetched(f"{REFERENCE}@{OLD_HASH}").read_bytes() == OLD
    assert find_local(f"{REFERENCE}@{NEW_HASH}").resolve().read_bytes() == NEW
    assert find_local(REFERENCE).resolve().read_bytes() == OLD, "the one that was fetched last"


def test_a_commit_pins_a_file_and_is_recorded(hub: Hub) -> None:
    (first,) = hub.repos[REPO]
    hub.add(REPO, FILE, NEW)
    assert fetched(f"{REFERENCE}@{first}").read_bytes() == OLD
    assert open_model(f"{REFERENCE}@{first}").reference == f"{REFERENCE}@{OLD_HASH}"
    (record,) = weights_folder().rglob("*.json")
    told = json.loads(record.read_text())
    assert (told["commit"], told["size_bytes"], told["licence"]) == (first, len(OLD), "apache-2.0")


def test_the_same_bytes_under_two_names_are_two_files(hub: Hub) -> None:
    hub.add(REPO, f"more/{FILE}", OLD)
    for reference in (REFERENCE, f"hf/{REPO}/more/{FILE}"):
        fetched(reference)
        assert find_local(reference).reference == f"{reference}@{OLD_HASH}"
    assert find_local(REFERENCE).resolve().read_bytes() == OLD


def test_a_pull_that_was_cut_off_goes_on_where_it_stopped(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_BLOCK_BYTES", 4_096)
    monkeypatch.setattr(module, "_REMOTE_BLOCK_BYTES", 4_096)
    hub.files_refused_after = 1
    with pytest.raises(WeightsUnavailable, match=r"HTTP status 403; .*HF_TOKEN"):
        fetched(REFERENCE)
    assert left() == ["hub.partial"]
    hub.files_refused_after = None
    assert fetched(REFERENCE).read_bytes() == OLD
    starts = [start for start, _ in hub.ranges]
    assert starts == sorted(set(starts)), "nothing was sent twice"


def test_other_bytes_are_refused_and_nothing_is_left(hub: Hub) -> None:
    hub.sent = NEW
    with pytest.raises(WeightsCorrupt, match=f"published is {OLD_HASH}"):
        fetched(REFERENCE)
    assert left() == []


def test_bytes_that_change_later_are_refused(hub: Hub) -> None:
    fetched(REFERENCE).write_bytes(NEW)
    with pytest.raises(WeightsCorrupt, match=f"models pull {REFERENCE}@{OLD_HASH}"):
        find_local(REFERENCE).resolve()
    assert hub.asked


@pytest.mark.parametrize(
    ("refusal", "told"),
    [
        ((403, "GatedRepo"), "asks for consent; give it at https://huggingface.co/someone/strong-GGUF"),
        ((401, "GatedRepo"), "set HF_TOKEN"),
        ((401, "RepoNotFound"), "no such repository, or a private one"),
        ((404, "RepoNotFound"), "no such repository, or a private one"),
        ((404, "RevisionNotFound"), "no such commit"),
        ((503, ""), "HTTP status 503; try again later"),
    ],
)
def test_what_the_hub_refuses_is_told_with_the_next_step(
    hub: Hub, refusal: tuple[int, str], told: str
) -> None:
    hub.refusal = refusal
    with pytest.raises(WeightsUnavailable, match=told):
        look_up(REFERENCE)


def test_a_file_that_is_not_there_names_those_that_are(hub: Hub) -> None:
    hub.add(REPO, "strong-q8-00001-of-00002.gguf", NEW)
    with pytest.raises(WeightsUnavailable, match=r"no such file in the repository; it has strong-q4\.gguf$"):
        look_up(f"hf/{REPO}/strong-q5.gguf")


@pytest.mark.usefixtures("hub")
def test_bytes_that_no_commit_has_are_told() -> None:
    with pytest.raises(WeightsUnavailable, match="no commit has bytes with the SHA-256 0123456789ab"):
        look_up(f"{REFERENCE}@0123456789ab")


def test_a_file_without_a_hash_is_not_fetched(hub: Hub) -> None:
    hub.plain = True
    with pytest.raises(WeightsUnavailable, match="it has no SHA-256"):
        look_up(REFERENCE)


def test_no_network_is_told_with_another_way(monkeypatch: pytest.MonkeyPatch) -> None:
    move_hub("http://127.0.0.1:9", monkeypatch)
    with pytest.raises(WeightsUnavailable, match=r"when there is a network.*local/FILE\.gguf"):
        look_up(REFERENCE)
    assert left() == []


def test_a_file_that_is_not_here_names_the_command_that_fetches_it() -> None:
    with pytest.raises(WeightsUnavailable, match=f"summarizer models pull {REFERENCE}"):
        open_model(REFERENCE)


@pytest.mark.parametrize(
    "reference",
    [
        "hf/",
        "hf/nobody",
        "hf/someone/strong-q4.gguf",
        "hf/../../strong-q4.gguf",
        "hf/someone/repo/../../strong-q4.gguf",
        "hf/someone/repo//strong-q4.gguf",
        "hf/someone/repo/strong.safetensors",
        "hf/someone/repo/strong-q4.gguf@main",
        "hf/someone/repo/strong-q4.gguf@0123456789AB",
        "hf/someone/repo/strong-q4-00001-of-00002.gguf",
    ],
)
def test_a_reference_of_another_form_is_refused(reference: str) -> None:
    with pytest.raises(
        SettingsError, match=r"no such form; write hf/OWNER/REPO/FILE\.gguf|one part of several"
    ):
        open_model(reference)


def test_every_model_of_the_list_can_be_named_in_short_and_pinned() -> None:
    for entry in LIST[1:]:
        assert module.parse(f"hf/{entry.name}").reference == entry.reference
        assert module.parse(f"hf/{entry.name}@0123456789ab").reference == f"{entry.reference}@0123456789ab"
        assert entry.memory > entry.size


def test_pull_list_and_verify_go_by_name(
    hub: Hub, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    found = module.parse("hf/qwen3-4b")
    hub.add(found.repo, found.file, NEW)
    assert run("models", "pull", "qwen3-4b", monkeypatch=monkeypatch) == 0
    assert run("models", "pull", REFERENCE, monkeypatch=monkeypatch) == 0
    assert run("models", "pull", REFERENCE, monkeypatch=monkeypatch) == 0
    assert "already here and verified" in capsys.readouterr().err
    assert run("models", "verify", "qwen3-4b", monkeypatch=monkeypatch) == 0
    assert "as published" in capsys.readouterr().out
    assert run("models", "list", "--json", monkeypatch=monkeypatch) == 0
    here = {row["name"]: row["sha256"] for row in json.loads(capsys.readouterr().out) if row["path"]}
    assert {name: sha256[:12] for name, sha256 in here.items()} == {
        "qwen3-4b": NEW_HASH,
        f"{REFERENCE}@{OLD_HASH}": OLD_HASH,
    }
    assert run("models", "list", monkeypatch=monkeypatch) == 0
    assert "qwen3-4b: 2.5 GB, about 4 GB of memory, Apache-2.0" in capsys.readouterr().out


@pytest.mark.usefixtures("hub")
def test_naming_a_file_of_the_hub_in_a_run_fetches_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    article = tmp_path / "article.txt"
    article.write_text("Norlin Lines said on Monday that it would cut the night crossings in March.")
    out = str(tmp_path / "out")
    arguments = ("brief", str(article), "--model", REFERENCE, "--strategy", "single", "--output", out)
    code = run(*arguments, monkeypatch=monkeypatch)
    told = capsys.readouterr().err
    assert f"fetching {REFERENCE}: {len(OLD):,} bytes, once, apache-2.0" in told
    assert "is it a GGUF file?" in told
    assert code == 3


def test_the_doctor_tells_which_file_answers_and_what_it_needs(
    hub: Hub, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    look = ("doctor", "--json", "--no-ask", "--model")
    assert run(*look, REFERENCE, monkeypatch=monkeypatch) == 3
    assert f"summarizer models pull {REFERENCE}" in json.loads(capsys.readouterr().out)["problem"]
    assert not hub.asked
    fetched(REFERENCE)
    assert run(*look, REFERENCE, monkeypatch=monkeypatch) == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["reference"], report["strategy"]) == (f"{REFERENCE}@{OLD_HASH}", "staged")
    assert report["memory needed"] == "about 2 GB"
    assert report["weights"].endswith(f"{FILE}, verified")
