"""A brief beside its gold brief: which items are the same, and the counts that follow."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from summarizer.domain import (
    Claim,
    ClaimField,
    DatedClaim,
    PartyClaim,
    QuestionClaim,
    SectionField,
    StatementClaim,
)
from summarizer.domain.evaluation import BY_SPAN, BY_VALUE, SAID, Counts, Tally
from summarizer.domain.gold import (
    BASES,
    Gold,
    NeutralBrief,
    Offsets,
    base_of,
    compared_sections,
    own_fields,
)
from summarizer.evaluation.edtf import same_date
from summarizer.evaluation.gists import Gists, Wanted
from summarizer.evaluation.matching import Pairs, matched
from summarizer.evaluation.names import folded, spellings
from summarizer.evaluation.spans import inside, located, overlap, usable
from summarizer.grounding.numbers import numbers
from summarizer.text import split_sentences

_TOO_LONG = 2
"""A span that is longer than so many times the longest gold evidence is a page, not a sentence."""
_MEASURED: dict[str, set[type[Claim]]] = {
    "": {*BASES},
    SAID: {*BASES} - {PartyClaim},
    BY_SPAN: {StatementClaim, DatedClaim},
    BY_VALUE: {DatedClaim},
}
"""What is counted of a section, by what its claims are compared by."""


class Comparison:
    """The items of a brief matched with those of gold, section by section.

    A party is the same by a name in common. A statement is the same by its place in the article and its
    holder, what has a date by its place and its value, everything else by its place. Whether it also says
    what gold says is counted apart. `text` is the article's; every gold evidence has to stand in it.
    """

    def __init__(self, brief: NeutralBrief, gold: Gold, text: str) -> None:
        self.sections = compared_sections(gold.kind)
        items = dict(brief.items()) if brief.kind == gold.kind else {}
        self.found: dict[str, Sequence[Any]] = {
            section.name: items.get(section, ()) for section in self.sections
        }
        self.gold: dict[str, Sequence[Any]] = {section.name: items for section, items in gold.items()}
        self._published = gold.published.value
        self._text = text
        self._claims = self._of(BASES[1:])
        self.evidence: dict[str, list[list[Offsets]]] = {
            name: [
                [span for words in item.evidence for span in located(words, text)] for item in self.gold[name]
            ]
            for name in self._claims
        }
        """Every place of the evidence of each gold item."""
        every = [span for claims in self.evidence.values() for spans in claims for span in spans]
        longest = _TOO_LONG * max((end - start for start, end in every), default=0)
        self.spans: dict[str, list[list[Offsets]]] = {
            name: [usable(item.spans, text, longest) for item in self.found[name]] for name in self._claims
        }
        """The spans of each found item that prove something."""
        parties = [party for name in self._of([PartyClaim]) for party in self.gold[name]]
        self._called = {party.name: _names(party) for party in parties}
        """Every name of a party of gold, later also those of the party that was found for it."""
        self._names = {
            name: [[_names(party) for party in side[name]] for side in (self.found, self.gold)]
            for name in self._of([PartyClaim])
        }
        sentences = [text[sentence.start : sentence.end] for sentence in split_sentences(text)]
        self._gists = Gists(sentences, [(party.name, *party.aliases) for party in parties])
        self.pairs = self._pairs()

    def shared(self, section: SectionField, found: int, gold: int) -> int:
        """Return how many characters of the article, or names of a party, two items have in common."""
        if issubclass(section.claim, PartyClaim):
            ours, theirs = self._names[section.name]
            return len(ours[found] & theirs[gold])
        return overlap(self.spans[section.name][found], self.evidence[section.name][gold])

    def same(self, section: SectionField, found: int, gold: int) -> bool:
        """Tell whether two items are of one holder, or of one date, where their section has such."""
        ours, theirs = self.found[section.name][found], self.gold[section.name][gold]
        if issubclass(section.claim, StatementClaim):
            return self._is_called(ours.holder, theirs.holder)
        return not issubclass(section.claim, DatedClaim) or same_date(ours.value, theirs.value)

    def unsaid(self, section: SectionField, found: int, gold: int) -> str | None:
        """Return why a found item does not say what a gold item says; None where it does."""
        item = self.gold[section.name][gold]
        wanted = Wanted(
            gist=said(section, item),
            evidence=self._words(self.evidence[section.name][gold]),
            holder=item.holder if issubclass(section.claim, StatementClaim) else "",
            asks=issubclass(section.claim, QuestionClaim),
        )
        cited = self._words(self.spans[section.name][found])
        return self._gists.fault(said(section, self.found[section.name][found]), wanted, cited)

    def differences(self, section: SectionField, found: int, gold: int) -> Iterator[str]:
        """Yield what else gold tells of an item and the found one otherwise, which changes no match."""
        for field in own_fields(section.claim):
            ours = _values(self.found[section.name][found], field.name)
            theirs = _values(self.gold[section.name][gold], field.name)
            if theirs and not self._alike(field, ours, theirs):
                yield f"{field.title}: says {', '.join(ours) or 'nothing'}, gold {', '.join(theirs)}"

    def tally(self, statements: int = 0) -> Tally:
        """Return all counts; `statements` is how many texts the checks of wording looked at."""
        spans = [item.spans for name in self._claims for item in self.found[name]]
        dated = {name: range(len(self.found[name])) for name in self._of([DatedClaim])}
        return Tally(
            measures={
                f"{name}{what}": self._counts(name, self.pairs[f"{name}{what}"])
                for what, bases in _MEASURED.items()
                for name in self._of(bases)
            },
            claims=len(spans),
            grounded=sum(0 < len(each) == len(inside(each, self._text)) for each in spans),
            dated=sum(item.value is not None for name in dated for item in self.found[name]),
            invented=sum(self.invented(name, number) for name, items in dated.items() for number in items),
            statements=statements,
        )

    def invented(self, section: str, found: int) -> bool:
        """Tell whether an item has a date that gold has nowhere, or leaves open for these words."""
        value = self.found[section][found].value
        if value is None:
            return False
        known = [item.value for name in self._of([DatedClaim]) for item in self.gold[name]]
        if not any(same_date(value, each) for each in (*known, self._published)):
            return True
        here = [
            item.value
            for item, places in zip(self.gold[section], self.evidence[section], strict=True)
            if overlap(self.spans[section][found], places)
        ]
        return bool(here) and all(each is None for each in here)

    def _of(self, bases: Collection[type[Claim]]) -> list[str]:
        """Return the names of the sections whose claims derive from one of the bases."""
        return [section.name for section in self.sections if base_of(section.claim) in bases]

    def _pairs(self) -> dict[str, Pairs]:
        """Return the pairs of every measure; holders are the same by the parties that were paired before."""
        pairs: dict[str, Pairs] = {}
        for name, (ours, theirs) in self._names.items():
            pairs[name] = matched(ours, theirs, lambda one, other: len(one & other))
            for found, gold in pairs[name].items():
                self._called[self.gold[name][gold].name] |= ours[found]
        for section in self.sections:
            if section.name not in pairs:
                pairs[section.name] = self._by_span(section)
                pairs[f"{section.name}{SAID}"] = self._by_span(section, is_said=True)
                pairs[f"{section.name}{BY_SPAN}"] = self._by_span(section, alike=False)
            if issubclass(section.claim, DatedClaim):
                values, dates = ([it.value for it in side[section.name]] for side in (self.found, self.gold))
                pairs[f"{section.name}{BY_VALUE}"] = matched(values, dates, same_date)
        return pairs

    def _words(self, spans: Sequence[Offsets]) -> str:
        """Return words of the article, each once."""
        return "\n".join(dict.fromkeys(self._text[start:end] for start, end in spans))

    def _by_span(self, section: SectionField, *, alike: bool = True, is_said: bool = False) -> Pairs:
        def weight(found: int, gold: int) -> int:
            shared = self.shared(section, found, gold)
            if not shared or (alike and not self.same(section, found, gold)):
                return 0
            return 0 if is_said and self.unsaid(section, found, gold) else shared

        return matched(range(len(self.found[section.name])), range(len(self.gold[section.name])), weight)

    def _counts(self, section: str, pairs: Pairs) -> Counts:
        core = {number for number, item in enumerate(self.gold[section]) if item.salience == "core"}
        return Counts(
            matched=len(pairs),
            found=len(self.found[section]),
            gold=len(self.gold[section]),
            core_matched=len(core.intersection(pairs.values())),
            core=len(core),
        )

    def _is_called(self, ours: str, gold: str) -> bool:
        """Tell whether a name is one of somebody's in gold, or of the party that was found for it."""
        return folded(ours) in self._called.get(gold, spellings(gold, ()))

    def _alike(self, field: ClaimField, ours: Sequence[str], theirs: Sequence[str]) -> bool:
        """Tell whether two items have the same in a field, in any order."""

        def same(one: str, gold: str) -> bool:
            match field.holds:
                case "name" | "holder":
                    return self._is_called(one, gold)
                case "when":
                    return same_date(one, gold)
                case "figure" if figures := [number.value for number in numbers(gold)]:
                    return [number.value for number in numbers(one)] == figures
            return " ".join(one.casefold().split()) == " ".join(gold.casefold().split())

        paired = matched(ours, theirs, same)
        return len(paired) == len(ours) == len(theirs)


def said(section: SectionField, item: Any) -> str:  # noqa: ANN401 - an item of a section that its kind tells
    """Return what an item says: its text, else the words that its kind has for it."""
    words = own_fields(section.claim, {"words", "question"})
    return item.said or " ".join(text for field in words for text in _values(item, field.name))


def _names(party: Any) -> frozenset[str]:  # noqa: ANN401
    return spellings(party.name, party.aliases)


def _values(item: Any, field: str) -> tuple[str, ...]:  # noqa: ANN401
    """Return what an item has in a field that only its kind has, as people write it."""
    value = (item.model_extra or {}).get(field)
    values = value if isinstance(value, list | tuple) else [value]
    return tuple(str(each) for each in values if each not in (None, ""))
