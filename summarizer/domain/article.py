"""An article as read: its text never changes, and every span indexes that text."""

from datetime import date
from typing import Literal

from summarizer.domain.frozen import Frozen


class Span(Frozen):
    """A stretch of `Article.text`: `start` inclusive, `end` exclusive, in characters."""

    start: int
    end: int


class Sentence(Span):
    """A numbered sentence, from 1; its words are `text[start:end]`."""

    number: int


class Page(Span):
    """What stands on one page of a document, numbered from 1."""

    number: int


def pages_of(pages: tuple[Page, ...], span: Span) -> tuple[int, ...]:
    """Return the numbers of the pages on which a span stands, none where there are no pages."""
    return tuple(page.number for page in pages if page.start < span.end and span.start < page.end)


class Published(Frozen):
    """The publication date and where it was found; `value` is None when it is unknown.

    `evidence` holds the words that it was read from, when it was found in metadata or the text.
    """

    value: date | None = None
    found_in: Literal["given", "metadata", "text", "unknown"] = "unknown"
    evidence: str | None = None


class Article(Frozen):
    """One article: the text exactly as read, its sentences, and what is known of its origin.

    `sentences` cover the article proper; `furniture` are the lines left out of them (share bars,
    comment forms, doubled headlines). Together they cover every visible character of `text`.
    """

    name: str
    """What people call the input: the file name, URL, or `stdin`."""
    text: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    origin: str | None = None
    """Where it was read and may be read again: a path, an address, a row's id; None where that is unknown.

    Another text that is read there later is a new version of the article.
    """
    language: str | None = None
    """What the text is in, as the page says it where the text agrees, in lower case: `en`, `en-gb`, `es`.

    None where neither tells; then it is taken as English.
    """
    published: Published = Published()
    content_hash: str
    """SHA-256 of `text` in UTF-8, as hexadecimal."""
    sentences: tuple[Sentence, ...]
    furniture: tuple[Span, ...] = ()
    pages: tuple[Page, ...] = ()
    """The pages of a document that has some, in order."""
    notes: tuple[str, ...] = ()
    """What a reader must know of how it was read: a table left out, an encoding guessed."""

    def words(self, span: Span) -> str:
        """Return the exact words of a span."""
        return self.text[span.start : span.end]


class SkippedArticle(Frozen):
    """An input that gave no article, and why; a value, so that one bad file never ends a batch."""

    name: str
    reason: str
    not_read: bool = False
    """Whether nobody looked at it, as the run had ended; it is an input of the next one."""
