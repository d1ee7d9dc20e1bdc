"""Untrusted words made harmless: for terminals, for Markdown, for file names."""

import re
import unicodedata

_BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\u180e\ufeff"
_KEPT = "\n\t"
_SHOWN = "\ufffd"
_ACTIVE = re.compile(r"([\\`*_\[\]<>|~&$])")
_OPENS_BLOCK = re.compile(r"^([-+=#]|\d+(?=[.)]))")
"""What begins a list, a heading or a rule, where a text stands at the beginning of a line."""
_AUTOLINK = re.compile(r"(?i)\b(https?|ftp|mailto|xmpp)(:)|\b(www)(\.)|(@)(?=[\w-]+\.)")
_RESERVED = re.compile(r"(?i)^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)")
_LONGEST_NAME_BYTES = 120


def safe(text: str) -> str:
    """Return a text without what a terminal obeys: escapes, control and direction marks.

    Each becomes a visible replacement character, so that nothing disappears unseen.
    """
    return "".join(_SHOWN if _obeyed(character) else character for character in text)


def _obeyed(character: str) -> bool:
    if character in _KEPT:
        return False
    control = unicodedata.category(character) in {"Cc", "Cs"}
    return control or character in _BIDI or character in _INVISIBLE or character in "\u2028\u2029"


def markdown_text(text: str) -> str:
    """Return a text as plain words of Markdown: on one line, with nothing active in it."""
    plain = " ".join(safe(text).split())
    escaped = _ACTIVE.sub(r"\\\1", plain)
    linkless = _AUTOLINK.sub(_unlinked, escaped)
    return _OPENS_BLOCK.sub(_blockless, linkless)


def _blockless(match: re.Match[str]) -> str:
    opening = match.group()
    return f"{opening}\\" if opening.isdigit() else f"\\{opening}"


def _unlinked(match: re.Match[str]) -> str:
    """Break what GitHub would turn into a link, with an entity that shows as the same character."""
    scheme, colon, www, dot, at = match.groups()
    if at:
        return "&#64;"
    return f"{scheme}&#58;" if colon else f"{www}&#46;" if dot else match.group()


def safe_name(name: str) -> str:
    """Return a file name without suffix: no path, no reserved name, not too long."""
    plain = unicodedata.normalize("NFKC", name)
    plain = re.sub(r"[^\w.-]+", "_", plain).strip("._-") or "article"
    if _RESERVED.match(plain):
        plain = f"_{plain}"
    return plain.encode()[:_LONGEST_NAME_BYTES].decode("utf-8", "ignore")
