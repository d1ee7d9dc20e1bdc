"""Proper names of an article: where they stand and how they stand there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from summarizer.candidates.words import (
    AUXILIARIES,
    CALENDAR,
    GEOGRAPHY,
    INTENT,
    MINISTRIES,
    OPENERS,
    ORGANISATION_HEADS,
    PARTNER_PREPOSITIONS,
    PERSON_TITLES,
    PLACE_PREPOSITIONS,
    SPEECH,
    TITLES,
)
from summarizer.text.states import state_adjectives, state_names

_TOKEN = re.compile(r"[^\W_](?:[^\W_]|[-'’.&](?=[^\W_]))*\.?|[“”\"]|[^\w\s]")
POSSESSIVE = re.compile(r"['’]s$|(?<=s)['’]$")
_ALLIED = re.compile(r"-(?:backed|led|aligned|linked|allied|supported|sponsored|based|run|owned)$")
_PARTICLE = re.compile(
    r"(?:al|el|ad|as|ash|an)-[A-Z]|(?:al|bin|ibn|bint|de|da|del|der|den|di|du|la|le|van|von|y)$"
)
_PREFIXED = re.compile(r"(?:al|el|ad|as|ash|an)-[A-Z]")
_ABBREVIATION = re.compile(r"(?:[A-Z]\.)+[A-Z]?\.?$")
_LINKS = frozenset({"of", "for", "and", "the", "&"})


@dataclass(frozen=True)
class Token:
    """A word or mark with its span in the sentence."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Mention:
    """A proper name in a sentence, titles apart: “Prime Minister Ana Vell” has the title and the name.

    `start` and `end` are offsets in the sentence and include the title; `possessive` says that the
    name owns what follows ("Vell's government").
    """

    name: str
    title: str
    start: int
    end: int
    before: str
    """The word before the mention, in lower case."""
    after: str
    """The word after the mention."""
    possessive: bool

    @property
    def placed(self) -> bool:
        """Whether the mention reads as a place: "in Erbil", "Al Harir Air Base"."""
        parts = {self.name.split()[-1], self.after}
        return not self.title and (self.before in PLACE_PREPOSITIONS or bool(parts & GEOGRAPHY))

    @property
    def acting(self) -> bool:
        """Whether the mention reads as somebody who acts or is dealt with: "Vell said", "talks with Vell"."""
        verb = self.after in AUXILIARIES or self.after in SPEECH or self.after in INTENT
        partner = self.before in PARTNER_PREPOSITIONS
        leads = self.before in {"", "that"} and self.after == "and"
        return bool(self.title) or self.possessive or (not self.placed and (verb or partner or leads))


def tokens(sentence: str) -> list[Token]:
    """Return words and marks; "U.S." and "Gen." keep their full stop, "Iraq." does not."""
    return list(_tokens(sentence))


@lru_cache(maxsize=1_024)  # every rule looks at the sentences of one article
def _tokens(sentence: str) -> tuple[Token, ...]:
    found = []
    for match in _TOKEN.finditer(sentence):
        text = match.group()
        if text.endswith(".") and not _keeps_stop(text):
            text = text[:-1]
        found.append(Token(text, match.start(), match.start() + len(text)))
    return tuple(found)


def _keeps_stop(text: str) -> bool:
    return bool(_ABBREVIATION.match(text)) or text[:-1].casefold() in TITLES


def find_mentions(sentence: str, known: frozenset[str] = frozenset()) -> list[Mention]:
    """Return the proper names of one sentence; `known` are words that are names elsewhere."""
    words = tokens(sentence)
    mentions = [mention for run in _runs(words, known) for mention in _mentions(words, *run)]
    mentions = [mention for mention in mentions if not _stray(mention, known)]
    if not _headline_case(words):
        return mentions
    return [
        mention for mention in mentions if set(mention.name.split()) <= known or mention.name in state_names()
    ]


def _stray(mention: Mention, known: frozenset[str]) -> bool:
    """Tell whether a single word has its capital by chance: the article writes it without one elsewhere."""
    single = " " not in mention.name and not mention.title and not mention.name.isupper()
    return (
        single and mention.name not in known and mention.name not in state_names() and mention.name.isalpha()
    )


def capitalised_inside(sentence: str) -> set[str]:
    """Return the capitalised words that do not begin the sentence: they are names wherever they stand."""
    words = tokens(sentence)
    if _headline_case(words):
        return set()
    names = {_bare(word.text) for i, word in enumerate(words) if _capital(word.text) and not _opens(words, i)}
    return names | {_bare(word.text).split("-", 1)[1] for word in words if _PREFIXED.match(word.text)}


def _headline_case(words: list[Token]) -> bool:
    """Tell whether nearly every word has a capital, so that a capital says nothing."""
    long = [word.text for word in words if len(word.text) > 3 and word.text[0].isalpha()]  # noqa: PLR2004 - "of", "the"
    return len(long) > 2 and sum(text[0].isupper() for text in long) > 0.8 * len(long)  # noqa: PLR2004 - as a share


