"""What an article tells and a brief leaves out: asked for once, and listed in the end."""

from collections.abc import Collection, Iterable

from summarizer.domain import Article, Claim, PartyClaim, Sentence
from summarizer.grounding.numbers import numbers
from summarizer.pipeline.briefing.names import folded
from summarizer.reading import Party, read, says_nothing_of_when
from summarizer.text import Language

_MARKS = frozenset('"“”„«»「『')
_PRINCIPAL = 2
"""Sentences that name a party, from which it is missed where nobody mentions it."""


def left_out(article: Article, cited: Collection[int]) -> tuple[int, ...]:
    """Return the numbers of the sentences with a statement, figure or date that are not cited."""
    reading = read(article)
    telling = {number for statement in reading.statements for number in statement.sentences}
    telling |= {
        happening.sentence
        for happening in reading.happenings
        if happening.moment and not says_nothing_of_when(happening.moment)
    }
    telling |= {each.number for each in article.sentences if _tells(article, each)}
    return tuple(sorted(telling.difference(cited)))


def _tells(article: Article, sentence: Sentence) -> bool:
    """Tell whether a sentence has a figure; in a language that nobody read, a quotation tells as well."""
    words = article.words(sentence)
    if Language.of(article.language).parsed:
        return bool(numbers(words))
    return any(character.isdigit() or character in _MARKS for character in words)


def missed_parties(article: Article, claims: Iterable[Claim]) -> tuple[Party, ...]:
    """Return the parties that claims have under no name, and that say something or are named often."""
    reading = read(article)
    parties = [claim for claim in claims if isinstance(claim, PartyClaim)]
    named = {folded(name) for party in parties for name in (party.name, *party.aliases)}
    speaking = {statement.holder for statement in reading.statements}
    return tuple(
        party
        for party in reading.parties
        if not named.intersection(map(folded, (party.name, *party.aliases)))
        and (party.name in speaking or len(party.sentences) >= _PRINCIPAL)
    )
