"""The briefs of a story in one order, whatever order they came in, and the claims with their sources.

Everything else in this package reads claims from here, so that no result depends on the order of input.
"""

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypedDict

from summarizer.domain import Citation, Claim, DossierSource, Role, Side, SummaryLine
from summarizer.domain.disputes import Dispute, DisputeBrief, Event, Party, Position
from summarizer.grounding.numbers import Number, numbers
from summarizer.merging.names import Parties

_POINTING = re.compile(r"\b(?:it|its|they|them|their|he|him|his|she|her|this|these|those)\b", re.IGNORECASE)
"""What points to something said before, and is read alone here."""


@dataclass(frozen=True)
class Told:
    """A claim, who tells it, and when."""

    claim: Claim
    source: DossierSource

    @cached_property
    def says(self) -> str:
        """The claim in its own words; of a party, its role."""
        return said(self.claim)

    @cached_property
    def quote(self) -> str:
        """The sentences that the claim rests on."""
        return " ".join(evidence.quote for evidence in self.claim.evidence)

    @property
    def denied(self) -> bool:
        """Whether the source tells it as what somebody denies."""
        return isinstance(self.claim, Event | Position) and self.claim.attribution.certainty == "denied"

    @cached_property
    def figures(self) -> tuple[Number, ...]:
        """The figures in these sentences."""
        return numbers(self.quote)


@dataclass(frozen=True)
class Material:
    """The briefs in order of publication, undated ones last, with their sources and parties."""

    briefs: tuple[DisputeBrief, ...]
    sources: tuple[DossierSource, ...]
    parties: Parties

    def pairs(self) -> Iterable[tuple[DisputeBrief, DossierSource]]:
        """Return each brief with its source."""
        return zip(self.briefs, self.sources, strict=True)


def gather(briefs: Iterable[DisputeBrief], copies: Mapping[str, str]) -> Material:
    """Order the briefs, the same brief once; `copies` maps the hash of a copy to that of the original."""
    distinct = {brief.model_dump_json(): brief for brief in briefs}
    ordered = tuple(
        distinct[text] for text in sorted(distinct, key=lambda text: (_rank(distinct[text]), text))
    )
    labels: dict[str, str] = {}
    for brief in ordered:
        labels.setdefault(brief.source.content_hash, f"S{len(labels) + 1}")
    # Copies of an article that is not among the briefs are copies of the first of them.
    first = {copies.get(known, known): label for known, label in reversed(labels.items())} | labels
    hashes = [brief.source.content_hash for brief in ordered]
    originals = [first[copies.get(known, known)] for known in hashes]
    sources = tuple(
        _source(brief, labels, original) for brief, original in zip(ordered, originals, strict=True)
    )
    parties = Parties((party.name, party.aliases) for brief in ordered for party in brief.parties)
    return Material(ordered, sources, parties)


def number_of(label: str) -> int:
    """Return the number of a source, by which labels are sorted: S2 comes before S10."""
    return int(label.removeprefix("S"))


def cite(told: Sequence[Told]) -> tuple[tuple[Citation, ...], int]:
    """Return the citations of claims that say the same, and how many independent sources they have."""
    cited = dict.fromkeys(
        Citation(source=each.source.label, evidence=evidence)
        for each in told
        for evidence in each.claim.evidence
    )
    return tuple(cited), len({each.source.copy_of or each.source.label for each in told})


class Backing(TypedDict):
    """What every line of a dossier has beside what it says."""

    cited: tuple[Citation, ...]
    sources: int
    problems: tuple[str, ...]


def backing(told: Sequence[Told], shown: str = "") -> Backing:
    """Return what stands behind a line that says what is `shown`, the problems of all its claims too.

    The sentences of what is shown come first.
    """
    cited, sources = cite(sorted(told, key=lambda each: each.says != shown))
    found = (_problem(each, problem, shown) for each in told for problem in each.claim.problems)
    return Backing(cited=cited, sources=sources, problems=tuple(dict.fromkeys(found)))


def best(told: Sequence[Told]) -> Told:
    """Return the claim to be shown: one that passed all checks, that points to nothing, the first."""
    return min(told, key=lambda each: (bool(each.claim.problems), bool(_POINTING.search(each.says))))


def said(claim: Claim) -> str:
    """Return a claim in its own words; of a party, its role."""
    match claim:
        case Position():
            return claim.statement
        case Event():
            return claim.what
        case Dispute():
            return claim.question
        case Side():
            return claim.wants
        case Party():
            return claim.role.text if claim.role else ""
        case Role():
            return claim.text
        case SummaryLine():
            return claim.text
        case _:
            raise TypeError(f"{type(claim).__name__} is no kind of claim")


def _problem(told: Told, problem: str, shown: str) -> str:
    """Return a problem with its source, and with the words it is about where the line shows others."""
    whose = told.source.label if told.says == shown else f"{told.source.label}, “{told.says}”"
    return f"{whose}: {problem}"


def days(told: Sequence[Told]) -> list[dt.date]:
    """Return the known publication dates of claims, the earliest first."""
    return sorted({each.source.published for each in told if each.source.published})


def _rank(brief: DisputeBrief) -> tuple[dt.date, str]:
    return brief.source.published.value or dt.date.max, brief.source.content_hash


def _source(brief: DisputeBrief, labels: Mapping[str, str], original: str) -> DossierSource:
    source = brief.source
    return DossierSource(
        label=labels[source.content_hash],
        name=source.name,
        title=source.title,
        publisher=source.publisher,
        published=source.published.value,
        content_hash=source.content_hash,
        copy_of=original if original != labels[source.content_hash] else None,
    )
