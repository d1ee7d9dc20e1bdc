"""A text as quotations are compared with it: its words in a row, and what stands between two letters.

What a page, a typesetter or Markdown puts into a text is no word of it, and is passed over: targets of
links, footnote marks, tags, the marks of a quoted block.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import compress
from typing import NamedTuple

_FOLDED = str.maketrans(
    {
        **dict.fromkeys("‐‑\u2012–—―−", "-"),
        **dict.fromkeys("‘’‚‛`´′\u2039\u203a", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"),
    }
)
_PASSED = "\u2060"
_PASSED_OVER = re.compile(
    r"\((?<=\]\()[^()\s]{1,2000}(?: \"[^\"\n]{0,200}\")?\)"  # the target of a link
    r"|\[(?<=[^\s\d]\[)\^?\d{1,3}\]"  # a footnote, which stands at its word
    r"|</?[a-zA-Z][a-zA-Z0-9]{0,9} ?/?>"
    r"|>(?<=\n>)(?: ?>)* ?(?![\d> ])"  # the marks of a quoted block; "> 5" is a figure
    r"|\\(?=[\n!-/:-@\[-`{-~])"  # Markdown's escapes
)
_LINK_TEXT = re.compile(r"\[([^\[\]]{1,500})(\])(?=\u2060)")
_OWN_LETTER = re.compile(r"\[(?=\w\]\w)|\](?<=\[\w\])(?=\w)")
"""A letter whose case a quoter changed: "[W]e agree"."""
_LINE_END = re.compile(r"[-‐\u00ad][ \t\r]*\n\s*")
"""A hyphen at a line's end: that of the word, or that of the line."""
_HYPHENS = frozenset("-‐‑–")
_EMPHASIS = "*_~"
_NO_WORDS = ("", "'", '"', *_EMPHASIS)
_DASHES = re.compile(" ?-[ -]*")
_RARE_ONE = re.compile(r"[^\x00-\x7f]")
_RARE = re.compile(r"[^\x01-\x7f]+")
_ALNUM = bytes(chr(number).isalnum() and number < 128 for number in range(256))  # noqa: PLR2004 - ASCII
_MARK = "[\"']"
_TWO_QUOTATIONS = re.compile(rf"{_MARK}\s+{_MARK}")
_MINUS = re.compile(r"(?:^|[\s(\[$€£])-\Z")


class Folded(NamedTuple):
    """A text as it is compared.

    `shown` has the offsets of the text; what is no word of it is passed over there. `words` are the
    letters and figures alone, folded, with one blank wherever something surely divides two of them:
    none where a dash or a mark stands, which a line's end may have put there.
    """

    shown: str
    words: str


@lru_cache(maxsize=16)
def fold(text: str) -> Folded:
    """Return a text as it is compared."""
    shown = _shown(text)
    row = " ".join(_row(shown).split())
    return Folded(shown, _DASHES.sub("", row).strip())


@lru_cache(maxsize=16)
def places(text: str) -> tuple[int, ...]:
    """Return the offset in the text of each character of `fold(text).words`; a blank has that before it."""
    shown, words = fold(text)
    usual = compress(range(len(shown)), shown.encode("ascii", "replace").translate(_ALNUM))
    rare = [found.start() for found in _RARE_ONE.finditer(shown) for _ in _solid(found[0])]
    solid = sorted([*usual, *rare])
    known: list[int] = []
    begun = 0
    for word in words.split(" ") if words else ():
        known += [*known[-1:], *solid[begun : begun + len(word)]]
        begun += len(word)
    return tuple(known)


def folded(words: str) -> str:
    """Return words in lower case, with one kind of each mark and without what no reader sees."""
    return "".join(map(_character, words))


def gap(text: str, place: int) -> str:
    """Return what a text has before the letter at a place of its words, behind the letter before it."""
    known = places(text)
    start = known[place - 1] + 1 if place else 0
    return fold(text).shown[start : known[place] if place < len(known) else len(text)]


def gaps(text: str) -> tuple[str, ...]:
    """Return what a text has before each letter of its words, and behind the last."""
    return tuple(gap(text, place) for place in range(len(fold(text).words) + 1))