def _capital(text: str) -> bool:
    return text[:1].isupper() and _bare(text) not in CALENDAR and text != "I"


@lru_cache(maxsize=4_096)
def _bare(text: str) -> str:
    return _ALLIED.sub("", POSSESSIVE.sub("", text))


def _opens(words: list[Token], i: int) -> bool:
    return i == 0 or words[i - 1].text in {"“", '"', ":", "”", "–", "—", "/"}


def _is_name(words: list[Token], i: int, known: frozenset[str]) -> bool:
    text = _bare(words[i].text)
    if not _capital(text):
        return False
    if not _opens(words, i):
        return True
    if text.casefold() in OPENERS and not (text.isupper() and len(text) > 1):
        return False
    sure = text in known or text in state_names() or text in state_adjectives() or text.isupper()
    follows = i + 1 < len(words) and _capital(words[i + 1].text)
    return sure or follows or text.casefold() in TITLES or "-" in text


def _runs(words: list[Token], known: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield the token ranges [first, last) of contiguous names."""
    i = 0
    while i < len(words):
        if not _is_name(words, i, known):
            i += 1
            continue
        last = _run_end(words, i, known)
        yield i, last
        i = last


def _run_end(words: list[Token], first: int, known: frozenset[str]) -> int:
    last = first + 1
    while last < len(words) and _bare(words[last - 1].text) == words[last - 1].text:
        text = words[last].text
        if _is_name(words, last, known) or _PARTICLE.match(text):
            last += 1
        elif linked := _link(words, first, last):
            last = linked
        elif nickname := _nickname(words, last):
            last = nickname
        else:
            break
    while _PARTICLE.fullmatch(words[last - 1].text) and words[last - 1].text.islower():
        last -= 1
    return last


def _link(words: list[Token], first: int, last: int) -> int | None:
    """Return the end after "of (the) Name" when an office heads the run: "Ministry of the Interior"."""
    heads = {word.text for word in words[first:last]}
    if not heads & ORGANISATION_HEADS and words[last - 1].text.casefold() not in TITLES:
        return None
    end = last
    while end < len(words) and words[end].text in {"of", "for", "the", "&"}:
        end += 1
    return end + 1 if end > last and end < len(words) and _capital(words[end].text) else None


def _nickname(words: list[Token], last: int) -> int | None:
    """Return the end after a quoted nickname: Michael “Erik” Kurilla."""
    inside = words[last : last + 4]
    if len(inside) < 4:  # noqa: PLR2004 - quotation mark, nickname, quotation mark, surname
        return None
    opening, _, closing, surname = (word.text for word in inside)
    fits = opening in {"“", '"'} and closing in {"”", '"'} and _capital(surname)
    return last + 4 if fits else None


def _mentions(words: list[Token], first: int, last: int) -> Iterator[Mention]:
    """Yield a run as a mention, its leading adjective and titles apart."""
    start = first
    while start < last - 1 and _leads(words[start].text, words[start + 1].text):
        start = _after_office(words, start, last)
    if words[start].text in ORGANISATION_HEADS and start == last - 1:
        start = first
    offices = [i for i in range(start, last - 1) if words[i].text in PERSON_TITLES]
    start = max([start, *(i + 1 for i in offices if words[i + 1].text not in ORGANISATION_HEADS)])
    name_words = words[start:last]
    if name_words[0].text in _LINKS:
        return  # an office without its holder: "the Prime Minister of Canada"
    if all(word.text.casefold().rstrip(".") in TITLES for word in name_words):
        return
    title = " ".join(_bare(word.text) for word in words[first:start])
    final = name_words[-1].text
    yield Mention(
        name=_bare(_spelled(name_words)),
        title=title,
        start=words[first].start,
        end=words[last - 1].start + len(_bare(final)),
        before=words[first - 1].text.casefold() if first else "",
        after=words[last].text if last < len(words) else "",
        possessive=bool(POSSESSIVE.search(final)),
    )


def _after_office(words: list[Token], start: int, last: int) -> int:
    """Return where a run goes on after a word of an office, and after "of the United States" behind it."""
    if words[start + 1].text != "of":
        return start + 1
    after = start + (3 if words[start + 2].text == "the" else 2)
    pair = " ".join(word.text for word in words[after : after + 2])
    end = after + (2 if pair in state_names() else 1)
    return end if end < last else start + 1


def _leads(text: str, following: str) -> bool:
    """Tell whether a word leads a name without being part of it: an adjective of state or a title."""
    offices = TITLES | MINISTRIES
    if text.casefold().rstrip(".") in offices:
        return text.casefold() in MINISTRIES or following not in ORGANISATION_HEADS  # "General Motors"
    return text in state_adjectives() and following.casefold().rstrip(".") in offices


def _spelled(words: list[Token]) -> str:
    parts = [words[0].text]
    for left, right in pairwise(words):
        parts.append(" " * (right.start - left.end) + right.text)
    return "".join(parts)
