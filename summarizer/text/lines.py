"""The lines of a page that came as plain text, and what each of them looks like by itself.

Prose is told from the rest by its form, in any language: it ends as a sentence does, has some length,
and is written small, where headings and names are written large.
"""

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

from summarizer.domain import Span
from summarizer.text.lexicon import lexicon, words
from summarizer.text.sentences import paragraphs


class Kind(Enum):
    """What a line looks like."""

    PROSE = auto()
    OPEN = auto()
    """As long as prose, without an end: a caption, a list in a row, a cut sentence."""
    REMARK = auto()
    """A short sentence: “No,” he said."""
    ROW = auto()
    """Cells of a table."""
    SHORT = auto()
    """A heading, a name, an item of a list, a link."""
    DATELINE = auto()
    """Nothing but a date or time."""
    FURNITURE = auto()
    """Known to be no word of an article wherever it stands."""
    RELATED = auto()
    """A heading over other articles, or over who wrote this one."""
    COMMENTS = auto()
    """A heading over what readers wrote."""


@dataclass(frozen=True)
class Line:
    """A paragraph of a text without its sign-off; `start` inclusive, `end` exclusive."""

    start: int
    end: int
    sign_off: Span | None
    """What follows in the same paragraph and names who made the article."""
    words: str
    """Without the mark of a list item."""
    item: bool
    """Whether a mark of a list item stands before it."""
    column: int
    """Where it begins; pages that were turned into text show their boxes by it."""
    block: int
    """Lines without an empty line between them have the same."""
    kind: Kind
    length: float
    """In words; two characters of a script without spaces count as one."""


_ENDS = re.compile(r"[.!?…。！？؟۔।][”\"’'»)\]」』]*(?:\s?[(\[][^()\[\]]{1,80}[)\]])*$|[”\"」]$|[:：]$")
_BULLET = re.compile(r"(?:[*+•▪►·◦‣●○–-]|o(?= ))\s*")
_SPACELESS = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")
_CELLS = re.compile(r"\S(?:\s{2,}|\t)\S.*\S(?:\s{2,}|\t)\S")
_OPENING = "“”\"'’‘([«„¿¡"
_PROSE_LENGTH = 8
_OPEN_LENGTH = 18
_REMARK_LENGTH = 1
_ROW_LENGTH = 40
_SMALL_SHARE = 0.35
"""Of the words of prose, how many at least are written small; German writes the fewest so."""
_OPEN_SMALL_SHARE = 0.5

_DATE_PIECE = re.compile(
    r"""(?ix)
    \b\d{4}-\d\d-\d\d (?:[T ]\d\d:\d\d (?::\d\d)? (?:\.\d+)? (?:Z|[+-]\d\d:?\d\d)?)?
    | \b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b | \b\d{1,2}[:.]\d{2}\s?(?:[ap]m)?\b | \b\d{1,2}\s?[ap]m\b
    | \b[ap]\.?m\b\.? | \b(?:[A-Z]{1,3}T|UTC)\b
    | \b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b
    | \b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?
      |oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b
    | \b\d{1,2}(?:st|nd|rd|th)?\b | \b(?:19|20)\d\d\b
    | \b(?:first|last)\b | \b(?:published|updated|posted|modified|date|on|at)\b
    """
)
_DATE_MARKS = re.compile(r"[\s.,:;|/•·()–-]*")
_COPYRIGHT = re.compile(r"(?i)\W*(?:©|\(c\)\s|copyright (?:©|\(c\)|\d{4}))")
_BYLINE = re.compile(r"(?:By|BY) (?:[A-Z]\S*|and|for|of)(?: (?:[A-Z]\S*|and|for|of)){0,9}")
_WORK = r"(?:additional\s+|with\s+)?(?:reporting|writing|editing|edited|written|compiled|translated|produced)"
_WRITERS = "and|in|of|the|writers?|reporters?|correspondents?|journalists?|staff"
_AGENCIES = "|".join(sorted(words("page", "agencies")))
_SIGN_OFF = re.compile(
    rf"""(?ix) (?:^|(?<=[.!?”"’')\]])\s+) [^\w\s]* \s? (?:
      {_WORK} (?:\s+and\s+\w+)? \s+by\s+(?-i:[A-Z]) [^()\[\]]{{1,400}}
    | with\s+(?:files|inputs?|assistance|help|contributions)\s+(?:from|by)\s [^()\[\]]{{1,200}}
    | (?:(?>(?-i:[A-Z])[^\s()]*|{_WRITERS})\s+){{1,40}}+
      contributed\s+(?:reporting|to\s+this\s+(?:report|story|article)) (?:\s+(?:from|in)\s[^().]{{1,80}})?
    | (?<=[^\w\s]) \s? (?:(?:{_AGENCIES})(?:[/\s](?:{_AGENCIES}))? | 30 | ends?)
    | (?-i:ENDS)
    ) [^\w\s]* $"""
)
"""Who made the article, behind its last sentence: (Reporting by Ana Poe; Editing by Bob Ray)."""
_COUNTED = re.compile(r"\(?\d+\)?\s+(\w+)")
_TAIL_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]{1,80})[)\]]\W*$")


def lines(text: str, *, wrapped: bool = True) -> list[Line]:
    """Return the lines that hold words, in order; `wrapped` as for `split_sentences`."""
    found: list[Line] = []
    block = 0
    for start, end in paragraphs(text, wrapped=wrapped):
        block += bool(found) and text.count("\n", found[-1].end, start) > 1
        found.append(_line(text, start, end, block))
    return found


