"""RTF, by striprtf; what is hidden or deleted is taken out before."""

import re

from striprtf.striprtf import rtf_to_text

from summarizer.documents.archive import joined, told
from summarizer.documents.plain import Plain, Unreadable

_TOKEN = re.compile(r"\\([a-z]{1,32})(-?\d{1,10})?[ ]?|\\'[0-9a-fA-F]{2}|\\.|[{}]", re.DOTALL)
_HIDING = ("v", "deleted", "strike", "striked")
_LINK = re.compile(r"(?i)HYPERLINK")
_CODE_PAGE = re.compile(rb"\\ansicpg(\d{3,5})")
_HEAD_BYTES = 4_096
_NOTES = re.compile(r"\\footnote\b")
_MOST_DEEP = 1_000
"""Groups within groups; a word processor writes some ten."""
_NUMBER = re.compile(r"(?<=[a-z])-?\d{7,}")


def read_rtf(data: bytes) -> Plain:
    """Return the text of an RTF; raises `Unreadable` for one that has none."""
    source = _decoded(data)
    try:
        # Without its keyword, a link is its words only; figures that no control has would break the reader.
        shown = _NUMBER.sub("0", _LINK.sub("", _without_hidden(source)))
        words = str(rtf_to_text(shown, errors="replace"))  # type: ignore[no-untyped-call] # has no types
    except (ValueError, OverflowError, IndexError, LookupError, TypeError) as exc:
        raise Unreadable("is no whole RTF; save it anew") from exc
    text = joined([_row(line) for line in _whole(words).split("\n")])
    if not text:
        raise Unreadable("holds no text; is it the right file?")
    return Plain(text, notes=told(len(_NOTES.findall(source)), "note"))


def _decoded(data: bytes) -> str:
    """Return RTF as text; the letters that it does not write as marks are in its code page."""
    page = _CODE_PAGE.search(data[:_HEAD_BYTES])
    try:
        return data.decode(f"cp{page[1].decode()}" if page else "cp1252", "replace")
    except LookupError:
        return data.decode("cp1252", "replace")


def _whole(words: str) -> str:
    """Return a text whose letters beyond the basic plane were written in halves."""
    return words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _row(line: str) -> str:
    """Return a row of a table with its cells parted as everywhere; the reader parts them by a stroke."""
    if not line.rstrip().endswith("|"):
        return line
    return " | ".join(cell for each in line.split("|") if (cell := each.strip()))


def _without_hidden(source: str) -> str:
    """Return RTF without the words that it hides, marks as deleted or strikes out; its groups stay whole."""
    kept: list[str] = []
    outer: list[frozenset[str]] = []
    hiding: frozenset[str] = frozenset()
    at = 0
    for token in _TOKEN.finditer(source):
        if not hiding:
            kept.append(source[at : token.start()])
        at = token.end()
        if token[0] == "{":
            outer.append(hiding)
        elif token[0] == "}":
            hiding = outer.pop() if outer else frozenset()
        elif token[1] in _HIDING:
            hiding = hiding - {token[1]} if token[2] == "0" else hiding | {token[1]}
        elif token[1] == "plain":
            hiding = frozenset()
        if len(outer) > _MOST_DEEP:
            raise Unreadable("is nested deeper than a document is; is it the right file?")
        if not hiding or token[0] in "{}":
            kept.append(token[0])
    return "".join(kept) + ("" if hiding else source[at:])
