"""DOCX (Office Open XML, ECMA-376), read from its XML.

Libraries that model documents for editing leave out what stands in tracked insertions, content
controls, fields and text boxes. Here everything that is shown is read, whatever wraps it: only what
is known not to be shown is left out.
"""

from collections.abc import Iterator

from summarizer.documents.archive import Archive, Element, joined, told
from summarizer.documents.plain import Plain, Unreadable

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_NOT_SHOWN = frozenset(
    """
    annotationRef del delText footnotePr instrText moveFrom pPr rPr sdtPr sdtEndPr sectPr tblGrid tblPr tcPr
    trPr
    """.split()  # noqa: SIM905 - words read best as words
)
_CHARACTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": ""}
_NOTES = ("footnoteReference", "endnoteReference")
_OFF = frozenset(("0", "false", "off", "none"))
_RAISED = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_CELLS = " | "


def read_docx(data: bytes) -> Plain:
    """Return the text of a DOCX; raises `Unreadable` for one that has none."""
    tree = Archive(data).tree("word/document.xml")
    body = next((each for each in tree if _name(each) == "body"), None) if tree is not None else None
    if body is None:
        raise Unreadable("has no document in it; is it the right file?")
    text = joined(list(_paragraphs(body)))
    if not text:
        raise Unreadable("holds no text; are its pages pictures?")
    notes = sum(_name(each) in _NOTES for each in body.iter())
    return Plain(text, _title(body), notes=told(notes, "note"))


def _name(element: Element) -> str:
    """Return the name of an element of the word processor, else an empty text."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    return (
        tag.removeprefix(_W).removeprefix(_STRICT).removeprefix(_MC)
        if tag.startswith((_W, _STRICT, _MC))
        else ""
    )


def _attribute(element: Element, name: str) -> str | None:
    value: str | None = element.get(_W + name, element.get(_STRICT + name))
    return value


def _paragraphs(element: Element) -> Iterator[str]:
    """Yield the paragraphs within an element, and its tables a paragraph a row."""
    for each in element:
        name = _name(each)
        if name == "p":
            yield _listed(each) + "".join(_words(each))
            for box in _boxes(each):
                yield from _paragraphs(box)
        elif name == "tbl":
            yield from _rows(each)
        elif name not in _NOT_SHOWN:
            yield from _paragraphs(each)


def _rows(table: Element) -> Iterator[str]:
    for row in _within(table, "tr"):
        cells = (" ".join(" ".join(_paragraphs(cell)).split()) for cell in _within(row, "tc"))
        yield _CELLS.join(cell for cell in cells if cell)


def _within(element: Element, wanted: str) -> Iterator[Element]:
    """Yield children of a name, also those that something wraps."""
    for each in element:
        name = _name(each)
        if name == wanted:
            yield each
        elif name in ("sdt", "sdtContent", "ins", "customXml", "moveTo"):
            yield from _within(each, wanted)


def _listed(paragraph: Element) -> str:
    """Return the mark of a list's item."""
    properties = next((each for each in paragraph if _name(each) == "pPr"), ())
    return "- " if any(_name(each) == "numPr" for each in properties) else ""


def _boxes(paragraph: Element) -> Iterator[Element]:
    """Yield the text boxes that hang on a paragraph; a fallback is the same box once more."""
    for box in paragraph.iter(_W + "txbxContent", _STRICT + "txbxContent"):
        if next(box.iterancestors(_MC + "Fallback"), None) is None:
            yield box


def _words(element: Element) -> Iterator[str]:
    """Yield the words that are shown of a paragraph, without those of its text boxes."""
    for each in element:
        name = _name(each)
        if name == "t":
            yield each.text or ""
        elif name in _CHARACTERS:
            yield _CHARACTERS[name]
        elif name == "sym":
            yield _symbol(each)
        elif name == "r":
            yield from _run(each)
        elif name not in _NOT_SHOWN and name not in ("Fallback", "txbxContent"):
            yield from _words(each)


def _run(run: Element) -> Iterator[str]:
    """Yield the words of letters that look alike: not those hidden or struck out."""
    looks = {_name(each): _attribute(each, "val") for of in run if _name(of) == "rPr" for each in of}
    if any(
        name in looks and looks[name] not in _OFF for name in ("vanish", "strike", "dstrike", "webHidden")
    ):
        return
    words = _words(run)
    yield from (
        (each.translate(_RAISED) for each in words) if looks.get("vertAlign") == "superscript" else words
    )


def _symbol(element: Element) -> str:
    code = _attribute(element, "char") or ""
    try:
        letter = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    return "" if "\ud800" <= letter <= "\uf8ff" else letter


def _title(body: Element) -> str | None:
    """Return the words of the first paragraph that is set as a title or a first heading."""
    for paragraph in body.iter(_W + "p", _STRICT + "p"):
        for style in paragraph.iter(_W + "pStyle", _STRICT + "pStyle"):
            if (_attribute(style, "val") or "").casefold().replace(" ", "") in (
                "title",
                "heading1",
                "titel",
                "titre",
            ):
                return " ".join("".join(_words(paragraph)).split()) or None
    return None
