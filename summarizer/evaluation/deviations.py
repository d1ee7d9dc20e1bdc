"""Item by item what a brief missed, says otherwise and what gold does not have, beside what comes closest.

It is what one improves from: the sentence, the nearest counterpart, and why the two do not count as one.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from summarizer.domain import Article
from summarizer.domain.evaluation import SAID, SECTIONS, Deviation, Section
from summarizer.domain.gold import Gold, NeutralBrief, NeutralClaim, Offsets
from summarizer.evaluation.comparing import Comparison
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
    """Return what is missed, unsaid and wrong, section by section, missed core items first."""
    found = _found_items(comparison.brief, article)
    gold = _gold_items(comparison.gold, article)
    deviations: list[Deviation] = []
    for section in SECTIONS:
        desk = _Desk(comparison, section, found[section], gold[section])
        missed = sorted(desk.missed(), key=lambda deviation: not deviation.core)
        deviations += [*missed, *desk.unsaid(), *desk.wrong()]
    return tuple(deviations)


class _Desk:
    """The found and the gold items of one section, side by side."""

    def __init__(
        self, comparison: Comparison, section: Section, found: Sequence[_Item], gold: Sequence[_Item]
    ) -> None:
        self._comparison = comparison
        self._section = section
        self._found = found
        self._gold = gold
        self._pairs = comparison.pairs[section]
        self._said = comparison.pairs[SAID[section]]

    def missed(self) -> Iterator[Deviation]:
        """Yield the gold items that no found item is the same as."""
        paired = set(self._pairs.values())
        for number in sorted(set(range(len(self._gold))) - paired):
            item = self._gold[number]
            nearest = self._nearest([(found, number) for found in range(len(self._found))])
            yield Deviation(
                section=self._section,
                kind="missed",
                text=item.text,
                core=item.core,
                quotes=item.quotes,
                nearest=None if nearest is None else self._found[nearest[0]].text,
                reason="nothing was found for it" if nearest is None else self._difference(*nearest),
            )

    def unsaid(self) -> Iterator[Deviation]:
        """Yield the gold items that rest on the words of a found item which says something else."""
        said = set(self._said.values())
        for found, number in sorted(self._pairs.items(), key=lambda pair: pair[1]):
            if number not in said:
                item = self._gold[number]
                yield Deviation(
                    section=self._section,
                    kind="unsaid",
                    text=item.text,
                    core=item.core,
                    quotes=item.quotes,
                    nearest=self._found[found].text,
                    reason=self._comparison.unsaid(self._section, found, number)
                    or "what says it counts for another one",
                )

    def wrong(self) -> Iterator[Deviation]:
        """Yield the found items that no gold item is the same as."""
        for number in sorted(set(range(len(self._found))) - set(self._pairs)):
            item = self._found[number]
            nearest = self._nearest([(number, gold) for gold in range(len(self._gold))])
            reason = "gold has nothing like it" if nearest is None else self._difference(*nearest)
            yield Deviation(
                section=self._section,
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
        comparison = self._comparison
        if not comparison.shared(self._section, found, gold):
            return (
                "no name in common" if self._section == "parties" else "rests on other words of the article"
            )
        if self._section == "positions" and not comparison.same_holder(found, gold):
            ours, theirs = comparison.brief.positions[found].holder, comparison.gold.positions[gold].holder
            return f"the holder found is {ours}, in gold {theirs}"
        if self._section == "timeline" and not comparison.same_value(found, gold):
            ours, theirs = (
                event.value or "open"
                for event in (comparison.brief.timeline[found], comparison.gold.timeline[gold])
            )
            return f"the date found is {ours}, in gold {theirs}"
        return "the nearest counts for another one"

    def _faults(self, found: int) -> Iterator[str]:
        if self._section == "timeline" and self._comparison.invented(found):
            yield "invented date"
        if self._section != "parties" and not self._comparison.spans[self._section][found]:
            yield "its evidence is missing, too short, too long or outside the article"


def _found_items(brief: NeutralBrief, article: Article) -> dict[Section, list[_Item]]:
    def item(text: str, claim: NeutralClaim) -> _Item:
        quotes = tuple(article.text[start:end] for start, end in inside(claim.spans, article.text))
        return _Item(text, _telling(text), quotes)

    return {
        "parties": [_party(party.name, party.aliases, article) for party in brief.parties],
        "positions": [item(f"{position.holder}: {position.text}", position) for position in brief.positions],
        "timeline": [item(f"{event.value or 'open'}: {event.text}", event) for event in brief.timeline],
        "open_disputes": [item(dispute.question, dispute) for dispute in brief.open_disputes],
    }


def _gold_items(gold: Gold, article: Article) -> dict[Section, list[_Item]]:
    def item(text: str, evidence: Sequence[str | Offsets], salience: str) -> _Item:
        quotes = tuple(e if isinstance(e, str) else article.text[e[0] : e[1]] for e in evidence)
        return _Item(text, _telling(text), quotes, salience == "core")

    return {
        "parties": [
            _party(party.name, party.aliases, article)._replace(core=party.salience == "core")
            for party in gold.parties
        ],
        "positions": [
            item(f"{each.holder}: {each.gist}", each.evidence, each.salience) for each in gold.positions
        ],
        "timeline": [
            item(f"{each.value or 'open'}: {each.gist}", each.evidence, each.salience)
            for each in gold.timeline
        ],
        "open_disputes": [item(each.question, each.evidence, each.salience) for each in gold.open_disputes],
    }


def _party(name: str, aliases: Sequence[str], article: Article) -> _Item:
    """Return a party with the first sentence that names it, as it is called first."""
    texts = [article.words(sentence) for sentence in article.sentences]
    naming = next((text for known in (name, *aliases) for text in texts if known in text), None)
    words = frozenset(word for known in (name, *aliases) for word in folded(known).split())
    text = f"{name} ({', '.join(aliases)})" if aliases else name
    return _Item(text, words, () if naming is None else (naming,))


def _telling(text: str) -> frozenset[str]:
    return frozenset(_TELLING_WORD.findall(text.casefold()))
