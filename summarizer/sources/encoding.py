"""Bytes become text: by mark, by declaration, by what fits, never by dropping what does not."""

import codecs
import re

from summarizer.errors import UnusableInput
from summarizer.sources.guessing import guess

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins like UTF-16, so it is asked first
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_XML = re.compile(rb"""\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w-]+)""", re.IGNORECASE)
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
_WIDE_SHARE = 0.5
"""Of the characters of a text in UTF-16, how many at least are ASCII, when it bears no mark."""
_LEAST_WIDE = 16


def decode(data: bytes, name: str, remedy: str = "save the article as .txt or .html") -> str:
    """Return the text of a file; `UnusableInput` names what the file is instead when it is no text.

    UTF-8 is kept character for character, a byte order mark included, so that offsets hold.
    """
    return decoded(data, name, remedy)[0]


def decoded(
    data: bytes, name: str, remedy: str = "save the article as .txt or .html"
) -> tuple[str, str | None]:
    """Return the text of a file, and what a reader must know where its encoding had to be guessed.

    A mark is asked first, then UTF-8 (no other text happens to be UTF-8), then what the file declares.
    """
    if (marked := encoding_of(data, name, remedy)) != "utf-8":
        return _decoded(data, marked, name), None
    label = _declared(data)
    if data.isascii() and (label or b"\x1b$" in data):  # as an encoding of seven bits can be
        return _decoded(data, _page_encoding(label or "iso-2022-jp", name), name), None
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError:
        pass
    if label and (encoding := _page_encoding(label, name)) != "utf-8":
        return _decoded(data, encoding, name), None
    if mixed := _mostly_utf8(data):
        return mixed
    found = guess(data)
    if found is None:
        raise UnusableInput(f"{name}: is in no known encoding; save it as UTF-8")
    return found[0], f"The file does not say how its characters are encoded; read as {found[1]}."


def _declared(data: bytes) -> str | None:
    """Return the encoding that a page or an XML file names at its beginning."""
    head = data[:_DECLARATION_BYTES]
    found = _XML.match(head) or _DECLARED.search(head)
    return found.group(1).decode("ascii") if found else None


def _mostly_utf8(data: bytes) -> tuple[str, str] | None:
    """Return the text of bytes that are UTF-8 with a few exceptions, these read as Windows does."""
    text = data.decode("utf-8", "surrogateescape")
    odd = sum("\udc80" <= character <= "\udcff" for character in text)
    right = sum(character > "\x7f" for character in text) - odd
    if right <= odd:
        return None
    mended = re.sub(
        "[\udc80-\udcff]",
        lambda found: bytes([ord(found[0]) - 0xDC00]).decode("cp1252", "replace"),
        text,
    )
    return mended, f"The file is no whole UTF-8: {odd} of its bytes were read as Windows-1252."


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
        if wide := _wide(head):
            return wide
        raise UnusableInput(f"{name}: is binary (it holds NUL bytes); {remedy}")
    return "utf-8"


def _wide(head: bytes) -> str | None:
    """Return UTF-16 in the order of bytes in which the text has its zeros, None when it is no text."""
    even, odd = head[::2].count(0), head[1::2].count(0)
    for zeros, others, encoding in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if not others and zeros >= _WIDE_SHARE * (len(head) // 2) and len(head) >= _LEAST_WIDE:
            return encoding
    return None


def as_utf8(data: bytes, label: str) -> bytes:
    """Return the bytes in UTF-8 when they are in the encoding of a label; else as they are."""
    if data.startswith((*_MAGIC, *(mark for mark, _ in _MARKS))) or (_is_utf8(data) and not data.isascii()):
        return data  # no text in another encoding happens to be UTF-8
    try:
        return _decoded(data, _page_encoding(label, ""), "").encode("utf-8")
    except (UnusableInput, UnicodeEncodeError):
        return data


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


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
