"""The process that reads one document: bytes on standard input, JSON on standard output."""

import json
import sys
from contextlib import suppress

from summarizer.documents.kinds import kind_of, refusal
from summarizer.documents.plain import Plain, Unreadable

_MOST_MEMORY = 1_500_000_000
"""Bytes of address space; the readers themselves map a few hundred million."""
_MOST_SECONDS = 20
"""Of computing."""
_MOST_CHARACTERS = 5_000_000


def main() -> None:
    """Read the document and tell its text or the reason."""
    _bound()
    try:
        told = _read(sys.stdin.buffer.read())._asdict()
    except Unreadable as exc:
        told = {"reason": str(exc)}
    except MemoryError:
        told = {"reason": "takes more memory than a document may; save its text as .txt"}
    sys.stdout.buffer.write(json.dumps(told).encode("ascii"))


def _bound() -> None:
    with suppress(ImportError):  # systems without it have no such limits
        import resource  # noqa: PLC0415 - see above

        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (_MOST_SECONDS, _MOST_SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _read(data: bytes) -> Plain:
    """Return the text of a document; its reader is imported only when it is needed."""
    kind = kind_of(data)
    if kind == "pdf":
        from summarizer.documents.pdf import read_pdf as read  # noqa: PLC0415
    elif kind == "docx":
        from summarizer.documents.docx import read_docx as read  # noqa: PLC0415
    elif kind == "odt":
        from summarizer.documents.odt import read_odt as read  # noqa: PLC0415
    elif kind == "rtf":
        from summarizer.documents.rtf import read_rtf as read  # noqa: PLC0415
    else:
        raise Unreadable(refusal(data))
    plain = read(data)
    if len(plain.text) > _MOST_CHARACTERS:
        raise Unreadable(
            f"holds {len(plain.text):,} characters of text, which is no article; is it the right file?"
        )
    return plain


if __name__ == "__main__":
    main()
