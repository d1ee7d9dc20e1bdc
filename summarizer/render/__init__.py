"""A brief in every form that people and programs read."""

from summarizer.render.data import JsonRenderer, NeutralRenderer, neutral
from summarizer.render.files import write_atomic
from summarizer.render.interface import Renderer
from summarizer.render.markdown import MarkdownRenderer
from summarizer.render.safety import safe, safe_name

RENDERERS: dict[str, Renderer] = {
    renderer.name: renderer for renderer in (MarkdownRenderer(), JsonRenderer(), NeutralRenderer())
}
"""Every rendering by the name that `--format` takes."""

__all__ = ["RENDERERS", "Renderer", "neutral", "safe", "safe_name", "write_atomic"]
