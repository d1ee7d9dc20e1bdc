"""Weights on the Hugging Face Hub, by `hf/OWNER/REPO/FILE.gguf`, or `hf/NAME` for a model of the list.

The Hub is asked once what a file is: its commit, size and SHA-256 stand in a record beside the file, and
from then on nobody is asked. `@` pins a file by the commit of the repository (40 digits) or by the hash of
its bytes (12 or 64), as provenance has it; without it, it is the file that was fetched last.
"""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from summarizer.domain.frozen import Frozen
from summarizer.errors import SettingsError, WeightsUnavailable
from summarizer.llm.catalogue import listed
from summarizer.llm.weights import SHORT_HASH, Weights, weights_folder

if TYPE_CHECKING:
    from huggingface_hub import HfApi, ModelInfo
    from huggingface_hub.errors import HfHubHTTPError

PREFIX = "hf/"
FORM = "hf/OWNER/REPO/FILE.gguf"
_PART = r"[A-Za-z0-9_][A-Za-z0-9_.+-]*"
_REFERENCE = re.compile(
    rf"hf/(?P<repo>{_PART}/{_PART})/(?P<file>(?:{_PART}/)*{_PART}\.gguf)"
    rf"(?:@(?P<pin>[0-9a-f]{{40}}|[0-9a-f]{{64}}|[0-9a-f]{{{SHORT_HASH}}}))?"
)
_SPLIT = re.compile(r"-\d{5}-of-\d{5}\.gguf$")
_RECORD = ".json"
"""What the name of a file's record has after the file's own."""
_COMMIT_DIGITS = 40
_ANSWER_SECONDS = 10
_BLOCK_BYTES = 4 << 20
_REMOTE_BLOCK_BYTES = 16 << 20
_NOT_ALLOWED = {401, 403}
_NAMED_FILES = 6


@dataclass(frozen=True)
class HubFile:
    """A file of a repository, and what pins it."""

    repo: str
    file: str
    commit: str | None = None
    hash: str | None = None
    """The SHA-256 of its bytes, or the beginning of it."""

    @property
    def reference(self) -> str:
        """The reference as in `--model`."""
        pin = self.commit or self.hash
        return f"{PREFIX}{self.repo}/{self.file}" + (f"@{pin}" if pin else "")

    @property
    def page(self) -> str:
        """Where a person sees the repository."""
        return f"https://huggingface.co/{self.repo}"


class _Record(Frozen):
    """What the Hub told of a file when it was fetched."""

    repo: str
    file: str
    commit: str
    sha256: str
    size_bytes: int
    licence: str

    def weights(self) -> Weights:
        short = self.sha256[:SHORT_HASH]
        name = f"{PREFIX}{self.repo}/{self.file}@{short}"
        folder = f"{PREFIX}{self.repo}/{short}"
        told = self.model_dump(exclude={"repo"})
        return Weights(name=name, hub=self.repo, folder=folder, **told)


def parse(reference: str) -> HubFile:
    """Return what a reference `hf/…` means; raises `SettingsError` for one of no known form."""
    entry = listed(reference)
    whole = f"{entry.reference}{''.join(reference.partition('@')[1:])}" if entry else reference
    found = _REFERENCE.fullmatch(whole)
    if found is None:
        raise SettingsError(
            f"--model {reference}: no such form; write {FORM}, with @ and 40 digits of a commit or 12 of the "
            "file's SHA-256 to pin it, or hf/NAME with a name of `summarizer models list`"
        )
    if _SPLIT.search(found["file"]):
        raise SettingsError(
            f"--model {reference}: is one part of several; choose a file of the repository that is whole"
        )
    pin = found["pin"]
    pinned = {"commit" if len(pin) == _COMMIT_DIGITS else "hash": pin} if pin else {}
    return HubFile(found["repo"], found["file"], **pinned)


def kept(wanted: HubFile) -> Weights | None:
    """Return the weights that were fetched for a reference, the last of several, without asking the Hub."""
    folder = weights_folder() / PREFIX / wanted.repo
    found = [(path.stat().st_mtime_ns, record) for path in _records(folder) if (record := _read(path))]
    for _, record in sorted(found, key=lambda pair: pair[0], reverse=True):
        weights = record.weights()
        if _fits(wanted, record.file, record.commit, record.sha256) and weights.path.is_file():
            return weights
    return None


def all_kept() -> list[Weights]:
    """Return all weights of the Hub that are here."""
    records = map(_read, sorted(_records(weights_folder() / PREFIX)))
    return [weights for record in records if record and (weights := record.weights()).path.is_file()]


def keep(weights: Weights) -> None:
    """Write down what the Hub told of weights that are here now."""
    record = _Record(
        repo=weights.hub,
        file=weights.file,
        commit=weights.commit or "",
        sha256=weights.sha256,
        size_bytes=weights.size_bytes,
        licence=weights.licence,
    )
    path = weights.path.with_name(f"{weights.path.name}{_RECORD}")
    written = path.with_suffix(".new")
    written.write_text(f"{record.model_dump_json(indent=2)}\n", encoding="utf-8")
    written.replace(path)


def _records(folder: Path) -> Iterator[Path]:
    return folder.rglob(f"*.gguf{_RECORD}")


def _read(path: Path) -> _Record | None:
    try:
        return _Record.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return None


