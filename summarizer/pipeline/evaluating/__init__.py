"""Briefs beside gold briefs: the cases, where briefs of them come from, and the scores."""

from summarizer.pipeline.evaluating.cases import Case, Cases, read_cases
from summarizer.pipeline.evaluating.floor import RandomAnswers
from summarizer.pipeline.evaluating.runs import FloorRun, FolderRun, ModelRun, Run, Watch, evaluate
from summarizer.pipeline.evaluating.scoring import Made, score_article

__all__ = [
    "Case",
    "Cases",
    "FloorRun",
    "FolderRun",
    "Made",
    "ModelRun",
    "RandomAnswers",
    "Run",
    "Watch",
    "evaluate",
    "read_cases",
    "score_article",
]
