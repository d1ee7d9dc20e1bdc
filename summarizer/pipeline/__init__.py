"""From an article to a checked brief."""

from summarizer.pipeline.batch import Batch, Plan
from summarizer.pipeline.brief import make_brief
from summarizer.pipeline.dossier import Collection, collect, collect_kept, read_earlier, write_dossier
from summarizer.pipeline.estimating import estimate, estimate_of
from summarizer.pipeline.evaluating import Cases, FloorRun, FolderRun, ModelRun, Run, evaluate, read_cases
from summarizer.pipeline.kind import Kind, kind_of_sections, known_kinds, load_kind, usual_kind
from summarizer.pipeline.metering import Budget
from summarizer.pipeline.overview import add_words
from summarizer.pipeline.preview import preview
from summarizer.pipeline.run import Finished, FolderBatch, FolderPlan, Maker, NotBegun, make_briefs
from summarizer.pipeline.verifying import verify

__all__ = [
    "Batch",
    "Budget",
    "Cases",
    "Collection",
    "Finished",
    "FloorRun",
    "FolderBatch",
    "FolderPlan",
    "FolderRun",
    "Kind",
    "Maker",
    "ModelRun",
    "NotBegun",
    "Plan",
    "Run",
    "add_words",
    "collect",
    "collect_kept",
    "estimate",
    "estimate_of",
    "evaluate",
    "kind_of_sections",
    "known_kinds",
    "load_kind",
    "make_brief",
    "make_briefs",
    "preview",
    "read_cases",
    "read_earlier",
    "usual_kind",
    "verify",
    "write_dossier",
]
