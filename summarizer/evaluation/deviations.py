"""Item by item what a brief missed, says otherwise and what gold does not have, beside what comes closest.

It is what one improves from: the sentence, the nearest counterpart, and why the two do not count as one.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from summarizer.domain import Article, DatedClaim, PartyClaim, SectionField, StatementClaim
from summarizer.domain.evaluation import SAID, Deviation
from summarizer.domain.gold import GoldClaim
from summarizer.evaluation.comparing import Comparison, said
from summarizer.evaluation.names import folded
from summarizer.evaluation.spans import inside

_LIKE = 0.3
"""A smaller share of common words is no likeness."""
_TELLING_WORD = re.compile(r"[^\W\d_]{4,}")
"""Shorter words stand in every sentence."""


class _Item(NamedTuple):
    """A found or a gold item as a reader sees it."""

    text: str
    words: frozenset[str]
    quotes: tuple[str, ...]
    core: bool = False


def find_deviations(comparison: Comparison, article: Article) -> tuple[Deviation, ...]:
    """Return what is missed, unsaid, otherwise and wrong, section by section, missed core items first."""
    deviations: list[Deviation] = []
    for section in comparison.sections:
        desk = _Desk(comparison, section, article)
        missed = sorted(desk.missed(), key=lambda deviation: not deviation.core)
        deviations += [*missed, *desk.otherwise(), *desk.wrong()]
    return tuple(deviations)


class _Desk:
    """The found and the gold items of one section, side by side."""

    def __init__(self, comparison: Comparison, section: SectionField, article: Article) -> None:
        self._comparison = comparison
        self._section = section
        self._found = [_item(section, item, article) for item in comparison.found[section.name]]
        self._gold = [_item(section, item, article) for item in comparison.gold[section.name]]
        self._pairs = comparison.pairs[section.name]
        self._said = comparison.pairs.get(f"{section.name}{SAID}", self._pairs)

    def missed(self) -> Iterator[Deviation]:
        """Yield the gold items that no found item is the same as."""
        paired = set(self._pairs.values())
        for number in sorted(set(range(len(self._gold))) - paired):
            item = self._gold[number]
            nearest = self._nearest([(found, number) for found in range(len(self._found))])
            yield Deviation(
                section=self._section.name,
                kind="missed",
                text=item.text,
                core=item.core,
                quotes=item.quotes,
                nearest=None if nearest is None else self._found[nearest[0]].text,
                reason="nothing was found for it" if nearest is None else self._difference(*nearest),
            )

    def otherwise(self) -> Iterator[Deviation]:
        """Yield the gold items whose counterpart says something else, or has another figure or choice."""
        has_said = set(self._said.values())
        for found, number in sorted(self._pairs.items(), key=lambda pair: pair[1]):
            reasons = list(self._comparison.differences(self._section, found, number))
            unsaid = number not in has_said
            if unsaid:
                reason = self._comparison.unsaid(self._section, found, number)
                reasons.insert(0, reason or "what says it counts for another one")
            if reasons:
                item = self._gold[number]
                yield Deviation(
                    section=self._section.name,
                    kind="unsaid" if unsaid else "differs",
                    text=item.text,
                    core=item.core,
                    quotes=item.quotes,
                    nearest=self._found[found].text,
                    reason="; ".join(reasons),
                )

    def wrong(self) -> Iterator[Deviation]:
        """Yield the found items that no gold item is the same as."""
        for number in sorted(set(range(len(self._found))) - set(self._pairs)):
            item = self._found[number]
            nearest = self._nearest([(number, gold) for gold in range(len(self._gold))])
            reason = "gold has nothing like it" if nearest is None else self._difference(*nearest)
            yield Deviation(
                section=self._section.name,
                kind="wrong",
                text=item.text,
                quotes=item.quotes,
                nearest=None if nearest is None else self._gold[nearest[1]].text,
                reason="; ".join([reason, *self._faults(number)]),
            )

    def _nearest(self, candidates: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
        """Return the found and gold number of the pair that rests on the same words, else says the like."""
        nearness = {
            pair: (self._comparison.shared(self._section, *pair), self._likeness(*pair))
            for pair in candidates
        }
        best = max(candidates, key=nearness.__getitem__, default=None)
        if best is None or (nearness[best][0] == 0 and nearness[best][1] < _LIKE):
            return None
        return best

    def _likeness(self, found: int, gold: int) -> float:
        ours, theirs = self._found[found].words, self._gold[gold].words
        return 2 * len(ours & theirs) / (len(ours) + len(theirs) or 1)

    def _difference(self, found: int, gold: int) -> str:
        """Return why two items do not count as one."""
        section, comparison = self._section, self._comparison
        ours, theirs = comparison.found[section.name][found], comparison.gold[section.name][gold]
        if not comparison.shared(section, found, gold):
            named = issubclass(section.claim, PartyClaim)
            return "no name in common" if named else "rests on other words of the article"
        if comparison.same(section, found, gold):
            return "the nearest counts for another one"
        if issubclass(section.claim, StatementClaim):
            return f"the holder found is {ours.holder}, in gold {theirs.holder}"
        return f"the date found is {ours.value or 'open'}, in gold {theirs.value or 'open'}"

    def _faults(self, found: int) -> Iterator[str]:
        section, comparison = self._section, self._comparison
        if issubclass(section.claim, DatedClaim) and comparison.invented(section.name, found):
            yield "invented date"
        if not issubclass(section.claim, PartyClaim) and not comparison.spans[section.name][found]:
            yield "its evidence is missing, too short, too long or outside the article"


def _item(section: SectionField, item: Any, article: Article) -> _Item:  # noqa: ANN401 - the section tells what
    """Return a found or a gold item as a reader sees it."""
    core = getattr(item, "salience", "") == "core"
    if issubclass(section.claim, PartyClaim):
        return _party(item.name, item.aliases, article)._replace(core=core)
    text = said(section, item)
    if issubclass(section.claim, StatementClaim):
        text = f"{item.holder}: {text}"
    elif issubclass(section.claim, DatedClaim):
        text = f"{item.value or 'open'}: {text}"
    places = item.evidence if isinstance(item, GoldClaim) else inside(item.spans, article.text)
    quotes = tuple(each if isinstance(each, str) else article.text[slice(*each)] for each in places)
    return _Item(text, _telling(text), quotes, core)


def _party(name: str, aliases: Sequence[str], article: Article) -> _Item:
    """Return a party with the first sentence that names it, as it is called first."""
    texts = [article.words(sentence) for sentence in article.sentences]
    naming = next((text for known in (name, *aliases) for text in texts if known in text), None)
    words = frozenset(word for known in (name, *aliases) for word in folded(known).split())
    text = f"{name} ({', '.join(aliases)})" if aliases else name
    return _Item(text, words, () if naming is None else (naming,))


def _telling(text: str) -> frozenset[str]:
    return frozenset(_TELLING_WORD.findall(text.casefold()))
