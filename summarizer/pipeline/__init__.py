"""From an article to a checked brief."""

from summarizer.pipeline.batch import Batch, Plan, estimate
from summarizer.pipeline.brief import make_brief
from summarizer.pipeline.evaluating import Cases, FolderRun, ModelRun, Run, evaluate, read_cases
from summarizer.pipeline.metering import Budget
from summarizer.pipeline.preview import preview
from summarizer.pipeline.run import Finished, Maker, make_briefs
from summarizer.pipeline.staged import QuestionAnswer
from summarizer.pipeline.verifying import verify

__all__ = [
    "Batch",
    "Budget",
    "Cases",
    "Finished",
    "FolderRun",
    "Maker",
    "ModelRun",
    "Plan",
    "QuestionAnswer",
    "Run",
    "estimate",
    "evaluate",
    "make_brief",
    "make_briefs",
    "preview",
    "read_cases",
    "verify",
]