def same_gap(ours: str, theirs: str, before: str, behind: str) -> bool:
    """Tell whether a quotation may have `ours` between two letters or figures where its text has `theirs`.

    A quotation may leave quotation marks out, but puts none in, and it joins no two quotations.
    """
    if ours == theirs:
        return True
    here, there = folded(ours), folded(theirs)
    apart = before.isdigit() and behind.isdigit()
    plain = _plain(here, apart=apart)
    if plain != _plain(there, apart=apart):
        broken = before.isalpha() and behind.isalpha() and _LINE_END.fullmatch(theirs)
        if not broken or plain not in ("", "-"):
            return False
    if "'" in (here, there):
        return here == there
    marked = bool(re.search(_MARK, here))
    if marked:
        return bool(re.search(_MARK, there))
    return not _TWO_QUOTATIONS.search(there)


def within(between: str, before: str, behind: str) -> bool:
    """Tell whether what stands between two letters or figures leaves them in one word or number."""
    if _LINE_END.fullmatch(between):
        return before.isalpha() and behind.isalpha()
    held = folded(between).strip(_EMPHASIS)
    if before.isdigit() and behind.isdigit() and held in (".", ","):
        return True
    return held in ("", "'") or (held == "-" and not _HYPHENS.isdisjoint(between))


def negative(between: str, behind: str) -> bool:
    """Tell whether a figure has a minus in front."""
    return behind.isdigit() and bool(_MINUS.search(folded(between)))


def edge(between: str, *, changed: bool = True) -> str:
    """Return what a quotation has to have where it begins and ends as the text has it: "$", "?", a bracket.

    Unless told that a frame may have `changed` it, this takes in the full stop or comma.
    """
    held = re.sub(rf"[\s\"'{_EMPHASIS}]", "", folded(between))
    return re.sub("[.,;:-]", "", held) if changed else held


def _shown(text: str) -> str:
    """Return a text with characters that no reader sees in place of what is no word of it."""
    if not re.search(r"[\[<>\\]", text):
        return text
    text = _OWN_LETTER.sub(_PASSED, text)
    text = _PASSED_OVER.sub(lambda found: _PASSED * len(found[0]), text)
    return _LINK_TEXT.sub(lambda found: f"{_PASSED}{found[1]}{_PASSED}", text)


def _row(shown: str) -> str:
    """Return a text with each character as it is in a row of words; what is ASCII takes one pass."""
    rare = ["".join(map(_in_row, run)) for run in _RARE.findall(shown)]
    usual = _RARE.sub("\0", shown).translate(_ASCII).split("\0")
    return "".join(each for pair in zip(usual, [*rare, ""], strict=True) for each in pair)


def _plain(between: str, *, apart: bool) -> str:
    """Return what separates, without quotation marks and emphasis; blanks count where nothing else does.

    `apart` is for what stands between figures: "2, 500" is not "2,500", and "5*3" not "53".
    """
    drawn = set(between) <= {*_EMPHASIS} and ("_" in between or apart)
    kept = between if drawn else re.sub(rf"[\"'{_EMPHASIS}]", "", between)
    kept = _DASHES.sub("-", re.sub(r"\s+", " ", kept))
    return kept if apart or kept == " " else kept.replace(" ", "")


@lru_cache(maxsize=4096)
def _solid(character: str) -> str:
    """Return the letters and figures of a character, with their accents; none for marks and blanks."""
    return "".join(
        each for each in _character(character) if each.isalnum() or unicodedata.category(each)[0] == "M"
    )


@lru_cache(maxsize=4096)
def _in_row(character: str) -> str:
    """Return what a character is in a row of words: letters, a dash that divides nothing, or a blank."""
    plain = _character(character)
    if character == "\u00ad" or plain == "-":
        return "-"
    return _solid(character) or ("" if plain in _NO_WORDS else " ")


@lru_cache(maxsize=4096)
def _character(character: str) -> str:
    """Return a character as it counts; "10²" stays apart from "102", which NFKC would make of it."""
    if unicodedata.category(character) == "No":
        return character
    return unicodedata.normalize("NFKD", character.translate(_FOLDED)).casefold().translate(_FOLDED)


_ASCII = {number: _in_row(chr(number)) or None for number in range(1, 128)}
