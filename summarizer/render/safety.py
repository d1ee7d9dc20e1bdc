"""Untrusted words made harmless: for terminals, Markdown, spreadsheets and file names."""

import re
import unicodedata

_VISIBLE_FORMAT = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2")
"""Arabic and Syriac number and verse signs: format characters that a reader sees."""
_OBEYED = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Controls, direction and invisible marks, surrogates, and the two separators that end a line."""
_KEPT = "\n\t"
_SHOWN = "\ufffd"
_ACTIVE = re.compile(r"([\\`*_\[\]<>|~&$])")
_OPENS_BLOCK = re.compile(r"^([-+=#]|\d+(?=[.)]))")
"""What begins a list, a heading or a rule, where a text stands at the beginning of a line."""
_AUTOLINK = re.compile(r"(?i)(:)(?=//)|(?<=www)(\.)|(?<=[\w.+-])(@)(?=[\w\\-]+\.)")
_RESERVED = re.compile(r"(?i)^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)")
_LONGEST_NAME_BYTES = 120
_FORMULA = ("=", "+", "-", "@", "\t", "|", "%", "＝", "＋", "－", "＠")  # noqa: RUF001 - their wide forms
"""What a spreadsheet takes for the beginning of a formula."""


def safe(text: str) -> str:
    """Return a text without what a terminal obeys: escapes, control and direction marks.

    Each becomes a visible replacement character, so that nothing disappears unseen.
    """
    return "".join(_SHOWN if _obeyed(character) else character for character in text)


def _obeyed(character: str) -> bool:
    obeyed = unicodedata.category(character) in _OBEYED
    return obeyed and character not in _KEPT and character not in _VISIBLE_FORMAT


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
    """Break what GitHub would turn into a link, by what shows as the same words.

    It looks for addresses of mail after entities are resolved, so only a comment parts those.
    """
    colon, dot, _at = match.groups()
    return "&#58;" if colon else "&#46;" if dot else "<!-- -->@"


def inert_cell(cell: str) -> str:
    """Return the text of a cell that no spreadsheet takes for a formula, with line feeds only."""
    # csv.writer does not quote a lone carriage return, and every reader begins a row at it.
    lines = cell.replace("\r\n", "\n").replace("\r", "\n")
    return f"'{lines}" if lines.lstrip(" \n").startswith(_FORMULA) else lines


def safe_name(name: str) -> str:
    """Return a file name without suffix: no path, no reserved name, not too long."""
    plain = unicodedata.normalize("NFKC", name)
    plain = re.sub(r"[^\w.-]+", "_", plain).strip("._-") or "article"
    if _RESERVED.match(plain):
        plain = f"_{plain}"
    return plain.encode()[:_LONGEST_NAME_BYTES].decode("utf-8", "ignore")
