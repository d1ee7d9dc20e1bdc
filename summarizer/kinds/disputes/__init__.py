"""Disputes and negotiations: who wants what, what happened when, and what is open."""

from summarizer.domain.disputes import DisputeBrief
from summarizer.kinds.disputes.staged import Staged
from summarizer.pipeline.briefing.single import Single
from summarizer.pipeline.kind import Kind

KIND = Kind(DisputeBrief, {"single": Single(DisputeBrief, "single"), "staged": Staged()})
