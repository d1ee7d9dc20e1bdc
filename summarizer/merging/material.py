"""The briefs of a story in one order, whatever order they came in, and the claims with their sources.

Everything else in this package reads claims from here, so that no result depends on the order of input.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from summarizer.domain import Brief, Citation, Claim, DossierSource
from summarizer.grounding.numbers import Number, numbers
from summarizer.merging.names import Parties


@dataclass(frozen=True)
class Told:
    """A claim, who tells it, and when."""

    claim: Claim
    source: DossierSource

    @cached_property
    def quote(self) -> str:
        """The sentences that the claim rests on."""
        return " ".join(evidence.quote for evidence in self.claim.evidence)

    @cached_property
    def figures(self) -> tuple[Number, ...]:
        """The figures in these sentences."""
        return numbers(self.quote)


@dataclass(frozen=True)
class Material:
    """The briefs in order of publication, undated ones last, with their sources and parties."""

    briefs: tuple[Brief, ...]
    sources: tuple[DossierSource, ...]
    parties: Parties

    def pairs(self) -> Iterable[tuple[Brief, DossierSource]]:
        """Return each brief with its source."""
        return zip(self.briefs, self.sources, strict=True)


def gather(briefs: Iterable[Brief], copies: Mapping[str, str]) -> Material:
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


def cite(told: Sequence[Told]) -> tuple[tuple[Citation, ...], int]:
    """Return the citations of claims that say the same, and how many independent sources they have."""
    cited = dict.fromkeys(
        Citation(source=each.source.label, evidence=evidence)
        for each in told
        for evidence in each.claim.evidence
    )
    return tuple(cited), len({each.source.copy_of or each.source.label for each in told})


def days(told: Sequence[Told]) -> list[dt.date]:
    """Return the known publication dates of claims, the earliest first."""
    return sorted({each.source.published for each in told if each.source.published})


def _rank(brief: Brief) -> tuple[dt.date, str]:
    return brief.source.published.value or dt.date.max, brief.source.content_hash


def _source(brief: Brief, labels: Mapping[str, str], original: str) -> DossierSource:
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
