"""What a dossier is made of as a person names it: articles, and briefs made before."""

import glob
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from summarizer.domain import Dossier, SkippedArticle, read_brief
from summarizer.domain.disputes import DisputeBrief
from summarizer.errors import UnusableInput
from summarizer.sources.files import read_file
from summarizer.sources.slips import slip

_SUFFIX = ".json"
_BESIDE = (".meta.json", ".neutral.json")
"""What lies beside articles and briefs and is neither."""


class Inputs(NamedTuple):
    """Briefs, inputs still to be read as articles, and files that are no brief, with the reason."""

    briefs: tuple[DisputeBrief, ...]
    articles: tuple[str, ...]
    skipped: tuple[SkippedArticle, ...]


def sort_inputs(inputs: Sequence[str]) -> Inputs:
    """Sort inputs: a JSON file, a pattern for such files, or a folder that has briefs gives briefs.

    Everything else is to be read as articles. Of a folder that has briefs, nothing else is read.
    Raises `UnusableInput` for a file or pattern of briefs that names nothing.
    """
    briefs: list[DisputeBrief] = []
    skipped: list[SkippedArticle] = []
    articles: list[str] = []
    for each in inputs:
        read = [_brief(file) for file in _files(each)]
        found = [brief for brief in read if isinstance(brief, DisputeBrief)]
        if not found and not each.casefold().endswith(_SUFFIX):
            articles.append(each)
            continue
        briefs += found
        skipped += [outcome for outcome in read if isinstance(outcome, SkippedArticle)]
    return Inputs(tuple(briefs), tuple(articles), tuple(skipped))


def read_dossier(place: str) -> Dossier:
    """Return the dossier of a file; raises `UnusableInput` for what is none."""
    try:
        return Dossier.model_validate_json(read_file(place))
    except ValidationError as exc:
        raise slip(exc, f"{place}: is no dossier") from exc


def _files(name: str) -> list[Path]:
    path = Path(name)
    if path.is_dir():
        return [file for file in sorted(path.glob(f"*{_SUFFIX}")) if not file.name.endswith(_BESIDE)]
    if path.exists() or not name.casefold().endswith(_SUFFIX):
        return [path] if name.casefold().endswith(_SUFFIX) else []
    found = sorted(glob.glob(name, recursive=True))  # noqa: PTH207 - a pattern may be absolute
    if not found:
        raise UnusableInput(f"{name}: no such file or pattern; check the path")
    return [Path(file) for file in found]


def _brief(file: Path) -> DisputeBrief | SkippedArticle:
    try:
        brief = read_brief(read_file(str(file)))
    except ValidationError as exc:
        return SkippedArticle(name=str(file), reason=str(slip(exc, f"{file}: is no brief")))
    except UnusableInput as exc:
        return SkippedArticle(name=str(file), reason=str(exc))
    if not isinstance(brief, DisputeBrief):
        reason = f"{file}: is a brief of the kind {brief.kind}; a dossier is of disputes"
        return SkippedArticle(name=str(file), reason=reason)
    return brief
