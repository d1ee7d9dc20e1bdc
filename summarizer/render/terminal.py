"""A brief on a terminal: the Markdown rendering without links and anchors, shown by rich."""

import re

from rich.console import Console
from rich.markdown import Markdown

from summarizer.domain import Brief
from summarizer.render.markdown import MarkdownRenderer
from summarizer.render.safety import safe

_ANCHOR = re.compile(r'<a id="s\d+"></a>')
_LINK = re.compile(r"\[(\d+)\]\(#s\d+\)")


def show(brief: Brief, console: Console) -> None:
    """Print a brief; what a terminal would obey in it is replaced."""
    text = MarkdownRenderer().render(brief)
    text = _LINK.sub(r"\1", _ANCHOR.sub("", text)).replace("<br>", " ")
    console.print(Markdown(safe(text), hyperlinks=False))
