"""The encoding of bytes that say nothing of it, by the letters that would stand in the text.

A detector that counts bytes has nothing to count in English with three accents. The letters tell: in
the right encoding they belong to the alphabet of one language and follow the case of their neighbours;
in a wrong one a word has a capital or a sign in the middle. Other scripts, which have many such bytes,
are left to charset-normalizer.
"""

import re
from collections.abc import Iterator

from charset_normalizer import from_bytes

_CANDIDATES = ("cp1252", "cp1250", "iso8859-2", "cp1254", "cp1257", "mac-roman", "cp850")
"""Encodings of the Latin script; the more common first, as it wins where several fit."""
_BEYOND_ASCII = bytes(range(0x80, 0x100))
_MOST_OTHER = 0.3
"""Of the bytes of a text in Latin script, how many at most are no ASCII."""
_LEAST_FIT = 0.9
_SAMPLE_BYTES = 50_000
_NAMES_SHARE = 0.02
"""Above it, such bytes are not only those of names."""
_NAMES = frozenset("àáâäåãæçèéêëìíîïñòóôöøùúûüýß")
"""What the languages of Western Europe have between them."""
_ALPHABETS = tuple(
    frozenset(letters)
    for letters in (
        "áéíóúüñªº",
        "áâãàçéêíóôõúüªº",
        "àâæçéèêëîïôœùûüÿ",
        "äöüß",
        "åäöéæø",
        "áðéíóúýþæö",
        "ąćęłńóśźż",
        "áčďéěíňóřšťúůýž",
        "áäčďéíĺľňóôŕšťúýž",
        "áéíóöőúüű",
        "ăâîşţșț",
        "čćđšž",
        "âçğıîöşüûİ",
        "āčēģīķļņōŗšūž",
        "ąčęėįšųūž",
        "äõöüšž",
    )
)
"""Letters beyond ASCII by language, as the exemplar characters of Unicode's CLDR have them."""
_APOSTROPHES = frozenset("’‘·\u00ad")
_DASHES = frozenset("–—…")
_FRACTIONS = frozenset("½¼¾²³¹±")
_SIGNS = frozenset("“”„«»\u2039\u203a•°§£€¥©®™\u00d7¡¿†‡\u00a0") | _APOSTROPHES | _DASHES | _FRACTIONS
_ODD = re.compile(r"[^\x00-\x7f]")


def guess(data: bytes) -> tuple[str, str] | None:
    """Return the text of bytes and the encoding that it was read in; None when none fits."""
    named = len(data) - len(data.translate(None, _BEYOND_ASCII)) <= _NAMES_SHARE * len(data)
    for encoding in _likely(_sample(data), (_NAMES, *_ALPHABETS) if named else _ALPHABETS):
        if (text := _read(data, encoding)) is not None:
            return text, encoding
    return None


def _sample(data: bytes) -> bytes:
    """Return lines that are not all ASCII, as many as suffice."""
    lines: list[bytes] = []
    length = 0
    for line in data.split(b"\n"):
        if not line.isascii():
            lines.append(line[:_SAMPLE_BYTES])
            length += len(line)
        if length >= _SAMPLE_BYTES:
            break
    return b"\n".join(lines)


def _likely(sample: bytes, alphabets: tuple[frozenset[str], ...]) -> Iterator[str]:
    """Yield encodings, the most likely first."""
    if len(sample) - len(sample.translate(None, _BEYOND_ASCII)) <= _MOST_OTHER * len(sample):
        read = {encoding: _read(sample, encoding) for encoding in _CANDIDATES}
        fits = {encoding: _fit(text, alphabets) for encoding, text in read.items() if text is not None}
        likely = [encoding for encoding, fit in fits.items() if fit >= _LEAST_FIT]
        yield from sorted(likely, key=lambda encoding: -fits[encoding])
    yield from (match.encoding for match in from_bytes(sample))


def _read(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _fit(text: str, alphabets: tuple[frozenset[str], ...]) -> float:
    """Return which share of the characters beyond ASCII one language explains best."""
    odd = list(_ODD.finditer(text))
    signs = sum(_sign(text, each.start()) for each in odd)
    letters = [each[0].lower() for each in odd if each[0].isalpha() and _has_case(text, each.start())]
    known = max(sum(letter in alphabet for letter in letters) for alphabet in alphabets)
    return (signs + known) / len(odd) if odd else 1.0


def _sign(text: str, at: int) -> float:
    """Return how well a sign stands where it does: an apostrophe within a word, a fraction behind none."""
    sign, before, after = text[at], text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if before.isalpha() and after.isalpha():
        return 1.0 if sign in _APOSTROPHES else 0.5 if sign in _DASHES else 0.0
    return float(sign in _SIGNS and not (sign in _FRACTIONS and after.islower()))


def _has_case(text: str, at: int) -> bool:
    """Tell whether a letter has the case that its place in a word asks for."""
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if text[at].isupper():
        return not before.islower() and not (before.isupper() and after.islower())
    return not (before.isupper() and after.isupper())
