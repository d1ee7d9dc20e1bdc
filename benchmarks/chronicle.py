"""The timeline of one party straight from readings of articles, without a model: what it did, and when.

SemEval-2015 Task 4 asks for it. An occurrence is a predicate of which the party, or a pronoun in the
sentence behind it, is the subject or agent; its moment is the one that the reading gives it, else the
day that the opening of the article tells of, else the day of publication. What lies ahead is left out.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from summarizer.dates import verb_group
from summarizer.domain import Article
from summarizer.parsing import Token, Tree
from summarizer.reading import Happening, read, trees_of

_OPENING = 3
"""Sentences, the title among them, in which news says when it happened."""
_FRESH = 3
"""Days that news may be old: what is older is its background."""
_PRONOUNS = frozenset({"he", "she", "it"})


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
    happenings = {h.predicate.start: h for h in read(article).happenings if h.moment}
    newest = _day_of_news(article, list(happenings.values()))
    named = False
    for sentence, tree in zip(article.sentences, trees_of(article), strict=True):
        words = article.words(sentence)
        doers = [t for match in name.finditer(words) for t in tree.at(*match.span())[-1:]]
        if not doers and named:
            doers = [token for token in tree.tokens if token.lower in _PRONOUNS]
        named = bool(doers)
        for verb in dict.fromkeys(verb for doer in doers for verb in _deeds(tree, doer)):
            happening = happenings.get(sentence.start + verb.start)
            value = happening.moment.value if happening and happening.moment else newest
            if value:
                yield Occurrence(article.name, sentence.number, verb.text, words, value)


def _deeds(tree: Tree, doer: Token) -> Iterator[Token]:
    """Yield the verbs of which a word is the subject or the agent, and that have come true."""
    above = tree.head(doer)
    if doer.dep == "pobj" and above.dep == "agent":
        verbs = [tree.head(above)]
    elif doer.dep in {"nsubj", "nsubjpass"}:
        verbs = [verb for verb in tree.conjuncts(above) if verb is above or not tree.child(verb, "nsubj")]
    else:
        return
    for verb in verbs:
        group = verb_group(tree, verb)
        if group and group.verb == verb and group.direction != "future" and not group.modal:
            yield verb


def _day_of_news(article: Article, happenings: Sequence[Happening]) -> str | None:
    """Return the day that an article tells of: the first one of its opening just before publication."""
    published = article.published.value
    if published is None:
        return None
    opening = {sentence.number for sentence in article.sentences[: _OPENING + 1]}
    recent = {(published - timedelta(days=back)).isoformat() for back in range(_FRESH + 1)}
    moments = (h.moment for h in happenings if h.sentence in opening and h.moment)
    return next((m.value for m in moments if m.value in recent), published.isoformat())
