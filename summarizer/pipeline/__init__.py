"""From an article to a checked brief."""

from summarizer.pipeline.brief import make_brief
from summarizer.pipeline.preview import preview
from summarizer.pipeline.run import Finished, Maker, make_briefs
from summarizer.pipeline.staged import QuestionAnswer
from summarizer.pipeline.verifying import verify

__all__ = ["Finished", "Maker", "QuestionAnswer", "make_brief", "make_briefs", "preview", "verify"]