def is_dateline(line: str) -> bool:
    """Tell whether a line is nothing but a date or time."""
    rest = _DATE_PIECE.sub("", line)
    has_figure = any(character.isdigit() for character in line)
    return has_figure and _DATE_MARKS.fullmatch(rest) is not None


def _line(text: str, start: int, end: int, block: int) -> Line:
    bullet = _BULLET.match(text, start, end)
    begins = bullet.end() if bullet and bullet.end() < end else start
    column = start - (text.rfind("\n", 0, start) + 1)
    said = text[begins:end]
    off = _SIGN_OFF.search(text[start:end])
    if off and start + off.start() <= begins:
        return Line(start, end, None, said, begins > start, column, block, Kind.FURNITURE, 0.0)
    stop = start + off.start() if off else end
    said, length = text[begins:stop], _length(text[begins:stop])
    sign_off = Span(start=end - len(off[0].lstrip()), end=end) if off else None
    return Line(start, stop, sign_off, said, begins > start, column, block, _kind(said, length), length)


def _length(said: str) -> float:
    spaceless = len(_SPACELESS.findall(said))
    return len(_SPACELESS.sub(" ", said).split()) + spaceless / 2


def _kind(said: str, length: float) -> Kind:
    closed = _ENDS.search(said) is not None
    if label := _label(said, length, closed=closed):
        return label
    if _CELLS.search(said) and length < _ROW_LENGTH:
        return Kind.ROW
    small = _small_share(said)
    if closed and length >= _PROSE_LENGTH and small >= _SMALL_SHARE:
        return Kind.PROSE
    if length >= _OPEN_LENGTH and small >= _OPEN_SMALL_SHARE:
        return Kind.OPEN
    return Kind.REMARK if closed and length >= _REMARK_LENGTH and said[-1] not in ":：" else Kind.SHORT


def _small_share(said: str) -> float:
    """Return which share of the words begins with no capital; scripts without capitals write all small."""
    begins = [word[0] for each in said.split() if (word := each.lstrip(_OPENING)) and word[0].isalpha()]
    return sum(not first.isupper() for first in begins) / len(begins) if begins else 0.0


def _label(said: str, length: float, *, closed: bool) -> Kind | None:
    """Return what a line is by its words; None when they do not tell."""
    key = _key(said)
    sentence = closed and not said.endswith((":", "：", "...", "…"))
    if is_dateline(said):
        return Kind.DATELINE
    if not key or _COPYRIGHT.match(said) or _says(key, "sentences") or _calls(key):
        return Kind.FURNITURE
    counted = _COUNTED.match(said)
    if counted and not said.endswith(".") and counted[1].casefold() in words("page", "answers"):
        return Kind.COMMENTS
    if length < _ROW_LENGTH and _credits(said, key):
        return Kind.FURNITURE
    if sentence or length >= _OPEN_LENGTH:
        return None
    if _says(key, "comments"):
        return Kind.COMMENTS
    if _says(key, "around") or _names_others(key):
        return Kind.RELATED
    return Kind.FURNITURE if _says(key, "labels") or _BYLINE.fullmatch(said) else None


def _calls(key: str) -> bool:
    """Tell whether a sentence calls the reader to a service of the page: "Follow us on Instagram"."""
    first, *others = re.split(r"\W+", key)
    return first in words("page", "calls") and not words("page", "services").isdisjoint(others)


def _key(said: str) -> str:
    """Return a line in small letters, without what stands around its words."""
    return re.sub(r"^[\W\d]+|\W+$", "", " ".join(said.casefold().replace("’", "'").split())) or (
        said if any(map(str.isalnum, said)) else ""
    )


@cache
def _phrases(entry: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the phrases of an entry that are whole lines, and those that only begin one."""
    phrases = lexicon("page")[entry].strip().splitlines()
    return frozenset(phrases), tuple(phrase.removesuffix("…") for phrase in phrases if phrase.endswith("…"))


def _says(key: str, entry: str) -> bool:
    whole, begins = _phrases(entry)
    return key in whole or any(key.startswith(each) and not key[len(each) :][:1].isalnum() for each in begins)


def _names_others(key: str) -> bool:
    """Tell whether a heading names other articles: "related stories", "more from Sund Post"."""
    first, _, rest = key.partition(" ")
    others = rest.removeprefix("recent ").removeprefix("popular ").split(maxsplit=1)
    if first not in words("page", "choices") or not others:
        return False
    return others[0] in words("page", "others")


def _credits(said: str, key: str) -> bool:
    """Tell whether a line only names who made a picture, or says what one shows and who made it."""
    if _says(key, "captions"):
        return True
    if tail := _TAIL_IN_BRACKETS.search(said):
        named = re.split(r"\W+", tail[1].casefold())
        signed = len(named) == 1 and _ENDS.search(said[: tail.start()].rstrip()) is not None
        return not signed and not words("page", "credits").isdisjoint(named)
    return _credit_words().search(said) is not None


@cache
def _credit_words() -> re.Pattern[str]:
    """Return what finds a picture's maker at the end of a line: "Photograph by Ana Poe"."""
    pictures = "|".join(sorted(words("page", "pictures"), key=len, reverse=True))
    return re.compile(
        rf"(?i)\b(?:{pictures})\s?(?:by|:|©|copyright|credit|\.\.\.|…)\s.{{1,80}}$|\bgetty images\W*$"
    )
