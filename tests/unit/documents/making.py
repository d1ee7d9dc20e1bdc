"""Small documents made by hand: a PDF of letters at places, and archives of XML."""

import io
import zipfile
from collections.abc import Sequence

Put = tuple[float, float, float, str]
"""Left and baseline in points from the lower left, size, words."""

WIDTHS = {
    "i": 222,
    "j": 222,
    "l": 222,
    "f": 278,
    "t": 278,
    "r": 333,
    " ": 278,
    ".": 278,
    ",": 278,
    "m": 833,
    "w": 722,
}
"""Of Helvetica, in thousandths of the size; other letters count as 556."""


def width(words: str, size: float) -> float:
    return sum(WIDTHS.get(letter, 667 if letter.isupper() else 556) for letter in words) * size / 1000


def column(
    text: str, left: float, top: float, wide: float, *, size: float = 11, broken: bool = False
) -> list[Put]:
    """Return a text set in lines of a width; `broken` breaks long words with a hyphen."""
    put: list[Put] = []
    for paragraph in text.split("\n\n"):
        words, line = paragraph.split(), ""
        while words:
            longer = f"{line} {words[0]}".strip()
            half = len(words[0]) // 2
            parted = f"{line} {words[0][:half]}-".strip()
            if width(longer, size) <= wide:
                line = longer
                words.pop(0)
                continue
            if broken and words[0].isalpha() and half > 3 and width(parted, size) <= wide:
                line, words[0] = parted, words[0][half:]
            put.append((left, top, size, line))
            top, line = top - 1.2 * size, ""
        put.append((left, top, size, line))
        top -= 2 * size
    return put


def pdf(*pages: Sequence[Put], encrypted: bool = False, turned: int = 0) -> bytes:
    """Return a PDF of pages of words at places; `turned` by so many degrees."""
    objects: list[bytes] = [
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    ]
    parent = 2 + 2 * len(pages)
    for page in pages:
        content = b"".join(
            b"BT /F1 %g Tf 1 0 0 1 %g %g Tm (%s) Tj ET\n" % (size, x, y, _escaped(words))
            for x, y, size, words in page
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        objects.append(
            b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] /Rotate %d /Contents %d 0 R "
            b"/Resources << /Font << /F1 1 0 R >> >> >>" % (parent, turned, len(objects))
        )
    kids = b" ".join(b"%d 0 R" % (3 + 2 * i) for i in range(len(pages)))
    objects.append(b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages)))
    objects.append(b"<< /Type /Catalog /Pages %d 0 R >>" % parent)
    root, lock = len(objects), b""
    if encrypted:
        objects.append(b"<< /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >>" % (b"11" * 32, b"22" * 32))
        lock = b" /Encrypt %d 0 R /ID [<00> <00>]" % len(objects)
    return _file(objects, root, lock)


def _escaped(words: str) -> bytes:
    return words.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _file(objects: list[bytes], root: int, lock: bytes) -> bytes:
    whole, places = b"%PDF-1.4\n", list[int]()
    for number, each in enumerate(objects, start=1):
        places.append(len(whole))
        whole += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    size = len(objects) + 1
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer\n<< /Size %d /Root %d 0 R%s >>\n" % (size, root, lock)
    end = b"startxref\n%d\n%%%%EOF" % len(whole)
    return whole + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + trailer + end


def archive(**parts: str | bytes) -> bytes:
    """Return a zip archive; `__` in a name stands for a slash, `_xml` for its suffix."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for name, part in parts.items():
            how = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            file.writestr(name.replace("__", "/").replace("_xml", ".xml"), part, how)
    return packed.getvalue()


def docx(body: str, head: str = "") -> bytes:
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    markup = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    names = f'xmlns:w="{word}" xmlns:mc="{markup}"'
    return archive(
        word__document_xml=f"{head}<w:document {names}><w:body>{body}<w:sectPr/></w:body></w:document>"
    )


def odt(body: str, styles: str = "", manifest: str = "") -> bytes:
    names = "urn:oasis:names:tc:opendocument:xmlns"
    shorts = {"office": "office", "text": "text", "table": "table", "style": "style", "draw": "drawing"}
    spaces = " ".join(f'xmlns:{short}="{names}:{name}:1.0"' for short, name in shorts.items())
    looks = f"<office:automatic-styles>{styles}</office:automatic-styles>"
    whole = f"{looks}<office:body><office:text>{body}</office:text></office:body>"
    listed = f'<m:manifest xmlns:m="{names}:manifest:1.0">{manifest}</m:manifest>'
    return archive(
        mimetype="application/vnd.oasis.opendocument.text",
        content_xml=f"<office:document-content {spaces}>{whole}</office:document-content>",
        **{"META-INF__manifest_xml": listed},
    )
