"""Turn news articles about disputes into structured briefs, every claim with the sentences it rests on.

from summarizer import load_prompts, make_brief, open_model, read_input

brief = make_brief(read_input("article.txt"), open_model("local"), load_prompts())
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from summarizer.domain import Article, Brief, read_brief
    from summarizer.llm import open_model
    from summarizer.pipeline import Maker, load_kind, make_brief, make_briefs, verify
    from summarizer.prompting import load_prompts
    from summarizer.sources import read_html, read_input, read_inputs

_HOMES = {
    "Article": "domain",
    "Brief": "domain",
    "Maker": "pipeline",
    "load_kind": "pipeline",
    "load_prompts": "prompting",
    "make_brief": "pipeline",
    "make_briefs": "pipeline",
    "open_model": "llm",
    "read_brief": "domain",
    "read_html": "sources",
    "read_input": "sources",
    "read_inputs": "sources",
    "verify": "pipeline",
}

__all__ = [
    "Article",
    "Brief",
    "Maker",
    "load_kind",
    "load_prompts",
    "make_brief",
    "make_briefs",
    "open_model",
    "read_brief",
    "read_html",
    "read_input",
    "read_inputs",
    "verify",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the module of that name holds
    """Import a public name when it is asked for, so that the command line starts fast."""
    from importlib import import_module  # noqa: PLC0415 - the same reason

    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
