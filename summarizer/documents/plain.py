"""What a document comes down to: its text, and what goes with it."""

from typing import NamedTuple


class Plain(NamedTuple):
    """The text of a document, its paragraphs parted by empty lines.

    `pages` are the offsets at which its pages begin, where it has pages; `notes` what a reader must
    know of what was left out.
    """

    text: str
    title: str | None = None
    pages: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()


class Unreadable(Exception):
    """A document cannot be read; the message says why and what to do."""
