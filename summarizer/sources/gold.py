"""Gold briefs and briefs to be scored: JSON files, one brief or a list of them a file."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError
from pydantic_core import from_json

from summarizer.domain import Brief, PartyClaim, SkippedArticle, brief_type, kind_of, reviewed_type
from summarizer.domain.gold import Gold, GoldStatement, NeutralBrief
from summarizer.errors import UnusableInput
from summarizer.sources.encoding import decode
from summarizer.sources.files import read_file
from summarizer.sources.slips import slip
from summarizer.sources.walking import SUFFIXES

_SUFFIX = ".json"
_SIDECAR = ".meta.json"
"""Beside an article, what a person says of it: no brief."""


class GoldFile(NamedTuple):
    """A gold brief and the file that it stands in, for messages."""

    file: str
    gold: Gold


class BriefFile(NamedTuple):
    """A brief to be scored and the file that it stands in."""

    file: str
    brief: Brief | NeutralBrief

    @property
    def article(self) -> str:
        """File name of its article."""
        return self.brief.source.name if isinstance(self.brief, Brief) else self.brief.article


def read_gold(place: Path) -> list[GoldFile]:
    """Return the gold briefs of a folder or a file.

    Raises `UnusableInput`, naming file and field, for the first that is none: figures over a part of the
    gold briefs would be figures of something else.
    """
    read = []
    for file, document in (each for path in _files(place) for each in _documents(path)):
        try:
            gold = Gold.model_validate(document)
        except ValidationError as exc:
            raise slip(exc, file) from exc
        except UnusableInput as exc:
            raise UnusableInput(f"{file}: {exc}") from exc
        _check_holders(gold, file)
        read.append(GoldFile(file, gold))
    if not read:
        raise UnusableInput(f"{place}: no gold briefs in this folder; looked for *{_SUFFIX}")
    return read


def read_briefs(place: Path) -> Iterator[BriefFile | SkippedArticle]:
    """Yield the briefs of a folder or a file, ours or neutral ones; what is none with the reason."""
    for path in _files(place):
        try:
            documents = _documents(path)
        except UnusableInput as exc:
            yield SkippedArticle(name=str(path), reason=str(exc))
            continue
        for file, document in documents:
            try:
                yield BriefFile(file, _brief(document))
            except ValidationError as exc:
                yield SkippedArticle(name=file, reason=str(slip(exc, file)))
            except UnusableInput as exc:
                yield SkippedArticle(name=file, reason=f"{file}: {exc}")


def article_files(folder: Path) -> list[str]:
    """Return the names of the articles in a folder, sorted; UnusableInput where it is no folder."""
    try:
        files = [file.name for file in folder.iterdir() if file.suffix.casefold() in SUFFIXES]
    except OSError as exc:
        raise UnusableInput(
            f"--articles {folder}: cannot be read: {exc.strerror or exc}; name the folder with the articles"
        ) from exc
    return sorted(files)


def _files(place: Path) -> list[Path]:
    if not place.exists():
        raise UnusableInput(f"{place}: no such folder or file; check the path")
    if not place.is_dir():
        return [place]
    return sorted(file for file in place.glob(f"*{_SUFFIX}") if not file.name.endswith(_SIDECAR))


def _documents(path: Path) -> list[tuple[str, object]]:
    """Return every brief of a file, each with what messages call it."""
    text = decode(read_file(str(path)), str(path), "save it as JSON").removeprefix("\ufeff")
    try:
        document = from_json(text)
    except ValueError as exc:
        raise UnusableInput(f"{path}: is no JSON: {exc}; correct it there") from exc
    if isinstance(document, list):
        return [(f"{path}, brief {number}", item) for number, item in enumerate(document, start=1)]
    return [(str(path), document)]


def _brief(document: object) -> Brief | NeutralBrief:
    if isinstance(document, dict) and "provenance" in document:
        kind = brief_type(kind_of(document))
        return (reviewed_type(kind) if "review" in document else kind).model_validate(document)
    return NeutralBrief.model_validate(document)


def _check_holders(gold: Gold, file: str) -> None:
    """Raise `UnusableInput` for a party that is there twice, or a holder that is no party."""
    sections = [(section, items) for section, items in gold.items() if issubclass(section.claim, PartyClaim)]
    names = [party.name for _, items in sections for party in items]
    for section, items in sections:
        own = [party.name for party in items]
        for number, name in enumerate(own, start=1):
            if name in own[: number - 1]:
                where = f"{section.name}, item {number}"
                raise UnusableInput(f"{file}: {where}: “{name}” is there twice; join the two")
    for where, item in gold.cited() if sections else ():
        if isinstance(item, GoldStatement) and item.holder not in names:
            raise UnusableInput(
                f"{file}: {where}, holder: “{item.holder}” is the name of no party in this file; use the "
                f"name of a party, or add it to {' or '.join(section.name for section, _ in sections)}"
            )
