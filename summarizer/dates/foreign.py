"""Words for a time in other languages than English: read by dateparser, taken only for what they surely say.

dateparser fills in what words leave out, from the day that it counts from. So every phrase is read twice,
from two days that share neither year, month nor weekday: what stays the same, the words say; what moves
along is relative; what does neither is no date. Nothing is read off the clock.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache, lru_cache
from threading import Lock
from typing import Any, Literal, NamedTuple

from summarizer.dates.edtf import Unit, containing
from summarizer.dates.resolving import Direction, Reason
from summarizer.domain import Relation
from summarizer.text import Language
from summarizer.text.lexicon import lexicon

_Kind = Literal["fixed", "relative", "yearless", "weekday"]
_UNITS: dict[str, Unit] = {"time": "day", "day": "day", "week": "week", "month": "month", "year": "year"}
_ANY_DAY = date(2001, 2, 5)
"""What fixed dates are read from where no publication date is known; they do not depend on it."""
_ELSEWHERE = timedelta(days=800)
"""To another year, month and weekday."""
_WEEK = timedelta(days=7)
_MOST_WORDS = 12
_YEARS_BACK, _YEARS_AHEAD = 300, 100
"""Beyond them a year is one of another calendar: 1446, 2567."""
_WORD = re.compile(r"[^\s,;()،؛]+")
_LETTER = re.compile(r"[^\W\d_]")
_NUMERIC = re.compile(r"\d{4}|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}")
"""What figures alone must be to tell a date."""
_ROLES: tuple[str, ...] = ("back", "ahead", "since", "until", "before", "after", "during", "beside")
_RELATIONS: dict[str, Relation] = {
    "since": "since", "until": "until", "before": "before", "after": "after", "during": "during",
}  # fmt: skip
_SHORTEST_ENDING = 5
"""Of a compound: "Dienstagabend"."""
_DAY = len("2024-07-23")
_OTHER: dict[Direction, Direction] = {"past": "future", "future": "past"}
_reading = Lock()


class Told(NamedTuple):
    """What words say of when: a value in EDTF, or the reason why there is none."""

    value: str | None
    relation: Relation = "on"
    reason: Reason | None = None


class _Meaning(NamedTuple):
    """What a stretch of words means; `day` is one that lies in it, counted from the day it was read from."""

    kind: _Kind
    unit: Unit
    day: date


@dataclass(frozen=True)
class _Vocabulary:
    """What the words around a date say, each as a row of words, and how others are spelt for dateparser."""

    roles: Mapping[tuple[str, ...], str]
    instead: Mapping[tuple[str, ...], str]

    def said(self, words: Sequence[str]) -> tuple[set[str], list[str]]:
        """Return the roles of words, and the words that have none."""
        roles: set[str] = set()
        unknown: list[str] = []
        at = 0
        while at < len(words):
            size, role = _longest(self.roles, words, at)
            (roles.add if role else unknown.append)(role or words[at])
            at += size
        return roles, unknown


@dataclass(frozen=True)
class _Stretch:
    """Some of the words in a row, and what they mean by themselves."""

    tokens: Sequence[str]
    first: int
    last: int
    code: str
    base: date

    @property
    def meaning(self) -> _Meaning | None:
        """What they mean that tells a date and nothing else."""
        return self._of(self.tokens[self.first : self.last])

    @property
    def ends_in_nothing(self) -> bool:
        """Whether their last word adds nothing, so that it stands beside the date: "3 de mayo del año"."""
        shorter = self.tokens[self.first : self.last - 1]
        return not _figures(self.tokens[self.last - 1]) and self._of(shorter) == self.meaning

    @property
    def beside(self) -> tuple[Sequence[str], Sequence[str]]:
        """The words before and behind them."""
        return self.tokens[: self.first], self.tokens[self.last :]

    def is_weekday_of(self, word: str, day: date) -> bool:
        """Tell whether a word is the name of the weekday of a day."""
        found = self._of([word])
        return found is not None and found.kind == "weekday" and found.day.weekday() == day.weekday()

    def agrees(self, told: Told) -> bool:
        """Tell whether a day is of the weekday that the words name beside it: "jeudi 25 juillet"."""
        if told.value is None or len(told.value) != _DAY:
            return True
        named = [each.day for token in self.tokens if (each := self._of([token])) and each.kind == "weekday"]
        return all(each.weekday() == date.fromisoformat(told.value).weekday() for each in named)

    def may_date(self, word: str) -> bool:
        """Tell whether a word tells a date, or a part of one, by itself."""
        return _figures(word) or self._of([word]) is not None

    def _of(self, words: Sequence[str]) -> _Meaning | None:
        return _meaning(" ".join(words), self.code, self.base)


def _figures(word: str) -> bool:
    return any(map(str.isdigit, word))


def resolve(words: str, language: Language, published: date | None, direction: Direction) -> Told | None:
    """Return what words of an article say of when; None where nobody reads a time in them.

    `direction` tells which of several days of one name is meant, where the words do not.
    """
    vocabulary = _vocabulary(language.code)
    base = published or _ANY_DAY
    for tokens in _spellings(words, vocabulary):
        for first, last in _windows(len(tokens)):
            stretch = _Stretch(tokens, first, last, language.code, base)
            meaning = stretch.meaning
            if meaning is None or (vocabulary.roles and stretch.ends_in_nothing):
                continue
            roles = _roles(stretch, meaning, vocabulary)
            if roles is not None:
                told = [_told(meaning, roles, published, side) for side in (direction, _OTHER[direction])]
                return next(filter(stretch.agrees, told), Told(None, reason=Reason.NOT_IN_CALENDAR))
    return None


# ---------------------------------------------------------------- words


@cache
def _vocabulary(code: str) -> _Vocabulary:
    try:
        table = lexicon(f"time_{code}")
    except KeyError:
        return _Vocabulary({}, {})
    pairs = (pair.split("=") for pair in table["instead"].split())
    return _Vocabulary(
        roles={_row(entry): role for role in reversed(_ROLES) for entry in table[role].split()},
        instead={_row(entry): spelt.replace("_", " ") for entry, spelt in pairs},
    )


def _row(entry: str) -> tuple[str, ...]:
    return tuple(entry.split("_"))


def _longest(rows: Mapping[tuple[str, ...], str], words: Sequence[str], at: int) -> tuple[int, str | None]:
    """Return the longest entry that stands at a place among words: its length and what it says."""
    for size in range(min(4, len(words) - at), 0, -1):
        if found := rows.get(tuple(word.casefold() for word in words[at : at + size])):
            return size, found
    return 1, None


def _spellings(words: str, vocabulary: _Vocabulary) -> Iterator[list[str]]:
    """Yield words as dateparser knows them; then with what is written together apart: "Dienstagabend"."""
    plain = words.replace("’", "'").replace("ـ", "")
    found = _WORD.findall(re.sub(r"(?<=[^\W\d_])/(?=[^\W\d_])", " ", plain))[: _MOST_WORDS + 1]
    tokens: list[str] = []
    at = 0
    while at < len(found):
        size, spelt = _longest(vocabulary.instead, found, at)
        for token in (spelt or found[at]).split():
            if tokens[-1:] != [token]:  # a month under two names: "آذار/مارس"
                tokens.append(token)
        at += size
    if len(tokens) > _MOST_WORDS:
        return
    yield tokens
    apart = [part for token in tokens for part in _apart(token, vocabulary)]
    if apart != tokens:
        yield apart


def _apart(token: str, vocabulary: _Vocabulary) -> list[str]:
    endings = [row[0] for row in vocabulary.roles if len(row) == 1 and len(row[0]) >= _SHORTEST_ENDING]
    for ending in sorted(endings, key=len, reverse=True):
        if token.casefold().endswith(ending) and len(token) > len(ending):
            return [token[: -len(ending)], token[-len(ending) :]]
    return [token]


def _windows(size: int) -> Iterator[tuple[int, int]]:
    """Yield all stretches of words, the longest first."""
    for length in range(size, 0, -1):
        for first in range(size - length + 1):
            yield first, first + length


def _roles(stretch: _Stretch, meaning: _Meaning, vocabulary: _Vocabulary) -> set[str] | None:
    """Return what the words around a date say of it, None where they may say that it is another day.

    Around a date with its year stands nothing that could, but for another date.
    """
    said = [vocabulary.said(words) for words in stretch.beside]
    roles = said[0][0] | said[1][0]
    unknown = [word for _, words in said for word in words]
    if meaning.kind == "relative":
        confirmed = all(stretch.is_weekday_of(word, meaning.day) for word in unknown)  # "gestern, Montag"
        return roles if confirmed and not roles & {"back", "ahead"} else None
    if unknown and (meaning.kind != "fixed" or not vocabulary.roles):
        return None
    return None if any(map(stretch.may_date, unknown)) else roles


# ---------------------------------------------------------------- meaning


@lru_cache(maxsize=4_096)
def _meaning(words: str, code: str, base: date) -> _Meaning | None:
    """Return what words mean that tell a date and nothing else."""
    if not _LETTER.search(words) and not _NUMERIC.fullmatch(words):
        return None
    one = _read(words, code, base, "past")
    other = one and _read(words, code, base + _ELSEWHERE, "future")
    if not one or not other or one[1] != other[1] or one[1] not in _UNITS:
        return None
    unit = _UNITS[one[1]]
    kind = _kind(unit, (one[0], base), (other[0], base + _ELSEWHERE), figures=_figures(words))
    if kind is None or (kind == "relative" and one[1] == "time"):
        return None
    if kind == "fixed" and not base.year - _YEARS_BACK <= one[0].year <= base.year + _YEARS_AHEAD:
        return None
    return _Meaning(kind, unit, one[0])


def _kind(unit: Unit, one: tuple[date, date], other: tuple[date, date], *, figures: bool) -> _Kind | None:
    """Tell what a day has that was read from two days: each is the day, and what it was read from."""
    (day, base), (moved_day, moved_base) = one, other
    if containing(unit, day) == containing(unit, moved_day):
        return "fixed"
    if _distance(unit, day, base) == _distance(unit, moved_day, moved_base):
        return "relative"
    if (
        unit in {"day", "month"}
        and day.month == moved_day.month
        and (unit == "month" or day.day == moved_day.day)
    ):
        return "yearless"
    near = all(abs(each - start) <= _WEEK for each, start in (one, other))
    same = day.weekday() == moved_day.weekday()
    return "weekday" if unit == "day" and near and same and not figures else None


def _distance(unit: Unit, day: date, base: date) -> int:
    if unit == "year":
        return day.year - base.year
    return (day.year - base.year) * 12 + day.month - base.month if unit == "month" else (day - base).days


def _read(words: str, code: str, base: date, prefer: Direction) -> tuple[date, str] | None:
    """Return the day that dateparser makes of words, counted from a day, and how long it is."""
    reader = _reader(code, base, prefer)
    if reader is None:
        return None
    with _reading:
        found = reader.get_date_data(words)
    return (found.date_obj.date(), found.period) if found.date_obj else None


@lru_cache(maxsize=64)
def _reader(code: str, base: date, prefer: Direction) -> Any | None:  # noqa: ANN401 - the library has no types
    from dateparser.data.languages_info import language_order
    from dateparser.date import DateDataParser

    settings = {
        "RELATIVE_BASE": datetime.combine(base, time()),
        "PREFER_DATES_FROM": prefer,
        "RETURN_TIME_AS_PERIOD": True,
        "PARSERS": ["relative-time", "absolute-time"],
        "TIMEZONE": "UTC",
    }
    return DateDataParser(languages=[code], settings=settings) if code in language_order else None


# ---------------------------------------------------------------- values


def _told(meaning: _Meaning, roles: set[str], published: date | None, direction: Direction) -> Told:
    relation: Relation = next(
        (_RELATIONS[role] for role in _ROLES if role in roles and role in _RELATIONS), "on"
    )
    if meaning.kind == "fixed":
        return Told(containing(meaning.unit, meaning.day).value, relation)
    if published is None:
        return Told(None, relation, Reason.NO_PUBLICATION_DATE)
    day = meaning.day if meaning.kind == "relative" else _nearest(meaning, roles, published, direction)
    return Told(containing(meaning.unit, day).value, relation)


def _nearest(meaning: _Meaning, roles: set[str], published: date, direction: Direction) -> date:
    """Return the day that a name without a year means: the publication day, or the nearest on its side.

    "Last" and "next" leave the publication day itself out.
    """
    told = bool(roles & {"back", "ahead"})
    past = "back" in roles or ("ahead" not in roles and direction == "past")
    step = -1 if past else 1
    if meaning.kind == "weekday":
        days = (meaning.day.weekday() - published.weekday()) % 7
        away = days - 7 if past and days else days
        return published + timedelta(days=away or (7 * step if told else 0))
    now = containing(meaning.unit, published).first
    day = containing(meaning.unit, meaning.day).first.replace(year=now.year)
    lies = (day - now).days * step
    return day if lies > 0 or (lies == 0 and not told) else day.replace(year=now.year + step)
