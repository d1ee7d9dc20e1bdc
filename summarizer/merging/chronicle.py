"""The timeline of one party straight from articles, without a model: what it did or what was done to it.

An occurrence is a verb after a name of the party, or after a pronoun in the sentence that follows; its
moment is the time expression nearby, else the day that the opening of the article tells of, else the
day of publication. What verbs like "will" put ahead is left out.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache

from summarizer.candidates.names import Token, tokens
from summarizer.candidates.words import AUXILIARIES, DETERMINERS, INTENT, PREPOSITIONS, SPEECH
from summarizer.dates import find_time_mentions
from summarizer.domain import Article, Moment
from summarizer.grounding.vocabulary import IRREGULAR

_REACH = 12
"""How many words after a name its verb may stand; appositions are rarely longer."""
_AGENT = 4
"""How many words before a name the verb stands whose doer it is: "was sold by Vell"."""
_POSSESSOR = re.compile(r"['’]")
"""Who owns what follows is not the one that does it."""
_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|[Tt]he company)\b")
_OPENING = 3
"""Sentences, the title among them, in which news says when it happened."""
_FRESH = 3
"""Days that news may be old: what is older is its background."""
_SIGHT = 60
"""Characters between a verb and the time that belongs to it."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_FUTURE = frozenset(("will", "would", "may", "might", "could", "shall", "should"))
_VERBS = 2
"""Occurrences after one name; what follows is mostly about somebody else."""
_CLAUSES = frozenset(("that", "which", "who", "because", "while", "after", "before", "as", "when"))
_LINKS = frozenset(("to", "not", "also", "have", "has", "had", "been", "be"))


@dataclass(frozen=True)
class Occurrence:
    """One thing that happened: the verb, its sentence, and its EDTF value."""

    article: str
    sentence: int
    word: str
    text: str
    value: str


def chronicle(articles: Iterable[Article], names: Sequence[str]) -> list[Occurrence]:
    """Return what the articles tell of a party under its names, in order of time."""
    spelled = sorted({form for name in names for form in _forms(name)}, key=lambda form: (-len(form), form))
    name = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, spelled))})(?!\w)")
    found = {occurrence for article in articles for occurrence in _of(article, name)}
    return sorted(found, key=lambda each: (each.value, each.article, each.sentence, each.word))


def _forms(name: str) -> Iterator[str]:
    """Yield a name, in one word too, its initials, its last two words, and the last of two words."""
    yield name
    words = name.split()
    initials = "".join(word[0] for word in words if word[0].isupper())
    if len(initials) > 1:
        yield initials
    yield "".join(words)
    yield " ".join(words[-2:])
    if len(words) == 2 and words[1].istitle() and len(words[1]) > 2:  # noqa: PLR2004 - first and last name
        yield words[1]


def _of(article: Article, name: re.Pattern[str]) -> Iterator[Occurrence]:
    moments = find_time_mentions(article.text, article.published.value)
    newest = _day_of_news(article, moments)
    named = False
    for sentence in article.sentences:
        words = article.words(sentence)
        parts = tokens(words)
        spans = [match.span() for match in name.finditer(words)]
        if not spans and named:
            spans = [match.span() for match in _PRONOUN.finditer(words)]
        named = bool(spans)
        inside = [m for m in moments if sentence.start <= m.start < sentence.end]
        for at in dict.fromkeys(_verbs(words, parts, spans)):
            value = None if _ahead(parts, at) else _value(parts[at], inside, sentence.start, newest)
            if value:
                yield Occurrence(article.name, sentence.number, parts[at].text, words, value)


def _verbs(words: str, parts: Sequence[Token], spans: Sequence[tuple[int, int]]) -> Iterator[int]:
    """Yield where the verbs of a party stand: after its name as their subject, or before "by" and it."""
    for start, end in dict.fromkeys(spans):
        before = [i for i, part in enumerate(parts) if part.end <= start]
        lead = parts[before[-1]].text.casefold() if before else ""
        if lead == "by":
            yield from [i for i in before[-_AGENT:] if _is_verb(parts, i)][-1:]
        elif lead not in PREPOSITIONS and not _POSSESSOR.match(words, end):
            after = [i for i, part in enumerate(parts) if part.start >= end][:_REACH]
            yield from _first_verbs(parts, after)


def _first_verbs(parts: Sequence[Token], after: Sequence[int]) -> list[int]:
    """Return the first verbs of a stretch; another clause after the first verb has its own subject."""
    verbs = [i for i in after if _is_verb(parts, i)][:_VERBS]
    clause = any(part.text in _CLAUSES for part in parts[verbs[0] : verbs[-1]]) if verbs else False
    return verbs[:1] if clause else verbs


def _is_verb(parts: Sequence[Token], i: int) -> bool:
    text = parts[i].text
    before = parts[i - 1].text.casefold() if i else ""
    if not text.islower() or text in AUXILIARIES or before in DETERMINERS | PREPOSITIONS - _LINKS:
        return False
    past = text.endswith("ed") and len(text) > 4  # noqa: PLR2004 - "need", "feed"
    return past or text in SPEECH or text in INTENT or text in _irregular()


@cache
def _irregular() -> frozenset[str]:
    return frozenset(IRREGULAR)


def _ahead(parts: Sequence[Token], at: int) -> bool:
    """Tell whether the verb speaks of what may come: "will offer", "plans to sell"."""
    return any(part.text.casefold() in _FUTURE for part in parts[max(0, at - 3) : at])


def _day_of_news(article: Article, moments: Sequence[Moment]) -> str | None:
    """Return the day that an article tells of: the first one of its opening just before publication."""
    published = article.published.value
    if published is None:
        return None
    opening = article.sentences[: _OPENING + 1]
    recent = {(published - timedelta(days=back)).isoformat() for back in range(_FRESH + 1)}
    # What stands outside the sentences is the dateline: the day of printing, not of the news.
    told = (m.value for s in opening for m in moments if s.start <= m.start < s.end and m.value in recent)
    return next(told, published.isoformat())


def _value(verb: Token, moments: Sequence[Moment], start: int, newest: str | None) -> str | None:
    """Return the value of the nearest time expression, or the day of the news without one nearby."""
    near = [m for m in moments if abs(m.start - start - verb.start) <= _SIGHT]
    if verb.text in SPEECH:  # what is said in May of the year before is not said then
        near = [m for m in near if m.value and _DAY.fullmatch(m.value)]
    if not near:
        return newest
    return min(near, key=lambda moment: abs(moment.start - start - verb.start)).value
