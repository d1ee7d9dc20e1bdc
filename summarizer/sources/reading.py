"""Inputs as a person names them: files, folders, patterns, standard input."""

import glob
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from pydantic import ValidationError

from summarizer.domain import Article, SkippedArticle
from summarizer.errors import UnusableInput
from summarizer.sources.encoding import decode
from summarizer.sources.files import STDIN, check_size, read_file
from summarizer.sources.html import read_html
from summarizer.sources.interface import Given, Outcome
from summarizer.sources.text import read_text

SUFFIXES = (".txt", ".md", ".html", ".htm")
_SIDECAR = ".meta.json"
_MARKUP = re.compile(
    r"\A[\s\ufeff]*+(?><!--.*?-->\s*+)*+"
    r"<(?:!doctype\s+html|\?xml|(?:html|head|body|meta|title|link|script|style|main|article|section|div|header|h1|p)\b)",
    re.IGNORECASE | re.DOTALL,
)
"""Possessive, since a row of comments could otherwise be read in exponentially many ways."""


def read_inputs(inputs: Sequence[str], given: Given | None = None) -> Iterator[Outcome]:
    """Yield an article for each file that the inputs name, and a `SkippedArticle` for what is none.

    Raises `UnusableInput` for an input that names nothing at all.
    """
    for name in dict.fromkeys(path for item in inputs for path in _expand(item)):
        try:
            yield read_input(name, given)
        except UnusableInput as exc:
            yield SkippedArticle(name=name, reason=str(exc))


def read_input(name: str, given: Given | None = None) -> Article:
    """Return the article of one file, or of standard input for `-`."""
    known = given or Given()
    data = read_file(name)
    if name == STDIN:
        return read_bytes(data, "stdin", known)
    path = Path(name)
    return read_bytes(data, path.name, known.over(_sidecar(path)))


def read_bytes(data: bytes, name: str, given: Given | None = None) -> Article:
    """Return the article of bytes, HTML or plain text by what they hold."""
    known = given or Given()
    check_size(len(data), name)
    text = decode(data, name)
    if not text.strip("\ufeff \t\r\n"):
        raise UnusableInput(f"{name}: is empty; is it the right file?")
    if _MARKUP.match(text):
        return read_html(text, known.url, name=name, given=known)
    article = read_text(text, name, known)
    if not article.sentences:
        raise UnusableInput(f"{name}: holds no sentence; is it the right file?")
    return article


def _expand(item: str) -> list[str]:
    """Return the files that an input names, sorted; a file is named even when its suffix is unusual."""
    path = Path(item)
    try:
        is_file, is_folder = item == STDIN or path.is_file(), path.is_dir()
    except OSError as exc:
        raise UnusableInput(f"{item[:80]}: cannot be read: {exc.strerror or exc}; check the path") from exc
    if is_file:
        return [item]
    if is_folder:
        found = sorted(str(file) for file in path.iterdir() if _is_article(file))
        if not found:
            raise UnusableInput(f"{item}: no articles in this folder; looked for {', '.join(SUFFIXES)}")
        return found
    found = sorted(name for name in glob.glob(item, recursive=True) if _is_article(Path(name)))  # noqa: PTH207 - a pattern may be absolute
    if not found:
        raise UnusableInput(f"{item}: no such file, folder or pattern; check the path")
    return found


def _is_article(file: Path) -> bool:
    return file.suffix.casefold() in SUFFIXES and file.is_file() and not file.name.startswith(".")


def _sidecar(path: Path) -> Given:
    sidecar = path.with_name(path.stem + _SIDECAR)
    try:
        return Given.model_validate_json(sidecar.read_bytes())
    except FileNotFoundError:
        return Given()
    except OSError as exc:
        raise UnusableInput(
            f"{sidecar}: cannot be read: {exc.strerror or exc}; check it or remove it"
        ) from exc
    except ValidationError as exc:
        first = exc.errors()[0]
        field = ".".join(str(part) for part in first["loc"]) or "file"
        raise UnusableInput(
            f"{sidecar}: {field}: {first['msg']}; it may hold published, title, publisher, url"
        ) from exc
