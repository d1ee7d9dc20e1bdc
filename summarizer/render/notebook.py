"""A brief or a dossier in the cell of a notebook: its page in a frame that runs nothing."""

from html import escape

from summarizer.domain import Brief, Dossier
from summarizer.domain.showing import html_of
from summarizer.render.dossier import HtmlDossierRenderer
from summarizer.render.html import HtmlRenderer

_FRAME = '<iframe sandbox srcdoc="{page}" style="width:100%;height:36rem;border:1px solid"></iframe>'


def framed(page: str) -> str:
    """Return a page for the cell of a notebook; nothing in it runs, and its style stays its own."""
    return _FRAME.format(page=escape(page))


@html_of.register
def _brief(shown: Brief) -> str:
    return framed(HtmlRenderer().render(shown))


@html_of.register
def _dossier(shown: Dossier) -> str:
    return framed(HtmlDossierRenderer().render(shown))
