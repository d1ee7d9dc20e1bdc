"""ODT (OpenDocument, ISO/IEC 26300), read from its XML: what is shown, whatever wraps it."""

from collections.abc import Iterator

from summarizer.documents.archive import Archive, Element, joined, told
from summarizer.documents.plain import Plain, Unreadable

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_MANIFEST = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}"
_NOT_SHOWN = frozenset(
    (
        f"{_TEXT}tracked-changes",
        f"{_TEXT}note",
        f"{_TEXT}hidden-text",
        f"{_TEXT}hidden-paragraph",
        f"{_TEXT}sequence-decls",
        f"{_TEXT}table-of-content",
        f"{_OFFICE}annotation",
        f"{_OFFICE}forms",
        f"{_OFFICE}binary-data",
    )
)
_CELLS = " | "
_MOST_SPACES = 100


def read_odt(data: bytes) -> Plain:
    """Return the text of an ODT; raises `Unreadable` for one that has none."""
    archive = Archive(data)
    manifest = archive.tree("META-INF/manifest.xml")
    if manifest is not None and next(manifest.iter(f"{_MANIFEST}encryption-data"), None) is not None:
        raise Unreadable("is protected by a password; save it without one")
    tree = archive.tree("content.xml")
    body = None if tree is None else tree.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise Unreadable("has no document in it; is it the right file?")
    reader = _Reader(_hidden_styles(tree))
    text = joined(list(reader.paragraphs(body)))
    if not text:
        raise Unreadable("holds no text; are its pages pictures?")
    notes = sum(1 for _ in body.iter(f"{_TEXT}note"))
    return Plain(text, reader.title(body), notes=told(notes, "note"))


def _hidden_styles(tree: Element) -> frozenset[str]:
    """Return the names of styles whose words are hidden or struck out."""
    hidden = set()
    for style in tree.iter(f"{_STYLE}style"):
        for looks in style.iter(f"{_STYLE}text-properties"):
            struck = looks.get(f"{_STYLE}text-line-through-style", "none") != "none"
            if struck or looks.get(f"{_TEXT}display") == "none":
                hidden.add(style.get(f"{_STYLE}name", ""))
    return frozenset(hidden)


class _Reader:
    """Reads paragraphs, leaving out what some styles hide."""

    def __init__(self, hidden: frozenset[str]) -> None:
        self._hidden = hidden

    def paragraphs(self, element: Element, mark: str = "") -> Iterator[str]:
        """Yield the paragraphs within an element, and its tables a paragraph a row."""
        for each in element:
            if not isinstance(each.tag, str) or self._is_hidden(each):
                continue
            if each.tag in (f"{_TEXT}p", f"{_TEXT}h"):
                yield mark + "".join(self._words(each))
                for frame in each.iter(f"{_DRAW}text-box"):
                    yield from self.paragraphs(frame)
            elif each.tag == f"{_TABLE}table":
                yield from self._rows(each)
            else:
                yield from self.paragraphs(each, "- " if each.tag == f"{_TEXT}list-item" else mark)

    def title(self, body: Element) -> str | None:
        """Return the words of the first paragraph that is set as a title or a first heading."""
        for each in body.iter(f"{_TEXT}p", f"{_TEXT}h"):
            is_title = each.get(f"{_TEXT}style-name", "").casefold() == "title"
            if is_title or (each.tag == f"{_TEXT}h" and each.get(f"{_TEXT}outline-level", "1") == "1"):
                return " ".join("".join(self._words(each)).split()) or None
        return None

    def _rows(self, table: Element) -> Iterator[str]:
        for row in table.iter(f"{_TABLE}table-row"):
            cells = (" ".join(" ".join(self.paragraphs(cell)).split()) for cell in row)
            yield _CELLS.join(cell for cell in cells if cell)

    def _words(self, element: Element) -> Iterator[str]:
        yield element.text or ""
        for each in element:
            if isinstance(each.tag, str) and not self._is_hidden(each) and each.tag != f"{_DRAW}frame":
                if each.tag == f"{_TEXT}s":
                    yield " " * _count(each.get(f"{_TEXT}c", "1"))
                elif each.tag == f"{_TEXT}tab":
                    yield "\t"
                elif each.tag == f"{_TEXT}line-break":
                    yield "\n"
                yield from self._words(each)
            yield each.tail or ""

    def _is_hidden(self, element: Element) -> bool:
        return element.tag in _NOT_SHOWN or element.get(f"{_TEXT}style-name") in self._hidden


def _count(number: str) -> int:
    return min(int(number), _MOST_SPACES) if number.isascii() and number.isdigit() else 1
