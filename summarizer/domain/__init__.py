"""The types everything else speaks: frozen, strict, without input or output."""

from summarizer.domain.article import Article, Published, Sentence, SkippedArticle, Span
from summarizer.domain.brief import (
    Brief,
    Claim,
    Dispute,
    Event,
    Evidence,
    Party,
    Position,
    PositionKind,
    Side,
    Source,
    SummaryLine,
)
from summarizer.domain.draft import (
    Draft,
    DraftDispute,
    DraftEvent,
    DraftLine,
    DraftParty,
    DraftPosition,
    DraftSide,
)
from summarizer.domain.moment import Moment, Relation, Status
from summarizer.domain.provenance import Provenance, Usage

__all__ = [
    "Article",
    "Brief",
    "Claim",
    "Dispute",
    "Draft",
    "DraftDispute",
    "DraftEvent",
    "DraftLine",
    "DraftParty",
    "DraftPosition",
    "DraftSide",
    "Event",
    "Evidence",
    "Moment",
    "Party",
    "Position",
    "PositionKind",
    "Provenance",
    "Published",
    "Relation",
    "Sentence",
    "Side",
    "SkippedArticle",
    "Source",
    "Span",
    "Status",
    "SummaryLine",
    "Usage",
]