def _fits(wanted: HubFile, file: str, commit: str, sha256: str) -> bool:
    pinned = wanted.commit in {None, commit} and sha256.startswith(wanted.hash or "")
    return pinned and file == wanted.file


# ---------------------------------------------------------------- asking


def look_up(wanted: HubFile) -> Weights:
    """Ask the Hub what a file is: its commit, size, SHA-256 and licence.

    Raises `WeightsUnavailable` naming the next step: no such file, not allowed, no connection, other bytes.
    """
    with telling(wanted.reference, wanted.repo):
        from huggingface_hub import HfApi

        api = HfApi()
        info = api.model_info(
            wanted.repo, revision=wanted.commit, files_metadata=True, timeout=_ANSWER_SECONDS
        )
        files = {sibling.rfilename: sibling for sibling in info.siblings or ()}
        found = files.get(wanted.file)
        licence = _licence(info)
        told = [(info.sha or "", found.lfs.sha256, found.lfs.size)] if found and found.lfs else []
        if wanted.hash and not (told and told[0][1].startswith(wanted.hash)):
            told = list(_earlier(api, wanted))
        if wanted.hash is None and found is None:
            raise _no_such_file(wanted, list(files))
    if not told:
        what = f"no commit has bytes with the SHA-256 {wanted.hash}…" if wanted.hash else "it has no SHA-256"
        raise WeightsUnavailable(f"{wanted.reference}: {what}, says the Hub; look at {wanted.page}")
    commit, sha256, size = told[0]
    record = _Record(
        repo=wanted.repo, file=wanted.file, commit=commit, sha256=sha256, size_bytes=size, licence=licence
    )
    return replace(record.weights(), name=wanted.reference)


def _licence(info: "ModelInfo") -> str:
    """Return the licence that the repository's card names; `other` ones have a name beside it."""
    card = info.card_data
    named = getattr(card, "license", None)
    return str((getattr(card, "license_name", None) if named == "other" else named) or "unknown")


def _earlier(api: "HfApi", wanted: HubFile) -> Iterator[tuple[str, str, int]]:
    """Yield commit, hash and size of a file at the commits that had the bytes that are wanted."""
    for commit in api.list_repo_commits(wanted.repo):
        for path in api.get_paths_info(wanted.repo, [wanted.file], revision=commit.commit_id):
            lfs = getattr(path, "lfs", None)
            if lfs and lfs.sha256.startswith(wanted.hash):
                yield commit.commit_id, lfs.sha256, lfs.size
                return


def _no_such_file(wanted: HubFile, files: list[str]) -> WeightsUnavailable:
    whole = [file for file in files if file.endswith(".gguf") and not _SPLIT.search(file)]
    near = f"it has {', '.join(whole[:_NAMED_FILES])}" if whole else "it has no whole GGUF file"
    more = ", …" if len(whole) > _NAMED_FILES else ""
    return WeightsUnavailable(f"{wanted.reference}: no such file in the repository; {near}{more}")


def blocks(weights: Weights, start: int) -> Iterator[bytes]:
    """Yield the bytes of a file from `start` on.

    It is read as a remote file, since the Hub's own download starts over after each interruption.
    Raises `WeightsUnavailable`.
    """
    with telling(weights.name, weights.hub):
        from huggingface_hub import HfApi, HfFileSystem

        # Tells within seconds whether the Hub can be reached.
        commit = weights.commit or HfApi().model_info(weights.hub, timeout=_ANSWER_SECONDS).sha
        place = f"{weights.hub}@{commit}/{weights.file}"
        with HfFileSystem().open(place, "rb", block_size=_REMOTE_BLOCK_BYTES) as remote:
            remote.seek(start)
            while block := remote.read(_BLOCK_BYTES):
                yield block


@contextmanager
def telling(what: str, repo: str) -> Iterator[None]:
    """Translate the errors of the Hub's client into `WeightsUnavailable`, each with its next step."""
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    import httpx2
    from huggingface_hub.errors import HfHubHTTPError

    try:
        yield
    except (httpx2.HTTPError, OSError, ValueError) as exc:  # ValueError: a portal's page instead of JSON
        behind = exc if isinstance(exc, HfHubHTTPError) else exc.__cause__
        why = _refusal(behind, repo) if isinstance(behind, HfHubHTTPError) else _no_way(exc)
        raise WeightsUnavailable(f"Hugging Face Hub: {what}: {why}") from exc


def _refusal(error: "HfHubHTTPError", repo: str) -> str:
    from huggingface_hub.errors import GatedRepoError, RepositoryNotFoundError, RevisionNotFoundError

    page = f"https://huggingface.co/{repo}"
    if isinstance(error, GatedRepoError):
        return f"its owner asks for consent; give it at {page}, then set HF_TOKEN to a token of that account"
    if isinstance(error, RepositoryNotFoundError):
        return f"no such repository, or a private one; look at {page}, or set HF_TOKEN"
    if isinstance(error, RevisionNotFoundError):
        return f"no such commit; look at {page}/commits/main"
    status = error.response.status_code
    step = "look at HF_TOKEN" if status in _NOT_ALLOWED else "try again later"
    return f"HTTP status {status}; {step}"


def _no_way(error: Exception) -> str:
    return (
        f"{type(error).__name__}: {error}; run the command again when there is a network, or bring the file "
        "here by other ways and use --model local/FILE.gguf"
    )
