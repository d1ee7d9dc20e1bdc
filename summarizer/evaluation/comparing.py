"""A brief beside its gold brief: which items are the same, and the counts that follow."""

from collections.abc import Callable, Sequence

from summarizer.domain.evaluation import MEASURES, SECTIONS, Counts, Measure, Section, Tally
from summarizer.domain.gold import (
    Gold,
    GoldClaim,
    GoldParty,
    GoldPosition,
    NeutralBrief,
    NeutralClaim,
    Offsets,
)
from summarizer.evaluation.edtf import same_date
from summarizer.evaluation.gists import Gists, Wanted
from summarizer.evaluation.matching import Pairs, matched
from summarizer.evaluation.names import folded, spellings
from summarizer.evaluation.spans import inside, located, overlap, usable
from summarizer.text import split_sentences

_TOO_LONG = 2
"""A span that is longer than so many times the longest gold evidence is a page, not a sentence."""


class Comparison:
    """The items of a brief matched with those of gold, section by section.

    A party is the same by a name in common. A position is the same by its place in the article and its
    holder, an event by its place and its value, a dispute by its place. Whether it also says what gold says
    is counted apart. `text` is the article's; every gold evidence has to stand in it.
    """

    def __init__(self, brief: NeutralBrief, gold: Gold, text: str) -> None:
        self.brief = brief
        self.gold = gold
        self._text = text
        self._claims: dict[Section, Sequence[NeutralClaim]] = {
            "positions": brief.positions,
            "timeline": brief.timeline,
            "open_disputes": brief.open_disputes,
        }
        self._gold_claims: dict[Section, Sequence[GoldClaim]] = {
            "positions": gold.positions,
            "timeline": gold.timeline,
            "open_disputes": gold.open_disputes,
        }
        self.evidence: dict[Section, list[list[Offsets]]] = {
            section: [[span for item in claim.evidence for span in located(item, text)] for claim in claims]
            for section, claims in self._gold_claims.items()
        }
        """Every place of the evidence of each gold item."""
        every = [span for claims in self.evidence.values() for spans in claims for span in spans]
        longest = _TOO_LONG * max((end - start for start, end in every), default=0)
        self.spans: dict[Section, list[list[Offsets]]] = {
            section: [usable(claim.spans, text, longest) for claim in claims]
            for section, claims in self._claims.items()
        }
        """The spans of each found item that prove something."""
        self._spellings = [spellings(party.name, party.aliases) for party in brief.parties]
        self._gold_spellings = [spellings(party.name, party.aliases) for party in gold.parties]
        sentences = [text[sentence.start : sentence.end] for sentence in split_sentences(text)]
        self._gists = Gists(sentences, [(party.name, *party.aliases) for party in gold.parties])
        self.pairs = self._pairs()

    def shared(self, section: Section, found: int, gold: int) -> int:
        """Return how many characters of the article, or names of a party, two items have in common."""
        if section == "parties":
            return len(self._spellings[found] & self._gold_spellings[gold])
        return overlap(self.spans[section][found], self.evidence[section][gold])

    def same_holder(self, found: int, gold: int) -> bool:
        """Tell whether two positions are of one party, by its names or as the party that was found for it."""
        holder = folded(self.brief.positions[found].holder)
        number = [party.name for party in self.gold.parties].index(self.gold.positions[gold].holder)
        names = [
            spelled for f, spelled in enumerate(self._spellings) if self.pairs["parties"].get(f) == number
        ]
        return any(holder in each for each in (self._gold_spellings[number], *names))

    def same_value(self, found: int, gold: int) -> bool:
        """Tell whether two events have the same date, or both none."""
        return same_date(self.brief.timeline[found].value, self.gold.timeline[gold].value)

    def unsaid(self, section: Section, found: int, gold: int) -> str | None:
        """Return why a found item does not say what a gold item says; None where it does."""
        item = self._gold_claims[section][gold]
        wanted = Wanted(
            gist=item.said,
            evidence=self._words(self.evidence[section][gold]),
            holder=item.holder if isinstance(item, GoldPosition) else "",
            asks=section == "open_disputes",
        )
        cited = self._words(self.spans[section][found])
        return self._gists.fault(self._claims[section][found].text, wanted, cited)

    def tally(self, statements: int = 0) -> Tally:
        """Return all counts; `statements` is how many texts the checks of wording looked at."""
        claims = self.brief.claims()
        return Tally(
            measures={name: self._counts(name) for name in MEASURES},
            claims=len(claims),
            grounded=sum(0 < len(c.spans) == len(inside(c.spans, self._text)) for c in claims),
            dated=sum(event.value is not None for event in self.brief.timeline),
            invented=sum(self.invented(number) for number in range(len(self.brief.timeline))),
            statements=statements,
        )

    def invented(self, found: int) -> bool:
        """Tell whether an event has a date that gold has nowhere, or leaves open for these words."""
        value = self.brief.timeline[found].value
        if value is None:
            return False
        known = [*(event.value for event in self.gold.timeline), self.gold.published.value]
        if not any(same_date(value, each) for each in known):
            return True
        here = [
            event.value
            for gold, event in enumerate(self.gold.timeline)
            if self.shared("timeline", found, gold)
        ]
        return bool(here) and all(each is None for each in here)

    def gold_items(self, section: Section) -> Sequence[GoldParty | GoldClaim]:
        """Return the gold items of a section."""
        items: dict[Section, Sequence[GoldParty | GoldClaim]] = {
            "parties": self.gold.parties,
            "positions": self.gold.positions,
            "timeline": self.gold.timeline,
            "open_disputes": self.gold.open_disputes,
        }
        return items[section]

    def found_size(self, section: Section) -> int:
        """Return how many items of a section were found."""
        return len(self.brief.parties if section == "parties" else self._claims[section])

    def _pairs(self) -> dict[Measure, Pairs]:
        """Return the pairs of every measure; holders are the same by the parties that were paired before."""
        self.pairs = {
            "parties": matched(self._spellings, self._gold_spellings, lambda ours, gold: len(ours & gold))
        }
        values = [event.value for event in self.brief.timeline]
        return {
            **self.pairs,
            "positions": self._by_span("positions", self.same_holder),
            "timeline": self._by_span("timeline", self.same_value),
            "open_disputes": self._by_span("open_disputes"),
            "positions_said": self._by_span("positions", self.same_holder, said=True),
            "timeline_said": self._by_span("timeline", self.same_value, said=True),
            "open_disputes_said": self._by_span("open_disputes", said=True),
            "positions_by_span": self._by_span("positions"),
            "timeline_by_span": self._by_span("timeline"),
            "timeline_by_value": matched(values, [event.value for event in self.gold.timeline], same_date),
        }

    def _words(self, spans: Sequence[Offsets]) -> str:
        """Return words of the article, each once."""
        return "\n".join(dict.fromkeys(self._text[start:end] for start, end in spans))

    def _by_span(
        self, section: Section, alike: Callable[[int, int], bool] | None = None, *, said: bool = False
    ) -> Pairs:
        def weight(found: int, gold: int) -> int:
            shared = self.shared(section, found, gold)
            if not shared or (alike is not None and not alike(found, gold)):
                return 0
            return 0 if said and self.unsaid(section, found, gold) else shared

        return matched(range(self.found_size(section)), range(len(self.gold_items(section))), weight)

    def _counts(self, measure: Measure) -> Counts:
        section = next(section for section in SECTIONS if measure.startswith(section))
        items = self.gold_items(section)
        core = {number for number, item in enumerate(items) if item.salience == "core"}
        return Counts(
            matched=len(self.pairs[measure]),
            found=self.found_size(section),
            gold=len(items),
            core_matched=len(core.intersection(self.pairs[measure].values())),
            core=len(core),
        )
