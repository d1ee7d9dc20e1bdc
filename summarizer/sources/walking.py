"""What an input names on disk: the places to read, and what of a folder is passed over, counted by kind.

Every entry of a folder is either read, and then gives an article or a reason, or counted here.
"""

import glob
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from summarizer.errors import UnusableInput
from summarizer.sources.files import STDIN
from summarizer.sources.lists import FEED_SUFFIXES, JSON_SUFFIXES, TABLE_SUFFIXES, is_web
from summarizer.sources.marked import SUFFIXES as MARKED_SUFFIXES

SUFFIXES = (".txt", *MARKED_SUFFIXES, ".html", ".htm", ".pdf", ".docx", ".odt", ".rtf")
"""Of the files of a folder that are read as articles."""
SIDECAR = ".meta.json"
_KNOWN = (*SUFFIXES, *JSON_SUFFIXES, *TABLE_SUFFIXES, *FEED_SUFFIXES)


class Found(NamedTuple):
    """Places to read, in order, and how many entries of each kind are passed over."""

    places: tuple[str, ...]
    passed: Counter[str]


def find(item: str) -> Found:
    """Return what an input names, sorted; a file is named even when its suffix is unusual.

    Raises `UnusableInput` for an input that names nothing to read.
    """
    if is_web(item) or item == STDIN:
        return Found((item,), Counter())
    path = Path(item)
    try:
        is_file, is_folder = path.is_file(), path.is_dir()
        entries = list(path.iterdir()) if is_folder else []
    except OSError as exc:
        raise UnusableInput(f"{item[:80]}: cannot be read: {exc.strerror or exc}; check the path") from exc
    if is_file:
        return Found((item,), Counter())
    if is_folder:
        found = _sorted(entries, SUFFIXES)
        if not found.places:
            told = f" ({passed_words(found.passed)})" if found.passed else ""
            raise UnusableInput(f"{item}: no articles in this folder{told}; looked for {', '.join(SUFFIXES)}")
        return found
    found = _sorted((Path(name) for name in glob.glob(item, recursive=True)), _KNOWN)  # noqa: PTH207 - a pattern may be absolute
    if not found.places:
        raise UnusableInput(f"{item}: no such file, folder or pattern; check the path")
    return found


def passed_over(inputs: Sequence[str]) -> str | None:
    """Return how many entries of folders and patterns are not read, by kind; None where all are."""
    passed = sum((_passed(item) for item in inputs), Counter[str]())
    return passed_words(passed) if passed else None


def passed_words(passed: Counter[str]) -> str:
    """Return counts as `3 skipped: 2 .jpg, 1 folder`."""
    kinds = sorted(passed, key=lambda kind: (-passed[kind], kind))
    return f"{passed.total()} skipped: {', '.join(f'{passed[kind]} {kind}' for kind in kinds)}"


def _passed(item: str) -> Counter[str]:
    try:
        return find(item).passed
    except UnusableInput:  # it is told where it is read
        return Counter()


def _sorted(entries: Iterable[Path], suffixes: Sequence[str]) -> Found:
    """Sort entries into what is read and what is passed over."""
    places: list[str] = []
    others: list[Path] = []
    for entry in sorted(entries):
        if _is_article(entry, suffixes):
            places.append(str(entry))
        else:
            others.append(entry)
    read = {str(Path(place).with_suffix("")) for place in places}
    passed = Counter(
        _kind(entry)
        for entry in others
        if str(entry).removesuffix(SIDECAR) not in read or not _is_sidecar(entry)
    )
    return Found(tuple(places), passed)


def _is_article(entry: Path, suffixes: Sequence[str]) -> bool:
    """Tell whether an entry is to be read; a link that leads nowhere is, so that the reason is told."""
    if entry.name.startswith(".") or (entry.suffix and entry.suffix.casefold() not in suffixes):
        return False
    return _leads_nowhere(entry) or (bool(entry.suffix) and entry.is_file())


def _leads_nowhere(entry: Path) -> bool:
    return entry.is_symlink() and not entry.exists()


def _is_sidecar(entry: Path) -> bool:
    return entry.name.endswith(SIDECAR)


def _kind(entry: Path) -> str:
    if entry.name.startswith("."):
        return "hidden"
    if entry.is_dir():
        return "folder"
    if _is_sidecar(entry):
        return f"{SIDECAR} without its article"
    if not entry.suffix:
        return "without a suffix"
    return entry.suffix.casefold() if entry.is_file() or _leads_nowhere(entry) else "no file"
