"""Which kind of document bytes are, by what they begin with and hold."""

import io
import zipfile
from typing import Literal

Kind = Literal["pdf", "docx", "odt", "rtf"]

_PDF = b"%PDF-"
_ZIP = b"PK\x03\x04"
_RTF = b"{\\rtf"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF_WITHIN = 1_024
"""Bytes that may stand before a PDF's own beginning, as readers allow."""
_ODT_MIME = b"application/vnd.oasis.opendocument.text"
_ENCRYPTED_PART = "EncryptedPackage".encode("utf-16-le")
_OTHERS = {
    "xl/": "a spreadsheet",
    "ppt/": "a presentation",
    "META-INF/container.xml": "an e-book",
}


def is_document(data: bytes) -> bool:
    """Tell whether bytes begin as a document that may be read, or whose refusal can be told."""
    return data.startswith((_ZIP, _RTF, _OLD_OFFICE)) or _PDF in data[:_PDF_WITHIN]


def kind_of(data: bytes) -> Kind | None:
    """Return the kind of a document, None for one that is not read."""
    if _PDF in data[:_PDF_WITHIN]:
        return "pdf"
    if data.startswith(_RTF):
        return "rtf"
    names = _names(data)
    if "word/document.xml" in names:
        return "docx"
    return "odt" if "content.xml" in names and _ODT_MIME in data[:200] else None


def refusal(data: bytes) -> str:
    """Return why a document of no known kind is not read."""
    if data.startswith(_OLD_OFFICE):
        if _ENCRYPTED_PART in data:
            return "is protected by a password; save it without one"
        return "is an old office document (.doc); save it as .docx"
    names = _names(data)
    for part, what in _OTHERS.items():
        if any(name.startswith(part) for name in names):
            return f"is {what}, no text; save the article as .docx, .pdf or .txt"
    return "is a zip archive, no text; unpack it"


def _names(data: bytes) -> set[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError):
        return set()
