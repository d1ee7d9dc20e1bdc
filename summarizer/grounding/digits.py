"""Figures in any language: the digits of a claim must stand in its evidence."""

import re
import unicodedata

_NUMBER = re.compile(r"\d+(?:[.,'’·\u066b\u066c]\d+)*")
_BLANK = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))")
_MARK = re.compile(r"\D")
_GROUP = 3
"""Digits between marks that group a number; a mark before more or fewer begins its decimals."""
_SPELT = 12
"""Up to here numbers are written as words as often as in digits, which nobody can compare without them."""


def check_digits(claim: str, evidence: str) -> tuple[str, ...]:
    """Return a problem for each number in digits that the evidence does not have.

    "1.200", "1,200" and "1 200" are one number, and so are "3,5" and "3.5"; digits of any script count.
    """
    apart, closed = (_strange(*texts) for texts in ((claim, evidence), (_closed(claim), _closed(evidence))))
    return tuple(f"“{number}” is not in the sentence" for number in closed if apart)


def _strange(claim: str, evidence: str) -> list[str]:
    known = {_plain(number) for number in _NUMBER.findall(evidence)}
    numbers = dict.fromkeys(_NUMBER.findall(claim))
    return [each for each in numbers if _plain(each) not in known and not _may_be_spelt(_plain(each))]


def _closed(text: str) -> str:
    """Return a text whose blanks within what may be one number are closed: "1 200", or "15 300"."""
    return _BLANK.sub("", text)


def _plain(number: str) -> str:
    digits = "".join(str(unicodedata.digit(each, each)) for each in number)
    *groups, last = _MARK.split(digits)
    if not groups:
        return digits
    whole = "".join(groups)
    return whole + last if len(last) == _GROUP else f"{whole}.{last}"


def _may_be_spelt(number: str) -> bool:
    return number.isdigit() and int(number) <= _SPELT
