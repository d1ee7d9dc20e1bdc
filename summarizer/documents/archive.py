"""Office documents are zip archives of XML: their parts, unpacked and parsed within bounds."""

import io
import zipfile
import zlib
from typing import Any

from lxml import etree

from summarizer.documents.plain import Unreadable

Element = Any
"""An element of lxml, which has no types."""

_MOST_UNPACKED = 60_000_000
"""Bytes of one part; the text of a long book has a few million."""
_MOST_PARTS = 20_000
_BROKEN = (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, OSError, NotImplementedError, ValueError)


class Archive:
    """The parts of an office document; raises `Unreadable` for what is no whole archive."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as exc:
            raise Unreadable("is no whole office document; is it the right file?") from exc
        if len(self._zip.namelist()) > _MOST_PARTS:
            raise Unreadable("has more parts than a document has; is it the right file?")

    def has(self, name: str) -> bool:
        """Tell whether there is such a part."""
        return name in self._zip.namelist()

    def tree(self, name: str) -> Element | None:
        """Return a part as parsed XML, None when there is none; no entity is followed."""
        if not self.has(name):
            return None
        parser = etree.XMLParser(
            resolve_entities=False, load_dtd=False, no_network=True, remove_comments=True, remove_pis=True
        )
        try:
            return etree.fromstring(self._part(name), parser)
        except etree.XMLSyntaxError as exc:
            raise Unreadable(f"holds broken XML in {name}; save it anew") from exc

    def _part(self, name: str) -> bytes:
        """Return a part, read piece by piece, since the size that an archive tells may be a lie."""
        try:
            with self._zip.open(name) as file:
                part = file.read(_MOST_UNPACKED + 1)
        except RuntimeError as exc:  # as zipfile says that a part is encrypted
            raise Unreadable("is protected by a password; save it without one") from exc
        except (*_BROKEN, zlib.error) as exc:
            raise Unreadable("is a damaged office document; save it anew") from exc
        if len(part) > _MOST_UNPACKED:
            raise Unreadable(
                f"unpacks to more than {_MOST_UNPACKED / 1e6:.0f} MB of text; is it the right file?"
            )
        return part


def joined(paragraphs: list[str]) -> str:
    """Return paragraphs as a text, parted by empty lines."""
    return "\n\n".join(words for each in paragraphs if (words := _tidy(each)))


def _tidy(words: str) -> str:
    """Return a paragraph with the breaks that it has and no other white space at its lines' edges."""
    return "\n".join(line for each in words.split("\n") if (line := " ".join(each.split())))


def told(count: int, what: str) -> tuple[str, ...]:
    """Return the note that things of a kind were left out."""
    if not count:
        return ()
    return (f"{count} {what}{'s were' if count > 1 else ' was'} left out.",)
