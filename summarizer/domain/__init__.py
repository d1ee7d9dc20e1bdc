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
from summarizer.domain.verification import (
    Dated,
    Entry,
    Finding,
    Place,
    Quotation,
    Submission,
    Verification,
)

__all__ = [
    "Article",
    "Brief",
    "Claim",
    "Dated",
    "Dispute",
    "Draft",
    "DraftDispute",
    "DraftEvent",
    "DraftLine",
    "DraftParty",
    "DraftPosition",
    "DraftSide",
    "Entry",
    "Event",
    "Evidence",
    "Finding",
    "Moment",
    "Party",
    "Place",
    "Position",
    "PositionKind",
    "Provenance",
    "Published",
    "Quotation",
    "Relation",
    "Sentence",
    "Side",
    "SkippedArticle",
    "Source",
    "Span",
    "Status",
    "Submission",
    "SummaryLine",
    "Usage",
    "Verification",
]
