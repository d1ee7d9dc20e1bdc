"""Inputs as a person names them: files, folders, patterns, web addresses, lists, standard input."""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from summarizer.documents import is_document
from summarizer.domain import Article, SkippedArticle
from summarizer.errors import RunStopped, UnusableInput
from summarizer.sources.encoding import decoded
from summarizer.sources.fetching import Fetcher, Page
from summarizer.sources.files import STDIN, check_size, read_file
from summarizer.sources.html import read_html
from summarizer.sources.interface import Given, Outcome
from summarizer.sources.lists import (
    JSON_SUFFIXES,
    TABLE_SUFFIXES,
    Listed,
    addresses,
    feed_entries,
    is_feed,
    is_web,
    numbered_rows,
    piped_rows,
    table_rows,
)
from summarizer.sources.marked import is_marked, read_marked
from summarizer.sources.paper import read_paper
from summarizer.sources.text import read_text
from summarizer.sources.walking import SIDECAR, find

Fetch = Callable[[str], Page]

_MARKUP = re.compile(
    r"\A[\s\ufeff]*+(?><!--.*?-->\s*+)*+"
    r"<(?:!doctype\s+html|\?xml|(?:html|head|body|meta|title|link|script|style|main|article|section|div|header|h1|p)\b)",
    re.IGNORECASE | re.DOTALL,
)
"""Possessive, since a row of comments could otherwise be read in exponentially many ways."""


def read_inputs(
    inputs: Sequence[str], given: Given | None = None, fetch: Fetch | None = None
) -> Iterator[Outcome]:
    """Yield the articles that the inputs name, each read when it is asked for.

    An input is a file, folder, pattern, web address, `-`, or a list of articles or addresses: JSON
    Lines, CSV, feed. What gives no article is a `SkippedArticle`. Pages come through `fetch`, a
    `Fetcher`'s unless told. Raises `UnusableInput` for an input that names nothing at all.
    """
    reader = _Reader(given or Given(), fetch or Fetcher().fetch)
    for place in dict.fromkeys(path for item in inputs for path in find(item).places):
        try:
            yield from reader.read(place)
        except UnusableInput as exc:
            yield SkippedArticle(name=place, reason=str(exc))
        except RunStopped as exc:
            yield SkippedArticle(name=place, reason=str(exc), not_read=True)


def read_rows(
    lines: bytes, name: str, first: int, given: Given | None = None, fetch: Fetch | None = None
) -> Iterator[Outcome]:
    """Yield the articles of the JSON Lines that stand in a file from line `first` on."""
    reader = _Reader(given or Given(), fetch or Fetcher().fetch)
    return reader.follow(numbered_rows(lines, name, first))


def read_input(name: str, given: Given | None = None, fetch: Fetch | None = None) -> Article:
    """Return the article of one file or web address, or of standard input for `-`."""
    data, called, found = _opened(name, fetch or Fetcher().fetch)
    return _from(_origin(name), read_bytes(data, called, (given or Given()).over(found)))


def _origin(place: str) -> str | None:
    """Return what stays the same when a place is read again, from whatever folder."""
    if place == STDIN or is_web(place):
        return None if place == STDIN else place
    return os.path.abspath(place).encode("utf-8", "replace").decode()  # noqa: PTH100 - Path would follow links


def _from(origin: str | None, article: Article) -> Article:
    return article.model_copy(update={"origin": origin})


def _opened(place: str, fetch: Fetch) -> tuple[bytes, str, Given]:
    """Return the bytes of a place, what people call it, and what is said of it elsewhere."""
    if is_web(place):
        page = fetch(place)
        return page.body, place, Given(url=page.url)
    data = read_file(place)
    if place == STDIN:
        return data, "stdin", Given()
    path = Path(place)
    name = path.name.encode("utf-8", "replace").decode()  # a name on disk may be no text
    return data, name, _sidecar(path)


@dataclass(frozen=True)
class _Reader:
    """Reads each place as what it turns out to hold."""

    given: Given
    fetch: Fetch

    def read(self, place: str) -> Iterator[Outcome]:
        if not is_web(place) and place.casefold().endswith((*JSON_SUFFIXES, *TABLE_SUFFIXES)):
            return self.follow(table_rows(place))
        data, called, found = _opened(place, self.fetch)
        check_size(len(data), called, document=is_document(data))
        if is_document(data):
            return iter([_from(_origin(place), read_paper(data, called, self.given.over(found)))])
        if place == STDIN and data.lstrip().startswith(b"{"):
            return self.follow(piped_rows(data, called))
        if is_feed(data, place):
            return self.follow(feed_entries(data, called))
        if pages := () if is_web(place) else addresses(data):
            return self.follow(pages)
        return iter([_from(_origin(place), read_bytes(data, called, self.given.over(found)))])

    def follow(self, listed: Iterable[Listed | SkippedArticle]) -> Iterator[Outcome]:
        for each in listed:
            try:
                yield each if isinstance(each, SkippedArticle) else _from(each.origin, self._article(each))
            except UnusableInput as exc:
                yield SkippedArticle(name=each.name, reason=str(exc))
            except RunStopped as exc:
                yield SkippedArticle(name=each.name, reason=str(exc), not_read=True)

    def _article(self, listed: Listed) -> Article:
        given = self.given.over(listed.given)
        if listed.html:
            return read_html(listed.html, given.url, name=listed.name, given=given)
        if listed.text:
            return _read_words(listed.text, listed.name, given)
        page = self.fetch(listed.given.url or listed.name)
        return read_bytes(page.body, listed.name, given)


def read_bytes(data: bytes, name: str, given: Given | None = None) -> Article:
    """Return the article of bytes: a document, HTML or plain text by what they hold."""
    known = given or Given()
    check_size(len(data), name, document=is_document(data))
    if is_document(data):
        return read_paper(data, name, known)
    text, note = decoded(data, name)
    article = _read_words(text, name, known)
    return article.model_copy(update={"notes": (*article.notes, note)}) if note else article


def _read_words(text: str, name: str, known: Given) -> Article:
    if not text.strip("\ufeff \t\r\n"):
        raise UnusableInput(f"{name}: is empty; is it the right file?")
    if _MARKUP.match(text):
        return read_html(text, known.url, name=name, given=known)
    article = (read_marked if is_marked(text, name) else read_text)(text, name, known)
    if not article.sentences:
        raise UnusableInput(f"{name}: holds no sentence; is it the right file?")
    return article


def _sidecar(path: Path) -> Given:
    sidecar = path.with_name(path.stem + SIDECAR)
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
