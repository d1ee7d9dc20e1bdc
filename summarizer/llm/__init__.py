"""Models behind one protocol: any OpenAI-compatible endpoint, the embedded one, a test's script."""

from summarizer.llm.doors import is_embedded
from summarizer.llm.interface import Answer, Model, Request, StrategyName
from summarizer.llm.pacing import Limits
from summarizer.llm.references import open_batch_api, open_model
from summarizer.llm.scripted import ScriptedModel
from summarizer.llm.terms import Terms

__all__ = [
    "Answer",
    "Limits",
    "Model",
    "Request",
    "ScriptedModel",
    "StrategyName",
    "Terms",
    "is_embedded",
    "open_batch_api",
    "open_model",
]
