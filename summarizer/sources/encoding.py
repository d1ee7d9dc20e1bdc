"""Bytes become text: by mark, by declaration, by what fits, never by dropping what does not."""

import codecs
import re

from charset_normalizer import from_bytes

from summarizer.errors import UnusableInput

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins like UTF-16, so it is asked first
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w-]+)""", re.IGNORECASE)
_MAGIC = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a zip archive or office document",
    b"\x1f\x8b": "gzip-compressed",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"SQLite format 3": "a database",
    b"\x7fELF": "a program",
}
_AS_BROWSERS_DO = {"ascii": "cp1252", "iso8859-1": "cp1252"}
"""Pages that declare these hold Windows' quotes and dashes, and the web's rule is to read them so."""
_NO_PAGE_ENCODING = frozenset(
    {"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7"}
)
"""Python knows them, browsers do not: some of them turn plain words into other characters."""
_DECLARATION_BYTES = 4_096


def decode(data: bytes, name: str, remedy: str = "save the article as .txt or .html") -> str:
    """Return the text of a file; `UnusableInput` names what the file is instead when it is no text.

    UTF-8 is kept character for character, a byte order mark included, so that offsets hold.
    """
    if (marked := encoding_of(data, name, remedy)) != "utf-8":
        return _decoded(data, marked, name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    declared = _DECLARED.search(data[:_DECLARATION_BYTES])
    if declared:
        return _decoded(data, _page_encoding(declared.group(1).decode("ascii"), name), name)
    best = from_bytes(data).best()
    if best is None:
        raise UnusableInput(f"{name}: is in no known encoding; save it as UTF-8")
    return str(best)


def encoding_of(head: bytes, name: str, remedy: str = "save it as text in UTF-8") -> str:
    """Return the encoding that the beginning of a file is marked with, UTF-8 without a mark.

    Raises `UnusableInput` when it shows that the file is no text.
    """
    for magic, what in _MAGIC.items():
        if head.startswith(magic):
            raise UnusableInput(f"{name}: is {what}, no text; {remedy}")
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    if b"\0" in head:
        raise UnusableInput(f"{name}: is binary (it holds NUL bytes); {remedy}")
    return "utf-8"


def as_utf8(data: bytes, label: str) -> bytes:
    """Return the bytes in UTF-8 when they are in the encoding of a label; else as they are."""
    if any(data.startswith(mark) for mark, _ in _MARKS):
        return data
    try:
        return _decoded(data, _page_encoding(label, ""), "").encode("utf-8")
    except (UnusableInput, UnicodeEncodeError):
        return data


def _page_encoding(label: str, name: str) -> str:
    """Return the codec that a page means by its label."""
    try:
        codec = codecs.lookup(label).name
    except LookupError:
        codec = "undefined"
    if codec in _NO_PAGE_ENCODING:
        raise UnusableInput(f"{name}: declares the unknown encoding {label}; save it as UTF-8")
    return _AS_BROWSERS_DO.get(codec, codec)


def _decoded(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError) as exc:
        raise UnusableInput(
            f"{name}: says that it is {encoding} and is not ({exc}); save it as UTF-8"
        ) from exc
