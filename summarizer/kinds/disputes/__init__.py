"""Disputes and negotiations: who wants what, what happened when, and what is open.

`staged` drafts a brief in the article's own words: `wording` cuts clauses that can stand alone, `parties`,
`positions`, `timeline` and `open_disputes` tell what each section may show, and `choosing` takes what a
reader gets.
"""

from summarizer.domain.disputes import DisputeBrief
from summarizer.kinds.disputes.staged import Staged
from summarizer.pipeline.briefing.single import Single
from summarizer.pipeline.kind import Kind

KIND = Kind(DisputeBrief, {"single": Single(DisputeBrief, "single"), "staged": Staged()})
